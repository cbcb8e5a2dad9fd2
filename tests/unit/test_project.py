"""What the project says about itself is true: paths in its pages exist, `make help` is complete,
pages link to pages, workflows run what the README names."""

import re
from pathlib import Path
from types import SimpleNamespace

import order
import pytest
import yaml
from conftest import ROOT
from telling import Telling

PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
_PATH = re.compile(
    r"(?<![\w/.:-])(?:crawlers|flows|storage|schemas|replica|explorer|tests|deploy|docs|benchmarks)"
    r"/[A-Za-z0-9_./-]*[A-Za-z0-9_/]"
)
MADE_BY_COMMANDS = ("tests/sources/", "docs/images/")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_paths_and_links_of_a_page_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    if page.name != "CHANGELOG.md":  # it tells of what was
        for path in _PATH.findall(re.sub(r"https?://\S+", "", text)):
            if not path.startswith(MADE_BY_COMMANDS) and not re.search(
                r"crawlers/sources/[a-z]", path
            ):
                assert (ROOT / path).exists(), path
    for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if not link.startswith("http"):
            assert (page.parent / link).exists(), link


def test_make_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.search(r"^\.PHONY: (.*)$", makefile, re.M)[1].split()) - {"help"}
    assert targets == set(re.findall(r'^\t@echo "make ([a-z-]+) ', makefile, re.M))
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.M), target


@pytest.mark.parametrize("path", sorted((ROOT / ".github").rglob("*.yml")), ids=lambda p: p.stem)
def test_workflows_are_pinned_and_run_the_commands(path: Path) -> None:
    text = path.read_text()
    assert yaml.safe_load(text)
    assert all(
        re.search(r"@v[0-9]+\.[0-9]+\.[0-9]+$", line) for line in re.findall("uses: .*", text)
    )
    for target in re.findall(r"run: make ([a-z-]+)", text):
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.M), target


def test_the_files_that_are_run_first_exist() -> None:
    assert [file for file in order.FILES if not file.exists()] == []


def test_a_failure_is_told_at_once() -> None:
    lines: list[str] = []
    terminal = SimpleNamespace(ensure_newline=lambda: None, write_line=lines.append)
    manager = SimpleNamespace(get_plugin=lambda name: terminal)
    telling = Telling(SimpleNamespace(pluginmanager=manager))
    for failed in (False, True):
        report = SimpleNamespace(failed=failed, nodeid="a::b", when="call", longreprtext="why")
        telling.pytest_runtest_logreport(report)
    assert lines == ["FAILED a::b (call)", "why"]
