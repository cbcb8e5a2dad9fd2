"""`dafu demo` as a user runs it, killed in the middle, run again and once more, and compared with
one that nothing disturbed. The workflow runs `make demo` before `make test`; in every run a night
of many sites is in tests/nights/test_fault_matrix.py, a crawl of the demo's in tests/golden."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from one_prefect import home_of_another, without_it

from storage.layout import is_held
from storage.raw.staging import ALIVE

pytestmark = pytest.mark.long
DAFU = Path(sys.executable).with_name("dafu")
DAY = "2026-11-20"
"""The same texts, also when this runs over midnight."""


@pytest.fixture(scope="module")
def port() -> int:
    """The same for all demos of this file: it is in the addresses of the replies."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def demo(
    data: Path, port: int, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [DAFU, "demo", "--data", data, "--port", str(port)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def rows(data: Path) -> pd.DataFrame:
    frame = pd.read_parquet(data / "datasets" / "latest" / "replies")
    unstable = ["capture_id", "run_id", "first_seen_at", "last_seen_at", "last_changed_at"]
    return frame.drop(columns=unstable).sort_values("reply_id").reset_index(drop=True)


@pytest.fixture(scope="module")
def undisturbed(port: int, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The data of a demo, and what it said. It begins its own Prefect server, as a user's does."""
    data = tmp_path_factory.mktemp("undisturbed")
    (data / "demo-day").write_text(DAY)
    home_of_another(data / "prefect")
    done = demo(data, port, without_it())
    assert done.returncode == 0, done.stdout + done.stderr
    assert "temporary server" not in done.stderr, "Prefect's words came after the last line"
    return data, done.stdout


@pytest.fixture(scope="module")
def again(port: int, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The data of a demo that was killed and run again, and what the second run said."""
    data = tmp_path_factory.mktemp("demo")
    (data / "demo-day").write_text(DAY)
    home_of_another(data / "prefect")
    killed = subprocess.Popen(
        [DAFU, "demo", "--data", data, "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        env=without_it(),
    )
    assert killed.stdout
    for line in killed.stdout:
        if "pages read" in line:
            break
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    killed.stdout.close()
    until = time.monotonic() + 60  # the crawls notice that their parent is gone, and end
    while any(map(is_held, data.glob(f"staging/*/{ALIVE}"))) and time.monotonic() < until:
        time.sleep(0.1)
    done = demo(data, port)
    assert done.returncode == 0, done.stdout + done.stderr
    return data, done.stdout


def test_a_demo_and_what_opens_its_data(undisturbed: tuple[Path, str]) -> None:
    data, said = undisturbed
    assert "301 new, 0 changed, 0 gone." in said
    assert re.search(r"replica_slj_yunchuan\s+complete\s+112", said)
    assert len([line for line in said.splitlines() if " -c " in line]) == 3
    replies = data / "datasets" / "latest" / "replies"
    assert (
        pl.scan_parquet(replies / "**" / "*.parquet", hive_partitioning=True)
        .select(pl.len())
        .collect()
        .item()
        == 301
    )
    counted = duckdb.sql(
        f"select published_year, count(*) from read_parquet('{replies}/**/*.parquet', "
        "hive_partitioning=true) group by 1"
    ).fetchall()
    assert sum(n for _, n in counted) == 301


def test_the_commands_that_a_demo_names(undisturbed: tuple[Path, str]) -> None:
    commands = [line.strip() for line in undisturbed[1].splitlines() if " -c " in line]
    assert len(commands) == 3
    for command in commands:
        shown = subprocess.run(
            command, shell=True, capture_output=True, text=True, check=True
        ).stdout
        assert "301" in shown or "答复" in shown or "…" in shown


def test_a_demo_killed_and_repeated_gives_the_same_and_a_third_nothing_new(
    again: tuple[Path, str], undisturbed: tuple[Path, str], port: int
) -> None:
    data, said = again
    assert re.search(r"replica_slj_yunchuan\s+complete\s+112", said)
    pd.testing.assert_frame_equal(rows(data), rows(undisturbed[0]))
    third = demo(data, port, without_it())
    assert third.returncode == 0 and "Nothing new" in third.stdout
