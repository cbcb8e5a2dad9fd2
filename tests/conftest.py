"""Shared fixtures: the replica over real HTTP, and one crawl of one source without Prefect."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

import forking
import lean
import one_prefect
import order
import pyarrow.parquet as pq
import pytest
from hypothesis import settings
from telling import Telling

from flows import CODE_VERSION
from flows.once import crawl_once
from flows.publishing import publish_version
from flows.runs import children
from flows.runs.crawling import CrawlOptions, crawl, prepare_run
from flows.runs.rereading import Rereader
from replica.server import Replica
from replica.site import Site
from schemas.ground.clock import today
from storage.collect import collect
from storage.layout import Layout, locked
from storage.ledger import Ledger, Window
from storage.source_report import SourceReport
from storage.versions.folders import latest_version

for name in ("DAFU_STORE", "DAFU_LEDGER"):
    os.environ.pop(name, None)  # only tests of durability use an object store or a database
os.environ["DAFU_CONFIG"] = os.devnull  # no settings of whoever runs the tests
if one_prefect.BEGAN_HERE:
    os.environ["PYTEST_DEBUG_TEMPROOT"] = lean.folder()  # failed tests' stay, to be looked at
    os.environ["TMPDIR"] = tempfile.mkdtemp(prefix="dafu-tests-", dir=lean.folder())
    os.chmod(os.environ["TMPDIR"], 0o755)  # PostgreSQL runs as its own user
    tempfile.tempdir = None  # it is remembered otherwise
    # Browsers, Prefect and killed processes leave theirs to us; multiprocessing removes its own at
    # -100, and complains where it is gone.
    Finalize(None, shutil.rmtree, (os.environ["TMPDIR"], True), exitpriority=-200)
    os.environ["DAFU_TAKEDOWN_KEY"] = f"{os.environ['TMPDIR']}/takedown.key"  # for shared folders
settings.register_profile("dafu", deadline=None)  # no assertion on time: machines are busy
settings.load_profile("dafu")
ROOT = Path(__file__).resolve().parents[1]
"""The project."""
SHARED = ROOT.parent / "shared"
"""Real pages and facts that CI has and a user's clone has not."""


def pytest_configure(config: pytest.Config) -> None:
    """Once in a run."""
    if one_prefect.BEGAN_HERE:
        config.pluginmanager.register(Telling(config))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config, specs: list[Any]) -> None:
    """Workers are forks of one Python."""
    if sys.platform == "linux":
        config.add_cleanup(forking.begin(specs))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In every worker alike."""
    order.longest_first(items)


def pytest_collection_finish() -> None:
    """Before the first test."""
    lean.settled()


def pytest_unconfigure() -> None:
    """After the last test."""
    one_prefect.end()


@pytest.fixture
def prefect_server() -> None:
    """A Prefect server, the same for all tests of the run."""
    one_prefect.ensure()


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


@pytest.fixture
def own_server() -> Iterator[None]:
    """A server of crawls that the test begins and may end."""
    children._end()
    yield
    children._end()


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made once for all tests of a run, whichever process they are in. Who changes
    it takes a copy."""
    base = factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with locked(root / f"{name}.lock"):
        if not (root / name).exists():
            try:
                make(root / name)
            except BaseException:
                shutil.rmtree(root / name, ignore_errors=True)
                raise
    return root / name


def long_but(kept: Iterable[object], values: Iterable[object]) -> list[object]:
    """Parameters of a test, of which `make test` does those that are kept."""
    return [pytest.param(v, marks=() if v in kept else pytest.mark.long) for v in values]


def asked(request: pytest.FixtureRequest, argument: str) -> list[Any]:
    """The values that a parameter has in the tests of a fixture's file that this run does. A night
    that they share is made of these alone, and not of what `make check-all` or no `-k` asks for."""
    ours = [i for i in request.session.items if i.path == request.path and hasattr(i, "callspec")]
    params = [item.callspec.params for item in ours]
    return list(dict.fromkeys(p[argument] for p in params if argument in p))


def crawl_into(
    layout: Layout, site: Site, recheck: bool = False, timeout: float = 90
) -> SourceReport:
    """One crawl of a served site into a data folder."""
    source = site.source()
    options = CrawlOptions("crawl", replica=True, recheck=recheck, timeout=timeout)
    return crawl_once(layout, {source.id: source}, source, options, lambda line: None)[0]


def night_over(
    layout: Layout, sites: Iterable[Site], recheck: Iterable[Site] = ()
) -> dict[str, SourceReport]:
    """One night over served sites as a night does it, without Prefect: all are crawled, then
    collected at once, then one version is published with its health page. Reports by site name."""
    named = {site.source().id: site for site in sites}
    sources = {s: site.source() for s, site in named.items()}
    again = {site.source().id for site in recheck}
    reread = Rereader(layout, sources)
    windows = Ledger(layout.ledger).plan(
        [(s.id, s.coverage.start, s.coverage.overlap_days) for s in sources.values()], today()
    )

    def one(window: Window) -> None:
        options = CrawlOptions("crawl", replica=True, recheck=window.source_id in again)
        run = prepare_run(layout, sources[window.source_id], window, options)
        crawl(layout, run, 90, lambda: False, lambda pages: None)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one, windows))
    reports = collect(layout, reread, CODE_VERSION)
    publish_version(layout, sources.values())
    return {named[r.source_id].name: r for r in reports}


def published(layout: Layout, table: str = "replies") -> list[dict[str, object]]:
    """Rows of the newest published version."""
    folder = latest_version(layout)
    assert folder is not None
    rows: list[dict[str, object]] = pq.read_table(folder / table).to_pylist()
    return rows
