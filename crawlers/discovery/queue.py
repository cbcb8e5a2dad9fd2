"""The pages of a host that wait to be asked for, best first."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawlers.discovery.addresses import folder_of
from crawlers.discovery.columns import plain
from crawlers.discovery.labels import LabelKind
from crawlers.platforms import Ask
from schemas.discovery import HostDiscovery, Pending, Role

MOST_WAYS = 40
"""Pages that only lead further, in one look at a host."""
LEAST_SCORE = 25
"""Of what is asked for once a column is found; pages of organs are asked for all the same."""
ONLY_WHEN_NOTHING = ("map", "script", "article")
"""Roles that are not asked for any more once a column is found."""
SCORES: dict[LabelKind, int] = {
    "column": 100, "side": 95, "entry": 60, "shelf": 58, "organs": 50, "topic": 45, "map": 36,
    "organ": 30, "weak": 25,
}  # fmt: skip
"""Where a link with such a label stands in the queue; each click costs 3."""
EXPLORED = 20
"""Sections whose names say nothing: only where nothing else has led to a column."""
_REPLACED = (("way", "way"), ("way", "column"))
"""What waits as the first of two is asked for as the second, where a better link leads to it."""
MOST_MISSED = 2
"""Organs more without the path of another than with it, when the path is given up."""
_FILE = re.compile(r"\.(?:pdf|docx?|wps|ofd|xlsx?|zip|rar|jpe?g|png|gif|mp4|css|apk)$", re.I)


@dataclass(frozen=True)
class Way:
    """How a page is reached: clicks from the home page and their words, the column page and the
    organ that lead to it, what else speaks for it; of a script the
    page that runs it, and the addresses that this page makes of records."""

    depth: int = 0
    trail: list[str] = field(default_factory=list)
    parent: str | None = None
    organ: str | None = None
    reasons: list[str] = field(default_factory=list)
    base: str | None = None
    places: list[str] = field(default_factory=list)

    @classmethod
    def beyond(cls, asked: Pending, parent: str | None = None, clicks: int = 1) -> "Way":
        """Further from a page that was asked for, in the same organ."""
        return cls(asked.depth + clicks, asked.trail, parent, asked.organ)


class Queue:
    """What is left of a look, and what was seen of the host: an address is asked for once."""

    def __init__(self, state: HostDiscovery) -> None:
        self.pending = list(state.pending)
        self.seen = {*state.seen, *(plain(p.url) for p in state.pending)}
        self.organs_done: set[str] = set()
        """Organs with a column: their other pages are not asked for."""
        self._missed: Counter[str] = Counter()
        self._ways = sum(looked.found == "leads further" for looked in state.looked)

    def next(self, found: bool) -> Pending | None:
        """The page to ask for now; None when nothing is left, or nothing that is worth it. `found`:
        whether the host has a column by now."""
        while self.pending:
            best = max(range(len(self.pending)), key=lambda i: (self.pending[i].score, -i))
            chosen = self.pending.pop(best)
            if not self._is_idle(chosen, found):
                self._ways += chosen.role == "way" and chosen.organ is None
                return chosen
        return None

    def is_done(self, found: bool) -> bool:
        """Whether nothing is left that is worth a request."""
        return all(self._is_idle(p, found) for p in self.pending)

    def _is_idle(self, chosen: Pending, found: bool) -> bool:
        if chosen.organ in self.organs_done and chosen.role == "way":
            return True
        if found and chosen.organ is None and chosen.score < LEAST_SCORE:
            return True
        if found and chosen.role in ONLY_WHEN_NOTHING and chosen.score < SCORES["topic"]:
            return True
        return chosen.role == "way" and chosen.organ is None and self._ways >= MOST_WAYS

    def add(self, role: Role, url: str, label: str, score: int, way: Way) -> None:
        """Ask for an address that is new and no file, or that waits for less."""
        if _FILE.search(urlsplit(url).path):
            return
        wanted = Pending(
            score=score - 3 * way.depth, url=url, label=label[:60], role=role, **vars(way)
        )
        if plain(url) in self.seen and role != "year":
            waiting = next((p for p in self.pending if plain(p.url) == plain(url)), None)
            is_better = waiting is not None and waiting.score < wanted.score
            if waiting is None or not is_better or (waiting.role, role) not in _REPLACED:
                return
            self.pending.remove(waiting)
        self.put(wanted)

    def note_guess(self, guess: Pending, is_there: bool) -> None:
        """Ask no more organs for the path of another that most of the first ones do not have: its
        numbers are those of one organ."""
        path = plain(guess.url).removeprefix(plain(folder_of(guess.organ or "")))
        self._missed[path] += -1 if is_there else 1
        if self._missed[path] < MOST_MISSED:
            return
        idle = [p for p in self.pending if p.role == "guess" and plain(p.url).endswith(path)]
        self.pending = [p for p in self.pending if p not in idle]
        self.seen -= {plain(p.url) for p in idle}  # the organ's own page may lead there

    def unasked(self, asks: Iterable[Ask]) -> list[Ask]:
        """Requests without those whose answer is known, as that of a menu that is on all pages."""
        return [ask for ask in asks if ask.form is not None or plain(ask.url) not in self.seen]

    def put(self, pending: Pending) -> None:
        """Ask for a page as it is described."""
        if pending.role != "service" or "#" not in pending.url:  # forms go to one address
            self.seen.add(plain(pending.url))
        self.pending.append(pending)
