"""prefect.yaml on a real server, that of the tests: accepted, cron runs at the right instants, a
night run by a process worker on the replica, then every other deployment, and `dafu serve` in the
worker's place.

In every run tests/unit/flows/test_deployments.py has what stands in the file, with what Prefect
makes of it, and tests/nights/test_fault_matrix.py a night on the server."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import one_prefect
import pytest
import yaml
from conftest import ROOT, published

from replica.server import Replica
from replica.site import Site
from storage.layout import Layout

pytestmark = pytest.mark.long
NAMES = {"nightly", "backfill", "reparse", "publish", "health", "discover"}
PREFECT, DAFU = (Path(sys.executable).with_name(name) for name in ("prefect", "dafu"))


def ask(api: str, path: str, body: dict[str, object] | None = None) -> Any:
    """The server's answer; while its database is busy it says 503."""
    data = None if body is None else json.dumps(body).encode()
    for _ in range(40):
        try:
            with urllib.request.urlopen(
                urllib.request.Request(f"{api}/{path}", data, {"Content-Type": "application/json"}),
                timeout=30,
            ) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code != 503:
                raise
            time.sleep(0.5)
    raise AssertionError(f"{path}: the server stays busy")


def write_sources(folder: Path, sites: list[Site]) -> None:
    folder.mkdir(exist_ok=True)
    for site in sites:
        source = site.source().model_dump(mode="json", exclude_defaults=True)
        if site.name == "one":
            source["http"] = {"delay": 2}  # so that its night lasts until the second one has come
        (folder / f"{source.pop('id')}.yml").write_text(yaml.safe_dump(source, allow_unicode=True))


def start(api: str, deployment: dict[str, object], parameters: dict[str, object]) -> str:
    """A run of a deployment; its id."""
    made = ask(
        api,
        f"deployments/{deployment['id']}/create_flow_run",
        {"parameters": parameters, "state": {"type": "SCHEDULED"}},
    )
    return str(made["id"])


def wait(api: str, run_id: str, state: str, seconds: int = 150) -> bool:
    """Whether a run comes to a state."""
    ended, deadline = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}, time.monotonic() + seconds
    while time.monotonic() < deadline:
        now = ask(api, f"flow_runs/{run_id}")["state"]["type"]
        if now == state:
            return True
        if now in ended:
            return False
        time.sleep(1)
    return False


def environment_of(folder: Path) -> dict[str, str]:
    """The environment of a worker and its runs, whose sources lie in a folder."""
    return {
        **os.environ,
        "PREFECT_HOME": str(folder),
        "DAFU_HOME": str(ROOT),
        "DAFU_SOURCES": str(folder / "sources"),
        "DAFU_REPLICA": "1",
        "PREFECT_WORKER_QUERY_SECONDS": "2",
        "PREFECT_RUNNER_POLL_FREQUENCY": "2",
        "DAFU_CONTACT": "test@example.org",
    }


def two_sites() -> list[Site]:
    return [Site("one", "trs_wcm", count=8), Site("two", "trs_wcm", count=6)]


def test_a_night_that_is_served_without_a_worker(tmp_path: Path, prefect_server: None) -> None:
    """From another folder than the project's."""
    api, environment, sites = os.environ["PREFECT_API_URL"], environment_of(tmp_path), two_sites()
    data, log = tmp_path / "served", tmp_path / "serve.log"
    with log.open("w") as out, Replica(sites):
        write_sources(tmp_path / "sources", sites)
        serving = subprocess.Popen(
            [DAFU, "serve", "--data", data], env=environment, cwd=log.parent, stdout=out, stderr=out
        )
        deadline = time.monotonic() + 90
        while "being served" not in log.read_text() and time.monotonic() < deadline:
            time.sleep(0.3)
        served = {str(d["name"]): d for d in ask(api, "deployments/filter", {})}
        assert set(served) == NAMES, log.read_text()[-2000:]
        assert wait(api, start(api, served["nightly"], {"data": str(data)}), "COMPLETED"), (
            log.read_text()[-3000:]
        )
        assert len(published(Layout(data))) == 14
        serving.terminate()
        serving.wait(90)


@dataclass
class Deployed:
    """The server's address, what is deployed there, a worker's log and its data folder."""

    api: str
    deployments: dict[str, dict[str, Any]]
    log: Path
    data: Path
    sites: list[Site]

    def begin(self, name: str, **parameters: object) -> str:
        """A run of a deployment; its id."""
        return start(self.api, self.deployments[name], {"data": str(self.data), **parameters})

    def completes(self, run: str) -> None:
        assert wait(self.api, run, "COMPLETED"), self.log.read_text()[-3000:]

    def artifacts(self, *runs: str) -> set[str]:
        """Keys of what runs have told on the server's page."""
        made = {"artifacts": {"flow_run_id": {"any_": sorted(runs)}}}
        return {a["key"] for a in ask(self.api, "artifacts/filter", made)}


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    """All of prefect.yaml, a worker, and two sites that are served."""
    one_prefect.ensure()
    folder, sites = tmp_path_factory.mktemp("deployed"), two_sites()
    api, environment, log_path = (
        os.environ["PREFECT_API_URL"],
        environment_of(folder),
        folder / "worker.log",
    )
    pool = {"name": "dafu", "type": "process", "base_job_template": {}}
    ask(api, "work_pools/", pool)
    done = subprocess.run(
        [PREFECT, "--no-prompt", "deploy", "--all"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = {str(d["name"]): d for d in ask(api, "deployments/filter", {})}
    with log_path.open("a") as log, Replica(sites):
        write_sources(folder / "sources", sites)
        worker = subprocess.Popen(
            [PREFECT, "worker", "start", "--pool", "dafu"],
            env=environment,
            cwd=ROOT,
            stdout=log,
            stderr=log,
        )
        yield Deployed(api, found, log_path, folder / "data", sites)
        end(worker)


def end(worker: "subprocess.Popen[Any]") -> None:
    """Have a worker of Prefect's end within 90 s. One that is just asking for work may take no
    notice of a signal (Prefect 3.8: it went on for minutes, once in many runs), so it gets three.
    """
    for _ in range(2):
        worker.terminate()
        with suppress(subprocess.TimeoutExpired):
            worker.wait(30)
    worker.terminate()
    worker.wait(30)


def test_deploy_all_and_cron(deployed: Deployed) -> None:
    deployments = deployed.deployments
    assert set(deployments) == NAMES
    nightly, form = deployments["nightly"], deployments["backfill"]["parameter_openapi_schema"]
    assert nightly["concurrency_limit"] == 1 or nightly["global_concurrency_limit"], (
        "a second night must not run beside the first"
    )
    assert isinstance(form, dict) and form["properties"]["from_year"]["minimum"] == 1980, (
        "the page shows a form with bounds"
    )
    assert form["properties"]["budget_requests"]["description"]
    runs: list[dict[str, object]] = []
    for _ in range(150):
        runs = ask(
            deployed.api,
            "flow_runs/filter",
            {
                "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
                "deployments": {"id": {"any_": [d["id"] for d in deployments.values()]}},
            },
        )
        if len({run["deployment_id"] for run in runs}) == 4:
            break
        time.sleep(0.2)
    starts = {
        datetime.fromisoformat(str(run["expected_start_time"])).strftime("%H:%M%z") for run in runs
    }
    assert starts == {"14:30+0000", "22:30+0000", "01:00+0000", "04:00+0000"}, (
        "in Shanghai: the night 22:30, a publication 6:30, health 9:00, discovery at noon"
    )


def test_a_worker_runs_a_night_and_no_second_one_beside_it(deployed: Deployed) -> None:
    night = deployed.begin("nightly")
    wait(deployed.api, night, "RUNNING")
    assert wait(deployed.api, deployed.begin("nightly"), "CANCELLED"), (
        "a second night is cancelled, not queued"
    )
    deployed.completes(night)
    assert len(published(Layout(deployed.data))) == 14
    assert {"nightly-summary", "health", "health-alarms", "health-sources"} <= (
        deployed.artifacts(night)
    )


def test_a_worker_runs_every_other_deployment(deployed: Deployed) -> None:
    years = {"from_year": 2019, "to_year": 2024, "sources": [deployed.sites[0].source().id]}
    backfill = deployed.begin("backfill", **years)
    deployed.completes(backfill)
    for name in ("reparse", "publish", "health"):
        deployed.completes(deployed.begin(name))
    assert "backfill-summary" in deployed.artifacts(backfill)
