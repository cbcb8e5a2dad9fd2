"""A version laid out for the Hugging Face hub: `datasets.load_dataset` opens the folder as it is.

What it asks for, beyond plain Parquet: one configuration a table in the head of README.md, because
the tables have different columns; no map columns (`Arrow type map<string, string> does not have a
datasets dtype equivalent`) and no empty tables (`BatchSize must be greater than 0`); and a column
for the year, which it does not read from the names of folders.
"""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from schemas.tables import CATALOGUE, PUBLISHED, published_schema
from storage.layout import StorageError, write_atomic
from storage.versions.card import RIGHTS, TITLE
from storage.versions.export import selected_replies
from storage.versions.making.build import GROUP_ROWS

CORPUS = "corpus"
FILE_ROWS = 50_000
"""Rows in a file, about: some 100 MB of texts."""
_LICENCE_NAME = "official-documents-compilation-cc-by-4.0"
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


@dataclass(frozen=True)
class Configuration:
    """One table of the folder, as `load_dataset(folder, name)` gives it."""

    name: str
    sentence: str
    schema: pa.Schema
    rows: int
    size: int
    """Bytes of its files."""


def export_hub(version: Path, folder: Path) -> dict[str, int]:
    """Write a version into a new folder that can be uploaded as a dataset; rows by configuration,
    `corpus` first. The folder appears when it is complete.

    Raises StorageError when there is something under that name already.
    """
    if folder.exists():
        raise StorageError(f"{folder} exists already; name a new folder")
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    with selected_replies(version, None, None, corpus=True) as reader:
        found = [_written(part, CORPUS, _CORPUS_SENTENCE, reader.schema, reader)]
    for name in PUBLISHED:
        schema = hub_schema(name)
        batches = _batches(version / name, schema)
        found.append(_written(part, name, CATALOGUE[name].sentence, schema, batches))
    filled = [c for c in found if c.rows]
    write_atomic(part / "LICENSE.md", f"# Rights\n\n{RIGHTS}\n")
    write_atomic(part / "README.md", _card(filled, (version / "README.md").read_text("utf-8")))
    part.rename(folder)
    return {c.name: c.rows for c in filled}


_CORPUS_SENTENCE = (
    "Whole texts of replies that are still public, one copy of each, with address, date, agency, "
    "licence note, version and the hash of the text."
)


def hub_schema(name: str) -> pa.Schema:
    """The columns of a published table as they are in the folder: maps as lists of pairs, and
    `year` for the tables whose year is in the names of the folders."""
    fields = [pa.field(f.name, _without_maps(f.type), f.nullable) for f in published_schema(name)]
    if CATALOGUE[name].role == "placed":
        fields.append(pa.field("year", pa.int16(), False))
    return pa.schema(fields)


def _without_maps(kind: pa.DataType) -> pa.DataType:
    if not pa.types.is_map(kind):
        return kind
    return pa.list_(pa.struct([("key", kind.key_type), ("value", kind.item_type)]))


def _batches(table: Path, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Batches of a table of a version with the columns of the hub."""
    for path in sorted(table.rglob("*.parquet")):
        year = path.parent.name.removeprefix("published_year=")
        for batch in pq.ParquetFile(path).iter_batches(GROUP_ROWS):
            columns = [
                pa.array([int(year)] * batch.num_rows, f.type)
                if f.name == "year" and CATALOGUE[table.name].role == "placed"
                else _plain(batch[f.name], f.type)
                for f in schema
            ]
            yield pa.record_batch(columns, schema=schema)


def _plain(column: pa.Array, kind: pa.DataType) -> pa.Array:
    if not pa.types.is_map(column.type):
        return column.cast(kind)
    pairs = [
        None if row is None else [{"key": k, "value": v} for k, v in row]
        for row in column.to_pylist()
    ]
    return pa.array(pairs, kind)


def _written(
    folder: Path, name: str, sentence: str, schema: pa.Schema, batches: Iterable[pa.RecordBatch]
) -> Configuration:
    """Write the files of a configuration; none when it has no row."""
    files: list[Path] = []
    rows = in_file = 0
    writer: pq.ParquetWriter | None = None
    for batch in (b for b in batches if b.num_rows):
        if writer is None or in_file >= FILE_ROWS:
            if writer:
                writer.close()
            files.append(folder / name / f"train-{len(files):05d}.parquet")
            files[-1].parent.mkdir(exist_ok=True)
            writer = pq.ParquetWriter(files[-1], schema, compression="zstd", write_page_index=True)
            in_file = 0
        writer.write_batch(batch)
        rows, in_file = rows + batch.num_rows, in_file + batch.num_rows
    if writer:
        writer.close()
    return Configuration(name, sentence, schema, rows, sum(p.stat().st_size for p in files))


def _card(configurations: list[Configuration], datasheet: str) -> str:
    """README.md: the head that the hub reads, the configurations, and the version's datasheet."""
    texts = next((c.rows for c in configurations if c.name == CORPUS), 0)
    head: dict[str, Any] = {
        "pretty_name": TITLE,
        "language": ["zh"],
        "license": "other",
        "license_name": _LICENCE_NAME,
        "license_link": "LICENSE.md",
        "size_categories": [next((s for most, s in _SIZES if texts < most), "1M<n<10M")],
        "task_categories": ["text-generation", "text-classification", "text-retrieval"],
        "tags": ["government", "china", "parliament", "legal"],
        "annotations_creators": ["no-annotation"],
        "source_datasets": ["original"],
        "configs": [
            {
                "config_name": c.name,
                "data_files": [{"split": "train", "path": f"{c.name}/*.parquet"}],
                **({"default": True} if c.name == CORPUS else {}),
            }
            for c in configurations
        ],
        "dataset_info": [
            {
                "config_name": c.name,
                "features": [_feature(f) for f in c.schema],
                "splits": [{"name": "train", "num_bytes": c.size, "num_examples": c.rows}],
                "download_size": c.size,
                "dataset_size": c.size,
            }
            for c in configurations
        ],
    }
    title, _, rest = datasheet.partition("\n")
    listed = "\n".join(f"| {c.name} | {c.rows:,} | {c.sentence} |" for c in configurations)
    return (
        f"---\n{yaml.safe_dump(head, allow_unicode=True, sort_keys=False)}---\n\n{title}\n\n"
        f"## Configurations\n\n`load_dataset(FOLDER, NAME)`; tables without rows are left out, "
        f"maps are lists of pairs.\n\n| name | rows | |\n|---|---|---|\n{listed}\n{rest}"
    )


def _feature(field: pa.Field) -> dict[str, Any]:
    """A column as `dataset_info` names it, so that a viewer need not guess."""
    kind = field.type
    if not pa.types.is_list(kind):
        return {"name": field.name, "dtype": _dtype(kind)}
    if pa.types.is_struct(kind.value_type):
        pair = [{"name": f.name, "dtype": _dtype(f.type)} for f in kind.value_type]
        return {"name": field.name, "list": pair}
    return {"name": field.name, "list": _dtype(kind.value_type)}


def _dtype(kind: pa.DataType) -> str:
    if pa.types.is_date(kind):
        return "date32"
    return {"double": "float64"}.get(str(kind), str(kind))
