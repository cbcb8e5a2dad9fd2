"""In a real browser: replies that only archives have are counted, found and told apart. Every run
looks at the same without a browser (tests/unit/explorer/test_presence.py)."""

import pytest
from chromium import browser, needs_chromium, opened, served
from playwright.sync_api import expect
from rows import DAY, commit, reply
from samples import version_of

from storage.layout import Layout

pytestmark = [needs_chromium, pytest.mark.long]


def test_from_the_count_of_archived_replies_to_one_of_them(layout: Layout) -> None:
    commit(layout, [reply(2), reply(3)], kind="import", seen=DAY.replace(year=2019))
    version = version_of(layout, [reply(0)])
    with (
        served(layout, version) as address,
        browser() as chromium,
        opened(chromium, address) as (page, wrong),
    ):
        page.goto("/?lang=zh")
        facet = page.locator("a[href*='state=archived_only']")
        expect(facet).to_contain_text("仅见于存档")
        facet.click()
        expect(page.locator(".hit")).to_have_count(2)
        page.locator(".hit a").first.click()
        expect(page.locator(".notice")).to_contain_text("最近一份为 2019-01-01")
        page.goto("/reply/r00000?lang=zh")
        expect(page.locator("article.reply h1")).to_be_visible()
        expect(page.locator(".notice")).to_have_count(0)
        assert wrong == []
