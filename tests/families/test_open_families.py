"""Invented list sites written from the facts by someone who had not read the adapters: whatever the
site, all of its documents are found, or the list is not called whole."""

import random
from pathlib import Path

import base
import pytest
from walking import walked

HERE = Path(__file__).parent
HALVES = [half for half in ("open", "second", "third", "fourth") if (HERE / half).is_dir()]
FAMILIES = [family for half in HALVES for family in base.load(half)]
SEEDS = 6
SEEDS_FOR_LOSSES = 21


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.name)
def test_no_list_is_cut_short_without_a_word(family: base.FamilyLike) -> None:
    for seed in range(SEEDS_FOR_LOSSES):
        site = family.build(random.Random(seed))
        found = walked(site)
        assert not found.silent_loss, (seed, found.verdict, sorted(found.missed)[:3])
        assert not found.decoys, (seed, sorted(found.decoys)[:3])


def test_nearly_every_list_that_is_read_whole_is_called_whole() -> None:
    read = called = documents = listed = 0
    for family in FAMILIES:
        for seed in range(SEEDS):
            site = family.build(random.Random(seed))
            found = walked(site)
            documents += len(set(site.documents) - site.hidden)
            listed += len(found.found - site.hidden)
            if site.complete_possible and not found.missed:
                read, called = read + 1, called + found.complete
    assert listed >= 0.97 * documents
    assert called >= 0.9 * read


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.name)
def test_the_second_night_asks_for_list_pages_only(family: base.FamilyLike) -> None:
    """What was found out is remembered: no address is tried again, and the proof holds."""
    site = family.build(random.Random(1))
    first = walked(site)
    second = walked(site, first.platform, first.learned)
    assert second.found == first.found
    assert second.complete == first.complete
    assert len(second.requests) <= len(first.requests)
    tries = {k.url: k.tries for k in first.learned}
    assert all(k.tries == tries[k.url] for k in second.learned if k.url in tries)
