"""What a column's pager is found to be by trying. Pure."""

from dataclasses import dataclass, field

from crawlers.platforms import Ask, PageRule


@dataclass
class Trial:
    """One rule that is tried. The page number may count from 0 or from 1: only answers say.

    `has_rows` tells that the column's page itself has rows, so that page 2 is asked for;
    without rows page 1 is, of the service that a script asks.
    """

    candidate: PageRule
    has_rows: bool
    thorough: bool
    hinted: bool = False
    """The page's own scripts hint at it; else it is a usual address."""
    rule: PageRule | None = None
    pages: int = 0
    """Pages with documents that the rule gave, the column's own page included."""
    shown: list[frozenset[str]] = field(default_factory=list)
    """The documents of each answer that had some."""
    _fresh: dict[int, bool] = field(default_factory=dict)
    _asked: int | None = None

    @property
    def page(self) -> int:
        """Page that is asked for now, as far as one can say."""
        return 2 if self.has_rows else 1

    @property
    def over(self) -> bool:
        """Whether nothing more is to be asked."""
        return self._next_number() is None

    @property
    def has_given(self) -> bool:
        """Whether an answer had documents of its own."""
        return any(self._fresh.values())

    @property
    def has_no_effect(self) -> bool:
        """Whether two numbers give the same: part_2.html?page=1 and ?page=2 are one file, and no
        rule."""
        return self.has_rows and len(set(self.shown)) < len(self.shown)

    def next_ask(self) -> Ask | None:
        """The next request, None when the trial is over."""
        number = self._next_number()
        if number is None:
            return None
        self._asked = number
        if self.candidate.step != 1:
            return self.candidate.ask(number)
        return PageRule(self.candidate.template).ask(number)

    def _next_number(self) -> int | None:
        if self.candidate.step != 1:
            return None if self._fresh else self.page
        for number in self._order():
            if number not in self._fresh:
                return number
        return None

    def _order(self) -> list[int]:
        if not self.has_rows:
            return [1, 0]
        if "?" in self.candidate.template or "#" in self.candidate.template:
            return [2, 1] if self.thorough or self._fresh.get(2) else [2]
        return [1] if self._fresh.get(1) else [1, 2]

    def note(self, fresh: bool) -> None:
        """Take note of whether an answer had documents of its own; sets `rule` when it is clear."""
        if self._asked is None:
            return
        self._fresh[self._asked] = fresh
        if self.candidate.step != 1:
            if fresh:
                self.rule, self.pages = self.candidate, self.page
            return
        if self._next_number() is not None:
            return
        seen = {n for n, found in self._fresh.items() if found}
        if not seen or self.has_no_effect:
            return
        from_zero = (0 in seen) if not self.has_rows else (1 in seen)
        self.rule = PageRule(self.candidate.template, -1 if from_zero else 0)
        self.pages = max(seen) + (1 if from_zero else 0)
