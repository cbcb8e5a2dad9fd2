"""Every listed document exactly once, whatever the quirk of the list, and completeness only with
proof: each quirk is walked in memory, one of each way to ask is crawled, in check-all all."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from conftest import asked, long_but, night_over, published
from walking import walk_over

from crawlers.page import Page
from crawlers.platforms import Ask
from crawlers.read.parse import parse_page
from replica.server import DIALECTS, Replica, answer_of
from replica.site import Document, Site
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
    yield Site(ENDLESS, "generic", count=34, quirks={"next_only", "endless"})


ENDLESS = "endless"
SITES = {site.name: site for site in sites()}
WHOLE = [name_of(*one) for one in PLAIN]
LIES = [name for name in SITES if name.startswith("lies-")]
CRAWLED = {
    "trs-wcm-parts", "hanweb-jcms-overlap46", "gkmlpt-category-prefix", "trs-search-igs",
    "lies-szinf", ENDLESS,
}  # fmt: skip
"""What is crawled in every run: articles in parts, groups of rows, services asked by GET and by
POST, a total that lies. The crawls of the others take two minutes of CPU; where they differ, their
lists and articles, is walked and read in memory."""


@dataclass
class Told:
    """What the night has told of a site."""

    site: Site
    report: SourceReport
    rows: list[dict[str, object]]


@pytest.fixture(scope="module")
def night(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> dict[str, Told]:
    """One night over the sites that are asked for, by the site's name."""
    layout = Layout(tmp_path_factory.mktemp("quirks")).prepare()
    served = [SITES[name] for name in asked(request, "crawled")]
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


def fetched(site: Site, ask: Ask) -> Page:
    """What a site answers, without a network."""
    address, _, part = ask.url.partition("#")
    answer = answer_of(site, address.removeprefix(site.root) + (f"#{ask.form}" if ask.form else ""))
    headers = {"content-type": answer.content_type}
    return Page(ask.key if part or ask.form else ask.url, answer.body, answer.status, headers)


def served(name: str) -> Site:
    """A site as it is served, at a port of no server."""
    site = SITES[name]
    if site.platform in DIALECTS:
        site.start_path = DIALECTS[site.platform].start(site)
    return site


def body_of(document: Document) -> str:
    """The text of a document, without contacts and spaces."""
    case = document.case
    return "".join("".join(line for line in case.lines if line not in case.contacts).split())


def squeezed(text: object) -> str:
    """A text that was read, without spaces and the name of the one file."""
    return "".join(str(text).split()).replace("附件：办理情况汇总.docx", "")


@pytest.mark.parametrize("name", WHOLE)
def test_every_list_is_walked_to_its_end(name: str) -> None:
    """And one of its articles is read, the parts of which are asked for."""
    site = served(name)
    source = site.source()
    walk, _ = walk_over(source, lambda ask: fetched(site, ask))
    rows = {document_number(site, row.url): row for row in walk.listed.values()}
    assert len(rows) == len(walk.listed) == site.count
    assert isinstance(walk.verdict(), str)
    document = site.documents[1]
    page = fetched(site, Ask.of(rows[document.number].url))
    missing = parse_page(source, page).missing_parts
    parts = [fetched(site, Ask.of(url)) for url in missing]
    reply = parse_page(source, page, parts).reply
    assert squeezed(reply.body_text) == body_of(document)
    assert reply.title == document.case.title


def test_a_last_page_that_comes_again_for_ever_is_an_end() -> None:
    site = served(ENDLESS)
    walk, requests = walk_over(site.source(), lambda ask: fetched(site, ask))
    assert len(walk.listed) == site.count and len(requests) < 9
    assert walk.verdict() == "walked_to_end"


@pytest.mark.parametrize("name", LIES)
def test_a_list_without_proof_is_not_called_whole(name: str) -> None:
    site = served(name)
    walk, requests = walk_over(site.source(), lambda ask: fetched(site, ask))
    assert len(walk.listed) == site.count and not isinstance(walk.verdict(), str)
    assert walk.outcome(Counter(), None, None, None)[0] == "partial" and len(requests) < 9


@pytest.mark.parametrize("crawled", long_but(CRAWLED, WHOLE))
def test_every_document_once(night: dict[str, Told], crawled: str) -> None:
    told = night[crawled]
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
        assert squeezed(row["body_text"]) == body_of(document)
        assert row["title"] == case.title
        assert row["proposal_numbers"] == case.truth["proposal_numbers"]
        assert str(row["published_at"])[:10] == case.truth["published"]


@pytest.mark.parametrize("crawled", long_but(CRAWLED, LIES))
def test_a_declared_total_that_is_not_met_is_partial(night: dict[str, Told], crawled: str) -> None:
    report = night[crawled].report
    assert report.outcome == "partial" and "50 of 57 declared" in str(report.reason)


@pytest.mark.parametrize("crawled", [ENDLESS])
def test_a_list_whose_last_page_comes_again_for_ever_is_left(
    night: dict[str, Told], crawled: str
) -> None:
    told = night[crawled]
    assert told.report.outcome == "complete"
    assert told.report.counts["listed"] == told.site.count == 34
    assert len([r for r in told.site.requests if "list_" in r]) == 3
