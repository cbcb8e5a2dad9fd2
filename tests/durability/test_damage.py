"""Damage to a data folder: a byte flipped, a file cut, a file gone, each kind of file three ways.

Whatever happens is repaired or refused, in words; what goes out of a version is told. The folder is
that of a crawled site, with edits, a take-down, versions and a crawl that is not yet collected.
tests/attack/damage.py does the same at random places.
"""

from pathlib import Path
from typing import Any

import pytest
from conftest import long_but
from damaging import (
    FAST,
    WAYS,
    cases,
    content,
    copied,
    expected_of,
    night,
    night_after,
    sound_folder,
)

from storage.layout import Layout


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """The folder before the damage."""
    return sound_folder(tmp_path_factory)


@pytest.fixture(scope="module")
def expected(sound: Layout, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    return expected_of(sound, tmp_path_factory.mktemp("expected"))


@pytest.mark.parametrize(("name", "way"), cases(FAST))
def test_damage(
    sound: Layout, expected: dict[str, list[str]], tmp_path: Path, name: str, way: str
) -> None:
    night_after(copied(sound, tmp_path), expected, name, way)


@pytest.mark.parametrize("way", long_but(["cut"], WAYS))
def test_the_journal_of_a_commit(
    sound: Layout, expected: dict[str, Any], tmp_path: Path, way: str
) -> None:
    layout = copied(sound, tmp_path)
    (run,) = [p.name for p in layout.staging.iterdir() if p.is_dir()]
    journal = layout.staging / "commit.json"
    journal.write_text(f'{{"commit_id": "20991231T000000000000", "runs": ["{run}"]}}')
    WAYS[way](journal, 0.1)
    night(layout)
    assert content(layout) == expected
    assert way == "remove" or list((layout.root / "damaged").glob("*commit.json"))
