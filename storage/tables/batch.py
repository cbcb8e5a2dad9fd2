"""What a commit is given and what it came to."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from schemas.reply import Reply
from schemas.rows import Children
from schemas.run import Operation, RunKind

TableRow = dict[str, Any]
"""A row of a working table by column, as storage/tables/delta.py appends it."""


@dataclass(slots=True)
class Incoming:
    """One parsed page on its way into the tables."""

    reply: Reply
    seen_at: datetime
    kind: RunKind
    children: Children = field(default_factory=Children)
    asked_as: str | None = None
    """The id of the document that was asked for, when its address led to that of another one."""

    @property
    def words(self) -> str:
        """All that the page brings, as one text to look through."""
        return f"{self.reply.model_dump_json()} {self.children.model_dump_json()}"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A reply whose address answered gone often enough."""

    reply_id: str
    run_id: str
    at: datetime
    url: str
    """The address that is gone; a reply that has another one by now stays."""


@dataclass(slots=True)
class Appends:
    """Rows of tables that only grow, as runs bring them."""

    captures: list[TableRow] = field(default_factory=list)
    listings: list[TableRow] = field(default_factory=list)
    issues: list[TableRow] = field(default_factory=list)
    quarantine: list[TableRow] = field(default_factory=list)

    def by_table(self) -> dict[str, list[TableRow]]:
        """The rows by the name of their table."""
        return {column.name: getattr(self, column.name) for column in fields(self)}


@dataclass(slots=True)
class Batch:
    """Everything one collect brings."""

    pages: list[Incoming] = field(default_factory=list)
    withdrawals: list[Withdrawal] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    """Ids of replies whose address answered gone in these runs, whether or not that is often enough
    to withdraw them."""
    appends: Appends = field(default_factory=Appends)
    has_moved: Callable[[str, str], bool] | None = None
    """Whether public web archives show that a page moved from one address to another; None where
    nothing is imported."""


@dataclass(slots=True)
class Outcome:
    """What a commit did: operations per run, and the changed columns of reparsed rows."""

    operations: dict[str, Counter[Operation]] = field(default_factory=dict)
    columns: Counter[str] = field(default_factory=Counter)
    left_out: dict[str, str] = field(default_factory=dict)
    """Ids by address of pages, and their files, that did not come in: they are on the list of
    take-downs, or name somebody on it."""

    def count(self, run_id: str, operation: Operation) -> None:
        """Add one operation of a run."""
        self.operations.setdefault(run_id, Counter())[operation] += 1


Reread = Callable[[str], str | None]
"""Content hash that today's parser gives the archived capture of that id, or None when it cannot be
read."""
