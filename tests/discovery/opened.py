"""Looks at the portals of tests/discovery/unseen and second: `PYTHONPATH=.:tests/discovery python
tests/discovery/opened.py unseen.b_trees second.a_city` prints a line a family, and what is missed
or false."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

import second
import third
import unseen
from looking import looked_at
from unseen.base import ReplyList, Unseen
from unseen.score import Judgement, judge

from schemas.discovery import HostDiscovery

SETS = {"unseen": unseen, "second": second, "third": third}
KINDS = {"npc_suggestion": "npc", "cppcc_proposal": "cppcc"}


@dataclass
class Looks:
    """What looks at some portals came to."""

    judged: Judgement = field(default_factory=Judgement)
    requests: list[int] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Lists found, of those that stand on hosts that were looked at."""
        return self.judged.hit / self.judged.wanted if self.judged.wanted else 1.0

    @property
    def precision(self) -> float:
        """Found lists that are lists of replies."""
        found, false = self.judged.found, len(self.judged.false)
        return (found - false) / found if found else 1.0

    def add(self, site: Unseen, state: HostDiscovery) -> None:
        """Compare one portal."""
        found = [
            (url, KINDS.get(one.kind, "mixed")) for one in state.lists for url in one.addresses
        ]
        # A catalogue (gkmlpt) is one source, which crawls all categories that it names.
        golds = [pair for gold in site.gold if isinstance(gold, ReplyList) for pair in gold.kinds]
        for one in state.lists:
            if one.platform == "gkmlpt":
                named = [pair for pair in golds if pair[0].startswith(f"{one.url}#")]
                found = [pair for pair in found if not named or pair[0] != one.url] + named
        judged = judge(site, found)
        for words in (judged.missed, judged.false):
            words[:] = [f"{site.name}: {url}" for url in words]
        self.judged.add(judged)
        self.requests.append(state.requests)

    def join(self, other: "Looks") -> None:
        """Put others beside them."""
        self.judged.add(other.judged)
        self.requests += other.requests

    def line(self, name: str) -> str:
        """One line of the table."""
        j = self.judged
        return (
            f"{name:<10} portals {len(self.requests):>3}  lists {j.wanted:>3}  recall "
            f"{self.recall:.3f}  precision {self.precision:.3f}  highest {j.highest} kinds "
            f"{j.kinds} of {j.hit}  requests: median {median(self.requests):.0f}, most "
            f"{max(self.requests)}"
        )


def looks_at(family: str, seeds: Iterable[int] = range(20)) -> Looks:
    """Looks at the portals of a family (unseen.b_trees, second.a_city). Slow ones answer at once:
    nothing here waits."""
    looks = Looks()
    of_set, name = family.split(".")
    for seed in seeds:
        site = SETS[of_set].portal(name, seed)
        site.late = {}
        looks.add(site, looked_at(site))
    return looks


def main() -> None:
    """The table of docs/benchmarks.md."""
    total = Looks()
    for family in sys.argv[1:]:
        looks = looks_at(family)
        print(looks.line(family), flush=True)
        for word, urls in (("missed", looks.judged.missed), ("false", looks.judged.false)):
            print(*(f"    {word} {url}" for url in urls), sep="\n")
        total.join(looks)
    print(total.line("all"))


if __name__ == "__main__":
    main()
