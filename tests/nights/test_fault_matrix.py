"""One nightly over a replica on which everything goes wrong at once: each source has one fault, and
some have none.

Every healthy source is complete, every fault has its class, no text of an exception is in a row,
nothing hangs. `make test` has a fault of each kind, `make check-all` all of them.
"""

import json
import re
import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import one_prefect
import pytest
from certified import certificate
from conftest import asked, long_but, published

from flows.nightly import NightReport, nightly_local
from flows.runs.children import CrawlProcess, start_crawl
from flows.runs.crawling import CrawlOptions
from replica.faults import gzip_bomb
from replica.server import Replica
from replica.site import Site
from schemas.messages import messages
from storage.layout import Layout

COUNT = 16
"""Fifteen a page, so that the last page has one row beside the side box of another column."""
FIRST = 4_100_000
ONE = {FIRST + 3}


@dataclass
class Case:
    """A fault, what the night says of its source, and how many of its documents are there all the
    same."""

    outcome: str
    failure: str | None = None
    faults: dict[str, Any] = field(default_factory=dict)
    new: int = COUNT  # -1: some of them
    issues: set[str] = field(default_factory=set)
    site: dict[str, Any] = field(default_factory=dict)


CASES = {
    # the connection
    "dns": Case("failed", "dns_failed", new=0),
    "refused": Case("failed", "refused", new=0),
    "tls": Case("failed", "tls_failed", new=0),
    "not-http": Case("failed", "bad_response", {"not_http": True}, 0),
    "reset": Case("partial", "documents_failed", {"reset": ONE}, COUNT - 1, {"reset"}),
    "robots-reset": Case("failed", "reset", {"robots_reset": True}, 0),
    "slow-drip": Case("partial", "documents_failed", {"drip": ONE}, COUNT - 1, {"timeout"}),
    "no-answer": Case("partial", "documents_failed", {"timeout": ONE}, COUNT - 1, {"timeout"}),
    "cut-short": Case("partial", "documents_failed", {"truncated": ONE}, COUNT - 1, {"cut_short"}),
    # its size
    "endless-body": Case("partial", "documents_failed", {"endless": ONE}, COUNT - 1, {"too_large"}),
    "too-large": Case(
        "partial",
        "documents_failed",
        {"gzip_bomb": ONE, "endless_headers": {FIRST + 4}, "packed_often": {FIRST + 5}},
        COUNT - 3,
        {"too_large"},
    ),
    "bad-answers": Case(
        "partial",
        "documents_failed",
        {"no_status": ONE, "two_lengths": {FIRST + 4}, "not_packed": {FIRST + 5}},
        COUNT - 3,
        {"bad_response"},
    ),
    "page-20-mb": Case("partial", "documents_failed", {"huge": ONE}, COUNT - 1),
    # where it leads
    "redirect-loop": Case(
        "partial", "documents_failed", {"redirect_loop": ONE}, COUNT - 1, {"redirect_loop"}
    ),
    "to-private": Case(
        "partial", "documents_failed", {"moved_to_private": ONE}, COUNT - 1, {"forbidden_address"}
    ),
    "to-other-host": Case(
        "partial", "documents_failed", {"moved_to_host": ONE}, COUNT - 1, {"forbidden_address"}
    ),
    "to-file": Case(
        "partial", "documents_failed", {"moved_to_file": ONE}, COUNT - 1, {"http_error"}
    ),
    "list-to-loopback": Case(
        "failed",
        "forbidden_address",
        {"list_moved_to": "http://127.0.0.1:9/"},
        0,
        {"forbidden_address"},
    ),
    # walls
    "cookie-wall": Case("blocked", "blocked", {"cookie_wall": True}, 0, {"blocked"}),
    "challenge-412": Case("blocked", "blocked", {"waf_after": 0}, 0, {"blocked"}),
    "challenge-521": Case("blocked", "blocked", {"challenge_521": 8}, 5, {"blocked"}),
    # Six, so that none of the three articles waits for a file: such a one would be left for the
    # next night.
    "forbidden-after": Case("blocked", "blocked", {"forbid_after": 6}, 3, {"blocked"}),
    "endless-429": Case("blocked", "blocked", {"always_429": 3600}, 0, {"blocked"}),
    "retry-after": Case("complete", None, {"retry_after": 1}),
    "login-page": Case("partial", "documents_failed", {"login": ONE}, COUNT - 1, {"login_page"}),
    "login-list": Case("failed", "login_page", {"list_login": True}, 0, {"login_page"}),
    "robots-deny": Case("failed", "robots_denied", {"robots_deny": True}, 0),
    "robots-500": Case("failed", "robots_unavailable", {"robots_500": True}, 0),
    "robots-huge": Case("complete", None, {"robots_huge": True}),
    # the server
    "bursts-of-503": Case("complete", None, {"flaky": {FIRST + n for n in range(3)}}),
    "http-500": Case("partial", "documents_failed", {"http_500": ONE}, COUNT - 1, {"http_error"}),
    "gone-404": Case("partial", "documents_failed", {"gone": ONE}, COUNT - 1, {"gone"}),
    "soft-404": Case("partial", "documents_failed", {"soft_404": ONE}, COUNT - 1, {"soft_404"}),
    # lists
    "list-500": Case("partial", "list_failed", {"list_500": True}, 15, {"http_error"}),
    "list-empty": Case("empty", "empty_list", {"empty_list": True}, 0),
    "last-page-for-ever": Case(
        "complete", None, site={"platform": "generic", "quirks": {"next_only", "endless"}}
    ),
    "total-lies": Case(
        "partial", "total_not_met", {"total_lies": True}, site={"quirks": {"records5"}}
    ),
    "list-shifts": Case(
        "partial",
        "list_changed",
        {"shifting": True},
        31,
        site={"count": 32, "quirks": {"records5"}, "unlisted": {FIRST + 31}},
    ),
    "keys-twice": Case("complete", site={"quirks": {"twice"}}),
    # pages
    "wrong-charset": Case("complete", site={"quirks": {"false_gb2312"}}),
    "bad-bytes": Case("complete", None, {"bad_bytes": ONE}, issues={"encoding_suspect"}),
    "html-as-pdf": Case("complete", None, {"html_as_pdf": True}, issues={"attachment_not_a_file"}),
    "clock-ahead": Case("complete", None, {"clock_ahead": ONE}, issues={"date_future"}),
    "disk-full": Case("partial", "disk_full", new=-1),
    # and nothing wrong
    "healthy-a": Case("complete"),
    "healthy-b": Case("complete", site={"platform": "hanweb_jcms"}),
}

IN_EVERY_RUN = {
    "dns", "reset", "cut-short", "too-large", "to-private", "challenge-521", "robots-deny",
    "bursts-of-503", "list-500", "bad-bytes", "disk-full", "healthy-a",
}  # fmt: skip
"""One to three of each kind."""
assert CASES.keys() >= IN_EVERY_RUN


def site_of(name: str, case: Case) -> Site:
    options: dict[str, Any] = {"platform": "trs_wcm", "count": COUNT, "seed": 3, **case.site}
    return Site(name, faults=json_copy(case.faults), **options)


def json_copy(faults: dict[str, Any]) -> dict[str, Any]:
    return {k: set(v) if isinstance(v, set) else v for k, v in faults.items()}


@contextmanager
def disk_full(source_id: str) -> Iterator[None]:
    """The crawl of one source may write no file over 12 kB: the kernel refuses, as on a full
    disk."""

    def start_limited(spec: Path, output: int, alive: int) -> CrawlProcess:
        child = start_crawl(spec, output, alive)
        if json.loads(spec.read_text())["source_id"] == source_id:
            resource.prlimit(child.pid, resource.RLIMIT_FSIZE, (12_000, 12_000))
        return child

    with mock.patch("flows.runs.crawling.start_crawl", start_limited):
        yield


@pytest.fixture(scope="module")
def night(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[tuple[NightReport, Layout]]:
    """The night, once for all tests of this file."""
    one_prefect.ensure()
    gzip_bomb()  # before anybody waits for it
    folder = tmp_path_factory.mktemp("faults")
    layout = Layout(folder / "data").prepare()
    sites = {name: site_of(name, CASES[name]) for name in asked(request, "name")}
    with ExitStack() as stack, socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        stack.enter_context(
            Replica([s for n, s in sites.items() if n not in ("tls", "refused", "dns")])
        )
        secret = [site for name, site in sites.items() if name == "tls"]
        stack.enter_context(Replica(secret, certificate=certificate(folder)))
        sources = {}
        for name, site in sites.items():
            if name == "refused":
                site.port = closed.getsockname()[1]
            source = site.source()
            if name == "dns":
                source = source.model_copy(
                    update={"start_urls": ["http://jyta.dafu-test.invalid/zwgk/jyta/"]}
                )
            sources[source.id] = source
        stack.enter_context(disk_full("replica_disk_full"))
        report = nightly_local(
            layout,
            sources,
            CrawlOptions(replica=True, contact="test@example.org", max_requests=200, timeout=120),
        )
        yield report, layout


@pytest.mark.parametrize("name", long_but(IN_EVERY_RUN, CASES))
def test_fault(night: tuple[NightReport, Layout], name: str) -> None:
    report, layout = night
    case, source_id = CASES[name], "replica_" + name.replace("-", "_")
    found = next(s for s in report.sources if s.source_id == source_id)
    assert (found.outcome, found.failure) == (case.outcome, case.failure), found.reason
    assert found.counts["new"] == case.new or (case.new < 0 < found.counts["new"] < COUNT)
    issues = [str(i["kind"]) for i in published(layout, "issues") if i["source_id"] == source_id]
    assert case.issues <= set(issues)
    assert name not in ("too-large", "bad-answers") or issues == 3 * list(case.issues)


def test_every_class_is_in_the_list_of_messages(night: tuple[NightReport, Layout]) -> None:
    report, layout = night
    assert {s.failure for s in report.sources if s.failure} | {
        str(i["kind"]) for i in published(layout, "issues")
    } <= set(messages())


def test_no_text_of_an_exception_is_in_a_row(night: tuple[NightReport, Layout]) -> None:
    _, layout = night
    told = [
        str(row[c])
        for table, c in (("issues", "message"), ("runs", "reason"), ("quarantine", "reason"))
        for row in published(layout, table)
    ]
    for text in told:
        assert not re.search(
            r"\b[A-Z][A-Za-z]+(?:Error|Exception|Failure|Lost|Refused)\b|Traceback|<twisted|"
            r"object at 0x|/site-packages/|\n",
            text,
        ), text


def test_memory_stays_bounded(night: tuple[NightReport, Layout]) -> None:
    """The largest process of the night holds a response of 32 MiB a few times over its own size,
    and no bomb."""
    peaks = [
        int(found[1])
        for path in night[1].logs.glob("*.log")
        for found in re.finditer(r"peak memory (\d+) MiB", path.read_text())
    ]
    assert len(peaks) == len(night[0].sources) and max(peaks) < 400


TOLD_BY_SCRAPY = (
    "Received ",  # too large
    "Ignored response ",  # too large when it is unpacked
    "Got data loss in ",  # cut short
    # Scrapy says it although handle_referer, as it advises, is ours.
    "crawlers.crawl.components.retrying.QuickMetaRefresh found no scrapy.spidermiddlewares.referer",
    "crawlers.crawl.components.retrying.CarefulRedirect found no scrapy.spidermiddlewares.referer",
)
"""Beginnings of the warnings that a crawl's log may hold."""


def test_the_logs_of_crawls_hold_no_warning_that_is_not_named(
    night: tuple[NightReport, Layout],
) -> None:
    """No setting or call that Scrapy, Twisted or Python are about to take away."""
    found = [
        line
        for path in night[1].logs.glob("*.log")
        for line in re.findall(r" WARNING ([\w.]+: .*)", path.read_text())
    ]
    assert found, "the fault matrix has responses that are cut short"
    strange = [line for line in found if not line.partition(": ")[2].startswith(TOLD_BY_SCRAPY)]
    assert strange == []
