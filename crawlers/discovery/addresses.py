"""What the addresses and labels of a host's pages say."""

import re
from urllib.parse import urlsplit

from crawlers.discovery.columns import plain
from crawlers.discovery.links import Link
from crawlers.platforms import PLATFORMS

YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def site_of(url: str) -> str:
    """Host of an address, without www."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def said_of_rows(rows: int, replies: int, is_list: bool) -> str:
    """What a look at rows came to, for a person."""
    if is_list:
        return f"a list of replies: {replies} of {rows} rows"
    return f"no list of replies: {replies} of {rows} rows speak of answers" if rows else "no rows"


_NUMBERED = re.compile(
    r"/(?<!channels/)(?<!channel/)(?<!list/)(?<!column/)(?:[A-Za-z]{1,8}_?)?[0-9]{5}[0-9_]{0,40}+\.[a-z]{3,5}$|/20[0-9]{6}/|/content_[0-9]{1,20}+$"
)


def is_article(url: str) -> bool:
    """Whether an address has the form of an article on a known platform, or ends on a number or a
    day as those of most others do."""
    path = urlsplit(url).path
    return bool(_NUMBERED.search(path)) or any(p.owns(url) for p in PLATFORMS.values())


_DATED = re.compile(
    r"(?P<column>https?://.{4,180}?/)(?:20[0-9]{2}-?[01][0-9](?:-?[0-3][0-9])?|20[0-9]{2}/[0-9]{1,2}(?:/[0-9]{1,2})?)"
    r"/[^/?#]{1,60}$"
)
_BESIDE = re.compile(
    r"(?P<column>https?://.{4,200}?/)(?:t[0-9]{6,20}|content_[0-9]{3,12}|[0-9]{4,24})(?:_[0-9]{1,12})?(?:\.[a-z]{3,5})?$"
)


def column_of_article(url: str) -> str | None:
    """The column of an article, where its address has it as a folder or by number; None where it
    does not.

    >>> column_of_article("http://a.gov.cn/zw/jyta/202405/t20240506_12.html")
    'http://a.gov.cn/zw/jyta/'
    >>> column_of_article("http://a.gov.cn/art/2024/5/6/art_12_345.html")
    'http://a.gov.cn/col/col12/index.html'
    """
    if found := re.match(
        r"(https?://[^/]{1,100})/art/[0-9/]{8,10}/art_([0-9]{1,12})_[0-9]{1,14}\.html$", url
    ):
        return f"{found[1]}/col/col{found[2]}/index.html"
    found = _DATED.match(url) or _BESIDE.match(url)
    folder = urlsplit(found["column"]).path if found else "/"
    return None if found is None or folder == "/" or "/info/" in folder else found["column"]


def side_of(label: str) -> str | None:
    """Whose replies a label names; None when both or neither."""
    npc, cppcc = re.search("人大|代表", label), re.search("政协|委员", label)
    return None if bool(npc) == bool(cppcc) else "npc" if npc else "cppcc"


def folder_of(url: str) -> str:
    """Address of the folder that a page lies in."""
    return url.rpartition("/")[0] + "/"


def is_inside(url: str, above: str) -> bool:
    """Whether an address lies below another."""
    return plain(url).startswith(re.sub(r"\.[a-z]{3,5}$", "", plain(above)) + "/")


def year_of(link: Link) -> int:
    """The newest year that a link names, in its text or else its path; 0 for none."""
    found = YEAR.findall(link.text) or YEAR.findall(urlsplit(link.url).path)
    return max(map(int, found), default=0)
