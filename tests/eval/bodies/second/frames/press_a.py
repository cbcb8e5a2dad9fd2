"""Half A: plain older news pages."""

from bodies.second.render.frame import Frame
from bodies.second.texts import press

KIND = "press"
FRAMES = [
    Frame(
        "pa01",
        KIND,
        [press.outbreak, press.quake, press.cable],
        "br",
        "{c}日报网络版",
        """[[HEAD]]<body bgcolor=#ffffff><table width=760 border=0 align=center>
<tr><td colspan=2><img src=logo.gif></td></tr><tr><td width=130 valign=top bgcolor=#e0e0e0>[[N 8|<a href=%u>%t</a><br>]]</td>
<td valign=top><p align=center><font size=4><b>[[T]]</b></font></p><p align=center><font size=2>[[DC]]</font></p><font size=3>
[[BODY]]</font><hr><font size=2><a href=index.htm>返回目录</a></font></td></tr></table></body></html>""",
        enc="gb18030",
        years=(2003, 2008),
        ext="htm",
    ),
    Frame(
        "pa02",
        KIND,
        [press.local, press.essay, press.bird],
        "p2",
        "{c}日报数字报",
        """[[HEAD]]<body><div class="szb-l"><div class="bm">第A04版：民生</div>
<img usemap="#PagePicMap" src="/page.jpg"><div><a>上一版</a> <a>下一版</a> PDF版</div></div><div class="szb-r"><div class="rq">[[DC]] 星期五
<a>往期回顾</a> <a>版面导航</a></div><div class="nr"><h4 class="ytm"></h4><h1>[[T]]</h1><h4 class="ftm"></h4>
<div id="ozoom"><founder-content>[[BODY]]</founder-content></div><div><a>上一篇</a> <a>下一篇</a> <a>放大</a> <a>缩小</a> <a>默认</a></div></div>
<div class="mulu"><b>标题导航</b>[[L 6|<li><a href="content_%h.htm">%t</a></li>]]</div></div></body></html>""",
        head="xhtml",
        years=(2009, 2020),
        ext="htm",
    ),
    Frame(
        "pa03",
        KIND,
        [press.overseas_club, press.overseas_school, press.overseas_health],
        "br1",
        "僑聲日報",
        """[[HEAD]]<body><center><table width=800>
<tr><td>[[N 9|<a href=%u>%t</a> | ]]</td></tr></table><table width=800><tr><td width=560 valign=top><h3>[[T]]</h3><small>[[D]]</small><br>
[[BODY]]<p><a href=print.php>友善列印</a> <a href=mail.php>轉寄朋友</a></td><td valign=top><b>更多新聞</b><br>[[L 8|<a href=%u>%t</a><br>]]
<img src=ad2.gif></td></tr></table>版權所有 不得轉載</center></body></html>""",
        enc="big5",
        years=(2004, 2012),
        trad=True,
        ext="php",
    ),
    Frame(
        "pa04",
        KIND,
        [press.radio, press.cable, press.science],
        "nb",
        "远方之声",
        """[[HEAD]]<body><div id="menu">[[N 8|<a href="%u">%t</a>]]</div>
<div id="lang"><a>English</a> <a>繁體</a> <a>简体</a> <a>节目表</a></div><div id="story"><h2>[[T]]</h2><div class="dt">[[D]]</div>
<div class="aud"><a href="/a.mp3">收听 下载 (MP3)</a></div><div class="bodytxt">[[BODY]]</div><div class="opt"><a>打印</a><a>电邮此文</a>
</div></div><div id="rt"><h4>相关报道</h4>[[L 5|<p><a href="%u">%t</a></p>]]</div></body></html>""",
        head="xhtml",
        years=(2006, 2014),
    ),
    Frame(
        "pa05",
        KIND,
        [press.outbreak, press.bird, press.science],
        "row",
        "卫生信息周刊",
        """[[HEAD]]<body><table width=770 align=center><tr>
[[N 7|<td><a href=%u>%t</a></td>]]</tr></table><table width=770 align=center><tr><td align=center><b>[[T]]</b></td></tr><tr><td align=center>
[[D]] 来源:[[S]] 浏览:[[HIT]]</td></tr>[[BODY]]</table><table width=770 align=center><tr><td>最新文章：</td></tr>
[[L 8|<tr><td>※ <a href=article.asp?id=%h>%t</a> %d</td></tr>]]</table></body></html>""",
        enc="gb18030",
        years=(2004, 2010),
        ext="asp",
    ),
    Frame(
        "pa06",
        KIND,
        [press.cable, press.radio, press.quake],
        "open",
        "环球电讯",
        """[[HEAD]]<body text=#000000><p><a href=/>主页</a> &gt; <a>国际</a>
<h3>[[T]]</h3><i>[[DT]]</i>[[BODY]]<p><hr><ul>[[L 5|<li><a href=%u>%t</a>]]</ul><p align=center>关于我们 - 版权说明 - 网站律师</body></html>""",
        enc="gb18030",
        years=(2002, 2008),
        ext="htm",
    ),
    Frame(
        "pa07",
        KIND,
        [press.overseas_police, press.overseas_club, press.overseas_school],
        "div",
        "金山華報",
        """[[HEAD]]<body><div id="wrap">
<div id="topnav">[[N 10|<a href="%u">%t</a> ]]</div><div id="c1"><div class="hd">[[T]]</div><div class="tm">[[DT]] 記者／綜合報導</div>
<div class="pp">[[BODY]]</div><div class="fb">讚 分享 推文</div><div class="ot"><h5>其他社區新聞</h5>[[L 7|<div>‧<a href="%u">%t</a></div>]]</div>
</div><div id="c2">廣告刊登 請洽業務部[[L 5|<div><a href="%u">%t</a><p>%s</p></div>]]</div></div></body></html>""",
        head="xhtml",
        years=(2009, 2018),
        trad=True,
    ),
    Frame(
        "pa08",
        KIND,
        [press.science, press.outbreak, press.local],
        "ind",
        "健康时讯",
        """[[HEAD]]<body><div class="top">[[N 9|<a href="%u">%t</a>]]</div>
<div class="box"><h1>[[T]]</h1><p class="by">[[D]] 09:00 [[S]]</p>[[BODY]]<p class="tags">关键词：<a>疫情</a> <a>预防</a></p></div>
<div class="box2"><h2>相关文章</h2>[[L 5|<h3><a href="%u">%t</a></h3><p>%s<a href="%u">[详细]</a></p>]]</div></body></html>""",
        head="h5",
        years=(2012, 2020),
    ),
    Frame(
        "pa09",
        KIND,
        [press.bird, press.local, press.essay],
        "br1",
        "{c}农村报",
        """[[HEAD]]<body><table width=100% border=0><tr><td width=15% valign=top>
<a>第一版</a><br><a>第二版</a><br><a>第三版</a><br><a>副刊</a></td><td><table width=90%><tr><td bgcolor=#ccffcc>[[DC]] 总第[[HIT]]期</td></tr>
<tr><td><font size=5 color=#006600>[[T]]</font></td></tr><tr><td><font size=3 style="line-height:25px">[[BODY]]</font></td></tr></table>
<table width=90% border=1><tr><td>本版其他文章</td></tr>[[L 4|<tr><td><a href=%u>%t</a></td></tr>]]</table></td></tr></table></body></html>""",
        enc="gb18030",
        years=(2003, 2009),
        ext="htm",
    ),
    Frame(
        "pa10",
        KIND,
        [press.quake, press.cable, press.radio],
        "p2",
        "新洲中文网",
        """[[HEAD]]<body><div align="center">[[N 8|【<a href="%u">%t</a>】]]
</div><table align="center" width="900"><tr><td><b style="font-size:22px">[[T]]</b><br/>新洲中文网 [[DT]]<br/>
<div style="font-size:16px">[[BODY]]</div><br/>网址：http://news.example-xz.cn/read/[[HIT]]</td></tr><tr><td>看完这篇文章有何感觉？<br/>高兴 感动 难过 愤怒
<br/>已经有[[HIT]]人投票</td></tr><tr><td>[[C 3|<div>%t %d<br/>%s</div>]]</td></tr></table></body></html>""",
        head="xhtml",
        years=(2008, 2015),
    ),
]
