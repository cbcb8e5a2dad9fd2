"""The looks of `dafu doctor` at the whole of a data folder: each compares two things that must
agree. Nothing is changed here."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.normalize import mint_reply_id
from schemas.tables import PLACED, TABLES
from storage.layout import Layout, StorageError
from storage.ledger import Ledger
from storage.setaside import file_digest
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.files import damaged_files
from storage.tables.marks import damage_line
from storage.tables.state import words_hash
from storage.tables.suppressed import suppressed
from storage.versions.manifest import manifest_of


def damaged_tables(layout: Layout) -> list[str]:
    """Tables that cannot be read to their ends, or have files that are not what was written, one
    line each."""
    tables, lines = Tables(layout.tables), []
    for name in TABLES:
        try:
            rows = sum(batch.num_rows for batch in tables.scan(name))
            if rows != tables.count(name):
                lines.append(f"table {name} gives {rows} rows and has {tables.count(name)}")
                continue
            table = tables.open(name)
            files = damaged_files(tables, name, table, thorough=True) if table else []
            if files:
                lines.append(damage_line(name, files))
        except StorageError as error:
            lines.append(str(error).partition("; restore")[0])
    return lines


def lost_states(layout: Layout) -> list[str]:
    """Ids of current replies whose row, text or child rows are not all there."""
    tables = Tables(layout.tables)
    index = CurrentIndex(tables)
    lost: list[str] = []
    for year, by_source in index.places().items():
        states = {s.reply_id: s for s in index.states(year, by_source)}
        digests = index.digests(states)
        columns = ["reply_id", "commit_id", "section_count", "attachment_count"]
        rows = {
            (r["reply_id"], r["commit_id"]): r
            for r in tables.read("replies", columns, years=[year]).to_pylist()
        }
        children = {
            column: Counter(
                (r["reply_id"], r["state_id"])
                for r in tables.read(name, ["reply_id", "state_id"], years=[year]).to_pylist()
            )
            for name, column in (("sections", "section_count"), ("attachments", "attachment_count"))
        }
        texts: dict[str, str | None] = {}
        for batch in tables.scan("texts", ["reply_id", "state_id", "body_text"], years=[year]):
            for text in batch.to_pylist():
                state = states.get(text["reply_id"])
                if state is not None and state.state_id == text["state_id"]:
                    texts[state.reply_id] = words_hash(text["body_text"])
        for i, state in states.items():
            row = rows.get((i, state.commit_id))
            if (
                row is None
                or texts.get(i) != digests[i][1]
                or any(n[i, state.state_id] < row[column] for column, n in children.items())
            ):
                lost.append(i)
    return sorted(lost)


def wrongly_indexed(layout: Layout) -> list[str]:
    """Ids of replies of the tables whose newest state is not what the index has."""
    tables = Tables(layout.tables)
    index = CurrentIndex(tables)
    down, newest = index.suppressed, dict[str, str]()
    for batch in tables.scan("replies", ["reply_id", "url", "commit_id"]):
        for row in batch.to_pylist():
            i = row["reply_id"]
            if not down.has(i, row["url"]):
                newest[i] = max(row["commit_id"], newest.get(i, ""))
    indexed = {
        state.reply_id: state.commit_id
        for year, by_source in index.places().items()
        for state in index.states(year, by_source)
    }
    wrong = {i for i, commit in newest.items() if indexed.get(i) != commit}
    for batch in tables.scan("replies"):
        rows = {
            row["reply_id"]: row
            for row in batch.to_pylist(maps_as_pydicts="strict")
            if newest.get(row["reply_id"]) == row.pop("commit_id")
        }
        wrong |= {i for i, state in index.get(rows).items() if state.row != rows[i]}
    return sorted(wrong)


def documents_without_rows(layout: Layout) -> dict[str, list[str]]:
    """Keys of documents, by source, that the ledger knows and no table has: they would never be
    fetched again."""
    tables, ledger = Tables(layout.tables), Ledger(layout.ledger)
    index = CurrentIndex(tables)
    ids, urls, down = set[str](), set[str](), index.suppressed
    for row in index.rows(("reply_id", "url")):
        ids.add(row["reply_id"])
        urls.add(row["url"])
    for row in tables.read("aliases", ["alias"]).to_pylist():
        ids.add(row["alias"])
        urls.add(row["alias"])
    urls |= {row["url"] for row in tables.read("quarantine", ["url"]).to_pylist()}
    found: dict[str, list[str]] = {}
    for source in ledger.sources():
        keys = [
            d.document_key
            for d in ledger.documents(source)
            if d.url not in urls
            and (reply_id := mint_reply_id(source, d.document_key)) not in ids
            and not down.has(reply_id, d.url)
        ]
        if keys:
            found[source] = keys
    return found


def unlisted_takedowns(layout: Layout) -> list[str]:
    """Ids with a `redacted` event that are not on the list of take-downs."""
    down = suppressed(layout.tables)
    rows = Tables(layout.tables).read("changes", ["reply_id", "op"]).to_pylist()
    return sorted({i for r in rows if r["op"] == "redacted" and not down.has(i := r["reply_id"])})


def taken_down_in_tables(tables: Tables) -> set[str]:
    """Ids of replies that were taken down and that the tables hold."""
    down = suppressed(tables.root)
    names = ("replies", "texts", "revisions") if down.marks else ()
    held = (batch["reply_id"] for name in names for batch in tables.scan(name, ["reply_id"]))
    return {i for ids in held for i in down.among(ids.to_pylist())}


def versions_with_taken_down(layout: Layout, root: Path) -> Iterator[tuple[str, int]]:
    """Versions below a folder that hold replies taken down, and how many."""
    down = suppressed(layout.tables)
    if not down.marks:
        return
    for version in sorted((root / "datasets").glob("[0-9]*")):
        held: set[str] = set()
        for name in (*PLACED, "revisions"):
            for path in (version / name).rglob("*.parquet"):
                try:
                    column = pq.ParquetFile(path).read(["reply_id"])["reply_id"]
                except (OSError, pa.ArrowException):
                    continue  # said by damaged_versions
                held |= down.among(column.to_pylist())
        if held:
            yield version.name, len(held)


def damaged_versions(layout: Layout) -> dict[str, list[str]]:
    """Versions with files that are gone or not what was written, and these files."""
    found: dict[str, list[str]] = {}
    for folder in sorted(layout.datasets.glob("[0-9]*")):
        try:
            manifest = manifest_of(folder)
            bad = [n for n, d in manifest.checksums.items() if file_digest(folder / n) != d]
            if manifest.version != folder.name:
                bad.append("manifest.json")
        except StorageError:
            bad = ["manifest.json"]
        if bad and re.fullmatch("[0-9]{8}T[0-9]+Z", folder.name):
            found[folder.name] = bad
    return found
