"""Behaviour is that of the golden record; record.py says how a meant difference is accepted."""

from collections.abc import Callable

import pytest
from differing import Record, differences, shown
from record import FILES, SHARED, load, present, sections


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Callable[[], Record]]:
    return sections(tmp_path_factory.mktemp("golden").resolve())


@pytest.mark.parametrize("section", FILES)
def test_behaviour_is_as_recorded(section: str, made: dict[str, Callable[[], Record]]) -> None:
    recorded = present(section, load(section))
    if section == "shared" and not recorded:
        pytest.skip(f"the real pages are not part of the project ({SHARED.name} is not beside it)")
    found = made[section]()
    if section == "shared":
        found = {
            name: columns for name, columns in found.items() if name in recorded
        }  # pages may have been added since
    assert recorded, "no record; run python tests/golden/record.py --write"
    lines = differences(recorded, found)
    if lines:
        pytest.fail(f"{len(lines)} differences from the record:\n{shown(lines)}", pytrace=False)
