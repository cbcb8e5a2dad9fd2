"""What is known of an archive's windows, year by year."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from crawlers.archives.model import ServiceName
from storage.ledger_archives import ArchiveLedger


@dataclass
class YearExtent:
    """What is known of a year: windows, what the index holds, and what came of it."""

    year: int
    windows: int = 0
    complete: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    """Lines of the index by what they are: pages, redirects, errors, other, foreign."""
    states: Counter[str] = field(default_factory=Counter)
    """Pages by state: imported, same, failed, planned, fetched."""
    troubles: Counter[str] = field(default_factory=Counter)
    """Open windows by class."""


def extent(
    ledger: ArchiveLedger, service: ServiceName, scopes: Iterable[str], years: range
) -> list[YearExtent]:
    """What an archive holds of some scopes as far as it was asked, year by year."""
    found: dict[int, YearExtent] = {}
    for window in ledger.archive_windows(service, scopes):
        if window.year not in years:
            continue
        year = found.setdefault(window.year, YearExtent(window.year))
        year.windows += 1
        year.complete += window.outcome == "complete"
        year.counts.update(window.counts or {})
        year.states.update(ledger.states(window))
        if window.failure:
            year.troubles[window.failure] += 1
    return [found[year] for year in sorted(found)]
