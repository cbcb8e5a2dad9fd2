"""The window ledger: what was asked of each source, what came of it, and which documents are known.

One SQLite file in WAL mode. Only the orchestrating process writes, in short transactions, and only
after the tables have the rows: if it dies in between, documents are fetched once more and found
unchanged, and no window closes too early.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from schemas.ground.clock import now
from schemas.known import KnownDocument, KnownExtent, KnownList
from storage.ledger_notes import LedgerNotes
from storage.ledger_tables import KNOWN, known_document
from storage.seals import OF_SOURCE

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


class Ledger(LedgerNotes):
    """Windows and documents. Safe to open from several processes; writes are serialised by
    SQLite. Raises StorageError when the file is damaged, or gone though there are tables."""

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
        with closing(self._writing("windows")) as db, db:
            for source_id, first_year, overlap in sources:
                rows = db.execute(
                    "SELECT * FROM windows WHERE source_id = ?", (source_id,)
                ).fetchall()
                waiting = [r for r in rows if r["outcome"] not in DONE]
                begin = today - timedelta(days=overlap)
                if not any(r["outcome"] in DONE for r in rows):
                    begin = date(first_year, 1, 1)
                begin = min([begin, *(date.fromisoformat(r["window_from"]) for r in waiting)])
                tried = [r for r in waiting if r["attempts"]]
                oldest = min((r["updated_at"] for r in tried), default="")
                window = Window(
                    source_id, begin, today, max((r["attempts"] for r in tried), default=0)
                )
                planned.append(((0 if tried else 1, oldest), window))
                db.execute(
                    "INSERT OR IGNORE INTO windows (source_id, window_from, window_until, "
                    "updated_at) VALUES (?,?,?,?)",
                    (source_id, begin.isoformat(), today.isoformat(), now().isoformat()),
                )
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
        with closing(self._writing("windows")) as db, db:
            db.execute(
                "INSERT INTO windows (source_id, window_from, window_until, outcome, reason, "
                f"proof, attempts, run_id, updated_at, {', '.join(names)}) "
                f"VALUES (?,?,?,?,?,?,1,?,?,{','.join('?' * len(names))}) "
                "ON CONFLICT (source_id, window_from, window_until) DO UPDATE SET "
                "outcome=excluded.outcome, reason=excluded.reason, proof=excluded.proof, "
                "attempts=attempts+1, run_id=excluded.run_id, updated_at=excluded.updated_at, "
                + ", ".join(f"{n}=excluded.{n}" for n in names),
                (
                    window.source_id,
                    window.from_date.isoformat(),
                    window.until_date.isoformat(),
                    outcome,
                    reason,
                    proof,
                    run_id,
                    now().isoformat(),
                    *(counts.get(n, 0) for n in names),
                ),
            )
            if outcome in DONE:
                db.execute(
                    "UPDATE windows SET outcome='complete', proof='joined', updated_at=? WHERE "
                    "source_id=? AND outcome != 'complete' AND window_from >= ? AND window_until "
                    "<= ?",
                    (
                        now().isoformat(),
                        window.source_id,
                        window.from_date.isoformat(),
                        window.until_date.isoformat(),
                    ),
                )

    def documents(self, source_id: str) -> Iterator[KnownDocument]:
        """All known documents of a source, one after another: a large source has a hundred
        thousand."""
        with closing(self._connect()) as db:
            yield from (
                known_document(row)
                for row in db.execute(f"{KNOWN} WHERE source_id = ?", (source_id,))
            )

    def document_count(self, source_id: str) -> int:
        """Number of known documents of a source."""
        with closing(self._connect()) as db:
            return int(
                db.execute(
                    "SELECT count(*) FROM documents WHERE source_id = ?", (source_id,)
                ).fetchone()[0]
            )

    def known(self, source_id: str, keys: Iterable[str]) -> dict[str, KnownDocument]:
        """Known documents of a source among some keys, by key."""
        query = f"{KNOWN} WHERE source_id = ? AND document_key = ?"
        with closing(self._connect()) as db:
            found = (db.execute(query, (source_id, key)).fetchone() for key in keys)
            return {row["document_key"]: known_document(row) for row in found if row is not None}

    def remember(self, source_id: str, documents: Iterable[KnownDocument]) -> None:
        """Insert or replace known documents, in one transaction."""
        documents = list(documents)
        with closing(self._writing("documents", "listed_addresses")) as db, db:
            db.executemany(
                "DELETE FROM listed_addresses WHERE source_id = ? AND document_key = ?",
                [(source_id, d.document_key) for d in documents],
            )
            db.executemany(
                "INSERT INTO listed_addresses VALUES (?,?,?)",
                [(source_id, d.document_key, d.listed_url) for d in documents if d.listed_url],
            )
            db.executemany(
                "INSERT OR REPLACE INTO documents (source_id, document_key, url, listed_title, "
                "listed_at, etag, last_modified, digest, checked_at, gone_count) VALUES "
                "(?,?,?,?,?,?,?,?,?,?)",
                [
                    (
                        source_id,
                        d.document_key,
                        d.url,
                        d.listed_title,
                        d.listed_at and d.listed_at.isoformat(),
                        d.etag,
                        d.last_modified,
                        d.digest,
                        d.checked_at.isoformat(),
                        d.gone_count,
                    )
                    for d in documents
                ],
            )

    def lists(self, source_id: str) -> list[KnownList]:
        """List pages of a source with their validators and where their last content is archived."""
        with closing(self._connect()) as db:
            rows = db.execute(
                "SELECT url, etag, last_modified, warc_file, warc_offset FROM lists WHERE "
                "source_id = ?",
                (source_id,),
            )
            return [KnownList(*row) for row in rows]

    def remember_lists(self, source_id: str, pages: Iterable[KnownList]) -> None:
        """Insert or replace list pages, in one transaction."""
        with closing(self._writing("lists")) as db, db:
            db.executemany(
                "INSERT OR REPLACE INTO lists (source_id, url, etag, last_modified, warc_file, "
                "warc_offset) VALUES (?,?,?,?,?,?)",
                [
                    (source_id, p.url, p.etag, p.last_modified, p.warc_file, p.warc_offset)
                    for p in pages
                ],
            )

    def extents(self, source_id: str) -> list[KnownExtent]:
        """What is known of the columns of a source: page rule, last proof, addresses tried."""
        with closing(self._connect()) as db:
            rows = db.execute(
                "SELECT url, since, tries, rule, induced, proof, situation FROM extents WHERE "
                "source_id = ?",
                (source_id,),
            )
            return [
                KnownExtent(url, date.fromisoformat(since), tries, rule, bool(induced), *rest)
                for url, since, tries, rule, induced, *rest in rows
            ]

    def remember_extents(self, source_id: str, columns: Iterable[KnownExtent]) -> None:
        """Insert or replace what is known of columns, in one transaction."""
        with closing(self._writing("extents")) as db, db:
            db.executemany(
                "INSERT OR REPLACE INTO extents VALUES (?,?,?,?,?,?,?,?)",
                [
                    (
                        source_id,
                        c.url,
                        c.since.isoformat(),
                        c.tries,
                        c.rule,
                        c.induced,
                        c.proof,
                        c.situation,
                    )
                    for c in columns
                ],
            )

    def sources(self) -> list[str]:
        """Sources with known documents."""
        with closing(self._connect()) as db:
            rows = db.execute("SELECT DISTINCT source_id FROM documents ORDER BY source_id")
            return [source for (source,) in rows]

    def forget(self, source_id: str, keys: Iterable[str]) -> None:
        """Forget documents of a source and its list pages, and open its windows: all of it is asked
        for again."""
        with closing(self._writing("documents", "listed_addresses", "lists", "windows")) as db, db:
            db.executemany(
                "DELETE FROM documents WHERE source_id = ? AND document_key = ?",
                [(source_id, key) for key in keys],
            )
            db.execute("DELETE FROM listed_addresses WHERE source_id = ?", (source_id,))
            db.execute("DELETE FROM lists WHERE source_id = ?", (source_id,))
            db.execute(
                "UPDATE windows SET outcome = 'open', proof = NULL WHERE source_id = ?",
                (source_id,),
            )

    def windows_of_runs(self, runs: Iterable[Mapping[str, Any]]) -> None:
        """Windows that rows of `runs` prove complete, where the ledger has none."""
        with closing(self._writing("windows")) as db, db:
            db.executemany(
                "INSERT OR IGNORE INTO windows (source_id, window_from, window_until, outcome, "
                "proof, attempts, run_id, updated_at) VALUES (?,?,?,'complete',?,1,?,?)",
                [
                    (
                        r["source_id"],
                        r["window_from"],
                        r["window_until"],
                        r["proof"],
                        r["run_id"],
                        r["ended_at"].isoformat(),
                    )
                    for r in runs
                ],
            )

    def windows(self, source_id: str | None = None) -> list[dict[str, object]]:
        """All windows (of one source), newest first."""
        with closing(self._connect()) as db:
            where, values = ("WHERE source_id = ?", (source_id,)) if source_id else ("", ())
            return [
                dict(row)
                for row in db.execute(
                    f"SELECT * FROM windows {where} ORDER BY updated_at DESC", values
                )
            ]
