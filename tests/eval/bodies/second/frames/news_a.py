"""Half A: portals, newspapers, broadcasters."""

from bodies.second.render.frame import Frame
from bodies.second.texts import events, matters

KIND = "news"
FRAMES = [
    Frame(
        "na01",
        KIND,
        [events.feature, events.culture, events.economy],
        "p2",
        "{c}网",
        """[[HEAD]]<body><div class="path">首页 &gt; 新闻频道</div>
<div class="w1000"><div class="left660"><h1 class="title">[[T]]</h1><div class="pages-date">[[DT]]<span class="font">来源：
[[S]]</span><span>参与互动(<a>0</a>)</span></div><div class="left_zw"><!--正文start-->[[BODY]]<!--正文end-->
<div class="left_name">【编辑:[[WHO]]】</div></div><div class="left_tag"><a>标签一</a></div><div class="left_bz">
[[L 6|<div class="pic"><a href="%u"><img src="%i"></a><a href="%u">%t</a></div>]]</div></div><div class="right300">
<h3>国内新闻精选</h3><ul>[[L 10|<li><span>%n</span><a href="%u">%t</a></li>]]</ul></div></div>
<div class="pagebottom">本网站所刊载信息，不代表本社观点。 刊用本网站稿件，务经书面授权。</div>[[JS]]</body></html>""",
        head="xhtml",
        years=(2012, 2022),
        ext="shtml",
    ),
    Frame(
        "na02",
        KIND,
        [events.accident, matters.court, matters.health],
        "ind",
        "热点资讯",
        """[[HEAD]]<body><header>[[N 12|<a href="%u">%t</a>]]</header>
<main><div class="article-main"><h1 class="main-title">[[T]]</h1><div class="top-bar"><span class="date">[[DC]]</span><a>[[S]]</a>
<div class="page-tools">微博 微信 空间 <a>添加喜爱</a></div></div><div class="article" id="article">[[BODY]]
<p class="show_author">责任编辑：[[WHO]] </p></div><div class="wap_special"><h4>新闻课：阅读全文</h4></div>
<div class="keywords">文章关键词： <a>民生</a> <a>调查</a></div><div class="blk-hot">我要反馈</div></div><div class="article-right">
<div class="blk-video"><h2>热门视频</h2>[[L 4|<div><span>播放</span><a href="%u">%t</a></div>]]</div><h2>相关新闻</h2>
[[L 9|<a href="%u">%t</a><br>]]</div></main><div class="feed-card"><h2>为你推荐</h2>[[L 12|<div class="feed"><h3><a href="%u">%t</a></h3>
<p>%s</p><span>今天%n:12</span><span>评论</span></div>]]</div></body></html>""",
        head="h5",
        years=(2016, 2025),
        ext="shtml",
    ),
    Frame(
        "na03",
        KIND,
        [events.economy, events.weather, matters.tech],
        "font",
        "{c}日报",
        """[[HEAD]]<body><TABLE width=950 align=center><TR><TD>
[[N 15|<A href="%u">%t</A>┊]]</TD></TR></TABLE><TABLE width=950 align=center><TR><TD width=640 valign=top>
<TABLE width=100%><TR><TD align=center class=f20><B>[[T]]</B></TD></TR><TR><TD align=center>[[DC]]  [[S]]
&nbsp;<A href="#">【大 中 小】</A>【<A>打印</A>】【<A>留言</A>】</TD></TR></TABLE><DIV id=ozoom style="ZOOM:100%">[[BODY]]</DIV>
<DIV align=right>（责任编辑：[[WHO]]）</DIV><TABLE width=100% bgcolor=#f0f0f0><TR><TD>【相关新闻】</TD></TR>
[[L 5|<TR><TD>·<A href="%u">%t</A>(%d)</TD></TR>]]</TABLE><TABLE width=100%><TR><TD>网友留言：<INPUT name=u>匿名 <TEXTAREA></TEXTAREA></TD></TR>
<TR><TD>请遵守国家有关法律法规，留言仅代表个人观点。</TD></TR></TABLE></TD><TD valign=top><TABLE><TR><TD>一周点击</TD></TR>
[[L 10|<TR><TD>%n.<A href="%u">%k</A></TD></TR>]]</TABLE></TD></TR></TABLE></BODY></HTML>""",
        enc="gb18030",
        years=(2008, 2012),
        ext="htm",
    ),
    Frame(
        "na04",
        KIND,
        [matters.photo, events.culture, events.feature],
        "nb",
        "{c}广播电视台",
        """[[HEAD]]<body><div class="tv-nav">[[N 10|<a href="%u">%t</a>]]</div>
<div class="player"><div id="vplayer"></div><p class="vnotice">您的浏览器不支持播放，请下载客户端</p></div><div class="tvmain">
<h2>[[T]]</h2><p class="info">[[S]] | [[DT]] <em>扫一扫 手机观看</em></p><div class="intro">[[BODY]]</div></div><div class="vlist">
<h3>往期节目</h3>[[L 9|<dl><dt><img src="%i"></dt><dd><a href="%u">%t</a></dd><dd>%d</dd></dl>]]</div>
<div class="tvfoot">[[SITE]] 版权所有 未经允许不得转载</div></body></html>""",
        head="xhtml",
        years=(2013, 2021),
    ),
    Frame(
        "na05",
        KIND,
        [matters.column, matters.sports, matters.tech],
        "div",
        "{c}晚报网",
        """[[HEAD]]<body><div class="area topad">广告</div>
<div class="area nav2">[[N 13|<a href="%u">%t</a>]]</div><div class="area clearfix"><div class="cont_l">
<div class="lujing">[[SITE]] >> 评论 >> 正文</div><h3 class="pre">本报今日关注</h3><h1>[[T]]</h1><div class="sou">[[DT]] 来源：[[S]]</div>
<div class="box_con">[[BODY]]</div><div class="edit">(责编：[[WHO]]、[[WHO]])</div><div class="page_num">
<a class="on">1</a><a href="_2.html">2</a><a href="_2.html">下一页</a></div><div class="ewm"><img><p>分享让更多人看到</p></div>
<div class="tjyd"><h2>推荐阅读</h2>[[L 4|<li><a href="%u"><img src="%i"></a><h5>%t</h5><p>%s</p></li>]]</div></div><div class="cont_r">
<h2>热门排行</h2>[[L 10|<li><em>%n</em><a href="%u">%t</a></li>]]</div></div><div class="ft">报社概况|招聘英才|合作加盟</div></body></html>""",
        head="xhtml",
        enc="gb18030",
        years=(2014, 2022),
    ),
    Frame(
        "na06",
        KIND,
        [matters.health, events.accident, events.weather],
        "wx",
        "快读",
        """[[HEAD]]<body><div id="root"><div class="header"><a>推荐</a><a>热榜</a>
<a>登录</a></div><div class="article-detail-container"><div class="left-sidebar"><span>评论</span><span>[[HIT]]</span><span>收藏</span>
</div><div class="main"><h1>[[T]]</h1><div class="article-meta"><span>[[DT]]</span>·<span>[[S]]官方账号</span></div>
<article class="syl-article-base">[[BODY]]</article><div class="report">举报</div><div class="ttp-comment"><div>评论 5</div>
<div>登录后发表评论</div>[[C 5|<div class="c-item"><a>%t</a><p>%s</p><span>%d</span><a>回复</a></div>]]</div></div>
<div class="right-sidebar"><div><a>[[S]]</a><button>关注</button></div>[[L 6|<a href="%u">%t</a><span>%h评论</span>]]<h3>热门榜单</h3>
[[L 10|<div><span>%n</span><a href="%u">%t</a></div>]]</div></div></div></body></html>""",
        head="h5",
        years=(2019, 2026),
        ext="do",
    ),
    Frame(
        "na07",
        KIND,
        [matters.court, events.feature, matters.sports],
        "br",
        "{c}热线",
        """[[HEAD]]<body><div align=center><table width=980><tr><td>
[[N 16|<a href=%u>%t</a> ]]</td></tr></table><table width=980><tr><td width=650 valign=top><div class=bigtitle>[[T]]</div>
<div>[[DT]]　[[S]]　<font color=red>我来说两句</font>(<a>[[HIT]]</a>)</div><div id=contentText><div class=adbox><iframe src=/pip.html>
</iframe></div>[[BODY]]</div><div>搜狗搜索：更多相关内容</div><div class=pl>[[C 3|<p><b>%t</b>：%s</p>]]</div></td><td valign=top><b>精彩图集</b><br>
[[L 6|<a href=%u><img src=%i></a><br><a href=%u>%k</a><br>]]<b>社区热帖</b><br>[[L 10|·<a href=%u>%t</a><br>]]</td></tr></table>
<p>Copyright 2011 All Rights Reserved 广告联系 不良信息举报</p></div></body></html>""",
        enc="gb18030",
        years=(2008, 2013),
        ext="shtml",
    ),
    Frame(
        "na08",
        KIND,
        [matters.tech, events.economy, matters.column],
        "span",
        "{p}融媒体中心",
        """[[HEAD]]<body><div class="swiper">[[L 3|<div class="slide">
<img src="%i"><p>%t</p></div>]]</div><div class="top-menu">[[N 11|<a href="%u">%t</a>]]</div><div class="article-box">
<p class="a-title">[[T]]</p><div class="a-desc"><span>[[DT]]</span><span>阅读数：[[HIT]]</span></div><div class="a-content">[[BODY]]</div>
<div class="a-end"><span>编辑：[[WHO]]</span><span>一审：[[WHO]]　二审：值班主任　三审：值班总编</span></div><div class="ewm"><img src="/qr.png">
<span>长按识别二维码下载“掌上[[PLACE]]”客户端</span></div></div><div class="tuijian">[[L 6|<div><a href="%u">%t</a><span>%d</span></div>]]</div>
</body></html>""",
        head="h5",
        years=(2020, 2026),
    ),
    Frame(
        "na09",
        KIND,
        [events.weather, matters.photo, matters.court],
        "open",
        "{c}信息港",
        """[[HEAD]]<body><table width=100%><tr><td bgcolor=#003366>
[[N 9|<a href=%u><font color=white>%t</font></a> ]]<tr><td><h2 align=center>[[T]]</h2><p align=center class=small>[[D]] [[S]]
<tr><td class=news>[[BODY]]<tr><td><hr>相关专题：[[L 3|<li><a href=%u>%t</a>]]<tr><td align=center>信息港 客服 | 法律顾问</table></body></html>""",
        enc="gb18030",
        years=(2008, 2011),
        ext="php",
    ),
    Frame(
        "na10",
        KIND,
        [matters.sports, matters.health, events.culture],
        "ind",
        "东方观察",
        """[[HEAD]]<body><nav class="g-nav">[[N 12|<a href="%u">%t</a>]]</nav>
<div class="m-topic"><b>专题：</b>[[L 1|<a href="%u">%t</a><p>%s</p>]]</div><div class="g-wrap"><section class="g-main">
<h1>[[T]]</h1><p class="u-info"><time>[[DT]]</time> <span>[[S]]</span> <span>字号 <a>A-</a><a>A+</a></span></p>
<div class="u-mainText">[[B1]]<div class="ins-rel"><a href="/app">打开客户端，阅读体验更佳</a></div>[[B2]]
[[B3]]</div><p class="u-editor">责任编辑 [[WHO]]</p><p class="u-copy">本文来源：本网原创，未经授权不得转载，违者追究法律责任。</p>
<div class="u-prev">[[L 2|<a href="%u">%t</a>]]</div><div class="u-more"><h3>大家都在看</h3>[[L 8|<article><h4><a href="%u">%t</a></h4>
<p>%s</p></article>]]</div></section></div></body></html>""",
        head="h5",
        years=(2017, 2026),
    ),
]
