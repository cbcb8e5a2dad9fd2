"""The health page with a thousand sources, in a real browser: groups by province, a search box."""

from pathlib import Path

import pytest
from chromium import browser, needs_chromium

from flows.health_page.page import page, places_of
from schemas.discovery import DiscoveryOutcome
from schemas.ground.clock import now
from schemas.health import Alarm, HostLook, SourceStatus
from schemas.regions import regions
from storage.watch.health import Health

PLACES = sorted(regions())
LOOKS: tuple[DiscoveryOutcome, ...] = ("done", "done", "done", "blocked", "open")


def health_of_a_thousand() -> Health:
    """Sources of every province, one of fifty in trouble, and as many hosts looked at."""
    report = Health(now(), "v1")
    for n in range(1000):
        troubled = n % 50 == 7
        region = PLACES[n % len(PLACES)]
        report.sources.append(
            SourceStatus(
                source_id=f"source_{n:04d}",
                title=f"{regions()[region].name}人民政府 建议提案答复",
                platform="trs_wcm",
                status="active",
                state="blocked" if troubled else "healthy",
                region=region,
                held=n,
            )
        )
        if troubled:
            report.alarms.append(
                Alarm(
                    source_id=f"source_{n:04d}", kind="blocked", message="HTTP 412",
                    what_to_do="wait", since=now(), last_at=now(), times=1,
                )
            )  # fmt: skip
        report.discovery.append(HostLook(host=f"h{n}.gov.cn", outcome=LOOKS[n % 5], at=now()))
    return report


def test_a_thousand_sources_stand_by_province_those_with_trouble_first() -> None:
    places = places_of(health_of_a_thousand())
    assert len(places) == 31 and sum(len(p.sources) for p in places) == 1000
    assert sum(p.troubled for p in places) == 20 and places[0].troubled
    assert places[0].sources[0].state == "blocked"


@needs_chromium
@pytest.mark.long
def test_the_search_box_finds_sources_and_alarms(tmp_path: Path) -> None:
    text = page(health_of_a_thousand(), "")
    assert 200_000 < len(text.encode()) < 1_500_000
    (tmp_path / "index.html").write_text(text.replace("draw(); dark", "dark"))
    with browser() as started:
        window = started.new_page(viewport={"width": 390, "height": 844})
        window.goto(f"file://{tmp_path}/index.html")
        shut = window.locator("details.place:not([open])")
        assert shut.count() == 31  # a red number says where the trouble is
        tall = window.evaluate("document.documentElement.scrollHeight")
        assert tall < 10 * 844
        window.fill("#find", "source_0057")
        assert window.locator("#count").inner_text() == "1"
        assert window.locator("#sources tr.found:visible").count() == 1
        assert window.locator("#alarms tr.found:visible").count() == 1
        window.fill("#find", "武汉市 healthy")
        assert 1 <= window.locator("#sources tr.found:visible").count() <= 5
        window.fill("#find", "")
        assert window.locator("details.place:not([open])").count() == shut.count()
        wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        assert window.evaluate(wide)
