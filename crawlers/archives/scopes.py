"""What of an index is asked: the addresses of a source's column, of a host's columns by the words
of their addresses, or of a pattern that a person gives."""

import re
from functools import cache
from urllib.parse import urlsplit

from crawlers.archives.model import Scope
from crawlers.hosts import load_hosts
from schemas.ground.data import load_rules
from schemas.source import Source

_FILE = re.compile(r"[^/]*\.[a-z]{3,5}$|[^/]*$", re.I)
_HANWEB = re.compile(r"^/col/col([0-9]+)/")
_ELSEWHERE = {
    "gkmlpt": "/gkmlpt/content/",
    "boda_vsb": "/info/",
    "hanweb_jpaas": "/art/",
    "longxun": "/public/",
}
"""Platforms whose articles lie outside of their column's folder, and where (paths.md, section
4)."""


@cache
def path_words() -> str:
    """A regular expression of the words that addresses of reply columns hold."""
    families = dict(load_rules("crawlers.archives", "path_words"))
    short = "|".join(families.pop("short"))
    words = "|".join(word for family in families.values() for word in family)
    return f"(?:{words})|/(?:{short})[0-9_]*/"


def source_scopes(source: Source) -> list[Scope]:
    """The scopes of a source: its column's folder, also where it lay before, and where its platform
    puts articles elsewhere."""
    found: dict[Scope, None] = {}
    for start in (*source.start_urls, *source.former):
        parts = urlsplit(start)
        host, column = parts.hostname or "", _FILE.sub("", parts.path) or "/"
        number = _HANWEB.match(parts.path)
        if number:
            found[Scope(host, f"/col/col{number[1]}/")] = None
            found[Scope(host, "/art/", f"/art_{number[1]}_")] = None
            continue
        found[Scope(host, column)] = None
        if source.platform in _ELSEWHERE:
            found[Scope(host, _ELSEWHERE[source.platform])] = None
    wide = list(found)
    return [s for s in wide if not any(o != s and o.words is None and _within(s, o) for o in wide)]


def _within(scope: Scope, other: Scope) -> bool:
    return scope.host == other.host and scope.path.startswith(other.path)


def host_scope(host: str) -> Scope:
    """The columns of a host by the words of their addresses."""
    return Scope(host.lower(), "/", path_words())


def pattern_scope(pattern: str) -> Scope:
    """A scope as a person writes it: HOST/PATH, with or without a scheme and a star at its end.

    Raises ValueError for what names no host.

    >>> pattern_scope("https://a.gov.cn/zwgk/jyta/*").name
    'a.gov.cn/zwgk/jyta/*'
    """
    parts = urlsplit(pattern if "://" in pattern else f"https://{pattern}")
    if not parts.hostname or "*" in parts.hostname or "*" in parts.path[:-1]:
        raise ValueError(f"{pattern}: write HOST/PATH/*")
    return Scope(parts.hostname, (parts.path.removesuffix("*") or "/"))


def is_government(host: str, sources: dict[str, Source]) -> bool:
    """Whether captures of a host may be taken: hosts of the registry, of the list of hosts, and
    gov.cn. Copies of government sites on other domains are frequent."""
    bare = host.removeprefix("www.")
    named = (*(h for s in sources.values() for h in s.hosts), *load_hosts())
    known = {h.removeprefix("www.") for h in named}
    return bare in known or bare == "gov.cn" or bare.endswith(".gov.cn")
