"""The package as a user gets it: a wheel, installed into an empty environment, runs the demo from
an empty folder. An editable install hides what a wheel lacks: rules, sources, templates, a
dependency that only the developers have."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = pytest.mark.long
VERSIONS = ("3.11", "3.12", "3.13")


def run(*words: object, cwd: Path, timeout: int = 900) -> str:
    """Output of a command in an environment without anything of this one."""
    kept = (
        "HOME",
        "LANG",
        "PATH",
        "PIP_",
        "HTTP",
        "http",
        "NO_PROXY",
        "no_proxy",
        "SSL_",
        "TMPDIR",
    )
    environment = {k: v for k, v in os.environ.items() if k.startswith(kept)}
    done = subprocess.run(
        list(map(str, words)),
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    assert done.returncode == 0, f"{words}: {done.stdout[-3000:]}{done.stderr[-3000:]}"
    return done.stdout


def interpreter(version: str) -> str | None:
    """A Python of a version: this one, one on the path, or one of pyenv."""
    if f"{sys.version_info.major}.{sys.version_info.minor}" == version:
        return sys.executable
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    named = [shutil.which(f"python{version}"), *sorted(pyenv.glob(f"{version}.*/bin/python"))]
    for path in named:
        found = path and subprocess.run(
            [path, "-c", "import ssl, sqlite3"], capture_output=True, check=False
        )
        if path and found and found.returncode == 0:
            return str(path)
    return None


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a copy of the tree, so that no build folder of before gets into it."""
    tree, out = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy2(ROOT / name, tree)
    for name in ("crawlers", "explorer", "flows", "replica", "schemas", "storage"):
        if not (ROOT / name).exists():
            continue
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    pip = (sys.executable, "-m", "pip")
    run(*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", out, tree, cwd=tree)
    [made] = out.glob("dafu-*.whl")
    return made


def constraints(folder: Path) -> Path:
    """The versions of the lock file, of which pip takes those that the wheel asks for."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(
        r"^([a-z0-9._-]+(?:\[[a-z,]+\])?==[^\s\\]+)(?:\s*;\s*([^\\\n]+))?", lock, re.M
    )
    lines = []
    for pin, marker in pins:
        name = re.sub(r"\[.*?\]", "", pin)  # pip takes no extras in constraints
        lines.append(f"{name} ; {marker}" if marker else name)
    path = folder / "constraints.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("version", VERSIONS)
def test_the_wheel_runs_the_demo(wheel: Path, tmp_path: Path, version: str) -> None:
    python = interpreter(version)
    if python is None:
        pytest.skip(f"Python {version} is not on this machine")
    run(python, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    there, empty = tmp_path / "venv" / "bin", tmp_path / "empty"
    empty.mkdir()
    pins = constraints(tmp_path)
    run(there / "python", "-m", "pip", "install", "-q", "-c", pins, wheel, cwd=empty)
    run(there / "python", "-m", "pip", "check", cwd=empty)
    assert len(run(there / "dafu", "sources", "list", cwd=empty).splitlines()) > 60
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    shown = run(there / "dafu", "demo", "--port", port, cwd=empty, timeout=600)
    assert "301 new, 0 changed, 0 gone." in shown
    assert (empty / "data/demo/health/index.html").stat().st_size > 100_000
    commands = [line.strip() for line in shown.splitlines() if " -c " in line]
    assert commands, "a reader that is installed opens the dataset"
    for command in commands:
        opened = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
        assert "答复" in opened.stdout or "301" in opened.stdout
