"""Small parts of pages, in many mark-ups, and the renderers of text."""

from html import escape

from bodies.first.texts.teasers import other_titles, remark, snippet

MEDIA = [
    "首页",
    "新闻",
    "政务公开",
    "办事服务",
    "互动交流",
    "走进本地",
    "专题",
    "数据",
    "视频",
    "图片",
    "评论",
    "财经",
    "体育",
    "文化",
    "教育",
    "健康",
    "旅游",
    "房产",
    "汽车",
    "社区",
    "论坛",
    "读报",
    "直播",
    "党建",
    "法治",
    "公示公告",
    "领导之窗",
    "机构设置",
    "政策文件",
    "招商引资",
]
MENU = [
    "政务公开",
    "政务服务",
    "互动交流",
    "走进本地",
    "政务要闻",
    "通知公告",
    "部门动态",
    "乡镇动态",
    "政策文件",
    "政策解读",
    "领导之窗",
    "机构职能",
    "规划计划",
    "财政资金",
    "统计数据",
    "建议提案",
    "人事信息",
    "招标采购",
    "公示公告",
    "专题专栏",
    "营商环境",
    "应急管理",
    "政府公报",
    "数据开放",
    "民意征集",
]


def noise(c):
    """Style and script as pages carry them."""
    r = c.r
    css = "".join(
        ".{}{}{{margin:{}px auto;color:#{:06x};float:left}}".format(
            r.choice(["box", "nav", "list", "tit", "con"]),
            r.randint(1, 99),
            r.randint(0, 30),
            r.randint(0, 0xFFFFFF),
        )
        for _ in range(r.randint(4, 60))
    )
    js = "".join(
        f'function f{i}(a){{if(a>{r.randint(1, 99)}){{document.getElementById("d{i}").style.display="none";}}return a*{r.randint(2, 9)};}}'
        for i in range(r.randint(2, 40))
    )
    return f'<style type="text/css">{css}</style>\n<script type="text/javascript">{js}</script>\n'


def href(c):
    r = c.r
    return r.choice(
        [
            f"./{r.randint(2010, 2026)}{r.randint(1, 12):02d}/t{r.randint(10**7, 10**8)}_{r.randint(10**5, 10**7)}.html",
            f"/art/{r.randint(2010, 2026)}/{r.randint(1, 12)}/{r.randint(1, 28)}/art_{r.randint(100, 9999)}_{r.randint(10**4, 10**6)}.html",
            f"/info/{r.randint(1000, 1999)}/{r.randint(1000, 99999)}.htm",
            f"show.asp?id={r.randint(100, 99999)}",
            f"/content/{r.randint(10**5, 10**8)}.shtml",
        ]
    )


def menu(c, n=10, how="ul", cls="nav"):
    xs = ["首页", *c.pick(MENU if c.kind == "government" else MEDIA[1:], n - 1)]
    a = [f'<a href="/{i}/">{x}</a>' for i, x in enumerate(xs)]
    if how == "ul":
        return f'<ul class="{cls}">' + "".join(f"<li>{x}</li>" for x in a) + "</ul>"
    if how == "bar":
        return " | ".join(a)
    if how == "td":
        return (
            "<table width=100% border=0><tr>"
            + "".join(f"<td align=center>{x}</td>" for x in a)
            + "</tr></table>"
        )
    if how == "dl":
        return "<dl>" + "".join(f"<dd>{x}</dd>" for x in a) + "</dl>"
    return "&nbsp;&nbsp;".join(a)


def links(c, n=8, how="ul", date=False, titles=None):
    ts = titles or other_titles(c, n)
    out = []
    for i, t in enumerate(ts):
        d = f"{c.r.randint(1, 12):02d}-{c.r.randint(1, 28):02d}"
        d = {"ul": f"<span>{d}</span>", "td": f"<td width=60>{d}</td>"}.get(how, f"({d})")
        d = d if date else ""
        a = f'<a href="{href(c)}" title="{escape(t)}">{escape(t)}</a>'
        out.append(
            {
                "ul": f"<li>{a}{d}</li>",
                "td": f"<tr><td>·{a}</td>{d}</tr>",
                "br": f"· {a} {d}<br>",
                "div": f'<div class="item">{a}<i>{d}</i></div>',
                "dl": f"<dt><em>{i + 1}</em>{a}</dt>",
                "p": f"<p>{a}{d}</p>",
            }[how]
        )
    wrap = {"ul": "<ul>%s</ul>", "td": "<table cellspacing=0>%s</table>", "dl": "<dl>%s</dl>"}
    return wrap.get(how, "<div>%s</div>") % "\n".join(out)


def teasers(c, n=4, tag="div", cls="card"):
    out = []
    for t in other_titles(c, n):
        out.append(
            f'<{tag} class="{cls}"><a href="{href(c)}"><img src='
            f'"/p/{c.r.randint(1, 9999)}.jpg"'
            f' alt=""></a><h4><a href="{href(c)}">{escape(t)}</a></h4><p>{escape(snippet(c))}</p>'
            f"<span>{c.hm()}</span></{tag}>"
        )
    return "\n".join(out)


def comments(c, n=4, how="div"):
    out = []
    for _ in range(n):
        u = c.f("[{pl}网友|手机用户{n:1000-9999}|爱在{pl}|游客]")
        out.append(
            f'<{how} class="cmt"><b>{u}</b> <span>{c.date(1)} {c.hm()}</span>'
            f"<p>{remark(c)}</p><a>回复</a> <a>赞({c.r.randint(0, 99)})</a></{how}>"
        )
    return "\n".join(out)


def crumbs(c, how=0):
    a, b = c.pick(MENU if c.kind != "news" else MEDIA[1:], 2)
    return [
        f'您现在的位置：<a href="/">首页</a> &gt; <a href="/a/">{a}</a> &gt; <a href="/b/">{b}</a>'
        " &gt; 正文",
        f'当前位置: <a href="/">首页</a>&gt;&gt;{a}&gt;&gt;{b}',
        f'<a href="/">首页</a>/<a href="/x">{a}</a>/<span>{b}</span>',
    ][how]


def foot(c, how=0):
    n = c.fix["county"]
    icp = f"备案号：XICP备{c.r.randint(10**7, 10**8 - 1)}号"
    return [
        f"<p>主办：{n}人民政府办公室&nbsp;&nbsp;承办：{n}大数据中心</p><p>网站标识码："
        f"{c.r.randint(10**9, 10**10 - 1)} {icp}</p><p>地址：{n}{c.fix['road']}88号　邮编："
        f"{c.r.randint(100000, 799999)}</p>",
        f"版权所有 {c.fix['cname']}新闻网 未经书面授权不得复制或建立镜像<br>{icp} "
        f"广告热线：{c.f('{tel}')} 投稿信箱：tougao@example.cn",
        f"Copyright &copy; 2004-{c.year} All Rights Reserved. {icp}",
        f"关于我们 - 联系方式 - 招聘信息 - 网站地图 - 友情链接<br>{icp}",
    ][how]


def src(c):
    return c.f("[{cname}日报|{city}政府网|{county}融媒体中心|{hall}晚报|{prov}新闻网]")


def tbl(rows, attr='border="1" cellspacing="0"', td="td"):
    out = []
    for row in rows:
        out.append("<tr>" + "".join(f"<{td}>{escape(x) or '&nbsp;'}</{td}>" for x in row) + "</tr>")
    return f"<table {attr}>" + "\n".join(out) + "</table>"


def img(c, attr=""):
    return f'<img src="/u/{c.year}/{c.r.randint(10**5, 10**7)}.jpg" {attr}>'


def doc(title, body, head="", dt="<!DOCTYPE html>", cs="utf-8", battr=""):
    return (
        f'{dt}\n<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset'
        f'={cs}">'
        f"\n<title>{title}</title>\n{head}</head>\n<body {battr}>\n{body}\n</body>\n</html>\n"
    )
