"""What a look at a portal is worth: which lists were found, with the right kind, and what is false.
Nothing here knows who looked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from unseen.base import ReplyList, Unseen


def canonical(p: Unseen, url: str) -> str:
    """An address without scheme, port, www, session, index page and last stroke."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    path = re.sub(r";jsessionid=\w+", "", parts.path or "/")
    path = re.sub(r"(?<=/)(index|default)\.(s?html?|jsp)$", "", path).rstrip("/")
    query = parts.query
    if p.session:
        query = "&".join(q for q in query.split("&") if not q.startswith(f"{p.session}="))
    place = f"#{parts.fragment}" if parts.fragment.isdigit() else ""  # a node of a catalogue
    return f"{host}{path}" + (f"?{query}" if query else "") + place


@dataclass
class Judgement:
    """Counts over the lists of one portal or of many. `kinds`: hits whose kind was right."""

    wanted: int = 0
    hit: int = 0
    highest: int = 0
    kinds: int = 0
    found: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, other: "Judgement") -> None:
        """Put another beside it."""
        for name in ("wanted", "hit", "highest", "kinds", "found", "false", "missed"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def judge(p: Unseen, found: Iterable[tuple[str, str]], others: bool = False) -> Judgement:
    """Compare addresses (with kinds) that were found with the gold of a portal. Lists on hosts of
    departments count as wanted with `others`; they are never false."""
    named = {canonical(p, url): kind for url, kind in found}
    out = Judgement(found=len(named))
    right = {canonical(p, url) for url in p.away}
    for gold in p.gold:
        if not isinstance(gold, ReplyList):
            continue
        kinds = {canonical(p, url): kind for url, kind in gold.kinds}
        right |= set(kinds) | {canonical(p, url) for url in gold.allowed}
        if gold.other_host and not others:
            continue
        out.wanted += 1
        hits = [url for url in kinds if url in named]
        out.hit += bool(hits)
        out.highest += canonical(p, gold.highest) in named
        out.kinds += any(named[url] == kinds[url] for url in hits)
        if not hits:
            out.missed.append(gold.highest)
    out.false = sorted(set(named) - right)
    return out
