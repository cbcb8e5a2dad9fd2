"""What is known of the lists of a source while they are walked, and what that proves. Pure."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from crawlers.crawl.columns.column import Column
from crawlers.platforms import ListRow
from schemas.known import KnownExtent
from schemas.messages import Trouble
from schemas.run import UNPROVEN, Proof, RunOutcome
from schemas.source import Source


@dataclass
class Walked:
    """The columns of one crawl of a source. `key_of` gives a document's key for its address."""

    source: Source
    key_of: Callable[[str], str]
    learned: dict[str, KnownExtent] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    listed: dict[str, ListRow] = field(default_factory=dict)
    other_addresses: dict[str, set[str]] = field(default_factory=dict)
    """Further addresses of documents that stand on the lists under several."""
    _held: dict[str, tuple[str, ListRow, str]] = field(default_factory=dict)
    """Rows that may be lists of their own and are not known yet to be documents, with their keys
    and columns."""
    _depths: dict[str, int] = field(default_factory=dict)
    """How many columns stand above each column that a page leads to."""
    _heads: set[str] = field(default_factory=set)
    """Columns that a page without rows of its own leads to: they are read as start addresses."""
    _units: set[str] = field(default_factory=set)
    _parents: set[str] = field(default_factory=set)
    _wholes: dict[str, str] = field(default_factory=dict)
    """Pages that may be the whole list, each with the column that shows its newest rows."""
    _siblings: set[str] = field(default_factory=set)
    """Those of them that may be a side or a year of it."""
    _joined: set[str] = field(default_factory=set)
    """Columns that were found to show rows of such siblings."""
    _parts: dict[str, str] = field(default_factory=dict)
    """Lists that are a part of another column (a year of it), each with that column."""

    @property
    def declared(self) -> int | None:
        """Sum of the declared totals as far as its column holds it, None when no column declares
        one."""
        wholes = [column for url, column in self.columns.items() if url not in self._parts]
        totals = [c.declared_total for c in wholes if c.declared_total is not None]
        return min(sum(totals), 2**31 - 1) if totals else None

    def to_learn(self) -> list[KnownExtent]:
        """What is to be kept of the columns."""
        return [known for c in self.columns.values() if (known := c.to_learn()) is not None]

    def verdict(self) -> Proof | Trouble:
        """Proof that every column is complete, the weakest of several; or the first trouble."""
        proofs: set[Proof] = set()
        for column in self.columns.values():
            beside = column.url in {*self._units, *self._wholes, *self._parts}
            if beside and column.seen_first and not column.keys:
                continue
            found = column.verdict()
            if isinstance(found, Trouble) and self._is_overview(column, found):
                continue
            if isinstance(found, Trouble):
                return Trouble(found.kind, f"{column.url}: {found.message}")
            if column.keys or column.url not in self._parents:
                proofs.add(found)
        for proof in ("single_page", "walked_to_end", "total_met"):
            if proof in proofs:
                return proof
        return Trouble("list_failed", "no list was walked")

    def _is_overview(self, column: Column, found: Trouble) -> bool:
        """Whether a column only shows rows of the columns below it, so that those prove it."""
        if column.url not in self._parents or found.kind != UNPROVEN or column.unread:
            return False
        below = [c.keys for c in self.columns.values() if c is not column]
        return column.keys <= set().union(*below)

    def outcome(
        self,
        failed: Counter[str],
        blocked: str | None,
        stopped: Trouble | None,
        first_failure: Trouble | None,
    ) -> tuple[RunOutcome, Trouble | None]:
        """Outcome of a crawl and what is wrong: `failed` counts documents
        that could not be read by class, `blocked` and `stopped` say why it ended early."""
        found = self.verdict()
        if blocked:
            return "blocked", Trouble("blocked", blocked)
        if not any(column.seen_first for column in self.columns.values()):
            return "failed", first_failure or stopped or (
                found if isinstance(found, Trouble) else None
            )
        if stopped:
            return "partial", stopped
        if isinstance(found, Trouble) and found.kind != UNPROVEN:
            return "partial", found
        if failed:
            kinds = ", ".join(f"{kind} {count}" for kind, count in failed.most_common())
            return "partial", Trouble(
                "documents_failed",
                f"{failed.total()} listed document(s) could not be read: {kinds}",
            )
        if isinstance(found, Trouble):
            return "partial", found
        if not self.listed:
            return "empty", Trouble("empty_list", "the list has no documents")
        return "complete", None
