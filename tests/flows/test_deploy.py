"""prefect.yaml on a real local server: accepted, and a cron run exists at the right instant."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PREFECT = Path(sys.executable).with_name("prefect")


def post(api: str, path: str, body: dict[str, object]) -> list[dict[str, object]]:
    request = urllib.request.Request(f"{api}/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"})
    found: list[dict[str, object]] = json.load(urllib.request.urlopen(request, timeout=20))
    return found


def test_deploy_all_and_cron(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    api = f"http://127.0.0.1:{port}/api"
    environment = {
        **os.environ,
        "PREFECT_HOME": str(tmp_path),
        "PREFECT_API_URL": api,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DAFU_HOME": str(ROOT),
    }
    server = subprocess.Popen(
        [PREFECT, "server", "start", "--port", str(port), "--no-ui"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{api}/health", timeout=2)
                break
            except OSError:
                time.sleep(0.2)
        for command in (["work-pool", "create", "--type", "process", "dafu"], ["--no-prompt", "deploy", "--all"]):
            done = subprocess.run([PREFECT, *command], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
        deployments = {str(d["name"]): d for d in post(api, "deployments/filter", {})}
        assert set(deployments) == {"nightly", "backfill", "reparse", "publish", "health"}
        nightly, form = deployments["nightly"], deployments["backfill"]["parameter_openapi_schema"]
        assert nightly["concurrency_limit"] == 1 or nightly["global_concurrency_limit"], "a second night must not run beside the first"
        assert isinstance(form, dict) and form["properties"]["from_year"]["minimum"] == 1980, "the page shows a form with bounds"
        assert form["properties"]["budget_requests"]["description"]
        runs: list[dict[str, object]] = []
        for _ in range(150):
            runs = post(api, "flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}})
            if len({run["deployment_id"] for run in runs}) == 3:
                break
            time.sleep(0.2)
        starts = {datetime.fromisoformat(str(run["expected_start_time"])).strftime("%H:%M%z") for run in runs}
        assert starts == {"14:30+0000", "22:30+0000", "01:00+0000"}, "the night at 22:30, a publication at 6:30, health at 9:00 in Shanghai"
    finally:
        server.terminate()
        server.wait(20)
