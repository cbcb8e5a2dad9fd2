"""`dafu sources detect --browser` in a real browser, on lists that only a script draws."""

from pathlib import Path

import pytest
import yaml
from chromium import needs_chromium
from conftest import night_over
from typer.testing import CliRunner, Result

from flows.cli import app
from replica.server import Replica
from replica.site import Site
from schemas.source import Source
from storage.layout import Layout

pytestmark = [needs_chromium, pytest.mark.long]


def detect(site: Site, *more: str) -> Result:
    address = site.source().start_urls[0]
    return CliRunner().invoke(app, ["sources", "detect", address, "--replica", *more])


def drafted(output: str, site: Site) -> Source:
    """The source file that was printed, with what a test needs."""
    text = output.split("# crawlers/sources/", 1)[1].split("\n", 1)[1]
    values = yaml.safe_load(text)
    own = {"http": {"delay": 0}, "status": "active", "expect": {"stale_after_days": 3650}}
    return Source.model_validate({"id": "drawn", **values, **own})


class DrawnSite(Site):
    """A site whose source file is what detection has drafted."""

    drafted: Source | None = None

    def source(self) -> Source:
        return self.drafted or super().source()


@pytest.mark.parametrize(
    "quirks",
    [pytest.param({"drawn"}, id="get"), pytest.param({"drawn", "posted"}, id="post")],
)
def test_the_service_that_brings_the_rows_is_drafted_and_crawls(
    tmp_path: Path, quirks: set[str]
) -> None:
    site = DrawnSite("drawn", "generic", count=40, quirks={*quirks, "shanghai"})
    with Replica([site]):
        plain = detect(site)
        assert plain.exit_code == 1 and "no rows were read" in plain.output
        found = detect(site, "--browser")
        assert found.exit_code == 0, found.output
        assert "in a browser this request brought 15 of 15 rows" in found.output
        site.drafted = drafted(found.output, site)
        assert "cur={n}" in (site.drafted.listing.pager or "")
        report = night_over(Layout(tmp_path).prepare(), [site])["drawn"]
    assert (report.outcome, report.counts["listed"]) == ("complete", 40), report.reason


def test_robots_txt_holds_in_the_browser_too() -> None:
    site = Site("shut", "trs_wcm", faults={"robots_deny": True})
    with Replica([site]):
        refused = detect(site, "--browser")
    assert refused.exit_code == 1 and "robots.txt forbids" in refused.output
    assert not any(path.startswith("/zwgk/") for path in site.requests)
