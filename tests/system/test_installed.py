"""What is installed: units with least privileges, hashes of dependencies, public addresses."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import forked
import pytest
from conftest import ROOT, long_but

from replica.site import Site
from schemas.source import Source

UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda p: p.name)
@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_units_have_least_privileges(unit: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--threshold=20", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-400:]


COMMANDS = sorted(
    command
    for unit in UNITS
    for command in re.findall(r"^ExecStart=/opt/dafu/\.venv/bin/(.+)$", unit.read_text(), re.M)
)
OURS = [command for command in COMMANDS if command.startswith("dafu ")]


def test_there_are_units() -> None:
    assert len(COMMANDS) == 3 and OURS


@pytest.mark.parametrize("command", long_but(OURS, COMMANDS))
def test_units_name_what_exists(command: str) -> None:
    program, *words = command.split()
    verbs = [w for w in words if re.fullmatch(r"[a-z]+", w)][: 1 if program == "dafu" else 2]
    place = Path(sys.executable).with_name(program)
    assert place.exists()
    done = (
        forked.dafu(*verbs, "--help")
        if program == "dafu"
        else subprocess.run([place, *verbs, "--help"], capture_output=True, check=False)
    )
    shown = done.stdout.decode()
    assert done.returncode == 0 and all(w in shown for w in words if w.startswith("--"))


def test_every_locked_dependency_has_a_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    names = re.findall(r"^([a-z0-9][a-z0-9._-]*)==", lock, re.M)
    assert len(names) > 100 and len(
        re.split(r"^[a-z0-9][a-z0-9._-]*==", lock, flags=re.M)
    ) - 1 == len(names)
    assert all(
        "--hash=sha256:" in block
        for block in re.split(r"^[a-z0-9][a-z0-9._-]*==", lock, flags=re.M)[1:]
    )


def test_a_registry_source_is_public_by_form() -> None:
    with pytest.raises(ValueError, match=r"http\(s\)"):
        Source.model_validate(
            {**Site("x", "trs_wcm").source().model_dump(), "start_urls": ["file:///etc/passwd"]}
        )
