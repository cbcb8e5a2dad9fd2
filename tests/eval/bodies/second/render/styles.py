"""Styles of paragraphs, of tables and of the heads of pages."""

import re
from html import escape

HEADS = {
    "old": '<html>\n<head><meta http-equiv="Content-Type" content="text/html; charset=%c"><title>%t</title>\n'
    "<style>td{font-size:12px;line-height:150%%} a{color:#003399}</style></head>\n",
    "xhtml": '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/'
    'xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml"><head>\n<meta http-equiv='
    '"Content-Type" content="text/html; charset=%c" />\n<title>%t_%s</title>\n<link href="/css/style.css" '
    'rel="stylesheet" type="text/css" />\n</head>\n',
    "gov": '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="%c"><title>%t - %s</title>\n<meta name="SiteName" '
    'content="%s"><meta name="ArticleTitle" content="%t"><meta name="PubDate" content="%d">\n<meta name='
    '"ContentSource" content="%o"><link rel="stylesheet" href="/images/base.css"></head>\n',
    "h5": '<!doctype html>\n<html>\n<head>\n<meta charset="%c"><meta name="viewport" content="width=device-width">\n'
    '<title>%t-%s</title><meta property="og:title" content="%t"><meta name="description" content="%b">\n'
    "<style>.art{width:1200px;margin:0 auto}.hide{display:none}</style>\n</head>\n",
    "site": '<html><head><meta http-equiv=Content-Type content="text/html; charset=%c"><title>%s</title></head>\n',
}


def table(rows, v):
    o = [
        '<table border="1" cellspacing="0" cellpadding="0" width="96%">'
        if v % 2
        else '<table class="MsoTableGrid" style="border-collapse:collapse"><tbody>'
    ]
    for i, row in enumerate(rows):
        t = "th" if i == 0 and v % 3 == 0 else "td"
        q = "<p>%s</p>" if v % 2 == 0 else "%s"
        o.append("<tr>" + "".join(f"<{t}>{q % escape(x)}</{t}>" for x in row) + "</tr>")
    o.append("</tbody></table>" if v % 2 == 0 else "</table>")
    return "\n".join(o)


def word_paragraph(t):
    t = re.sub(
        r"([0-9][0-9.%]*)",
        r'<span lang="EN-US" style="font-family:\'Times New Roman\'">\1</span>',
        t,
    )
    return (
        '<p class="MsoNormal" style="text-indent:32.0pt;line-height:28.0pt"><span style="font-size:16.0pt;'
        f'font-family:仿宋_GB2312"><font face="仿宋_GB2312">{t}</font></span><span><o:p></o:p></span></p>'
    )


STYLES = {  # paragraph, heading, centred, right, figure
    "p2": (
        "<p>　　%s</p>",
        "<p>　　<strong>%s</strong></p>",
        '<p align="center">%s</p>',
        '<p align="right">%s</p>',
        '<p align="center"><img src="%i" /></p>\n<p align="center">%s</p>',
    ),
    "nb": (
        "<p>&nbsp;&nbsp;&nbsp; %s</p>",
        "<p>&nbsp;&nbsp;&nbsp; <b>%s</b></p>",
        "<center>%s</center>",
        '<p style="text-align:right">%s&nbsp;&nbsp;</p>',
        '<p style="text-align:center"><img src="%i"><br>%s</p>',
    ),
    "ind": (
        '<p style="text-indent: 2em;">%s</p>',
        "<h3>%s</h3>",
        '<p style="text-align: center;"><strong>%s</strong></p>',
        '<p style="text-align: right;">%s</p>',
        '<figure><img data-src="%i"><figcaption>%s</figcaption></figure>',
    ),
    "br": (
        "　　%s<br><br>",
        "　　<b>%s</b><br><br>",
        "<div align=center>%s</div>",
        "<div align=right>%s</div>",
        "<div align=center><img src=%i border=0><br><font color=#666666>%s</font></div><br>",
    ),
    "br1": (
        "&nbsp;&nbsp;&nbsp;&nbsp;%s<br>",
        "&nbsp;&nbsp;&nbsp;&nbsp;%s<br>",
        "<center>%s</center>",
        "<p align=right>%s</p>",
        "<table align=center><tr><td><img src=%i></td></tr><tr><td>%s</td></tr></table>",
    ),
    "word": (
        word_paragraph,
        '<p class="MsoNormal"><b><span style="font-family:黑体">%s</span></b></p>',
        '<p class="MsoNormal" align="center"><span style="font-size:22.0pt;font-family:方正小标宋简体">%s</span></p>',
        '<p class="MsoNormal" align="right" style="text-align:right"><span>%s</span></p>',
        '<p class="MsoNormal" align="center"><img width="500" src="%i"></p><p class="MsoNormal">%s</p>',
    ),
    "font": (
        "<P><FONT face=宋体 size=3>　　%s</FONT></P>",
        "<P><FONT face=黑体 size=3>　　%s</FONT></P>",
        "<P align=center><FONT size=4><STRONG>%s</STRONG></FONT></P>",
        "<P align=right><FONT face=宋体>%s</FONT></P>",
        '<P align=center><IMG src="%i"></P><P align=center><FONT color=#0000ff>%s</FONT></P>',
    ),
    "div": (
        "<div>　　%s</div>",
        "<div><b>　　%s</b></div>",
        '<div style="text-align:center">%s</div>',
        '<div style="text-align:right">%s</div>',
        '<div class="pic"><img src="%i"><div class="txt">%s</div></div>',
    ),
    "wx": (
        '<section style="margin:8px"><span leaf="" style="letter-spacing:1px">%s</span></section>',
        "<section><section><strong><span>%s</span></strong></section></section>",
        '<section style="text-align:center"><span>%s</span></section>',
        '<section style="text-align:right"><span>%s</span></section>',
        '<section><img class="rich_pages" data-src="%i"></section><section><span style="font-size:12px">%s</span>'
        "</section>",
    ),
    "open": (
        "<p>　　%s",
        "<p><b>　　%s</b>",
        "<p align=center>%s",
        "<p align=right>%s",
        "<p align=center><img src=%i><p align=center>%s",
    ),
    "row": (
        "<tr><td class=c>　　%s</td></tr>",
        "<tr><td class=c><b>%s</b></td></tr>",
        "<tr><td align=center>%s</td></tr>",
        "<tr><td align=right>%s</td></tr>",
        "<tr><td align=center><img src=%i></td></tr><tr><td align=center>%s</td></tr>",
    ),
    "span": (
        '<p><span style="font-size: 18px; font-family: 宋体, SimSun;">&emsp;&emsp;%s</span></p>',
        '<p><span style="font-size: 18px;"><strong>&emsp;&emsp;%s</strong></span></p>',
        '<p style="text-align: center;"><span style="font-size: 24px;">%s</span></p>',
        '<p style="text-align: right;"><span style="font-size: 18px;">%s</span></p>',
        '<p style="text-align: center;"><img src="%i" title="1.jpg" alt="1.jpg"/></p>'
        '<p style="text-align: center;"><span style="font-size: 14px; color:#888">%s</span></p>',
    ),
}
