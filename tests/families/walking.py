"""Walks an invented site in process as a crawl walks a real one: the same reading of list pages,
the same decisions, no network."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from crawlers.authoring.detect import detect
from crawlers.crawl.responses import classify_response
from crawlers.crawl.walk import Due, Walk
from crawlers.discovery.judging import draft_source
from crawlers.page import Page
from crawlers.platforms import PLATFORMS, Ask
from schemas.known import KnownExtent
from schemas.messages import Trouble
from schemas.source import Listing, Source

MOST_REQUESTS = 400


class MadeSite(Protocol):
    """What a family builds; see base.py."""

    start: list[str]
    documents: dict[str, str]
    complete_possible: bool
    hidden: set[str]
    decoys: list[str]

    def answer(
        self, path_with_query: str, method: str, body: bytes
    ) -> tuple[int, dict[str, str], bytes]: ...


@dataclass
class Walked:
    """What a walk found of a site."""

    platform: str
    verdict: str | Trouble
    found: set[str]
    missed: set[str]
    decoys: set[str]
    learned: list[KnownExtent]
    requests: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether the walk calls the list whole."""
        return isinstance(self.verdict, str)

    @property
    def silent_loss(self) -> bool:
        """Called whole, and something is missing: what must never be."""
        return self.complete and bool(self.missed)


def fetched(site: MadeSite, ask: Ask) -> Page:
    """The answer to a request, redirects on the same host followed."""
    url, method, body = ask.url, "GET", b""
    if ask.form is not None:
        method, body = "POST", ask.form.encode()
    for _ in range(6):
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        status, headers, answer = site.answer(path, method, body)
        if status >= 500:  # a crawl asks again
            status, headers, answer = site.answer(path, method, body)
        headers = {k.lower(): v for k, v in headers.items()}
        if status in (301, 302, 303, 307, 308) and "location" in headers:
            url, method, body = urljoin(url, headers["location"]), "GET", b""
            continue
        at = ask.key if "#" in ask.key else url
        return Page(at, answer, status, headers)
    return Page(url, b"", 404)


def walked(
    site: MadeSite,
    platform: str | None = None,
    learned: list[KnownExtent] | None = None,
    listing: Listing | None = None,
) -> Walked:
    """Walk a site from its start addresses; the platform is detected from its first page. `listing`
    is the author's word."""
    start = site.start[0]
    if platform is None:
        platform = detect(fetched(site, Ask.of(start)), []).platform
    source = draft_source(start, platform, delay=0).model_copy(
        update={"start_urls": site.start, "listing": listing or Listing()}
    )
    walk, requests = walk_over(source, lambda ask: fetched(site, ask), learned)
    reader = PLATFORMS[platform]
    urls = {row.url for row in walk.listed.values()}
    keys = {reader.document_key(url): url for url in site.documents}
    found = {url for key, url in keys.items() if key in walk.listed}
    outcome, _ = walk.outcome(Counter(), None, None, None)
    verdict = walk.verdict()
    return Walked(
        platform,
        verdict,
        found,
        set(site.documents) - found,
        urls - set(site.documents) if outcome else set(),
        walk.to_learn(),
        requests,
    )


def walk_over(
    source: Source, fetch: Callable[[Ask], Page], learned: list[KnownExtent] | None = None
) -> tuple[Walk, list[str]]:
    """Walk the lists of a source to their ends; what was asked for."""
    reader = PLATFORMS[source.platform or "generic"]
    walk = Walk(source, reader.document_key, {k.url: k for k in learned or ()})
    queue: list[Due] = walk.start()
    requests: list[str] = []
    while queue and len(requests) < MOST_REQUESTS:
        due = queue.pop(0)
        requests.append(due.ask.key)
        page = fetch(due.ask)
        kind = classify_response(page.status, page.headers, page.body)
        if kind != "ok":
            queue += walk.miss(due.ask.key, due.column, gone=kind in ("gone", "soft_404"))
            walk.give_back(due.ask.key)
            continue
        listed = reader.list_page(source, page, due.starts)
        queue += walk.take(listed, due.ask.key, due.column)[1]
    return walk, requests
