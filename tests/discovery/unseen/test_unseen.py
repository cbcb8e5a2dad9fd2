"""The unseen portals hold together: the same for the same seed, every link answers, each list of
the gold answers and is linked. Nobody looks for columns here."""

import re
from urllib.parse import urljoin, urlsplit

import pytest

from unseen import HALF_A, HALF_B, portal
from unseen.base import ReplyList, Unseen
from unseen.score import canonical, judge

pytestmark = pytest.mark.long  # of the invented portals alone, which nobody changes by the way
FAMILIES = (*HALF_A, *HALF_B)
SEEDS = range(0, 20, 7)
"""All of them are clicked through by unseen.clicks."""


def status(p: Unseen, url: str) -> int:
    """The status that an address ends on."""
    for _ in range(5):
        answer = p.answer(url)
        if answer.status != 302:
            return answer.status
        url = urljoin(url, answer.headers["Location"])
    return 310


@pytest.mark.parametrize("family", FAMILIES)
def test_portals_answer_wherever_they_link_to(family: str) -> None:
    for seed in SEEDS:
        p = portal(family, seed)
        p.late = {}
        gone = {canonical(p, p.address(path)) for path in p.dead}
        checked: set[str] = set()
        walls = tuple(p.walls)
        few = set(list(p.articles)[::40])  # their frame is that of all
        for path, text in p.pages.items():
            if path.endswith((".js", ".json", ".xml")) or (path in p.articles and path not in few):
                continue
            base = p.address(path)
            for href in re.findall(r'<(?:a|area|i?frame) [^>]*?(?:href|src)="([^"]+)"', text):
                url = urljoin(base, href.replace("&amp;", "&"))
                host = urlsplit(url).hostname or ""
                if url in checked or not host.endswith(p.host) or re.search("[{}+']", href):
                    continue
                checked.add(url)
                if not urlsplit(url).path.startswith(walls) and canonical(p, url) not in gone:
                    assert status(p, url) == 200, (p.name, path, href)


@pytest.mark.parametrize("family", FAMILIES)
def test_portals_are_the_same_for_the_same_seed_and_their_gold_answers(family: str) -> None:
    for seed in SEEDS:
        p, again = portal(family, seed), portal(family, seed)
        assert p.pages == again.pages and p.gold == again.gold
        assert bool(p.gold) == (p.fate == "open"), p.name
        p.late = {}
        for gold in p.gold:
            assert isinstance(gold, ReplyList) and gold.highest in gold.accepted
            for address, _ in gold.kinds:
                assert status(p, address) == 200, (p.name, address)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_gold_itself_scores_full_marks(family: str) -> None:
    for seed in SEEDS:
        p = portal(family, seed)
        pairs = [pair for gold in p.gold if isinstance(gold, ReplyList) for pair in gold.kinds]
        result = judge(p, pairs, others=True)
        assert result.hit == result.wanted == result.highest == len(p.gold) and not result.false
        assert judge(p, [(p.address("/nowhere/"), "mixed")]).false
