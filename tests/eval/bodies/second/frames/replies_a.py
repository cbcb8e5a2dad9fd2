"""Half A: short replies in government and media shells."""

from bodies.second.render.frame import Frame
from bodies.second.texts import replies

KIND = "short_reply"
FRAMES = [
    Frame(
        "ra01",
        KIND,
        [replies.npc_short, replies.list_reply, replies.letter],
        "p2",
        "{p}人民政府",
        """[[HEAD]]<body><div class="head">
<div class="w">[[N 9|<a href="%u">%t</a>]]</div></div><div class="container"><div class="side"><h3>建议提案办理</h3><ul>
<li><a>人大代表建议</a></li><li><a>政协委员提案</a></li><li><a>办理工作动态</a></li></ul></div>
<div class="detail"><h1>[[T]]</h1><div class="property"><span>[[DT]]</span><span>来源：[[S]]</span><span>【字体：大 中 小】</span></div>
<div class="detail-body TRS_Editor">[[BODY]]</div><div class="tools"><a>打印</a><a>关闭</a></div></div></div>
<div class="footer">[[PLACE]]人民政府主办 备案号00000001</div></body></html>""",
        head="gov",
        years=(2015, 2024),
    ),
    Frame(
        "ra02",
        KIND,
        [replies.head_inside, replies.cppcc_short, replies.no_sign],
        "word",
        "{p}住房和城乡建设局",
        """[[HEAD]]<body>
<table width="960" align="center"><tr>[[N 7|<td><a href="%u">%t</a></td>]]</tr></table><table width="960" align="center"><tr>
<td width="230" valign="top"><b>信息公开目录</b><br>[[N 12|<a href="%u">+ %t</a><br>]]</td><td valign="top">
<table class="gk" width="100%" border="1"><tr><td>索引号</td><td>01456[[HIT]]</td><td>公开日期</td><td>[[D]]</td></tr>
<tr><td>发布机构</td><td>[[S]]</td><td>公开方式</td><td>主动公开</td></tr><tr><td>信息名称</td><td colspan="3">[[T]]</td></tr></table>
<div align="center" class="t1">[[T]]</div><div class="gk_con">[[BODY]]</div></td></tr></table>
<center>主办单位：[[S]]</center></body></html>""",
        head="xhtml",
        years=(2012, 2019),
    ),
    Frame(
        "ra03",
        KIND,
        [replies.cppcc_short, replies.one_para, replies.npc_short],
        "ind",
        "{c}新闻网",
        """[[HEAD]]<body>
<div class="channel">[[N 14|<a href="%u">%t</a>]]</div><div class="ad1"><img src="/ad/1.gif">广告</div>
<div class="main"><div class="l"><div class="crumb">首页 &gt; 问政 &gt; 正文</div><h1>[[T]]</h1><div class="from">[[DT]] [[S]]
<span class="cmt">评论(<b>3</b>)</span></div><div class="article" id="artibody">[[BODY]]</div><div class="share">分享 微博 QQ空间</div>
<div class="comment"><h3>网友评论</h3><textarea>文明上网，理性发言</textarea>[[C 4|<dl><dt>%t <i>%d</i></dt><dd>%s</dd></dl>]]</div>
<div class="guess"><h3>猜你喜欢</h3>[[L 8|<div class="it"><img src="%i"><h4><a href="%u">%t</a></h4><p>%s</p></div>]]</div></div>
<div class="r"><h3>24小时热榜</h3><ol>[[L 12|<li><em>%n</em><a href="%u">%t</a></li>]]</ol><h3>视频</h3>
[[L 5|<div><img src="%i"><span>0%n:3%n</span><a href="%u">%t</a></div>]]</div></div><div class="foot">关于我们 广告服务 诚聘英才
互联网新闻信息服务许可证</div></body></html>""",
        head="h5",
        pool="news",
        years=(2017, 2025),
        ext="shtml",
    ),
    Frame(
        "ra04",
        KIND,
        [replies.npc_short, replies.no_sign, replies.head_inside],
        "br",
        "{p}人大网",
        """[[HEAD]]<body bgcolor=#f5f5f5>
<table width=900 align=center bgcolor=white><tr><td colspan=2><img src=/top.jpg></td></tr><tr><td colspan=2 bgcolor=#b40000>
[[N 8|<a href=%u><font color=#ffffff>%t</font></a> ]]</td></tr><tr><td width=220 valign=top><table width=100%><tr><td>代表风采</td></tr>
[[L 6|<tr><td>◆<a href=%u>%k</a></td></tr>]]</table></td><td valign=top><table width=95% align=center><tr><td align=center>
<font size=4><b>[[T]]</b></font></td></tr><tr><td align=center>发布时间：[[D]] 点击数：[[HIT]]</td></tr><tr><td class=content>
[[BODY]]</td></tr></table></td></tr></table><p align=center>[[PLACE]]人大常委会办公室</body></html>""",
        enc="gb18030",
        years=(2007, 2014),
        ext="asp",
    ),
    Frame(
        "ra05",
        KIND,
        [replies.list_reply, replies.letter, replies.one_para],
        "span",
        "{p}政协",
        """[[HEAD]]<body><div class="zx-head"><h2>[[SITE]]</h2>
[[N 7|<a href="%u">%t</a>]]</div><div class="zx-pos">您的位置：首页 - 提案工作 - 提案答复</div><div class="zx-box">
<div class="zx-title">[[T]]</div><div class="zx-date">[[D]]</div><div class="zx-text">[[BODY]]</div>
<div class="zx-next">[[L 2|<a href="%u">%t</a>]]</div></div><div class="zx-foot">地址：[[PLACE]]行政中心</div></body></html>""",
        head="h5",
        years=(2016, 2026),
    ),
    Frame(
        "ra06",
        KIND,
        [replies.cppcc_short, replies.npc_short, replies.list_reply],
        "nb",
        "{p}水利局",
        """[[HEAD]]<body><div class="wrapper">
<div class="banner"></div><div class="menu">[[N 8|<a href="%u">%t</a>]]</div><div class="cbox"><div class="ctitle">[[T]]</div>
<div class="cinfo">作者：管理员　更新时间：[[DT]]　阅读：[[HIT]]</div><div class="ccontent">[[BODY]]</div>
<div class="cprev">[[L 2|<p><a href="%u">%t</a></p>]]</div></div><div class="wtj"><b>信息推荐</b>
[[L 6|<a href="%u">%t</a><span>%m</span><br/>]]</div><div class="bq">版权所有</div></div></body></html>""",
        head="xhtml",
        years=(2013, 2021),
        contact=True,
    ),
    Frame(
        "ra07",
        KIND,
        [replies.npc_short, replies.letter, replies.cppcc_short],
        "div",
        "{c}日报社全媒体",
        """[[HEAD]]<body><div class="nav_all">
[[N 18|<a href="%u">%t</a>]]</div><div class="hot_line">[[L 3|<b><a href="%u">%t</a></b>]]</div><div class="bd"><div class="bd_l">
<div class="tit">[[T]]</div><div class="sub"><span>[[S]]</span> <span>[[DT]]</span> <a>我要纠错</a></div><div class="con">[[BODY]]</div>
<div class="edit">编辑：[[WHO]]</div><div class="sm">免责声明：本网转载内容出于传递更多信息之目的，不代表本网赞同其观点。如涉及版权问题请与本网联系。</div>
<div class="tj"><h2>推荐阅读</h2>[[L 10|<li><a href="%u">%t</a><p>%s</p><span>%d 阅读(%h)</span></li>]]</div></div><div class="bd_r">
<h2>要闻</h2>[[L 10|<li><a href="%u">%t</a></li>]]<h2>图片</h2>[[L 4|<a href="%u"><img src="%i">%t</a>]]</div></div>
<div class="ft">举报邮箱 违法和不良信息举报电话</div></body></html>""",
        head="h5",
        pool="news",
        years=(2014, 2023),
    ),
    Frame(
        "ra08",
        KIND,
        [replies.no_sign, replies.one_para, replies.head_inside],
        "p2",
        "{c}在线",
        """[[HEAD]]<body>
<div id="hd"><div id="weather">今天 晴 12~21℃</div>[[N 12|<a href="%u">%t</a> ]]</div><div id="bd"><div id="main">
<h1 id="h1title">[[T]]</h1><div id="pubtime">[[DT]]</div><div id="media">来源：[[S]]</div>
<div id="Cnt-Main-Article-QQ">[[BODY]]</div><div id="invideocon"><ul>[[L 3|<li><img src="%i"/><a href="%u">%t</a></li>]]</ul></div>
<div id="wb">[[C 5|<div class="c"><a>%t</a>：%s <span>%d</span> <a>回复</a><a>支持(2)</a></div>]]</div></div><div id="side">
<div class="m"><h2>新闻排行</h2><ul>[[L 10|<li>%n <a href="%u">%t</a></li>]]</ul></div><div class="m"><h2>本地宝</h2><ul>
[[L 8|<li><a href="%u">%t</a><p>%s</p></li>]]</ul></div></div></div></body></html>""",
        head="xhtml",
        pool="news",
        enc="gb18030",
        years=(2010, 2016),
        ext="htm",
    ),
    Frame(
        "ra09",
        KIND,
        [replies.letter, replies.list_reply, replies.cppcc_short],
        "wx",
        "{p}融媒",
        """[[HEAD]]<body><div class="m-top"><a>打开APP</a>
<span>听新闻</span></div><article><h1>[[T]]</h1><div class="m-au"><img src="/av.png"><b>[[SITE]]</b><i>[[DT]]</i><button>+关注</button></div>
<div class="m-con">[[BODY]]</div><div class="m-act">点赞 [[HIT]] · 收藏 · 转发</div></article><section class="m-rel"><h3>相关推荐</h3>
[[L 9|<div class="card"><a href="%u"><h4>%t</h4><p>%s</p><em>%h阅读</em></a></div>]]</section><section><h3>热门评论</h3>
[[C 6|<div><b>%t</b><p>%s</p><small>%d</small></div>]]</section></body></html>""",
        head="h5",
        pool="news",
        years=(2020, 2026),
    ),
    Frame(
        "ra10",
        KIND,
        [replies.head_inside, replies.npc_short, replies.one_para],
        "row",
        "{p}政府信息网",
        """[[HEAD]]<body><table align=center width=980>
<tr><td>[[N 9|<a href=%u>%t</a> | ]]</td></tr></table><table align=center width=980><tr><td class=bt height=50 align=center>[[T]]</td></tr>
<tr><td align=center>[[D]] [[S]]</td></tr>[[BODY]]<tr><td align=right><a href=#>【返回顶部】</a></td></tr></table>
<table align=center width=980><tr><td>相关链接</td></tr>[[L 5|<tr><td>· <a href=%u>%t</a> (%d)</td></tr>]]</table></body></html>""",
        years=(2008, 2015),
        ext="jsp",
    ),
]
