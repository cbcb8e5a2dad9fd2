"""Documents that move: rebuilt sites, redirects, changed addresses, pages off their list."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from conftest import published

import replica.systems.trs as trs
from replica.site import Answer, Site
from storage.layout import Layout
from storage.source_report import SourceReport
from storage.tables.delta import Tables

Serve, Crawl = Callable[[Site], Site], Callable[..., SourceReport]


@pytest.mark.parametrize(
    ("platform", "quirks"),
    [
        ("trs_wcm", set()),
        pytest.param("generic", set(), marks=pytest.mark.long),
        pytest.param("kaipu_ucap", {"hex"}, marks=pytest.mark.long),
    ],
)
def test_a_rebuilt_site_keeps_its_replies(
    serve: Serve, crawl_site: Crawl, layout: Layout, platform: str, quirks: set[str]
) -> None:
    site = serve(Site("moves", platform, count=12, quirks=quirks))
    crawl_site(site)
    before = {str(r["reply_id"]): r for r in published(layout)}
    site.documents = [
        replace(d, number=d.number + 720_000) for d in site.documents
    ]  # new numbers, new addresses, the same texts
    report = crawl_site(site)
    assert (report.outcome, report.counts["new"], report.counts["changed"]) == ("complete", 0, 12)
    for _ in range(2):
        report = crawl_site(site)
        assert (report.counts["new"], report.counts["gone"]) == (0, 0)
    after = {str(r["reply_id"]): r for r in published(layout)}
    assert before.keys() == after.keys()
    assert all(
        r["withdrawn_at"] is None and r["url"] != before[i]["url"] and r["revision"] == 1
        for i, r in after.items()
    )
    aliases = Tables(layout.tables).read("aliases").to_pylist()
    assert {a["alias"] for a in aliases if a["alias_kind"] == "url"} == {
        r["url"] for r in before.values()
    }
    assert {s["reply_id"] for s in published(layout, "sections")} <= after.keys()
    # Now one of them is withdrawn under its new address.
    site.withdrawn = {site.documents[3].number}
    crawl_site(site)
    assert crawl_site(site).counts["gone"] == 1
    asked = len(site.requests)
    crawl_site(site)
    article = [
        r
        for r in site.requests[asked:]
        if str(site.documents[3].number) in r or f"{site.documents[3].number:032x}" in r
    ]
    assert article == [], "a withdrawn document is not asked for every night"


def numbers_redirected(site: Site, by: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every old article address answer 301 to the one with a new number."""
    real, moved = trs.respond, re.compile(r"/t([0-9]{8})_(41[0-9]{5})\.html$")

    def respond(asked: Site, path: str) -> Answer:
        if found := moved.search(path):
            place = f"{path[: found.start()]}/t{found[1]}_{int(found[2]) + by}.html"
            return Answer(301, headers={"Location": place})
        return real(asked, path)

    monkeypatch.setattr(trs, "respond", respond)
    site.documents = [replace(d, number=d.number + by) for d in site.documents]


@pytest.mark.long  # in every run a site that was built anew, above
def test_a_301_ends_at_the_new_address_under_the_old_id(
    serve: Serve, crawl_site: Crawl, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = serve(Site("moved301", "trs_wcm", count=6))
    crawl_site(site)
    before = {str(r["reply_id"]): r for r in published(layout)}
    old_rows = site.listed()
    numbers_redirected(site, 720_000, monkeypatch)
    monkeypatch.setattr(site, "listed", lambda: old_rows)  # the list still prints the old ones
    report = crawl_site(site, recheck=True)
    assert (report.outcome, report.counts["new"], report.counts["changed"]) == ("complete", 0, 6)
    after = {str(r["reply_id"]): r for r in published(layout)}
    assert after.keys() == before.keys()
    assert all(r["url"] != before[i]["url"] and r["revision"] == 1 for i, r in after.items())
    asked = len(site.requests)
    assert crawl_site(site).counts["fetched"] == 0, "a redirect that is known is not followed again"
    assert len(site.requests) - asked <= 2  # robots.txt and the list
    monkeypatch.undo()
    assert crawl_site(site).counts["new"] == 0, "the list prints the new ones now"
    rows = published(layout)
    assert {str(r["reply_id"]) for r in rows} == before.keys()
    assert all(r["withdrawn_at"] is None for r in rows)
    aliases = Tables(layout.tables).read("aliases").to_pylist()
    urls = {a["alias"] for a in aliases if a["alias_kind"] == "url"}
    assert urls == {r["url"] for r in before.values()}
    assert {a["reply_id"] for a in aliases} == before.keys()


@pytest.mark.long
def test_a_changed_address_under_the_same_key_is_followed_at_once(
    serve: Serve, crawl_site: Crawl, layout: Layout
) -> None:
    site = serve(Site("folders", "trs_wcm", count=6))
    crawl_site(site)
    before = {str(r["reply_id"]): r for r in published(layout)}
    # Other folders and file names by another day, the same numbers; what the site says of its old
    # addresses must not be asked of the new ones.
    site.documents = [replace(d, moved_on=d.moved_on + timedelta(days=40)) for d in site.documents]
    report = crawl_site(site)
    assert (report.outcome, report.counts["new"], report.counts["changed"]) == ("complete", 0, 6)
    assert [path for path in site.conditional if "/t20" in path] == []
    rows = published(layout)
    assert {str(r["reply_id"]) for r in rows} == before.keys()
    assert all(r["url"] != before[str(r["reply_id"])]["url"] for r in rows)
    aliases = Tables(layout.tables).read("aliases").to_pylist()
    assert {a["alias"] for a in aliases} == {r["url"] for r in before.values()}
    assert crawl_site(site).counts["fetched"] == 0


def test_a_page_off_the_list_that_still_answers_is_asked_for_once(
    serve: Serve, crawl_site: Crawl, layout: Layout
) -> None:
    site = serve(Site("off", "trs_wcm", count=8))
    crawl_site(site)
    hidden = site.documents[0]
    site.unlisted = {hidden.number}
    for expected in (1, 0, 0):
        asked = len(site.requests)
        assert crawl_site(site).counts["gone"] == 0
        assert sum(str(hidden.number) in r for r in site.requests[asked:]) == expected
    assert all(r["withdrawn_at"] is None for r in published(layout))
