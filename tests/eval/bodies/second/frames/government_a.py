"""Half A: shells of government sites."""

from bodies.second.render.frame import Frame
from bodies.second.texts import notices, reports

KIND = "government"
FRAMES = [
    Frame(
        "ga01",
        KIND,
        [notices.news_visit, notices.brief, reports.speech],
        "p2",
        "{p}人民政府",
        """[[HEAD]]<body>
<div class="top"><div class="logo"><img src="/images/logo.png" alt="[[SITE]]"/></div><ul class="nav">
[[N 9|<li><a href="%u">%t</a></li>]]</ul></div>
<div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="../">政务动态</a> &gt; 正文</div>
<div class="xl"><div class="xl_tit">[[T]]</div>
<div class="xl_info"><span>发布时间：[[DT]]</span><span>来源：[[S]]</span><span>浏览次数：<i id="hits">[[HIT]]</i></span>
<span>字号：[<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a>]</span></div>
<div class="xl_con"><div class="view TRS_UEDITOR trs_paper_default trs_web">
[[BODY]]
</div></div><div class="bdsharebuttonbox"><a>分享到：</a><a>微信</a><a>微博</a></div>
<div class="xg"><h4>相关阅读</h4><ul>[[L 5|<li><a href="%u" title="%t">%t</a><em>%d</em></li>]]</ul></div></div>
<div class="foot"><p>主办：[[PLACE]]人民政府办公室　政府网站标识码：3600000021</p><p>赣ICP备05000000号　网站地图　联系我们</p></div>
[[JS]]</body></html>""",
        head="gov",
        years=(2016, 2023),
    ),
    Frame(
        "ga02",
        KIND,
        [notices.notice, notices.interpret, notices.announce],
        "ind",
        "{p}政务网",
        """[[HEAD]]<body>
<table width="1000" align="center" cellpadding="0" cellspacing="0"><tr><td background="/images/top.jpg" height="160">&nbsp;</td></tr>
<tr><td>[[N 8|<a href="%u" class="dh">%t</a> | ]]</td></tr></table>
<table id="c" width="1000" align="center" bgcolor="#ffffff"><tr><td class="title">
<!--<$[标题名称(html)]>begin-->[[T]]<!--<$[标题名称(html)]>end--></td></tr>
<tr><td align="center" class="xxnr">发布日期：[[D]]　信息来源：[[S]]　访问次数：<script>hits(1)</script>\u3000
字体：[ 大 中 小 ]</td></tr>
<tr><td><div id="zoom"><!--ZJEG_RSS.content.begin--><meta name="ContentStart">[[BODY]]<meta name="ContentEnd">
<!--ZJEG_RSS.content.end--></div></td></tr>
<tr><td align="right"><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></td></tr>
</table><table width="1000" align="center"><tr><td align="center">版权所有：[[SITE]]　承办：[[PLACE]]电子政务办
<br>建议使用1024*768分辨率浏览</td></tr></table>[[JS]]</body></html>""",
        head="xhtml",
        years=(2012, 2018),
    ),
    Frame(
        "ga03",
        KIND,
        [notices.notice, notices.announce, reports.annual_open],
        "span",
        "{p}人民政府门户网站",
        """[[HEAD]]<body>
<div class="header">[[N 7|<a href="%u">%t</a>]]</div><div class="main-content gkmlpt-detail">
<div class="classify"><table><tr><td class="first">索引号：</td><td>00768[[HIT]]-3/[[YEAR]]-00[[HIT]]</td>
<td class="first">分类：</td><td>综合政务、其他</td></tr><tr><td class="first">发布机构：</td><td>[[S]]</td><td class="first">
成文日期：</td><td>[[D]]</td></tr><tr><td class="first">名称：</td><td colspan="3"><span>[[T]]</span></td></tr>
<tr><td class="first">文号：</td><td></td><td class="first">发布日期：</td><td>[[D]]</td></tr><tr><td>主题词：</td>
<td colspan="3"></td></tr></table></div>
<div class="content"><h1 class="content-title">[[T]]</h1><p class="c-info">发布日期：[[DT]]　　浏览次数：-</p>
<div class="article-content">[[BODY]]</div></div>
<div class="share"><span>扫一扫在手机打开当前页</span><img src="/qr.png"></div></div>
<div class="footer">关于我们 | 隐私声明 | 使用帮助 粤公网安备 44000000000001号</div></body></html>""",
        head="gov",
        years=(2019, 2026),
    ),
    Frame(
        "ga04",
        KIND,
        [notices.notice, reports.speech, reports.work_report],
        "word",
        "{p}党政信息网",
        """[[HEAD]]<body class="articleview">
<div class="header_top"><div class="w960 center"><span class="toplinks"><a href="#" onclick="AddFavorite()">收藏本站</a></span>
</div></div><div class="w960 center nav"><ul><li class="hover"><a href="/">主页</a></li>
[[N 6|<li><a href="%u"><span>%t</span></a></li>]]</ul></div>
<div class="w960 center clear mt1"><div class="pleft"><div class="place"><strong>当前位置:</strong> <a>主页</a> > <a>文件</a> > </div>
<div class="viewbox"><div class="title"><h2>[[T]]</h2></div><div class="info"><small>时间:</small>[[DT]]
<small>来源:</small>[[S]] <small>作者:</small>admin <small>点击:</small><script src="/plus/count.php"></script>次</div>
<div class="content"><table width="100%" border="0"><tr><td>[[BODY]]</td></tr></table></div>
<div class="dede_pages"><ul class="pagelist"></ul></div></div>
<div class="newdigg"><div class="diggbox"><div class="digg_act">顶一下</div><div class="digg_num">(0)</div></div>
<div class="diggbox"><div class="digg_act">踩一下</div></div></div>
<div class="boxoff"><strong>------分隔线----------------------------</strong></div><div class="handle">
<div class="context"><ul>[[L 1|<li>上一篇：<a href="%u">%t</a></li>]][[L 1|<li>下一篇：<a href="%u">%t</a></li>]]</ul></div></div>
</div><div class="pright"><dl class="tbox"><dt><strong>推荐内容</strong></dt><dd><ul class="d4">
[[L 6|<li><a href="%u">%t</a><p>%s</p></li>]]</ul></dd></dl><dl class="tbox"><dt><strong>热点内容</strong></dt><dd><ul>
[[L 8|<li><a href="%u">%t</a></li>]]</ul></dd></dl></div></div><p>Copyright [[SITE]] Powered by DedeCMS</p></body></html>""",
        head="xhtml",
        enc="gb18030",
        years=(2008, 2013),
    ),
    Frame(
        "ga05",
        KIND,
        [notices.tender_list, notices.staff_list, notices.news_visit],
        "font",
        "{p}公众信息网",
        """[[HEAD]]<body leftmargin=0 topmargin=0>
<TABLE width=780 align=center border=0 cellspacing=0><TR><TD><IMG src="images/banner.gif" width=780></TD></TR>
<TR><TD bgcolor=#0066cc align=center>[[N 8|<A href="%u"><FONT color=white>%t</FONT></A>&nbsp; ]]</TD></TR></TABLE>
<TABLE width=780 align=center border=0><TR><TD width=180 valign=top bgcolor=#eef5ff><TABLE width=100%><TR><TD>
<IMG src="images/l1.gif"></TD></TR>[[L 9|<TR><TD>·<A href="view.asp?id=%h">%k</A></TD></TR>]]</TABLE>
<FORM action=search.asp><INPUT name=key size=12><INPUT type=submit value=搜索></FORM></TD>
<TD valign=top><TABLE width=96% align=center><TR><TD align=center height=40><FONT color=#cc0000 size=4><B>[[T]]</B></FONT></TD></TR>
<TR><TD align=center>日期：[[DC]]　　编辑：信息科　　已被阅读 [[HIT]] 次<HR size=1></TD></TR>
<TR><TD><TABLE width=100%><TR><TD style="line-height:180%">[[BODY]]</TD></TR></TABLE></TD></TR>
<TR><TD align=right>【<A href="javascript:history.back()">返回</A>】【<A href="javascript:print()">打印</A>】</TD></TR></TABLE>
</TD></TR></TABLE><CENTER><HR width=780>[[PLACE]]人民政府信息中心制作维护<BR>E-mail: info@mail.local</CENTER></BODY></HTML>""",
        enc="gb18030",
        years=(2004, 2009),
        ext="asp",
    ),
    Frame(
        "ga06",
        KIND,
        [reports.annual_open, notices.brief, notices.interpret],
        "nb",
        "{p}教育体育局",
        """[[HEAD]]<body>
<div class="wrap"><div id="naver"><ul>[[N 8|<li><a href="%u">%t</a></li>]]</ul></div>
<div class="inside"><div class="left"><h2>栏目导航</h2><ul>[[N 6|<li><a href="%u"><span>%t</span></a></li>]]</ul></div>
<div class="right"><div class="bt"><a href="../index.htm">首页</a> >> <a>正文</a></div>
<form name="_newscontent_fromname"><div class="cont"><h1 align="center">[[T]]</h1><p align="center">[[DC]] 09:21&nbsp;
&nbsp;[[S]]&nbsp; 点击：[<span id="dynclicks_wbnews_1">[[HIT]]</span>]</p>
<div id="vsb_content_2"><div class="v_news_content">
[[BODY]]
</div></div><div id="div_vote_id"></div>
<p align="right">【<a href="javascript:window.opener=null;window.close();">关闭窗口</a>】</p></div></form></div></div>
<div class="bot"><p>版权所有 地址：[[PLACE]]行政中心3号楼</p></div></div>[[JS]]</body></html>""",
        head="xhtml",
        years=(2011, 2024),
        ext="htm",
    ),
    Frame(
        "ga07",
        KIND,
        [notices.interpret, reports.qa, notices.news_visit],
        "ind",
        "{p}人民政府",
        """[[HEAD]]<body><div id="app" data-server-rendered="true">
<header class="el-header" data-v-1a2b><div class="gov-top" data-v-1a2b><a data-v-1a2b>长者模式</a><a data-v-1a2b>无障碍</a>
<a data-v-1a2b>登录</a></div><nav data-v-1a2b>[[N 8|<a href="%u" data-v-1a2b class="nav-item">%t</a>]]</nav></header>
<main class="el-main" data-v-77c0><div class="el-breadcrumb" data-v-77c0><span>首页</span><i>/</i><span>解读回应</span></div>
<article data-v-77c0><h1 data-v-77c0 class="detail-title">[[T]]</h1><div data-v-77c0 class="detail-meta"><span>[[DT]]</span><span>
来源：[[S]]</span><button>收藏</button><button>语音播报</button></div>
<div data-v-77c0 class="detail-rich" style="font-size:18px"><div>[[BODY]]</div></div>
<div data-v-77c0 class="detail-foot"><button>点赞 [[HIT]]</button><p class="tip">您觉得这篇内容是否有用？</p><label>有用</label>
<label>一般</label><label>没用</label></div></article>
<aside data-v-77c0><h3>相关政策</h3>[[L 4|<div class="card"><a href="%u">%t</a><p>%s</p><time>%d</time></div>]]</aside></main>
<footer data-v-9f>网站声明　党政机关　政府网站找错</footer></div><script>window.__NUXT__={state:{id:[[HIT]]}}</script></body></html>""",
        head="h5",
        years=(2021, 2026),
    ),
    Frame(
        "ga08",
        KIND,
        [notices.announce, notices.staff_list, notices.tender_list],
        "br",
        "{p}自然资源和规划局",
        """[[HEAD]]<body>
<form method="post" action="Show.aspx?id=[[HIT]]" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1Mg9kFgJ" />
<div id="ctl00_pnlTop"><ul>[[N 8|<li><a href="%u">%t</a></li>]]</ul><input name="ctl00$txtKey" type="text" />
<input type="submit" value="站内搜索" /></div><div class="sub"><div class="sub_l"><div class="lmbt">热点信息</div>
[[L 7|<div class="lm"><a href="Show.aspx?id=%h">%k</a></div>]]</div><div class="sub_r">
<span id="ctl00_ContentPlaceHolder1_lblTitle" class="bt">[[T]]</span><div class="fbt">
<span id="ctl00_ContentPlaceHolder1_lblDate">[[D]]</span> 发布人：<span id="ctl00_ContentPlaceHolder1_lblUser">办公室</span>
点击数：<span>[[HIT]]</span></div><span id="ctl00_ContentPlaceHolder1_lblContent">[[BODY]]</span></div></div>
<div class="bottom"><span id="ctl00_Foot1">版权所有 [[PLACE]] 技术支持：恒新软件</span><select onchange="go()"><option>
---上级网站---</option><option>省政府网</option></select></div></form></body></html>""",
        head="xhtml",
        enc="gb18030",
        years=(2009, 2017),
        ext="aspx",
    ),
    Frame(
        "ga09",
        KIND,
        [notices.news_visit, notices.brief, reports.qa],
        "wx",
        "{p}发布",
        """[[HEAD]]<body class="rich_media_body">
<div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content"><h1 class="rich_media_title"
 id="activity-name">[[T]]</h1><div id="meta_content"><span class="rich_media_meta_text">[[SITE]]</span> <em id="publish_time">
[[DT]]</em> <em>[[PROV]]</em></div><div id="js_content" style="visibility:visible">
<section data-role="outer"><section><img data-src="/mmbiz/top.gif" alt=""></section>
[[BODY]]
</section></div></div><div class="tips"><span>预览时标签不可点</span></div><div class="rich_media_tool">阅读 [[HIT]] <span>赞</span>
<span>在看</span><span>分享</span></div></div><div class="qr_code_pc"><img src="/qr"><p>微信扫一扫<br>关注该公众号</p></div>
</div>[[JS]]</body></html>""",
        head="h5",
        years=(2018, 2026),
    ),
    Frame(
        "ga10",
        KIND,
        [reports.work_report, notices.notice, reports.annual_open],
        "div",
        "{p}人民政府",
        """[[HEAD]]<body>
<div class="megamenu">[[N 16|<div class="mm"><a href="%u">%t</a><div class="sub"><a>工作动态</a><a>公示公告</a><a>法规文件</a></div></div>]]
</div><div class="ad"><a href="/zt/1"><img src="/zt1.jpg" alt="主题教育专题"></a></div>
<div class="ny"><div class="ny_r"><div class="bt1">[[T]]</div><div class="bt2">[[D]] <b>|</b> 来源：[[S]] <b>|</b> 点击：[[HIT]]</div>
<div class="nr" id="content">[[BODY]]</div><div class="xyp">[[L 1|<p>上一条：<a href="%u">%t</a></p>]]
[[L 1|<p>下一条：<a href="%u">%t</a></p>]]</div></div></div>
<div class="links"><dl><dt>中央部委网站</dt><dd>外交部 国防部 发展改革委 教育部 科技部 工业和信息化部 公安部 民政部 司法部 财政部</dd></dl>
<dl><dt>本{SSS}部门</dt><dd>[[N 14|<a href="%u">%t</a> ]]</dd></dl></div>
<div class="copy">主管单位：[[PLACE]]人民政府 主办单位：[[PLACE]]人民政府办公室<br>最佳浏览分辨率1366*768</div></body></html>""".replace(
            "{SSS}", "地"
        ),
        head="gov",
        years=(2014, 2022),
        ext="shtml",
    ),
]
