"""Half B, news of portals, newspapers, broadcasters."""

from html import escape

from bodies.first.frames.register import frame
from bodies.first.render.kit import doc
from bodies.first.render.kit_b import base, flow, media, mega, pics, ranks, rows, stamp, talk
from bodies.first.texts.long import longread
from bodies.first.texts.news import accident, comment, feature, interview, photo
from bodies.first.texts.news_subjects import person, science


def u(c, p, x="html"):
    return (
        f"https://{c.r.choice(['news', 'www', 'm', 'society'])}.{c.r.choice('pqrst')}"
        f"{c.r.randint(10, 99)}.example.com/{p}{c.r.randint(10**5, 10**9)}.{x}"
    )


@frame("B", "news", "bjh", ymin=2020)
def hash_classes(c, art, body):
    b = (
        f'<div id="detail-page"><div class="_10s4U">{mega(c, 2)}</div><div class="EaCvy"><div'
        f' class="_1d2gP">'
        f'<div class="sKHSJ">{escape(art.title)}</div><div class="_2gGWi"><span>{stamp(c, 1)}</span>'
        f"<span>"
        f'{c.fix["prov"]}</span></div></div><div class="_18p7x">{body}</div><div class="_3hMwG"'
        f">举报/反馈"
        f'</div><div class="_1gEKO"><div>评论 {c.r.randint(1, 99)}</div>{talk(c, 4)}</div></div>'
        f"<div class="
        f'"_2Yf0R"><div>作者最新文章</div>{ranks(c, 4)}<div>相关推荐</div>{flow(c, 5)}</div></div>'
    )
    return doc(escape(art.title), b), u(c, "s?id=")


@frame(
    "B",
    "news",
    "nbsp8",
    ymin=2008,
    ymax=2014,
    charset=("gb18030", None),
    cut='<table width=250 align=right border=1><tr><td><b>相关阅读</b><br><a href="/a/1.htm">两地铁路'
    '下月调图</a><br><a href="/a/2.htm">蔬菜价格连续三周回落</a><br><a href="/a/3.htm">图书节今日落幕'
    "</a></td></tr></table>",
)
def inline_box(c, art, body):
    b = (
        f'<div class="nav">{mega(c, 6)}</div><table width="980"><tr><td width="650"><h1'
        f">{escape(art.title)}</h1>"
        f'<div class="from">{stamp(c, 0)}</div><div class="txt" id="main_content">{body}</div>'
        f"<div "
        f'class="pg">1 <a href="2.htm">2</a> <a href="3.htm">3</a> <a href="2.htm">下一页&gt;&gt;</a>'
        f'</div><p>【网友评论】【收藏此页】【字号】</p>{pics(c, 4)}</td><td valign="top">{ranks(c, 10)}'
        f"{rows(c, 10)}</td></tr></table>{base(c, 3)}"
    )
    return doc(escape(art.title), b, cs="gbk"), u(c, "gundong/detail_", "shtml")


@frame("B", "news", "capt", ymin=2010, ymax=2018, pool=[accident, person, photo, feature])
def caption_tables(c, art, body):
    b = (
        f'<div id="wrap"><div id="crumb">首页 » 社会 » 正文</div><div id="sidebar"'
        f">{media(c, 4)}{rows(c, 6)}"
        f'</div><div id="content"><h2 id="title">{escape(art.title)}</h2><div id="meta"'
        f">{stamp(c, 2)}</div>"
        f'<div id="endText">{body}</div><div id="epEditor">责任编辑：NN{c.r.randint(100, 999)}</div>'
        f'<div id="digg">顶 {c.r.randint(1, 99)} 踩 {c.r.randint(0, 9)}</div></div></div><div id='
        f'"x">'
        f"{base(c, 1)}</div>"
    )
    return doc(escape(art.title), b), u(c, "11/0512/")


@frame("B", "news", "idx", ymin=2017)
def aggregator(c, art, body):
    b = (
        f'<div class="hd"><div class="ch">{mega(c, 4)}</div></div><div class="bd"><div class='
        f'"lft"><h1>'
        f'{escape(art.title)}</h1><p class="sr">{stamp(c, 1)}</p><div id="art">{body}</div><p class='
        f'"copy">'
        f'（声明：本文由入驻作者撰写，除本站官方账号外，观点仅代表作者本人。）</p><a class="bk">返回，查看更多</a>'
        f'<p class="lb">阅读 ({c.r.randint(100, 9000)})</p></div><div class="rgt"><h3>推荐阅读</h3'
        f">{flow(c, 9)}"
        f"</div></div><div>{base(c, 3)}</div>"
    )
    return doc(escape(art.title) + "_手机网", b), u(c, "a/")


@frame("B", "news", "artp", ymin=2021, pool=[longread, interview, comment, feature])
def paper_app(c, art, body):
    b = (
        f'<div class="index_header">{mega(c, 5)}</div><div class="index_leftcontent"><h1 class='
        f'"index_title">{escape(art.title)}</h1><div class="index_l"><div>{c.name()}</div><div'
        f">{stamp(c, 3)}"
        f'</div></div><div class="index_cententWrap">{body}</div><div class="index_ed"><div>责任编辑：'
        f"{c.name()}</div><div>图片编辑：{c.name()}</div><div>校对：{c.name()}</div></div><div class="
        f'"index_tip">报料热线：{c.f("{tel}")} 未经授权不得转载</div><div class="index_cm">{talk(c, 5)}'
        f'</div></div><div class="index_right"><div>相关推荐</div>{media(c, 5)}<div>评论榜</div'
        f">{ranks(c, 5)}"
        "</div>"
    )
    return doc(escape(art.title), b), u(c, "newsDetail_forward_")


@frame("B", "news", "dd", ymin=2009, ymax=2017)
def dl_article(c, art, body):
    b = (
        f'<div class="g"><dl class="arc"><dt class="tt">{escape(art.title)}</dt>{body}</dl><p class='
        f'"aft">'
        f'{stamp(c, 0)}</p></div><div class="h"><dl><dt>本类推荐</dt></dl>{rows(c, 8)}</div><div'
        f' class="i">'
        f'<dl><dt>图片新闻</dt></dl>{pics(c, 6)}</div><div class="j">{mega(c, 6)}{base(c, 1)}</div>'
    )
    return doc(f"{escape(art.title)} 县域新闻", b), u(c, "xy/")


@frame("B", "news", "ol", ymin=2012, ymax=2020, pool=[science, photo, interview, person])
def list_items(c, art, body):
    b = (
        f'<div class="health">{mega(c, 7)}</div><div class="art_box"><h1>{escape(art.title)}</h1>'
        f"<div class="
        f'"date">{stamp(c, 2)}</div><ul class="art_con">{body}</ul><div class="ask">我要提问：<input'
        f" value="
        f'"请描述您的问题"><button>免费提问</button></div><h4>猜你感兴趣</h4>{media(c, 4)}</div><div '
        f'class="rr"><h4>名医在线</h4>{pics(c, 4)}<h4>热门文章</h4>{ranks(c, 10)}</div>{base(c, 1)}'
    )
    return doc(escape(art.title), b), u(c, "a/2015")


@frame("B", "news", "ecen", ymin=2005, ymax=2013, charset=("gb18030", "text/html; charset=gb2312"))
def font_zoom(c, art, body):
    b = (
        f"<center><table width=950><tr><td colspan=2>{rows(c, 3)}</td></tr><tr><td width=640"
        f" valign=top><h1 "
        f"align=center><font size=5>{escape(art.title)}</font></h1><p align=center>{stamp(c, 4)}</p"
        f">{body}"
        f"<hr><p>{talk(c, 2)}</p></td><td valign=top><img src"
        f"=ad1.gif><br>"
        f"<b>点击排行</b>{rows(c, 12)}<b>博客热文</b>{rows(c, 6)}</td></tr></table>{base(c, 2)}</center>"
    )
    return doc(escape(art.title), b, cs="gb2312", dt=""), u(c, "n/2008/", "htm")


@frame("B", "news", "sect", ymin=2019, tail="来源：{cname}融媒　编辑：{who}　审核：{who}")
def sect_with_tail(c, art, body):
    b = (
        f'<div class="nav2">{mega(c, 6)}</div><div class="doc-w"><div class="doc-t"'
        f">{escape(art.title)}</div><div "
        f'class="doc-i">{stamp(c, 3)}</div><div class="video-box"><div id="player">您的浏览器版本过低'
        f"，请升级后观看"
        f'</div></div><div class="doc-c">{body}</div><div class="doc-z">专题报道：<a'
        f">{c.fix['cname']}新春走基层"
        f'</a></div></div><div class="doc-r">{pics(c, 6)}{ranks(c, 8)}</div>{base(c, 1)}'
    )
    return doc(escape(art.title), b), u(c, "folder2/2022-")


@frame("B", "news", "custom", ymin=2022)
def amp_page(c, art, body):
    b = (
        f"<amp-sidebar>{mega(c, 5)}</amp-sidebar><main><header><h1>{escape(art.title)}</h1><time"
        f">{stamp(c, 1)}"
        f'</time></header><amp-audio></amp-audio><div itemprop="articleBody">{body}</div><aside '
        f'class="newsletter"><p>订阅每日早报，每天七点把要闻送到您的邮箱</p><input><button>订阅</button></aside>'
        f'<section class="next"><h2>接着看</h2>{media(c, 4)}</section></main><footer>{base(c, 3)}'
        f"</footer>"
    )
    return doc(escape(art.title), b), u(c, "amp/")
