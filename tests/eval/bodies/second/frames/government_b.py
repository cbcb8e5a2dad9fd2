"""Half B: shells of government sites."""

from bodies.second.render.frame import Frame
from bodies.second.texts import notices, notices_b, reports

KIND = "government"
FRAMES = [
    Frame(
        "gb01",
        KIND,
        [notices_b.meeting, reports.speech, notices_b.open_letter],
        "ks",
        "{p}人民政府",
        """[[HEAD]]<body class="ewb-body"><div class="ewb-header">
<ul class="ewb-nav">[[N 10|<li class="ewb-nav-item"><a href="%u">%t</a><div class="ewb-sub"><a>动态</a><a>公告</a></div></li>]]</ul></div>
<div class="ewb-container"><div class="ewb-location"><i></i><a>首页</a>><a>资讯</a></div><div class="ewb-article">
<h3 class="ewb-article-tt">[[T]]</h3><div class="ewb-article-sub"><span>【信息时间： [[D]]　阅读次数：<script>count()</script>】</span>
<span>【我要打印】【关闭】</span></div><div class="ewb-article-info" id="infocontent">[[BODY]]</div>
<div class="ewb-file"><p>相关附件：</p></div></div><div class="ewb-prev">[[L 2|<p>· <a href="%u">%t</a></p>]]</div></div>
<div class="ewb-footer"><p>政府网站标识码：5200000017 | 技术支持：国泰新点</p></div>[[JS]]</body></html>""",
        head="gov",
        years=(2015, 2024),
    ),
    Frame(
        "gb02",
        KIND,
        [notices_b.bid, notices_b.appoint, notices.tender_list],
        "nest",
        "{p}政府采购办",
        """[[HEAD]]<BODY bgColor=#d6e7f7><DIV align=center>
<TABLE cellSpacing=0 width=770 bgColor=white><TR><TD><OBJECT width=770 height=120><EMBED src="flash/top.swf"></OBJECT></TD></TR></TABLE>
<TABLE cellSpacing=0 width=770 bgColor=white><TR><TD>[[N 7|<IMG src="img/dot.gif"><A href="%u">%t</A> ]]</TD></TR></TABLE>
<TABLE cellSpacing=0 width=770 bgColor=white><TR><TD vAlign=top width=560><TABLE width=100%><TR><TD class=lanmu>&nbsp;■ 公告栏</TD></TR>
<TR><TD><TABLE width=100%><TR><TD align=middle><FONT size=4 color=#000080><B>[[T]]</B></FONT></TD></TR><TR><TD align=middle>
<FONT color=#808080>（[[D]]） 点击：[[HIT]]</FONT></TD></TR><TR><TD><TABLE width=95% align=center><TR><TD>[[BODY]]</TD></TR></TABLE></TD></TR>
</TABLE></TD></TR></TABLE></TD><TD vAlign=top width=210 bgColor=#f3f8fc><TABLE width=100%><TR><TD>★ 最新公告</TD></TR>
[[L 10|<TR><TD><A href="show.jsp?id=%h">%k</A>[%m]</TD></TR>]]</TABLE><MARQUEE direction=up>热烈欢迎各界人士光临指导</MARQUEE></TD></TR></TABLE>
</DIV></BODY></HTML>""",
        enc="gb18030",
        years=(2005, 2010),
        ext="jsp",
    ),
    Frame(
        "gb03",
        KIND,
        [notices_b.rules, notices.notice, notices.interpret],
        "s1",
        "{p}行政规范性文件库",
        """[[HEAD]]<body><div class="gk-top">[[N 6|<a href="%u">%t</a>]]</div>
<div class="gk-wrap"><aside class="gk-left"><h2>政府信息公开</h2><ul><li>政府信息公开指南</li><li>政府信息公开制度</li><li>法定主动公开内容</li>
<li>政府信息公开年报</li><li>依申请公开</li></ul></aside><div class="gk-right"><ul class="gk-attr"><li><b>主题分类：</b>其他</li><li><b>发文机关：</b>
[[S]]</li><li><b>成文日期：</b>[[DC]]</li><li><b>标　　题：</b>[[T]]</li><li><b>有 效 性：</b>有效</li></ul>
<div class="gk-tit">[[T]]</div><div class="gk-text wzcon j-fontContent">[[BODY]]</div><div class="gk-dl"><a>下载文字版</a><a>下载图片版</a></div>
<div class="gk-jd"><h3>政策解读</h3>[[L 3|<a href="%u">%t</a>]]</div></div></div><div class="gk-ft">主办：[[PLACE]]人民政府办公室</div></body></html>""",
        head="gov",
        years=(2018, 2026),
    ),
    Frame(
        "gb04",
        KIND,
        [notices_b.bulletin, reports.annual_open, notices_b.bid],
        "word",
        "{p}统计信息网",
        """[[HEAD]]<body><div id="box"><div id="banner"></div><div id="dh">
[[N 8|<span><a href="%u">%t</a></span>]]</div><div id="zhu"><div id="zuo"><div class="k1"><h5>统计数据</h5>[[L 6|<p><a href="%u">%k</a></p>]]</div>
<div class="k1"><h5>办事指南</h5><p>统计用区划代码查询</p><p>联网直报入口</p></div></div><div id="you"><div class="wz">您现在的位置：首页→统计公报</div>
<div class="bt">[[T]]</div><div class="ly">[[SITE]]　[[DT]]　来源：[[S]]</div><div class="hr"></div><div class="zw">
<div class="WordSection1" style="layout-grid:15.6pt">[[BODY]]</div></div></div></div></div></body></html>""",
        head="xhtml",
        enc="gb18030",
        years=(2009, 2016),
    ),
    Frame(
        "gb05",
        KIND,
        [notices_b.town_intro, notices.news_visit, notices.brief],
        "onep",
        "{p}县情网",
        """[[HEAD]]<body><table width="100%"><tr><td class="t">
[[N 9|<a href="%u">%t</a>&nbsp;&nbsp;]]</td></tr></table><div class="Article"><div class="ArticleTitle">[[T]]</div><div class="ArticleInfo">
作者：佚名　文章来源：[[S]]　点击数：[[HIT]]　更新时间：[[D]]　<a>【字体：小 大】</a></div><div id="ArticleContent"><p>[[BODY]]</p></div>
<div class="ArticleEditor">文章录入：[[WHO]]　　责任编辑：[[WHO]] </div><div class="pn">[[L 1|<li>上一篇文章： <a href="%u">%t</a></li>]]
[[L 1|<li>下一篇文章： <a href="%u">%t</a></li>]]</div><div>【发表评论】【加入收藏】【告诉好友】【打印此文】【关闭窗口】</div></div>
<table width="100%"><tr><td>最新热点</td><td>最新推荐</td><td>相关文章</td></tr><tr><td>[[L 5|<a href="%u">%t</a><br>]]</td><td>
[[L 5|<a href="%u">%t</a><br>]]</td><td>没有相关文章</td></tr></table><p>网友评论：（只显示最新10条。评论内容只代表网友观点，与本站立场无关！）</p></body></html>""",
        head="xhtml",
        enc="gb18030",
        years=(2007, 2012),
        ext="html",
    ),
    Frame(
        "gb06",
        KIND,
        [notices.news_visit, notices_b.meeting, notices.brief],
        "p2",
        "{p}委员会",
        """[[HEAD]]<body><div class="w1200"><div class="header_logo"></div>
[[N 7|<a class="menu-a" href="%u">%t</a>]]</div><div class="w1200 main"><div class="article-tit">[[T]]</div><div class="article-meta">
<span>[[DC]]</span><span>来源：[[S]]</span><em>分享</em></div><div class="article-body"><div class="pages_content" id="UCAP-CONTENT">
<div class="trs_editor_view TRS_UEDITOR">[[B1]][[B2]]
<div style="display:none"><p>视频加载中</p></div>[[B3]]</div></div></div><div class="article-editor">责任编辑：[[WHO]]</div>
<div class="qrbox"><img/><p>扫码打开手机页面</p></div><div class="latest"><h3>最新发布</h3>[[L 7|<li><a href="%u">%t</a><span>%m</span></li>]]</div></div>
<div class="w1200 foot">链接：国务院部门网站 | 地方政府网站 | 驻外机构 | 媒体</div></body></html>""",
        head="gov",
        years=(2014, 2025),
        ext="htm",
    ),
    Frame(
        "gb07",
        KIND,
        [reports.qa, notices_b.open_letter, notices_b.rules],
        "li",
        "{p}数字政府",
        """[[HEAD]]<body><noscript>请开启脚本以使用本网站</noscript><div id="__next">
<div class="css-1k2x"><div class="css-98a"><a>我要看</a><a>我要办</a><a>我要问</a><a>我要查</a></div></div><div class="css-7ff"><div class="css-c0">
<h1 class="css-t1">[[T]]</h1><div class="css-i"><div>发布时间</div><div>[[DT]]</div><div>来源</div><div>[[S]]</div><div>阅读</div><div>[[HIT]]</div></div>
<div class="css-ct"><div class="ql-editor">[[BODY]]</div></div></div><div class="css-s"><div>政策问答</div>[[L 4|<div class="css-q"><div>问</div><a href="%u">
%t</a><div>答</div><div>%s</div></div>]]<div>智能客服 小政</div></div></div><div class="css-f">中国政务服务平台 | 适老化 | 隐私政策</div></div></body></html>""",
        head="h5",
        years=(2021, 2026),
    ),
    Frame(
        "gb08",
        KIND,
        [notices_b.appoint, notices.announce, notices.staff_list],
        "br1",
        "{p}组织人事网",
        """[[HEAD]]<body><form id="form1"><input type="hidden" name="__EVENTVALIDATION"
value="/wEWAgL" /><div id="Top1_pnl">[[N 8|<a href="%u">%t</a>|]]</div><table id="tb"><tr><td class="lc"><table id="Left_GridView1">
[[L 8|<tr><td><a href="Info.aspx?ID=%h">%t</a></td><td>%m</td></tr>]]</table></td><td class="rc"><table><tr><td><span id="Label1" style="font-size:Large">
[[T]]</span></td></tr><tr><td><span id="Label2">[[D]] 9:12:05</span><span id="Label3">[[S]]</span></td></tr><tr><td><span id="Label4">[[BODY]]</span>
</td></tr><tr><td><a id="LinkButton1">返回列表</a></td></tr></table></td></tr></table><div id="Foot1">您是第<span>[[HIT]]</span>位访问者</div></form></body></html>""",
        head="xhtml",
        years=(2008, 2015),
        ext="aspx",
    ),
    Frame(
        "gb09",
        KIND,
        [notices_b.open_letter, notices_b.town_intro, notices.news_visit],
        "para",
        "{p}先锋",
        """[[HEAD]]<body><div class="app-bar"><i>返回</i><span>[[SITE]]</span></div>
<div class="slide-nav">[[N 10|<a href="%u">%t</a>]]</div><div class="detail-wrap"><div class="detail-h"><p class="d-title">[[T]]</p><p class="d-sub">
<span>[[SITE]]</span><span>[[DT]]</span></p></div><div class="d-content" v-html="content">[[BODY]]</div><div class="d-like"><i></i>[[HIT]]人觉得很赞</div>
<div class="d-more"><p>更多精彩</p>[[L 6|<div class="d-item"><p class="t">%t</p><p class="s">%d</p><img src="%i"></div>]]</div>
<div class="d-cmt"><p>全部评论</p>[[C 3|<div><b>%t</b><p>%s</p></div>]]<input placeholder="写评论"></div></div></body></html>""",
        head="h5",
        years=(2019, 2026),
    ),
    Frame(
        "gb10",
        KIND,
        [reports.work_report, notices_b.bulletin, notices_b.rules],
        "pre",
        "{p}人民政府公报",
        """[[HEAD]]<body><h2 align=center>[[SITE]]</h2><p align=center>[[YEAR]]年第[[HIT]]号</p>
<table width=90% align=center border=1 bordercolor=#999999><tr><td width=25% valign=top>本期目录<br>[[L 7|<a href=%u>%t</a><br>]]</td><td valign=top>
<center><b>[[T]]</b></center><pre style="white-space:pre-wrap;font-size:14px">
[[BODY]]</pre></td></tr></table><center>编辑出版：[[PLACE]]人民政府办公室 准印证号 内部资料 免费交流</center></body></html>""",
        enc="gb18030",
        years=(2004, 2011),
        ext="htm",
    ),
]
