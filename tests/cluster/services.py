"""What runs on the hosts: PostgreSQL, Prefect's server and workers, Dask, an S3 server and the
replica."""

import json
import os
import shutil
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import postgres
from hosts import BIN, ROOT, Host

ADDRESSES = {
    "control": "10.77.0.1",
    "one": "10.77.0.11",
    "two": "10.77.0.12",
    "store": "10.77.0.21",
    "sites": "10.77.0.31",
}
"""PostgreSQL, Prefect's server and the Dask scheduler are on control, workers on one and two."""
API = f"http://{ADDRESSES['control']}:4200/api"
FORWARD = Path(__file__).with_name("forward.py")
SCHEDULER = f"tcp://{ADDRESSES['control']}:8786"
SITES_PORT = "18650"
PREFECT = {
    "PREFECT_API_URL": API,
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
    "PATH": f"{BIN}:{os.environ['PATH']}",
}
_KEYS = {"accessKey": "dafu", "secretKey": "secret"}
_ASK = """
import sys, urllib.request
method, address, body = sys.argv[1:]
kind = {"Content-Type": "application/json"}
request = urllib.request.Request(address, body.encode() or None, kind, method=method)
print(urllib.request.urlopen(request, timeout=20).read().decode())
"""


class Services:
    """All services; each can be killed and started again."""

    def __init__(self, hosts: Mapping[str, Host]) -> None:
        self.hosts, self.control = hosts, hosts["control"]
        self.mount = self.control.mount
        self.env = {
            **PREFECT,
            "PREFECT_HOME": str(self.mount / "prefect"),
            "DAFU_HOME": str(ROOT),
            "DAFU_CONTACT": "operator@cluster.example",
            "DAFU_CONFIG": os.devnull,
            "DAFU_REPLICA": "1",
            "DAFU_SOURCES": str(self.mount / "sources"),
            "DAFU_STORE": "s3://dafu/all",
            "DAFU_LEDGER": f"postgresql://dafu@{ADDRESSES['control']}/dafu",
            "AWS_ACCESS_KEY_ID": _KEYS["accessKey"],
            "AWS_SECRET_ACCESS_KEY": _KEYS["secretKey"],
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": f"http://{ADDRESSES['store']}:8333",
            "AWS_ALLOW_HTTP": "true",
        }
        """The environment of a machine that collects."""

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Ask Prefect's server. Raises RuntimeError while it does not answer."""
        text = "" if body is None else json.dumps(body)
        found = self.control.run(sys.executable, "-I", "-c", _ASK, method, f"{API}{path}", text)
        return json.loads(found.strip() or "null")

    def wait(self, what: str, *command: object, host: str = "control", most: int = 600) -> None:
        """Until a command succeeds. Raises RuntimeError."""
        end = time.monotonic() + most
        while True:
            try:
                self.hosts[host].run(*command, env=self.env)
                return
            except RuntimeError as error:
                if time.monotonic() > end:
                    raise RuntimeError(f"{what} did not come: {error}") from error
            time.sleep(1)

    def postgres(self) -> None:
        """PostgreSQL's server; the first time with its databases."""
        programs, data = postgres.programs(), self.mount / "postgres"
        assert programs is not None
        is_new = not (self.control.disk / "postgres").exists()
        if is_new:
            (self.control.disk / "postgres").mkdir()
            shutil.chown(self.control.disk / "postgres", "postgres")
            init = (programs / "initdb", "-D", data, "-A", "trust", "-U", "dafu")
            self.control.run(*postgres.as_user(*init))
            with (self.control.disk / "postgres" / "pg_hba.conf").open("a") as rules:
                rules.write("host all all 10.77.0.0/24 trust\n")
        serve = (programs / "postgres", "-D", data, "-h", ADDRESSES["control"], "-k", "")
        self.control.start("postgres", *postgres.as_user(*serve))
        ready = ("-h", ADDRESSES["control"], "-U", "dafu")
        self.wait("PostgreSQL", programs / "pg_isready", *ready)
        for name in ("prefect", "dafu") if is_new else ():
            self.control.run(programs / "createdb", *ready, name)

    def server(self) -> None:
        """Prefect's server."""
        database = f"postgresql+asyncpg://dafu@{ADDRESSES['control']}/prefect"
        self.control.start(
            "server", BIN / "prefect", "server", "start", "--no-ui", "--host",
            ADDRESSES["control"], "--port", "4200",
            **self.env, PREFECT_SERVER_DATABASE_CONNECTION_URL=database,
        )  # fmt: skip
        self.wait("Prefect's server", sys.executable, "-I", "-c", _ASK, "GET", f"{API}/health", "")

    def deployments(self) -> None:
        """The work pool, the deployments of prefect.yaml without their schedules, and the
        automation for runs whose machine is gone."""
        prefect = BIN / "prefect"
        self.control.run(prefect, "work-pool", "create", "--type", "process", "dafu", env=self.env)
        self.control.run(prefect, "--no-prompt", "deploy", "--all", env=self.env)
        lost = ROOT / "deploy" / "prefect-lost-runs.yaml"
        self.control.run(prefect, "automation", "create", "--from-file", lost, env=self.env)
        for deployment in self.ask("POST", "/deployments/filter", {}):
            for schedule in deployment["schedules"]:
                path = f"/deployments/{deployment['id']}/schedules/{schedule['id']}"
                self.ask("PATCH", path, {"active": False})

    def worker(self, name: str) -> None:
        """A worker that runs one flow at a time."""
        host = self.hosts[name]
        host.start("worker", BIN / "prefect", "worker", "start", "--pool", "dafu", "--limit", "1",
                   "--name", name, **self.env)  # fmt: skip

    def store(self) -> None:
        """The S3 server, with its bucket."""
        host, mount = self.hosts["store"], self.mount
        (host.disk / "weed").mkdir(exist_ok=True)
        keys = {"name": "dafu", "credentials": [_KEYS]}
        actions = ["Admin", "Read", "Write", "List", "Tagging"]
        settings = {"identities": [{**keys, "actions": actions}]}
        (host.disk / "s3.json").write_text(json.dumps(settings))
        host.start(
            "store", BIN / "weed", "server", "-dir", mount / "weed", "-ip", ADDRESSES["store"],
            "-s3", "-s3.config", mount / "s3.json", "-master.volumeSizeLimitMB=64",
            "-volume.max=100",
        )  # fmt: skip
        bucket = (
            "import pyarrow.fs as f; f.S3FileSystem(allow_bucket_creation=True, scheme='http', "
            f"endpoint_override='{ADDRESSES['store']}:8333').create_dir('dafu')"
        )
        self.wait("the store", BIN / "python", "-c", bucket)

    def sites(self, chosen: tuple[str, ...], seconds: float) -> None:
        """The replica, and the ways to it; each answer takes so long."""
        sites = self.hosts["sites"]
        there = f"{ADDRESSES['sites']}:{SITES_PORT}"
        sites.start("replica", BIN / "python", "-m", "replica", "--port", SITES_PORT, "--sources",
                    self.mount / "sources")  # fmt: skip
        sites.start("forward", sys.executable, FORWARD, there, f"127.0.0.1:{SITES_PORT}", seconds)
        self.wait("the replica", "test", "-e", self.mount / "sources" / f"{chosen[-1]}.yml",
                  host="sites")  # fmt: skip
        time.sleep(1)
        for name in ("control", "one", "two"):
            folder = self.hosts[name].disk / "sources"
            folder.mkdir()
            for source in chosen:
                shutil.copy(sites.disk / "sources" / f"{source}.yml", folder)
            self.ways(name)

    def ways(self, name: str) -> None:
        """The way from a host to the replica."""
        here, there = f"127.0.0.1:{SITES_PORT}", f"{ADDRESSES['sites']}:{SITES_PORT}"
        self.hosts[name].start("forward", sys.executable, FORWARD, here, there)
