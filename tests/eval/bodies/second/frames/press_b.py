"""Half B: plain older news pages."""

from bodies.second.render.frame import Frame
from bodies.second.texts import press, press_b

KIND = "press"
FRAMES = [
    Frame(
        "pb01",
        KIND,
        [press_b.poison, press_b.vaccine, press.bird],
        "nest",
        "疾控快讯",
        """[[HEAD]]<BODY><TABLE width=750 align=center border=1><TR><TD colspan=2><H2>[[SITE]]</H2></TD></TR><TR><TD width=140>
[[N 8|<A href="%u">%t</A><BR>]]</TD><TD><B>[[T]]</B><BR><FONT size=2>[[D]]　摘自：[[S]]</FONT><BR><BR>[[BODY]]<BR><FONT size=2><A href=list.asp>更多&gt;&gt;</A></FONT></TD></TR>
<TR><TD colspan=2>[[L 5|<A href=%u>%t</A><BR>]]</TD></TR></TABLE></BODY></HTML>""",
        enc="gb18030",
        years=(2003, 2009),
        ext="asp",
    ),
    Frame(
        "pb02",
        KIND,
        [press_b.flash, press.cable, press.radio],
        "onep",
        "世界短波",
        """[[HEAD]]<body><div class="l">[[N 7|<a href="%u">%t</a><br/>]]</div><div class="c"><h4>[[T]]</h4><span class="d">
[[DC]] [[CITY]]时间</span><a href="/rm/1.ra">在线收听</a><p class="t">[[BODY]]</p><div>·相关内容·</div>[[L 4|<div><a href="%u">%t</a></div>]]</div>
<div class="r">各语言广播 英语 法语 西班牙语 收听频率 12.085兆赫</div></body></html>""",
        head="xhtml",
        years=(2003, 2010),
    ),
    Frame(
        "pb03",
        KIND,
        [press_b.tr_trade, press_b.tr_fire, press_b.tr_letter],
        "onep",
        "南風僑報",
        """[[HEAD]]<body><table width="95%"><tr><td>[[N 10|<a href="%u">%t</a>│]]</td></tr><tr><td>
<font size="+2" color="navy">[[T]]</font><br><font size="-1">[[DC]]</font><p>[[BODY]]</p></td></tr><tr><td><a>回首頁</a> <a>上一則</a> <a>下一則</a></td></tr><tr><td>
[[L 8|◎<a href="%u">%t</a><br>]]</td></tr></table></body></html>""",
        enc="big5",
        years=(2002, 2009),
        trad=True,
        ext="htm",
    ),
    Frame(
        "pb04",
        KIND,
        [press.local, press_b.market, press.essay],
        "s1",
        "{c}日报电子版",
        """[[HEAD]]<body><div class="paper-top"><select><option>选择日期</option></select><a>PDF阅读</a></div><div class="ban">
第03版 综合新闻</div><div class="tlist">[[L 7|<div><a href="%u">%t</a></div>]]</div><div class="txt"><p class="yin"></p><p class="zhu">[[T]]</p><p class="fu"></p><p class="zuo">[[DC]]</p>
<div class="attach">[[BODY]]</div></div><div class="pf">《[[SITE]]》所有内容归报社所有</div></body></html>""",
        head="xhtml",
        years=(2010, 2020),
        ext="htm",
    ),
    Frame(
        "pb05",
        KIND,
        [press.quake, press_b.flash, press.outbreak],
        "tdnb",
        "天下要闻",
        """[[HEAD]]<body topmargin=0><table width=700 cellpadding=2><tr><td></td><td><img src=title.gif></td></tr><tr><td></td>
<td>[[N 6|<a href=%u>%t</a> ]]</td></tr><tr><td></td><td><h3>[[T]]</h3></td></tr><tr><td></td><td>[[DT]]</td></tr>[[BODY]]<tr><td></td><td><hr>[[L 6|<a href=%u>%t</a><br>]]</td></tr>
<tr><td></td><td>[关闭本页]</td></tr></table></body></html>""",
        enc="gb18030",
        years=(2001, 2007),
        ext="htm",
    ),
    Frame(
        "pb06",
        KIND,
        [press.science, press_b.vaccine, press_b.poison],
        "bq",
        "家庭健康报",
        """[[HEAD]]<body><div class="head"><img src="/h.gif">[[N 9|<a href="%u">%t</a>]]</div><center><h2>[[T]]</h2>[[D]] [[S]]</center>
[[BODY]]<center>[[L 2|<a href="%u">%t</a> ]]</center><div class="ask">在线问诊：<input value="请描述您的症状"><button>提问</button></div><div>
[[L 6|<b>%t</b><br><small>%s</small><br>]]</div></body></html>""",
        head="xhtml",
        years=(2006, 2014),
    ),
    Frame(
        "pb07",
        KIND,
        [press_b.tr_fire, press.overseas_police, press_b.tr_trade],
        "para",
        "華埠新聞",
        """[[HEAD]]<body><header><h1>[[SITE]]</h1>[[N 11|<a href="%u">%t</a>]]</header><main><article><h2>[[T]]</h2><time>[[DT]]</time>
[[BODY]]<p class="pm">贊助本報 | 訂閱電子報</p></article><aside><h3>熱門新聞</h3>[[L 9|<a href="%u">%t</a>]]</aside></main><footer>本報言論不代表贊助商立場</footer></body></html>""",
        head="h5",
        years=(2013, 2024),
        trad=True,
    ),
    Frame(
        "pb08",
        KIND,
        [press_b.market, press.bird, press.local],
        "br",
        "{p}农业信息网",
        """[[HEAD]]<body><table width=778 align=center><tr><td bgcolor=#009900>[[N 8|<a href=%u><font color=#ffffff>%t</font></a> ]]</td></tr></table>
<table width=778 align=center><tr><td width=560 valign=top><center><font color=#006600 size=4>[[T]]</font><br>[[D]] 来源：[[S]]</center><br>[[BODY]]</td><td valign=top>
供求信息<br>[[L 8|·<a href=%u>%k</a><br>]]农事天气<br>晴转多云 3~12度</td></tr></table></body></html>""",
        enc="gb18030",
        years=(2004, 2011),
        ext="asp",
    ),
    Frame(
        "pb09",
        KIND,
        [press.radio, press.science, press_b.flash],
        "pre",
        "电讯稿库",
        """[[HEAD]]<body><a href="/">检索首页</a> | <a>高级检索</a> | <a>我的文件夹</a><table border=1><tr><td>标题</td><td>[[T]]</td></tr><tr><td>日期</td>
<td>[[D]]</td></tr><tr><td>来源</td><td>[[S]]</td></tr><tr><td>正文</td><td><pre>
[[BODY]]</pre></td></tr></table><p>检索结果 1/[[HIT]] <a>前一条</a> <a>后一条</a></p>[[L 5|<div>%n. <a href="%u">%t</a> %d</div>]]</body></html>""",
        enc="gb18030",
        years=(2002, 2009),
        ext="jsp",
    ),
    Frame(
        "pb10",
        KIND,
        [press_b.vaccine, press.outbreak, press_b.poison],
        "li",
        "{c}疾控",
        """[[HEAD]]<body><div class="blog-masthead">[[N 8|<a href="%u">%t</a>]]</div><div class="post"><h2 class="post-title">[[T]]</h2>
<p class="post-meta">[[D]] by 健康教育所</p>[[BODY]]</div><div class="pager">[[L 2|<a href="%u">%t</a>]]</div><div class="widget"><h4>近期文章</h4>[[L 6|<li><a href="%u">%t</a></li>]]
<h4>归档</h4><li>2016年三月</li><li>2016年二月</li></div></body></html>""",
        head="h5",
        years=(2014, 2022),
    ),
]
