"""Styles of paragraphs in half B only."""

STYLES_B = {
    "s1": (
        '<p class="p1"><span class="s1">　　%s</span></p>',
        '<p class="p1"><span class="s1"><b>　　%s</b></span></p>',
        '<p class="p2" style="text-align:center"><span class="s1">%s</span></p>',
        '<p class="p3" style="text-align:right"><span class="s1">%s　　</span></p>',
        '<p class="p1"><img alt="" src="%i" width="600"></p><p class="p4"><span class="s2">%s</span></p>',
    ),
    "pre": (
        "　　%s\n",
        "　　%s\n",
        "            %s\n",
        "                              %s\n",
        "<img src=%i>\n%s\n",
    ),
    "nest": (
        '<FONT size=3><FONT color=#000000><SPAN style="FONT-FAMILY: 仿宋_GB2312">　　%s</SPAN></FONT></FONT><BR>',
        "<FONT size=3><STRONG><FONT face=楷体>　　%s</FONT></STRONG></FONT><BR>",
        "<DIV align=center><FONT size=5><FONT color=#ff0000>%s</FONT></FONT></DIV>",
        "<DIV align=right><FONT size=3>%s</FONT></DIV>",
        '<CENTER><IMG height=300 src="%i" width=400 border=1><BR><FONT size=2>%s</FONT></CENTER>',
    ),
    "ks": (
        '<p style="text-indent:2em;line-height:2em;font-family:宋体;font-size:12pt;"><span><span>%s</span></span></p>',
        '<p style="text-indent:2em;line-height:2em;font-family:黑体;"><span>%s</span></p>',
        '<p style="text-align:center;line-height:2em;"><span style="font-size:18pt">%s</span></p>',
        '<p style="text-align:right;line-height:2em;"><span>%s</span></p>',
        '<p style="text-align:center;"><img src="%i" style="max-width:800px"></p><p style="text-align:center">'
        '<span style="font-family:楷体">%s</span></p>',
    ),
    "para": (
        '<div class="paragraph"><div class="text">%s</div></div>',
        '<div class="paragraph"><h4>%s</h4></div>',
        '<div class="paragraph center"><div class="text">%s</div></div>',
        '<div class="paragraph r">%s</div>',
        '<div class="image-box"><div class="img-c"><img src="%i"></div><div class="img-title">%s</div></div>',
    ),
    "onep": (
        "　　%s<br />\n",
        "　　<strong>%s</strong><br />\n",
        "%s<br />\n",
        "%s<br />\n",
        '<img src="%i" /><br />\n%s<br />\n',
    ),
    "bq": (
        '<blockquote style="margin:0">%s</blockquote>',
        "<blockquote><b>%s</b></blockquote>",
        "<center>%s</center>",
        "<div align=right>%s</div>",
        "<center><img src=%i><br>%s</center>",
    ),
    "li": (
        '<p data-track="1">%s</p>',
        '<h2 class="pgc-h-arrow-right">%s</h2>',
        '<p style="text-align:center">%s</p>',
        '<p style="text-align:right">%s</p>',
        '<div class="pgc-img"><img src="%i"><p class="pgc-img-caption">%s</p></div>',
    ),
    "tdnb": (
        "<tr><td>&nbsp;</td><td>&nbsp;&nbsp;&nbsp;&nbsp;%s</td></tr>",
        "<tr><td></td><td><b>%s</b></td></tr>",
        "<tr><td></td><td align=center>%s</td></tr>",
        "<tr><td></td><td align=right>%s</td></tr>",
        "<tr><td></td><td><img src=%i><br>%s</td></tr>",
    ),
}
