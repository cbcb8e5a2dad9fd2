"""Half A, news of portals, newspapers, broadcasters."""

from html import escape

from bodies.first.frames.register import frame
from bodies.first.render.kit import comments, crumbs, doc, foot, href, links, menu, src, teasers
from bodies.first.texts.news import photo
from bodies.first.texts.teasers import other_titles, snippet


def u(c, h, p, x="shtml"):
    return (
        f"https://{h}.{c.r.choice(['cnx', 'dayx', 'linx'])}.example.com/{p}/{c.year}-"
        f"{c.month:02d}-{c.day:02d}/{c.r.randint(10**6, 10**8)}.{x}"
    )


@frame(
    "A",
    "news",
    "br1",
    ymin=2008,
    ymax=2013,
    charset=("gb18030", "text/html; charset=GBK"),
    cut='<table align=left><tr><td><iframe src="/ad.html"></iframe></td></tr></table>',
)
def portal_2009(c, art, body):
    b = (
        f'<div class="sina-like">{menu(c, 18, "x")}</div><div class="blkTop">{crumbs(c, 1)}</div>'
        f'<div class="blkContainer"><h1 id="artibodyTitle">{escape(art.title)}</h1><div class='
        f'"artInfo">'
        f'<span id="pub_date">{c.date()}{c.hm()}</span>　<span id="media_name">{src(c)}</span>'
        f"</div>"
        f'<div class="blkContainerSblkCon" id="artibody"><!-- 正文内容 begin -->{body}<!-- 正文 end -->'
        f'</div><div class="otherContent_01"><div>【<a>大</a> <a>中</a> <a>小</a>】【<a>打印</a>】【<a>关闭'
        f'</a>】</div><h3>相关报道</h3>{links(c, 5, "ul", True)}</div><div class="mblog">更多关于 '
        f'<a>{c.fix["cname"]}</a> 的新闻 <input value="已有{c.r.randint(3, 800)}人参与"></div></div>'
        f'<div class="blkRight"><h2>新闻排行</h2><table>'
        + "".join(
            f'<tr><td>{i + 1}</td><td><a href="{href(c)}">{t}</a></td><td>'
            f"{c.r.randint(1000, 90000)}</td></tr"
            f">"
            for i, t in enumerate(other_titles(c, 10))
        )
        + f'</table>{teasers(c, 3)}</div><div class="footer">{foot(c, 3)}</div>'
    )
    return doc(f"{escape(art.title)}_新闻中心_{c.fix['cname']}网", b, cs="gb2312"), u(
        c, "news", "c"
    )


@frame("A", "news", "bare", ymin=2015)
def party_paper_net(c, art, body):
    b = (
        f'<div class="pd_nav">{menu(c, 12)}</div><div class="clearfix w1000_320 text_title"><h3 '
        f'class="pre"></h3><h1>{escape(art.title)}</h1><p class="author"></p><div class="box01"><div'
        f" class="
        f'"fl">{c.date(4)}{c.hm()} | 来源：<a>{src(c)}</a></div><div class="fr">小字号</div></div></div>'
        f'<div class="text_con"><div class="box_con" id="rwb_zw">{body}<div class="zdfy clearfix">'
        '</div><center><table border="0" align="center" width="40%"><tr></tr></table></center>'
        "</div>"
        '<div class="fr_share">分享让更多人看到 <img src="x.gif"></div></div><div class="text_r"><h2>'
        f'热门排行</h2>{links(c, 10)}</div><div class="jp"><h2>推荐阅读</h2>{teasers(c, 4)}</div>'
        f'<div class="copyright">{foot(c, 1)}</div>'
    )
    return doc(f"{escape(art.title)}--{c.fix['cname']}频道", b), u(c, "www", "n1", "html")


@frame("A", "news", "fig", pool=[photo], ymin=2016)
def photo_pages(c, art, body):
    b = (
        f'<div id="nav">{menu(c, 10)}</div><article><h1>{escape(art.title)}</h1><p class="time"'
        f">{c.date(1)}"
        f' {c.hm()} {src(c)}</p><div class="bigpic">{body}</div><div class="pagelist"><a>上一页</a>'
        '<span>1</span><a href="_2.html">2</a><a href="_3.html">3</a><a>下一页</a><a>在本页阅读全文</a>'
        f'</div></article><div class="morepic"><h3>更多图集</h3>{teasers(c, 8, "li", "pic")}</div>'
        f"<footer>{foot(c, 2)}</footer>"
    )
    return doc(escape(art.title), b), u(c, "pic", "tu")


@frame("A", "news", "ue", ymin=2018, tail="（责编：{who}、{who}）")
def media_cloud(c, art, body):
    b = (
        f'<div class="head">{menu(c, 9)}</div><div class="main-l"><div class="post_crumb"'
        f">{crumbs(c)}"
        f'</div><h1 class="post_title">{escape(art.title)}</h1><div class="post_info">{c.date(1)}'
        f" {c.hm()}"
        f' 来源: {src(c)} <a>举报</a></div><div class="post_body">{body}</div>'
        f'<div class="post_topic"><b>本文所属专题</b><a>{c.fix["cname"]}这十年</a><p>{snippet(c)}</p></div>'
        f'<div class="post_recommends"><h3>相关推荐</h3>{teasers(c, 8)}</div><div class="tie"><h3>跟贴 '
        f'{c.r.randint(2, 300)}</h3>{comments(c, 5)}</div></div><div class="main-r"><h3>态度原创</h3>'
        f'{links(c, 6)}<h3>头条要闻</h3>{teasers(c, 4)}</div><div class="N-foot">{foot(c, 3)}</div>'
    )
    return doc(f"{escape(art.title)}|{c.fix['prov']}_新闻", b), u(c, "www", "dy", "html")


@frame("A", "news", "spanbr", ymin=2009, ymax=2016)
def evening_paper(c, art, body):
    b = (
        f'<table width="960" align="center"><tr><td><img src="/logo.jpg"></td><td'
        f">{menu(c, 8, 'bar')}"
        f'</td></tr></table><table width="960" align="center"><tr valign="top"><td width="660">'
        f'<div class="bt">{escape(art.title)}</div><div class="xx">{c.date()} {c.hm()}&nbsp; {src(c)} '
        f'&nbsp;<a>我要评论</a></div><div class="zy">{body}</div><div class="fy">共2页：[1] '
        '<a href="2.htm">[2]</a> <a href="2.htm">下一页</a></div><div class="xg"><b>延伸阅读：</b>'
        f"{links(c, 6, 'br', True)}</div><div>作者：{c.name()} 编辑：{c.name()}</div></td><td width="
        f'"300"><div class="r1">一周点击</div>{links(c, 12, "td")}<div class="r1">图说天下</div>'
        f'{teasers(c, 3)}</td></tr></table><div align="center">{foot(c, 1)}</div>'
    )
    return doc(f"{escape(art.title)} {c.fix['cname']}晚报网", b), u(c, "wb", "html", "htm")


@frame("A", "news", "kp", ymin=2019)
def tv_video_box(c, art, body):
    v = (
        '<div class="video-wrap" style="text-align:center"><video poster="p.jpg" controls='
        '"controls" '
        'src="v.mp4"></video></div>'
    )
    b = (
        f'<div class="cctv-nav">{menu(c, 11)}</div><div class="playingCon"><h1>{escape(art.title)}</h1>'
        f'<div class="info1">来源：{src(c)} | {c.date()} {c.hm()}</div><div class="content_area">{v}'
        f'{body}</div><div class="bottom_ind01"><div class="zebian">编辑：{c.name()}　责任编辑：'
        f'{c.name()}</div><div class="erwei"><p>扫一扫分享到微信</p></div></div></div><div class='
        f'"col_w300">'
        f'<h3>正在直播</h3>{teasers(c, 3)}<h3>精彩推荐</h3>{links(c, 8)}</div><div class="xinwenlian">'
        f"<a>中国互联网举报中心</a><a>违法和不良信息举报</a></div><div>{foot(c, 2)}</div>"
    )
    return doc(escape(art.title) + "_新闻频道", b), u(c, "news", "vid")


@frame("A", "news", "wx", ymin=2020)
def client_h5(c, art, body):
    b = (
        '<div class="open-app"><span>打开客户端阅读体验更佳</span></div><main><header><h1>'
        f'{escape(art.title)}</h1><p>{src(c)} {c.date(1)} {c.hm()}</p></header><div class="rich"'
        f">{body}</div>"
        f'<p class="mz">特别声明：以上内容仅代表作者本人的观点或立场，不代表本平台的观点或立场。如因作品内容、'
        f"版权或其他问题需要联系，请于30日内提出。</p></main><section><h4>相关阅读</h4>"
        f"{teasers(c, 5, 'a', 'rel')}</section><section><h4>热门评论</h4>{comments(c, 8, 'li')}"
        f"</section><footer>{foot(c, 2)}</footer>"
    )
    return doc(escape(art.title), b, '<meta name="viewport" content="width=device-width">\n'), u(
        c, "h5", "share", "html"
    )


@frame("A", "news", "nb", ymin=2010, ymax=2019)
def county_media(c, art, body):
    b = (
        f'<div id="wrapper"><div id="menu">{menu(c, 10, "td")}</div><div id="banner"><marquee>欢迎访问'
        f'{c.fix["cname"]}新闻网！</marquee></div><div id="lf"><div class="wz">{crumbs(c)}</div><div '
        f'class="newstitle">{escape(art.title)}</div><div class="newsinfo">时间：{c.date(1)}　来源：{src(c)}'
        f'　作者：{c.name()}　点击：<span>{c.r.randint(30, 3000)}</span></div><div class="newscontent">'
        f'{body}</div><div class="page_css"></div><div class="xgwz"><h3>相关文章</h3>'
        f'{links(c, 8, "ul", True)}</div><div class="ewm"><img src="wx.jpg"><br>关注官方微信</div></div>'
        f'<div id="rt"><h3>本地要闻</h3>{links(c, 9)}<h3>便民服务</h3><p>天气预报 公交查询 违章查询 快递查询'
        f' 火车时刻</p></div><div id="ft">{foot(c, 1)}</div></div>'
    )
    return doc(f"{escape(art.title)}-{c.fix['cname']}新闻网", b), u(c, "www", "xw", "html")


@frame("A", "news", "pbr", ymin=2008, ymax=2014)
def finance_site(c, art, body):
    b = (
        f'<div class="f_nav">{menu(c, 15, "x")}</div><div class="hq">上证'
        f" {c.r.randint(2600, 3500)}.12"
        f" +0.{c.r.randint(10, 90)}% 深成 {c.r.randint(8000, 12000)}.55 -0.{c.r.randint(10, 90)}% "
        f'<input value="代码/简称/拼音"></div><div class="lb"><h1>{escape(art.title)}</h1><div>{c.date()}'
        f'{c.hm()} {src(c)} <a>评论</a> <a>我要纠错</a></div><div id="Cnt-Main-Article-QQ">{body}</div>'
        f'<div class="rel"><b>相关专题：</b>{links(c, 4, "br")}</div><div class="gp">微博推荐：'
        f'{comments(c, 3)}</div></div><div class="rb"><div class="tab">今日焦点 | 股吧热帖 | 理财</div>'
        f'{links(c, 15, "ul")}<div class="ad2">广告</div></div><div class="f_ft">{foot(c, 3)}</div>'
    )
    return doc(escape(art.title) + "_财经", b), u(c, "finance", "a", "htm")


@frame("A", "news", "ibr", ymin=2021)
def next_ssr(c, art, body):
    b = (
        f'<div id="__next"><header>{menu(c, 8)}</header><div class="sc-a1"><div class="sc-b2">'
        f"<h1 class="
        f'"sc-c3">{escape(art.title)}</h1><div class="sc-d4"><a>{src(c)}</a><span>{c.date(1)} {c.hm()}'
        f'</span><span>字号</span></div><div class="sc-e5">{body}</div><div class="sc-f6"><span>'
        f'责任编辑：{c.name()}</span><span>校对：{c.name()}</span></div><div class="sc-g7"><button>'
        f'{c.r.randint(1, 999)}</button><button>收藏</button><a>我要举报</a></div><ul class="sc-h8">'
        f'{comments(c, 4, "li")}</ul></div><aside class="sc-i9"><h3>热新闻</h3>{links(c, 10, "dl")}'
        f"<h3>热话题</h3>{links(c, 5, 'div')}</aside></div><footer>{foot(c, 2)}</footer></div>"
        f'<script id="__NEXT_DATA__" type="application/json">{{"page":"/detail"}}</script>'
    )
    return doc(f"{escape(art.title)}_直击现场", b), u(c, "www", "newsDetail_forward_", "html")
