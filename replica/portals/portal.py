"""A portal that is built page by page: its frame, its lists, its articles, and the gold of what it
has."""

import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from replica.site import Answer, Site

Crumb = tuple[str, str]
"""Label and path of a step from the home page."""
NOT_FOUND = Answer(404, b"<html><body><h1>404 Not Found</h1></body></html>")
WALL = b"<html><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=71;</script></html>"
TOPICS = (
    "农村公路", "老旧小区", "校园食堂", "垃圾分类", "河道治理", "养老服务", "托育机构", "非遗保护",
    "数字政务", "农产品冷链", "职业教育", "城市停车", "古树名木", "乡村旅游", "社区医院",
    "夜间经济",
)  # fmt: skip
ORGANS = (
    ("教育局", "jyj"), ("民政局", "mzj"), ("财政局", "czj"), ("水利局", "slj"), ("司法局", "sfj"),
    ("交通运输局", "jtysj"), ("农业农村局", "nyncj"), ("卫生健康委员会", "wsjkw"),
    ("市场监督管理局", "scjgj"), ("云溪镇", "yxz"), ("白河街道", "bhjd"),
)  # fmt: skip
FALSE_FRIENDS = (
    "意见建议", "建议征集", "公众建议", "我要建议", "提案线索征集", "征集提案线索", "建言献策",
    "合理化建议", "提案工作", "委员风采", "两会新闻", "提案委员会",
)  # fmt: skip
PLAIN = (
    "政府领导", "机构职能", "规划计划", "财政预决算", "统计信息", "应急管理", "人事信息",
    "行政许可", "政策文件", "政策解读", "新闻发布", "通知公告", "招标采购", "民生实事",
    "优化营商环境",
)  # fmt: skip


@dataclass(frozen=True)
class Gold:
    """A list of replies. One of `accepted` must be found; `allowed` may be found beside it."""

    accepted: frozenset[str]
    allowed: frozenset[str] = frozenset()


@dataclass
class Portal:
    """One site. Faults: `wall` answers everything with a challenge, `down` with 500, `slow` seconds
    before each answer, `robots` the text of robots.txt."""

    name: str
    seed: int = 0
    port: int = 80
    scheme: str = "http"
    requests: list[str] = field(default_factory=list)
    conditional: list[str] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    articles: dict[str, tuple[str, tuple[Crumb, ...]]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    gold: list[Gold] = field(default_factory=list)
    inner: Site | None = None
    """A column of the replica that the portal leads to."""
    robots: str = ""
    wall: bool = False
    down: bool = False
    slow: float = 0
    place: str = "云川县"
    crumb_style: str = " &gt; "
    footer: str = ""
    nav: tuple[Crumb, ...] = ()
    nav_script: str = ""

    def __post_init__(self) -> None:
        self.rng = random.Random(f"portal {self.name}")
        self.place = self.rng.choice(("云川县", "白河区", "青岭市", "临江省"))
        self.crumb_style = self.rng.choice((" &gt; ", " » ", "<i>></i>", " / "))
        self._number = 4_000_000 + self.seed * 10_000

    @property
    def host(self) -> str:
        """Host name of the portal."""
        return f"{self.name}.replica.localhost"

    @property
    def root(self) -> str:
        """Address of the portal."""
        return f"{self.scheme}://{self.host}:{self.port}"

    def respond(self, path: str) -> Answer:
        """The answer to a path, with its query and, after #, a posted form."""
        time.sleep(self.slow)
        if path == "/robots.txt":
            return Answer(200, self.robots.encode(), "text/plain") if self.robots else NOT_FOUND
        if self.wall:
            return Answer(412, WALL)
        if self.down:
            return Answer(500, b"<h1>Internal Server Error</h1>")
        if path in self.moved:
            return Answer(302, b"", headers={"Location": self.root + self.moved[path]})
        for known in (path, f"{path}/", re.sub(r"index\.s?html?$", "", path)):
            if known in self.pages:
                text = self.pages[known]
                kind = "text/xml" if text.startswith("<?xml") else "text/html; charset=utf-8"
                kind = "application/javascript" if path.endswith(".js") else kind
                return Answer(200, text.replace("{ROOT}", self.root).encode(), kind)
        if path in self.articles:
            title, crumbs = self.articles[path]
            body = (
                f"<h1>{escape(title)}</h1><div class='TRS_Editor'><p>您提出的建议收悉。</p></div>"
            )
            return Answer(200, self._framed(title, body, crumbs).encode())
        return NOT_FOUND

    def url(self, path: str) -> str:
        """The address of a path, with the port left out: the gold is written before it is known."""
        return f"http://{self.host}{path}"

    def pick(self, *choices: str) -> str:
        """One of some words."""
        return self.rng.choice(choices)

    def page(self, path: str, title: str, main: str, crumbs: Sequence[Crumb] = ()) -> None:
        """A page in the portal's frame."""
        self.pages[path] = self._framed(title, main, crumbs)

    def _framed(self, title: str, main: str, crumbs: Sequence[Crumb]) -> str:
        trail = self.crumb_style.join(f'<a href="{p}">{escape(t)}</a>' for t, p in crumbs)
        where = f'<div class="position">当前位置：{trail}</div>' if crumbs else ""
        menu = "".join(f'<li><a href="{p}">{escape(t)}</a></li>' for t, p in self.nav)
        return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}_\
{self.place}人民政府</title><meta name="SiteName" content="{self.place}人民政府"></head><body>
<div class="head"><ul class="nav">{menu}</ul>{self.nav_script}</div>{where}
<div class="main">{main}</div>
<div class="footer">{self.footer}<p>{self.place}人民政府　网站标识码：9901230001</p></div>\
</body></html>"""

    def links(self, items: Sequence[Crumb], style: str = "ul") -> str:
        """A menu of links as templates write them."""
        if style == "onclick":
            return "".join(
                f"""<div onclick="window.location.href='{p}'">{escape(t)}</div>""" for t, p in items
            )
        if style == "title":
            return "".join(
                f'<a href="{p}" title="{escape(t)}"><img src="b.png"></a>' for t, p in items
            )
        return (
            "<ul>" + "".join(f'<li><a href="{p}">{escape(t)}</a></li>' for t, p in items) + "</ul>"
        )

    def home(self, links: Sequence[Crumb], news: int = 6, style: str = "ul") -> None:
        """The home page: news, and the links of its body."""
        rows = self.rows("/xwzx/bdyw/", self.news(news), "trs")
        self.page("/", "首页", f"<div class='news'>{rows}</div>{self.links(links, style)}")

    def shelf(
        self,
        path: str,
        title: str,
        items: Sequence[Crumb],
        crumbs: Sequence[Crumb],
        style: str = "ul",
    ) -> None:
        """A page that leads further, with plain neighbours around what matters."""
        plain = [(t, f"{path}p{i}/") for i, t in enumerate(self.rng.sample(PLAIN, 6))]
        for label, place in plain:
            self.plain(place, label, crumbs)
        mixed = [*plain, *items]
        self.rng.shuffle(mixed)
        self.page(path, title, self.links(mixed, style), [*crumbs, (title, path)])

    def plain(self, path: str, title: str, crumbs: Sequence[Crumb]) -> None:
        """A column of something else."""
        self.page(path, title, self.rows(path, self.news(8), "trs"), [*crumbs, (title, path)])

    def friend(self, path: str, title: str, crumbs: Sequence[Crumb]) -> None:
        """A false friend: letters, calls for proposals, news of the conference."""
        titles = [
            self.pick(
                f"关于征集{year}年度政协提案线索的公告", f"政协召开{year}年提案办理协商座谈会",
                f"市民来信：建议增加{self.pick(*TOPICS)}", f"{year}年提案交办会召开",
                f"关于公开征求{self.pick(*TOPICS)}意见建议的公告",
            )
            for year in (2022, 2023, 2024, 2025, 2025)
        ]  # fmt: skip
        self.page(path, title, self.rows(path, titles, "trs"), [*crumbs, (title, path)])

    def replies(
        self,
        path: str,
        title: str,
        side: str,
        crumbs: Sequence[Crumb],
        count: int = 12,
        form: str = "trs",
        pages: int = 1,
        before: str = "",
        year: int | None = None,
    ) -> list[str]:
        """A list of replies; the titles on its first page."""
        titles = [self.reply_title(side, year) for _ in range(count)]
        pager = ""
        if pages > 1:
            ending = "shtml" if form == "kaipu" else "html"
            pager = f'<script>createPageHTML({pages}, 0, "index", "{ending}");</script>'
        trail = [*crumbs, (title, path)]
        main = before + self.rows(path, titles, form, trail) + pager
        self.page(path, title, main, trail)
        return titles

    def rows(
        self, path: str, titles: Sequence[str], form: str, crumbs: Sequence[Crumb] = ()
    ) -> str:
        """Rows of a list, with articles of the form that a system gives them."""
        out = []
        for title in titles:
            self._number += 1
            year, month, date = (self.rng.randint(*r) for r in ((2021, 2025), (1, 12), (1, 28)))
            day = f"{year}-{month:02d}-{date:02d}"
            href = self._article(path, form, day)
            self.articles[href] = (title, tuple(crumbs))
            out.append(f'<li><a href="{href}" title="{escape(title)}">{escape(title)}</a>'
                       f"<span>{day}</span></li>")  # fmt: skip
        return f'<ul class="list">{"".join(out)}</ul>'

    def _article(self, path: str, form: str, day: str) -> str:
        folder, number = re.sub(r"[^/]*$", "", path.partition("?")[0]), self._number
        plain = day.replace("-", "")
        forms = {
            "trs": f"{folder}{plain[:6]}/t{plain}_{number}.html",
            "kaipu": f"{folder}{plain[:6]}/{number:032x}.shtml",
            "boda": f"/info/1{self.seed % 90 + 10}/{number}.htm",
            "number": f"{folder}{number}.html",
            "content": f"{folder}content_{number}.html",
            "jhtml": f"{folder}{number}.jhtml",
            "longxun": f"/public/{folder.strip('/').split('/')[-1]}/{number}.html",
            "hanweb": f"/art/{day.replace('-0', '-').replace('-', '/')}"
            f"/art_{_column(path)}_{number}.html",
        }
        return forms[form]

    def reply_title(self, side: str, year: int | None = None) -> str:
        """The title of a reply to one side's proposal, as sites print it."""
        topic, number = self.pick(*TOPICS), self.rng.randint(1, 400)
        congress, time_ = self.pick("县十八届", "市十六届", "省十四届"), self.pick("二", "三", "四")
        session = f"{congress}人大{time_}次会议"
        meeting = f"政协{self.pick('第九届', '十四届')}{self.pick('二', '三')}次会议"
        if side == "mixed":
            side = self.pick("npc", "cppcc")
        if side == "npc":
            return self.pick(
                f"对{session}第{number}号建议的答复",
                f"关于加强{topic}的建议的答复（第{number}号）",
                f"关于{session}第{number}号代表建议的答复函", f"对人大代表关于{topic}建议的答复",
            )  # fmt: skip
        return self.pick(
            f"对{meeting}第{number}号提案的答复", f"关于推进{topic}的提案答复的函（{number}号）",
            f"关于{meeting}第{number:04d}号提案办理情况的复函", f"对政协委员关于{topic}提案的答复",
        )  # fmt: skip

    def news(self, count: int) -> list[str]:
        """Titles of anything else."""
        return [
            self.pick(
                f"{self.place}召开{self.pick(*TOPICS)}工作会议", f"关于{self.pick(*TOPICS)}的通知",
                f"{self.pick(*TOPICS)}项目中标公告", f"县领导调研{self.pick(*TOPICS)}工作",
            )
            for _ in range(count)
        ]  # fmt: skip

    def lists(self, *paths: str, also: Sequence[str] = ()) -> None:
        """Note that one list of replies is found at any of some paths."""
        self.gold.append(Gold(frozenset(map(self.url, paths)), frozenset(map(self.url, also))))


def _column(path: str) -> str:
    found = re.search(r"col([0-9]+)", path)
    return found[1] if found else "1"
