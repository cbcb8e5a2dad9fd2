"""The container path of a source: learned from its pages, used, and noticed when it stops
holding."""

from collections import Counter
from collections.abc import Callable

from conftest import published

from crawlers.page import Page
from crawlers.read.page.container import element_path
from crawlers.read.parse import parse_page
from replica.site import Site
from storage.layout import Layout
from storage.ledger import Ledger
from storage.source_report import SourceReport
from storage.watch.monitors import learned_path

TEASERS = "".join(
    f"<p>第{i}条要闻：本市召开会议，部署下一阶段工作，要求各单位抓好落实，确保取得实效。</p>"
    for i in range(9)
)
PAGE = (
    f'<html><body><div class="side">{TEASERS}</div><div '
    'id="nr_box"><p>苗远航代表：</p><p>您提出的《关于修缮古桥的建议》收悉，已经修好。</p></div></body></html>'
).encode()


def test_majority_with_enough_pages() -> None:
    assert learned_path(Counter({"div#nr": 9, "div.side": 1})) == "div#nr"
    assert learned_path(Counter({"div#nr": 4})) is None, "too few pages"
    assert learned_path(Counter({"div#nr": 7, "div.side": 3})) is None, "no clear majority"
    assert learned_path(Counter({"body>div>p": 9})) is None, "a path without names fits any page"


def test_a_learned_path_finds_what_density_would_miss() -> None:
    url = "http://a.gov.cn/1.html"
    alone, taught = (
        parse_page(None, Page(url, PAGE)),
        parse_page(None, Page(url, PAGE), layout="div#nr_box"),
    )
    assert (alone.body_path, taught.body_path) == ("density", "learned")
    assert (taught.reply.body_text or "").startswith(
        "苗远航代表："
    ) and taught.body_at == "div#nr_box"


def test_volatile_names_are_left_out() -> None:
    tree = Page(
        "", b'<div id="main"><div id="c20240102"><div class="p-123 text"><p>a</p></div></div></div>'
    ).tree
    assert element_path(next(tree.iter("p"))) == "div#main>div>div.text>p"


def test_a_source_learns_and_a_changed_layout_is_one_issue(
    serve: Callable[[Site], Site], crawl_site: Callable[..., SourceReport], layout: Layout
) -> None:
    site = serve(Site("learn", "trs_wcm", count=10))
    crawl_site(site)
    learned = Ledger(layout.ledger).layout(site.source().id)
    assert learned is not None and learned.endswith("div.TRS_Editor")
    site.faults, site.changed = {"layout_changed": True}, {d.number for d in site.documents}
    report = crawl_site(site, recheck=True)
    assert report.outcome == "complete"
    issues = [i for i in published(layout, "issues") if i["kind"] == "layout_changed"]
    assert len(issues) == 1 and "10 of 10" in str(issues[0]["message"])
    assert all("layout_changed" in list(r["quality_flags"] or []) for r in published(layout))
    assert Ledger(layout.ledger).layout(site.source().id) != learned, (
        "the new layout is learned in its place"
    )


def test_a_list_smaller_than_expected_is_an_issue(
    serve: Callable[[Site], Site], layout: Layout
) -> None:
    from flows.once import crawl_once
    from flows.runs.crawling import CrawlOptions

    site = serve(Site("few", "trs_wcm", count=3))
    source = site.source().model_validate(
        {**site.source().model_dump(), "expect": {"min_replies": 10}}
    )
    report, _, _ = crawl_once(
        layout, {source.id: source}, source, CrawlOptions("crawl", replica=True), lambda line: None
    )
    assert report.outcome == "complete"
    [issue] = published(layout, "issues")
    assert issue["kind"] == "expectation" and "3 documents listed" in str(issue["message"])
