"""What earlier runs left known of a site: its documents, its list pages and the extent of its
lists."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from schemas.ground.clock import now
from schemas.run import Proof

GONE_AFTER = 2
"""Runs in which a page must be missing from a complete list and answer 404 or 410 before it counts
as withdrawn."""


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document of a source: its list row, its validators, when it was last asked for, and in how
    many runs it was gone. A large source has a hundred thousand of them in memory."""

    document_key: str
    url: str
    listed_title: str | None
    listed_at: datetime | None
    etag: str | None
    last_modified: str | None
    digest: str | None
    checked_at: datetime
    gone_count: int = 0
    listed_url: str | None = None
    """The address that the list prints, where it leads to `url` by a redirect."""

    def is_due(self, title: str, listed_at: datetime | None, recheck_days: int) -> bool:
        """Whether it is asked for again: its list row changed, it was gone, or it was last asked
        for long ago."""
        if self.gone_count or self.listed_title != title or self.listed_at != listed_at:
            return True
        return self._is_old(recheck_days)

    def is_at(self, address: str) -> bool:
        """Whether an address is the one that it is known by; http or https and www do not
        matter."""
        return _plain(address) in {_plain(known) for known in (self.url, self.listed_url) if known}

    def is_missing_due(self, recheck_days: int) -> bool:
        """Whether it is asked for when the list no longer has it: at once, and then rarely when it
        is withdrawn already or was seen to be only off the list (no listed title)."""
        return self.is_expected or self._is_old(recheck_days)

    @property
    def is_expected(self) -> bool:
        """Whether the list is expected to have it: it had it before, and it is not withdrawn."""
        return self.gone_count < GONE_AFTER and self.listed_title is not None

    def _is_old(self, days: int) -> bool:
        # Long ago, or far ahead: the clock was, and what it said must not hold until then.
        return abs(now() - self.checked_at) > timedelta(days=days)


@dataclass(frozen=True, slots=True)
class KnownList:
    """A list page with its validators, and where its last content is archived."""

    url: str
    etag: str | None
    last_modified: str | None
    warc_file: str
    warc_offset: int


def _plain(address: str) -> str:
    """An address without what sites change by the day."""
    return re.sub(r"^https?://(?:www\.)?", "", address)


MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class KnownExtent:
    """What is kept of a column: its page rule, its last proof (None when there was none), the
    situation that this was found in, and how many addresses were tried since a day."""

    url: str
    since: date
    tries: int = 0
    rule: str | None = None
    induced: bool = False
    """The rule was found by trying and not read from a pager."""
    proof: Proof | None = None
    situation: str = ""

    def holds(self, today: date) -> bool:
        """Whether it is of this month; then nothing is tried again."""
        return today - self.since < MONTH


@dataclass(frozen=True)
class ArchiveWindow:
    """A scope in one collection of a service's index."""

    service: str
    scope: str
    collection: str
    year: int
    outcome: str = "open"
    failure: str | None = None
    reason: str | None = None
    attempts: int = 0
    counts: dict[str, int] | None = None
    """What the index holds, by what the lines are; None before it was asked."""
    updated_at: str = ""

    @property
    def grows(self) -> bool:
        """Whether the index may have more of it by now: a year that was not over when it was
        asked."""
        return self.collection == str(self.year) and self.updated_at[:4] <= self.collection

    @property
    def key(self) -> dict[str, str]:
        """Its columns in the ledger."""
        return {"service": self.service, "scope": self.scope, "collection": self.collection}


@dataclass(frozen=True)
class ListedCapture:
    """A capture as the ledger keeps it. `place` is what a service needs to find it. Of one that is
    no page (a redirect, an error) only its time matters: the address gave no page then."""

    address: str
    stamp: str
    url: str
    digest: str
    place: str | None = None
    is_page: bool = True
