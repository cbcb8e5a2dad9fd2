"""Invented list sites written from the facts by someone who had not read the adapters: whatever the
site, all of its documents are found, or the list is not called whole."""

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import base
import pytest
from conftest import long_but
from walking import MadeSite, Walked, walked

HERE = Path(__file__).parent
HALVES = [half for half in ("open", "second", "third", "fourth") if (HERE / half).is_dir()]
LATER = (
    "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "fourteenth",
)  # fmt: skip
FAMILIES = [family for half in HALVES for family in base.load(half)]
OLD = len(FAMILIES)
FAMILIES += [family for half in LATER for family in base.load(half)]
"""Families of the first sets."""
NAMES = [family.name for family in FAMILIES]
EVERY = range(len(FAMILIES))
KEPT = [NAMES.index(name) for name in (HERE / "every_run.txt").read_text().split()]
"""Of every run: chosen one by one, so that their walks take each branch of `crawlers` that those of
all take (as coverage.py counts branches). The others are in check-all."""
SEED = 1
"""Of a family in every run."""
MORE_SEEDS = [0, *range(2, 11)]
SHARES = pytest.mark.parametrize("families", long_but([KEPT], [KEPT, EVERY]), ids=["some", "all"])


@cache
def first_night(family: int, seed: int) -> tuple[MadeSite, Walked]:
    """The site that a family has for a seed, and what was found there the first time. Tests of one
    process share it."""
    site = FAMILIES[family].build(random.Random(seed))
    return site, walked(site)


@pytest.mark.parametrize(
    "seeds", long_but([[SEED]], [[SEED], MORE_SEEDS]), ids=["seed", "more seeds"]
)
@pytest.mark.parametrize("family", long_but(KEPT, EVERY), ids=NAMES)
def test_no_list_is_cut_short_without_a_word(family: int, seeds: list[int]) -> None:
    for seed in seeds:
        _, found = first_night(family, seed)
        assert not found.silent_loss, (seed, found.verdict, sorted(found.missed)[:3])
        assert not found.decoys, (seed, sorted(found.decoys)[:3])


@SHARES
def test_nearly_every_list_of_the_later_sets_that_is_read_whole_is_called_whole(
    families: Sequence[int],
) -> None:
    nights = [first_night(family, SEED) for family in families if family >= OLD]
    whole = [n for site, n in nights if site.complete_possible and not n.missed]
    assert len(whole) >= 0.9 * len([site for site, _ in nights if site.complete_possible])
    assert sum(n.complete for n in whole) >= 0.9 * len(whole)


@SHARES
def test_nearly_every_list_that_is_read_whole_is_called_whole(families: Sequence[int]) -> None:
    read = called = documents = listed = 0
    for family in (f for f in families if f < OLD):
        site, found = first_night(family, SEED)
        documents += len(set(site.documents) - site.hidden)
        listed += len(found.found - site.hidden)
        if site.complete_possible and not found.missed:
            read, called = read + 1, called + found.complete
    assert listed >= 0.97 * documents
    assert called >= 0.9 * read


@pytest.mark.parametrize("family", long_but(KEPT, EVERY[OLD:]), ids=NAMES[OLD:])
def test_the_documents_of_the_later_sets_are_found(family: int) -> None:
    site, found = first_night(family, SEED)
    assert not found.missed - site.hidden


@pytest.mark.parametrize("family", long_but(KEPT, EVERY), ids=NAMES)
def test_later_nights_ask_for_list_pages_only(family: int) -> None:
    """What was found out is remembered: no address is tried again, and the proof holds, also by
    what the second night kept."""
    _, before = first_night(family, SEED)
    for _ in (2, 3):
        # Built anew: some sites count how often they are asked.
        site = FAMILIES[family].build(random.Random(SEED))
        night = walked(site, before.platform, before.learned)
        assert night.found == before.found
        assert night.complete == before.complete
        assert len(night.requests) <= len(before.requests)
        tries = {k.url: k.tries for k in before.learned}
        assert all(k.tries == tries[k.url] for k in night.learned if k.url in tries)
        if night.learned == before.learned:
            break  # the next night would be this one again
        before = night
