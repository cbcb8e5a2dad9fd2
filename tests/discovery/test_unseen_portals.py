"""The discoverer on portals whose author had not read it (tests/discovery/unseen)."""

from statistics import median

import pytest
from opened import Looks, looks_at
from unseen import HALF_A, SEEDS

FEW = range(0, 20, 7)


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
