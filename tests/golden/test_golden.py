"""Behaviour is that of the golden record; record.py says how a meant difference is accepted."""

from collections.abc import Callable

import pytest
from conftest import long_but
from differing import Record, differences, shown
from record import FILES, SHARED, load, mutations, present, sections, shared


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Callable[[], Record]]:
    return sections(tmp_path_factory.mktemp("golden").resolve())


MANY = {"mutations": lambda: mutations(5), "shared": lambda: shared(4)}
"""Sections of a thousand pages, and a part of each."""


@pytest.mark.parametrize("section", MANY)
def test_some_of_a_large_section(section: str) -> None:
    recorded = load(section)
    found = MANY[section]()
    compare(section, {name: recorded[name] for name in found if name in recorded}, found)


@pytest.mark.parametrize("section", long_but(FILES.keys() - MANY.keys(), FILES))
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
