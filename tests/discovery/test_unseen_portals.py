"""The discoverer on portals whose author had not read it (tests/discovery/unseen)."""

from statistics import median

import pytest
from opened import Looks, looks_at
from unseen import HALF_A, HALF_B, SEEDS

FEW = range(0, 20, 7)
FEW_B = range(3, 20, 7)  # each family has columns that are found among these
FLOORS = {
    "b_ministry": 0.8, "b_trees": 0.7, "b_services": 0.6, "b_notices": 0.85, "b_mazes": 0.75,
}  # fmt: skip
"""Recall of the second half, in which whole kinds of portals are not found yet
(docs/benchmarks.md)."""


def is_good(looks: Looks) -> None:
    assert looks.recall >= 0.95, looks.judged.missed
    assert looks.precision >= 0.98, looks.judged.false
    assert median(looks.requests) <= 40


@pytest.mark.parametrize("family", HALF_A)
def test_columns_of_unseen_portals_are_found_and_nothing_else(family: str) -> None:
    is_good(looks_at(family, FEW))


@pytest.mark.long
@pytest.mark.parametrize("family", HALF_A)
def test_all_seeds(family: str) -> None:
    is_good(looks_at(family, SEEDS))


@pytest.mark.parametrize("family", HALF_B)
def test_what_is_found_of_the_second_half_is_right(family: str) -> None:
    looks = looks_at(family, FEW_B)
    assert looks.judged.hit and looks.precision >= 0.98, looks.judged.false
    assert median(looks.requests) <= 40


@pytest.mark.long
@pytest.mark.parametrize("family", HALF_B)
def test_the_second_half_is_found_as_far_as_it_was(family: str) -> None:
    looks = looks_at(family, SEEDS)
    assert looks.recall >= FLOORS[family], looks.judged.missed
    assert looks.precision >= 0.98, looks.judged.false
