"""Behaviour is that of the golden record; record.py says how a meant difference is accepted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from behaviour import demo_version
from conftest import long_but
from differing import Record, differences, shown
from record import (
    FILES,
    SHARED,
    commands_apart,
    dataset,
    load,
    mutations,
    present,
    sections,
    shared,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Callable[[], Record]]:
    return sections(tmp_path_factory.mktemp("golden").resolve())


SOME: dict[str, Callable[[Path], Record]] = {
    "mutations": lambda folder: mutations(5),
    "shared": lambda folder: shared(4),
    "dataset": lambda folder: of_sources(demo_version(folder / "demo", {"jyj.yunchuan"})),
    "commands": lambda folder: commands_apart(None, folder),
}
"""A part of the sections that take long."""


def of_sources(version: Path) -> Record:
    """The rows that a crawl gives, whatever others bring."""
    rows = dataset(version).items()
    return {n: columns for n, columns in rows if {"source_id", "reply_id"} & columns.keys()}


@pytest.mark.parametrize("section", SOME)
def test_some_of_a_large_section(section: str, tmp_path: Path) -> None:
    recorded, found = load(section), SOME[section](tmp_path.resolve())
    assert len(found) > 50 or (section == "shared" and not SHARED.exists())
    compare(section, {name: recorded[name] for name in found if name in recorded}, found)


@pytest.mark.parametrize("section", long_but(FILES.keys() - SOME.keys(), FILES))
def test_behaviour_is_as_recorded(section: str, made: dict[str, Callable[[], Record]]) -> None:
    compare(section, present(section, load(section)), made[section]())


def compare(section: str, recorded: Record, found: Record) -> None:
    if section == "shared":
        if not recorded:
            pytest.skip(f"the real pages are no part of the project (no {SHARED.name} beside it)")
        # Pages may have been added since.
        found = {name: columns for name, columns in found.items() if name in recorded}
    assert recorded, "no record; run python tests/golden/record.py --write"
    lines = differences(recorded, found)
    if lines:
        pytest.fail(f"{len(lines)} differences from the record:\n{shown(lines)}", pytrace=False)
