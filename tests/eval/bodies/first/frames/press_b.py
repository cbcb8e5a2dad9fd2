"""Half B, plain older press pages."""

from html import escape

from bodies.first.frames.register import frame
from bodies.first.render.kit import doc
from bodies.first.render.kit_b import base, mega, pics, ranks, rows, stamp
from bodies.first.texts.press import (
    cable,
    crime,
    epaper,
    local_dis,
    market,
    oldfolk,
    outbreak,
    quake,
    radio,
)
from bodies.first.texts.traditional import TRAD, trad_titles


def u(c, p, x="htm"):
    return (
        f"http://{c.r.choice('uvwxyz')}{c.r.randint(100, 999)}.example.org/{p}"
        f"{c.r.randint(100, 10**6)}.{x}"
    )


def tl(c, n, tag):
    return "".join(
        f'<{tag}><a href="{i}.html">{escape(t)}</a></{tag}>'
        for i, t in enumerate(trad_titles(c, n))
    )


@frame("B", "press", "onebr", ymin=2004, ymax=2012)
def bare_body(c, art, body):
    b = (
        f'<h2>{escape(art.title)}</h2>\n{stamp(c, 0)}<hr>\n{body}<hr>\n<a href="index.htm">回到目录</a> '
        f'<a href="mailto:x@example.org">来信</a>'
    )
    return doc(escape(art.title), b, dt=""), u(c, "txt")


@frame(
    "B",
    "press",
    "nbsp8",
    pool=[cable, quake, market, outbreak],
    ymin=2005,
    ymax=2013,
    charset=("gb18030", None),
)
def wire_columns(c, art, body):
    b = (
        f"<table width=800><tr><td width=140 bgcolor=#ddddff valign=top>{rows(c, 8)}</td><td"
        f" width=500 "
        f"valign=top><font color=#aa0000 size=5>{escape(art.title)}</font><br><font size=2"
        f">{stamp(c, 4)}</font>"
        f"<p>{body}</td><td width=160 valign=top bgcolor=#eeeeee>{rows(c, 12)}</td></tr><tr><td"
        f" colspan=3 "
        f"align=center>{base(c, 2)}</td></tr></table>"
    )
    return doc(escape(art.title), b, cs="gb2312", dt=""), u(c, "world/")


@frame(
    "B",
    "press",
    "brbrp",
    pool=TRAD,
    ymin=2004,
    ymax=2013,
    charset=("big5", "text/html; charset=big5"),
)
def trad_daily(c, art, body):
    b = (
        f"<table width=770 border=0 cellspacing=0><tr><td><img src=logo.gif alt=日報></td><td"
        f" align=right>"
        f"{c.date()}</td></tr></table><table width=770><tr><td width=120 valign=top>要聞<br>地方<br"
        f">體育<br>"
        f"影劇<br>家庭</td><td valign=top><font size=5>{escape(art.title)}</font><br>{body}<a href=# "
        f">友善列印</a> "
        f"<a href=#>轉寄朋友</a></td><td width=150 valign=top><ul>{tl(c, 8, 'li')}</ul></td></tr>"
        f"</table>"
        "<center>地址：唐人街一號二樓 訂報專線請於辦公時間來電</center>"
    )
    return doc(escape(art.title), b, cs="big5", dt=""), u(c, "daily/")


@frame("B", "press", "bq", pool=[radio, cable, quake, outbreak], ymin=2006, ymax=2016)
def short_wave(c, art, body):
    b = (
        f"<div>[节目时间表] [收听频率] [听众信箱] [学中文] [关于我们]</div><h3>{escape(art.title)}</h3><p><i>"
        f'{c.date()}</i> <a href="a.ram">收听 RealAudio</a> <a href="a.mp3">下载 MP3</a></p>{body}<p>'
        f"<a>打印这篇报道</a> | <a>电邮这篇报道</a></p><h4>更多报道</h4>{ranks(c, 6)}{base(c, 2)}"
    )
    return doc("中文广播 " + escape(art.title), b, dt=""), u(c, "chinese/")


@frame("B", "press", "dd", pool=[outbreak, local_dis, crime, oldfolk], ymin=2008, ymax=2018)
def disease_watch(c, art, body):
    b = (
        f'<div id="col1"><h4>疾病分类</h4><ul><li>呼吸道</li><li>肠道</li><li>虫媒</li><li>动物疫病</li></ul>'
        f"</div>"
        f'<div id="col2"><h3>{escape(art.title)}</h3><p class="t">{stamp(c, 4)}</p><dl>{body}</dl><p'
        f">标签："
        f'疫情 监测</p></div><div id="col3">{rows(c, 8)}</div><div id="b">{base(c, 3)}</div>'
    )
    return doc(escape(art.title), b), u(c, "watch/")


@frame("B", "press", "ecen", pool=[epaper, oldfolk], ymin=2008, ymax=2020)
def digital_paper(c, art, body):
    ed = "".join(
        f"<div>A{i:02d} {n}</div>"
        for i, n in enumerate(["头版", "时事", "社会", "经济", "副刊"], 1)
    )
    b = (
        f'<div class="paper"><div class="l"><img src="A02.jpg" usemap="#pm">{ed}</div><div'
        f' class="r"><div '
        f'class="tool">上一期 下一期 标题导航 版面导航</div><div class="title">{escape(art.title)}</div><div '
        f'class="dt">{c.date()} A02版</div><div class="content"><!--enpcontent-->{body}'
        f"<!--/enpcontent-->"
        f'</div><div class="pn">上一篇 下一篇</div><div class="li">本版新闻</div>{ranks(c, 5)}</div></div>'
        f"{base(c, 1)}"
    )
    return doc(escape(art.title), b), u(c, "page/1/2012-03/")


@frame("B", "press", "ol", pool=[cable, market, radio, quake], ymin=2008, ymax=2016)
def briefs_ol(c, art, body):
    b = (
        f'<div class="w">{rows(c, 4)}<div class="k"><b>{escape(art.title)}</b> <small>{stamp(c, 0)}'
        f"</small><ul "
        f'type="none">{body}</ul></div><div class="k2"><b>昨日要闻</b>{ranks(c, 8)}</div></div>'
    )
    return doc("要闻", b, dt=""), u(c, "brief/")


@frame("B", "press", "nest", pool=TRAD, ymin=2014, ymax=2026)
def trad_modern(c, art, body):
    b = (
        f'<div class="layout"><div class="bar">即時 僑社 要聞 生活 影音 會員登入</div><div class="story"><h1>'
        f'{escape(art.title)}</h1><div class="when">{c.date(1)} {c.hm()}</div><div class="body"'
        f">{body}</div>"
        f'<div class="share">分享 臉書 列印 存新聞</div><div class="rel"><h3>延伸閱讀</h3>{tl(c, 4, "p")}</div>'
        f'<div class="hot"><h3>熱門新聞</h3>{tl(c, 8, "div")}</div></div><div class="end">隱私權聲明 服務條款 '
        "聯絡我們</div></div>"
    )
    return doc(escape(art.title) + " | 僑訊", b), u(c, "story/")


@frame("B", "press", "cell2", ymin=2004, ymax=2011, charset=("gb18030", "text/html"))
def frontpage_tables(c, art, body):
    b = (
        f"<table border=0 width=750 bgcolor=#ffffcc><tr><td>{c.fix['cname']}在线</td><td"
        f">{c.date()}</td></tr>"
        f'</table><table border=0 width=750><tr><td width=530 valign=top><table width="100%">'
        f"<tr><td align="
        f"center><b><font size=4>{escape(art.title)}</font></b></td></tr></table>{body}</td><td"
        f" valign=top>"
        f"{rows(c, 14)}</td></tr></table><table width=750><tr><td>{pics(c, 4)}</td></tr><tr><td"
        f">{base(c, 2)}"
        "</td></tr></table>"
    )
    return doc("新建网页 1", b, cs="gb2312", dt=""), u(c, "xinwen/")


@frame("B", "press", "mso", ymin=2007, ymax=2015)
def word_saved(c, art, body):
    b = (
        f'<div>{mega(c, 3)}</div><div class=Section1><h1>{escape(art.title)}</h1><div class="mt"'
        f">{stamp(c, 4)}"
        f"</div>{body}</div><div class=nx>&lt;&lt;{ranks(c, 1)}&gt;&gt;</div><div>{base(c, 3)}"
        f"</div>"
    )
    return doc(
        escape(art.title), b, '<meta name=Generator content="Microsoft Word 11">\n', dt=""
    ), u(c, "doc/")
