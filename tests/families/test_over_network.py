"""Invented list sites over HTTP, crawled by real crawls: what the walk in process decides, a crawl
decides too, and no list is cut short without a word."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import base
import pytest
from adversary import made
from test_adversary import drawn

from crawlers.discovery.judging import draft_source
from flows import CODE_VERSION
from flows.runs.crawling import CrawlOptions, crawl, prepare_run
from flows.runs.rereading import Rereader
from replica.portals.portal import Portal
from replica.server import Replica
from replica.site import Answer
from schemas.ground.clock import today
from schemas.source import Source
from storage.collect import collect
from storage.layout import Layout
from storage.ledger import Ledger, Window
from storage.source_report import SourceReport

SITES, PIECES = 490, 8
SETS = (
    "open", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh",
    "twelfth", "thirteenth", "fourteenth",
)  # fmt: skip


@dataclass
class Served(Portal):
    """An invented site at a name of its own on loopback."""

    made: base.MadeSite = field(kw_only=True)

    def respond(self, path: str) -> Answer:
        asked, _, form = path.partition("#")
        status, headers, body = self.made.answer(asked, "POST" if form else "GET", form.encode())
        headers = {k.lower(): self.here(v) for k, v in headers.items()}
        kind = headers.pop("content-type", "text/html")
        for slashes in ("//", r"\/\/"):  # as addresses in data are often written
            there, served = f"http:{slashes}{self.made.host}", self.root.replace("//", slashes)
            body = body.replace(there.encode(), served.encode())
        return Answer(status, body, kind, headers)

    def here(self, address: str) -> str:
        """An address of the invented site as it is served."""
        return address.replace(f"http://{self.made.host}", self.root)

    def source(self) -> Source:
        """Its source file."""
        start = [self.here(url) for url in self.made.start]
        about = {"id": self.name, "start_urls": start, "platform": None}
        return Source.model_validate({**draft_source(start[0], delay=0).model_dump(), **about})


def served() -> Iterator[Served]:
    """One site of each family, and generated ones."""
    rng, families = random.Random(9), [family for name in SETS for family in base.load(name)]
    for k in range(SITES):
        site = families[k].build(rng) if k < len(families) else made(drawn(rng))
        yield Served(f"served{k}", made=site)


def test_a_served_site_leads_to_no_other_host() -> None:
    """Nor where its data has the slashes of an address escaped: documents were listed twice."""
    state = {family.name: family for family in base.load("second")}["s_json_block_then_service"]
    site = Served("served", made=state.build(random.Random(0)))
    answers = [
        site.respond(url.removeprefix(f"http://{site.made.host}")) for url in site.made.list_urls
    ]
    assert not any(f"{site.made.host}/".encode() in a.body.replace(b"\\", b"") for a in answers)


@pytest.mark.long
@pytest.mark.parametrize("piece", range(PIECES))
def test_sites_of_all_families_over_http(
    piece: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    layout = Layout(tmp_path_factory.mktemp("served")).prepare()
    sites = list(served())[piece::PIECES]
    with Replica(sites):
        reports = crawled(layout, sites, lambda site: site.source())
    read = called = found = there = 0
    for site in sites:
        report, documents = reports[site.name], set(site.made.documents) - site.made.hidden
        listed = report.counts["listed"]
        is_whole = report.outcome in ("complete", "empty")
        assert listed == len(documents) or not is_whole, (site.made.note, report.reason)
        found, there = found + listed, there + len(documents)
        if site.made.complete_possible and listed == len(documents):
            read, called = read + 1, called + is_whole
    assert found >= 0.97 * there
    assert called >= 0.9 * read


def crawled(
    layout: Layout, sites: list[Served], source_of: Callable[[Served], Source]
) -> dict[str, SourceReport]:
    """One crawl of the lists of each site; no article is asked for."""
    sources = {site.name: source_of(site) for site in sites}
    windows = Ledger(layout.ledger).plan([(s.id, 2008, 400) for s in sources.values()], today())

    def one(window: Window) -> None:
        options = CrawlOptions("crawl", replica=True, documents=0)
        run = prepare_run(layout, sources[window.source_id], window, options)
        crawl(layout, run, 300, lambda: False, lambda pages: None)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one, windows))
    reports = collect(layout, Rereader(layout, sources), CODE_VERSION)
    return {report.source_id: report for report in reports}
