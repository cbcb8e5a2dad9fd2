"""Every listed document exactly once, whatever the quirk of the list, and completeness only with
proof."""

from collections.abc import Callable

import pytest
from conftest import published

from replica.server import DIALECTS
from replica.site import Site
from storage.collect import SourceReport
from storage.layout import Layout

TRS = [
    set(), {"offset2"}, {"records5"}, {"records6", "shtml"}, {"pager_comment"},
    {"pager_comment", "records6"}, {"total_in_script"}, {"js_rows"}, {"js_href"}, {"single_quotes"},
    {"absolute"}, {"base"}, {"years"}, {"years", "offset2"}, {"parts"}, {"gbk"},
    {"false_gb2312", "span_words"}, {"hidden_copy", "footer_container"},
]  # fmt: skip
HANWEB = [set(), {"overlap46"}, {"false_gb2312"}, {"gbk", "span_words"}]
OTHERS: list[tuple[str, set[str]]] = [
    ("kaipu_ucap", set()), ("kaipu_ucap", {"plain_pager", "dl", "cut"}),
    ("kaipu_ucap", {"api", "hex"}), ("kaipu_ucap", {"comment_rows"}), ("gkmlpt", set()),
    ("gkmlpt", {"mpost", "server_side"}), ("boda_vsb", set()),
    ("boda_vsb", {"no_total", "dynamic"}), ("hanweb_jpaas", set()),
    ("hanweb_jpaas", {"pretty", "uuid", "cut"}), ("hanweb_jpaas", {"query_list"}),
    ("longxun", set()), ("longxun", {"html"}), ("trs_search", set()), ("trs_search", {"igs"}),
    ("trs_search", {"fujian"}), ("ylcms", set()), ("ylcms", {"script_pager"}),
    ("xxgk_content", {"table"}), ("easysite", {"table"}), ("szinf", set()),
    ("generic", {"shanghai"}), ("generic", {"sichuan", "dl", "window"}),
    ("generic", {"liaoning", "next_only"}), ("generic", {"henan", "query", "total"}),
    ("generic", {"qingdao", "json"}), ("generic", {"table", "no_meta", "gbk"}),
]  # fmt: skip


def document_number(site: Site, url: str) -> int | None:
    dialect = DIALECTS.get(site.platform)
    if dialect:
        return dialect.number(site, url.removeprefix(site.root))
    return int(url.rsplit("_", 1)[1].split(".")[0])


@pytest.mark.parametrize(
    ("platform", "quirks"),
    [("trs_wcm", q) for q in TRS] + [("hanweb_jcms", q) for q in HANWEB] + OTHERS,
    ids=lambda v: v if isinstance(v, str) else "+".join(sorted(v)) or "plain",
)
def test_every_document_once(
    serve: Callable[[Site], Site],
    crawl_site: Callable[..., SourceReport],
    layout: Layout,
    platform: str,
    quirks: set[str],
) -> None:
    many = platform in ("hanweb_jcms", "gkmlpt") or quirks & {"fujian", "window"}
    site = serve(Site("quirk", platform, count=137 if many else 34, quirks=quirks, seed=7))  # type: ignore[arg-type]
    report = crawl_site(site)
    assert (report.outcome, report.counts["listed"], report.counts["new"]) == (
        "complete",
        site.count,
        site.count,
    )
    rows = {document_number(site, str(r["url"])): r for r in published(layout)}
    for document in site.documents:
        row, case = rows[document.number], document.case
        expected = "".join(
            "".join(line for line in case.lines if line not in case.contacts).split()
        )
        found = "".join(str(row["body_text"]).split())
        assert found.replace("附件：办理情况汇总.docx", "") == expected
        assert row["title"] == case.title
        assert row["proposal_numbers"] == case.truth["proposal_numbers"]
        assert str(row["published_at"])[:10] == case.truth["published"]


@pytest.mark.parametrize(
    ("platform", "quirks", "reason"),
    [
        ("hanweb_jcms", set(), "50 of 57 declared"),
        ("kaipu_ucap", set(), "50 of 57 declared"),
        ("kaipu_ucap", {"api"}, "50 of 57 declared"),
        ("gkmlpt", set(), "50 of 57 declared"),
        ("boda_vsb", set(), "50 of 57 declared"),
        ("szinf", set(), "50 of 57 declared"),
        ("hanweb_jpaas", set(), "50 of 57 declared"),
        ("trs_search", {"fujian"}, "50 of 57 declared"),
    ],
)
def test_a_declared_total_that_is_not_met_is_partial(
    serve: Callable[[Site], Site],
    crawl_site: Callable[..., SourceReport],
    platform: str,
    quirks: set[str],
    reason: str,
) -> None:
    site = serve(Site("lies", platform, count=50, quirks=quirks, faults={"total_lies": True}))  # type: ignore[arg-type]
    report = crawl_site(site)
    assert report.outcome == "partial" and reason in str(report.reason)


def test_a_list_without_an_end_is_left_and_not_called_complete(
    serve: Callable[[Site], Site], crawl_site: Callable[..., SourceReport]
) -> None:
    site = serve(Site("endless", "generic", count=34, quirks={"next_only", "endless"}))
    report = crawl_site(site)
    assert (report.outcome, report.counts["listed"]) == ("partial", 34)
    assert "repeats earlier ones" in str(report.reason)
    assert len([r for r in site.requests if "list_" in r]) == 3
