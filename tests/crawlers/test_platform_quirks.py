"""Every listed document exactly once, whatever the quirk of the list, and completeness only with proof."""

from collections.abc import Callable

import pytest
from conftest import published

from replica.site import Site
from storage.collect import SourceReport
from storage.layout import Layout

TRS = [
    set(), {"offset2"}, {"records5"}, {"records6", "shtml"}, {"pager_comment"}, {"pager_comment", "records6"}, {"total_in_script"}, {"js_rows"},
    {"js_href"}, {"single_quotes"}, {"absolute"}, {"base"}, {"years"}, {"years", "offset2"}, {"parts"}, {"gbk"}, {"false_gb2312", "span_words"},
    {"hidden_copy", "footer_container"},
]  # fmt: skip
HANWEB = [set(), {"overlap46"}, {"false_gb2312"}, {"gbk", "span_words"}]


@pytest.mark.parametrize(
    ("platform", "quirks"),
    [("trs_wcm", q) for q in TRS] + [("hanweb_jcms", q) for q in HANWEB],
    ids=lambda v: v if isinstance(v, str) else "+".join(sorted(v)) or "plain",
)
def test_every_document_once(
    serve: Callable[[Site], Site], crawl_site: Callable[..., SourceReport], layout: Layout, platform: str, quirks: set[str]
) -> None:
    site = serve(Site("quirk", platform, count=34 if platform == "trs_wcm" else 137, quirks=quirks, seed=7))  # type: ignore[arg-type]
    report = crawl_site(site)
    assert (report.outcome, report.counts["listed"], report.counts["new"]) == ("complete", site.count, site.count)
    rows = {str(r["url"]).rsplit("_", 1)[1].split(".")[0]: r for r in published(layout)}
    for document in site.documents:
        row, case = rows[str(document.number)], document.case
        expected = "".join("".join(line for line in case.lines if line not in case.contacts).split())
        found = "".join(str(row["body_text"]).split())
        assert found.replace("附件：办理情况汇总.docx", "") == expected
        assert row["title"] == case.title
        assert row["proposal_numbers"] == case.truth["proposal_numbers"]
        assert str(row["published_at"])[:10] == case.truth["published"]


def test_a_declared_total_that_is_not_met_is_partial(serve: Callable[[Site], Site], crawl_site: Callable[..., SourceReport]) -> None:
    site = serve(Site("lies", "hanweb_jcms", count=50, faults={"total_lies": True}))
    report = crawl_site(site)
    assert report.outcome == "partial" and "50 of 57 declared" in str(report.reason)
