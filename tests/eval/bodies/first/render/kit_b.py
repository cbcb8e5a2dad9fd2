"""Parts of pages for half B."""

from html import escape

from bodies.first.render.kit import MEDIA, MENU, href
from bodies.first.texts.teasers import other_titles, remark, snippet


def mega(c, n=6):
    out = []
    pool = MENU if c.kind in ("government", "short_reply") else MEDIA
    for x in c.pick(pool, n):
        sub = "".join(f'<a href="{href(c)}">{y}</a>' for y in c.pick(pool, 5))
        out.append(f'<div class="m1"><a>{x}</a><div class="m2">{sub}</div></div>')
    return '<div class="mega">' + "".join(out) + "</div>"


def selects(c, n=4):
    out = ""
    for x in ["国务院部门网站", "省直部门", "市州政府", "县市区", "新闻媒体"][:n]:
        o = "".join(
            f"<option>{c.nb.place()}{c.r.choice(['市', '县', '区'])}</option>" for _ in range(6)
        )
        out += f"<select><option>--{x}--</option>{o}</select>"
    return out


def ranks(c, n=10):
    return (
        '<ol class="rank">'
        + "".join(
            f'<li><i>{i + 1}</i> <a href="{href(c)}">{escape(t)}</a> <b>{c.r.randint(1, 99)}万</b></li>'
            for i, t in enumerate(other_titles(c, n))
        )
        + "</ol>"
    )


def rows(c, n=8, w="100%"):
    return (
        f"<table width={w} cellpadding=2>"
        + "".join(
            f'<tr><td width=10><img src=dot.gif></td><td><a href="{href(c)}" target=_blank>{escape(t)}</a> '
            f"<font color=gray>{c.r.randint(1, 12)}/{c.r.randint(1, 28)}</font></td></tr>"
            for t in other_titles(c, n)
        )
        + "</table>"
    )


def media(c, n=4):
    out = []
    for t in other_titles(c, n):
        out.append(
            f'<dl class="media"><dt><a href="{href(c)}"><img src='
            f'"t{c.r.randint(1, 999)}.png">'
            f'</a></dt><dd><strong><a href="{href(c)}">{escape(t)}</a></strong></dd><dd>'
            f'{escape(snippet(c))}<a href="{href(c)}">[详细]</a></dd></dl>'
        )
    return "".join(out)


def flow(c, n=6):
    out = []
    for t in other_titles(c, n):
        out.append(
            f'<a class="flow" href="{href(c)}"><span class="tt">{escape(t)}</span><span class='
            f'"ds">'
            f'{escape(snippet(c))}{escape(snippet(c))}</span><span class="mt"'
            f">{c.r.randint(1, 23)}小时前 · "
            f"{c.r.randint(0, 400)}评</span></a>"
        )
    return "<div>" + "".join(out) + "</div>"


def talk(c, n=5):
    out = []
    for _ in range(n):
        out.append(
            f'<table class="post"><tr><td rowspan=2>头像</td><td>{c.f("[用户|网友|ID]")}'
            f"{c.r.randint(100, 99999)} 发表于 {c.date(1)} {c.hm()}</td></tr><tr><td"
            f">{remark(c)}"
            f"，{remark(c)} <a>引用</a> <a>支持[{c.r.randint(0, 50)}]</a></td></tr></table>"
        )
    return "".join(out)


def pics(c, n=6):
    return (
        '<div class="pics">'
        + "".join(
            f'<span><a href="{href(c)}"><img src="s{i}.jpg" alt="{escape(t)}"><br>{escape(t)}</a></span>'
            for i, t in enumerate(other_titles(c, n))
        )
        + "</div>"
    )


def stamp(c, how=0):
    s = c.f("[{cname}新闻网|{county}人民政府办公室|{hall}时报|{city}广播电视台|综合]")
    return [
        f"{c.date()}　{c.hm()}　{s}",
        f"{s} | {c.date(1)} {c.hm()}:{c.r.randint(10, 59)}",
        f"来源：<a>{s}</a>　时间：{c.date(3)}　浏览：{c.r.randint(10, 9999)}",
        f"<em>{c.date(2)}</em><em>{s}</em>",
        f"[ {c.date(4)} ] 稿源：{s}",
    ][how]


def base(c, how=0):
    n = c.fix["county"]
    k = c.r.randint(10**7, 10**8)
    return [
        f"<ul><li>{n}人民政府主办</li><li>{n}政务服务和数据局维护</li><li>技术支持电话 {c.f('{tel}')}</li>"
        f"<li>公安备案 {k}</li></ul>{selects(c)}",
        f"<p>本网站所刊载信息，不代表本网观点。刊用本网站稿件，务经书面授权。</p><p>增值电信业务经营许可证 {k}</p>",
        f"<hr><font size=2>{c.fix['cname']}新闻中心 版权所有 &nbsp; 建议使用1024*768分辨率浏览</font>",
        f"<p><a>关于本站</a>┊<a>广告服务</a>┊<a>法律声明</a>┊<a>人才招聘</a></p><p>ICP {k}</p>",
    ][how]
