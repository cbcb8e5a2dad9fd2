"""The third set is what it says: every list answers and has rows, links lead to pages, lists are
where they are noted, addresses are of one column each. Nothing of dafu looks at it here."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from unseen.base import ReplyList, Unseen

from third import HALF_A, HALF_B, SEEDS, portal

pytestmark = pytest.mark.long  # of the invented portals alone, which nobody changes by the way
FAMILIES = (*HALF_A, *HALF_B)


def shown(p: Unseen, url: str) -> tuple[int, str]:
    """A page after its redirects."""
    for _ in range(6):
        answer = p.answer(url)
        if answer.status not in (301, 302):
            break
        url = urljoin(url, answer.headers["Location"])
    return answer.status, answer.body.decode(p.charset, "replace")


def test_halves() -> None:
    """There are 160, in two halves of families of their own."""
    assert len({*HALF_A, *HALF_B}) == 8
    assert 8 * len(SEEDS) == 160


@pytest.mark.parametrize("family", FAMILIES)
def test_lists_answer(family: str) -> None:
    """Each accepted address answers; a portal without lists says so; links are not broken."""
    answer(family, SEEDS[4::11])


@pytest.mark.parametrize("family", FAMILIES)
def test_lists_of_all_seeds_answer(family: str) -> None:
    answer(family, SEEDS)


def answer(family: str, seeds: range) -> None:
    for seed in seeds:
        p = portal(family, seed)
        p.late.clear()
        assert bool(p.gold) == (p.fate == "open"), (family, seed)
        assert (p.fate == "walled") == (p.answer(p.address("/")).status in (403, 412, 521)
                                        or "验证码" in shown(p, p.address("/"))[1])  # fmt: skip
        for gold in p.gold:
            assert isinstance(gold, ReplyList)
            assert gold.highest in gold.accepted
            for url, kind in gold.kinds:
                assert shown(p, url)[0] == 200, (family, seed, url)
                assert kind in ("npc", "cppcc", "mixed")
        highest = [g.highest for g in p.gold if isinstance(g, ReplyList)]
        assert len(set(map(str, highest))) <= len(highest)
        if p.fate != "walled":
            assert not broken(p), (family, seed, broken(p)[:5])


def broken(p: Unseen) -> list[str]:
    """Links in the HTML that lead nowhere on this host, but for those that are written so."""
    seen: set[str] = set()
    for path, text in list(p.pages.items()):
        if path in p.articles or path.startswith("//"):
            continue
        for href in re.findall(r"<a [^>]*?href=[\"']([^\"'#]+)[\"']", text):
            url = urljoin(p.address(path), href.replace("&amp;", "&"))
            if (urlsplit(url).hostname or "").endswith(p.host) and "'" not in url:
                seen.add(url)
    walls = tuple(p.walls)
    return [
        url
        for url in sorted(seen)
        if urlsplit(url).path not in p.dead
        and not (walls and urlsplit(url).path.startswith(walls))
        and shown(p, url)[0] != 200
    ]
