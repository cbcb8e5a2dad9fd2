"""A person who looks for replies with a browser: opens the front page and follows the links whose
words promise most, those that scripts draw included, for at most 60 page views.

It says whether what is to be found can be found; it is no model of a discoverer: it knows from the
portal which links its scripts draw (`Second.drawn`), and takes an address for an article because it
is one."""

import heapq
import re
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.html
from unseen.base import ReplyList
from unseen.score import canonical

from replica.site import Answer
from second.site import Column, Second

VIEWS = 60
COLUMN = re.compile(
    "提案|议案|建议.*(代表|人大|办理|答复|复文|公开)|(人大|代表).*建议|^建议|代表委员之声|^人大$|^政协$"
)
FALSE = re.compile("征集|信箱|意见建议|我要|公众|合理化|建言|提案工作|委员会|新闻|审查|风采|动态")
YEAR = re.compile("^20[12][0-9]|届.*次")
SHELF = re.compile("公开|目录|其他.*信息|部门|镇|街道|结果")
NEXT = re.compile(
    "专题|互动|互动交流|政民|参与|两会|地图|[局委厅司镇乡]$|办事处$|政府$|中文|信息$|关切|服务"
)


@dataclass
class Walk:
    """Where the person came: pages in order, from which page each was reached, what of the gold was
    seen after how many views."""

    views: int = 0
    came: dict[str, str] = field(default_factory=dict)
    gold: dict[str, int] = field(default_factory=dict)
    """Highest address of each list -> views until one of its addresses was open."""
    at: dict[str, str] = field(default_factory=dict)
    """Highest address -> the address that was open."""

    def clicks(self, url: str) -> list[str]:
        """The pages from the front page to an address."""
        out = [url]
        while out[-1] in self.came and self.came[out[-1]]:
            out.append(self.came[out[-1]])
        return out[::-1]


def looks_for(p: Second, views: int = VIEWS) -> Walk:
    """The person's walk through a portal."""
    labels = {p.address(c.path): c for c in p.tree.walk()}
    lists = [g for g in p.gold if isinstance(g, ReplyList)]
    walk, start = Walk(), p.address("/")
    wanted = {g.highest for g in lists}  # a sum of both stands above two lists
    heap: list[tuple[int, int, str]] = [(0, 0, start)]
    walk.came[start] = ""
    seen: set[str] = set()
    while heap and walk.views < views and len(walk.gold) < len(wanted):
        rank, _, url = heapq.heappop(heap)
        if canonical(p, url) in seen:
            continue
        seen.add(canonical(p, url))
        walk.views += 1
        final, got = opened(p, url)
        if got.status != 200:
            continue
        seen.add(canonical(p, final))
        for gold in lists:
            right = {canonical(p, a) for a in gold.accepted}
            if gold.highest not in walk.gold and {canonical(p, url), canonical(p, final)} & right:
                walk.gold[gold.highest] = walk.views
                walk.at[gold.highest] = url
        for label, to in links(p, final, got, labels):
            if canonical(p, to) in seen or urlsplit(to).path in p.articles:
                continue
            if not (urlsplit(to).hostname or "").endswith(p.host):
                continue
            walk.came.setdefault(to, url)
            heapq.heappush(heap, (promise(label, rank), len(walk.came), to))
    return walk


def opened(p: Second, url: str) -> tuple[str, Answer]:
    """What an address answers after its redirects."""
    got = p.answer(url)
    for _ in range(5):
        if got.status != 302:
            break
        url = urljoin(url, got.headers["Location"])
        got = p.answer(url)
    return url, got


def promise(label: str, rank: int) -> int:
    """How much a link promises; less is more."""
    if FALSE.search(label):
        return 7
    if COLUMN.search(label):
        return 0
    if YEAR.search(label) and rank <= 1:
        return 1
    if SHELF.search(label):
        return 2
    return 4 if NEXT.search(label) else 6


def links(
    p: Second, url: str, got: Answer, labels: dict[str, Column], frames: bool = True
) -> list[tuple[str, str]]:
    """Labels and addresses on a page, with what scripts draw and frames hold."""
    text = got.body.decode(p.charset, "replace")
    if not text.strip() or "html" not in got.content_type:
        return []
    tree = lxml.html.fromstring(text)
    out: list[tuple[str, str]] = []

    def put(label: str, to: str) -> None:
        if to and not re.match("javascript:|mailto:|#", to):
            out.append((" ".join(label.split()), urldefrag(urljoin(url, to))[0]
                        if not re.search(r"#\d+$", to) else urljoin(url, to)))  # fmt: skip

    for node in tree.iter("a", "option", "li", "div", "td", "iframe", "frame", "meta", "area"):
        said = (node.text_content() or "") + node.get("title", "")
        said += "".join(i.get("alt", "") for i in node.iter("img"))
        if node.get("class") == "more":  # the words are in the heading beside it
            above = node.getparent()
            said = (above.text_content() or "") if above is not None else said
        if node.tag in ("a", "area"):
            put(said, node.get("href", ""))
        elif node.tag == "option":
            put(said, node.get("value", ""))
        elif node.tag in ("iframe", "frame") and frames:
            inner = urljoin(url, node.get("src", ""))
            out += links(p, inner, opened(p, inner)[1], labels, False)
        elif node.tag == "meta" and node.get("http-equiv") == "refresh":
            put("中文", (node.get("content") or "").partition("url=")[2])
        if found := re.search(r"location\.href=['\"]([^'\"]+)", node.get("onclick", "")):
            put(said, found[1])
    here = urlsplit(url)
    asked = here.path + (f"?{here.query}" if here.query else "")
    for to in p.drawn.get(asked, []) + p.drawn.get(re.sub(r"index\.s?html?$", "", asked), []):
        full = p.address(to)
        put(labels[full].label if full in labels else p.labels.get(to, ""), full)
    return out
