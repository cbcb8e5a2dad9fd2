"""The small template language of the frames.

[[T]] title [[D]] date [[DT]] date and time [[S]] source [[SITE]] [[PLACE]] [[WHO]] [[BODY]]
[[HEAD kind]] [[JS]] [[HIT]] [[L 8|item]] lists of links, [[N 6|item]] navigation,
[[C 3|item]] comments; in items: %t title %u address %d date %s summary %i picture %h number
%n index."""

import re
from html import escape

from bodies.second.render.body import body, noise
from bodies.second.render.furniture import furnished
from bodies.second.render.styles import HEADS
from bodies.second.render.teasers import items

NAV = {
    "gov": "首页 政务公开 新闻中心 政务服务 互动交流 走进{p} 领导之窗 招商引资 数据开放 专题专栏 通知公告 "
    "政策文件 建议提案 人事信息 财政预决算 网上信访 便民服务 部门动态",
    "media": "首页 时政 社会 财经 体育 娱乐 教育 健康 汽车 房产 旅游 视频 图片 评论 国际 军事 科技 文化 直播 论坛 专题 数字报",
    "press": "首页 国内 国际 社会 科教 卫生 体育 读者来信 广告刊例 往期 联系我们 旧版",
    "trad": "首頁 要聞 國際 兩岸 社區 僑團 財經 副刊 分類廣告 讀者投書 訂報",
}
USER = [
    "山里人家",
    "leo_1986",
    "夜行者",
    "无名之辈",
    "小麦田",
    "阿宽",
    "老茶客",
    "手机用户2817",
    "雨巷",
    "momo",
]
SAY = [
    "写得不错，顶一下！",
    "希望尽快落实，别光打雷不下雨",
    "路过看看",
    "我们小区也有这个问题，什么时候轮到我们",
    "沙发",
    "支持家乡",
    "这图拍得好啊",
    "楼上说得对",
    "建议多报道这样的新闻",
]
JS = [
    "<script>var _hmt=_hmt||[];(function(){var h=document.createElement('script');h.src='//hm.b.com/h.js?%d';"
    "document.body.appendChild(h)})();</script>",
    '<script type="text/javascript" src="/js/jquery-1.%d.js"></script>',
    "<script>var columnid=%d;var webid=3;function doZoom(s){document.getElementById('zoom')"
    ".style.fontSize=s+'px';}</script>",
    "<script>document.write('<iframe src=\"/ad/%d.htm\"></iframe>');</script>",
]


def page(fr, art, r):
    c = art.c
    fr.year, fr.seen = c["year"], {art.title}
    kind = (
        "trad"
        if fr.trad
        else {"government": "gov", "news": "media", "press": "press"}.get(fr.pool, fr.pool)
    )
    kind = fr.nav or ("gov" if kind == "short_reply" else kind)
    site = fr.site.replace("{p}", c["place"]).replace("{c}", c["city"][:-1])
    src = art.src if kind != "trad" else site
    h = HEADS.get(fr.head, HEADS["old"])
    desc = next(t for k, t in art.blocks if k == "p")[:60]
    hm = {
        "%c": {"gb18030": "gb2312"}.get(fr.enc, fr.enc),
        "%t": art.title,
        "%s": site,
        "%d": c["iso"] + " " + c["hm"],
        "%o": src,
        "%b": desc,
        "%%": "%",
    }
    head = re.sub(r"%[ctsdob%]", lambda x: hm[x.group()], h)
    val = {
        "T": art.title,
        "D": c["iso"],
        "DC": "{}年{:02d}月{:02d}日".format(c["year"], c["m"], c["d"]),
        "DT": c["iso"] + " " + c["hm"],
        "S": src,
        "SITE": site,
        "PLACE": c["place"],
        "WHO": c["who"],
        "HEAD": head,
        "BODY": noise(fr, art.title, body(r, art.blocks, fr.sty)),
        "CITY": c["city"],
        "PROV": c["prov"],
        "YEAR": str(c["year"]),
        "B1": body(r, art.blocks[:1], fr.sty),
        "B2": body(r, art.blocks[1:2], fr.sty),
        "B3": body(r, art.blocks[2:], fr.sty),
        "TT": escape(art.title),
    }

    def sub(m):
        k, n, tpl = m.group(1), int(m.group(2) or 0), m.group(3)
        if k == "L":
            return items(r, fr, n, tpl)
        if k == "N":
            ws = NAV[kind].replace("{p}", c["place"][:-1]).split()[:n]
            return "".join(
                tpl.replace("%t", w).replace("%u", f"/col{r.randint(1, 99)}/") for w in ws
            )
        if k == "C":
            return "".join(
                tpl.replace("%t", r.choice(USER))
                .replace("%s", r.choice(SAY))
                .replace(
                    "%d", "{} {:02d}:{:02d}".format(c["iso"], r.randint(0, 23), r.randint(0, 59))
                )
                for _ in range(n)
            )
        if k == "JS":
            return r.choice(JS) % r.randint(1, 9999)
        if k == "HIT":
            return str(r.randint(12, 9000))
        return val[k]

    return furnished(
        fr, re.sub(r"\[\[([A-Z]+\d?)(?: (\d+))?(?:\|(.*?))?\]\]", sub, fr.tpl, flags=re.S)
    )
