"""The repairs of `dafu doctor`: what is damaged is put aside, and made again from what is whole.
Each says what it did. The caller holds the locks of tables and publication."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable

from schemas.ground.clock import now
from schemas.run import CRAWLS
from schemas.tables import TABLES
from storage.layout import Layout, StorageError, point
from storage.ledger import Ledger
from storage.ledger_notes import TakeDown
from storage.seals import OF_SOURCE, OF_WINDOW, PARTS
from storage.setaside import make_again_if_damaged, set_aside
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.files import damaged_files
from storage.tables.marks import forget_marks, lost_documents, note_documents, note_tables
from storage.tables.state import INDEX
from storage.tables.suppressed import NAME, listed_takedowns, note_takedowns, suppressed
from storage.tables.takedown import erase_states
from storage.versions.folders import LATEST, versions
from storage.watch.looks import (
    damaged_versions,
    documents_without_rows,
    lost_states,
    taken_down_in_tables,
)


def indexes(layout: Layout) -> str:
    """The index and the groups of near-duplicates, made again where they are damaged."""
    for name in ("current", "duplicates"):
        path = layout.tables / f"{name}.sqlite"
        make_again_if_damaged(layout.root, path, thorough=True)
    _noted_again(layout)
    return "the index is made again from the tables"


def indexes_anew(layout: Layout) -> str:
    """The index as the tables are."""
    for log in ("-wal", "-shm"):
        (layout.tables / f"{INDEX}{log}").unlink(missing_ok=True)
    if (layout.tables / INDEX).exists():
        set_aside(layout.root, layout.tables / INDEX)
    _noted_again(layout)
    return "the index is made again from the tables"


def _noted_again(layout: Layout) -> CurrentIndex:
    """The index with notes of the tables and of the ledger as they are."""
    tables, ledger = Tables(layout.tables), Ledger(layout.ledger)
    index = CurrentIndex(tables)
    note_tables(index, tables)
    note_documents(index, ledger, ledger.sources())
    return index


def states_to_read_again(layout: Layout) -> str:
    """The index as the tables are, and without the digests of what is not all there: a reparse sees
    that these differ, and writes them anew."""
    indexes_anew(layout)
    lost = lost_states(layout)
    CurrentIndex(Tables(layout.tables)).forget_texts(lost)
    return f"{len(lost)} replies are to be read again from the archive: now run dafu reparse"


def tables_as_they_are(layout: Layout) -> str:
    """The tables with what is left in them, and a ledger that does not know more."""
    tables = Tables(layout.tables)
    for name in TABLES:
        if (layout.tables / name).exists():
            _open_again(layout, tables, name)
    to_read = states_to_read_again(layout)
    index = CurrentIndex(tables)
    forget_marks(index)
    note_tables(index, tables)
    Ledger(layout.ledger).note_commit(index.last_commit)
    forgotten = forgotten_documents(layout)
    return (
        f"the tables are taken as they are; {to_read}; {forgotten}. Rows that are gone come again "
        f"with dafu import {layout.archive}/*/*/*.warc.gz"
    )


def _open_again(layout: Layout, tables: Tables, name: str) -> None:
    """Put aside what keeps a table from being opened and read: transactions that are no JSON with
    all after them, checkpoints, data files; in the end the table."""
    log = layout.tables / name / "_delta_log"
    for _ in range(3):
        try:
            if not log.exists():
                break
            if table := tables.open(name):
                newest = log / f"{table.version():020}.json"
                if not newest.exists():  # its checkpoint has all of it, and a writer asks for both
                    newest.write_text('{"commitInfo":{}}\n')
                _without_damaged_files(layout, tables, name, table)
                table.repair()
            sum(batch.num_rows for batch in tables.scan(name))
            return
        except StorageError:
            transactions = sorted(log.glob("*.json"))
            bad = next((i for i, p in enumerate(transactions) if not _is_json(p)), None)
            doomed = transactions[bad:] if bad is not None else list(log.glob("*checkpoint*"))
            for path in doomed:
                set_aside(layout.root, path)
    if (layout.tables / name).exists():
        set_aside(layout.root, layout.tables / name)


def _without_damaged_files(layout: Layout, tables: Tables, name: str, table: DeltaTable) -> None:
    """Put aside what holds rows of a table and is not what was written, or cannot be read."""
    doomed = set(damaged_files(tables, name, table, thorough=True))
    for path in tables.files(name, table):
        try:
            pq.ParquetFile(path).read()
        except (OSError, pa.ArrowException):
            doomed.add(path)
        if path in doomed and path.exists():
            set_aside(layout.root, path)


def _is_json(path: Path) -> bool:
    try:
        for line in path.read_bytes().splitlines():
            json.loads(line)
    except ValueError:
        return False
    return path.stat().st_size > 0


def forgotten_documents(layout: Layout) -> str:
    """The ledger without the documents that are in no table, and with open windows for their
    sources."""
    unknown, ledger = documents_without_rows(layout), Ledger(layout.ledger)
    for source, keys in unknown.items():
        ledger.forget(source, keys)
    _noted_again(layout)
    return f"{sum(map(len, unknown.values()))} documents will be fetched again"


def sources_to_ask_again(layout: Layout) -> str:
    """Open windows for the sources of which the ledger has lost documents."""
    ledger = Ledger(layout.ledger)
    lost = lost_documents(CurrentIndex(Tables(layout.tables)), ledger)
    for source in lost:
        ledger.forget(source, [])
    _noted_again(layout)
    return f"the next night asks for all documents of {', '.join(lost)}"


def erased_rows(layout: Layout) -> str:
    """The tables without the rows of what was taken down."""
    tables = Tables(layout.tables)
    index = CurrentIndex(tables)
    erase_states(index, taken_down_in_tables(tables))
    tables.forget_history()
    note_tables(index, tables)
    return "the tables hold nothing any more that was taken down"


def takedown_list(layout: Layout) -> str:
    """The list of take-downs from what is left of it, the ledger, and the events."""
    path, at = layout.root / NAME, now().isoformat()
    listed, bad = listed_takedowns(path)
    changes = Tables(layout.tables).read("changes", ["reply_id", "op"]).to_pylist()
    redacted = sorted({c["reply_id"] for c in changes if c["op"] == "redacted"})
    if bad:
        set_aside(layout.root, path)
    found = [TakeDown(i, None, "found by dafu doctor", at) for i in redacted]
    note_takedowns(layout.root, [*listed, *found])
    return f"{NAME} has {len(suppressed(layout.tables).marks)} take-downs"


def sound_rows(layout: Layout) -> str:
    """The ledger without what was not written there: sources, hosts and windows are asked for
    again, imports can be repeated, and the take-downs are compared with their list."""
    ledger = Ledger(layout.ledger)
    broken = ledger.broken()
    for tables in (OF_SOURCE, OF_WINDOW, ("discoveries",), ("imports",)):
        ledger.mended(set[str]().union(*(broken.get(t, ()) for t in tables)), tables)
    takedown_list(layout)
    ledger.taken_as_it_is(("takedowns", "takedown_log"))
    index = _noted_again(layout)
    ledger.note_commit(index.last_commit)
    return f"the ledger forgets what was damaged in {', '.join(broken) or 'nothing'}"


def new_ledger(layout: Layout) -> str:
    """A ledger of what can be read of the damaged one, of the runs and of the take-downs; windows
    that no run proves are open again, and documents that are not known are asked for again."""
    old = set_aside(layout.root, layout.ledger) if layout.ledger.exists() else None
    for log in ("-wal", "-shm"):
        layout.ledger.with_name(f"{layout.ledger.name}{log}").unlink(missing_ok=True)
    # Empty: the tables are there, and a ledger that is not would be refused.
    layout.ledger.touch(mode=0o600)
    ledger = Ledger(layout.ledger)
    saved = _salvaged(old, ledger) if old else 0
    tables = Tables(layout.tables)
    runs = [r for r in tables.read("runs").to_pylist() if r["kind"] in CRAWLS]
    ledger.windows_of_runs(r for r in runs if r["outcome"] == "complete")
    takedown_list(layout)
    sound_rows(layout)
    forgotten = forgotten_documents(layout)
    return f"a new ledger has {saved} rows of the old one and the windows of the runs; {forgotten}"


def sound_versions(layout: Layout) -> str:
    """The versions that are whole; the others are put aside, `latest` names the newest of the
    rest."""
    for name in damaged_versions(layout):
        set_aside(layout.root, layout.datasets / name)
    link = layout.datasets / LATEST
    left = versions(layout)
    if left:
        point(link, left[0].version)
    else:
        link.unlink(missing_ok=True)
    return f"{len(left)} versions are whole" + (
        f"; latest is {left[0].version}" if left else "; dafu publish makes one from the tables"
    )


def _salvaged(old: Path, ledger: Ledger) -> int:
    """Rows of a damaged ledger that can be read, in the new one; how many. Their seals come too, so
    that what was lost of a part shows; without any they are taken as they are."""
    saved = Counter[str]()
    with closing(sqlite3.connect(ledger.path)) as db, closing(sqlite3.connect(old)) as damaged, db:
        for table in (*PARTS, "seals"):
            for row in _readable(damaged, table):
                marks = ",".join("?" * len(row))
                try:
                    db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)
                except sqlite3.DatabaseError:
                    continue  # a value of another kind than the column
                saved[table] += 1
    if not saved.pop("seals", 0):
        ledger.taken_as_it_is(PARTS)
    return saved.total()


def _readable(db: sqlite3.Connection, table: str) -> Iterable[tuple[object, ...]]:
    try:
        yield from db.execute(f"SELECT * FROM {table}")
    except sqlite3.DatabaseError:
        return
