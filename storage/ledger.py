"""The window ledger: what was asked of each source, what came of it, and which documents are known.

One SQLite file in WAL mode, or a PostgreSQL database (storage/ledger_db.py). Only the orchestrating
process writes, in short transactions, and only after the tables have the rows: if it dies in
between, documents are fetched once more and found unchanged, and no window closes too early.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import bindparam, text

from schemas.ground.clock import now
from schemas.known import KnownDocument, KnownExtent, KnownList
from storage.ledger_db import insert, many, rows
from storage.ledger_notes import LedgerNotes
from storage.ledger_tables import KNOWN, known_document
from storage.seals import OF_SOURCE

WINDOW = "source_id window_from window_until updated_at"
WINDOW_KEY = "source_id, window_from, window_until"
_SHEET = 500
DONE = ("complete", "unproven")
"""Outcomes that close a window. unproven: all that the list shows was read, and that it is all is
not proven; asking again the next night would not prove it either."""


@dataclass(frozen=True)
class Window:
    """A source and a date range, both ends inclusive."""

    source_id: str
    from_date: date
    until_date: date
    attempts: int = 0

    @property
    def is_retry(self) -> bool:
        """Whether an earlier attempt left it open."""
        return self.attempts > 0

    @property
    def key(self) -> dict[str, str]:
        """Its columns in the ledger."""
        return {
            "source_id": self.source_id,
            "window_from": self.from_date.isoformat(),
            "window_until": self.until_date.isoformat(),
        }


class Ledger(LedgerNotes):
    """Windows and documents. Safe to open from several processes; writes are serialised by
    the database. Raises StorageError when the file is damaged, or gone though there are tables."""

    def plan(self, sources: Iterable[tuple[str, int, int]], today: date) -> list[Window]:
        """One window a source for tonight, those with an open window first, the longest waiting
        before others.

        `sources` are (source_id, first year, overlap days). A window that failed earlier is joined
        with tonight's, so that closing the joined one closes both; a source without any complete
        window starts at its first year. A source of which the ledger is damaged is forgotten, and
        asked for all of it.
        """
        sources = list(sources)
        self.mended((source_id for source_id, *_ in sources), OF_SOURCE)
        planned: list[tuple[tuple[int, str], Window]] = []
        add = insert("windows", WINDOW, WINDOW_KEY, replace=False)
        with self._transaction("windows") as db:
            for source_id, first_year, overlap in sources:
                query = "SELECT * FROM windows WHERE source_id = :source"
                found = rows(db, query, source=source_id).all()
                waiting = [r for r in found if r.outcome not in DONE]
                begin = today - timedelta(days=overlap)
                if not any(r.outcome in DONE for r in found):
                    begin = date(first_year, 1, 1)
                begin = min([begin, *(date.fromisoformat(r.window_from) for r in waiting)])
                tried = [r for r in waiting if r.attempts]
                oldest = min((r.updated_at for r in tried), default="")
                window = Window(
                    source_id, begin, today, max((r.attempts for r in tried), default=0)
                )
                planned.append(((0 if tried else 1, oldest), window))
                rows(db, add, **window.key, updated_at=now().isoformat())
        return [window for _, window in sorted(planned, key=lambda pair: pair[0])]

    def record(
        self,
        window: Window,
        run_id: str,
        outcome: str,
        reason: str | None,
        proof: str | None,
        counts: dict[str, int],
    ) -> None:
        """Outcome of an attempt. A complete one closes every open window of the source that lies
        within it."""
        names = ("listed", "known", "fetched", "new", "changed", "gone", "failed")
        attempt = insert(
            "windows",
            f"{WINDOW} attempts outcome reason proof run_id {' '.join(names)}",
            WINDOW_KEY,
        ).replace("attempts = excluded.attempts", "attempts = windows.attempts + 1")
        with self._transaction("windows") as db:
            rows(
                db,
                attempt,
                **window.key,
                updated_at=now().isoformat(),
                attempts=1,
                outcome=outcome,
                reason=reason,
                proof=proof,
                run_id=run_id,
                **{n: counts.get(n, 0) for n in names},
            )
            if outcome in DONE:
                rows(
                    db,
                    "UPDATE windows SET outcome = 'complete', proof = 'joined', updated_at = :at "
                    "WHERE source_id = :source_id AND outcome != 'complete' AND window_from >= "
                    ":window_from AND window_until <= :window_until",
                    at=now().isoformat(),
                    **window.key,
                )

    def documents(self, source_id: str) -> Iterator[KnownDocument]:
        """All known documents of a source, one after another: a large source has a hundred
        thousand."""
        with self._transaction() as db:
            query = f"{KNOWN} WHERE source_id = :source"
            db = db.execution_options(yield_per=1_000)
            yield from map(known_document, rows(db, query, source=source_id))

    def document_count(self, source_id: str) -> int:
        """Number of known documents of a source."""
        query = "SELECT count(*) FROM documents WHERE source_id = :source"
        with self._transaction() as db:
            return int(rows(db, query, source=source_id).scalar_one())

    def known(self, source_id: str, keys: Iterable[str]) -> dict[str, KnownDocument]:
        """Known documents of a source among some keys, by key."""
        query = text(f"{KNOWN} WHERE source_id = :source AND document_key IN :keys").bindparams(
            bindparam("keys", expanding=True)
        )
        wanted, found = sorted(set(keys)), {}
        with self._transaction() as db:
            for i in range(0, len(wanted), _SHEET):
                values = {"source": source_id, "keys": wanted[i : i + _SHEET]}
                for row in db.execute(query, values):
                    found[str(row.document_key)] = known_document(row)
        return found

    def remember(self, source_id: str, documents: Iterable[KnownDocument]) -> None:
        """Insert or replace known documents, in one transaction."""
        each = [
            {
                **asdict(d),
                "source_id": source_id,
                "listed_at": d.listed_at and d.listed_at.isoformat(),
                "checked_at": d.checked_at.isoformat(),
            }
            for d in documents
        ]
        with self._transaction("documents", "listed_addresses") as db:
            many(
                db,
                "DELETE FROM listed_addresses WHERE source_id = :source_id AND document_key = "
                ":document_key",
                each,
            )
            many(
                db,
                "INSERT INTO listed_addresses VALUES (:source_id, :document_key, :listed_url)",
                (d for d in each if d["listed_url"]),
            )
            columns = (
                "source_id document_key url listed_title listed_at etag last_modified digest "
                "checked_at gone_count"
            )
            many(db, insert("documents", columns, "source_id, document_key"), each)

    def lists(self, source_id: str) -> list[KnownList]:
        """List pages of a source with their validators and where their last content is archived."""
        query = (
            "SELECT url, etag, last_modified, warc_file, warc_offset FROM lists WHERE source_id = "
            ":source"
        )
        with self._transaction() as db:
            return [KnownList(*row) for row in rows(db, query, source=source_id)]

    def remember_lists(self, source_id: str, pages: Iterable[KnownList]) -> None:
        """Insert or replace list pages, in one transaction."""
        columns = "source_id url etag last_modified warc_file warc_offset"
        each = [{**asdict(page), "source_id": source_id} for page in pages]
        with self._transaction("lists") as db:
            many(db, insert("lists", columns, "source_id, url"), each)

    def extents(self, source_id: str) -> list[KnownExtent]:
        """What is known of the columns of a source: page rule, last proof, addresses tried."""
        query = (
            "SELECT url, since, tries, rule, induced, proof, situation FROM extents WHERE "
            "source_id = :source"
        )
        with self._transaction() as db:
            return [
                KnownExtent(url, date.fromisoformat(since), tries, rule, bool(induced), *rest)
                for url, since, tries, rule, induced, *rest in rows(db, query, source=source_id)
            ]

    def remember_extents(self, source_id: str, columns: Iterable[KnownExtent]) -> None:
        """Insert or replace what is known of columns, in one transaction."""
        names = "source_id url since tries rule induced proof situation"
        each = [
            {
                **asdict(c),
                "source_id": source_id,
                "since": c.since.isoformat(),
                "induced": int(c.induced),
            }
            for c in columns
        ]
        with self._transaction("extents") as db:
            many(db, insert("extents", names, "source_id, url"), each)

    def sources(self) -> list[str]:
        """Sources with known documents."""
        with self._transaction() as db:
            query = "SELECT DISTINCT source_id FROM documents ORDER BY source_id"
            return list(rows(db, query).scalars())

    def forget(self, source_id: str, keys: Iterable[str]) -> None:
        """Forget documents of a source and its list pages, and open its windows: all of it is asked
        for again."""
        with self._transaction("documents", "listed_addresses", "lists", "windows") as db:
            many(
                db,
                "DELETE FROM documents WHERE source_id = :source AND document_key = :key",
                ({"source": source_id, "key": key} for key in keys),
            )
            for query in (
                "DELETE FROM listed_addresses WHERE source_id = :source",
                "DELETE FROM lists WHERE source_id = :source",
                "UPDATE windows SET outcome = 'open', proof = NULL WHERE source_id = :source",
            ):
                rows(db, query, source=source_id)

    def windows_of_runs(self, runs: Iterable[Mapping[str, Any]]) -> None:
        """Windows that rows of `runs` prove complete, where the ledger has none."""
        query = insert(
            "windows", f"{WINDOW} outcome proof attempts run_id", WINDOW_KEY, replace=False
        )
        each = (
            {**r, "outcome": "complete", "attempts": 1, "updated_at": r["ended_at"].isoformat()}
            for r in runs
        )
        with self._transaction("windows") as db:
            many(db, query, each)

    def windows(self, source_id: str | None = None) -> list[dict[str, object]]:
        """All windows (of one source), newest first."""
        where = "WHERE source_id = :source" if source_id else ""
        query = f"SELECT * FROM windows {where} ORDER BY updated_at DESC"
        with self._transaction() as db:
            values = {"source": source_id} if source_id else {}
            return [dict(row) for row in rows(db, query, **values).mappings()]
