"""Half B: short replies in government and media shells."""

from bodies.second.render.frame import Frame
from bodies.second.texts import replies, replies_b

KIND = "short_reply"
FRAMES = [
    Frame(
        "rb01",
        KIND,
        [replies_b.warm, replies_b.joint, replies.npc_short],
        "ks",
        "{p}农业农村局",
        """[[HEAD]]<body><div class="hd"><div class="srch"><input><a>高级搜索</a></div>
[[N 8|<a href="%u">%t</a>]]</div><div class="bd"><div class="brd">当前位置 / 首页 / 建议提案 / 建议办理</div><table class="xxgk"><tbody><tr><th>索引号</th>
<td>11[[HIT]]/202-3</td><th>组配分类</th><td>建议提案</td></tr><tr><th>发布机构</th><td>[[S]]</td><th>有效性</th><td>有效</td></tr><tr><th>名称</th>
<td colspan="3">[[T]]</td></tr></tbody></table><h1>[[T]]</h1><div class="lc">[[D]]　信息来源：[[S]]　浏览：[[HIT]]　字体：[大 中 小]</div>
<div class="j-fontContent clearfix">[[BODY]]</div><div class="prt"><a>打印</a><a>关闭</a></div></div><div class="ft"><a>站点地图</a></div></body></html>""",
        head="gov",
        years=(2017, 2025),
    ),
    Frame(
        "rb02",
        KIND,
        [replies_b.old_npc, replies.list_reply, replies_b.again],
        "nest",
        "{p}人大常委会",
        """[[HEAD]]<BODY><TABLE width=800 align=center><TR><TD>[[N 7|<A href="%u">%t</A> ]]</TD></TR>
</TABLE><TABLE width=800 align=center><TR><TD bgcolor=#fff6e6><TABLE width=90% align=center><TR><TD align=center><H3>[[T]]</H3></TD></TR><TR><TD>[[BODY]]</TD></TR>
<TR><TD align=center>[[DT]]　阅读[[HIT]]次</TD></TR></TABLE></TD></TR></TABLE><TABLE width=800 align=center><TR><TD>相关文章</TD></TR>
[[L 6|<TR><TD>→ <A href=%u>%t</A></TD></TR>]]</TABLE></BODY></HTML>""",
        enc="gb18030",
        years=(2006, 2013),
        ext="asp",
    ),
    Frame(
        "rb03",
        KIND,
        [replies.cppcc_short, replies_b.warm, replies_b.again],
        "li",
        "{c}头条",
        """[[HEAD]]<body><div class="bar">[[N 15|<a href="%u">%t</a>]]</div>
<div class="hotword">热搜：[[L 6|<a href="%u">%k</a>]]</div><div class="cols"><div class="c-main"><h1>[[T]]</h1><div class="m"><span>原创</span><span>[[DT]]</span>
<span>[[SITE]]</span></div><article>[[BODY]]</article><div class="zan">[[HIT]]</div><div class="relate"><h2>相关阅读</h2>[[L 9|<div class="r"><div class="rt">
<a href="%u">%t</a></div><div class="rs">%s</div><div class="rm">%d · %h阅读</div></div>]]</div><div class="say"><h2>最新评论</h2>
[[C 7|<div class="s1"><span>%t</span><p>%s</p><time>%d</time></div>]]</div></div><div class="c-side"><h2>正在热映</h2>
[[L 10|<div class="v"><a href="%u">%t</a><p>%s</p></div>]]</div></div></body></html>""",
        head="h5",
        pool="news",
        years=(2018, 2026),
    ),
    Frame(
        "rb04",
        KIND,
        [replies_b.joint, replies.head_inside, replies_b.old_npc],
        "onep",
        "{p}财政局",
        """[[HEAD]]<body><div id="container"><div id="header"></div><div id="menu">
[[N 8|<a href="%u">%t</a>]]</div><div id="content"><div id="left"><h4>推荐文章</h4><ul>[[L 5|<li><a href="%u">%k</a></li>]]</ul></div><div id="right">
<h2>[[T]]</h2><p class="meta">发布：办公室 | 时间：[[D]] | 点击：[[HIT]]</p><div class="entry"><p>[[BODY]]</p></div><p class="tag">标签：<a>提案</a></p></div></div>
<div id="footer">Copyright [[SITE]]</div></div></body></html>""",
        head="xhtml",
        enc="gb18030",
        years=(2009, 2016),
        ext="php",
    ),
    Frame(
        "rb05",
        KIND,
        [replies.no_sign, replies_b.again, replies_b.warm],
        "para",
        "{p}掌上通",
        """[[HEAD]]<body><div class="nav-m">[[N 8|<a href="%u">%t</a>]]</div><div class="p-title">[[T]]</div>
<div class="p-info"><span>[[S]]</span><span>[[DT]]</span></div><div class="p-body">[[BODY]]</div><div class="p-btn"><a>赞[[HIT]]</a><a>分享海报</a></div>
<div class="p-list">[[L 10|<div class="pi"><img src="%i"><div class="pt">%t</div><div class="ps">%s</div></div>]]</div><div class="p-dl">下载客户端 看更多资讯</div></body></html>""",
        head="h5",
        pool="news",
        years=(2019, 2026),
    ),
    Frame(
        "rb06",
        KIND,
        [replies.npc_short, replies_b.joint, replies.letter],
        "s1",
        "{p}民政局",
        """[[HEAD]]<body><div class="top_bg"><div class="top">[[N 7|<a href="%u">%t</a>]]</div></div>
<div class="con_main"><h2 class="con_title">[[T]]</h2><ul class="con_info"><li>日期：[[D]]</li><li>来源：[[S]]</li><li>点击量：[[HIT]]</li></ul>
<div class="con_text">[[BODY]]</div><div class="con_share"><a>微信</a><a>微博</a></div><div class="con_other">[[L 4|<a href="%u">%t</a>]]</div></div>
<div class="foot_bg"><p>承办：[[PLACE]]大数据中心</p></div></body></html>""",
        head="gov",
        years=(2014, 2023),
        contact=True,
    ),
    Frame(
        "rb07",
        KIND,
        [replies_b.old_npc, replies.one_para, replies.cppcc_short],
        "bq",
        "{c}论坛资讯",
        """[[HEAD]]<body><div align=center>[[N 14|<a href=%u>%t</a> ]]<br>
<img src=/banner/468x60.gif></div><table width=990 align=center><tr><td width=200 valign=top><b>本地新闻</b>[[L 10|<div>·<a href=%u>%t</a></div>]]</td><td valign=top>
<h2 align=center>[[T]]</h2><div align=center>[[DT]] [[S]] 浏览[[HIT]] <a>收藏</a></div>[[BODY]]<div class=bm>您看到此篇文章时的感受是：</div>
<table><tr><td>感动</td><td>无聊</td><td>愤怒</td><td>难过</td></tr></table><div>网友评论</div>[[C 5|<div class=fl><b>%t</b> 发表于 %d<br>%s</div>]]</td>
<td width=220 valign=top><b>论坛热帖</b>[[L 9|<div><a href=%u>%t</a></div>]]<b>楼盘推荐</b>[[L 4|<div><img src=%i><br>%t</div>]]</td></tr></table></body></html>""",
        enc="gb18030",
        pool="news",
        years=(2008, 2014),
        ext="php",
    ),
    Frame(
        "rb08",
        KIND,
        [replies_b.again, replies.npc_short, replies_b.warm],
        "ind",
        "{c}发布厅",
        """[[HEAD]]<body><div class="g-hd">[[N 12|<a href="%u">%t</a>]]</div><div class="g-bd"><div class="g-mn">
<div class="tag">民生</div><h1 class="h">[[T]]</h1><div class="i">[[S]]　[[DT]]　<a>举报</a></div><div class="g-ct">[[BODY]]</div><p class="ed">编辑：[[WHO]]　校对：[[WHO]]</p>
<div class="zt"><h3>延伸阅读</h3>[[L 4|<h4><a href="%u">%t</a></h4><p>%s</p>]]</div><div class="decl"><p>声明：转载此文是出于传递更多信息之目的。若有来源标注错误或侵犯了您的合法权益，请与本网联系，我们将及时更正、删除，谢谢。</p></div></div>
<div class="g-sd"><h3>点击榜</h3><ol>[[L 10|<li><a href="%u">%t</a><p>%s</p></li>]]</ol></div></div></body></html>""",
        head="h5",
        pool="news",
        years=(2016, 2024),
    ),
    Frame(
        "rb09",
        KIND,
        [replies.letter, replies_b.joint, replies.no_sign],
        "tdnb",
        "{p}党派工作网",
        """[[HEAD]]<body><table border=0 width=760><tr>[[N 6|<td><a href=%u>%t</a></td>]]</tr></table>
<table border=0 width=760><tr><td></td><td align=center><b>[[T]]</b></td></tr><tr><td></td><td align=center>[[D]]</td></tr>[[BODY]]</table><hr width=760 align=left>
<table border=0 width=760><tr><td>最新信息</td></tr>[[L 6|<tr><td><a href=%u>%t</a></td><td>%d</td></tr>]]</table></body></html>""",
        years=(2008, 2014),
        ext="jsp",
    ),
    Frame(
        "rb10",
        KIND,
        [replies.list_reply, replies_b.old_npc, replies.head_inside],
        "span",
        "{p}教育局",
        """[[HEAD]]<body><header><div class="container"><a class="navbar-brand">[[SITE]]</a>
<ul class="navbar-nav">[[N 8|<li class="nav-item"><a href="%u">%t</a></li>]]</ul></div></header><section class="container"><ol class="breadcrumb"><li>首页</li>
<li>公开</li><li>正文</li></ol><div class="row"><div class="col-md-9"><div class="panel"><div class="panel-heading"><h3>[[T]]</h3><small>[[DT]]</small></div>
<div class="panel-body">[[BODY]]</div></div></div><div class="col-md-3"><div class="list-group">[[L 8|<a class="list-group-item" href="%u">%t</a>]]</div></div></div>
</section><footer class="container">[[SITE]]　版权所有</footer></body></html>""",
        head="h5",
        years=(2016, 2025),
    ),
]
