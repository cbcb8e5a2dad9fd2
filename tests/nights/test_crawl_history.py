"""What the dataset says of documents over several nights."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow.parquet as pq
import pytest
from conftest import night_over, published

import replica.systems.trs as trs
from flows.once import collected_elsewhere
from replica.server import Replica
from replica.site import Answer, Document, Site
from storage.layout import Layout, StorageError
from storage.raw.archive import read_capture
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


@dataclass
class Told:
    """Four nights over some sites: what each said of a site, and the rows after the third."""

    layout: Layout
    nights: list[dict[str, SourceReport]]
    third: list[dict[str, object]]

    def rows(self, site: str, table: str = "replies") -> list[dict[str, object]]:
        """Rows of a site in the last version."""
        ids = {r["reply_id"] for r in published(self.layout) if r["source_id"] == source_id(site)}
        return [r for r in published(self.layout, table) if r["reply_id"] in ids]

    def captures(self, site: str) -> list[dict[str, object]]:
        held = Tables(self.layout.tables).read("captures").to_pylist()
        return [c for c in held if c["source_id"] == source_id(site)]


def source_id(site: str) -> str:
    return f"replica_{site}"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """In the second night a page of `edits` is changed, one of `gone` withdrawn, the list of `half`
    broken and the archive of `lost` away; in the fourth the page of `gone` is there again."""
    layout = Layout(tmp_path_factory.mktemp("history")).prepare()
    edits, gone = Site("edits", "trs_wcm", count=8), Site("gone", "trs_wcm", count=8)
    half, lists = (Site(n, "trs_wcm", count=40, quirks={"records5"}) for n in ("half", "lists"))
    lost = Site("lost", "trs_wcm", count=20, quirks={"records5"})
    raw = Site("raw", "trs_wcm", count=5, quirks={"gbk"})
    sites = [edits, gone, half, lists, lost, raw]
    with Replica(sites):
        nights = [night_over(layout, sites)]
        edits.changed, gone.withdrawn = {edits.documents[2].number}, {gone.documents[0].number}
        half.faults = {"list_500": True}
        for file in layout.archive.rglob("*replica_lost.warc.gz"):
            file.unlink()
        nights.append(night_over(layout, sites, recheck=[edits]))
        nights.append(night_over(layout, [gone, half]))
        third = published(layout)
        gone.withdrawn = set()
        nights.append(night_over(layout, [gone]))
    return Told(layout, nights, third)


def test_a_run_that_another_process_has_collected_is_reported(told: Told) -> None:
    for report in (told.nights[0]["edits"], told.nights[1]["half"]):
        again = collected_elsewhere(told.layout, report.run_id)
        assert (again.source_id, again.outcome) == (report.source_id, report.outcome)
        assert (again.failure, again.reason) == (report.failure, report.reason)
        assert again.counts.items() <= report.counts.items()
    with pytest.raises(StorageError, match="was not collected"):
        collected_elsewhere(told.layout, "no run")


def test_changed_page_becomes_a_revision(told: Told) -> None:
    counts = told.nights[1]["edits"].counts
    assert (counts["changed"], counts["fetched"], counts["new"]) == (1, 8, 0)
    [row] = [r for r in told.rows("edits") if r["revision"] == 2]
    assert "补充说明" in str(row["body_text"])
    [old] = told.rows("edits", "revisions")
    assert old["reply_id"] == row["reply_id"] and "补充说明" not in str(old["body_text"])
    [change] = [c for c in told.rows("edits", "changes") if c["op"] != "added"]
    assert (change["op"], change["fields"]) == ("content_changed", ["body_text"])
    sections = told.rows("edits", "sections")
    assert {s["revision"] for s in sections if s["reply_id"] == row["reply_id"]} == {2}


def test_withdrawn_only_after_two_nights_and_restored_when_it_comes_back(told: Told) -> None:
    assert [night["gone"].counts["gone"] for night in told.nights] == [0, 0, 1, 0]
    rows = [r for r in told.third if r["source_id"] == source_id("gone")]
    assert len(rows) == 8 and sum(r["withdrawn_at"] is not None for r in rows) == 1
    assert all(r["withdrawn_at"] is None for r in told.rows("gone"))
    changes = {c["op"] for c in told.rows("gone", "changes")}
    assert changes == {"added", "withdrawn", "restored"}


def test_a_document_off_an_incomplete_list_is_not_gone(told: Told) -> None:
    for night in told.nights[1:3]:
        assert (night["half"].outcome, night["half"].counts["gone"]) == ("partial", 0)
    assert len(told.rows("half")) == 40
    assert all(r["withdrawn_at"] is None for r in told.rows("half"))


def test_every_row_leads_to_its_archived_response(told: Told) -> None:
    captures = {c["capture_id"]: c for c in told.captures("raw")}
    assert {"robots", "list", "reply"} <= {c["role"] for c in captures.values()}
    for row in told.rows("raw"):
        found = captures[row["capture_id"]]
        response = read_capture(told.layout.archive, found["warc_file"], found["warc_offset"])
        assert response.url == row["url"] and response.status == 200
        assert str(row["addressee_raw"]) in response.body.decode("gb18030")


def test_unchanged_list_pages_are_asked_for_conditionally(told: Told) -> None:
    assert told.nights[1]["lists"].outcome == "complete"
    captures = told.captures("lists")
    last = max(str(c["run_id"]) for c in captures)
    second = [c["status"] for c in captures if c["role"] == "list" and c["run_id"] == last]
    assert sorted(second) == [304, 304, 304], "what was learned of the pager is not asked again"


def test_an_unchanged_list_page_whose_archive_file_is_gone_is_fetched_again(told: Told) -> None:
    report = told.nights[1]["lost"]
    assert (report.outcome, report.counts["listed"], report.counts["failed"]) == ("complete", 20, 0)


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
