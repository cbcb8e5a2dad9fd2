"""The second set holds together: portals build and differ, lists answer, a person finds them."""

from urllib.parse import urlsplit

import pytest
from unseen.base import ReplyList

from second import HALVES, SEEDS, portal
from second.person import VIEWS, looks_for, opened

pytestmark = pytest.mark.long  # of the invented portals alone, which nobody changes by the way
FAMILIES = [family for half in HALVES.values() for family in half]


@pytest.mark.parametrize("family", FAMILIES)
def test_lists_of_a_family_are_found_by_a_person(family: str) -> None:
    a_person_finds(family, range(2, 20, 8))


@pytest.mark.parametrize("family", FAMILIES)
def test_lists_of_all_seeds_are_found_by_a_person(family: str) -> None:
    a_person_finds(family, SEEDS)


def a_person_finds(family: str, seeds: range) -> None:
    """All highest addresses answer with a page and are reached within 60 page views."""
    for seed in seeds:
        p = portal(family, seed)
        assert p.fate == ("open" if p.gold else p.fate)
        assert bool(p.gold) == (p.fate == "open"), p.name
        walk = looks_for(p)
        for gold in p.gold:
            assert isinstance(gold, ReplyList)
            assert gold.highest in walk.gold, f"{p.name}: {gold.highest} after {walk.views}"
            assert walk.gold[gold.highest] <= VIEWS
            assert opened(p, gold.highest)[1].status == 200
            assert {kind for _, kind in gold.kinds} <= {"npc", "cppcc", "mixed"}


@pytest.mark.parametrize("family", FAMILIES)
def test_pages_of_a_family_answer(family: str) -> None:
    """Each page answers, but for walls and dead links; a portal is the same when built again."""
    for seed in (0, 17):
        p, again = portal(family, seed), portal(family, seed)
        assert p.pages == again.pages
        p.late.clear()
        for path in p.pages:
            if path in p.dead or any(path.startswith(start) for start in p.walls):
                continue
            url = p.address(path)
            assert opened(p, url)[1].status == 200, url


def test_portals_have_hosts_of_their_own() -> None:
    """No host twice."""
    hosts = [urlsplit(portal(f, s).address("/")).netloc for f in FAMILIES for s in (0, 1)]
    assert len(set(hosts)) == len(hosts)
