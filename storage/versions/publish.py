"""Publish: a new version from the tables. What did not change is shared with the version before by
hard links."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.coverage import SourceState
from schemas.ground.base import SCHEMA_VERSION, Row
from schemas.ground.clock import in_shanghai, now
from schemas.tables import LOGS, PLACED, published_schema
from storage.layout import Layout, locked, point, write_atomic
from storage.setaside import file_digest
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.marks import refuse_damaged_tables
from storage.tables.state import Places
from storage.tables.turn import writing
from storage.versions.coverage import coverage_rows, gap_rows, source_rows
from storage.versions.describe import describe
from storage.versions.duplicates import Duplicates
from storage.versions.expected import cited_rows, month_rows, official_rows
from storage.versions.folders import (
    LATEST,
    fetch_latest,
    keep_version,
    latest_version,
)
from storage.versions.listed import listed_rows, with_listed
from storage.versions.making.build import Build, Parent, parent_of
from storage.versions.making.logs import add_log, has_news
from storage.versions.making.parts import WantedPart, add_parts, held_back_sources, wanted_parts
from storage.versions.making.readback import read_back
from storage.versions.making.withheld import quarantine_withheld
from storage.versions.manifest import FORMAT, NAME, Manifest
from storage.versions.names import next_stamp
from storage.versions.states import coverage_states


def publish(
    layout: Layout, code_version: str, registry: Iterable[SourceState] = ()
) -> tuple[Path, bool]:
    """Publish the tables as a new version; (folder, True), or (newest folder, False) when no reply
    changed since.

    `latest` moves last, after the files are read back. A source that holds fewer documents than its
    `min_replies` keeps the rows of the version before (`held_back` in `sources`). A reply that a
    personal number is left in stays out, alone. Raises StorageError when rows would be lost or the
    read-back does not agree.
    """
    # No commit may change what is being read; a collect waits for the publish.
    with locked(layout.locks / "publish.lock"), writing(layout):
        fetch_latest(layout)
        published = _published(layout, code_version, list(registry))
        keep_version(layout)
        return published


def _published(layout: Layout, code_version: str, registry: list[SourceState]) -> tuple[Path, bool]:
    tables, previous = Tables(layout.tables), latest_version(layout)
    index = CurrentIndex(tables, thorough=True)
    refuse_damaged_tables(index, tables)
    duplicates = Duplicates(tables, index)
    duplicates.update()
    parent = parent_of(previous, index.suppressed.digest)
    places = index.places()
    held_back = held_back_sources(places, registry, parent)
    wanted = wanted_parts(places, held_back)
    if previous and not _differs(tables, index, parent, wanted):
        return previous, False
    version = next_stamp([parent.version or "", *(p.name for p in layout.datasets.glob("[0-9]*"))])
    _remove_torn(layout)
    building = layout.datasets / f".building-{version}"
    building.mkdir(parents=True)
    build = Build(tables, index, duplicates, building, parent, held_back)
    add_parts(build, wanted)
    quarantine_withheld(build)
    until = index.last_commit
    for name in LOGS:
        add_log(build, name)
    _add_derived(layout, build, registry, places)
    for name in PLACED:
        if build.counts[name] == 0:
            build.write(published_schema(name).empty_table(), f"{name}/part-0.parquet")
    read_back(build)
    manifest = Manifest(
        format=FORMAT,
        version=version,
        parent=parent.version,
        code_version=code_version,
        schema_version=SCHEMA_VERSION,
        created_at=now(),
        last_commit=until,
        rows=build.counts,
        held_back=sorted(held_back),
        suppressed=index.suppressed.digest,
        parts=build.parts,
        logs=build.logs,
        checksums=dict(sorted(build.checksums.items())),
    )
    describe(building, manifest)
    described = {p.name: file_digest(p) or "" for p in sorted(building.glob("*.*"))}
    manifest = manifest.model_copy(update={"checksums": manifest.checksums | described})
    write_atomic(building / NAME, manifest.text())
    final = layout.datasets / version
    building.rename(final)
    point(layout.datasets / LATEST, version)
    return final, True


def _differs(
    tables: Tables, index: CurrentIndex, parent: Parent, wanted: dict[str, WantedPart]
) -> bool:
    """Whether a new version would say anything else than its parent."""
    return (
        parent.suppressed != index.suppressed.digest
        or {k: p.digest for k, p in parent.parts.items()}
        != {k: p.digest for k, p in wanted.items()}
        or any(has_news(tables, parent, name) for name in ("revisions", "aliases"))
    )


def _remove_torn(layout: Layout) -> None:
    """Remove what a publish or prune left that was killed; the lock says nobody is at it."""
    for torn in [*layout.datasets.glob(".building-*"), *layout.datasets.glob(".removing-*")]:
        shutil.rmtree(torn, ignore_errors=True)


def _add_derived(layout: Layout, build: Build, registry: list[SourceState], places: Places) -> None:
    """The small tables about sources, coverage and what is missing; places that no commit touched
    keep the parent's rows."""
    kept = all(build.has_sound(f"{name}/part-0.parquet") for name in ("coverage", "number_gaps"))
    previous = build.parent.folder if build.parent.parts and kept else None
    since = build.parent.last_commit if previous else ""
    old = {
        name: pq.read_table(previous / name).to_pylist() if previous and since else []
        for name in ("coverage", "number_gaps")
    }
    listed = listed_rows(build.tables, build.index)
    held, at = coverage_rows(build.index, places, since, old["coverage"]), now()
    coverage = with_listed(held, listed)
    rows: dict[str, Sequence[Row]] = {
        "sources": source_rows(build.tables, registry, build.held_back),
        "coverage": coverage,
        "listed": listed,
        "number_gaps": gap_rows(build.index, places, since, old["number_gaps"]),
        "coverage_states": coverage_states(
            layout, build.tables, build.index, registry, coverage, at
        ),
        "coverage_months": month_rows(build.folder, in_shanghai(at).date()),
        "official_totals": official_rows(build.folder),
        "cited_missing": cited_rows(build.folder),
    }
    for name, found in rows.items():
        build.write(
            pa.Table.from_pylist([r.model_dump() for r in found], schema=published_schema(name)),
            f"{name}/part-0.parquet",
        )
        build.counts[name] = len(found)
