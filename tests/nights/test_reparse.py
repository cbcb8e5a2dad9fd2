"""Reparse rebuilds rows from the archive without a site, and never calls a better reading an
edit."""

from collections.abc import Callable

import pytest
from conftest import published

import crawlers.read.apart
import crawlers.read.parse
import flows.reparse
from flows.reparse import reparse
from replica.site import Site
from storage.layout import Layout
from storage.source_report import SourceReport
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.versions.folders import latest_version
from storage.versions.publish import publish

Serve, Crawl = Callable[[Site], Site], Callable[..., SourceReport]


def test_same_parser_changes_nothing(serve: Serve, crawl_site: Crawl, layout: Layout) -> None:
    site = serve(Site("again", "trs_wcm", count=14, quirks={"parts"}))
    crawl_site(site)
    before, asked = latest_version(layout), len(site.requests)
    report = reparse(layout, {site.source().id: site.source()}, None, lambda *_: None)
    assert (report.read, report.changed, report.missing) == (14, 0, [])
    assert len(site.requests) == asked, "no network"
    # Without its source file the pages were read as of no source, and came in a second time.
    report = reparse(layout, {}, None, lambda *_: None)
    assert (report.read, report.changed) == (0, 0)
    assert "14 replies are left as they are" in report.missing[0]
    assert publish(layout, "test") == (before, False)


def test_a_better_parser_is_reported_by_column_and_is_no_edit(
    serve: Serve, crawl_site: Crawl, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = serve(Site("better", "trs_wcm", count=6))
    crawl_site(site)
    real = crawlers.read.apart.page_title
    monkeypatch.setattr(crawlers.read.apart, "page_title", lambda *args: real(*args) + "！")
    for module in (crawlers.read.parse, flows.reparse):
        monkeypatch.setattr(module, "parser_version", lambda: "newer")
    sources = {site.source().id: site.source()}
    report = reparse(layout, sources, site.source().id, lambda *_: None)
    assert (report.read, report.changed) == (6, 6)
    assert report.columns["title"] == 6 and "body_text" not in report.columns
    publish(layout, "test")
    rows = published(layout)
    assert {r["revision"] for r in rows} == {1} and all(
        str(r["title"]).endswith("！") for r in rows
    )
    assert [c["op"] for c in published(layout, "changes")].count("reparsed") == 6
    assert published(layout, "revisions") == []
    assert reparse(layout, sources, None, lambda *_: None).changed == 0


def test_a_page_that_was_edited_after_the_parser_changed_is_still_an_edit(
    serve: Serve, crawl_site: Crawl, layout: Layout
) -> None:
    site = serve(Site("both", "trs_wcm", count=4))
    crawl_site(site)
    tables = Tables(layout.tables)
    index = CurrentIndex(tables)
    states = index.get(r["reply_id"] for r in index.rows(("reply_id",))).values()
    rows = [{**s.row, "parser_version": "older", "content_hash": "0" * 64} for s in states]
    tables.append(
        "replies", rows, CurrentIndex(tables).next_commit()
    )  # the index finds them by itself
    site.changed = {site.documents[0].number}
    report = crawl_site(site, recheck=True)
    assert (report.counts["changed"], report.counts["reparsed"]) == (1, 0), (
        "three pages answered 304, one was edited"
    )
