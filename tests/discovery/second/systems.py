"""How publishing systems write addresses: of columns, of articles, of further pages of a list.

The shares are those of the list and article addresses seen (directories 55, index pages 16,
NAME.htm 10, 1.html 6, …); each system names the habit it stands for."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from second.site import Second

Maker = Callable[[Second, str, str], str]


@dataclass(frozen=True)
class System:
    """`column(p, parent's path, folder)`, `article(p, column's path, day)`, `page(path, k, total)`:
    the k-th page after the first. `pager`: what leads there."""

    column: Maker
    article: Maker
    page: Callable[[str, int, int], str]
    pager: str = "links"


def folder_of(path: str) -> str:
    """The directory that an address lies in."""
    bare = path.partition("?")[0]
    return bare[: bare.rfind("/") + 1]


def _hex(p: Second, size: int) -> str:
    return hashlib.md5(f"{p.name} {p.number()}".encode()).hexdigest()[:size]


def _nested(p: Second, parent: str, name: str) -> str:
    """TRS: a directory; now and then with the number of the system behind the name."""
    tail = f"_{p.number(11, 900)}" if p.chance(0.15) else ""
    return f"{folder_of(parent)}{name}{tail}/"


def _named(p: Second, parent: str, name: str) -> str:
    """Boda: /a/b.htm, and what is below it /a/b/c.htm."""
    base = parent.removesuffix(".htm") + "/" if parent.endswith(".htm") else folder_of(parent)
    return f"{base}{name}.htm"


def _numbered(p: Second, parent: str, name: str) -> str:
    """Yueyang: directories of numbers only."""
    return f"{folder_of(parent)}{p.number(3, 90) % 90000 + 10000}/"


def _kaipu(p: Second, parent: str, name: str) -> str:
    site = parent.split("/")[1] if parent.count("/") > 1 else p.traits.get("site", "zfw")
    page = p.pick("zfxxgk_nrz", "common_list", "zwgklist", "ejlist", "list")
    return f"/{site}/c{p.number(1, 60) % 900000 + 100000}/{page}.shtml"


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[1].partition(".")[0]


def _hanweb_column(path: str) -> str:
    found = re.search(r"col(\d+)", path)
    return found[1] if found else "1"


def _organ(path: str) -> str:
    found = re.search(r"column/(\d+)", path)
    return found[1] if found else "6596"


def _day(day: str) -> str:
    return day.replace("-0", "-").replace("-", "/")


def _uuid(p: Second) -> str:
    h = _hex(p, 32)
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def _bare(day: str) -> str:
    return day.replace("-", "")


SYSTEMS: dict[str, System] = {
    # TRS WCM: the commonest; pages by a script with the number of pages
    "trs": System(
        _nested,
        lambda p, c, d: f"{folder_of(c)}{_bare(d)[:6]}/t{_bare(d)}_{p.number()}.html",
        lambda c, k, n: f"{c}index_{k}.html", "createPageHTML",
    ),
    # Liaoning, Shaanxi: a directory of 19 digits for each article
    "long": System(
        _nested, lambda p, c, d: f"{folder_of(c)}{_bare(d)}{p.number():011d}/index.shtml",
        lambda c, k, n: f"{c}index_{k}.shtml",
    ),
    # Shaanxi: lists whose first page is 1.html
    "one": System(
        lambda p, up, name: f"{folder_of(up)}{name}/1.html",
        lambda p, c, d: f"{folder_of(c)}{_bare(d)[:6]}/{p.number()}.html",
        lambda c, k, n: f"{folder_of(c)}{k + 1}.html",
    ),
    "boda": System(
        _named, lambda p, c, d: f"/info/{1000 + sum(map(ord, c)) % 900}/{p.number()}.htm",
        lambda c, k, n: f"{c.removesuffix('.htm')}/{n - k}.htm",
    ),
    "kaipu": System(
        _kaipu, lambda p, c, d: f"{folder_of(c)}{_bare(d)[:6]}/{_hex(p, 32)}.shtml",
        lambda c, k, n: f"{c.removesuffix('.shtml')}_{k + 1}.shtml", "createPageDiv",
    ),
    "hanweb": System(
        lambda p, up, name: f"/col/col{p.number(1, 200)}/index.html",
        lambda p, c, d: f"/art/{_day(d)}/art_{_hanweb_column(c)}_{p.number()}.html",
        lambda c, k, n: f"{c}?uid=3310&pageNum={k + 1}",
    ),
    "digits": System(
        _numbered, lambda p, c, d: f"{folder_of(c)}content_{p.number()}.html",
        lambda c, k, n: f"{c}index_{k + 1}.html",
    ),
    # SiteServer: one level of channels, whatever the tree is
    "channels": System(
        lambda p, up, name: f"/channels/{p.number(1, 60) % 60000 + 1000}.html",
        lambda p, c, d: f"/contents/{_stem(c)}/{p.number()}.html",
        lambda c, k, n: f"{c.removesuffix('.html')}_{k + 1}.html",
    ),
    "jeecms": System(
        lambda p, up, name: f"/{name}{p.number() % 90 + 10}.jhtml" if "." not in up and up == "/"
        else f"{folder_of(up)}{name}{p.number() % 90 + 10}.jhtml",
        lambda p, c, d: f"{c.removesuffix('.jhtml')}/{p.number()}.jhtml",
        lambda c, k, n: f"{c.removesuffix('.jhtml')}_{k + 1}.jhtml",
    ),
    "dated": System(
        _nested, lambda p, c, d: f"{folder_of(c)}{_bare(d)}/{p.number()}.html",
        lambda c, k, n: f"{c}index_{k + 1}.html",
    ),
    # the family of Guangdong's portals outside their catalogue
    "posts": System(
        _nested, lambda p, c, d: f"{folder_of(c)}content/post_{p.number()}.html",
        lambda c, k, n: f"{c}index_{k + 1}.html",
    ),
    "epoint": System(
        lambda p, up, name: f"{folder_of(up)}{(up.rstrip('/').rpartition('/')[2] or '002')[:9]}"
        f"{p.number(1, 9) % 900 + 100}/",
        lambda p, c, d: f"{folder_of(c)}{_bare(d)}/{_uuid(p)}.html",
        lambda c, k, n: f"{c}{k + 1}.html",
    ),
    # Yichang
    "list": System(
        lambda p, up, name: f"/list-{p.number(1, 9) % 9000 + 100}-1.html",
        lambda p, c, d: f"/content-{_stem(c).split('-')[1]}-{p.number()}-1.html",
        lambda c, k, n: f"{c[:-6]}{k + 1}.html",
    ),
    # Panjin
    "html": System(
        lambda p, up, name: f"/html/{p.number(1, 9) % 9000 + 1000}/",
        lambda p, c, d: f"{folder_of(c)}{d}/content-{p.number()}.html",
        lambda c, k, n: f"{c}index_{k + 1}.html",
    ),
    # Benxi: no stroke at the end
    "publicity": System(
        lambda p, up, name: f"/publicity/{name}" if "/publicity" not in up else f"{up}/{name}",
        lambda p, c, d: f"{c}/{p.number()}", lambda c, k, n: f"{c}?page={k + 1}",
    ),
    # EasySite: everything by a page id
    "eportal": System(
        lambda p, up, name: f"/eportal/ui?pageId={p.number(11, 990)}",
        lambda p, c, d: f"/hbsite/{c.rsplit('=', 1)[1]}/{p.number()}/index.html",
        lambda c, k, n: f"{c}&currentPage={k + 1}",
    ),
    # Longxun: lists of an organ's catalogue by query, articles by organ
    "public": System(
        lambda p, up, name: f"/public/column/{p.traits.get('organ', '6596')}?type=4&catId="
        f"{p.number(3, 300)}&action=list",
        lambda p, c, d: f"/public/{_organ(c)}/{p.number()}.html",
        lambda c, k, n: f"{c}&pageIndex={k + 1}",
    ),
    # Zibo, Jinan: a catalogue site for each organ
    "gongkai": System(
        lambda p, up, name: f"/gongkai/site_{p.traits.get('organ', 'qzf')}/channel_"
        f"{_hex(p, 24)}/",
        lambda p, c, d: f"{folder_of(c)}doc_{_hex(p, 24)}.html",
        lambda c, k, n: f"{c}?page={k + 1}",
    ),
    # Xuancheng
    "xxgk": System(
        lambda p, up, name: f"/XxgkContent/showList/{p.traits.get('organ', '174')}/"
        f"{p.number(3, 300)}/page_1.html",
        lambda p, c, d: f"/XxgkContent/show/{p.number()}.html",
        lambda c, k, n: f"{c.removesuffix('1.html')}{k + 1}.html",
    ),
    # Zhangzhou
    "ylcms": System(
        lambda p, up, name: f"/cms/html/{p.traits.get('site', 'zfw')}/{name}"
        f"{p.number() % 900 if p.chance(0.3) else ''}/index.html",
        lambda p, c, d: f"/cms/html/{p.traits.get('site', 'zfw')}/{d}/{p.number()}.html",
        lambda c, k, n: f"/cms/sitemanage/index.shtml?siteId={sum(map(ord, c))}&page={k + 1}",
    ),
}  # fmt: skip


def system(p: Second) -> System:
    """The system of a portal."""
    return SYSTEMS[p.system]


CATALOGUES = {"/public/column": "public", "/gongkai/": "gongkai", "/XxgkContent/": "xxgk"}
"""Systems of catalogues alone: the rest of such a portal is made of directories."""


def system_of(p: Second, path: str) -> System:
    """The system that publishes a column."""
    for start, name in CATALOGUES.items():
        if path.startswith(start):
            return SYSTEMS[name]
    return SYSTEMS["trs" if p.system in CATALOGUES.values() else p.system]


def choose(p: Second, *names: str) -> str:
    """Give a portal the system whose turn it is."""
    p.system = p.turn("system", *names)
    p.traits["site"] = p.pick("zfw", "xzf", "szf", "qzf", "zfxxgkpt")
    return p.system


def path(p: Second, parent: str, name: str) -> str:
    """A new address below a column that nothing has yet."""
    while True:
        found = system(p).column(p, parent, name)
        if found not in p.traits.setdefault("paths", "").split(" "):
            p.traits["paths"] += f" {found}"
            return found
        name = f"{name}{p.rng.randint(1, 99)}"
