"""The discoverer on portals whose authors had not read it (tests/discovery: unseen, second,
third)."""

from collections.abc import Iterable
from statistics import median

import pytest
import second
import third
import unseen
from conftest import long_but
from opened import looks_at

FAMILIES = [
    *(f"unseen.{family}" for family in (*unseen.HALF_A, *unseen.HALF_B)),
    *(f"second.{family}" for half in second.HALVES.values() for family in half),
    *(f"third.{family}" for family in (*third.HALF_A, *third.HALF_B)),
]

KEPT = (
    "unseen.a_organs", "unseen.a_walls", "unseen.a_years", "unseen.b_mazes", "unseen.b_ministry",
    "unseen.b_trees", "second.a_drawn", "second.a_rough", "second.b_catalogue", "second.b_district",
    "third.a_office", "third.b_organs",
)  # fmt: skip
"""Of every run, see test_portals.py."""


def is_found(family: str, seeds: Iterable[int]) -> None:
    looks = looks_at(family, seeds)
    assert looks.recall >= 0.95, looks.judged.missed
    assert looks.precision >= 0.98, looks.judged.false
    assert looks.judged.kinds >= 0.8 * looks.judged.hit
    assert median(looks.requests) <= 40


@pytest.mark.parametrize("family", long_but(KEPT, FAMILIES))
def test_columns_of_unseen_portals_are_found_and_nothing_else(family: str) -> None:
    is_found(family, [(3 + 7 * FAMILIES.index(family)) % 20])


@pytest.mark.long
@pytest.mark.parametrize("family", FAMILIES)
def test_all_seeds(family: str) -> None:
    is_found(family, range(20))
