"""Columns whose rows lead to files in place of pages."""

from collections.abc import Callable

from conftest import published

from flows.reparse import reparse
from replica.site import Site
from storage.layout import Layout
from storage.source_report import SourceReport


def test_rows_that_lead_to_files_are_read_as_replies(
    serve: Callable[[Site], Site], crawl_site: Callable[..., SourceReport], layout: Layout
) -> None:
    site = serve(Site("filerows", "trs_wcm", count=12, quirks={"file_rows"}))
    report = crawl_site(site)
    assert (report.outcome, report.counts["new"]) == ("complete", 12)
    rows = {str(r["url"]): r for r in published(layout)}
    files = {url: r for url, r in rows.items() if url.endswith(".docx")}
    numbers = {d.number: d for d in site.documents}
    assert len(files) == 6 and len(rows) == 12
    for url, row in files.items():
        document = numbers[int(url.rsplit("P0", 1)[1].split(".")[0])]
        case = document.case
        assert row["title"] == case.title
        assert row["proposal_numbers"] == case.truth["proposal_numbers"]
        assert row["kind"] == "npc_suggestion" and row["document_type"] == "reply"
        assert str(row["published_at"])[:10] <= str(document.published)
        is_scan = document.number % 3 == 0
        assert row["body_completeness"] == ("scanned" if is_scan else "attachment_only")
        if not is_scan:
            assert row["addressees"] == case.truth["addressees"]
            assert str(row["reply_date"]) == case.truth["reply_date"]
    attached = [a for a in published(layout, "attachments") if a["url"] in files]
    assert sorted(a["status"] for a in attached) == ["read"] * 4 + ["scanned"] * 2
    assert all(a["name"] == files[str(a["url"])]["title"] for a in attached)
    again = crawl_site(site)
    assert again.counts["fetched"] == 0, "a file that is known is not fetched again"
    report = reparse(layout, {site.source().id: site.source()}, None, lambda *_: None)
    assert (report.read, report.changed, report.missing) == (12, 0, [])


def test_a_column_of_nothing_but_pdf_files(
    serve: Callable[[Site], Site], crawl_site: Callable[..., SourceReport], layout: Layout
) -> None:
    site = serve(Site("pdfs", "trs_wcm", count=20, quirks={"pdf_rows"}))
    report = crawl_site(site)
    assert (report.outcome, report.counts["new"]) == ("complete", 20)
    rows = {str(r["url"]).rsplit("P0", 1)[1]: r for r in published(layout)}
    for document in site.documents:
        row, case = rows[f"{document.number}.pdf"], document.case
        assert [row[k] for k in ("title", "addressees", "proposal_numbers", "agency")] == [
            case.title,
            *(case.truth[k] for k in ("addressees", "proposal_numbers", "agency")),
        ]
        assert (row["document_type"], str(row["reply_date"])) == ("reply", case.truth["reply_date"])
        assert not any(contact in str(row["body_text"]) for contact in case.contacts)
    again = reparse(layout, {site.source().id: site.source()}, None, lambda *_: None)
    assert (again.read, again.changed, again.missing) == (20, 0, [])
