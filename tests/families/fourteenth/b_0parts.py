"""What the families of half B share: sites of bureaus and departments, a few marks of pages."""

from __future__ import annotations

import random
import zlib

from families_base import Site, cn_number, side_box
from family_documents import HOST_SUFFIX

SEATS = [
    ("city", "渭原市", "weiyuan0"),
    ("city", "桐岗市", "tonggang"),
    ("city", "锦岩州", "jinyan"),
    ("city", "沧坪市", "cangping"),
    ("city", "郧谷市", "yungu"),
    ("city", "赤岭市", "chiling"),
    ("province", "燕北省", "yanbei"),
    ("province", "湟川省", "huangchuan"),
    ("province", "赣岭省", "ganling"),
]
OFFICES = [
    ("教育", "jy", ""),
    ("民政", "mz", ""),
    ("卫生健康委员会", "wjw", "委"),
    ("住房和城乡建设", "zjt", ""),
    ("医疗保障局", "yb", "局"),
    ("司法", "sf", ""),
    ("退役军人事务", "tyjr", ""),
    ("农业农村", "nync", ""),
    ("林业和草原局", "lcj", "局"),
]
NPC = [
    "对{l}{t}届人大{s}次会议第{n}号建议的答复",
    "关于{l}人大{t}届{s}次会议第{n:03d}号建议办理情况的答复",
    "{a}关于对{l}{t}届人大{s}次会议代表建议第{n}号的复函",
    "关于“{x}”的建议（第{n}号）的答复",
]
CPPCC = [
    "对{l}政协{t}届{s}次会议第{n}号提案的答复",
    "关于{l}政协第{t}届{s}次会议第{n:03d}号提案的复函",
    "{a}对{l}政协{t}届{s}次会议委员提案第{n}号的答复",
    "关于“{x}”的提案（第{n}号）的答复",
]


class Place(Site):
    """A site of an office of a city or of a province."""

    def __init__(self, family: str, rng: random.Random, where: str = "", **kw) -> None:
        super().__init__(family, rng, **kw)
        self.session: tuple[str, str] | None = None
        seats = [x for x in SEATS if not where or x[0] == where]
        where, self.place, pin = rng.choice(seats)
        word, office, short = rng.choice(OFFICES)
        if not short:
            short = "厅" if where == "province" else "局"
            word += short
        self.agency, self.we = self.place + word, "我" + short
        self.level = self.place[-1]
        mark = zlib.crc32(family.encode()) % 9000 + 1000
        self.host = f"{office}.{pin}{mark}.{HOST_SUFFIX}"
        self.root = "http://" + self.host
        self.page("/", self.shell("首页", f"<h2>{self.agency}</h2><p>欢迎您！</p>", "/"))
        for path, word in (
            ("/zwgk/", "政务公开"),
            ("/xwzx/", "新闻中心"),
            ("/about/lxwm.html", "联系我们"),
            ("/about/wzsm.html", "网站声明"),
            ("/about/map.html", "网站地图"),
        ):
            self.page(path, self.shell(word, f"<h3>{word}</h3><p>{self.agency}</p>", path))

    def make_title(self, k: str, number: int, topic: str, term: int, sess: int) -> str:
        form = self.rng.choice(CPPCC if k == "cppcc" else NPC)
        t, s = self.session or (cn_number(term % 5 + 5), cn_number(sess))
        return form.format(l=self.level, t=t, s=s, n=number, x=topic, a=self.agency)

    def article(self, doc, topic: str) -> str:
        return super().article(doc, topic).replace("我局", self.we)


def size(rng: random.Random, *pers: int, low: int = 2, high: int = 6) -> tuple[int, int]:
    """(rows a page, replies) of a list of `low` to `high` pages."""
    per = rng.choice(pers)
    pages = max(1, min(rng.randint(low, high), 150 // per))
    return per, (pages - 1) * per + rng.randint(3 if pages == 1 else 1, per)


def box(title: str, rows: str, pager: str = "") -> str:
    where = f'<a href="/">首页</a>&gt;<a href="/zwgk/">政府信息公开</a>&gt;{title}'
    return (
        f'<div class="dqwz">您现在的位置：{where}</div><div class="rightbox"><h2>{title}</h2>'
        f'\n{rows}\n<div class="fenye">{pager}</div></div>'
    )


def beside(site: Site, title: str = "通知公告", count: int = 5) -> str:
    return side_box(site, site.news(count, folder="/xwzx/tzgg/"), title)


def steps(hrefs: list[str], k: int) -> list[tuple[str, str]]:
    """(word, href) of 首页, 上一页, 下一页, 尾页; no href where the page is the end itself."""
    last = len(hrefs) - 1
    return [
        ("首页", "" if k == 0 else hrefs[0]),
        ("上一页", "" if k == 0 else hrefs[k - 1]),
        ("下一页", "" if k == last else hrefs[k + 1]),
        ("尾页", "" if k == last else hrefs[last]),
    ]


def page_number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 1
