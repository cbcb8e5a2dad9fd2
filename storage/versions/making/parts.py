"""Parts of a version: the current states of some sources of one year, shared with the version
before or written anew."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.coverage import SourceState
from schemas.tables import CHILDREN, PLACED, published_schema
from storage.tables.state import Places, StateKey
from storage.versions.making.build import (
    Build,
    Parent,
    Withheld,
    as_published,
    state_keys,
    with_texts,
)
from storage.versions.making.gate import unmasked
from storage.versions.making.losses import refuse_losses
from storage.versions.making.presence import with_presence
from storage.versions.manifest import Part

PART_ROWS = 10_000
"""Rows of `replies` in a part, about: the years of large sources are cut by source, so that a
change rewrites one part."""
READ_ROWS = 30_000
"""Rows of `replies` of one year that are read from the tables together, about, for the parts that
they go to. Read for each part of its own, a year of 170,000 replies was read through 32 times: 70 %
of the time of publishing three million."""
YEARS_ROWS = 2_000
"""The same of several years: a night changes a few replies of many years, and to read a year's five
tables takes 25 ms of CPU, however few rows they have."""


@dataclass(frozen=True, slots=True)
class WantedPart:
    """A part as it must be: digest of what is in it, year, sources and number of current states."""

    digest: str
    year: int
    sources: list[str]
    rows: int


def held_back_sources(places: Places, registry: Iterable[SourceState], parent: Parent) -> set[str]:
    """Sources of the version before that hold fewer documents than their `min_replies` now."""
    held: dict[str, int] = {}
    for by_source in places.values():
        for source, place in by_source.items():
            held[source] = held.get(source, 0) + place.states
    return {
        s.source_id
        for s in registry
        if s.source_id in parent.sources and held.get(s.source_id, 0) < s.min_replies
    }


def wanted_parts(places: Places, held_back: set[str]) -> dict[str, WantedPart]:
    """Parts by key (year/bucket of buckets). A source is always in one bucket."""
    wanted: dict[str, WantedPart] = {}
    for year, by_source in sorted(places.items()):
        filled = {s: place for s, place in by_source.items() if place.states or s in held_back}
        rows = sum(place.states for place in filled.values())
        buckets = 1 << max(0, rows // PART_ROWS).bit_length()
        for bucket in range(buckets):
            sources = sorted(s for s in filled if zlib.crc32(s.encode()) % buckets == bucket)
            if sources:
                wanted[f"{year}/{bucket}of{buckets}"] = WantedPart(
                    _digest(
                        (s, "held back" if s in held_back else filled[s].commit) for s in sources
                    ),
                    year,
                    sources,
                    sum(filled[s].states for s in sources),
                )
    return wanted


def _digest(contents: Iterable[tuple[str, str]]) -> str:
    state = "|".join(f"{source}={commit}" for source, commit in contents)
    return hashlib.sha256(state.encode()).hexdigest()[:16]


def add_parts(build: Build, wanted: Mapping[str, WantedPart]) -> None:
    """Share or write the files of all parts: replies and what hangs on them.

    Raises StorageError when the tables do not have what the index says.
    """
    missing = {}
    for key, part in wanted.items():
        known = build.parent.parts.get(key)
        if known and known.digest == part.digest and _is_sound(build, key, known):
            for name, count in known.rows.items():
                if count:
                    build.share(_file(key, name))
            build.add_part(key, known)
        else:
            missing[key] = part
    for reading in _readings(missing):
        _write_together(build, reading)


def _is_sound(build: Build, key: str, part: Part) -> bool:
    """Whether the parent has each file of a part of its, as it was written."""
    return all(build.has_sound(_file(key, name)) for name, count in part.rows.items() if count)


def _file(key: str, name: str) -> str:
    """The file of one table of a part, below the folder of a version."""
    year, bucket = key.split("/")
    return f"{name}/published_year={year}/part-{bucket}.parquet"


def _readings(parts: Mapping[str, WantedPart]) -> Iterator[dict[str, WantedPart]]:
    """Parts that are read together, by key: of one year, and of several that are small."""
    reading: dict[str, WantedPart] = {}
    for key, part in parts.items():
        together = [*reading.values(), part]
        most = READ_ROWS if len({p.year for p in together}) == 1 else YEARS_ROWS
        if reading and sum(p.rows for p in together) > most:
            yield reading
            reading = {}
        reading[key] = part
    if reading:
        yield reading


def _write_together(build: Build, reading: Mapping[str, WantedPart]) -> None:
    years: dict[int, dict[str, WantedPart]] = {}
    for key, part in reading.items():
        years.setdefault(part.year, {})[key] = part
    states = {year: _states(build, year, parts) for year, parts in years.items()}
    ids = [state.reply_id for found in states.values() for state in found]
    rows = {n: build.tables.read(n, years=years, ids=ids) for n in (*PLACED, "texts")}
    for year, parts in years.items():
        of_year = {
            name: _among(found, found["published_year"], pa.array([year], pa.int16()))
            for name, found in rows.items()
        }
        tables = {name: _current_rows(build, name, of_year, states[year]) for name in PLACED}
        refuse_losses(build, year, states[year], tables)
        for key, part in parts.items():
            found = tables["replies"]
            replies = _among(found, found["source_id"], pa.array(part.sources))
            ids_of_part = replies["reply_id"].combine_chunks()
            of_part = {n: _among(tables[n], tables[n]["reply_id"], ids_of_part) for n in CHILDREN}
            build.add_part(key, _written(build, key, part, {"replies": replies, **of_part}))


def _states(build: Build, year: int, parts: Mapping[str, WantedPart]) -> list[StateKey]:
    sources = {source for part in parts.values() for source in part.sources}
    return build.index.states(year, sources - build.held_back)


def _written(build: Build, key: str, wanted: WantedPart, tables: dict[str, pa.Table]) -> Part:
    """A part of which the files were written from the rows of its current states."""
    kept_sources = set(wanted.sources) & build.held_back
    withheld: dict[str, list[str]] = {}
    for name in PLACED:
        kept = _rows_before(build, name, wanted.year, kept_sources)
        rows = pa.concat_tables([tables[name], kept]) if kept is not None else tables[name]
        order = ["source_id", "reply_id"] if name == "replies" else ["reply_id", "seq"]
        tables[name] = rows.sort_by([(column, "ascending") for column in order])
        withheld |= unmasked(tables[name])
    held = pa.array(sorted(withheld), pa.string())
    named = ["reply_id", "source_id", "url", "capture_id", "run_id"]
    back = tables["replies"].select(named)
    found = [
        Withheld(**row, columns=withheld[row["reply_id"]])
        for row in back.filter(pc.is_in(back["reply_id"], held)).to_pylist()
    ]
    counts = {}
    for name, rows in tables.items():
        rows = rows.filter(pc.invert(pc.is_in(rows["reply_id"], held))) if withheld else rows
        if rows.num_rows:
            build.write(rows, _file(key, name))
        counts[name] = rows.num_rows
    build.withheld += found
    return Part(
        digest=wanted.digest,
        sources=wanted.sources,
        rows=counts,
        withheld={reply.reply_id: reply.source_id for reply in found},
    )


def _current_rows(
    build: Build, name: str, of_year: Mapping[str, pa.Table], states: list[StateKey]
) -> pa.Table:
    """Rows of current states among those of a year: of `replies` with their text, of the others as
    they are."""
    of_state = pa.array([f"{s.reply_id}|{s.state_id}" for s in states], pa.string())
    if name != "replies":
        rows = of_year[name]
        return as_published(_among(rows, state_keys(rows, "state_id"), of_state), name)
    # A state is named by id and commit in `replies`, by id and state (the commit that wrote its
    # text) elsewhere.
    of_commit = pa.array([f"{s.reply_id}|{s.commit_id}" for s in states], pa.string())
    rows, texts = of_year[name], of_year["texts"]
    rows = _among(rows, state_keys(rows, "commit_id"), of_commit)
    texts = _among(texts, state_keys(texts, "state_id"), of_state)
    rows = with_presence(build.tables, with_texts(rows, texts))
    ids = [state.reply_id for state in states]
    return as_published(_with_groups(build, rows, ids), name)


def _with_groups(build: Build, rows: pa.Table, ids: list[str]) -> pa.Table:
    """Replies with the group of near-duplicates that they are in."""
    groups = build.duplicates.of(ids)
    for i, column in enumerate(("duplicate_group", "duplicate_of")):
        values = [groups[r][i] if r in groups else None for r in rows["reply_id"].to_pylist()]
        at = rows.schema.get_field_index(column)
        rows = rows.set_column(at, column, pa.array(values, pa.string()))
    return rows


def _among(rows: pa.Table, keys: pa.Array, wanted: pa.Array) -> pa.Table:
    """Those of some rows of which the key is among the wanted."""
    stays = pc.is_in(keys, wanted)
    return rows if pc.all(stays).as_py() else rows.filter(stays)  # which copies all texts


def _rows_before(build: Build, name: str, year: int, sources: set[str]) -> pa.Table | None:
    """Rows of held-back sources from the version before, without what was taken down; or None."""
    parent = build.parent
    if not sources or parent.folder is None:
        return None
    folder = parent.folder / "replies" / f"published_year={year}"
    if not folder.exists():
        return None
    columns = None if name == "replies" else ["reply_id", "source_id"]
    replies = pq.read_table(folder, columns=columns, partitioning=None)
    replies = replies.filter(pc.is_in(replies["source_id"], pa.array(sorted(sources))))
    replies = build.index.suppressed.kept(replies)
    if name == "replies":
        return _of_today(replies, name)
    place = parent.folder / name / f"published_year={year}"
    if not place.exists():
        return None
    rows = pq.read_table(place, partitioning=None)
    rows = rows.filter(pc.is_in(rows["reply_id"], replies["reply_id"].combine_chunks()))
    return _of_today(rows, name)


def _of_today(rows: pa.Table, name: str) -> pa.Table:
    """Rows of an earlier version with the columns of today, null where it had none yet."""
    schema = published_schema(name)
    for field in schema:
        if field.name not in rows.schema.names:
            rows = rows.append_column(field.name, pa.nulls(rows.num_rows, field.type))
    return rows.select(schema.names).cast(schema)
