"""From pages that were judged to columns: pairs and years together under the highest address that
lists replies."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawlers.discovery.judging import Judged, column_kind
from crawlers.discovery.labels import label_kind, path_signs
from crawlers.page import Page
from schemas.discovery import FoundColumn, FoundList, Role, SavedPage


@dataclass
class Node:
    """A page of a column that was asked for: what it is, and the column page that leads to it."""

    url: str
    label: str
    role: Role
    trail: list[str]
    reasons: list[str]
    judged: Judged
    parent: str | None = None
    organ: str | None = None
    years: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)


def plain(url: str) -> str:
    """An address without what does not matter: scheme, www, default page."""
    parts = urlsplit(url)
    host = parts.netloc.removeprefix("www.")
    path = parts.path
    for name in ("index.html", "index.htm", "index.shtml", "index.jhtml", "default.html"):
        path = path.removesuffix(name)
    return f"{host}{path.rstrip('/')}" + (f"?{parts.query}" if parts.query else "")


def columns_of(nodes: dict[str, Node]) -> list[FoundColumn]:
    """The columns that the nodes (by plain address) make up, best first."""
    lists = {key: node for key, node in nodes.items() if node.judged.is_list}
    for key, node in list(lists.items()):  # 热点专题 with the newest rows of a column below it
        others = [other for k, other in lists.items() if k != key]
        if label_kind(node.label) == "topic" and _is_overview(node, others):
            del lists[key]
    for key, node in list(lists.items()):
        below = [k for k, n in lists.items() if k != key and _is_below(nodes, n, key)]
        below = [k for k in below if lists[k].role != "year"]
        if below and _is_overview(node, [lists[k] for k in below]):
            del lists[key]
        elif below:
            for folded in below:
                lists.pop(folded, None)
    found: dict[str, FoundColumn] = {}
    for key, node in lists.items():
        listed = _list_of(nodes, key, node)
        top = _top(nodes, node)
        group = f"{plain(top.url)}"
        column = found.setdefault(group, _column_of(top))
        _add_list(column, listed, is_yearly=any(n.role == "year" for n in _above(nodes, node)))
    for column in found.values():
        if len(column.lists) == 1:
            column.url, column.label = column.lists[0].url, column.lists[0].label
        _add_proof(column)
    return sorted(found.values(), key=lambda c: -c.score)


def _above(nodes: dict[str, Node], node: Node) -> Iterator[Node]:
    """The column pages above one, the nearest first."""
    for _ in range(6):
        above = nodes.get(node.parent or "")
        if above is None:
            return
        yield above
        node = above


def _add_list(column: FoundColumn, listed: FoundList, is_yearly: bool) -> None:
    """Put a list into its column; one half of an earlier year goes into that of the newest."""
    if listed.url in {url for one in column.lists for url in one.addresses}:
        return
    for one in column.lists:
        if is_yearly and (one.kind, one.label) == (listed.kind, listed.label):
            one.years.append(listed.url)
            return
    column.lists.append(listed)


def _is_below(nodes: dict[str, Node], node: Node, key: str) -> bool:
    return any(plain(above.url) == key for above in _above(nodes, node))


def _is_overview(node: Node, below: list[Node]) -> bool:
    """Whether a page only shows the newest rows of the lists below it, or the rows of one of them
    and none of another."""
    shown = set(node.judged.titles)
    shares = [len(shown & set(n.judged.titles)) / max(n.judged.replies, 1) for n in below]
    if below and max(shares) >= 0.5 and min(shares) == 0:
        return True
    if node.judged.whole:
        return False
    known = {title for child in below for title in child.judged.titles}
    same = sum(title in known for title in node.judged.titles)
    return same >= 0.5 * node.judged.replies


def _list_of(nodes: dict[str, Node], key: str, node: Node) -> FoundList:
    """One list; a year of a parent that a crawl follows by itself is named by its parent."""
    url, label, years, pages = node.url, node.label, node.years, node.pages
    parent = nodes.get(node.parent or "")
    if node.role == "year" and parent is not None:
        years = [year for year in parent.years if year != node.url and _may_list(nodes, year)]
        if plain(node.url) in {plain(child) for child in parent.judged.children}:
            url, label, years = parent.url, parent.label, []
            pages = [*parent.pages[:1], *pages[:1]]
    judged = node.judged
    named = f"{label} {parent.label if parent and node.role == 'year' else ''}"
    return FoundList(
        url=url,
        kind=column_kind(urlsplit(url).path, named, judged.titles),
        label=label,
        platform=judged.platform,
        rows=judged.rows,
        replies=judged.replies,
        titles=judged.titles[:5],
        years=years,
        pages=[SavedPage(url=p.url, body=b64encode(p.body).decode()) for p in pages],
    )


def _may_list(nodes: dict[str, Node], url: str) -> bool:
    """Whether a year was not looked at, or has replies."""
    node = nodes.get(plain(url))
    return node is None or node.judged.is_list


def _top(nodes: dict[str, Node], node: Node) -> Node:
    for above in _above(nodes, node):
        if above.organ != node.organ:
            break
        node = above
    return node


def _column_of(top: Node) -> FoundColumn:
    reasons, score = list(top.reasons), 0
    if label_kind(top.label) in ("column", "year"):
        score += 40
        reasons.append(f"the link says {top.label}")
    if signs := path_signs(top.url):
        score += 20
        reasons.append(f"the address says {'/'.join(signs)}")
    return FoundColumn(url=top.url, label=top.label, trail=top.trail, score=score, reasons=reasons)


def _add_proof(column: FoundColumn) -> None:
    replies, rows = (sum(getattr(one, n) for one in column.lists) for n in ("replies", "rows"))
    column.score += 30
    column.reasons.append(f"{replies} of {rows} rows speak of answers")
    if {one.kind for one in column.lists} >= {"npc_suggestion", "cppcc_proposal"}:
        column.score += 10
        column.reasons.append("both sides stand beside each other")
    if years := [year for one in column.lists for year in one.years]:
        column.reasons.append(f"{len(years)} year(s) below it")
