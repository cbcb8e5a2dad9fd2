"""What is known of one list, and what that proves. Pure."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from crawlers.crawl.columns.told import BESIDE, Told
from crawlers.crawl.columns.trial import Trial
from crawlers.platforms import Ask, PageRule
from crawlers.platforms.lists.hints.usual import is_other_column
from schemas.known import KnownExtent
from schemas.messages import Trouble
from schemas.run import UNPROVEN, Proof

Role = Literal["page", "service", "numbering", "beyond", "script", "source", "try", "again"]
MOST_TRIES = 8
"""Requests for addresses that nothing says to exist, a column and month."""
ROWS_AT = " rows at "
"""Stands between a learned rule and the address of its rows, which have none of their own."""


@dataclass
class Evidence(Told):
    """The state of a walk over one list (a start address, a year child, a category). Requests are
    named by their key.

    `pager`, `trust_total` and `size` are the author's word (`listing:` of the source).
    """

    pager: str | None = None
    trust_total: bool = True
    size: int | None = None
    today: date = field(default_factory=date.today)
    declared_total: int | None = None
    declared_pages: int | None = None
    totals: set[int] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    pending: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """Pages that the list names and that the site says not to have."""
    unread: set[str] = field(default_factory=set)
    repeated: list[str] = field(default_factory=list)
    """Pages that the list names and that showed no document of their own."""
    traces: list[str] = field(default_factory=list)
    seen_first: bool = False
    ended: bool = False
    """Beyond the last page nothing came, as at an end."""
    last: int = 1
    """Number of the last page that has documents."""
    tried: int = 0
    scripts_read: int = 0
    """Scripts that the page loads and that were asked for: a browser does so, too."""
    waits: int = 0
    """Pages that may be the whole list and have not answered: until then nothing is tried."""
    is_overview: bool = False
    """Another page is the list, of which this one shows the newest rows."""
    parts: list[Ask] = field(default_factory=list)
    """Requests for parts of the list, each of which is walked where the whole falls short."""
    is_met_by_parts: bool = False
    """The parts together have as many documents as the whole declares."""
    _forms: set[str] = field(default_factory=set)
    _roles: dict[str, tuple[Role, int]] = field(default_factory=dict)
    _named: dict[int, str] = field(default_factory=dict)
    _numberings: list[PageRule] = field(default_factory=list)
    _tries: list[PageRule] = field(default_factory=list)
    _usual: list[PageRule] = field(default_factory=list)
    _scripts: list[Ask] = field(default_factory=list)
    _sources: list[Ask] = field(default_factory=list)
    _likenesses: list[str] = field(default_factory=list)
    _own_pager_denied: bool = False
    """An address that the page's own scripts hint at, beside the list, answered that there is
    nothing."""
    _asks_only_sources: bool = False
    """The page's scripts ask for nothing but `_sources`."""
    _is_answer_of_all: bool = False
    """The list is such an answer."""
    _read: str = ""
    """The text of the scripts that the page loads, as far as they were read."""
    _script_place: str = ""
    """That of a script that the page loads."""
    _trial: Trial | None = None
    _gave_rows: bool = False
    """A trial that is over gave rows and no rule."""
    _rows: dict[int, int] = field(default_factory=dict)
    _shown: dict[int, frozenset[str]] = field(default_factory=dict)
    """The documents of each page that has some of its own."""
    _led: bool = False
    """A request that the page itself does not name was answered by the list."""
    _promised: bool = False
    _said_last: bool = False
    _parent: bool = False
    _service: Ask | None = None
    _chained: bool = False
    _name: str = ""
    _unanswered: list[str] = field(default_factory=list)
    _again: set[str] = field(default_factory=set)
    """Requests that were made a second time."""
    _status: str | None = None
    """What an answer with rows says of how it went; None where no service has answered."""

    @property
    def falls_short(self) -> bool:
        """Whether all was asked for, and there are fewer documents than the list declares."""
        declared = self.declared_total
        return not self.pending and declared is not None and len(self.keys) < declared

    def has_name(self, name: str) -> bool:
        """Whether a page has the name of this column."""
        return bool(name) and not is_other_column(self._name, name)

    def is_try(self, asked: str) -> bool:
        """Whether a request is for a page that need not exist."""
        return self._roles.get(asked, ("page", 1))[0] not in ("page", "service")

    @property
    def _tries_left(self) -> int:
        before = self.learned.tries if self.learned and self.learned.holds(self.today) else 0
        return MOST_TRIES - self.tried - before

    @property
    def situation(self) -> str:
        """What the list looks like, as far as it decides what is tried, and where it ended: a
        number of pages that an earlier night saw refuted may be declared again."""
        ended = f"; page {self.last}" if self.last > 1 else ""
        return f"{self._written_rule or 'no rule'}; {'; '.join(self.traces)}{ended}"

    @property
    def _written_rule(self) -> str | None:
        """What is kept of how the list is asked for, and of where its rows lead when only a script
        that the page loads says it."""
        asked = self.rule.text if self.rule else self._source
        if asked and self._script_place:
            asked += f"{ROWS_AT}{self._script_place}"
        beside = "".join(sorted(f"{BESIDE}{key}" for key in self._told_beside))
        return f"{asked or ''}{beside}" if asked or beside else None

    @property
    def _is_remembered(self) -> bool:
        """Whether this very situation was looked into within the month."""
        known = self.learned
        return known is not None and known.holds(self.today) and known.situation == self.situation

    @property
    def _was_proven(self) -> bool:
        return self._is_remembered and self.learned is not None and self.learned.proof is not None

    @property
    def _total_met(self) -> bool:
        return len(self.totals) == 1 and len(self.keys) == self.declared_total

    @property
    def _untold(self) -> bool:
        """Whether an address that was tried gave rows, and no rule yet says how to ask again."""
        return self._gave_rows or (self._trial is not None and self._trial.has_given)

    @property
    def _leads_nowhere(self) -> bool:
        """Whether what an earlier night learned gave nothing tonight. It was learned from further
        pages, or from a service: their being gone is no end."""
        return self.induced and self.last == 1 and self.learned is not None and not self._led

    @property
    def _reaches_end(self) -> bool:
        """Whether the last page that was seen is the last that the list names, or is not full."""
        named = self.declared_pages is not None and self.last >= self.declared_pages
        return named or (self.last > 1 and self._rows.get(self.last, 0) < self._rows.get(1, 0))

    @property
    def _traces_left(self) -> list[str]:
        """Signs of more that nothing explained."""
        explained = self._likenesses if self._own_pager_denied or self._was_proven else []
        return [trace for trace in self.traces if trace not in explained]

    @property
    def _usual_left(self) -> list[PageRule]:
        """Usual addresses that are worth a request: none when the page's own pager has answered."""
        return [] if self._own_pager_denied and not self._traces_left else self._usual

    def verdict(self) -> Proof | Trouble:
        """The proof that all was seen, or what is missing for one."""
        if not self.seen_first:
            return Trouble("list_failed", "the first list page did not come")
        if self.is_met_by_parts and not self.pending and len(self.totals) == 1:
            return "total_met"  # a service that shows two pages, or so many of each year
        if self.gone and not self.failed and self._total_met and not self.unread:
            return "total_met"  # more pages were declared than the documents fill
        if missing := self.failed + self.gone:
            words = f"{len(missing)} list page(s) did not come: {missing[0]}"
            return Trouble("list_failed", words)
        if self.pending:
            words = f"{len(self.pending)} list page(s) were not asked for"
            return Trouble("list_incomplete", words)
        if len(self.totals) > 1:
            words = f"the declared total changed while listing ({sorted(self.totals)})"
            return Trouble("list_changed", words)
        if self.unread:
            words = f"titles of replies on the page are in no row: {min(self.unread)[:40]}"
            return Trouble(UNPROVEN, f"nothing proves that the list is whole: {words}")
        if self._total_met and (self.last > 1 or not self.traces):
            return "total_met"
        short = self.declared_total is not None and len(self.keys) < self.declared_total
        words = f"{len(self.keys)} of {self.declared_total} declared documents listed"
        if short and (self.ended or self.repeated):
            return Trouble("total_not_met", words)
        if self.repeated and self.declared_pages is None:
            return Trouble("list_repeats", f"a list page repeats earlier ones: {self.repeated[0]}")
        if self.repeated:
            pages = f"{self.last} of {self.declared_pages} declared pages have documents"
            return Trouble("list_gap", f"{pages}; this one has none of its own: {self.repeated[0]}")
        if self.ended and not short:
            return "walked_to_end"
        if self._parent:
            return "single_page"
        plain = not (self._traces_left or self._unanswered or short or self._gave_rows)
        nothing_left = not (self._tries or self._scripts or self._sources or self._usual_left)
        has_looked = self.tried > 0 or self.scripts_read > 0
        asked = has_looked and nothing_left and (self._trial is None or self._trial.over)
        looked = self._total_met or asked or self._was_proven or self._is_answer_of_all
        if self.rule is None and not self._named and plain and looked:
            return "single_page"
        signs = [*([words] if short else []), *self._traces_left]
        signs += [f"no answer from {url}" for url in self._unanswered[:1]]
        return Trouble(
            UNPROVEN,
            f"nothing proves that the list is whole: {'; '.join(signs) or 'no end was seen'}",
        )

    def to_learn(self) -> KnownExtent | None:
        """What is to be kept of the column; None when the walk was cut short."""
        found = self.verdict()
        if isinstance(found, Trouble) and found.kind != UNPROVEN:
            return None
        known = self.learned if self.learned and self.learned.holds(self.today) else None
        looked = known is not None and not self.tried and self._is_remembered
        return KnownExtent(
            self.url,
            known.since if known and (looked or self.tried == 0) else self.today,
            (known.tries if known else 0) + self.tried,
            self._written_rule,
            self.induced,
            found if isinstance(found, str) and not self._untold else None,
            self.situation,
        )
