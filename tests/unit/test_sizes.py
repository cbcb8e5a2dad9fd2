"""What a newcomer can hold in the head: no module is long, no folder is crowded, and nothing is
imported in a circle."""

import tomllib
from collections import Counter
from pathlib import Path

from conftest import ROOT

PACKAGES = ["crawlers", "explorer", "flows", "replica", "schemas", "storage"]
MOST_LINES, MOST_MODULES = 300, 16


def modules(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    assert len(found) > 20
    return found


def test_no_module_is_long() -> None:
    lines = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules(*PACKAGES, "benchmarks", "tests")
    }
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_no_folder_is_crowded() -> None:
    """Modules besides `__init__`."""
    counts = Counter(
        str(path.parent.relative_to(ROOT))
        for path in modules(*PACKAGES)
        if path.name != "__init__.py"
    )
    assert {folder: count for folder, count in counts.items() if count > MOST_MODULES} == {}


def test_no_two_test_files_have_one_name() -> None:
    """Two of one name, in folders that are no packages, end the collection of all tests."""
    counts = Counter(
        path.name
        for path in modules("tests")
        if path.name.startswith("test_") and not (path.parent / "__init__.py").exists()
    )
    assert [name for name, count in counts.items() if count > 1] == []


def test_circles_are_looked_for_in_every_package() -> None:
    """By `make lint`, which fails at the first."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        settings = tomllib.load(file)["tool"]["importlinter"]
    [circles] = [c for c in settings["contracts"] if c["type"] == "acyclic_siblings"]
    assert circles["ancestors"] == settings["root_packages"] == PACKAGES
    assert sorted(p.parent.name for p in ROOT.glob("*/__init__.py")) == PACKAGES
