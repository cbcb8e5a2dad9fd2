"""A portal of the second set and the columns it is a tree of.

A portal answers for its host names, redirects, walls, sessions and services as the first set's do
(`unseen.base`); how its addresses are made is its system's (`systems`), how pages look is `looks`.
`drawn` says which links the scripts of a page draw: what a person sees who opens it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from unseen.base import Branch, Unseen

from second import words

Row = tuple[str, str, str]
"""Headline, address and day."""
INDEXES = ("index.html", "index.shtml", "index.htm")


@dataclass
class Column(Branch):
    """A column. `what`: shelf (leads on), plain, friend (sounds like replies), replies, empty,
    text.

    `show`: what a shelf prints beside its menu: links (nothing), preview (newest rows of each
    child), all (rows of all), newest (rows of its first child). `by`: who draws its rows: page, or
    a form of `services`. `menu`: the form of the menu of its children, "" as the portal's."""

    label: str
    path: str
    what: str = "shelf"
    children: list["Column"] = field(default_factory=list)
    side: str = ""
    count: int = 0
    pages: int = 1
    year: int | None = None
    agency: str = ""
    show: str = "links"
    by: str = "page"
    menu: str = ""
    listed: bool = True
    """Stands in the menu of its parent."""
    body: str = ""
    """Main part in place of the ordinary one."""
    rows: list[Row] = field(default_factory=list)
    up: "Column | None" = None


@dataclass
class Second(Unseen):
    """One portal of the second set."""

    system: str = "trs"
    tree: Column = field(default_factory=lambda: Column("首页", "/"))
    head: list[tuple[str, str]] = field(default_factory=list)
    """Links of the bar above the menu (English, wap, log in)."""
    tiles: list[tuple[str, str]] = field(default_factory=list)
    foot: list[tuple[str, str]] = field(default_factory=list)
    drawn: dict[str, list[str]] = field(default_factory=dict)
    """Page -> paths that its scripts draw links to."""
    labels: dict[str, str] = field(default_factory=dict)
    """Words of links that lead to no column of the tree: nodes of a catalogue."""
    doubts: set[str] = field(default_factory=set)
    makers: dict[str, Callable[..., str]] = field(default_factory=dict)

    def weighed(self, table: words.Table) -> str:
        """A word of a table, by its share."""
        return words.drawn(self.rng, table)

    def number(self, least: int = 1, most: int = 40) -> int:
        """The next number of the system's counter."""
        self._number += self.rng.randint(least, most)
        return self._number

    def sees(self, at: str, target: str) -> None:
        """Note that a script on a page draws a link."""
        if target not in self.drawn.setdefault(at, []):
            self.drawn[at].append(target)

    def forms(self, path: str) -> list[str]:
        """Ways to write an address: both hosts and schemes, the index page by name."""
        paths = [path]
        if path.endswith("/") and path != "/":
            paths += [path + name for name in INDEXES]
        if path.endswith("/1.html"):
            paths.append(path.removesuffix("1.html"))
        return [form for one in paths for form in Unseen.forms(self, one)]


def leveled(p: Second, label: str) -> str:
    """A label with the level of the body that the portal answers."""
    level = {"province": "省", "city": "市", "ministry": "全国"}.get(
        p.level, p.pick("县", "区", "市")
    )
    return label.replace("{}", level)


def prefixed(p: Second, name: str) -> str:
    """A folder with the letters of that level: s, shi, sj, x, q, qg."""
    level = {"province": "s", "city": p.pick("s", "shi", "sj"), "ministry": "qg"}
    return name.replace("{}", level.get(p.level, p.pick("x", "q", "s")))
