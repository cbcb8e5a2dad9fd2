"""Working tables: Delta Lake folders with one explicit schema each. They only grow: a change of a
reply is a new row of `replies` (a state), so that the cost of a commit follows the change and not
the table; storage/tables/current.py says which state of a reply is the current one."""

import operator
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from deltalake import CommitProperties, DeltaTable, Transaction, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError

from schemas.tables import CATALOGUE, TABLES, table_schema
from storage.layout import StorageError
from storage.store import store
from storage.tables.opening import LOG, Opened, is_past, log_state, table_of, unreadable, writing

APPLIED, GIVEN_UP = 1, 2
"""What the log of a table may say of a commit, as the number of a transaction of its name."""
BATCH_ROWS = 8_192
SMALL_FILES = 60
"""Files of a table (twice as many of a partitioned one) beyond which it is compacted."""
FILE_BYTES = 32 * 1024 * 1024


class Tables:
    """All working tables under one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        """Local folder: of the tables, or with an object store of the caches beside them."""
        self._opened: dict[str, Opened] = {}

    def _path(self, name: str) -> str:
        objects = store()
        return f"{objects.address}/tables/{name}" if objects else str(self.root / name)

    def open(self, name: str) -> DeltaTable | None:
        """The table, or None before its first write. Raises StorageError when its log cannot be
        read."""
        opened = self._open(name)
        return opened and opened.table

    def _open(self, name: str) -> Opened | None:
        log = log_state(self.root / name)
        known = self._opened.get(name)
        if known is None or log is None or known.log != log:
            table = table_of(name, self._path(name))
            if table is None:
                return None
            known = self._opened[name] = Opened(log, table)
        return known

    def applied(self, name: str, commit_id: str) -> bool:
        """Whether a commit already reached this table (each commit names itself in the transaction
        log)."""
        return self.mark(name, commit_id) == APPLIED

    def mark(self, name: str, commit_id: str) -> int | None:
        """What the table's log says of a commit: APPLIED, GIVEN_UP, or None."""
        table = self.open(name)
        return None if table is None else table.transaction_version(commit_id)

    def seal(self, name: str, commit_id: str, mark: int, over: bool = False) -> None:
        """Let the table's log say what a commit is, without rows. Raises StorageError when it says
        another thing, unless it is written `over`."""
        self._write(name, table_schema(name).empty_table(), commit_id, mark, over)

    def version(self, name: str) -> int:
        """Number of the table's last transaction, -1 before the first."""
        return self.extent(name)[0]

    def count(self, name: str) -> int:
        """Rows of a table, as its log has them; 0 before the first write."""
        return self.extent(name)[1]

    def extent(self, name: str) -> tuple[int, int]:
        """Number of the table's last transaction, -1 before the first, and its rows."""
        table = self.open(name)
        return (-1, 0) if table is None else (int(table.version()), int(table.count()))

    def files(self, name: str, table: DeltaTable) -> list[Path]:
        """Files below the local folder that hold the rows of an open table, also such as are
        gone."""
        return [self.root / name / file for file in table.get_add_actions()["path"].to_pylist()]

    def append(self, name: str, rows: Sequence[dict[str, Any]], commit_id: str) -> None:
        """Append rows once per commit id; a repeated call after a crash does nothing. Raises
        StorageError for a commit that was given up (storage/tables/turn.py)."""
        if rows:
            self._write(name, self.arrow(name, rows, commit_id=commit_id), commit_id)

    def scan(
        self,
        name: str,
        columns: list[str] | None = None,
        *,
        years: Iterable[int] | None = None,
        ids: Iterable[str] | None = None,
        sources: Iterable[str] | None = None,
        urls: Iterable[str] | None = None,
        after: str | None = None,
        until: str | None = None,
    ) -> Iterator[pa.RecordBatch]:
        """Batches of a table: of some years, reply ids, sources or addresses, written by commits
        after one and up to another."""
        opened = self._open(name)
        if opened is None:
            return
        lists: tuple[tuple[str, Iterable[Any] | None, pa.DataType], ...] = (
            ("published_year", years, pa.int16()),
            ("reply_id", ids, pa.string()),
            ("source_id", sources, pa.string()),
            ("url", urls, pa.string()),
        )
        tests = [
            pc.field(name).isin(pa.array(sorted(set(values)), kind))
            for name, values, kind in lists
            if values is not None
        ]
        tests += [pc.field("commit_id") > after] if after is not None else []
        tests += [pc.field("commit_id") <= until] if until is not None else []
        wanted = columns or table_schema(name).names
        test = reduce(operator.and_, tests) if tests else None
        try:
            # Group by group: a scan of the whole reads up to a gibibyte ahead of who uses it.
            for fragment in opened.rows.get_fragments(filter=test):
                for group in fragment.split_by_row_group(filter=test, schema=opened.rows.schema):
                    yield from group.to_batches(
                        schema=opened.rows.schema, columns=wanted, filter=test,
                        batch_size=BATCH_ROWS,
                    )  # fmt: skip
        except (pa.ArrowException, OSError, DeltaError) as error:
            raise unreadable(name, error) from error

    def read(self, name: str, columns: list[str] | None = None, **wanted: Any) -> pa.Table:
        """Rows of a table as `scan` selects them; an empty table before the first write."""
        schema = table_schema(name)
        schema = pa.schema([schema.field(c) for c in columns]) if columns else schema
        batches = [batch for batch in self.scan(name, columns, **wanted) if batch.num_rows]
        found = pa.Table.from_batches(batches) if batches else schema.empty_table()
        return found.cast(schema.remove_metadata())

    @writing()
    def compact(self) -> dict[str, int]:
        """Merge small files, and remove files that no table needs any more and no reader can hold
        (a week old). Published versions have files of their own. Number of files merged by table.
        """
        merged: dict[str, int] = {}
        for name, table in self._with_small_files():
            done = table.optimize.compact(
                target_size=FILE_BYTES, max_concurrent_tasks=1, writer_properties=_writer(name)
            )
            table.vacuum(retention_hours=24 * 7, dry_run=False)
            merged[name] = int(done["numFilesRemoved"])
        return merged

    def has_small_files(self) -> bool:
        """Whether `compact` would do anything."""
        return any(True for _ in self._with_small_files())

    def _with_small_files(self) -> Iterator[tuple[str, DeltaTable]]:
        for name in TABLES:
            table = self.open(name)
            most = SMALL_FILES * (1 + CATALOGUE[name].by_year)
            if table is not None and len(self.files(name, table)) > most:
                yield name, table

    @writing()
    def overwrite(self, name: str, rows: pa.Table, year: int | None = None) -> None:
        """Put rows in the place of all of a table, or of a year. The files that held the others go
        with `vacuum`.

        A year is written anew as it is appended, because the library's own delete leaves columns of
        another kind of string, which pyarrow cannot compare (deltalake 1.6, pyarrow 26).
        """
        write_deltalake(
            self._path(name),
            rows,
            mode="overwrite",
            predicate=None if year is None else f"published_year = {year}",
            writer_properties=_writer(name),
        )

    @writing()
    def forget_history(self) -> None:
        """Remove every file that no table needs any more, whoever may still be reading it, and what
        the logs say of it: they have the least and the greatest value of each column."""
        for name in TABLES:
            if (table := self.open(name)) is None:
                continue
            table.vacuum(retention_hours=0, dry_run=False, enforce_retention_duration=False)
            table.create_checkpoint()
            kept = f"{table.version():020}."
            objects, log = store(), self.root / name / LOG
            if objects:
                for file in objects.names(f"tables/{name}/{LOG}"):
                    if is_past(file.rpartition("/")[2], kept):
                        objects.remove_object(file)
            else:
                for path in log.iterdir():
                    if is_past(path.name, kept):
                        path.unlink()

    def captures(self, capture_ids: Iterable[str]) -> list[dict[str, Any]]:
        """Index rows of captures by id, and of every capture of the same runs (parts of articles
        are found by address)."""
        opened = self._open("captures")
        ids = sorted(set(capture_ids))
        if opened is None or not ids:
            return []
        rows = opened.rows
        runs = rows.to_table(
            columns=["run_id"], filter=pc.field("capture_id").isin(pa.array(ids, pa.string()))
        )["run_id"].unique()
        roles = pa.array(["reply", "attachment"])
        wanted = pc.field("run_id").isin(runs) & pc.field("role").isin(roles)
        listed: list[dict[str, Any]] = rows.to_table(filter=wanted).to_pylist()
        return listed

    def captures_of(self, url: str) -> list[dict[str, Any]]:
        """Index rows of the good captures of an address."""
        opened = self._open("captures")
        if opened is None:
            return []
        wanted = (pc.field("url") == url) & (pc.field("status") == 200)
        rows: list[dict[str, Any]] = opened.rows.to_table(filter=wanted).to_pylist()
        return rows

    def arrow(self, name: str, rows: Sequence[dict[str, Any]], **same: Any) -> pa.Table:
        """Rows as an Arrow table with the table's schema; `same` are columns with one value in all
        rows."""
        schema = table_schema(name)
        columns = {
            field.name: [same[field.name]] * len(rows)
            if field.name in same
            else _values(field, rows)
            for field in schema
        }
        return pa.Table.from_pydict(columns, schema)

    @writing()
    def _write(
        self, name: str, data: pa.Table, commit_id: str, mark: int = APPLIED, over: bool = False
    ) -> None:
        table = self.open(name)
        said = table.transaction_version(commit_id) if table else None
        if said == mark:
            return
        other = f"commit {commit_id} was given up for another machine, or ended, in table {name}"
        if said is not None and not over:
            raise StorageError(other)
        properties = CommitProperties(
            app_transactions=[Transaction(commit_id, mark)], max_commit_retries=20
        )
        # To the table as it was just seen: with more of the commit in its log the library refuses.
        try:
            write_deltalake(
                table or self._path(name),
                data,
                mode="append",
                schema_mode="merge",
                partition_by=["published_year"] if CATALOGUE[name].by_year else None,
                commit_properties=properties,
                writer_properties=_writer(name),
            )
        except CommitFailedError as error:
            raise StorageError(other) from error


def _writer(name: str) -> WriterProperties:
    """How files of a table are written. A writer, and every reader, has a group of rows in memory;
    a text has some 4,000 bytes."""
    return WriterProperties(
        compression="ZSTD",
        compression_level=6,
        max_row_group_size=2_000 if name == "texts" else 10_000,
    )


def _values(field: pa.Field, rows: Sequence[dict[str, Any]]) -> list[Any]:
    """A column of rows; maps as lists of pairs, which is what Arrow builds map columns from."""
    values = [row.get(field.name) for row in rows]
    if not pa.types.is_map(field.type):
        return values
    return [list(v.items()) if isinstance(v, dict) else v for v in values]
