"""Half A, short replies in government and media shells."""

from html import escape

from bodies.first.frames.register import frame
from bodies.first.render.kit import comments, crumbs, doc, foot, links, menu, src, teasers
from bodies.first.texts.pieces import org
from bodies.first.texts.teasers import remark


def u(c, h, p):
    return f"http://{h}{c.r.randint(10, 999)}.example.cn/{p}{c.r.randint(10**4, 10**7)}.html"


@frame("A", "short_reply", "fs", ymin=2018)
def reply_trs_meta(c, art, body):
    rows = "".join(
        f"<tr><th>{a}</th><td>{v}</td><th>{a2}</th><td>{v2}</td></tr>"
        for a, v, a2, v2 in [
            ("索引号", c.f("{n:10000000-99999999}/{y}-{n:100-999}"), "信息分类", "建议提案办理"),
            ("发布机构", org(c), "发文日期", c.date()),
            ("文号", "", "关键词", ""),
        ]
    )
    b = (
        f'<div class="bg"><div class="nav">{menu(c, 6)}</div><div class="loc">{crumbs(c)}</div>'
        f'<table class="bmxx">{rows}</table><div class="tit">{escape(art.title)}</div><div class='
        f'"fbsj">'
        f'日期：{c.date(1)} 【字体：大 中 小】</div><div class="zwxl_article" id="zwcon">{body}</div>'
        f'<div class="fj"></div><div class="bot">{foot(c)}</div></div>'
    )
    return doc(escape(art.title), b), u(c, "www.r", "zwgk/jyta/t2021_")


@frame("A", "short_reply", "ue", ymin=2016)
def reply_portal_hot(c, art, body):
    b = (
        f'<div class="topbar"><a>客户端</a><a>手机版</a><a>登录</a><a>注册</a></div><div class="nav">'
        f'{menu(c, 14)}</div><div class="ad"><a href="/ad"><img src="ad.jpg"></a></div><div class='
        f'"wrap"><div class="left"><h1>{escape(art.title)}</h1><div class="info">{c.date(1)} {c.hm()} '
        f'来源：{src(c)} <a>参与评论 {c.r.randint(0, 30)} 人</a></div><div class="article" id='
        f'"articleText">{body}</div><div class="tags">标签：<a>建议</a><a>{c.fix["cname"]}</a></div>'
        f'<div class="sm">声明：转载此文是出于传递更多信息之目的。若有来源标注错误或侵犯了您的合法权益，'
        f"请作者持权属证明与本网联系。</div><h3>网友评论</h3>{comments(c, 5)}<h3>猜你喜欢</h3>"
        f'{teasers(c, 6)}</div><div class="right"><h3>24小时热榜</h3>{links(c, 10, "dl")}<h3>视频</h3>'
        f'{teasers(c, 3)}<h3>专题</h3>{links(c, 6)}</div></div><div class="ft">{foot(c, 1)}</div>'
    )
    return doc(f"{escape(art.title)}_{c.fix['cname']}网", b), u(c, "news.", "c/")


@frame("A", "short_reply", "upper", ymin=2007, ymax=2013, charset=("gb18030", None))
def reply_table_old(c, art, body):
    b = (
        f'<center><img src="images/top.jpg"></center><table width=776 align=center><tr><td>'
        f"{menu(c, 8, 'bar')}</td></tr></table><table width=776 align=center><tr><td width=190 "
        f"valign=top>{links(c, 14, 'td')}</td><td valign=top><table width=98%><tr><td align="
        f"center><font size=5 face=黑体>{escape(art.title)}</font></td></tr><tr><td align=center>"
        f'{c.date(1)}</td></tr><tr><td style="line-height:180%">{body}</td></tr><tr><td align'
        f"=center>"
        f"[<a href=#>返回顶部</a>] [<a>关闭本页</a>]</td></tr></table></td></tr></table><hr width=776>"
        f"<center>{foot(c, 2)}</center>"
    )
    return doc(escape(art.title), b, cs="gb2312", dt=""), u(c, "www.o", "html/")


@frame("A", "short_reply", "nb", ymin=2012, ymax=2022)
def reply_newspaper_shell(c, art, body):
    t = "".join(
        f'<div class="box"><h3><a>{n}</a></h3>{links(c, 8, "ul", True)}</div>'
        for n in c.pick(["时政要闻", "社会民生", "县区快递", "图说", "热点专题", "公告"], 4)
    )
    b = (
        f'<div class="logo"><img src="logo.png" alt="日报"></div><div class="channel">{menu(c, 16)}'
        f'</div><div class="two"><div class="main"><div class="path">{crumbs(c, 1)}</div><div'
        f" class="
        f'"bt">{escape(art.title)}</div><div class="ly"><span>{c.date()}</span>　<span>{src(c)}</span>'
        f'</div><div class="nr">{body}<div class="clear"></div></div><div class="bj">'
        f'[编辑：{c.name()}]</div><div class="bdshare">分享到：QQ空间 新浪微博 腾讯微博 人人网</div><div '
        f'class="tj"><h4>相关新闻</h4>{links(c, 6)}</div><div class="pl"><h4>网友留言</h4>'
        f'{comments(c, 3)}<textarea>我来说两句</textarea></div></div><div class="side">{t}</div></div>'
        f'<div class="foot">{foot(c, 1)}</div>'
    )
    return doc(f"{escape(art.title)} - {c.fix['cname']}日报", b), u(c, "epaper.", "news/show-")


@frame("A", "short_reply", "div", ymin=2014)
def reply_card_board(c, art, body):
    q = c.f("办理状态：已办结　承办单位：") + org(c)
    b = (
        f'<div class="page"><div class="hd">{menu(c, 5)}</div><div class="crumb">{crumbs(c, 2)}'
        f"</div>"
        f'<div class="detail"><h3>{escape(art.title)}</h3><p class="st">{q}　公开日期：{c.date(1)}</p><div '
        f'class="con">{body}</div></div><div class="pj">您对本次答复：<label><input type="radio">满意'
        '</label><label><input type="radio">基本满意</label><label><input type="radio">不满意</label>'
        f'</div><div class="more"><h4>更多公开答复</h4>{links(c, 6, "ul", True)}</div>'
        f'</div><div class="ft">{foot(c)}</div>'
    )
    return doc(f"建议提案公开-{c.fix['county']}", b), u(c, "hd.", "jyta/detail/")


@frame("A", "short_reply", "wx", ymin=2020)
def reply_app_feed(c, art, body):
    feed = teasers(c, 9, "article", "feed-card")
    b = (
        f'<div class="app-bar"><button>打开APP</button><span>{c.fix["cname"]}融媒</span></div>'
        f"<article "
        f'class="content-wrap"><h1>{escape(art.title)}</h1><div class="author"><img src="h.png"><b>'
        f"{src(c)}</b><button>+关注</button><time>{c.date(1)} {c.hm()}</time></div><div class="
        f'"content">{body}</div><div class="act"><span>点赞 {c.r.randint(0, 99)}</span><span>收藏'
        f"</span>"
        f'<span>举报</span></div></article><div class="hot-comment"><h3>全部评论</h3>'
        f'{comments(c, 6, "li")}<p>{remark(c)}</p></div><div class="feed"><h3>为你推荐</h3>{feed}'
        '</div><div class="float">扫码下载客户端，看更多本地新闻</div>'
    )
    return doc(escape(art.title), b, '<meta name="viewport" content="width=device-width">\n'), u(
        c, "m.", "a/"
    )


@frame("A", "short_reply", "br", ymin=2009, ymax=2017)
def reply_dede(c, art, body):
    b = (
        f'<div class="header"><div class="toplinks">[设为首页] [加入收藏]</div>{menu(c, 9)}</div><div '
        f'class="w960"><div class="pleft"><div class="place"><strong>当前位置:</strong> {crumbs(c, 1)}'
        f'</div><div class="viewbox"><div class="title"><h2>{escape(art.title)}</h2></div><div class='
        f'"info"><small>时间:</small>{c.date(1)} {c.hm()}<small>来源:</small>未知 <small>作者:</small>'
        f'admin <small>点击:</small>{c.r.randint(9, 999)}次</div><div class="content"><table width='
        f"'100%'><tr><td>{body}</td></tr></table></div><div class='dede_pages'></div><div class="
        f'"newdigg">顶一下 (0) 0% 踩一下 (0) 0%</div><div class="handle"><div class="context"><ul>'
        f"<li>上一篇：{links(c, 1, 'div')}</li><li>下一篇：没有了</li></ul></div></div></div></div>"
        f'<div class="pright"><dl><dt>栏目列表</dt></dl>{menu(c, 6, "dl")}<dl><dt>热点内容</dt></dl>'
        f'{links(c, 10)}</div></div><div class="footer">{foot(c, 2)}</div>'
    )
    return doc(f"{escape(art.title)}_{c.fix['cname']}信息网", b), u(c, "www.dd", "a/gongkai/")


@frame("A", "short_reply", "spanbr", ymin=2010, ymax=2020)
def reply_broadcaster(c, art, body):
    vid = "".join(
        f'<li><a><img src="v{i}.jpg"><em>0{c.r.randint(1, 9)}:{c.r.randint(10, 59)}</em>'
        f"<p>{t}</p></a></li>"
        for i, t in enumerate(
            ["《民生直通车》最新一期", "《晚间播报》", "《走进乡村》第12集", "《法治在线》"]
        )
    )
    b = (
        f'<div class="tv-head"><ul class="tv-nav"><li>直播</li><li>点播</li><li>广播</li></ul>'
        f'{menu(c, 9)}</div><div class="tv-main"><div class="tv-l"><h2>{escape(art.title)}</h2><p '
        f'class="sub">{src(c)}　{c.date(4)}　{c.hm()}</p><div class="txt">{body}</div><p class="zr">'
        f'责编：{c.name()}　审核：{c.name()}</p><h5>精彩视频</h5><ul class="vlist">{vid}</ul><h5>'
        f'新闻排行</h5>{links(c, 8, "dl")}</div><div class="tv-r"><h5>节目预告</h5><table><tr><td>'
        f"18:30</td><td>{c.fix['cname']}新闻</td></tr><tr><td>19:00</td><td>转播新闻联播</td></tr>"
        f"<tr><td>20:05</td><td>电视剧：山河</td></tr></table>{teasers(c, 4)}</div></div><div "
        f'class="tv-foot">{foot(c, 1)}</div>'
    )
    return doc(f"{c.fix['cname']}广播电视台 {escape(art.title)}", b), u(c, "tv.", "xinwen/")


@frame("A", "short_reply", "word", ymin=2015)
def reply_siteserver(c, art, body):
    b = (
        f'<div class="container-fluid top"><div class="row"><div class="col-md-12">{menu(c, 8)}'
        f"</div>"
        f'</div></div><div class="container"><ol class="breadcrumb"><li>首页</li><li>建议提案</li><li '
        f'class="active">内容</li></ol><div class="row"><div class="col-md-9"><div class="panel">'
        f"<div "
        f'class="panel-heading text-center">{escape(art.title)}</div><div class="text-muted">发布时间：'
        f'{c.date(1)} | 浏览：{c.r.randint(9, 999)}</div><div class="panel-body" id="content">{body}'
        f'</div><div class="pager"><p>上一篇：{links(c, 1, "div")}</p><p>下一篇：{links(c, 1, "div")}</p>'
        f'</div></div></div><div class="col-md-3"><div class="list-group"><h4>最新公开</h4>'
        f"{links(c, 8, 'ul', True)}</div></div></div></div><footer>{foot(c)}</footer>"
    )
    return doc(escape(art.title), b), u(c, "www.ss", "contents/12/")


@frame("A", "short_reply", "bare", ymin=2017)
def reply_city_portal(c, art, body):
    blocks = "".join(
        f'<section class="blk"><header>{n}</header>{teasers(c, 3)}{links(c, 5)}</section>'
        for n in c.pick(["本地热议", "房产家居", "吃喝玩乐", "招聘求职", "亲子教育", "汽车"], 4)
    )
    b = (
        f'<header class="g-hd"><nav>{menu(c, 18, "x")}</nav><form><input value="搜一搜"></form>'
        f"</header>"
        f'<div class="g-bd"><div class="g-mn"><h1 class="ttl">{escape(art.title)}</h1><div class='
        f'"meta">'
        f"<span>{c.date(1)} {c.hm()}</span><span>{src(c)}</span><span>阅读 {c.r.randint(1, 9)}.2万"
        f'</span></div><div class="m-detail">{body}</div><div class="m-exp">免责声明：本文内容由发布单位'
        f'提供，仅供参考，平台不承担由此产生的责任。</div><div class="m-cmt">{comments(c, 7)}</div></div>'
        f'<div class="g-sd">{blocks}</div></div><div class="g-ft">{foot(c, 3)}</div>'
    )
    return doc(f"{escape(art.title)}-{c.fix['cname']}在线", b), u(c, "bbs.", "p/")
