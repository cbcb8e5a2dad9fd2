"""A second set of unseen portals: eight families, two halves, twenty seeds each."""

from collections.abc import Callable, Iterator
from importlib import import_module

from second.site import Second

HALVES = {
    "A": ("a_county", "a_city", "a_drawn", "a_rough"),
    "B": ("b_district", "b_ministry", "b_catalogue", "b_mishap"),
}
SEEDS = range(20)


def portal(family: str, seed: int) -> Second:
    """One portal of a family."""
    build: Callable[[int], Second] = import_module(f"second.{family}").build
    return build(seed)


def portals(half: str) -> Iterator[Second]:
    """All portals of a half."""
    for family in HALVES[half]:
        for seed in SEEDS:
            yield portal(family, seed)
