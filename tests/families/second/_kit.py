"""Shells, articles and rows of the sealed half: other words and shapes than base.py."""

import datetime as dt
import zlib

import families_base as B
from families_base import Site, cn_number, esc, mangle


class Site2(Site):
    def make_title(self, k, number, topic, term, sess):
        rng, lv = self.rng, {"市": "市", "县": "县", "区": "区"}[self.level]
        if k == "npc":
            return rng.choice(
                [
                    f"{self.agency}关于{lv}{cn_number(term)}届人大{cn_number(sess)}次会议第{number}号建议办理情况的复函",
                    f"关于“{topic}”建议（第{number}号）的答复意见",
                    f"{lv}人大代表第{number:04d}号建议答复：{topic}",
                    f"【人大建议】第{number}号 关于{topic}的答复",
                ]
            )
        return rng.choice(
            [
                f"{self.agency}关于{lv}政协{cn_number(term)}届{cn_number(sess)}次会议第{number:03d}号提案办理情况的复函",
                f"关于“{topic}”提案（第{number}号）的答复意见",
                f"{lv}政协委员提案第{number:04d}号答复：{topic}",
                f"【政协提案】第{number}号 关于{topic}的答复",
            ]
        )

    def shell(self, title, main, page, *, side="", head="", foot=None, name_last=False):
        t, cs = esc(title), self.charset
        menu = "".join(
            f'<a href="{h}">{w}</a>'
            for h, w in (("/", "网站首页"), ("/xwzx/", "要闻动态"), ("/zwgk/", "信息公开"))
        )
        foot = (
            foot
            if foot is not None
            else (
                f'<div id="bottom"><p><a href="/about/wzsm.html">网站声明</a>　<a href="/about/lxwm.html">联系我们</a>　<a href="https://beian.miit.gov.cn/">备案号：虚构ICP备{zlib.crc32(self.host.encode()) % 90000000 + 10000000}号-1</a></p>'
                f"<p>版权所有　{self.agency}　更新日期：2025-11-25</p></div>"
            )
        )
        if self.skin == 0:
            out = (
                f'<!DOCTYPE HTML>\n<html>\n<head>\n<meta http-equiv="X-UA-Compatible" content="IE=edge">\n<meta http-equiv="Content-Type" content="text/html; charset={cs}">\n<title>{self.agency}  {t}</title>\n{head}</head>\n<body>\n<!--[if lt IE 9]><p>浏览器过旧</p><![endif]-->\n'
                f'<div class="container"><div class="row header">{menu}</div><div class="row"><div class="col-md-9">{main}</div><div class="col-md-3">{side}</div></div></div>\n{foot}\n</body>\n</html>'
            )
        elif self.skin == 1:
            out = f'<html><head><title>{t}</title><meta http-equiv="Content-Type" content="text/html; charset={cs}">{head}</head><body><center><table border="0" cellspacing="0"><tr><td colspan="2">{menu}</td></tr><tr><td valign="top">{side}<br></td><td valign="top">{main}</td></tr><tr><td colspan="2">{foot}</td></tr></table></center></body></html>'
        elif self.skin == 2:
            out = f'<?xml version="1.0" encoding="{cs}"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh">\n<head>\n  <meta http-equiv="Content-Type" content="text/html; charset={cs}" />\n  <title>{t} - {self.agency}门户网站</title>\n  {head}\n</head>\n<body class="inner">\n\n\n   <div class="head">{menu}</div>\n   <div class="content-l">{side}</div>\n   <div class="content-r">\n{main}\n   </div>\n   {foot}\n</body>\n</html>'
        else:
            out = f'<!DOCTYPE html>\n<html lang="zh">\n  <head>\n    <meta charset="{cs}"/>\n    <meta name="ColumnName" content="{t}"/>\n    <title>{t}_{self.agency}</title>\n    {head}\n  </head>\n  <body>\n    <div class="site-nav">{menu}</div>\n    <section class="page">{side}{main}</section>\n    {foot}\n  </body>\n</html>'
        return mangle(out, self.dialect)

    def article(self, doc, topic):
        rng = self.rng
        person = rng.choice(B.SURNAMES) + rng.choice(B.GIVEN)
        word, role = ("建议", "代表") if doc.kind == "npc" else ("提案", "委员")
        who = rng.choice(
            [
                f"尊敬的{person}{role}：",
                f"尊敬的{person}等{rng.randint(2, 9)}名{role}：",
                f"尊敬的{person}{role}:",
            ]
        )
        first = rng.choice(
            [
                f"首先感谢您对我市{topic}工作的关注。您的{word}已收悉，经与会办单位研究，答复如下：",
                f"您提的“{topic}”{word}收悉。我局高度重视，现就有关问题答复如下：",
            ]
        )
        body = [
            p.format(
                t=topic,
                a=rng.randint(21, 470),
                b=rng.randint(31, 2500),
                c=rng.randint(4, 18),
                d=rng.randint(2, 9),
            )
            for p in rng.sample(B.PARAS, rng.randint(2, 4))
        ]
        day = doc.date - dt.timedelta(days=rng.randint(0, 3))
        end = ["再次感谢您对我们工作的关心。", self.agency, f"{day.year}年{day.month}月{day.day}日"]
        s = self.article_skin % 3
        if s == 0:
            inner = "\n".join(
                f'<p style="text-indent: 2em;">{esc(x)}</p>' for x in [who, first, *body, *end]
            )
            main = f'<div class="bt-content"><h3 class="bt">{esc(doc.title)}</h3><div class="xx">发布时间：{doc.date:%Y-%m-%d %H:%M}　来源：{self.agency}</div><div id="zoom">{inner}</div></div>'
        elif s == 1:
            inner = "<br>".join("　　" + esc(x) for x in [who, first, *body, *end])
            main = f'<table width="90%"><tr><td align="center"><b>{esc(doc.title)}</b></td></tr><tr><td align="center">发布时间：{doc.date.year}-{doc.date.month}-{doc.date.day}</td></tr><tr><td class="nr">{inner}</td></tr></table>'
        else:
            inner = "".join(f"<div>&emsp;&emsp;{esc(x)}</div>" for x in [who, first, *body, *end])
            main = f'<div class="art"><h1>{esc(doc.title)}</h1><ul class="meta"><li>发布时间：{doc.date:%Y.%m.%d}</li><li>浏览：次</li></ul><div class="art-con">{inner}</div></div>'
        return self.shell(doc.title, main, doc.path)


def date_cards(site, docs, page, how="root"):
    """Day large, year-month small."""
    return "\n".join(
        f'<div class="card"><div class="time"><strong>{d.date:%d}</strong><small>{d.date:%Y-%m}</small></div><div class="txt"><h5><a href="{site.href(d.path, page, how)}">{esc(d.title)}</a></h5><p>办理单位：{site.agency}</p></div></div>'
        for d in docs
    )


def date_first(site, docs, page, how="root"):
    return (
        '<ul class="gl">'
        + "\n".join(
            f'<li><i>{d.date:%m-%d}</i>·<a target="_blank" href="{site.href(d.path, page, how)}">\n  {esc(d.title)}\n</a></li>'
            for d in docs
        )
        + "</ul>"
    )


def glued(site, docs, page, how="root"):
    """Title and date in one text."""
    return (
        '<div class="xxlb">'
        + "\n".join(
            f'<p>• <a href="{site.href(d.path, page, how)}">{esc(d.title)}{d.date:%Y-%m-%d}</a></p>'
            for d in docs
        )
        + "</div>"
    )


def undated(site, docs, page, how="root"):
    return (
        "<ol>"
        + "".join(
            f'<li><a href="{site.href(d.path, page, how)}">{esc(d.title)}</a></li>' for d in docs
        )
        + "</ol>"
    )


def open_call(site, docs, page, how="root"):
    """The address stands in the arguments of a call."""
    return (
        '<table class="gkb"><thead><tr><th>名称</th><th>日期</th></tr></thead><tbody>'
        + "\n".join(
            f"<tr><td><a href=\"javascript:void(0)\" onclick=\"openView('{d.path}', '_blank')\">{esc(d.title)}</a></td><td>{d.date.year}年{d.date.month}月{d.date.day}日</td></tr>"
            for d in docs
        )
        + "</tbody></table><script>function openView(u, t){ window.open(u, t); }</script>"
    )


SHAPES = [date_cards, date_first, glued, undated, open_call]


def dl_one(site, docs, page, how="root"):
    return (
        '<dl class="zl">'
        + "\n".join(
            f'<dt><a href="{site.href(d.path, page, how)}" title="{esc(d.title)}">{esc(d.title[:16])}…</a></dt><dd>发布日期：{d.date:%Y年%m月%d日}</dd>'
            for d in docs
        )
        + "</dl>"
    )
