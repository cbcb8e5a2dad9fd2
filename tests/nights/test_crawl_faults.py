"""Crawls of a broken site, one after the other: what a fault cost is made good, and nobody is asked
twice in vain. (All faults in one night: test_fault_matrix.py.)
"""

from collections.abc import Callable

from conftest import published

from replica.site import Site
from storage.layout import Layout
from storage.ledger import Ledger
from storage.source_report import SourceReport

Serve, Crawl = Callable[[Site], Site], Callable[..., SourceReport]


def trs(name: str, **options: object) -> Site:
    return Site(name, "trs_wcm", count=18, **options)


def test_faults_of_single_documents(serve: Serve, crawl_site: Crawl, layout: Layout) -> None:
    site = serve(trs("faults.docs"))
    numbers = [d.number for d in site.documents]
    site.faults = {
        "http_500": {numbers[0]},
        "truncated": {numbers[1]},
        "soft_404": {numbers[2]},
        "timeout": {numbers[3]},
        "gone": {numbers[4]},
        "flaky": {numbers[5]},
    }
    report = crawl_site(site)
    assert (report.outcome, report.counts["failed"], report.counts["new"]) == ("partial", 5, 13)
    kinds = {i["kind"] for i in published(layout, "issues")}
    assert {"http_error", "soft_404", "timeout", "cut_short", "gone"} <= kinds
    assert [w["outcome"] for w in Ledger(layout.ledger).windows()] == ["partial"]
    site.faults = {}
    report = crawl_site(site)
    assert (report.outcome, report.counts["new"], report.counts["known"]) == ("complete", 5, 13)
    assert {w["outcome"] for w in Ledger(layout.ledger).windows()} == {"complete"}
    assert len(published(layout)) == 18


def test_only_one_request_after_a_challenge(serve: Serve, crawl_site: Crawl) -> None:
    site = serve(trs("faults.polite", faults={"waf_after": 0}))
    crawl_site(site)
    assert len(site.requests) == 1, "a challenge is reported, not tried again"


def test_a_crawl_that_takes_too_long_is_ended_and_its_window_stays_open(
    serve: Serve, crawl_site: Crawl, layout: Layout
) -> None:
    site = serve(trs("faults.slow"))
    site.faults = {"timeout": {d.number for d in site.documents}}
    report = crawl_site(site, timeout=6)
    assert report.outcome in ("partial", "failed")
    assert Ledger(layout.ledger).windows()[0]["outcome"] != "complete"
