"""Shared fixtures: the replica over real HTTP, and one crawl of one source without Prefect."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.once import crawl_once
from flows.runs.crawling import CrawlOptions
from replica.server import Replica
from replica.site import Site
from storage.collect import SourceReport
from storage.layout import Layout
from storage.versions.folders import latest_version

os.environ.pop("DAFU_STORE", None)  # only test_store.py uses an object store
os.environ["DAFU_CONFIG"] = os.devnull  # no settings of whoever runs the tests
ROOT = Path(__file__).resolve().parents[1]
"""The project."""
SHARED = ROOT.parent / "shared"
"""Real pages and facts that CI has and a user's clone has not."""


@pytest.fixture
def serve() -> Iterator[Callable[[Site], Site]]:
    """Serve a site until the test ends."""
    with ExitStack() as stack:

        def start(site: Site) -> Site:
            stack.enter_context(Replica([site]))
            return site

        yield start


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """An empty data folder."""
    return Layout(tmp_path / "data").prepare()


@pytest.fixture
def crawl_site(layout: Layout) -> Callable[..., SourceReport]:
    """Crawl a served site once into the layout and return the report."""

    return partial(crawl_into, layout)


def crawl_into(
    layout: Layout, site: Site, recheck: bool = False, timeout: float = 90
) -> SourceReport:
    """One crawl of a served site into a data folder."""
    source = site.source()
    options = CrawlOptions("crawl", replica=True, recheck=recheck, timeout=timeout)
    return crawl_once(layout, {source.id: source}, source, options, lambda line: None)[0]


def published(layout: Layout, table: str = "replies") -> list[dict[str, object]]:
    """Rows of the newest published version."""
    folder = latest_version(layout)
    assert folder is not None
    rows: list[dict[str, object]] = pq.read_table(folder / table).to_pylist()
    return rows
