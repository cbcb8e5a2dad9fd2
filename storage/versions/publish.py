"""Publish: a new version from the tables. What did not change is shared with the version before by
hard links."""

import hashlib
import json
import os
import shutil
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.base import SCHEMA_VERSION, Row
from schemas.clock import now
from schemas.coverage import SourceState
from schemas.privacy import mask_personal_data
from schemas.tables import LOGS, PLACED, PUBLISHED, published_schema
from storage.layout import Layout, StorageError, locked, write_atomic
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.versions.coverage import coverage_rows, gap_rows, source_rows
from storage.versions.describe import describe
from storage.versions.duplicates import Duplicates
from storage.versions.folders import (
    LATEST,
    fetch_latest,
    keep_version,
    latest_version,
    manifest_of,
    point,
)

PART_ROWS = 50_000
"""Rows of `replies` in a part, about: the years of large sources are cut by source, so that a
change rewrites one part."""
MOST_LOG_FILES = 30
_SUSPECT = r"1[3-9][0-9][ \-]?[0-9]{4}[ \-]?[0-9]{4}|[1-9][0-9]{16}[0-9Xx]"


@dataclass
class _Build:
    """A version on its way: its folder, what it takes from its parent, and what it has so far."""

    tables: Tables
    index: CurrentIndex
    folder: Path
    previous: Path | None
    parent: dict[str, Any]
    held_back: set[str]
    duplicates: Duplicates
    counts: dict[str, int] = field(default_factory=dict)
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    logs: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    checksums: dict[str, str] = field(default_factory=dict)

    def write(self, rows: pa.Table, name: str) -> None:
        """Write one file (path below the folder)."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(rows, path, compression="zstd", write_page_index=True, row_group_size=10_000)
        with path.open("rb") as file:
            self.checksums[name] = hashlib.file_digest(file, "sha256").hexdigest()

    def share(self, name: str) -> bool:
        """Take a file of the parent; False when it has none of that name."""
        if self.previous is None or name not in self.parent["checksums"]:
            return False
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        os.link(self.previous / name, path)
        self.checksums[name] = self.parent["checksums"][name]
        return True


def publish(
    layout: Layout, code_version: str, registry: Iterable[SourceState] = ()
) -> tuple[Path, bool]:
    """Publish the tables as a new version; (folder, True), or (newest folder, False) when no reply
    changed since.

    `latest` moves last, after the files are read back. A source that holds fewer documents than its
    `min_replies` keeps the rows of the version before (`held_back` in `sources`). Raises
    StorageError when the read-back does not agree or a personal number is left in a text.
    """
    # No commit may change what is being read; a collect waits for the publish.
    with locked(layout.locks / "publish.lock"), locked(layout.locks / "tables.lock"):
        fetch_latest(layout)
        published = _publish(layout, code_version, list(registry))
        keep_version(layout)
        return published


def _publish(layout: Layout, code_version: str, registry: list[SourceState]) -> tuple[Path, bool]:
    tables, previous = Tables(layout.tables), latest_version(layout)
    index = CurrentIndex(tables)
    parent = (
        manifest_of(previous)
        if previous
        else {
            "parts": {},
            "logs": {},
            "checksums": {},
            "version": None,
            "last_commit": "",
            "schema_version": "",
        }
    )
    if parent["schema_version"] != SCHEMA_VERSION:
        parent = {
            **parent,
            "parts": {},
            "logs": {},
            "checksums": {},
        }  # every file carries the new schema
    duplicates = Duplicates(tables, index)
    duplicates.update()
    down = index.suppressed
    if (
        parent.get("suppressed", "") != down.digest
    ):  # earlier states of what was taken down are in files of the parent
        parent = {**parent, "logs": {k: v for k, v in parent["logs"].items() if k != "revisions"}}
    places = index.places()
    held_back = _held_back(places, registry, parent)
    wanted = _wanted_parts(places, held_back)
    same_list = parent.get("suppressed", "") == down.digest
    same_parts = {k: p["digest"] for k, p in parent["parts"].items()} == {
        k: p[0] for k, p in wanted.items()
    }
    if (
        previous
        and same_list
        and same_parts
        and not any(_has_news(tables, parent, name) for name in ("revisions", "aliases"))
    ):
        return previous, False
    version = max(now().strftime("%Y%m%dT%H%M%S%f")[:-3] + "Z", _after(parent["version"]))
    for torn in [*layout.datasets.glob(".building-*"), *layout.datasets.glob(".removing-*")]:
        shutil.rmtree(
            torn, ignore_errors=True
        )  # of a publish or prune that was killed; the lock says nobody is at it
    build = _Build(
        tables,
        index,
        layout.datasets / f".building-{version}",
        previous,
        parent,
        held_back,
        duplicates,
    )
    build.folder.mkdir(parents=True)
    build.counts = dict.fromkeys(PUBLISHED, 0)
    for key, (digest, year, sources) in wanted.items():
        _part(build, key, digest, year, sources)
    until = index.last_commit
    for name in LOGS:
        _log(build, name)
    _derive(build, registry, places)
    for name in PLACED:
        if build.counts[name] == 0:
            build.write(published_schema(name).empty_table(), f"{name}/part-0.parquet")
    _read_back(build)
    manifest = {
        "version": version,
        "parent": parent["version"],
        "code_version": code_version,
        "schema_version": SCHEMA_VERSION,
        "created_at": now().isoformat(),
        "last_commit": until,
        "rows": build.counts,
        "held_back": sorted(held_back),
        "suppressed": down.digest,
        "parts": build.parts,
        "logs": build.logs,
        "checksums": dict(sorted(build.checksums.items())),
    }
    describe(build.folder, manifest)
    write_atomic(build.folder / "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
    final = layout.datasets / version
    build.folder.rename(final)
    point(layout.datasets / LATEST, version)
    return final, True


def _has_news(tables: Tables, parent: dict[str, Any], name: str) -> bool:
    """Whether a growing table has rows that the parent does not: an import may find an earlier
    state of a reply."""
    files: list[dict[str, Any]] = parent["logs"].get(name) or [{"until": None}]
    return bool(tables.read(name, ["commit_id"], after=files[-1]["until"]).num_rows)


def _after(version: str | None) -> str:
    """A name that sorts after a version, should the clock have gone back."""
    return "" if version is None else version.rstrip("Z") + "0Z"


def _held_back(
    places: dict[int, dict[str, tuple[str, int]]],
    registry: list[SourceState],
    parent: dict[str, Any],
) -> set[str]:
    held: dict[str, int] = {}
    for by_source in places.values():
        for source, (_, rows) in by_source.items():
            held[source] = held.get(source, 0) + rows
    before = {source for part in parent["parts"].values() for source in part["sources"]}
    return {
        s.source_id
        for s in registry
        if s.source_id in before and held.get(s.source_id, 0) < s.min_replies
    }


def _wanted_parts(
    places: dict[int, dict[str, tuple[str, int]]], held_back: set[str]
) -> dict[str, tuple[str, int, list[str]]]:
    """Parts by key (year/bucket of buckets): digest of what is in it, year, sources. A source is
    always in one bucket."""
    wanted: dict[str, tuple[str, int, list[str]]] = {}
    for year, by_source in sorted(places.items()):
        filled = {s: (commit, n) for s, (commit, n) in by_source.items() if n or s in held_back}
        buckets = 1 << max(0, (sum(n for _, n in filled.values()) // PART_ROWS)).bit_length()
        for bucket in range(buckets):
            sources = sorted(s for s in filled if zlib.crc32(s.encode()) % buckets == bucket)
            if sources:
                state = "|".join(
                    f"{s}={'held back' if s in held_back else filled[s][0]}" for s in sources
                )
                wanted[f"{year}/{bucket}of{buckets}"] = (
                    hashlib.sha256(state.encode()).hexdigest()[:16],
                    year,
                    sources,
                )
    return wanted


def _part(build: _Build, key: str, digest: str, year: int, sources: list[str]) -> None:
    """Share or write the files of one part: replies and what hangs on them."""
    known = build.parent["parts"].get(key)
    bucket = key.split("/")[1]
    names = {name: f"{name}/published_year={year}/part-{bucket}.parquet" for name in PLACED}
    if known and known["digest"] == digest:
        for name, count in known["rows"].items():
            if count and not build.share(names[name]):
                raise StorageError(
                    f"{names[name]} is missing in version {build.parent['version']}; publish again "
                    "without it: remove that version"
                )
            build.counts[name] += count
        build.parts[key] = known
        return
    fresh = [s for s in sources if s not in build.held_back]
    states = build.index.states(year, fresh)
    counts = {}
    for name in PLACED:
        rows = _placed_rows(build, name, year, states)
        kept = _previous_rows(build, name, year, set(sources) & build.held_back)
        rows = pa.concat_tables([rows, kept]) if kept is not None else rows
        order = ["source_id", "reply_id"] if name == "replies" else ["reply_id", "seq"]
        rows = rows.sort_by([(column, "ascending") for column in order])
        if name == "replies":
            _refuse_personal_numbers(rows)
        if rows.num_rows:
            build.write(rows, names[name])
        counts[name] = rows.num_rows
        build.counts[name] += rows.num_rows
    build.parts[key] = {"digest": digest, "sources": sources, "rows": counts}


def _placed_rows(
    build: _Build, name: str, year: int, states: list[tuple[str, str, str]]
) -> pa.Table:
    """Rows of current states: of `replies` with their text, of the others as they are."""
    tables, ids = build.tables, [reply for reply, _, _ in states]
    # A state is named by id and commit in `replies`, by id and state (the commit that wrote its
    # text) elsewhere.
    current = pa.array(
        [f"{r}|{c}" for r, c, _ in states]
        if name == "replies"
        else [f"{r}|{s}" for r, _, s in states],
        pa.string(),
    )
    rows = _of_states(
        tables.read(name, years=[year], ids=ids),
        "commit_id" if name == "replies" else "state_id",
        current,
    )
    if name == "replies":
        of_text = pa.array([f"{r}|{s}" for r, _, s in states], pa.string())
        texts = _of_states(tables.read("texts", years=[year], ids=ids), "state_id", of_text)
        at = pc.index_in(_key(rows, "state_id"), _key(texts, "state_id"))
        rows = rows.append_column("body_text", texts["body_text"].combine_chunks().take(at))
        groups = build.duplicates.of(ids)
        for i, column in enumerate(("duplicate_group", "duplicate_of")):
            values = [
                groups[reply][i] if reply in groups else None
                for reply in rows["reply_id"].to_pylist()
            ]
            rows = rows.set_column(
                rows.schema.get_field_index(column), column, pa.array(values, pa.string())
            )
    return _published(rows, name)


def _of_states(rows: pa.Table, column: str, wanted: pa.Array) -> pa.Table:
    return rows.filter(pc.is_in(_key(rows, column), wanted))


def _key(rows: pa.Table, column: str) -> pa.Array:
    joined = pc.binary_join_element_wise(rows["reply_id"], rows[column], "|")
    return joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined


def _previous_rows(build: _Build, name: str, year: int, sources: set[str]) -> pa.Table | None:
    """Rows of held-back sources from the version before, or None."""
    if not sources or build.previous is None:
        return None
    folder = build.previous / "replies" / f"published_year={year}"
    if not folder.exists():
        return None
    replies = pq.read_table(
        folder, columns=None if name == "replies" else ["reply_id", "source_id"], partitioning=None
    )
    replies = replies.filter(pc.is_in(replies["source_id"], pa.array(sorted(sources))))
    if name == "replies":
        return replies.cast(published_schema(name))
    place = build.previous / name / f"published_year={year}"
    if not place.exists():
        return None
    rows = pq.read_table(place, partitioning=None)
    return rows.filter(pc.is_in(rows["reply_id"], replies["reply_id"].combine_chunks())).cast(
        published_schema(name)
    )


def _refuse_personal_numbers(rows: pa.Table) -> None:
    """The last look before a text leaves: the reader masked it, so a number here is a fault of
    ours."""
    for column in ("body_text", "title"):
        suspect = rows.filter(
            pc.fill_null(pc.match_substring_regex(rows[column], _SUSPECT), False)
        ).select(["reply_id", column])
        left = [
            row["reply_id"] for row in suspect.to_pylist() if mask_personal_data(row[column])[1]
        ]
        if left:
            raise StorageError(
                f"{len(left)} texts hold a personal number ({', '.join(left[:3])}); dafu reparse "
                "masks it; nothing is published"
            )


def _log(build: _Build, name: str) -> None:
    """Files of a growing table: the parent's, and one with the rows since; merged when there are
    many."""
    files = list(build.parent["logs"].get(name, []))
    after = files[-1]["until"] if files else None
    fresh = build.tables.read(name, after=after)
    until = pc.max(fresh["commit_id"]).as_py() if fresh.num_rows else after
    if name == "revisions" and build.index.suppressed.ids:
        fresh = fresh.filter(
            pc.invert(
                pc.is_in(
                    fresh["reply_id"], pa.array(sorted(build.index.suppressed.ids), pa.string())
                )
            )
        )
    rows = _log_rows(build.tables, fresh, name)
    if len(files) >= MOST_LOG_FILES and build.previous:
        old = [pq.read_table(build.previous / f["file"]) for f in files]
        rows, files = pa.concat_tables([*old, rows]), []
    for file in files:
        build.share(file["file"])
    if rows.num_rows or not files:
        file = f"{name}/part-{until or 'none'}.parquet"
        build.write(rows, file)
        files.append({"file": file, "rows": rows.num_rows, "until": until})
    build.logs[name] = files
    build.counts[name] = sum(f["rows"] for f in files)


def _log_rows(tables: Tables, rows: pa.Table, name: str) -> pa.Table:
    if name == "revisions" and rows.num_rows:
        years = set(rows["published_year"].to_pylist())
        texts = tables.read("texts", years=years, ids=rows["reply_id"].to_pylist())
        at = pc.index_in(_key(rows, "state_id"), _key(texts, "state_id"))
        rows = rows.append_column("body_text", texts["body_text"].combine_chunks().take(at))
    elif name == "revisions":
        rows = rows.append_column("body_text", pa.array([], pa.string()))
    return _published(rows, name)


def _published(rows: pa.Table, name: str) -> pa.Table:
    schema = published_schema(name)
    return rows.select(schema.names).cast(schema)


def _derive(
    build: _Build, registry: list[SourceState], places: Mapping[int, Mapping[str, tuple[str, int]]]
) -> None:
    """The small tables about sources, coverage and gaps; places that no commit touched keep the
    parent's rows."""
    since = build.parent["last_commit"] if build.previous and build.parent["parts"] else ""
    old = {
        name: pq.read_table(build.previous / name).to_pylist() if build.previous and since else []
        for name in ("coverage", "number_gaps")
    }
    rows: dict[str, Sequence[Row]] = {
        "sources": source_rows(build.tables, registry, build.held_back),
        "coverage": coverage_rows(build.index, places, since, old["coverage"]),
        "number_gaps": gap_rows(build.index, places, since, old["number_gaps"]),
    }
    for name, found in rows.items():
        build.write(
            pa.Table.from_pylist([r.model_dump() for r in found], schema=published_schema(name)),
            f"{name}/part-0.parquet",
        )
        build.counts[name] = len(found)


def _read_back(build: _Build) -> None:
    """Read the new files as a consumer would: counts, schema and unique keys must agree with the
    tables."""
    for name in build.counts:
        found = 0
        for path in sorted((build.folder / name).rglob("*.parquet")):
            file = pq.ParquetFile(path)
            if not file.schema_arrow.equals(published_schema(name)):
                raise StorageError(
                    f"{path.name} of {name} does not have the table's schema; the version is not "
                    "published"
                )
            found += file.metadata.num_rows
        if found != build.counts[name]:
            raise StorageError(
                f"{name}: {found} rows in the files, {build.counts[name]} in the tables; the "
                "version is not published"
            )
    ids = pq.read_table(build.folder / "replies", columns=["reply_id"])["reply_id"]
    if pc.count_distinct(ids).as_py() != build.counts["replies"]:
        raise StorageError("a reply_id is published twice; the version is not published")
