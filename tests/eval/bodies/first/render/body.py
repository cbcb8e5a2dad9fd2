"""How editors of different years put the same text into mark-up."""

import re
from html import escape

from bodies.first.render.kit import img, tbl
from bodies.first.render.styles_b import STYLES_B

DIG = re.compile(r"([0-9][0-9.%℃-]*)")
IND = "　　"


def word(s):
    return DIG.sub(
        r'</span><span lang="EN-US" style="font-family:仿宋_GB2312">\1<o:p></o:p></span>'
        '<span style="font-family:仿宋_GB2312;mso-hansi-font-family:宋体">',
        escape(s),
    )


def ks(s):
    """Kaipu editor: digits in their own inherited span."""
    return DIG.sub(r'<span style="font-family: Calibri;">\1</span>', escape(s))


# name: (paragraph, plain paragraph, heading, centre, signature, picture, caption)
STYLES = {
    "fs": (
        '<p style="text-indent:2em;line-height:32px"><span style="font-size:16pt;font-family:'
        '仿宋_GB2312">%s</span></p>',
        '<p style="line-height:32px"><span style="font-size:16pt">%s</span></p>',
        '<p style="text-indent:2em"><span style="font-family:黑体;font-size:16pt">%s</span></p>',
        '<p style="text-align:center"><strong><span style="font-size:22pt">%s</span></strong></p>',
        '<p style="text-align:right"><span style="font-size:16pt">%s</span></p>',
        '<p style="text-align:center">%s</p>',
        '<p style="text-align:center"><span style="color:#555">%s</span></p>',
    ),
    "upper": (
        "<P><FONT size=3>　　%s</FONT>\n",
        "<P><FONT size=3>%s</FONT>\n",
        "<P><B><FONT size=3>　　%s</FONT></B>\n",
        "<P align=center><FONT size=4>%s</FONT>\n",
        "<P align=right><FONT size=3>%s</FONT>\n",
        "<P align=center>%s\n",
        "<P align=center><FONT color=#0000ff size=2>%s</FONT>\n",
    ),
    "br": (
        "　　%s<br><br>\n",
        "%s<br><br>\n",
        "<b>　　%s</b><br><br>\n",
        "<center>%s</center><br>\n",
        '<div align="right">%s</div>\n',
        "<center>%s</center>\n",
        "<center>%s</center><br>\n",
    ),
    "br1": (
        "&nbsp;&nbsp;&nbsp;&nbsp;%s<br />\n",
        "%s<br />\n",
        "&nbsp;&nbsp;&nbsp;&nbsp;<strong>%s</strong><br />\n",
        "&nbsp;&nbsp;&nbsp;&nbsp;%s<br />\n",
        "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;%s<br />\n",
        "%s<br />\n",
        "%s<br />\n",
    ),
    "word": (
        '<p class="MsoNormal" style="text-indent:32pt;mso-char-indent-count:2.0"><span style='
        '"font-family:仿宋_GB2312">%s</span></p>',
        '<p class="MsoNormal"><span>%s</span></p>',
        '<p class="MsoNormal" style="text-indent:32pt"><b><span style="font-family:黑体">%s'
        "</span></b></p>",
        '<p class="MsoNormal" align="center"><span>%s</span></p>',
        '<p class="MsoNormal" align="right" style="margin-right:32pt"><span>%s</span></p>',
        '<p class="MsoNormal" align="center">%s</p>',
        '<p class="MsoNormal" align="center"><span>%s</span></p>',
    ),
    "wx": (
        '<section style="margin:0 8px 16px"><section><span style="letter-spacing:1px">%s</span>'
        "</section></section>",
        "<section><span>%s</span></section>",
        '<section style="text-align:center"><section style="border-left:4px solid #c00"><strong>%s'
        "</strong></section></section>",
        '<section style="text-align:center"><span>%s</span></section>',
        '<section style="text-align:right"><span>%s</span></section>',
        "<section>%s</section>",
        '<section style="font-size:12px;color:#888"><span>%s</span></section>',
    ),
    "div": (
        "<div>　　%s</div>\n<div>&nbsp;</div>",
        "<div>%s</div>",
        "<div><b>　　%s</b></div>",
        '<div style="text-align:center">%s</div>',
        '<div style="text-align:right">%s</div>',
        '<div style="text-align:center">%s</div>',
        '<div style="text-align:center">%s</div>',
    ),
    "nb": (
        "<p>&nbsp;&nbsp;&nbsp; %s</p>\n",
        "<p>%s</p>\n",
        "<p>&nbsp;&nbsp;&nbsp; <strong>%s</strong></p>\n",
        '<p align="center">%s</p>\n',
        '<p align="right">%s&nbsp;&nbsp;</p>\n',
        '<p align="center">%s</p>\n',
        '<p align="center">%s</p>\n',
    ),
    "font": (
        '<p align="left"><font face="宋体"><font size="3"><font color="#000000">　　%s</font>'
        "</font></font></p>\n",
        '<p align="left"><font face="宋体"><font size="3">%s</font></font></p>\n',
        '<p><font face="黑体"><strong>　　%s</strong></font></p>\n',
        '<p align="center"><font face="黑体" size="4">%s</font></p>\n',
        '<p align="right"><font face="宋体">%s</font></p>\n',
        '<p align="center">%s</p>\n',
        '<p align="center"><font face="楷体_GB2312">%s</font></p>\n',
    ),
    "spanbr": (
        "<span>　　%s</span><br/>\n",
        "<span>%s</span><br/>\n",
        "<span><b>　　%s</b></span><br/>\n",
        "<span>%s</span><br/>\n",
        "<span>　　　　　　　　%s</span><br/>\n",
        "%s<br/>\n",
        "<span>%s</span><br/>\n",
    ),
    "rows": (
        '<tr><td class="t">　　%s</td></tr>\n',
        '<tr><td class="t">%s</td></tr>\n',
        '<tr><td class="t"><b>　　%s</b></td></tr>\n',
        "<tr><td align=center>%s</td></tr>\n",
        "<tr><td align=right>%s</td></tr>\n",
        "<tr><td align=center>%s</td></tr>\n",
        "<tr><td align=center>%s</td></tr>\n",
    ),
    "ue": (
        '<p style="margin-top: 10px; line-height: 2em; text-indent: 2em; white-space: normal;"'
        ">%s</p>",
        '<p style="line-height: 2em;">%s</p>',
        '<p style="line-height: 2em; text-indent: 2em;"><strong>%s</strong></p>',
        '<p style="line-height: 2em; text-align: center;">%s</p>',
        '<p style="line-height: 2em; text-align: right;">%s</p>',
        '<p style="text-align: center;">%s</p>',
        '<p style="text-align: center;"><span style="color: rgb(127, 127, 127);">%s</span></p>',
    ),
    "fig": (
        "<p>%s</p>\n",
        "<p>%s</p>\n",
        "<h3>%s</h3>\n",
        '<p class="c">%s</p>\n',
        '<p class="r">%s</p>\n',
        "<figure>%s",
        "<figcaption>%s</figcaption></figure>\n",
    ),
    "ibr": (
        '<div class="para">　　%s</div>\n',
        '<div class="para">%s</div>\n',
        '<div class="para sub"><span>　　%s</span></div>\n',
        '<div class="para mid">%s</div>\n',
        '<div class="para rt">%s</div>\n',
        '<div class="pic">%s',
        "<em>%s</em></div>\n",
    ),
    "pre": (
        "    %s\n\n",
        "%s\n\n",
        "    %s\n\n",
        "            %s\n\n",
        "                    %s\n",
        "%s\n",
        "%s\n\n",
    ),
    "kp": (
        '<p style="text-indent: 2em; text-align: justify;">%s</p>',
        '<p style="text-align: justify;">%s</p>',
        '<p style="text-indent: 2em;"><strong>%s</strong></p>',
        '<p style="text-align: center;"><strong>%s</strong></p>',
        '<p style="text-align: right;">%s</p>',
        '<p style="text-align: center;">%s</p>',
        '<p style="text-align: center;">%s</p>',
    ),
    "bare": (
        "<p>%s</p>\n",
        "<p>%s</p>\n",
        "<p>%s</p>\n",
        "<p>%s</p>\n",
        "<p>%s</p>\n",
        "<p>%s</p>\n",
        "<p>%s</p>\n",
    ),
    "pbr": (
        "<p>　　%s<br>\n",
        "<p>%s<br>\n",
        "<p><strong>　　%s</strong><br>\n",
        "<p align=center>%s<br>\n",
        "<p align=right>%s<br>\n",
        "<p align=center>%s<br>\n",
        "%s<br>\n",
    ),
    "only": (
        "%s<p>\n",
        "%s<p>\n",
        "<b>%s</b><p>\n",
        "%s<p>\n",
        "<i>%s</i><p>\n",
        "%s<br>\n",
        "<small>%s</small><p>\n",
    ),
}
CLOSE = {
    "fig": "</figure>",
    "ibr": "</div>",
    "idx": "</div>",
    "custom": "</article-img>",
    "capt": "</tbody></table>",
    "artp": "</div>",
}
KINDS = {"p": 0, "p0": 1, "h": 2, "ctr": 3, "sign": 4}


def render(c, art, style, cut=None, tattr='border="1" cellspacing="0"'):
    """cut: html put between paragraphs in the middle (an advertisement, a box)."""
    st = (STYLES | STYLES_B)[style]
    esc = {"word": word, "kp": ks}.get(style, escape)
    out = []
    ps = [i for i, (k, _) in enumerate(art.blocks) if k == "p"]
    mid = ps[len(ps) // 2] if len(ps) > 2 else -1
    for i, (k, v) in enumerate(art.blocks):
        if i == mid and cut:
            out.append(cut)
        if k == "img":
            out.append(st[5] % img(c, "border=0" if style in ("upper", "br") else 'alt=""'))
            if v:
                out.append(st[6] % esc(v))
            else:
                out.append(CLOSE.get(style, ""))
        elif k == "table":
            t = tbl(v, tattr)
            out.append(f"<tr><td>{t}</td></tr>" if style == "rows" else t)
        elif k == "att":
            nm = v.split("：", 1)[-1]
            pre = v[: len(v) - len(nm)]
            ext = c.r.choice(["doc", "docx", "xls", "pdf"])
            a = f'<a href="./P0{c.r.randint(10**8, 10**9)}.{ext}">{escape(nm)}</a>'
            out.append(st[0] % (escape(pre) + a))
        else:
            out.append(st[KINDS[k]] % esc(v))
    return "".join(out)
