"""What the families of half A share: sites of provinces, ministries and inland cities; pagers."""

from __future__ import annotations

import random
import zlib

from families_base import Site, cn_number, esc, side_box
from family_documents import HOST_SUFFIX

CITIES = [
    ("岷阳市", "minyang"),
    ("漠川市", "mochuan"),
    ("沅麓市", "yuanlu"),
    ("秦垣市", "qinyuan"),
    ("乌泉市", "wuquan"),
    ("凉岭市", "liangling"),
    ("朔沙市", "shuosha"),
    ("陇溪市", "longxi0"),
]
PROVINCES = [
    ("岱西省", "daixi"),
    ("洮北省", "taobei"),
    ("滇岭省", "dianling"),
    ("湘麓省", "xianglu"),
]
BUREAUS = [
    ("教育", "jy"),
    ("卫生健康委员会", "wjw"),
    ("住房和城乡建设", "zj"),
    ("民政", "mz"),
    ("医疗保障局", "ybj"),
    ("人力资源和社会保障", "rs"),
    ("文化和旅游", "wl"),
    ("交通运输", "jt"),
]
MINISTRIES = [("国家书院管理局", "shuyuan"), ("民生保障部", "msbz"), ("国家康养服务局", "kyfw")]
CITY_NPC = [
    "关于对市{t}届人大{s}次会议第{n}号建议的答复",
    "对市{t}届人大{s}次会议第{n:03d}号建议的答复函",
    "{a}关于市人大代表建议第{n}号的答复",
    "关于《关于{x}的建议》（第{n}号）的答复",
]
CITY_CPPCC = [
    "关于市政协{t}届{s}次会议第{n}号提案的答复",
    "{a}对市政协第{t}届委员会第{s}次会议第{n:03d}号提案的答复",
    "关于《关于{x}的提案》（第{n}号）的复函",
]
PROVINCE_NPC = [
    "对省十四届人大{s}次会议第{n:04d}号建议的答复",
    "{a}关于省第十四届人民代表大会第{s}次会议第{n}号建议的答复（A类）",
    "关于省十四届人大{s}次会议第{n}号《关于{x}的建议》的复函",
]
PROVINCE_CPPCC = [
    "对省政协十三届{s}次会议第{n:04d}号提案的答复",
    "{a}关于省政协十三届{s}次会议第{n}号委员提案的答复函",
    "关于政协第十三届省委员会第{s}次会议第{n}号《关于{x}的提案》的答复",
]
STATE_NPC = [
    "对十四届全国人大{s}次会议第{n}号建议的答复",
    "关于十四届全国人大{s}次会议第{n}号建议的答复",
]
STATE_CPPCC = [
    "关于政协第十四届全国委员会第{s}次会议第{n:05d}号（社会管理类{m:03d}号）提案答复的函",
    "对全国政协十四届{s}次会议第{n:05d}号提案的答复",
]
TITLES = {
    "city": (CITY_NPC, CITY_CPPCC),
    "province": (PROVINCE_NPC, PROVINCE_CPPCC),
    "state": (STATE_NPC, STATE_CPPCC),
}


class Own(Site):
    """A site of a city's bureau, of a province's department or of a ministry."""

    def __init__(self, family: str, rng: random.Random, where: str, **kw) -> None:
        super().__init__(family, rng, **kw)
        self.where = where
        bureau, bpin = rng.choice(BUREAUS)
        mark = zlib.crc32(family.encode()) % 9000 + 1000
        if where == "state":
            self.place, pin = rng.choice(MINISTRIES)
            self.agency, bpin, self.we = self.place, "www", "我部"
        else:
            self.place, pin = rng.choice(CITIES if where == "city" else PROVINCES)
            one = "局" if where == "city" else "厅"
            whole = bureau.endswith(("会", "局"))
            self.agency = self.place + bureau + ("" if whole else one)
            self.we = "我" + self.agency[-1].replace("会", "委")
            bpin += "" if whole else "j" if where == "city" else "t"
        self.host = f"{bpin}.{pin}{mark}.{HOST_SUFFIX}"
        self.root = "http://" + self.host
        welcome = f'<div class="welcome"><p>欢迎访问{self.agency}网站</p></div>'
        self.page("/", self.shell("首页", welcome, "/"))
        for path, word in (
            ("/zwgk/", "政务公开"),
            ("/xwzx/", "新闻中心"),
            ("/about/lxwm.html", "联系我们"),
            ("/about/wzsm.html", "网站声明"),
            ("/about/map.html", "网站地图"),
        ):
            text = f"<h3>{word}</h3><p>{self.agency}{word}页面。</p>"
            self.page(path, self.shell(word, text, path))

    def make_title(self, k: str, number: int, topic: str, term: int, sess: int) -> str:
        form = self.rng.choice(TITLES[self.where][k == "cppcc"])
        n = number * 23 + 5 if self.where == "state" else number
        return form.format(
            t=cn_number(term % 6 + 4), s=cn_number(sess), n=n, m=number, x=topic, a=self.agency
        )

    def article(self, doc, topic: str) -> str:
        return super().article(doc, topic).replace("我局", self.we)


def some(rng: random.Random, *sizes: int, low: int = 2, high: int = 6) -> tuple[int, int]:
    """(rows a page, documents): a list of `low` to `high` pages, never above 150 replies."""
    per = rng.choice(sizes or (15, 20))
    pages = min(rng.randint(low, high), 150 // per)
    return per, (pages - 1) * per + rng.randint(1, per)


def block(title: str, rows: str, pager: str = "", trail: str = "政务公开") -> str:
    return (
        '<div class="bc">当前位置：<a href="/">首页</a>'
        f'&nbsp;&gt;&nbsp;<a href="/zwgk/">{trail}</a>'
        f'&nbsp;&gt;&nbsp;<span>{title}</span></div>\n<div class="gl-main"><div class="gl-tit">'
        f"<h2>{title}</h2></div>\n{rows}\n{pager}\n</div>"
    )


def links(names: list[str], k: int, cls: str = "pagination") -> str:
    """首页 上一页 1 2 3 下一页 尾页, as a server writes them; `names` are hrefs by page."""
    last = len(names) - 1
    out = []
    for text, to in (("首页", 0), ("上一页", k - 1)):
        out.append(f"<span>{text}</span>" if k == 0 else f'<a href="{names[to]}">{text}</a>')
    low = max(0, min(k - 2, last - 4))
    for i in range(low, min(low + 5, last + 1)):
        cur = f'<a class="cur" href="{names[i]}">{i + 1}</a>'
        out.append(cur if i == k else f'<a href="{names[i]}">{i + 1}</a>')
    for text, to in (("下一页", k + 1), ("尾页", last)):
        out.append(f"<span>{text}</span>" if k == last else f'<a href="{names[to]}">{text}</a>')
    return f'<div class="{cls}">{" ".join(out)}</div>'


def news_box(site: Site, title: str = "工作动态", count: int = 5) -> str:
    return side_box(site, site.news(count), title)


def menu(items: list[tuple[str, str]], cls: str = "leftmenu") -> str:
    inner = "".join(f'<li><a href="{h}">{esc(t)}</a></li>' for h, t in items)
    return f'<ul class="{cls}">{inner}</ul>'
