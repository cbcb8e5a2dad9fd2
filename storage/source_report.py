"""What one run of one source came to, as nights, backfills and the command line tell it."""

from collections import Counter
from dataclasses import dataclass, field

from schemas.run import UNPROVEN


@dataclass
class SourceReport:
    """What one run of one source came to."""

    source_id: str
    run_id: str
    outcome: str
    failure: str | None
    reason: str | None
    counts: Counter[str] = field(default_factory=Counter)
    declared: int | None = None
    columns: Counter[str] = field(default_factory=Counter)

    @property
    def is_unproven(self) -> bool:
        """Whether all that the list shows was read, and nothing proves that it is all."""
        return self.failure == UNPROVEN

    @property
    def is_well(self) -> bool:
        """Whether nothing failed."""
        return self.outcome == "complete" or self.is_unproven
