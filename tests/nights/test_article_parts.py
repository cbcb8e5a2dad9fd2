"""Articles in several pages of which each names the next, from the crawl to the row, and again from
the archive."""

from collections.abc import Callable

from conftest import published

from crawlers.text.folding import squeeze
from flows.reparse import reparse
from replica.site import Site
from storage.layout import Layout
from storage.source_report import SourceReport


def test_parts_that_follow_one_another(
    serve: Callable[[Site], Site], crawl_site: Callable[..., SourceReport], layout: Layout
) -> None:
    site = serve(Site("chain", "trs_wcm", count=9, quirks={"parts_next"}))
    gone = set(sorted(d.number for d in site.documents if d.number % 3)[:2])
    site.faults["part_gone"] = gone
    report = crawl_site(site)
    assert (report.outcome, report.counts["new"]) == ("complete", 9)
    rows = {int(str(r["url"]).rsplit("_", 1)[1].split(".")[0]): r for r in published(layout)}
    for document in site.documents:
        lines = [x for x in site.lines(document) if x not in document.case.contacts]
        row, text = rows[document.number], squeeze(str(rows[document.number]["body_text"]))
        cut = document.number in gone
        assert row["body_completeness"] == ("partial" if cut else "full")
        assert (squeeze(lines[-1]) in text) != cut
    told = [i for i in published(layout, "issues") if i["kind"] == "part_missing"]
    assert len(told) == 2 and all("_2.html" in str(i["message"]) for i in told)
    again = reparse(layout, {site.source().id: site.source()}, None, lambda *_: None)
    assert (again.read, again.changed, again.missing) == (9, 0, [])
