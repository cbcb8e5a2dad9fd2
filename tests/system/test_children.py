"""Crawls are forked by a server of the asking process: as safe as a new Python for each, and
gone with it."""

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.runs import children
from flows.runs.crawling import CrawlOptions, LiveRun, crawl, prepare_run
from replica.site import Site
from schemas.ground.clock import today
from storage.layout import Layout
from storage.ledger import Window

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
Serve = Callable[[Site], Site]
SERVER, CRAWL = "crawlers.crawl.server", "crawlers.crawl.process"


def run_of(layout: Layout, site: Site) -> LiveRun:
    window = Window(site.source().id, today(), today())
    return prepare_run(layout, site.source(), window, CrawlOptions(replica=True))


def crawled(layout: Layout, site: Site) -> str:
    """Outcome of a crawl."""
    return str(crawl(layout, run_of(layout, site), 90, lambda: False, lambda pages: None).outcome)


def processes(word: str, other: str = "") -> list[int]:
    """Process ids whose command line holds both words."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if word in line and other in line:
            found.append(int(path.parent.name))
    return found


def parent_of(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def servers_of(asking: int) -> list[int]:
    return [s for s in processes(SERVER) if parent_of(s) == asking]


def lives(process: int) -> bool:
    """Whether it runs; one that has ended and that nobody has asked for does not."""
    try:
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())
    except OSError:
        return False


def until(true: Callable[[], object], seconds: float = 40) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.05)
    return bool(true())


def read_pages(run: LiveRun) -> int:
    pages = run.folder / "pages.jsonl"
    return pages.read_bytes().count(b"\n") if pages.exists() else 0


def test_what_is_loaded_before_a_fork_has_no_thread_no_connection_and_no_reactor() -> None:
    script = """
        import os, sys
        def state():
            files = {n: os.readlink(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd")
                     if os.path.lexists(f"/proc/self/fd/{n}")}
            threads = os.listdir("/proc/self/task")
            return len(threads), [f for f in files.items() if not f[1].startswith("/")]
        before = state()
        from crawlers.crawl import server
        assert "scrapy" not in sys.modules, "the asking process imports this module"
        server.load()
        assert "crawlers.crawl.spider" in sys.modules
        assert "twisted.internet.reactor" not in sys.modules
        assert not {"prefect", "flows"} & sys.modules.keys()
        assert state() == before and before[0] == 1, (before, state())
        from scrapy.settings import Settings
        from crawlers.crawl.settings import crawl_settings
        from replica.site import Site
        settings = Settings(crawl_settings(Site("loaded", "trs_wcm").source(), True, "", 9))
        on = settings.get_component_priority_dict_with_base("EXTENSIONS")
        assert len(on) > 8 and "aiohttp" not in sys.modules, "each crawl would import it again"
    """
    environment = os.environ | children.NO_THREADS
    subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=True, env=environment)


def test_crawls_of_four_threads_come_from_one_server(serve: Serve, layout: Layout) -> None:
    sites = [serve(Site(f"four-{n}", "trs_wcm", count=4, seed=n)) for n in range(5)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda site: crawled(layout, site), sites)) == ["complete"] * 5
    assert len(servers_of(os.getpid())) == 1
    peaks = [p.read_text().rpartition("peak memory ")[2] for p in layout.logs.glob("*.log")]
    assert len(peaks) == 5 and all(20 < int(peak.split()[0]) < 300 for peak in peaks)


def test_a_crawl_has_the_environment_and_folder_of_its_moment(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both change while the server stays the same one."""
    site, hours = serve(Site("moment", "trs_wcm", count=3)), []
    for zone in ("UTC", "Asia/Tokyo"):
        folder = tmp_path / zone
        folder.mkdir(parents=True)
        monkeypatch.chdir(folder)
        monkeypatch.setenv("TZ", zone)
        layout = Layout(Path("data")).prepare()
        assert crawled(layout, site) == "complete"
        log = next(layout.logs.glob("*.log")).read_text()
        hours.append(int(log[11:13]))
    assert (hours[1] - hours[0]) % 24 in (9, 10)
    assert len(servers_of(os.getpid())) == 1


@pytest.mark.long  # in every run one crawl, in test_kill.py
def test_a_killed_asking_process_leaves_neither_server_nor_crawls(
    serve: Serve, layout: Layout
) -> None:
    sites = [serve(Site(f"killed-{n}", "trs_wcm", count=400, seed=n)) for n in range(2)]
    runs = [run_of(layout, site) for site in sites]
    for run in runs:
        run.alive.close()
    script = f"""
        import threading
        from pathlib import Path
        from flows.runs.crawling import LiveRun, crawl
        from storage.layout import Layout, hold
        layout = Layout(Path({str(layout.root)!r}))
        def one(folder):
            run = LiveRun(folder, hold(folder / "alive.lock"))
            crawl(layout, run, 90, lambda: False, lambda pages: None)
        for folder in {[str(run.folder) for run in runs]!r}:
            threading.Thread(target=one, args=(Path(folder),)).start()
    """
    asking = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)])
    assert until(lambda: min(read_pages(run) for run in runs) > 5)
    (server,) = servers_of(asking.pid)
    begun = [pid for run in runs for pid in processes(CRAWL, run.folder.name)]
    # The process that reads its pages has the command line of its crawl.
    assert sum(parent_of(pid) == server for pid in begun) == 2 and len(begun) == 4
    asking.kill()
    asking.wait()
    assert until(lambda: not any(map(lives, [server, *begun])))
    assert all((run.folder / "report.json").exists() for run in runs), "a clean stop, with a report"
    assert max(len(site.requests) for site in sites) < 390, "they went on to their end"


@pytest.mark.long
def test_a_fork_of_the_asking_process_begins_a_server_of_its_own(
    serve: Serve, layout: Layout
) -> None:
    site = serve(Site("forked", "trs_wcm", count=3))
    assert crawled(layout, site) == "complete"
    (ours,) = servers_of(os.getpid())
    receiver, sender = multiprocessing.get_context("fork").Pipe(duplex=False)

    def crawl_in_fork() -> None:
        sender.send((crawled(layout, site), servers_of(os.getpid())))

    fork = multiprocessing.get_context("fork").Process(target=crawl_in_fork)
    fork.start()
    outcome, (theirs,) = receiver.recv()
    fork.join()
    assert outcome == "complete" and theirs != ours
    assert until(lambda: not lives(theirs))
    assert servers_of(os.getpid()) == [ours] and crawled(layout, site) == "complete"


@pytest.mark.long
def test_a_killed_server_ends_no_crawl_and_has_a_successor(
    serve: Serve, layout: Layout, caplog: pytest.LogCaptureFixture, own_server: None
) -> None:
    run = run_of(layout, serve(Site("serverless", "trs_wcm", count=60)))
    site = serve(Site("after", "trs_wcm", count=3))
    with ThreadPoolExecutor(1) as pool:
        going = pool.submit(crawl, layout, run, 90, lambda: False, lambda pages: None)
        assert until(lambda: read_pages(run) > 5)
        (server,) = servers_of(os.getpid())
        os.kill(server, signal.SIGKILL)
        assert until(lambda: not lives(server))
        assert going.result().outcome == "complete"
    assert crawled(layout, site) == "complete", "begun as a new Python"
    assert "the server of crawls is gone" in caplog.text
    assert crawled(layout, site) == "complete" and server not in servers_of(os.getpid())
    assert len(servers_of(os.getpid())) == 1


def test_the_exit_code_of_a_killed_crawl_is_told(serve: Serve, layout: Layout) -> None:
    run = run_of(layout, serve(Site("killed", "trs_wcm", count=400)))
    with ThreadPoolExecutor(1) as pool:
        going = pool.submit(crawl, layout, run, 90, lambda: False, lambda pages: None)
        assert until(lambda: read_pages(run) > 5)
        server = servers_of(os.getpid())
        (pid,) = [p for p in processes(CRAWL, run.folder.name) if [parent_of(p)] == server]
        os.killpg(pid, signal.SIGKILL)
        report = going.result()
    assert report.outcome == "failed" and "crashed with exit code -9" in str(report.reason)


@pytest.mark.long
def test_where_nothing_is_forked_a_crawl_is_a_new_python(
    serve: Serve, layout: Layout, monkeypatch: pytest.MonkeyPatch, own_server: None
) -> None:
    monkeypatch.setattr(children.sys, "platform", "elsewhere")
    assert crawled(layout, serve(Site("plain", "trs_wcm", count=3))) == "complete"
    assert servers_of(os.getpid()) == []
