"""Every listed document exactly once, whatever the quirk of the list, and completeness only with
proof."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from conftest import night_over, published

from replica.server import DIALECTS, Replica
from replica.site import Site
from replica.systems.pagers import PAGERS
from storage.layout import Layout
from storage.source_report import SourceReport

TRS = [
    set(), {"offset2"}, {"records5"}, {"records6", "shtml"}, {"records_last"}, {"pager_comment"},
    {"pager_comment", "records6"}, {"total_in_script"}, {"js_rows"}, {"js_href"}, {"single_quotes"},
    {"absolute"}, {"base"}, {"years"}, {"years", "offset2"}, {"parts"}, {"gbk"},
    {"false_gb2312", "span_words"}, {"hidden_copy", "footer_container"},
]  # fmt: skip
HANWEB = [set(), {"overlap46"}, {"quoted"}, {"false_gb2312"}, {"gbk", "span_words"}]
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
    ("kaipu_ucap", {"search_list"}), ("gkmlpt", {"prefix", "category"}),
    ("hanweb_jpaas", {"printed"}), ("hanweb_jpaas", {"inline"}),
    *(("generic", {pager}) for pager in PAGERS),
]  # fmt: skip


PLAIN = [*(("trs_wcm", q) for q in TRS), *(("hanweb_jcms", q) for q in HANWEB), *OTHERS]
LYING: list[tuple[str, set[str]]] = [
    ("hanweb_jcms", set()), ("kaipu_ucap", set()), ("kaipu_ucap", {"api"}), ("gkmlpt", set()),
    ("boda_vsb", set()), ("szinf", set()), ("hanweb_jpaas", set()), ("trs_search", {"fujian"}),
]  # fmt: skip
"""Platforms that declare a total, which is then not met."""


def name_of(platform: str, quirks: set[str]) -> str:
    return "-".join([platform, *sorted(quirks)]).replace("_", "-")


def sites() -> Iterator[Site]:
    """They have the same documents: what differs is the platform and its quirks."""
    for platform, quirks in PLAIN:
        many = platform in ("hanweb_jcms", "gkmlpt") or quirks & {"fujian", "window"}
        # What is new in these is how page 2 is asked for.
        short = quirks & (PAGERS.keys() - {"education"} | {"prefix", "printed", "search_list"})
        name, count = name_of(platform, quirks), 22 if short else 137 if many else 34
        yield Site(name, platform, count=count, quirks=quirks, seed=7, like="quirk")
    for platform, quirks in LYING:
        name, lies = f"lies-{name_of(platform, quirks)}", {"total_lies": True}
        yield Site(name, platform, count=50, quirks=quirks, faults=lies, like="lies")
    yield Site("endless", "generic", count=34, quirks={"next_only", "endless"})


@dataclass
class Told:
    """What the night has told of a site."""

    site: Site
    report: SourceReport
    rows: list[dict[str, object]]


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """One night over a site of each platform and quirk, by the site's name."""
    layout, served = Layout(tmp_path_factory.mktemp("quirks")).prepare(), list(sites())
    with Replica(served):
        reports = night_over(layout, served)
    rows = published(layout)
    return {
        site.name: Told(
            site, reports[site.name], [r for r in rows if r["source_id"] == site.source().id]
        )
        for site in served
    }


def document_number(site: Site, url: str) -> int | None:
    dialect = DIALECTS.get(site.platform)
    if dialect:
        return dialect.number(site, url.removeprefix(site.root))
    return int(url.rsplit("_", 1)[1].split(".")[0])


@pytest.mark.parametrize(
    ("platform", "quirks"),
    PLAIN,
    ids=lambda v: v if isinstance(v, str) else "+".join(sorted(v)) or "plain",
)
def test_every_document_once(night: dict[str, Told], platform: str, quirks: set[str]) -> None:
    told = night[name_of(platform, quirks)]
    site, report = told.site, told.report
    assert (report.outcome, report.counts["listed"], report.counts["new"]) == (
        "complete",
        site.count,
        site.count,
    )
    rows = {document_number(site, str(r["url"])): r for r in told.rows}
    assert len(rows) == len(told.rows) == site.count
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


@pytest.mark.parametrize(("platform", "quirks"), LYING)
def test_a_declared_total_that_is_not_met_is_partial(
    night: dict[str, Told], platform: str, quirks: set[str]
) -> None:
    report = night[f"lies-{name_of(platform, quirks)}"].report
    assert report.outcome == "partial" and "50 of 57 declared" in str(report.reason)


def test_a_list_without_an_end_is_left_and_not_called_complete(night: dict[str, Told]) -> None:
    told = night["endless"]
    assert (told.report.outcome, told.report.counts["listed"]) == ("partial", 34)
    assert "repeats earlier ones" in str(told.report.reason)
    assert len([r for r in told.site.requests if "list_" in r]) == 3
