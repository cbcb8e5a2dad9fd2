"""Half B, short replies in government and media shells."""

from html import escape

from bodies.first.frames.register import frame
from bodies.first.render.kit import doc
from bodies.first.render.kit_b import (
    base,
    flow,
    media,
    mega,
    pics,
    ranks,
    rows,
    selects,
    stamp,
    talk,
)
from bodies.first.texts.pieces import org


def u(c, p, x="html"):
    host = c.r.choice(["www", "zw", "news"]) + "." + c.r.choice("jklmn")
    return f"http://{host}{c.r.randint(10, 99)}.example.cn/{p}{c.r.randint(10**4, 10**8)}.{x}"


@frame("B", "short_reply", "artp", ymin=2021)
def answer_sheet(c, art, body):
    b = (
        f'{mega(c, 7)}<div class="sheet"><h1>{escape(art.title)}</h1><div class="kv"><div><label'
        f">承办单位</label>"
        f"<span>{org(c)}</span></div><div><label>办理类型</label><span>主办</span></div><div><label>公开属性"
        f"</label><span>主动公开</span></div><div><label>发布时间</label><span>{c.date(1)}</span></div>"
        f"</div>"
        f'<div class="doc">{body}</div><div class="btn"><button>打印</button><button>下载</button>'
        f"</div>"
        f'</div><div class="bt">{base(c)}</div>'
    )
    return doc(escape(art.title), b), u(c, "tian/detail?no=")


@frame("B", "short_reply", "idx", ymin=2020)
def feed_portal(c, art, body):
    b = (
        f'<div class="toutiao-header"><input placeholder="搜索站内资讯">{mega(c, 3)}</div><div class='
        f'"article-detail-container"><div class="left-side"><span>{c.r.randint(1, 200)}</span>'
        f"<span>评论"
        f'</span><span>收藏</span><span>微信</span></div><div class="main"><h1>{escape(art.title)}</h1>'
        f"<div "
        f'class="article-meta">{stamp(c, 1)}</div><article class="syl-article-base">{body}'
        f"</article>"
        f'<div class="detail-end"><button>举报</button></div><div class="cmts">{talk(c, 6)}</div>'
        f'{flow(c, 10)}</div><div class="right-side"><div>{org(c)}<button>关注</button></div><h3'
        f">热榜</h3>"
        f"{ranks(c, 20)}</div></div>"
    )
    return doc(escape(art.title) + "-资讯", b), u(c, "article/")


@frame("B", "short_reply", "eweb", ymin=2006, ymax=2012, charset=("gb18030", None))
def bureau_asp(c, art, body):
    b = (
        f"<TABLE width=780 align=center><TR><TD><IMG src=top.jpg></TD></TR><TR><TD>{rows(c, 2)}"
        f"</TD></TR>"
        f"<TR><TD><FIELDSET><LEGEND>建议提案办理</LEGEND><CENTER><FONT color=#990000 size=4>"
        f"{escape(art.title)}</FONT><BR>{stamp(c, 4)}</CENTER><HR>{body}</FIELDSET></TD></TR><TR><TD>"
        f"{pics(c, 4)}</TD></TR></TABLE><CENTER>{base(c, 2)}</CENTER>"
    )
    return doc(c.fix["county"] + "政务", b, cs="gb2312", dt=""), u(c, "view.asp?id=")


@frame("B", "short_reply", "nest", ymin=2015)
def lifestyle_portal(c, art, body):
    side = "".join(
        f'<div class="mod"><h5>{x}</h5>{media(c, 3)}</div>'
        for x in ["美食探店", "周末去哪儿", "楼盘动态", "育儿"]
    )
    b = (
        f'<div class="bar">{mega(c, 9)}</div><div class="grid"><div class="aside">{side}</div>'
        f"<div "
        f'class="center"><div class="h">{escape(art.title)}</div><div class="s">{stamp(c, 3)}</div'
        f">{body}"
        f'<div class="warn">温馨提示：以上信息由发布单位提供，请注意甄别，如有变动以官方通知为准。</div><div>'
        f'{flow(c, 4)}</div></div><div class="aside2"><h5>本周人气</h5>{ranks(c, 12)}{talk(c, 3)}'
        f"</div></div>"
        f'<div class="end">{base(c, 1)}</div>'
    )
    return doc(f"{c.fix['cname']}生活网", b), u(c, "life/")


@frame("B", "short_reply", "ke", ymin=2013)
def town_site(c, art, body):
    b = (
        f'<div class="banner"></div><div class="lay"><div class="sub"><h3>信息公开</h3><ul><li>组织机构'
        f"</li>"
        f"<li>建议提案</li><li>财政预决算</li><li>乡村振兴</li></ul><h3>联系我们</h3><p>地址：{c.fix['town']}"
        f'{c.fix["road"]}1号</p></div><div class="sub2"><h4>{escape(art.title)}</h4><h6>{stamp(c, 0)}'
        f"</h6>"
        f'{body}<div class="np"><a>上一条</a>{ranks(c, 1)}</div></div></div><div>{base(c)}</div>'
    )
    return doc(c.fix["town"] + "人民政府", b), u(c, "xzgk/")


@frame("B", "short_reply", "onebr", ymin=2008, ymax=2016)
def forum_repost(c, art, body):
    b = (
        f'<div class="wp">{rows(c, 3)}</div><div class="th"><h1>{escape(art.title)}</h1><table class'
        f'="pt"><tr><td '
        f'width="150">楼主<br>{c.fix["cname"]}政务<br>积分：{c.r.randint(100, 9000)}</td><td><p>发表于 '
        f'{c.date(1)} {c.hm()} | 只看该作者</p><div class="t_f">{body}</div></td></tr></table>'
        f'{talk(c, 5)}</div><div class="side">{ranks(c, 10)}{pics(c, 4)}</div><div>{base(c, 3)}'
        f"</div>"
    )
    return doc(f"{escape(art.title)} - {c.fix['cname']}论坛", b), u(c, "thread-")


@frame("B", "short_reply", "wps", ymin=2014)
def dept_left_tree(c, art, body):
    tree = "".join(
        f'<div class="dTreeNode"><img src="line.gif"><a>{x}</a></div>'
        for x in [
            "机构概况",
            "法规公文",
            "工作信息",
            "人事管理",
            "财政预决算",
            "人大代表建议办理",
            "政协提案办理",
            "其他",
        ]
    )
    b = (
        f'<table class="all"><tr><td colspan="2">{mega(c, 4)}</td></tr><tr><td class="tree"'
        f">{tree}</td><td>"
        f'<table class="idx"><tr><th>索 引 号</th><td>{c.r.randint(10**6, 10**8)}</td><th>公开日期</th'
        f"><td>"
        f'{c.date(1)}</td></tr><tr><th>信息名称</th><td colspan="3">{escape(art.title)}</td></tr></table>'
        f'<h2>{escape(art.title)}</h2><div class="con">{body}</div></td></tr><tr><td colspan="2"'
        f">{base(c)}"
        "</td></tr></table>"
    )
    return doc("政府信息公开", b), u(c, "xxgk/jcms_files/art_")


@frame("B", "short_reply", "sect", ymin=2019)
def radio_tv_app(c, art, body):
    b = (
        f'<div class="dl">下载“{c.fix["cname"]}云”客户端</div><div class="vod">{pics(c, 3)}</div><div '
        f'class="news-detail"><div class="ntitle">{escape(art.title)}</div><div class="nsrc"'
        f">{stamp(c, 2)}"
        f'</div>{body}</div><div class="tabs"><a>评论</a><a>推荐</a></div><div>{talk(c, 4)}</div>'
        f'<div class="list">{media(c, 8)}</div><div class="bb">{base(c, 1)}</div>'
    )
    return doc(escape(art.title), b), u(c, "share/news_")


@frame("B", "short_reply", "custom", ymin=2022)
def web_components(c, art, body):
    b = (
        f"<site-header>{mega(c, 6)}</site-header><site-main><article-title>{escape(art.title)}"
        f"</article-title>"
        f"<article-info>{stamp(c, 1)}</article-info><article-body>{body}</article-body>"
        f"<side-panel>"
        f"<h3>大家都在看</h3>{flow(c, 7)}</side-panel></site-main><site-footer>{base(c)}</site-footer>"
    )
    return doc(escape(art.title), b), u(c, "p/")


@frame("B", "short_reply", "brbrp", ymin=2009, ymax=2018)
def paper_columns(c, art, body):
    b = (
        f'<div id="t">{selects(c, 2)}{rows(c, 4)}</div><table width="970"><tr><td width="250"'
        f' valign="top">'
        f'<b>今日看点</b>{media(c, 5)}</td><td width="470" valign="top"><h2>{escape(art.title)}</h2><small>'
        f'{stamp(c, 0)}</small><div>{body}</div><p>[查看评论] [我要投稿] [推荐给好友]</p></td><td valign="top">'
        f"<b>排行</b>{ranks(c, 10)}<b>博客</b>{rows(c, 8)}</td></tr></table>{base(c, 2)}"
    )
    return doc(f"{c.fix['cname']}日报网", b), u(c, "content/")
