"""What the ledger knows of public web archives: windows of their own kind (a scope in one
collection of an index), and every capture that an index listed in them.

A window is listed whole, from an index that proved its end, or not at all. Each of its captures
then goes from planned to fetched (its record lies in the folder `fetched`) to
imported; so a kill costs at most the record that was on its way.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Literal

from schemas.ground.clock import now
from storage.ledger_notes import LedgerNotes
from storage.seals import OF_WINDOW, SealedConnection

CaptureState = Literal["listing", "planned", "fetched", "imported", "same", "failed"]
"""listing: of an index that has not proved its end yet. same: an earlier capture of the address has
these bytes. failed: asked for and not had."""
MOST_ATTEMPTS = 3
"""Runs in which a capture that the service does not give is asked for."""


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
    def key(self) -> tuple[str, str, str]:
        return self.service, self.scope, self.collection


@dataclass(frozen=True)
class ListedCapture:
    """A capture as the ledger keeps it. `place` is what a service needs to find it."""

    address: str
    stamp: str
    url: str
    digest: str
    place: str | None = None


class ArchiveLedger(LedgerNotes):
    """Windows and captures of public web archives. One process writes."""

    @cached_property
    def _noting(self) -> SealedConnection:
        """A connection that stays open, for what is noted once a record."""
        return self._writing("archive_captures")

    def add_windows(self, windows: Iterable[ArchiveWindow]) -> None:
        """Windows that are not known yet; those that are damaged are listed again."""
        windows = list(windows)
        self.mended((" ".join(w.key) for w in windows), OF_WINDOW)
        with closing(self._writing("archive_windows")) as db, db:
            db.executemany(
                "INSERT OR IGNORE INTO archive_windows (service, scope, collection, year, "
                "updated_at) VALUES (?, ?, ?, ?, ?)",
                [(*w.key, w.year, now().isoformat()) for w in windows],
            )

    def archive_windows(
        self, service: str, scopes: Iterable[str] | None = None
    ) -> list[ArchiveWindow]:
        """The windows of a service (of some scopes), the oldest year first: then the states of a
        reply are numbered in the order of time."""
        wanted = None if scopes is None else set(scopes)
        with closing(self._connect()) as db:
            rows = db.execute(
                "SELECT service, scope, collection, year, outcome, failure, reason, attempts, "
                "counts, updated_at FROM archive_windows WHERE service = ? "
                "ORDER BY year, collection, scope",
                (service,),
            ).fetchall()
        return [
            ArchiveWindow(**{**row, "counts": json.loads(row["counts"] or "null")})
            for row in rows
            if wanted is None or row["scope"] in wanted
        ]

    def list_window(
        self, window: ArchiveWindow, captures: Iterable[ListedCapture], counts: Counter[str]
    ) -> None:
        """Write down what the index listed; nothing at all when `captures` raises. `counts` is
        filled by whoever makes `captures`. No lock is held while the index is waited for."""
        of_window = "service = ? AND scope = ? AND collection = ?"
        with closing(self._writing("archive_captures")) as db, db:
            db.execute(
                f"DELETE FROM archive_captures WHERE {of_window} AND state = 'listing'", window.key
            )
        for sheet in _sheets(captures):
            with closing(self._writing("archive_captures")) as db, db:
                db.executemany(
                    "INSERT OR IGNORE INTO archive_captures (service, scope, collection, address, "
                    "stamp, url, digest, place, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'listing')",
                    [(*window.key, c.address, c.stamp, c.url, c.digest, c.place) for c in sheet],
                )
        with closing(self._writing("archive_captures", "archive_windows")) as db, db:
            db.execute(
                f"UPDATE archive_captures SET state = 'planned' WHERE {of_window} AND "
                "state = 'listing'",
                window.key,
            )
            _mark_same(db, window)
            db.execute(
                f"UPDATE archive_windows SET counts = ?, updated_at = ? WHERE {of_window}",
                (json.dumps(counts), now().isoformat(), *window.key),
            )

    def left(self, window: ArchiveWindow) -> Iterator[ListedCapture]:
        """Captures of a window that are to be fetched, in the order of time, each once."""
        after = ("", "", "", "")
        while True:
            with closing(self._connect()) as db:
                rows = db.execute(
                    "SELECT stamp, address, digest, url, place FROM archive_captures WHERE "
                    "service = ? AND scope = ? AND collection = ? AND (stamp, address, digest, "
                    "url) > (?, ?, ?, ?) AND (state = 'planned' OR state = 'failed' AND "
                    f"attempts < {MOST_ATTEMPTS}) ORDER BY stamp, address, digest, url LIMIT "
                    f"{_SHEET}",
                    (*window.key, *after),
                ).fetchall()
            if not rows:
                return
            for stamp, address, digest, url, place in rows:
                yield ListedCapture(address, stamp, url, digest, place)
            after = tuple(rows[-1])[:4]

    def note_fetched(self, service: str, capture: ListedCapture, file: str, until: int) -> None:
        """Note that the record of a capture lies in a file, up to a byte."""
        with self._noting as db:
            db.execute(
                f"UPDATE archive_captures SET state = 'fetched', failure = NULL, file = ?, "
                f"until = ? WHERE {_ONE}",
                (file, until, *_key(service, capture)),
            )

    def note_failed(self, service: str, capture: ListedCapture, failure: str) -> None:
        """Note that a service does not give a capture; the next one of the same bytes is asked for
        in its place."""
        with closing(self._writing("archive_captures", "archive_windows")) as db, db:
            db.execute(
                f"UPDATE archive_captures SET state = 'failed', failure = ?, attempts = attempts "
                f"+ 1 WHERE {_ONE}",
                (failure, *_key(service, capture)),
            )
            other = db.execute(
                "SELECT address, stamp, digest, service, url, scope, collection FROM "
                "archive_captures WHERE address = ? AND stamp >= ? AND digest = ? AND "
                "state = 'same' ORDER BY stamp LIMIT 1",
                (capture.address, capture.stamp, capture.digest),
            ).fetchone()
            if other:
                db.execute(
                    f"UPDATE archive_captures SET state = 'planned' WHERE {_ONE}", tuple(other)[:5]
                )
                db.execute(
                    "UPDATE archive_windows SET outcome = 'open' WHERE service = ? AND scope = ? "
                    "AND collection = ?",
                    (other["service"], other["scope"], other["collection"]),
                )

    def fetched_files(self, service: str) -> dict[str, int]:
        """Files with records of a service that are not imported yet, and the byte up to which they
        are sound."""
        with closing(self._connect()) as db:
            rows = db.execute(
                "SELECT file, max(until) FROM archive_captures WHERE file IS NOT NULL AND "
                "service = ? GROUP BY file ORDER BY file",
                (service,),
            )
            return {file: int(until) for file, until in rows}

    def note_imported(self, file: str, lost: bool = False) -> None:
        """Note that the captures of a file are in the tables, or that the file is `lost` and they
        are to be fetched again."""
        with closing(self._writing("archive_captures")) as db, db:
            db.execute(
                "UPDATE archive_captures SET state = ?, file = NULL, until = NULL WHERE file = ?",
                ("planned" if lost else "imported", file),
            )

    def close_window(
        self, window: ArchiveWindow, failure: str | None = None, reason: str | None = None
    ) -> "ArchiveWindow":
        """The window after an attempt. Without a failure of the service itself the window is
        complete when no capture is left or failed; else it stays open, with its class."""
        with closing(self._writing("archive_windows")) as db, db:
            states = self._states(db, window)
            failed = db.execute(
                "SELECT failure, count(*) FROM archive_captures WHERE service = ? AND scope = ? AND"
                " collection = ? AND state = 'failed' GROUP BY 1 ORDER BY 2 DESC LIMIT 1",
                window.key,
            ).fetchone()
            if failure is None and failed:
                failure, reason = failed[0], f"{states['failed']} captures could not be had"
            left = states["planned"] + states["fetched"]
            outcome = "partial" if failure else "open" if left else "complete"
            db.execute(
                "UPDATE archive_windows SET outcome = ?, failure = ?, reason = ?, attempts = "
                "attempts + 1, updated_at = ? WHERE service = ? AND scope = ? AND collection = ?",
                (outcome, failure, reason, now().isoformat(), *window.key),
            )
        return replace(window, outcome=outcome, failure=failure, reason=reason)

    def states(self, window: ArchiveWindow) -> Counter[str]:
        """Captures of a window by state."""
        with closing(self._connect()) as db:
            return self._states(db, window)

    def _states(self, db: sqlite3.Connection, window: ArchiveWindow) -> Counter[str]:
        rows = db.execute(
            "SELECT state, count(*) FROM archive_captures WHERE service = ? AND scope = ? AND "
            "collection = ? GROUP BY 1",
            window.key,
        )
        return Counter({state: int(n) for state, n in rows})


_SHEET = 500
_ONE = "address = ? AND stamp = ? AND digest = ? AND service = ? AND url = ?"


def _sheets(captures: Iterable[ListedCapture]) -> Iterator[list[ListedCapture]]:
    rest = iter(captures)
    while sheet := list(islice(rest, 5_000)):
        yield sheet


def _key(service: str, capture: ListedCapture) -> tuple[str, ...]:
    return capture.address, capture.stamp, capture.digest, service, capture.url


def _mark_same(db: sqlite3.Connection, window: ArchiveWindow) -> None:
    """Captures of a window that repeat the bytes of the capture before them, whichever service has
    that one, need not be fetched; nor do those that were not had while that one was not listed."""
    rows = db.execute(
        "SELECT address, stamp, digest, service, url, scope, collection, state FROM "
        "archive_captures WHERE state != 'listing' AND address IN (SELECT address FROM "
        "archive_captures WHERE service = ? AND scope = ? AND collection = ?) ORDER BY address, "
        "stamp, service, url",
        window.key,
    )
    before: tuple[str, str] = ("", "")
    same: list[tuple[str, ...]] = []
    for row in rows:
        this = (row["address"], row["digest"])
        mine = (row["service"], row["scope"], row["collection"]) == window.key
        if this == before and (row["state"] == "failed" or (mine and row["state"] == "planned")):
            same.append(tuple(row)[:5])
        if row["state"] != "failed":
            before = this
    db.executemany(f"UPDATE archive_captures SET state = 'same' WHERE {_ONE}", same)
