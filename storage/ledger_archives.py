"""What the ledger knows of public web archives: windows of their own kind (a scope in one
collection of an index), and every capture that an index listed in them.

A window is listed whole, from an index that proved its end, or not at all. Each of its captures
then goes from planned to fetched (its record lies in the folder `fetched`) to
imported; so a kill costs at most the record that was on its way.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from functools import cached_property
from itertools import islice
from typing import Any, Literal

from sqlalchemy import Connection

from schemas.ground.clock import now
from schemas.known import ArchiveWindow, ListedCapture
from schemas.normalize import bare_address
from storage.ledger_db import engine, insert, many, rows, seal, sealed, told
from storage.ledger_notes import LedgerNotes
from storage.seals import OF_WINDOW

CaptureState = Literal["listing", "planned", "fetched", "imported", "same", "failed", "ended"]
"""listing: of an index that has not proved its end yet. same: an earlier capture of the address has
these bytes. failed: asked for and not had. ended: a redirect or an error, which is no page."""
MOST_ATTEMPTS = 3
"""Runs in which a capture that the service does not give is asked for."""


class ArchiveLedger(LedgerNotes):
    """Windows and captures of public web archives. One process writes."""

    @cached_property
    def _noting(self) -> Connection:
        """A connection that stays open, for what is noted once a record."""
        db = engine(self.path).connect()
        seal(db, "archive_captures")
        db.commit()
        return db

    def add_windows(self, windows: Iterable[ArchiveWindow]) -> None:
        """Windows that are not known yet; those that are damaged are listed again."""
        windows = list(windows)
        self.mended((" ".join(w.key.values()) for w in windows), OF_WINDOW)
        columns = "service scope collection year updated_at"
        query = insert("archive_windows", columns, "service, scope, collection", replace=False)
        at = now().isoformat()
        with self._transaction("archive_windows") as db:
            many(db, query, ({**w.key, "year": w.year, "updated_at": at} for w in windows))

    def archive_windows(
        self, service: str, scopes: Iterable[str] | None = None
    ) -> list[ArchiveWindow]:
        """The windows of a service (of some scopes), the oldest year first: then the states of a
        reply are numbered in the order of time."""
        wanted = None if scopes is None else set(scopes)
        query = "SELECT * FROM archive_windows WHERE service = :service"
        order = "ORDER BY year, collection, scope"
        with self._transaction() as db:
            found = rows(db, f"{query} {order}", service=service).mappings().all()
        return [
            ArchiveWindow(**{**row, "counts": json.loads(row["counts"] or "null")})
            for row in found
            if wanted is None or row["scope"] in wanted
        ]

    def list_window(
        self, window: ArchiveWindow, captures: Iterable[ListedCapture], counts: Counter[str]
    ) -> None:
        """Write down what the index listed; nothing at all when `captures` raises. `counts` is
        filled by whoever makes `captures`. No lock is held while the index is waited for."""
        with self._transaction("archive_captures") as db:
            query = f"DELETE FROM archive_captures WHERE {_WINDOW} AND state = 'listing'"
            rows(db, query, **window.key)
        columns = "service scope collection address stamp url digest place state"
        add = insert("archive_captures", columns, _ONE_KEY, replace=False)
        for sheet in _sheets(captures):
            with self._transaction("archive_captures") as db:
                many(db, add, ({**window.key, **asdict(c), "state": _state(c)} for c in sheet))
        with self._transaction("archive_captures", "archive_windows") as db:
            # A repetition says not what it repeats: that of a redirect or an error is no page.
            no_page = rows(
                db,
                f"UPDATE archive_captures AS c SET state = 'ended' WHERE {_WINDOW} AND state = "
                "'listing' AND EXISTS (SELECT 1 FROM archive_captures AS e WHERE e.address = "
                "c.address AND e.digest = c.digest AND e.state = 'ended')",
                **window.key,
            ).rowcount
            if no_page:
                counts.subtract({"pages": no_page, "other": -no_page})
            rows(
                db,
                f"UPDATE archive_captures SET state = 'planned' WHERE {_WINDOW} AND state = "
                "'listing'",
                **window.key,
            )
            _mark_same(db, window)
            rows(
                db,
                f"UPDATE archive_windows SET counts = :counts, updated_at = :at WHERE {_WINDOW}",
                counts=json.dumps(counts),
                at=now().isoformat(),
                **window.key,
            )

    def has_ends(self) -> bool:
        """Whether any address is known to have ended."""
        query = "SELECT 1 FROM archive_captures WHERE state = 'ended' LIMIT 1"
        with self._transaction() as db:
            return rows(db, query).first() is not None

    def has_moved(self, before: str, after: str) -> bool:
        """Whether the captures of two addresses, as far as they are listed, are those of a page
        that moved: the first had its last page before the second had its first one, and gave a
        redirect or an error since."""
        query = "SELECT {} FROM archive_captures WHERE address = :address AND state {}"
        pages, ends = _PAGES, "= 'ended'"
        asked = (("max(stamp)", pages, before), ("min(stamp)", pages, after),
                 ("max(stamp)", ends, before))  # fmt: skip
        with self._transaction() as db:
            last, first, ended = (
                rows(db, query.format(what, state), address=bare_address(url)).scalar()
                for what, state, url in asked
            )
        if not (last and first and ended):
            return False
        return bool(last < first and last < ended)

    def left(self, window: ArchiveWindow) -> Iterator[ListedCapture]:
        """Captures of a window that are to be fetched, in the order of time, each once."""
        query = (
            "SELECT address, stamp, url, digest, place FROM archive_captures WHERE "
            f"{_WINDOW} AND (stamp, address, digest, url) > (:stamp, :address, :digest, :url) AND "
            f"(state = 'planned' OR state = 'failed' AND attempts < {MOST_ATTEMPTS}) "
            f"ORDER BY stamp, address, digest, url LIMIT {_SHEET}"
        )
        last = ListedCapture("", "", "", "")
        while True:
            with self._transaction() as db:
                found = rows(db, query, **window.key, **asdict(last)).all()
            if not found:
                return
            for row in found:
                last = ListedCapture(*row)
                yield last

    def note_fetched(self, service: str, capture: ListedCapture, file: str, until: int) -> None:
        """Note that the record of a capture lies in a file, up to a byte."""
        with told(), self._noting.begin(), sealed(self._noting):
            rows(
                self._noting,
                f"UPDATE archive_captures SET state = 'fetched', failure = NULL, file = :file, "
                f"until = :until WHERE {_ONE}",
                file=file,
                until=until,
                service=service,
                **asdict(capture),
            )

    def note_failed(self, service: str, capture: ListedCapture, failure: str) -> None:
        """Note that a service does not give a capture; the next one of the same bytes is asked for
        in its place."""
        with self._transaction("archive_captures", "archive_windows") as db:
            rows(
                db,
                "UPDATE archive_captures SET state = 'failed', failure = :failure, attempts = "
                f"attempts + 1 WHERE {_ONE}",
                failure=failure,
                service=service,
                **asdict(capture),
            )
            other = (
                rows(
                    db,
                    "SELECT * FROM archive_captures WHERE address = :address AND stamp >= :stamp "
                    "AND digest = :digest AND state = 'same' ORDER BY stamp LIMIT 1",
                    **asdict(capture),
                )
                .mappings()
                .first()
            )
            if other:
                rows(db, f"UPDATE archive_captures SET state = 'planned' WHERE {_ONE}", **other)
                rows(db, f"UPDATE archive_windows SET outcome = 'open' WHERE {_WINDOW}", **other)

    def fetched_files(self, service: str) -> dict[str, int]:
        """Files with records of a service that are not imported yet, and the byte up to which they
        are sound."""
        query = (
            "SELECT file, max(until) FROM archive_captures WHERE file IS NOT NULL AND service = "
            ":service GROUP BY file ORDER BY file"
        )
        with self._transaction() as db:
            return {file: int(until) for file, until in rows(db, query, service=service)}

    def note_imported(self, file: str, lost: bool = False) -> None:
        """Note that the captures of a file are in the tables, or that the file is `lost` and they
        are to be fetched again."""
        query = (
            "UPDATE archive_captures SET state = :state, file = NULL, until = NULL WHERE file = "
            ":file"
        )
        with self._transaction("archive_captures") as db:
            rows(db, query, state="planned" if lost else "imported", file=file)

    def close_window(
        self, window: ArchiveWindow, failure: str | None = None, reason: str | None = None
    ) -> "ArchiveWindow":
        """The window after an attempt. Without a failure of the service itself the window is
        complete when no capture is left or failed; else it stays open, with its class."""
        with self._transaction("archive_windows") as db:
            states = _states(db, window)
            failed = rows(
                db,
                f"SELECT failure, count(*) FROM archive_captures WHERE {_WINDOW} AND state = "
                "'failed' GROUP BY 1 ORDER BY 2 DESC LIMIT 1",
                **window.key,
            ).first()
            if failure is None and failed:
                failure, reason = failed[0], f"{states['failed']} captures could not be had"
            left = states["planned"] + states["fetched"]
            outcome = "partial" if failure else "open" if left else "complete"
            rows(
                db,
                "UPDATE archive_windows SET outcome = :outcome, failure = :failure, reason = "
                f":reason, attempts = attempts + 1, updated_at = :at WHERE {_WINDOW}",
                outcome=outcome,
                failure=failure,
                reason=reason,
                at=now().isoformat(),
                **window.key,
            )
        return replace(window, outcome=outcome, failure=failure, reason=reason)

    def states(self, window: ArchiveWindow) -> Counter[str]:
        """Captures of a window by state."""
        with self._transaction() as db:
            return _states(db, window)


def _state(capture: ListedCapture) -> CaptureState:
    return "listing" if capture.is_page else "ended"


def _states(db: Connection, window: ArchiveWindow) -> Counter[str]:
    query = f"SELECT state, count(*) FROM archive_captures WHERE {_WINDOW} AND "
    query += "state != 'ended' GROUP BY 1"
    return Counter({state: int(n) for state, n in rows(db, query, **window.key)})


_SHEET = 500
_PAGES = "NOT IN ('listing', 'ended')"
_WINDOW = "service = :service AND scope = :scope AND collection = :collection"
_ONE_KEY = "address, stamp, digest, service, url"
_ONE = " AND ".join(f"{column} = :{column}" for column in _ONE_KEY.split(", "))


def _sheets(captures: Iterable[ListedCapture]) -> Iterator[list[ListedCapture]]:
    rest = iter(captures)
    while sheet := list(islice(rest, 5_000)):
        yield sheet


def _mark_same(db: Connection, window: ArchiveWindow) -> None:
    """Captures of a window that repeat the bytes of the capture before them, whichever service has
    that one, need not be fetched; nor do those that were not had while that one was not listed."""
    found = rows(
        db,
        "SELECT address, stamp, digest, service, url, scope, collection, state FROM "
        f"archive_captures WHERE state {_PAGES} AND address IN (SELECT address FROM "
        f"archive_captures WHERE {_WINDOW}) ORDER BY address, stamp, service, url",
        **window.key,
    ).mappings()
    before: tuple[str, str] = ("", "")
    same: list[dict[str, Any]] = []
    for row in found:
        this = (row["address"], row["digest"])
        mine = all(row[name] == value for name, value in window.key.items())
        if this == before and (row["state"] == "failed" or (mine and row["state"] == "planned")):
            same.append({**row})
        if row["state"] != "failed":
            before = this
    many(db, f"UPDATE archive_captures SET state = 'same' WHERE {_ONE}", same)
