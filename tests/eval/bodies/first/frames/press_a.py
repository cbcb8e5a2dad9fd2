"""Half A, plain older press pages."""

from html import escape

from bodies.first.frames.register import frame
from bodies.first.render.kit import crumbs, doc, foot, href, links, menu, src
from bodies.first.texts.press import (
    PRESS,
    cable,
    epaper,
    local_dis,
    oldfolk,
    outbreak,
    quake,
    radio,
)
from bodies.first.texts.teasers import other_titles
from bodies.first.texts.traditional import TRAD, trad_titles


def u(c, h, p):
    return f"http://{h}{c.r.randint(10, 99)}.example.com/{p}{c.r.randint(1000, 999999)}.htm"


@frame("A", "press", "br", ymin=2004, ymax=2012, charset=("gb18030", None))
def td_text(c, art, body):
    b = (
        f"<table width=760 align=center><tr><td bgcolor=#003366>{menu(c, 8, 'bar')}</td></tr>"
        f"</table>"
        f"<table width=760 align=center><tr><td width=150 valign=top class=f12"
        f">{links(c, 10, 'br')}</td>"
        f"<td valign=top class=f14><br><center><b>{escape(art.title)}</b></center><hr size=1>{body}"
        f"</td></tr></table><center class=f12>{foot(c, 2)}</center>"
    )
    return doc(escape(art.title), b, cs="gb2312", dt=""), u(c, "www.t", "news/")


@frame("A", "press", "ue", pool=[epaper, oldfolk], ymin=2009, ymax=2024)
def epaper_layout(c, art, body):
    ban = "".join(
        f'<tr><td><a href="node_{i}.htm">第{i:02d}版：{n}</a></td><td><a>pdf</a></td></tr>'
        for i, n in enumerate(["要闻", "综合", "本地", "副刊", "广告"], 1)
    )
    tl = "".join(
        f'<li><a href="content_{c.r.randint(10**5, 10**6)}.htm">{t}</a></li>'
        for t in other_titles(c, 6)
    )
    b = (
        f'<table width="100%"><tr><td width="340" valign="top"><div>{c.date()} 星期'
        f'{c.r.choice("一二三四五六")}</div><img src="page.jpg" usemap="#m"><table>{ban}</table><ul>{tl}'
        f'</ul></td><td valign="top"><div class="next"><a>上一版</a> <a>下一版</a> <a>上一篇</a> <a>下一篇'
        f'</a> 放大+ 缩小- 默认o 朗读</div><table><tr><td align="center"><strong>{escape(art.title)}</strong>'
        f'</td></tr></table><div id="ozoom"><founder-content>{body}</founder-content></div></td'
        f"></tr>"
        f"</table><div>{foot(c, 1)}</div>"
    )
    return doc(f"{c.fix['cname']}日报数字报-{escape(art.title)}", b), u(
        c, "epaper", "html/content_"
    )


@frame("A", "press", "only", pool=TRAD, ymin=2004, ymax=2014, charset=("big5", None))
def overseas_big5(c, art, body):
    ts = links(c, 8, "br", titles=trad_titles(c, 8))
    b = (
        f"<table border=0 width=780><tr><td colspan=2><a href=/>首頁</a> <a>僑社</a> <a>國際</a> <a"
        f">財經</a> "
        f"<a>副刊</a> <a>分類廣告</a></td></tr><tr><td width=580 valign=top><font size=+2><b>"
        f"{escape(art.title)}</b></font><br>{c.date(3)}<p>{body}</td><td valign=top bgcolor=#eeeecc><b>"
        f"更多新聞</b><br>{ts}</td></tr></table><hr><font size=-1>版權所有 不得轉載 廣告專線 "
        f"{c.f('{tel}')}</font>"
    )
    return doc(escape(art.title), b, cs="big5", dt=""), u(c, "www.cn", "news/")


@frame("A", "press", "bare", pool=[radio, cable, quake], ymin=2008, ymax=2022)
def radio_site(c, art, body):
    b = (
        f'<div id="hd"><a>收听</a> <a>节目表</a> <a>频率</a> <a>播客</a>{menu(c, 7)}</div><div id="mn">'
        f"<div "
        f'class="ttl"><h1>{escape(art.title)}</h1></div><div class="pub">发表日期 {c.date(2)} 更新日期 '
        f'{c.date(2)} 发表时间 {c.hm()}</div><div class="player"><audio src="a.mp3"></audio><span>'
        f'0{c.r.randint(1, 9)}:{c.r.randint(10, 59)}</span></div><div class="bd">{body}</div><div '
        f'class="tools">打印 转发 分享 反应</div><div class="oth"><b>同一主题</b>{links(c, 5)}</div></div>'
        f'<div id="ft">{foot(c, 2)}</div>'
    )
    return doc(f"{escape(art.title)} - 广播电台", b), u(c, "radio", "cn/")


@frame(
    "A",
    "press",
    "upper",
    pool=[outbreak, local_dis],
    ymin=2005,
    ymax=2013,
    charset=("gb18030", "text/html"),
)
def health_bulletin(c, art, body):
    b = (
        f"<TABLE width=780 align=center><TR><TD><IMG src=h.gif></TD></TR><TR><TD>{menu(c, 9, 'x')}"
        f"</TD></TR></TABLE><TABLE width=780 align=center><TR><TD vAlign=top width=560><TABLE>"
        f"<TR><TD "
        f"align=middle><SPAN class=big>{escape(art.title)}</SPAN></TD></TR><TR><TD align=middle"
        f">{c.date(1)} "
        f"{src(c)}</TD></TR><TR><TD>{body}</TD></TR></TABLE></TD><TD vAlign=top><B>专题：传染病防治</B>"
        f"{links(c, 9, 'td')}<B>健康常识</B>{links(c, 6, 'td')}</TD></TR></TABLE><CENTER>{foot(c, 3)}"
        "</CENTER>"
    )
    return doc(escape(art.title) + " 健康网", b, cs="gb2312", dt=""), u(c, "health", "jb/")


@frame("A", "press", "div", ymin=2006, ymax=2016)
def centre_tables(c, art, body):
    b = (
        f"<center><table width=900><tr><td>{menu(c, 12, 'td')}</td></tr><tr><td>{crumbs(c, 1)}"
        f"</td></tr>"
        f"<tr><td><h2 align=center>{escape(art.title)}</h2><p align=center class=s>{c.date()}"
        f" {src(c)}</p>"
        f"{body}</td></tr><tr><td align=right>[<a>推荐朋友</a>] [<a>关闭窗口</a>]</td></tr><tr><td>"
        f"<table width=100%><tr><td>相关新闻</td></tr><tr><td>{links(c, 6, 'br', True)}</td></tr>"
        f"</table>"
        f"</td></tr><tr><td align=center>{foot(c, 3)}</td></tr></table></center>"
    )
    return doc(escape(art.title), b, dt=""), u(c, "news", "p/")


@frame("A", "press", "rows", ymin=2004, ymax=2010)
def row_per_para(c, art, body):
    b = (
        f"<table width=770><tr><td width=120>{menu(c, 10, 'dl')}</td><td><table width=640><tr><td "
        f"class=title>{escape(art.title)}</td></tr><tr><td class=date>{c.date(4)} {c.hm()}</td></tr>"
        f'{body}<tr><td><a href="index.htm">返回首页</a></td></tr></table></td></tr></table>'
        f"<p align=center>{foot(c, 2)}</p>"
    )
    return doc("新闻", b, dt=""), u(c, "paper", "n/")


@frame("A", "press", "br1", ymin=2010, ymax=2020)
def agency_wire(c, art, body):
    b = (
        f'<div class="a">{menu(c, 14, "x")}</div><div class="b"><span class="ttl"'
        f">{escape(art.title)}</span>"
        f'<br><span class="d">{c.date(1)} {c.hm()}:00 | 来源: 华讯社</span><br><br>{body}<br>'
        f'<a href="{href(c)}">更多国际新闻</a></div><div class="c"><b>滚动</b><br'
        f">{links(c, 15, 'br', True)}"
        f'</div><div class="d">{foot(c, 2)}</div>'
    )
    return doc(escape(art.title), b), u(c, "wire", "gj/")


@frame("A", "press", "fig", pool=TRAD, ymin=2015, ymax=2026)
def overseas_wp(c, art, body):
    ts = links(c, 6, "ul", titles=trad_titles(c, 6))
    more = links(c, 5, "div", titles=trad_titles(c, 5))
    b = (
        f'<header class="site-header"><a>世僑報</a><ul><li>首頁</li><li>社區</li><li>地產</li><li>生活</li'
        f"></ul>"
        f'</header><div class="content-area"><article class="post type-post hentry"><header class='
        f'"entry-header"><h1 class="entry-title">{escape(art.title)}</h1><span class="posted-on"'
        f">{c.date(2)}"
        f'</span></header><div class="entry-content">{body}</div><footer class="entry-footer">分類：'
        f'<a>僑社</a> 標籤：<a>華埠</a></footer></article><nav class="post-navigation">{more}</nav><div '
        'id="respond"><h3>發佈留言</h3><p>發佈留言必須填寫的電子郵件地址不會公開。</p></div></div><aside '
        f'class="widget-area"><h2>近期文章</h2>{ts}</aside><footer>© 世僑報 版權所有</footer>'
    )
    return doc(f"{escape(art.title)} – 世僑報", b), u(c, "www.sq", "?p=")


@frame("A", "press", "pre", pool=PRESS, ymin=2004, ymax=2011)
def pre_archive(c, art, body):
    b = (
        f'<a href="/">回首页</a> | <a href="list.html">目录</a><hr><h3>{escape(art.title)}</h3>\n<pre'
        f">\n{body}"
        f"</pre><hr><a>上一篇</a> <a>下一篇</a><br>{links(c, 4, 'br')}"
    )
    return doc(escape(art.title), b, dt=""), u(c, "arch", "txt/")
