"""Sources that were crawled here and that no given source file names: those of another folder, and
those whose file is gone."""

from collections.abc import Collection
from pathlib import Path

import pyarrow.parquet as pq

from schemas.coverage import SourceState
from storage.layout import Layout
from storage.ledger import Ledger

EVIDENCE = "no source file here; name its folder with --sources"


def unlisted_sources(
    layout: Layout, version: Path | None, known: Collection[str]
) -> list[SourceState]:
    """The sources that the ledger knows besides `known`: as the newest version describes them, else
    by what the ledger itself has."""
    if not layout.ledger.exists():
        return []
    ledger = Ledger(layout.ledger)
    ids = {str(window["source_id"]) for window in ledger.windows()} - set(known)
    if not ids:
        return []
    rows = pq.read_table(version / "sources").to_pylist() if version else []
    names = SourceState.model_fields
    found = {
        row["source_id"]: SourceState(**{k: v for k, v in row.items() if k in names})
        for row in rows
        if row["source_id"] in ids
    }
    platforms = ledger.platforms()
    for source in ids - found.keys():
        found[source] = SourceState(
            source_id=source,
            title=source,
            platform=platforms.get(source, "undetected"),
            kind="mixed",
            level="county",
            urls=[extent.url for extent in ledger.extents(source)],
            status="unverified",
            evidence=EVIDENCE,
        )
    return [found[source] for source in sorted(ids)]
