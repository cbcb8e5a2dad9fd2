"""A backfill from an invented archive, and what it must come to."""

from collections.abc import Callable

from crawlers.archives.asking import Asker
from crawlers.archives.commoncrawl import CommonCrawl
from crawlers.archives.model import Service, ServiceName
from crawlers.archives.scopes import source_scopes
from crawlers.archives.wayback import Wayback
from flows.backfill_archives import ArchiveBackfill, ArchiveReport
from replica.archive.history import Kept
from replica.archive.server import Archive
from replica.site import Site
from schemas.source import Source
from storage.layout import Layout

YEARS = range(2017, 2026)
SERVICES: tuple[ServiceName, ...] = ("commoncrawl", "wayback")


def site_of_years() -> Site:
    return Site("lishi.yunchuan", "trs_wcm", count=24, first_year=2018, last_year=2022)


def source_of(site: Site) -> Source:
    """The source as its file would be: the world's address has no port."""
    start = f"http://{site.host}/zwgk/jyta/"
    return site.source().model_copy(update={"start_urls": [start]})


def dialect(archive: Archive, name: ServiceName) -> Service:
    if name == "wayback":
        return Wayback(archive.address)
    return CommonCrawl(archive.address, archive.address)


def backfill(
    layout: Layout,
    archive: Archive,
    name: ServiceName = "commoncrawl",
    budget: int | None = None,
    told: Callable[[str, int], None] = lambda line, closed: None,
    source: Source | None = None,
) -> ArchiveReport:
    source = source or source_of(site_of_years())
    with Asker(name, layout.locks, "dafu/test (contact: a@example.org)", 0, budget, 0.01) as asker:
        job = ArchiveBackfill(layout, {source.id: source}, dialect(archive, name), asker, told)
        return job.run(source_scopes(source), YEARS)


def texts_of(kept: list[Kept]) -> dict[str, list[bool]]:
    """What the archive shows of each reply, in the order of time: address to whether each state is
    the edited one."""
    shown: dict[str, list[bool]] = {}
    for capture in sorted(kept, key=lambda k: k.at):
        if capture.number is not None and capture.status == 200:
            states = shown.setdefault(capture.url, [])
            if not states or states[-1] != capture.edited:
                states.append(capture.edited)
    return shown
