"""`dafu demo` as a user runs it: killed in the middle, run again, run a third time."""

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
from one_prefect import home_of_another, without_it

DAFU = Path(sys.executable).with_name("dafu")


def free_port() -> int:
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
        timeout=240,
        check=False,
    )


def rows(data: Path) -> pd.DataFrame:
    frame = pd.read_parquet(data / "datasets" / "latest" / "replies")
    unstable = ["capture_id", "run_id", "first_seen_at", "last_seen_at", "last_changed_at"]
    return frame.drop(columns=unstable).sort_values("reply_id").reset_index(drop=True)


def test_demo_killed_repeated_and_opened(tmp_path: Path, prefect_server: None) -> None:
    """The first two begin their own Prefect server, as a user's do; the others have that of the
    tests."""
    port = free_port()
    for name in ("a", "b"):  # the same texts, also when this runs over midnight
        (tmp_path / name).mkdir()
        (tmp_path / name / "demo-day").write_text("2026-11-20")
    home_of_another(tmp_path / "a" / "prefect")
    killed = subprocess.Popen(
        [DAFU, "demo", "--data", tmp_path / "a", "--port", str(port)],
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
    time.sleep(3)  # the crawls notice that their parent is gone
    again = demo(tmp_path / "a", port, without_it())
    assert again.returncode == 0, again.stdout + again.stderr
    assert re.search(r"replica_slj_yunchuan\s+complete\s+112", again.stdout)
    third = demo(tmp_path / "a", port)
    assert third.returncode == 0 and "Nothing new" in third.stdout
    undisturbed = demo(tmp_path / "b", port)
    assert "301 new, 0 changed, 0 gone." in undisturbed.stdout
    left, right = rows(tmp_path / "a"), rows(tmp_path / "b")
    pd.testing.assert_frame_equal(left, right)
    commands = [line.strip() for line in undisturbed.stdout.splitlines() if " -c " in line]
    assert len(commands) == 3
    for command in commands:
        shown = subprocess.run(
            command, shell=True, capture_output=True, text=True, check=True
        ).stdout
        assert "301" in shown or "答复" in shown or "…" in shown
    replies = tmp_path / "b" / "datasets" / "latest" / "replies"
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
