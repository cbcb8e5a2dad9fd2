"""What all invented sites share: page frame, paragraphs as real editors leave them, list dates."""

import random
from html import escape

from replica.site import Document, Site

NAV = [
    "首页",
    "政务公开",
    "办事服务",
    "互动交流",
    "政府信息公开指南",
    "法定主动公开内容",
    "机构职能",
    "规划计划",
    "财政预决算",
]


def frame(site: Site, title: str, main: str, head: str = "") -> str:
    """A whole page: head, top bar, breadcrumb, main part, footer with filing numbers."""
    nav = "".join(f'<li><a href="/nav/{i}/">{name}</a></li>' for i, name in enumerate(NAV))
    base = '<base href="/zwgk/">' if "base" in site.quirks else ""
    footer_class = ' class="TRS_Editor"' if "footer_container" in site.quirks else ""
    return f"""<!DOCTYPE html>
<html><head><meta charset="{site.charset}">{base}<title>{escape(title)}_{site.agency}</title>
<meta name="SiteName" content="{site.agency}"><meta name="SiteIDCode" content="{site.site_code}">\
{head}
<style>.top{{color:red}}</style><script>var today = new Date();</script></head>
<body><div class="top"><span>今天是2026年1月5日 星期一</span><a href="#">无障碍浏览</a>\
 <a href="#">长者模式</a></div><ul class="nav">{nav}</ul>
<div class="crumb">您的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a>\
 &gt; 建议提案办理</div>
{main}
<div class="foot"><p{footer_class}>版权所有：{site.agency}　主办单位：{site.agency}　地址：\
和平路1号，邮编：999001，联系电话：0999-2000000</p>
<p>网站标识码：{site.site_code}　许可证号：云ICP备20990001号-1　公安备案号：99010002000001</p></div>
</body></html>"""


def paragraphs(site: Site, document: Document, lines: list[str]) -> str:
    """Article lines as an editor leaves them: indents of wide spaces, words split over span,
    MsoNormal classes, br or p."""
    rng = random.Random(f"markup {site.like or site.name} {document.number}")
    style = rng.choice(["p", "p", "div", "br"])
    out = []
    for line in lines:
        text = escape(line, quote=False)
        if "span_words" in site.quirks and len(text) > 12:
            at = rng.randint(3, len(text) - 4)
            if "&" not in text:
                text = (
                    f"{text[:at]}<span "
                    f'style="font-family:仿宋">{text[at : at + 2]}</span><span>'
                    f"{text[at + 2 :]}</span>"
                )
        out.append(f"　　{text}" if rng.random() < 0.7 else f"&nbsp;&nbsp;&nbsp;&nbsp;{text}")
    if style == "br":
        return "<br>\n".join(out)
    mso = ' class="MsoNormal" style="text-indent:2em"' if rng.random() < 0.5 else ""
    return "\n".join(f"<{style}{mso}>{line}</{style}>" for line in out)


def meta_tags(site: Site, document: Document) -> str:
    """The meta tags of 国办发〔2017〕47号, and the generation time that date finders fall for."""
    return (
        f'<meta name="ArticleTitle" content="{escape(document.case.title)}"><meta name="PubDate" '
        f'content="{document.published:%Y-%m-%d} 00:00:00">'
        f'<meta name="ContentSource" content="{site.agency}"><meta name="Keywords" '
        'content=""><meta name="others" content="页面生成时间 2026-01-05 03:00:00">'
    )
