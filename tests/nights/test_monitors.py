"""Monitors: what a run is measured against. Pure ones on rows, and two over real crawls."""

from collections import Counter
from collections.abc import Callable

import pytest
from conftest import published
from rows import reply

from flows.health_page.page import report_health
from replica.site import Site
from schemas.messages import messages
from storage.layout import Layout
from storage.source_report import SourceReport
from storage.watch import monitors

Serve, Crawl = Callable[[Site], Site], Callable[..., SourceReport]


def test_expectations_of_the_source_file() -> None:
    good = [reply(n) for n in range(6)]
    assert monitors.expectation({}, True, 5, good) is None
    assert monitors.expectation({"min_replies": 10}, False, 5, good) is None, (
        "an incomplete list says nothing about its length"
    )
    few = monitors.expectation({"min_replies": 10}, True, 5, good)
    assert few is not None and "expects 10 to any number" in few.message
    assert monitors.expectation({"max_replies": 4}, True, 5, good) is not None
    blank = [r.model_copy(update={"agency": None}) for r in good]
    low = monitors.expectation({"fill": {"agency": 0.9, "title": 0.9}}, True, 5, blank)
    assert (
        low is not None and "agency 0% (expected 90%)" in low.message and "title" not in low.message
    )
    assert monitors.expectation({"fill": {"agency": 0.9}}, True, 5, blank[:3]) is None, (
        "three pages are no measure"
    )


@pytest.mark.parametrize(
    ("complete", "known", "missing", "lost"),
    [(True, 20, 20, True), (True, 20, 10, False), (False, 20, 20, False), (True, 4, 4, False)],
)
def test_the_overlap_must_see_known_documents_again(
    complete: bool, known: int, missing: int, lost: bool
) -> None:
    assert (monitors.overlap_lost(complete, known, missing) is not None) == lost


def test_fill_against_the_source_s_own_history() -> None:
    held = [reply(n).model_dump() for n in range(30)]
    now = [reply(n) for n in range(6)]
    assert monitors.fill_dropped(now, held) is None
    broken = [r.model_copy(update={"agency": None, "reply_date": None}) for r in now]
    found = monitors.fill_dropped(broken, held)
    assert found is not None and "agency 100% before, 0% now" in found.message
    assert monitors.fill_dropped(broken, held[:10]) is None, "too little history"
    never = [{**row, "agency": None, "reply_date": None} for row in held]
    assert monitors.fill_dropped(broken, never) is None, (
        "a column that the source never had is not missed"
    )


def test_layout() -> None:
    assert monitors.layout_changed(Counter({"#a": 5}), 2, "#b") is None
    assert monitors.layout_changed(Counter({"#a": 5}), 3, "#b") is not None


def test_a_start_address_that_leads_to_another_column(
    serve: Serve, crawl_site: Crawl, layout: Layout
) -> None:
    site = serve(Site("column", "trs_wcm", count=12, seed=1))
    assert crawl_site(site).outcome == "complete"
    other = Site("column", "trs_wcm", count=12, seed=2)
    numbered = [type(d)(d.number + 500, d.published, d.moved_on, d.case) for d in other.documents]
    site.__dict__["documents"] = numbered
    assert crawl_site(site).outcome == "complete"
    issues = [i for i in published(layout, "issues") if i["kind"] == "overlap_lost"]
    assert len(issues) == 1 and "12 of 12 known documents" in str(issues[0]["message"])
    alarms = report_health(layout, [site.source()]).alarms
    assert [a.kind for a in alarms] == ["overlap_lost"] and alarms[0].what_to_do == messages()[
        "overlap_lost"
    ].what_to_do


def test_pages_that_lose_a_field(serve: Serve, crawl_site: Crawl, layout: Layout) -> None:
    site = serve(Site("fields", "trs_wcm", count=30, seed=1))
    crawl_site(site)
    for document in site.documents:  # the editors leave out number, signature and date from now on
        document.case.lines[:] = [
            "您好，您提出的建议收悉，现答复如下。",
            "我们高度重视，会同有关部门认真研究办理，已经采取多项措施，取得了明显成效。" * 3,
        ]
        object.__setattr__(document.case, "title", "关于建议的答复")
    site.changed = {d.number for d in site.documents}
    crawl_site(site, recheck=True)
    issues = [str(i["message"]) for i in published(layout, "issues") if i["kind"] == "fill_dropped"]
    assert len(issues) == 1 and "proposal_numbers" in issues[0]
