"""What is done on the hosts, one scene after the other, and what came of each."""

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from hosts import BIN, ROOT, Host
from services import SCHEDULER, Services

ENDED = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")
IMPORTED_HOSTS, IMPORTED_PAGES = 4, 60
_COUNT = """
from collections import Counter
from pathlib import Path
from storage.layout import Layout
from storage.ledger import Ledger
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
layout = Layout(Path({data!r})).prepare()
tables = Tables(layout.tables)
changes = Counter((c["reply_id"], c["op"]) for c in tables.read("changes").to_pylist())
states = Counter((s["reply_id"], s["revision"]) for s in tables.read("replies").to_pylist())
documents = Counter(s for s in Ledger(layout.ledger).sources()
                    for _ in Ledger(layout.ledger).documents(s))
print(sum(op == "added" for _, op in changes), max(changes.values()), max(states.values()),
      len(CurrentIndex(tables).get({{r for r, _ in states}})), sum(documents.values()))
"""


_WARC = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from test_import import pages, write_warc
at = datetime(2020, 5, 1, tzinfo=UTC)
write_warc(Path(sys.argv[1]), [r for n in range({IMPORTED_HOSTS})
                               for r in pages(f"h{{n}}.gov.cn", {IMPORTED_PAGES}, at)])
"""


@dataclass
class Scene:
    """One line of the report."""

    name: str
    states: list[str] = field(default_factory=list)
    """Of the flow runs, in the order in which they were begun."""
    seconds: int = 0
    replies: int = 0
    note: str = ""


@dataclass
class Stage:
    """The hosts with everything on them, and what was played."""

    services: Services
    told: Callable[[str], None]
    scenes: list[Scene] = field(default_factory=list)

    def begin(self, flow: str, **parameters: Any) -> str:
        """Begin a run of a deployment; its id."""
        found = self.services.ask("GET", f"/deployments/name/{flow}/{flow}")
        given = {"data": str(self.services.mount / "data"), **parameters}
        path = f"/deployments/{found['id']}/create_flow_run"
        return str(self.services.ask("POST", path, {"parameters": given})["id"])

    def state(self, run: str) -> tuple[str, str]:
        """Type and message of a run's state; ("", "") while the server does not answer."""
        try:
            found = self.services.ask("GET", f"/flow_runs/{run}")["state"]
        except RuntimeError:
            return "", ""
        return str(found["type"]), str(found["message"] or "")

    def until(self, run: str, states: tuple[str, ...], most: int = 1500) -> str:
        """Wait for a state. Raises AssertionError with what the run is in instead."""
        end = time.monotonic() + most
        while (now := self.state(run))[0] not in states:
            assert time.monotonic() < end, f"the run is {now}, not {states}"
            time.sleep(2)
        return now[0]

    def play(self, name: str, act: "Callable[[Stage], list[str] | str]") -> None:
        """One scene: act, then look whether a row is lost or doubled."""
        self.told(f"{name} …")
        began = time.monotonic()
        came = act(self)
        scene = Scene(name, [came] if isinstance(came, str) else came)
        scene.seconds = round(time.monotonic() - began)
        scene.replies = self.counted()
        self.scenes.append(scene)
        self.told(f"{name}: {', '.join(scene.states)}; {scene.replies} replies, none twice; "
                  f"{scene.seconds} s")  # fmt: skip

    def counted(self) -> int:
        """Replies in the tables, as a machine that has collected nothing sees them. Raises
        AssertionError when one is lost or doubled."""
        host = self.services.control
        code = _COUNT.format(data=str(host.mount / "data"))
        printed = host.run(BIN / "python", "-c", code, env=self.services.env)
        added, most, twice, current, _ = map(int, printed.split())
        assert (most, twice) == (1, 1), f"an event or a state is doubled: {printed}"
        assert added == current, f"{added} replies were added and {current} are there"
        return current


def night(stage: Stage) -> list[str]:
    """The first night."""
    return [stage.until(stage.begin("nightly"), ENDED)]


def night_and_backfill(stage: Stage) -> list[str]:
    """Both workers at once, over the same sites, into the same store."""
    runs = [stage.begin("backfill", from_year=2020), stage.begin("nightly", recheck=True)]
    return [stage.until(run, ENDED) for run in runs]


def recheck(stage: Stage) -> str:
    """The night after: everything is asked for once more, nothing is new."""
    return stage.until(stage.begin("nightly", recheck=True), ENDED)


def disturbed(
    harm: Callable[[Services], None], heal: Callable[[Services], None], seconds: float
) -> Callable[[Stage], list[str]]:
    """A night that is harmed in its middle for some seconds, and the next one, which is whole."""

    def act(stage: Stage) -> list[str]:
        run = stage.begin("nightly", recheck=True)
        stage.until(run, ("RUNNING",))
        time.sleep(12)  # its crawls are at work
        harm(stage.services)
        time.sleep(seconds)
        heal(stage.services)
        first = stage.until(run, ENDED)
        after = recheck(stage)
        if after == "CANCELLED":  # the lost run still holds the place of the one night
            time.sleep(330)
            after = recheck(stage)
        assert after == "COMPLETED", f"the night after is {after}"
        return [first, after]

    return act


class Collector:
    """The host whose worker has the run: the one that has said something last."""

    host: Host | None = None

    def _of(self, services: Services) -> Host:
        logs = {n: services.hosts[n].disk / "worker.log" for n in ("one", "two")}
        self.host = services.hosts[max(logs, key=lambda n: logs[n].stat().st_mtime)]
        return self.host

    def cable_out(self, services: Services) -> None:
        """Its network is gone."""
        self._of(services).link(up=False)

    def cable_in(self, services: Services) -> None:
        """And back."""
        assert self.host is not None
        self.host.link(up=True)

    def power_off(self, services: Services) -> None:
        """Every process of it is gone at once."""
        self._of(services).power_off()

    def power_on(self, services: Services) -> None:
        """It is up again, with what its disk has."""
        assert self.host is not None
        services.ways(self.host.name)
        services.worker(self.host.name)


def imported(stage: Stage) -> list[str]:
    """An import over Dask: a worker on each of two hosts, and a folder that both see."""
    services = stage.services
    shared = services.control.disk.parent / "shared"
    shared.mkdir()
    # In a process of its own: the tests' modules choose a Prefect server when they are imported.
    folders = [ROOT, *(ROOT / "tests" / name for name in ("", "system", "unit/storage"))]
    subprocess.run(
        [BIN / "python", "-c", _WARC, shared / "all.warc.gz"], check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders))},
    )  # fmt: skip
    control = replace(services.control, disk=shared, running={})
    control.start("scheduler", BIN / "dask", "scheduler", "--host", "10.77.0.1", "--no-dashboard")
    workers: list[Host] = []
    for name in ("one", "two"):
        workers.append(replace(services.hosts[name], disk=shared, running={}))
        workers[-1].start(f"dask-{name}", BIN / "dask", "worker", SCHEDULER, "--nworkers", "1",
                          "--nthreads", "1", "--no-dashboard", **services.env)  # fmt: skip
    mount = services.mount
    printed = workers[0].run(BIN / "dafu", "import", mount / "all.warc.gz", "--data",
                             mount / "data", "--dask", SCHEDULER, env=services.env)  # fmt: skip
    for host in [*workers, control]:
        for name in list(host.running):
            host.kill(name)
    kept = IMPORTED_HOSTS * IMPORTED_PAGES
    assert f"{kept} kept" in printed, printed
    return ["COMPLETED"]
