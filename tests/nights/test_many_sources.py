"""A night over a registry that is larger than what Prefect's server takes as parameters of a flow
run (512 KiB): one of 1,000 sources did not begin."""

from pathlib import Path

import pytest

from flows.nightly import nightly_local
from flows.runs.crawling import CrawlOptions
from replica.site import Site
from storage.layout import Layout


@pytest.mark.usefixtures("prefect_server")
def test_a_night_of_many_sources_begins(tmp_path: Path) -> None:
    one = Site("many", "trs_wcm", count=1).source()
    sources = {
        f"paused_{n}": one.model_copy(
            update={"id": f"paused_{n}", "status": "paused", "reason": "停更" * 200}
        )
        for n in range(700)
    }
    report = nightly_local(Layout(tmp_path).prepare(), sources, CrawlOptions("nightly", True))
    assert report.healthy and not report.sources and report.version.exists()
