"""What the dataset says of documents over several nights."""

from collections import Counter
from collections.abc import Callable

import pyarrow.parquet as pq
import pytest
from conftest import published

import replica.systems.trs as trs
from replica.site import Answer, Document, Site
from storage.layout import Layout
from storage.source_report import SourceReport
from storage.tables.delta import Tables
from storage.versions.folders import latest_version

Serve, Crawl = Callable[[Site], Site], Callable[..., SourceReport]


def test_unchanged_site_gives_an_empty_delta_and_only_list_requests(
    serve: Serve, crawl_site: Crawl, layout: Layout
) -> None:
    site = serve(Site("same", "hanweb_jcms", count=60, quirks={"overlap46"}))
    assert crawl_site(site).counts["new"] == 60
    first, asked = latest_version(layout), len(site.requests)
    report = crawl_site(site)
    assert (report.counts["new"], report.counts["changed"], report.counts["known"]) == (0, 0, 60)
    assert latest_version(layout) == first
    assert len(site.requests) - asked == 2, "a column page and one further group"


def test_changed_page_becomes_a_revision(serve: Serve, crawl_site: Crawl, layout: Layout) -> None:
    site = serve(Site("edits", "trs_wcm", count=8))
    crawl_site(site)
    site.changed = {site.documents[2].number}
    report = crawl_site(site, recheck=True)
    assert (report.counts["changed"], report.counts["fetched"], report.counts["new"]) == (1, 8, 0)
    [row] = [r for r in published(layout) if r["revision"] == 2]
    assert "补充说明" in str(row["body_text"])
    [old] = published(layout, "revisions")
    assert old["reply_id"] == row["reply_id"] and "补充说明" not in str(old["body_text"])
    [change] = [c for c in published(layout, "changes") if c["op"] != "added"]
    assert (change["op"], change["fields"]) == ("content_changed", ["body_text"])
    sections = published(layout, "sections")
    assert {s["revision"] for s in sections if s["reply_id"] == row["reply_id"]} == {2}


def test_withdrawn_only_after_two_nights_and_restored_when_it_comes_back(
    serve: Serve, crawl_site: Crawl, layout: Layout
) -> None:
    site = serve(Site("gone", "trs_wcm", count=8))
    crawl_site(site)
    number = site.documents[0].number
    site.withdrawn = {number}
    assert crawl_site(site).counts["gone"] == 0
    assert crawl_site(site).counts["gone"] == 1
    rows = published(layout)
    assert len(rows) == 8 and sum(r["withdrawn_at"] is not None for r in rows) == 1
    site.withdrawn = set()
    crawl_site(site)
    assert all(r["withdrawn_at"] is None for r in published(layout))
    assert {c["op"] for c in published(layout, "changes")} == {"added", "withdrawn", "restored"}


def test_a_document_off_an_incomplete_list_is_not_gone(
    serve: Serve, crawl_site: Crawl, layout: Layout
) -> None:
    site = serve(Site("half", "trs_wcm", count=40, quirks={"records5"}))
    crawl_site(site)
    site.faults = {"list_500": True}
    for _ in range(2):
        report = crawl_site(site)
        assert (report.outcome, report.counts["gone"]) == ("partial", 0)
    assert all(r["withdrawn_at"] is None for r in published(layout))


def test_every_row_leads_to_its_archived_response(
    serve: Serve, crawl_site: Crawl, layout: Layout
) -> None:
    from storage.raw.archive import read_capture

    site = serve(Site("raw", "trs_wcm", count=5, quirks={"gbk"}))
    crawl_site(site)
    captures = {c["capture_id"]: c for c in Tables(layout.tables).read("captures").to_pylist()}
    assert {"robots", "list", "reply"} <= {c["role"] for c in captures.values()}
    for row in published(layout):
        found = captures[row["capture_id"]]
        response = read_capture(layout.archive, found["warc_file"], found["warc_offset"])
        assert response.url == row["url"] and response.status == 200
        assert str(row["addressee_raw"]) in response.body.decode("gb18030")


def test_files_share_a_schema_and_unchanged_years_are_shared(
    serve: Serve, crawl_site: Crawl, layout: Layout
) -> None:
    site = serve(Site("share", "trs_wcm", count=12, first_year=2021, last_year=2023))
    crawl_site(site)
    first = latest_version(layout)
    site.changed = {site.documents[0].number}  # newest year only
    crawl_site(site, recheck=True)
    second = latest_version(layout)
    assert first and second and first != second
    same = [
        (
            first / "replies" / f"published_year={y}" / "part-0of1.parquet",
            second / "replies" / f"published_year={y}" / "part-0of1.parquet",
        )
        for y in (2021, 2022, 2023)
    ]
    assert [a.samefile(b) for a, b in same] == [True, True, False]
    assert len({pq.read_schema(b) for _, b in same}) == 1


def test_unchanged_list_pages_are_asked_for_conditionally(
    serve: Serve, crawl_site: Crawl, layout: Layout
) -> None:

    site = serve(Site("lists", "trs_wcm", count=40, quirks={"records5"}))
    crawl_site(site)
    assert crawl_site(site).outcome == "complete"
    captures = Tables(layout.tables).read("captures").to_pylist()
    second = [
        c["status"]
        for c in captures
        if c["role"] == "list" and c["run_id"] == max(c["run_id"] for c in captures)
    ]
    assert sorted(second) == [304, 304, 304], "what was learned of the pager is not asked again"


def test_an_unchanged_list_page_whose_archive_file_is_gone_is_fetched_again(
    serve: Serve, crawl_site: Crawl, layout: Layout
) -> None:
    site = serve(Site("lost", "trs_wcm", count=20, quirks={"records5"}))
    crawl_site(site)
    for file in layout.archive.rglob("*.warc.gz"):
        file.unlink()
    report = crawl_site(site)
    assert (report.outcome, report.counts["listed"], report.counts["failed"]) == ("complete", 20, 0)


def test_a_meta_refresh_is_followed(
    serve: Serve, crawl_site: Crawl, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = serve(Site("refresh", "trs_wcm", count=4))
    real, moving, asked = trs._article, site.documents[1].number, Counter[int]()

    def article(s: Site, d: Document, part: str | None) -> Answer:
        asked[d.number] += 1
        tag = (
            b'<html><head><META HTTP-EQUIV="Refresh" content="0; '
            b'url=?moved=1"></head><body></body></html>'
        )
        return (
            Answer(200, tag, "text/html")
            if d.number == moving and asked[moving] == 1
            else real(s, d, part)
        )

    monkeypatch.setattr(trs, "_article", article)
    report = crawl_site(site)
    assert (report.outcome, report.counts["new"], asked[moving]) == ("complete", 4, 2)
    assert all(r["body_completeness"] == "full" for r in published(layout))


def test_nothing_found_is_dropped(
    serve: Serve, crawl_site: Crawl, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = serve(Site("odd", "trs_wcm", count=4))
    real = trs._article
    empty, huge = site.documents[1].number, site.documents[2].number
    bodies = {
        empty: b"<html><body>" + b"<div></div>" * 40 + b"</body></html>",
        huge: b"<html><body>" + b"<p>x</p>" * 2_700_000,
    }
    monkeypatch.setattr(
        trs,
        "_article",
        lambda s, d, part: (
            Answer(200, bodies[d.number]) if d.number in bodies else real(s, d, part)
        ),
    )
    report = crawl_site(site)
    assert (report.outcome, report.counts["new"], report.counts["quarantined"]) == ("partial", 3, 1)
    [row] = [r for r in published(layout) if r["body_completeness"] == "empty"]
    assert row["title"], "the list gave the title, so the row stays and says that it has no text"
    [refused] = published(layout, "quarantine")
    assert "over the limit" in str(refused["reason"]) and str(huge) in str(refused["url"])
    assert {i["kind"] for i in published(layout, "issues")} == {"no_body"}
    monkeypatch.setattr(trs, "_article", real)
    report = crawl_site(site)
    assert (report.outcome, report.counts["new"], report.counts["known"]) == ("complete", 1, 3), (
        "what was refused is asked for again"
    )
