"""The explorer in a real browser: one page in the ordinary suite; all pages, both colour schemes,
phone and desk, and the accessibility rules (WCAG AA, axe-core) in the long part."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import DESK, PHONE, browser, needs_chromium, opened, served
from conftest import crawl_into, published
from pictures import take
from playwright.sync_api import Browser, expect

from replica.server import Replica
from replica.site import Site
from storage.layout import Layout
from storage.versions.folders import latest_version

pytestmark = needs_chromium
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Layout:
    """Twenty-four replies of a site. For the tests of all pages six of another too, one edited
    after the first night and one withdrawn."""
    layout = Layout(tmp_path_factory.mktemp("look")).prepare()
    sites = [
        Site("look.yunchuan", "trs_wcm", count=24),
        Site("read.baihe", "trs_wcm", kind="cppcc_proposal", level="county", count=6),
    ]
    ours = [item for item in request.session.items if item.path == request.path]
    with Replica(sites):
        crawl_into(layout, sites[0])
        if not any(item.get_closest_marker("long") for item in ours):
            return layout
        crawl_into(layout, sites[1])
        sites[0].changed = {sites[0].documents[2].number}
        sites[0].withdrawn = {sites[0].documents[5].number}
        for _ in range(2):
            crawl_into(layout, sites[0], recheck=True)
    return layout


@pytest.fixture(scope="module")
def address(night: Layout) -> Iterator[str]:
    folder = latest_version(night)
    assert folder is not None
    with served(night, folder) as found:
        yield found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


def test_a_search_by_keyboard(chromium: Browser, address: str) -> None:
    """From the start page with the keyboard alone: search, narrow, more, read, go back."""
    with opened(chromium, address) as (page, wrong):
        page.goto("/?lang=zh")
        page.keyboard.press("/")
        page.keyboard.type("資金")
        page.keyboard.press("Enter")
        page.wait_for_url("**q=*")
        page.wait_for_selector("mark")
        assert page.locator("mark").first.inner_text() == "资金", "traditional finds simplified"
        count = int(page.locator(".summary b").inner_text().split()[0])
        shown = page.locator(".hit").count()
        assert shown == 20 < count
        page.locator(".more").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".hit")).to_have_count(count, timeout=60_000)
        page.locator(".hit a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("article.reply")
        frame = page.frame_locator("iframe[title='存档页面']")
        assert frame.locator("h1").inner_text()
        page.go_back()
        page.wait_for_selector(".hit")
        assert page.locator("#q").input_value() == "資金"
        assert wrong == []


def paths(layout: Layout) -> list[str]:
    """Every kind of page."""
    rows = published(layout)
    edited = next(r for r in rows if r["revision"] == 2)
    gone = next(r for r in rows if r["withdrawn_at"])
    versions = sorted(p.name for p in layout.datasets.glob("2*"))
    return [
        "/", "/?q=资金", "/?q=没有的词", "/?q=" + "长" * 500, "/?agency=-&sort=oldest",
        f"/reply/{edited['reply_id']}", f"/reply/{gone['reply_id']}", "/reply/nothing",
        f"/proposal?key={edited['proposal_key']}", f"/agency?name={edited['agency']}", "/sources",
        "/source/replica_look_yunchuan", f"/changes?since={versions[0]}", "/saved",
    ]  # fmt: skip


@pytest.mark.long
def test_the_checks_see_what_is_wrong(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as (page, _):
        page.goto("/sources?lang=en")
        page.evaluate("document.querySelector('h1').style.color = '#ccc'")
        page.evaluate("document.querySelector('#q').removeAttribute('id')")
        assert Axe().run(page, options=RULES).violations_count


@pytest.mark.long
@pytest.mark.parametrize(
    ("language", "size", "dark"),
    [("zh", DESK, False), ("zh", PHONE, True), ("en", DESK, True), ("en", PHONE, False)],
    ids=["zh-desk-light", "zh-phone-dark", "en-desk-dark", "en-phone-light"],  # each pair once
)
def test_every_page_is_accessible(
    chromium: Browser, address: str, night: Layout, language: str, size: tuple[int, int], dark: bool
) -> None:
    for path in paths(night):
        with opened(chromium, address, size, dark) as (page, wrong):
            page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
            for fold in page.locator("details:not([open]) > summary").all():
                if fold.is_visible():
                    fold.click()
            found = Axe().run(page, options=RULES)
            assert found.violations_count == 0, f"{path}: {found.generate_report()}"
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{path} is {wide} pixels wider than the window"
            assert [w for w in wrong if "status of 40" not in w] == [], path


@pytest.mark.long
def test_the_pictures_of_the_manual(chromium: Browser, night: Layout, tmp_path: Path) -> None:
    made = take(chromium, night, tmp_path)
    assert len(made) >= 4 and all(p.stat().st_size > 10_000 for p in made)
