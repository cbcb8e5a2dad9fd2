"""The command line as people meet it: tables, JSON, completion, short commands."""

import ast
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from forked import dafu
from typer.testing import CliRunner

from crawlers.registry import load_sources
from flows.cli import app
from flows.cli.terminal import printing, progress
from flows.nightly import NightReport
from storage.source_report import SourceReport

DAFU = Path(sys.executable).with_name("dafu")
MOST_LINES = 25


@pytest.mark.parametrize("path", sorted((ROOT / "flows/cli").glob("*.py")), ids=lambda p: p.stem)
def test_a_command_is_short_the_work_is_elsewhere(path: Path) -> None:
    """Lines of a function's body after its docstring."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef):
            start = node.body[1:] if isinstance(node.body[0], ast.Expr) else node.body
            lines = (node.end_lineno or 0) - start[0].lineno + 1 if start else 0
            assert lines <= MOST_LINES, f"{node.name}: {lines} lines"


def test_a_listing_is_json_when_asked() -> None:
    listed = json.loads(dafu("sources", "list", "--json").stdout)
    assert [row["id"] for row in listed] == list(load_sources())
    shown = json.loads(dafu("sources", "show", "shenyang_gxj_npc", "--json").stdout)
    assert shown["platform"] == "trs_wcm" and shown["publisher"]["region"] == "210100"
    checked = json.loads(dafu("sources", "check", "--json").stdout)
    assert checked["healthy"] and checked["files"] == len(listed)


def test_a_pipe_gets_whole_lines() -> None:
    lines = dafu("sources", "list", COLUMNS="40").stdout.decode().splitlines()
    assert lines[0].split() == ["source", "platform", "kind", "status", "title"]
    assert len(lines) == len(load_sources()) + 1 and not any("\x1b" in line for line in lines)


def test_columns_of_wide_characters_are_aligned(capsys: pytest.CaptureFixture[str]) -> None:
    printing.print_table(("name", "n", "place"), [("答复", 1200, "a"), ("ab", 3, None)])
    assert capsys.readouterr().out == "name      n  place\n答复  1,200  a\nab        3\n"


def on_a_terminal(*args: str, **environment: str) -> str:
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [DAFU, *args],
        env={**os.environ, "TERM": "xterm", **environment},
        stdout=theirs,
        stderr=theirs,
        stdin=theirs,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            block = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not block:
            break
        shown += block
    os.close(ours)
    assert done.wait(30) == 0
    return shown.decode()


def test_a_terminal_gets_a_table_of_its_width() -> None:
    from rich.cells import cell_len

    plain = on_a_terminal("sources", "list", "--platform", "longxun", COLUMNS="70", NO_COLOR="1")
    shown = re.sub(r"\x1b\[[0-9;]*m", "", plain).splitlines()
    assert max(map(cell_len, shown)) <= 70 and any("─" in line for line in shown)
    assert "\x1b[3" not in plain, "NO_COLOR is obeyed"
    coloured = on_a_terminal("sources", "list", "--platform", "longxun", COLUMNS="120")
    assert "\x1b[33m" in coloured


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"_DAFU_COMPLETE": "complete_bash", "COMP_WORDS": "dafu so", "COMP_CWORD": "1"},
         "sources"),
        ({"_DAFU_COMPLETE": "complete_bash", "COMP_WORDS": "dafu crawl shenyang_g",
          "COMP_CWORD": "2"}, "shenyang_gxj_npc"),
        ({"_DAFU_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "dafu versions ch"},
         "checkout"),
    ],
)  # fmt: skip
def test_bash_and_zsh_complete_commands_and_sources(environment: dict[str, str], says: str) -> None:
    assert says in dafu(**environment).stdout.decode()


def test_help_and_completion_import_little() -> None:
    """Each of them waited for tables, ledger and reader: three quarters of its time."""
    script = "import sys, flows.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    large = {"deltalake", "lxml", "prefect", "pyarrow.dataset", "scrapy", "sqlalchemy"}
    assert done.returncode == 0 and not large & set(done.stdout.split()), done.stderr


def test_the_version_is_printed() -> None:
    from flows import CODE_VERSION

    assert CliRunner().invoke(app, ["--version"]).stdout == f"dafu {CODE_VERSION}\n"


def test_progress_in_a_pipe_is_a_line_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 1.0, 1.5, 5.0, 12.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    with progress.progress("sources") as told:
        told("", 0, 4)
        told("first", 1, 4)
        told("second", 1, 4)
        told("third", 1, 4)
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "  1 of 4 sources, about 1 min left: first",
        "  3 of 4 sources, about 1 min left: third",
    ], "the first at once, then one every ten seconds"


@pytest.mark.parametrize("outcome", ["complete", "failed"])
def test_a_night_says_that_all_was_read_only_when_it_was(
    outcome: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A night whose only source could not be asked ended with "every list was read"."""
    reports = [
        SourceReport("a", "", "complete", None, None),
        SourceReport("b", "", outcome, None, "the host is not known"),
    ]
    printing.print_night(NightReport(reports, tmp_path, False), tmp_path)
    told = capsys.readouterr().out
    assert ("every list was read" in told) == (outcome == "complete")
    assert ("1 of 2 sources were not read to their end" in told) == (outcome == "failed")
