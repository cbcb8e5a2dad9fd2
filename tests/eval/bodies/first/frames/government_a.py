"""Half A, government frames."""

from html import escape

from bodies.first.frames.register import frame
from bodies.first.render.kit import comments, crumbs, doc, foot, links, menu, src, teasers
from bodies.first.texts.government import GOV, interp, notice, qa
from bodies.first.texts.pieces import org
from bodies.first.texts.reports import annual, listing, report, speech, stats


@frame("A", "government", "fs", ymin=2017)
def trs_wcm(c, art, body):
    c0 = c.fix["county"]
    h = (
        f'<meta name="ArticleTitle" content="{escape(art.title)}">\n<meta name="PubDate" content="'
        f'{c.date(1)} {c.hm()}">\n<meta name="ContentSource" content="{src(c)}">\n<style>'
        '.xl{width:1200px}</style>\n<script>var jiucuo="/jc.js";</script>\n'
    )
    b = (
        f'<div class="top"><a href="#">无障碍阅读</a><a href="#">关怀版</a><a>登录</a></div>'
        f'<div class="header">{menu(c, 7)}</div><div class="w1200"><div class="wz">{crumbs(c)}'
        f"</div>"
        f'<div class="xl"><h1>{escape(art.title)}</h1><div class="xl_info"><span>发布时间：{c.date(1)}'
        f"</span><span>来源：{src(c)}</span><span>字体：[<a>大</a> <a>中</a> <a>小</a>]</span>"
        '<span><a href="javascript:window.print()">打印本页</a></span></div><div class="xl_con">'
        f'<div class="view TRS_UEDITOR trs_paper_default trs_web">{body}</div></div>'
        '<div class="share">分享到：<a>微信</a><a>微博</a></div><div class="ewm"><img src="ewm.png">'
        f'<p>扫一扫在手机打开当前页</p></div></div></div><div class="footer">{foot(c)}</div>'
    )
    return (
        doc(f"{escape(art.title)}-{c0}人民政府", b, h),
        f"http://www.{c.r.randint(100, 999)}x.gov.cn/zwgk/{c.year}{c.month:02d}/t{c.year}"
        f"{c.month:02d}{c.day:02d}_{c.r.randint(10**5, 10**7)}.html",
    )


@frame("A", "government", "nb", ymin=2012, ymax=2021)
def hanweb_jcms(c, art, body):
    b = (
        f'<table width="1000" align="center" class="nav"><tr><td>{menu(c, 9, "bar")}</td></tr>'
        f"</table>"
        f'<table width="1000" align="center"><tr><td class="bt_path">{crumbs(c, 1)}</td></tr>'
        f"</table>"
        '<table id="c" width="1000" border="0" align="center"><tr><td class="title"><!--<$[标题名称]>'
        f'begin-->{escape(art.title)}<!--<$[标题名称]>end--></td></tr><tr><td align="center"><span>'
        f'发布日期：{c.date(1)}</span><span>浏览次数：<script src="/module/visitcount/articlehits.jsp">'
        f"</script>{c.r.randint(20, 3000)}</span><span>字号：[ 大 中 小 ]</span></td></tr><tr><td "
        'class="bt_content"><div id="zoom"><!--<$[信息内容]>begin--><meta name="ContentStart">'
        f'{body}<meta name="ContentEnd"><!--<$[信息内容]>end--></div></td></tr><tr><td align="right">'
        '【打印本页】 【关闭窗口】</td></tr></table><table width="1000" align="center" class="foot"><tr>'
        f"<td>{foot(c)}</td></tr></table>"
    )
    return (
        doc(
            f"{c.fix['county']}政府 {c.r.choice(['通知公告', '政务要闻', '部门动态'])} "
            + escape(art.title),
            b,
            dt='<!DOCTYPE HTML PUBLIC "-//W3C//DTD XHTML 1.0//EN">',
        ),
        f"http://www.zj{c.r.randint(10, 99)}.gov.cn/art/{c.year}/{c.month}/{c.day}/art_"
        f"{c.r.randint(1000, 9999999)}_{c.r.randint(10**5, 10**8)}.html",
    )


@frame("A", "government", "kp", ymin=2018)
def ucap_kaipu(c, art, body):
    m = "".join(
        f"<li><b>{a}：</b><span>{v}</span></li>"
        for a, v in [
            ("索引号", c.f("{n:100000-999999}/{y}-{n:10000-99999}")),
            ("主题分类", "综合政务"),
            ("发布机构", org(c)),
            ("成文日期", c.date()),
            ("有效性", "有效"),
            ("文号", ""),
        ]
    )
    b = (
        f'<div id="header"><div class="search"><input placeholder="请输入关键字"><button>搜索</button>'
        f'</div>{menu(c, 6)}</div><div class="container"><div class="BreadcrumbNav">{crumbs(c, 2)}'
        f'</div><ul class="xxgk-top clearfix">{m}</ul><div class="article"><h1>{escape(art.title)}</h1>'
        f'<div class="pages-date">{c.date(1)} {c.hm()}<span class="font">来源：{src(c)}</span>'
        f'</div><div class="pages_content" id="UCAP-CONTENT">{body}</div>'
        f'<div class="related"><h2>相关稿件</h2>{links(c, 4)}</div><div class="editor"><span>'
        f'责任编辑：{c.name()}</span></div></div></div><div class="footer">{foot(c)}</div>'
    )
    return doc(
        escape(art.title) + "_" + c.fix["county"] + "人民政府门户网站", b
    ), f"https://www.k{c.r.randint(10, 99)}.gov.cn/common/content/{c.r.randint(10**9, 10**10)}.html"


@frame("A", "government", "ue", ymin=2019)
def gkmlpt(c, art, body):
    side = "".join(
        f'<li class="tree"><a>{x}</a></li>'
        for x in [
            "机构职能",
            "政策法规",
            "规划计划",
            "财政预决算",
            "行政执法",
            "建议提案办理",
            "重点领域",
            "人事信息",
        ]
    )
    b = (
        f'<div class="gkml-header"><h2>{c.fix["county"]}政府信息公开平台</h2></div><div class="left">'
        f'<ul>{side}</ul></div><div class="main"><div class="classify"><table><tr><td>索引号：'
        f"{c.r.randint(10**8, 10**9)}/{c.year}-{c.r.randint(10000, 99999)}</td><td>分类：</td></tr>"
        f'<tr><td>发布机构：{org(c)}</td><td>成文日期：{c.date(1)}</td></tr><tr><td colspan="2">名称：'
        f"{escape(art.title)}</td></tr><tr><td>文号：</td><td>发布日期：{c.date(1)}</td></tr></table></div>"
        f'<h1 class="title">{escape(art.title)}</h1><div class="date-row"><span>发布日期：{c.date(1)} '
        f'{c.hm()}:08</span> 来源：本网 <span class="share">分享：</span></div>'
        f'<div class="article-content">{body}</div><div class="qr"><p>扫一扫在手机打开当前页</p></div>'
        f'</div><div class="gkml-footer">{foot(c)}</div><script>window._CONFIG={{"POST_ID":'
        f'{c.r.randint(10**6, 10**7)},"TITLE":"{escape(art.title)}"}}</script>'
    )
    return (
        doc(escape(art.title), b),
        f"http://www.gd{c.r.randint(10, 99)}.gov.cn/gkmlpt/content/{c.r.randint(4, 11)}/"
        f"{c.r.randint(4000, 11000)}/post_{c.r.randint(10**6, 10**7)}.html",
    )


@frame("A", "government", "word", ymin=2013, ymax=2023)
def boda_vsb(c, art, body):
    n = links(c, 2, "p")
    b = (
        f'<div class="head">{menu(c, 8)}</div><div class="ny"><div class="ny_l"><h3>'
        f"{c.r.choice(['工作动态', '通知公告', '文件下载'])}</h3>{menu(c, 5, 'dl')}</div><div "
        f'class="ny_r"><div class="dqwz">{crumbs(c, 1)}</div><form name="_newscontent_fromname"'
        f"><div "
        f'class="ar_tit"><h2>{escape(art.title)}</h2><p>时间：{c.date(4)}　点击：[<span id="dynclicks_'
        f'wbnews_{c.r.randint(1000, 9999)}">{c.r.randint(10, 900)}</span>]</p></div><div id='
        f'"vsb_content" class="v_news_content">{body}</div><p align="right">【关闭】</p><div class='
        f'"pn">上一条：{n[5:-6]}</div></form></div></div><div class="foot">{foot(c, 2)}</div>'
    )
    return (
        doc(
            f"{escape(art.title)}-{org(c)}",
            b,
            '<script language="javascript" src="/system/resource/js/vsbscreen.min.js"></script>\n',
        ),
        f"http://jt.v{c.r.randint(10, 99)}.gov.cn/info/{c.r.randint(1000, 1200)}/"
        f"{c.r.randint(1000, 40000)}.htm",
    )


@frame("A", "government", "font", ymin=2005, ymax=2012, charset=("gb18030", None))
def dongyi_2006(c, art, body):
    b = (
        "<table width=778 border=0 cellpadding=0 cellspacing=0 align=center><tr><td><img src="
        f"/skin/top.gif></td></tr><tr><td bgcolor=#cc0000>{menu(c, 10, 'bar')}</td></tr></table>"
        "<table width=778 border=0 align=center><tr><td width=180 valign=top bgcolor=#f5f5f5>"
        f"<b>最新热门</b><br>{links(c, 9, 'br')}<b>最新推荐</b><br>{links(c, 6, 'br')}</td><td valign=top>"
        f"<table width=100%><tr><td>{crumbs(c, 1)}</td></tr><tr><td align=center><font size=4 "
        f"color=red><b>{escape(art.title)}</b></font></td></tr><tr><td align=center>作者：佚名&nbsp;&nbsp;"
        f"文章来源：{src(c)}&nbsp;&nbsp;点击数：{c.r.randint(9, 999)}&nbsp;&nbsp;更新时间：{c.date(1)}"
        f"</td></tr><tr><td><div id=fontzoom>{body}</div></td></tr><tr><td align=right>"
        f"文章录入：admin&nbsp;&nbsp;责任编辑：admin</td></tr><tr><td>{links(c, 2, 'br')}"
        "【字体：小 大】【发表评论】【加入收藏】【告诉好友】【打印此文】【关闭窗口】</td></tr></table></td></tr>"
        f"</table><table width=778 align=center><tr><td align=center>{foot(c, 2)}</td></tr>"
        f"</table>"
    )
    return (
        doc(escape(art.title), b, cs="gb2312", dt=""),
        f"http://www.d{c.r.randint(100, 999)}.gov.cn/Article/ShowArticle.asp?ArticleID="
        f"{c.r.randint(100, 9000)}",
    )


@frame("A", "government", "wx", ymin=2019)
def wechat_like(c, art, body):
    b = (
        '<div class="rich_media"><div id="js_article"><div class="rich_media_area_primary"><h1 '
        f'class="rich_media_title">{escape(art.title)}</h1><div class="rich_media_meta_list"><span>'
        f'{c.fix["cname"]}发布</span> <em id="publish_time">{c.date(1)} {c.hm()}</em></div>'
        f'<div class="rich_media_content" id="js_content" style="visibility: visible;">{body}'
        f"</div>"
        '<div class="rich_media_tool"><span>阅读 </span><span>'
        f'{c.r.randint(100, 9999)}</span><span>在看</span></div></div><div class="discuss"><h3>'
        f'精选留言</h3>{comments(c, 4)}</div></div><div class="qr_code_pc"><p>微信扫一扫<br>关注该公众号'
        "</p></div></div>"
    )
    return doc(
        escape(art.title), b, f'<meta property="og:title" content="{escape(art.title)}">\n'
    ), f"https://mp.weixin.example.cn/s/{c.r.randint(10**9, 10**10)}"


@frame("A", "government", "bare", ymin=2016)
def ministry_soup(c, art, body):
    a = links(c, 5, "div", True)
    b = (
        f"<div><div><div><div>{menu(c, 12)}</div></div></div><div><div><div>{crumbs(c)}</div><div>"
        f"<div><div>{escape(art.title)}</div><div><div>{c.date()}</div><div>{src(c)}</div><div>"
        f"<div>【字号</div><div>大</div><div>中</div><div>小】</div></div></div><div><div><div>{body}"
        f"</div></div></div></div></div></div><div><div>相关阅读</div>{a}</div></div><div><div>"
        f"{foot(c)}</div><div><a>中国政府网</a><a>新闻宣传</a><a>地方网站</a></div></div></div>"
    )
    return doc(
        escape(art.title), b
    ), f"https://www.m{c.r.randint(10, 99)}.gov.cn/xw/{c.year}/{c.r.randint(10**5, 10**7)}.shtml"


@frame("A", "government", "fig", pool=[annual, listing, stats, report], ymin=2020)
def vue_prerendered(c, art, body):
    b = (
        '<noscript><strong>请启用 JavaScript 以使用本站。</strong></noscript><div id="app" data-server'
        f'-rendered="true"><header data-v-1a><div data-v-1a class="logo">{c.fix["county"]}</div'
        f"><nav "
        f"data-v-1a>{menu(c, 6)}</nav></header><main data-v-2b><div data-v-2b class="
        f'"el-breadcrumb">'
        f"<span>首页</span><span>/</span><span>信息公开</span></div><section data-v-2b class="
        f'"detail"><h2 data-v-2b>{escape(art.title)}</h2><div data-v-2b class="meta"><span>'
        f"{c.date(1)}</span><span>浏览量 {c.r.randint(9, 9999)}</span></div><div data-v-2b "
        f'class="html-box">{body}</div></section><aside data-v-2b><h4>推荐</h4>{links(c, 6)}'
        f"</aside></main><footer data-v-3c>{foot(c)}</footer></div><script"
        f">window.__INITIAL_STATE__="
        '{"user":null,"menus":[]}</script>'
    )
    return doc(
        c.fix["county"] + "政务公开", b, '<link rel="stylesheet" href="/css/app.3f2.css">\n'
    ), f"https://xxgk.v{c.r.randint(10, 99)}.gov.cn/#/detail/{c.r.randint(1000, 99999)}"


@frame(
    "A",
    "government",
    "br1",
    pool=[interp, notice, qa, speech, *GOV[1:2]],
    ymin=2007,
    ymax=2016,
    charset=("gb18030", "text/html; charset=gb2312"),
)
def dotnet_table(c, art, body):
    b = (
        f'<form method="post" action="Show.aspx?id={c.r.randint(10, 999)}" id="form1"><input type='
        '"hidden" name="__VIEWSTATE" value="/wEPDwUKMTM4"><div id="top"><object><embed src='
        '"b.swf">'
        f'</object></div><table class="m"><tr><td>{menu(c, 9, "td")}</td></tr></table><table'
        f" width="
        f'"960"><tr><td width="220" valign="top"><div class="lt">通知公告</div>{links(c, 8, "td")}'
        f'<div class="lt">图片新闻</div>{teasers(c, 2)}</td><td valign="top"><table width="100%"><tr>'
        f'<td class="pos">{crumbs(c)}</td></tr><tr><td align="center"><span id="lblTitle">'
        f'{escape(art.title)}</span></td></tr><tr><td align="center">发布人：<span id="lblUser">办公室'
        f'</span> 发布时间：<span id="lblTime">{c.date(2)} {c.hm()}:00</span> 阅读：<span>'
        f'{c.r.randint(3, 900)}</span> 次</td></tr><tr><td><span id="lblContent">{body}</span></td>'
        '</tr><tr><td align="right"><a href="javascript:history.go(-1)">返回</a></td></tr></table>'
        f'</td></tr></table><div class="bq">{foot(c)}</div></form>'
    )
    return doc(
        c.fix["county"] + "政务网", b, cs="gb2312"
    ), f"http://www.n{c.r.randint(10, 999)}.gov.cn/Show.aspx?id={c.r.randint(100, 9000)}"
