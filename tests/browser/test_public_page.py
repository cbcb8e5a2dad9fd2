"""The public status page in a real browser: what it says, and what it must not."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import DESK, PHONE, browser, needs_chromium, opened
from conftest import night_over, published
from playwright.sync_api import Browser, expect
from ranged import ranged
from typer.testing import CliRunner

from flows.cli import app
from flows.health_page.page import health_page
from flows.health_page.public import write_public
from replica.server import Replica
from replica.site import Site
from storage.layout import Layout

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture(scope="module")
def sites() -> list[Site]:
    return [
        Site("open.yunchuan", "trs_wcm", count=16),
        Site("wall.yunchuan", "trs_wcm", count=16, faults={"waf_after": 0}),
        Site("never.yunchuan", "trs_wcm", count=16),
    ]


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory, sites: list[Site]) -> Layout:
    layout = Layout(tmp_path_factory.mktemp("public") / "operators-folder").prepare()
    with Replica(sites):
        night_over(layout, sites[:2])
    return layout


@pytest.fixture(scope="module")
def folder(layout: Layout, sites: list[Site], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("www") / "dafu"
    write_public(layout, [site.source() for site in sites], folder)
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@needs_chromium
@pytest.mark.long
@pytest.mark.parametrize(("size", "dark"), [(DESK, False), (PHONE, True)])
def test_a_browser_shows_it(
    chromium: Browser, folder: Path, size: tuple[int, int], dark: bool
) -> None:
    with ranged(folder) as server, opened(chromium, server.address, size, dark) as (page, wrong):
        page.goto("/index.html")
        expect(page.locator("h1")).to_contain_text("答复收录到什么程度")
        opened_row = page.locator('tr[data-source="replica_open_yunchuan"]')
        expect(opened_row).to_contain_text("measured")
        expect(opened_row).to_contain_text("100 %")
        expect(page.locator('tr[data-source="replica_wall_yunchuan"]')).to_contain_text("blocked")
        expect(page.locator('tr[data-source="replica_never_yunchuan"]')).to_contain_text("尚未采集")
        years = opened_row.locator("details")
        expect(years.locator("table")).to_be_hidden()
        years.locator("summary").click()
        expect(years.locator("table")).to_contain_text("2021")
        expect(page.locator("#totals")).to_contain_text("8,754")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        found = Axe().run(page, options=RULES).response["violations"]
        assert not found, [(v["id"], v["nodes"][0]["html"]) for v in found]
        assert not [w for w in wrong if "favicon" not in w]


def test_it_says_nothing_of_alarms_and_of_the_operator(
    folder: Path, layout: Layout, sites: list[Site]
) -> None:
    told = (folder / "index.html").read_text() + (folder / "status.json").read_text()
    assert "replica_wall_yunchuan" in told
    done = CliRunner().invoke(app, ["status", "--data", str(layout.root)])
    assert done.exit_code in (0, 1)
    for secret in (str(layout.root), "operators-folder", "alarm", "another network", "告警"):
        assert secret not in told, secret
    assert not re.search(r"[\w.]+@[\w.]+\.[a-z]", told), "no address of anybody"
    assert "<script" not in told and "default-src 'none'" in told


def test_every_value_is_escaped(layout: Layout, sites: list[Site], tmp_path: Path) -> None:
    evil = "</title><script>alert(1)</script>"
    sources = [site.source().model_copy(update={"title": evil}) for site in sites]
    page = write_public(layout, sources, tmp_path).read_text()
    assert evil not in page and "&lt;script&gt;alert(1)" in page


def test_the_command_writes_it_alone(layout: Layout, tmp_path: Path) -> None:
    health_page(layout).unlink(missing_ok=True)
    command = ["status", "--public", str(tmp_path / "www"), "--data", str(layout.root)]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    assert not health_page(layout).exists(), "the operator's page is another one"
    told = json.loads((tmp_path / "www" / "status.json").read_text())
    assert told["version"] == layout.datasets.joinpath("latest").resolve().name
    held = sum(s["held"] for s in told["states"] if s["source_id"] and s["year"] is None)
    assert held == len(published(layout)) == 16
