"""What a version must not lose: its rows are counted against the index, the tables and the version
before, and a version that would have less, though nothing took it away, is not published."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from storage.layout import StorageError
from storage.tables.state import StateKey, words_hash
from storage.versions.making.build import Build

WAY_OUT = (
    "nothing is published; dafu doctor says what is damaged and offers what can be made again, "
    "else restore tables/ from a backup"
)


def refuse_losses(
    build: Build, year: int, states: list[StateKey], tables: Mapping[str, pa.Table]
) -> None:
    """Raise StorageError when the rows of some current states are not all there, or a text is not
    the one that was collected."""
    replies = tables["replies"]
    if replies.num_rows != len(states):
        raise StorageError(
            f"table replies has {replies.num_rows} of {len(states)} rows of {year}; {WAY_OUT}"
        )
    digests = build.index.digests(s.reply_id for s in states)
    changed = [
        reply_id
        for batch in replies.select(["reply_id", "body_text"]).to_batches(max_chunksize=1_000)
        for reply_id, text in zip(*(column.to_pylist() for column in batch.columns), strict=True)
        if words_hash(text) != digests[reply_id][1]
    ]
    empty = replies.filter(
        pc.and_(pc.is_null(replies["body_text"]), pc.greater(replies["char_count"], 0))
    )
    lost = changed or empty["reply_id"].to_pylist()
    if lost:
        raise StorageError(
            f"table texts does not have the texts of {len(lost)} replies of {year} as they were "
            f"collected ({', '.join(lost[:3])}); {WAY_OUT}"
        )
    for name, column in (("sections", "section_count"), ("attachments", "attachment_count")):
        expected = pc.sum(replies[column]).as_py() or 0
        if tables[name].num_rows < expected:
            raise StorageError(
                f"table {name} has {tables[name].num_rows} of {expected} rows of {year}; {WAY_OUT}"
            )


def events_held(build: Build, name: str) -> int:
    """Rows of a growing table that a version must have: all, but for revisions of what was taken
    down."""
    if name != "revisions" or not build.index.suppressed.marks:
        return build.tables.count(name)
    return int(build.index.suppressed.kept(build.tables.read(name, ["reply_id"])).num_rows)


def refuse_lost_events(name: str, found: int, held: int) -> None:
    """Raise StorageError when a growing table has rows that are in none of a version's files."""
    if found < held:
        raise StorageError(
            f"{name}: {found} rows would be published, {held} are in the table; {WAY_OUT}"
        )


def refuse_lost_replies(build: Build) -> None:
    """Raise StorageError when a reply of the version before is not in this one, and nobody took it
    down.

    A file that both have holds the same replies in both. The others are compared year by year: a
    search of each file's ids among those of three million replies took a quarter of an hour.
    """
    parent = build.parent
    if parent.folder is None:
        return
    both = {n for n, checksum in build.checksums.items() if parent.checksums.get(n) == checksum}
    now = _replies_by_year(build.folder, both)
    lost: set[str] = set()
    for year, files in _replies_by_year(parent.folder, both).items():
        before, there = _ids(files), _ids(now.get(year, []))
        lost.update(before.filter(pc.invert(pc.is_in(before, there))).to_pylist())
    for files in now.values() if lost else ():  # a reply whose year changed is in another
        lost.difference_update(_ids(files).to_pylist())
    lost -= {w.reply_id for w in build.withheld}
    lost -= build.index.suppressed.among(lost)
    if lost:
        raise StorageError(
            f"{len(lost)} replies of version {parent.version} are not in the tables any more "
            f"and nobody took them down ({', '.join(sorted(lost)[:3])}); {WAY_OUT}, or read them "
            "again from the archive with dafu import"
        )


def _replies_by_year(folder: Path, but: set[str]) -> dict[str, list[Path]]:
    """Files of replies below the folder of a version, without some, by the folder of their year."""
    found: dict[str, list[Path]] = {}
    for path in sorted((folder / "replies").rglob("*.parquet")):
        if path.relative_to(folder).as_posix() not in but:
            found.setdefault(path.parent.name, []).append(path)
    return found


def _ids(files: list[Path]) -> pa.Array:
    """Reply ids of some files. One that cannot be read was damaged in the version before, and is
    written anew from the tables: each of today's has been read back."""
    ids = []
    for path in files:
        with suppress(OSError, pa.ArrowException):
            ids.append(pq.ParquetFile(path).read(["reply_id"])["reply_id"])
    return pa.chunked_array(
        [c for column in ids for c in column.chunks], pa.string()
    ).combine_chunks()
