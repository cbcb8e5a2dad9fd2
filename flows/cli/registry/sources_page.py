"""docs/sources.md: the registry by province, and how much of the country it reaches."""

from collections.abc import Iterable
from typing import NamedTuple

from crawlers.hosts import load_hosts
from schemas.regions import level_of_code, regions
from schemas.source import Source

_HEAD = """\
# Sources

Generated from `crawlers/sources/` by `make docs`; do not edit. `unverified`: the address was never
opened by a live run of dafu; the evidence column says where it was seen. Unverified sources are
crawled like active ones; paused ones are not, their doubt stands below their address. Where no
platform stands, the first run sees it on the site, and `dafu sources verify` writes it down.
"""
_COLUMNS = "| id | publisher | level | platform | kind | status | address | evidence |"


class Reach(NamedTuple):
    """How many places of one level have a column, and how many places there are."""

    level: str
    reached: int
    places: int


def reach(sources: Iterable[Source]) -> list[Reach]:
    """Places whose own government, or an office of it, has at least one column that is crawled.

    Provinces and prefectures are counted by the list of regions, counties by the list of hosts:
    nearly every county has a site of its own there.
    """
    have = {s.publisher.region for s in sources if s.crawled}
    provinces = {code for code in regions() if level_of_code(code) == "provincial"}
    counties = {h.region for h in load_hosts().values() if h.level == "county"}
    places = [
        ("provinces", provinces),
        ("prefectures", regions().keys() - provinces),
        ("counties", counties),
    ]
    return [Reach(name, len(have & codes), len(codes)) for name, codes in places]


def sources_page(sources: dict[str, Source]) -> str:
    """The whole page."""
    states = [s.status for s in sources.values()]
    counts = ", ".join(f"{states.count(s)} {s}" for s in dict.fromkeys(sorted(states)))
    covered = ", ".join(f"{r.reached} of {r.places:,} {r.level}" for r in reach(sources.values()))
    lines = [
        _HEAD,
        f"{len(sources)} sources: {counts}. With at least one column that is crawled: {covered}.",
    ]
    sections: dict[str, list[Source]] = {}
    for source in sorted(sources.values(), key=lambda s: s.publisher.region[:2]):
        sections.setdefault(_place(source), []).append(source)
    for title, chosen in sections.items():
        lines += _section(title, chosen)
    return "\n".join(lines) + "\n"


def _place(source: Source) -> str:
    if source.publisher.level == "national":
        return "National"
    province = regions().get(f"{source.publisher.region[:2]}0000")
    return province.name if province else "Place not established"


def _section(title: str, sources: list[Source]) -> list[str]:
    return ["", f"## {title}", "", _COLUMNS, "|---" * 8 + "|", *map(_row, sources)]


def _row(source: Source) -> str:
    publisher = source.publisher.name or "not established"
    address = "<br>".join(source.start_urls) + (f"<br>{source.reason}" if source.reason else "")
    cells = (
        source.id,
        publisher,
        source.publisher.level,
        source.platform or "",
        source.kind,
        source.status,
        address,
        source.evidence,
    )
    return f"| {' | '.join(cells)} |"
