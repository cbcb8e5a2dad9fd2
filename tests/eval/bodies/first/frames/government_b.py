"""Half B, government frames."""

from html import escape

from bodies.first.frames.register import frame
from bodies.first.render.kit import doc
from bodies.first.render.kit_b import base, media, mega, pics, ranks, rows, selects, stamp
from bodies.first.texts.government import brief, notice, qa
from bodies.first.texts.long import inquiry, plan, rule
from bodies.first.texts.pieces import org
from bodies.first.texts.reports import annual, listing, visit


def u(c, p, x="html"):
    k = c.r.randint(10**4, 10**8)
    return f"http://www.{c.r.choice('bcdfgh')}{c.r.randint(10, 99)}.gov.cn/{p}{k}.{x}"


@frame("B", "government", "mso", ymin=2009, ymax=2019)
def trs_docdetail(c, art, body):
    b = (
        f'<a name="top"></a>{mega(c)}<div id="barrierfree_container"><div class="con-left fl">'
        f"<h2>目录"
        f'导航</h2>{rows(c, 6)}</div><div class="con-right fr"><div class="xl-title"'
        f">{escape(art.title)}</div>"
        f'<div class="xl-bar">{stamp(c, 2)} <span id="fontSize">A- A+</span></div><div class='
        f'"Custom_'
        f'UnionStyle TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2}}</style'
        f">{body}"
        f'</div><div class="xl-fj"><script>document.write("")</script></div><div class="xl-foot'
        f'"><a>打印'
        f'</a><a>收藏</a><a>关闭</a></div></div></div><div class="db">{base(c)}</div>'
    )
    return doc(f"{escape(art.title)}__{c.fix['county']}", b), u(c, "sy/zwdt/202001/t20200101_")


@frame("B", "government", "artp", ymin=2020)
def jpaas_new(c, art, body):
    meta = "".join(
        f'<td class="l">{a}</td><td>{v}</td>'
        for a, v in [
            ("索引号", c.f("{n:1000-9999}-{y}-{n:100-999}")),
            ("公开方式", "主动公开"),
            ("文件编号", ""),
            ("发布单位", org(c)),
        ]
    )
    b = (
        f'<div class="wai_ct"><div class="logo_h"><h1>{c.fix["county"]}人民政府</h1></div>{mega(c, 8)}'
        f'<div class="article-top"><table><tr>{meta}</tr></table></div><div class="article"><p'
        f" class="
        f'"con-title">{escape(art.title)}</p><div class="info">{stamp(c, 1)}<div id="share-2">分享'
        f"</div></div>"
        f'<div id="zoom" class="zoom">{body}</div><div class="article_cktp"><a>【返回顶部】</a><a'
        f">【打印】</a>"
        f'</div><div class="xgjd"><b>解读材料：</b><a>图解</a><a>文字解读</a></div></div></div>'
        f'<div class="foot1">{base(c)}</div>'
    )
    return doc(escape(art.title), b, f'<meta name="Maketime" content="{c.date(1)}">\n'), u(
        c, "art/2024/3/5/art_1229_"
    )


@frame("B", "government", "wps", ymin=2011, ymax=2020, charset=("gb18030", None))
def founder_site(c, art, body):
    b = (
        f'<table id="top" width="1002" align="center"><tr><td colspan="3"><img src="banner.jpg"'
        f"></td></tr>"
        f'<tr><td class="d">今天是：<script>document.write(new Date())</script></td><td><form>站内搜索'
        f'<input></form></td></tr></table><table width="1002" align="center"><tr><td width="700" '
        f'valign="top" id="main"><table width="96%"><tr><td class="title1"><founder-title>'
        f'{escape(art.title)}</founder-title></td></tr><tr><td class="time">{stamp(c, 4)}</td></tr>'
        f"<tr><td "
        f'class="content"><founder-content>{body}</founder-content></td></tr><tr><td><a>打印</a> '
        f"<a>关闭</a></td>"
        f"</tr>"
        f'</table></td><td width="302" valign="top"><div class="tit">领导活动</div>{rows(c, 7)}<div '
        f'class="tit">公告</div>{rows(c, 7)}</td></tr></table><table width="1002" align="center">'
        f"<tr><td>"
        f"{base(c, 3)}</td></tr></table>"
    )
    return doc(
        c.fix["cname"] + "政府网",
        b,
        cs="gb2312",
        dt='<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">',
    ), u(c, "site/html/zwgk/", "htm")


@frame(
    "B", "government", "eweb", ymin=2004, ymax=2010, charset=("gb18030", "text/html;charset=gb2312")
)
def asp_frames(c, art, body):
    b = (
        f"<TABLE cellSpacing=0 width=760 align=center><TBODY><TR><TD background=bg.gif height"
        f"=90></TD></TR>"
        f"<TR><TD><MARQUEE scrollAmount=3>热烈祝贺{c.fix['county']}政府网站改版成功 欢迎各界朋友提出宝贵意见"
        f"</MARQUEE></TD></TR></TBODY></TABLE><TABLE width=760 align=center><TBODY><TR><TD"
        f" vAlign=top>"
        f"<P align=center><B>{escape(art.title)}</B></P><P align=center>{stamp(c, 0)}</P><TABLE "
        f"width=600 align=center border=0><TBODY><TR><TD>{body}</TD></TR></TBODY></TABLE><P align="
        f"center><INPUT type=button value=关闭窗口></P></TD></TR></TBODY></TABLE><CENTER>{base(c, 2)}"
        "您是第<IMG src=count.asp>位访问者</CENTER>"
    )
    return doc("无标题文档", b, cs="gb2312", dt=""), u(c, "shownews.asp?id=")


@frame("B", "government", "ke", ymin=2012, ymax=2022)
def siteserver_tri(c, art, body):
    b = (
        f'<div class="top">{mega(c, 7)}</div><div class="tri"><div class="col1"><ul><li class='
        f'"on">最新公开'
        f'</li></ul>{rows(c, 9)}</div><div class="col2"><dl class="art"><dt>{escape(art.title)}</dt>'
        f"<dd "
        f'class="inf">{stamp(c, 1)}</dd><dd class="txt">{body}</dd><dd class="pre">前一篇：'
        f'{ranks(c, 1)}后一篇：没有了！</dd></dl></div><div class="col3"><h4>热点专题</h4>{pics(c, 4)}'
        f'<h4>便民查询</h4><p>社保 公积金 医保 违章 水费 电费 不动产 企业信用</p></div></div><div class="bt">'
        f"{base(c)}</div>"
    )
    return doc(f"{escape(art.title)} | 信息公开", b), u(c, "channels/123/contents/")


@frame("B", "government", "capt", ymin=2010, ymax=2018, pool=[visit, brief, notice, inquiry])
def empire_cms(c, art, body):
    b = (
        f'<table width="950" class="bor"><tr><td>{mega(c, 5)}</td></tr></table><table width='
        f'"950"><tr><td>'
        f'<h3>{escape(art.title)}</h3><p class="x">{stamp(c, 2)}</p><div id="text">{body}</div><div'
        f" class="
        f'"zan"><a>顶[{c.r.randint(0, 9)}]</a><a>踩[0]</a></div><table width="100%"><tr><td>上一篇：'
        f"</td><td>{ranks(c, 1)}</td></tr></table><h4>推荐图文</h4>{pics(c, 5)}<h4>评论</h4><form>"
        f'<textarea>请文明发言</textarea><input type="submit" value="提交"></form></td></tr></table>'
        f'<div class="copy">{base(c, 3)}</div>'
    )
    return doc(escape(art.title) + " Powered by CMS", b), u(c, "e/action/ShowInfo-")


@frame("B", "government", "nest", ymin=2021)
def react_soup(c, art, body):
    b = (
        f'<div id="root"><div class="css-1k"><div class="css-2m">{mega(c, 6)}</div><div class='
        f'"css-3n"><div '
        f'class="css-4p"><div class="css-5q">{escape(art.title)}</div><div class="css-6r"'
        f">{stamp(c, 3)}</div>"
        f'<div class="css-7s">{body}</div><div class="css-8t"><div>分享</div><div>收藏</div><div'
        f">听全文</div>"
        f'</div></div><div class="css-9u"><div>同类公开</div>{ranks(c, 6)}</div></div><div class='
        f'"css-10v">'
        f'{base(c)}</div></div></div><script>window.g_config={{"env":"prod"}}</script>'
    )
    return doc("政务公开平台", b, '<meta name="viewport" content="width=device-width">\n'), u(
        c, "portal/#/article?id="
    )


@frame("B", "government", "sect", ymin=2018, pool=[qa, visit, plan, brief])
def sect_mobile(c, art, body):
    b = (
        f'<div class="m-head"><a>≡</a><span>{c.fix["cname"]}政务</span></div><div class="m-art"><h2>'
        f'{escape(art.title)}</h2><div class="m-t">{stamp(c, 0)}</div><div class="m-c">{body}</div>'
        f"<div "
        f'class="m-qr"><img src="qr.png"><p>长按识别二维码，关注“{c.fix["cname"]}发布”</p></div></div><div '
        f'class="m-l"><p>往期回顾</p>{ranks(c, 5)}</div><div class="m-f">{base(c, 3)}</div>'
    )
    return doc(escape(art.title), b, '<meta name="viewport" content="width=device-width">\n'), u(
        c, "wap/detail/"
    )


@frame("B", "government", "cell2", ymin=2008, ymax=2016, pool=[listing, annual, rule, notice])
def jsp_nested_tables(c, art, body):
    b = (
        f'<table width="980" align="center"><tr><td><table width="100%"><tr><td>{rows(c, 3)}'
        f"</td><td>"
        f'{selects(c, 3)}</td></tr></table></td></tr><tr><td><table width="100%"><tr><td width='
        f'"200">'
        f"<table><tr><td>信息公开指南</td></tr><tr><td>信息公开目录</td></tr><tr><td>依申请公开</td></tr></table>"
        f'</td><td><table width="100%"><tr><td><table width="100%"><tr><td>名称</td><td'
        f">{escape(art.title)}"
        f"</td></tr><tr><td>发布机构</td><td>{org(c)}</td></tr><tr><td>生成日期</td><td>{c.date(1)}</td"
        f"></tr>"
        f"<tr><td>内容概述</td><td></td></tr></table></td></tr><tr><td>{body}</td></tr></table></td"
        f"></tr>"
        f'</table></td></tr><tr><td align="center">{base(c, 2)}</td></tr></table>'
    )
    return doc("My JSP 'info.jsp' starting page", b, dt=""), u(c, "xxgk/info.jsp?infoid=")


@frame("B", "government", "bq", ymin=2006, ymax=2015)
def longxun_label(c, art, body):
    b = (
        f'<div id="h"><h1><a>{c.fix["county"]}公众信息网</a></h1></div><div id="s">{media(c, 2)}'
        f"</div><div "
        f'id="m"><div class="tit">{escape(art.title)}</div><div class="msg">{stamp(c, 1)}</div><div'
        f" class="
        f'"cnt">{body}</div><div class="tl">【大 中 小】【打印】【关闭】</div><div class="lk">相关链接</div>'
        f'{rows(c, 5)}</div><div id="f">{base(c)}</div>'
    )
    return doc(escape(art.title), b), u(c, "public/16654/")
