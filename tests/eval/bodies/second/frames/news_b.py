"""Half B: portals, newspapers, broadcasters."""

from bodies.second.render.frame import Frame
from bodies.second.texts import events, matters, news_b

KIND = "news"
FRAMES = [
    Frame(
        "nb01",
        KIND,
        [news_b.survey, events.economy, matters.court],
        "s1",
        "{c}客户端",
        """[[HEAD]]<body><div class="topbar"><a>客户端下载</a><a>投稿</a></div><div class="logo-nav">
[[N 14|<a href="%u">%t</a>]]</div><div class="wrap cf"><div class="lcol"><div class="news_title_bar"><h2>[[T]]</h2></div><div class="news_about"><p>[[S]]记者
[[WHO]]</p><p>[[DT]] <span>来源：[[S]]</span></p></div><div class="news_part">[[BODY]]</div><div class="news_editor">责任编辑：[[WHO]]</div><div class="news_stmt">
校对：[[WHO]]<p>热线报料 版权所有，未经授权不得转载</p></div><div class="news_key"><a>调查</a><a>消费</a></div><div class="zan">[[HIT]]</div><div class="cmts"><h3>评论(7)</h3>
[[C 5|<div class="ansright"><h3>%t</h3><a>%d</a><div class="aq">%s</div></div>]]</div></div><div class="rcol"><h3>相关推荐</h3>[[L 6|<li><a href="%u"><img src="%i">%t</a></li>]]
<h3>热新闻</h3>[[L 10|<li>%n <a href="%u">%t</a></li>]]</div></div></body></html>""",
        head="h5",
        years=(2015, 2024),
    ),
    Frame(
        "nb02",
        KIND,
        [events.accident, news_b.exam, events.weather],
        "nest",
        "{c}门户",
        """[[HEAD]]<BODY><CENTER><TABLE width=778><TR>[[N 16|<TD><A href="%u">%t</A></TD>]]</TR></TABLE>
<TABLE width=778><TR><TD width=580 valign=top><DIV class=crumb><A>新闻中心</A> - <A>社会</A></DIV><H1 align=center style="font-size:20px">[[T]]</H1>
<DIV align=center>http://news.example.cn　[[DC]]　[[S]]</DIV><HR size=1><TABLE align=left><TR><TD><IFRAME src=/pip.htm width=200 height=200></IFRAME></TD></TR></TABLE>
[[BODY]]<DIV align=right>【<A>发表评论</A>】【<A>大</A> <A>中</A> <A>小</A>】【<A>打印</A>】【<A>关闭</A>】</DIV><TABLE width=100% bgcolor=#ffffcc><TR><TD>【相关报道】</TD></TR>
[[L 6|<TR><TD>·<A href="%u">%t</A> (%d)</TD></TR>]]</TABLE><TABLE width=100%><TR><TD>短信订阅：<INPUT value=手机号><INPUT type=submit value=确定> 铃声 图片 笑话</TD></TR></TABLE></TD>
<TD valign=top>[[L 12|<DIV>·<A href="%u">%k</A></DIV>]]</TD></TR></TABLE></CENTER></BODY></HTML>""",
        enc="gb18030",
        years=(2008, 2010),
        ext="shtml",
    ),
    Frame(
        "nb03",
        KIND,
        [news_b.dialogue, events.feature, matters.column],
        "para",
        "{c}青年",
        """[[HEAD]]<body><div class="yx-hd"></div><div class="yx-nav">[[N 10|<a href="%u">%t</a>]]</div>
<div class="yx-main"><p class="yx-lm">人物</p><p class="yx-t">[[T]]</p><p class="yx-a">发稿时间：[[DT]] 来源：[[S]] 作者：[[WHO]]</p><div class="yx-c"><div class="yx-side"><h6>延伸阅读</h6>[[L 3|<a href="%u">%t</a><br>]]</div>[[BODY]]</div>
<div class="yx-p"><span>1</span><a>2</a><a>3</a><a>尾页</a><a>余下全文</a></div><div class="yx-z">责任编辑：[[WHO]]</div><div class="yx-x">
[[L 5|<dl><dt>%t</dt><dd>%s</dd></dl>]]</div></div><div class="yx-b"><h2>图片推荐</h2>[[L 6|<img src="%i" alt="%t"><a href="%u">%t</a>]]</div></body></html>""",
        head="xhtml",
        years=(2012, 2021),
        ext="htm",
    ),
    Frame(
        "nb04",
        KIND,
        [events.weather, news_b.animal, matters.photo],
        "li",
        "聚看点",
        """[[HEAD]]<body><div class="feed-header"><a>首页</a><a>短视频</a><a>发布</a></div><div class="article-wrap">
<h1>[[T]]</h1><div class="author"><img src="/a.png"><p>[[S]]</p><p>[[DT]] · [[PROV]]</p><button>关注</button></div><div class="art">[[BODY]]</div><p class="auth-tip">
作者声明：内容由本账号原创</p><div class="topic"># 本地热点 #</div><div class="act"><span>[[HIT]]</span><span>评论</span><span>不感兴趣</span></div></div><div class="cm">
[[C 6|<div class="c"><h6>%t</h6><div>%s</div><i>%d 回复</i></div>]]<p>没有更多评论了</p></div><div class="feed">[[L 14|<a href="%u"><h3>%t</h3><p>%s</p><span>%h播放</span></a>]]</div></body></html>""",
        head="h5",
        years=(2019, 2026),
    ),
    Frame(
        "nb05",
        KIND,
        [news_b.company, matters.tech, news_b.world],
        "nb",
        "金谷财经",
        """[[HEAD]]<body><div class="ticker"><span>综指 3021.55 +0.21%</span><span>成指 9876.02 -0.35%</span><span>汇率 6.8812</span></div>
<div class="fnav">[[N 10|<a href="%u">%t</a>]]</div><div class="fmain"><div class="fl"><h1>[[T]]</h1><div class="finfo"><span>[[DT]]</span><span>[[S]]</span><span>[[WHO]]</span>
<a>查看评论</a></div><div class="fsum"></div><div class="Body" id="ContentBody"><!--文章主体-->[[BODY]]<p class="em_media"></p></div><div class="res-edit">
(责任编辑：DF0[[HIT]])</div><div class="risk">郑重声明：本网发布此信息的目的在于传播更多信息，与本网站立场无关，据此操作风险自担。</div><table class="hq"><tr><th>名称</th>
<th>最新价</th><th>涨跌幅</th></tr><tr><td>岚山重工</td><td>12.30</td><td>1.2%</td></tr><tr><td>海贝科技</td><td>33.08</td><td>-0.9%</td></tr><tr><td>青禾食品</td><td>8.71</td><td>0.4%</td></tr></table>
</div><div class="fr"><h3>财经要闻</h3>[[L 12|<li><a href="%u">%t</a><span>%m</span></li>]]</div></div></body></html>""",
        head="xhtml",
        enc="gb18030",
        years=(2013, 2022),
    ),
    Frame(
        "nb06",
        KIND,
        [events.culture, news_b.survey, matters.health],
        "onep",
        "{c}生活网",
        """[[HEAD]]<body><div id="top"><div class="w">[[N 12|<a href="%u">%t</a>]]</div></div><div id="mid" class="w">
<div class="art-l"><h1>[[T]]</h1><div class="laiyuan">发布时间：[[DT]]　来源：[[S]]　编辑：[[WHO]]</div><div class="daodu"></div><div class="neirong"><p>[[BODY]]</p></div>
<div class="fenye"><a>上一页</a> <a>1</a> <a>2</a> <a>下一页</a></div><div class="xiangguan"><h3>您可能也感兴趣</h3>[[L 8|<a href="%u"><img src="%i"><span>%t</span></a>]]</div></div>
<div class="art-r"><div class="box"><h3>生活百科</h3>[[L 10|<p><a href="%u">%t</a></p>]]</div><div class="box"><h3>阅读排行</h3>[[L 10|<p>%n. <a href="%u">%t</a></p>]]</div></div></div></body></html>""",
        head="xhtml",
        enc="gb18030",
        years=(2010, 2017),
    ),
    Frame(
        "nb07",
        KIND,
        [news_b.exam, matters.sports, news_b.dialogue],
        "ind",
        "{c}电视新闻",
        """[[HEAD]]<body><div class="cctv-like"><div class="nav">[[N 9|<a href="%u">%t</a>]]</div><div class="playingVideo">
<div id="player_1"></div><div class="vbox_tip">视频简介 播放列表 选集</div></div><div class="content_area_wrap"><h1>[[T]]</h1><div class="info1">来源：[[S]] | [[DT]]</div>
<div class="content_area" id="content_area">[[B1]]<p class="photo_alt_img"></p><!--repaste.video.code.begin-->A1[[HIT]]<!--repaste.video.code.end-->[[B2]][[B3]]</div><div class="zebian">
<span>编辑：[[WHO]]</span><span>责任编辑：[[WHO]]</span></div><div class="zan_box">点击收起全文 扫一扫 分享到微信 返回顶部</div></div><div class="vlist2">
[[L 8|<li><img src="%i"><span>00:0%n:12</span><a href="%u">%t</a></li>]]</div></div></body></html>""".replace(
            "A1[[HIT]]", ""
        ),
        head="h5",
        years=(2017, 2025),
        ext="shtml",
    ),
    Frame(
        "nb08",
        KIND,
        [news_b.animal, news_b.company, events.accident],
        "wx",
        "{p}微生活",
        """[[HEAD]]<body id="activity-detail"><div class="rich_media_area_primary"><h2 class="rich_media_title">
[[T]]</h2><div class="rich_media_meta_list"><span>原创</span><span>[[WHO]]</span><a>[[SITE]]</a><em>[[D]]</em></div><div class="rich_media_content" id="js_content">
<section><span style="color:#888"></span></section>[[BODY]]</div><div class="read-more">阅读原文</div></div><div class="like-comment">写下你的留言 精选留言
[[C 4|<li><strong>%t</strong><p>%s</p></li>]]</div><div class="album">上一篇 下一篇 [[L 3|<a href="%u">%t</a>]]</div></body></html>""",
        head="h5",
        years=(2018, 2026),
    ),
    Frame(
        "nb09",
        KIND,
        [news_b.world, news_b.survey, events.economy],
        "font",
        "{c}早报",
        """[[HEAD]]<BODY><TABLE width=1000 align=center><TR><TD width=300 valign=top><DIV>第[[HIT]]期 A06版 国际
</DIV><IMG src=/page/b_06.jpg width=280><DIV><A>版面导航</A> <A>标题导航</A></DIV>[[L 6|<DIV>■<A href=%u>%t</A></DIV>]]</TD><TD valign=top><TABLE width=100%><TR><TD>
<A>上一篇</A> <A>下一篇</A> 【放大】【缩小】【默认】</TD></TR><TR><TD align=center><FONT size=5><STRONG>[[T]]</STRONG></FONT></TD></TR><TR><TD align=center>[[DC]]</TD></TR>
<TR><TD><DIV id=ozoom><founder-content>[[BODY]]</founder-content></DIV></TD></TR></TABLE></TD></TR></TABLE></BODY></HTML>""",
        enc="gb18030",
        years=(2008, 2014),
        ext="htm",
    ),
    Frame(
        "nb10",
        KIND,
        [matters.sports, matters.tech, news_b.animal],
        "span",
        "{p}媒体云",
        """[[HEAD]]<body><div id="app"><div class="pc-header">[[N 10|<a href="%u">%t</a>]]</div><div class="pc-body">
<div class="pc-left"><p class="breadcrumb">首页/要闻</p><div class="pc-title">[[T]]</div><div class="pc-source"><span>[[S]]</span><span>[[DT]]</span><span>阅读量：[[HIT]]</span></div>
<div class="pc-content"><div class="ueditor">[[B1]][[B2]]<div class="insert-card"><b>相关阅读</b>[[L 2|<a href="%u">%t</a>]]</div>[[B3]]</div></div><div class="pc-staff"><p>监制：[[WHO]]</p><p>编辑：[[WHO]]</p></div></div><div class="pc-right"><h4>热门推荐</h4>
[[L 10|<div><img src="%i"><p>%t</p><span>%d</span></div>]]<div class="zt">专题：喜迎新春 | 乡村行 | 最美家乡人</div></div></div></div></body></html>""",
        head="h5",
        years=(2020, 2026),
    ),
]
