"""A version described for people and machines: README.md, Frictionless datapackage.json, MLCommons
croissant.json.

All from the schema definition and the manifest, nothing by hand. datapackage: https://datapackage.org/standard/data-package/,
Croissant 1.0: https://docs.mlcommons.org/croissant/docs/croissant-spec.html.
"""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.tables import CATALOGUE, PLACED, PUBLISHED, published_schema
from storage.layout import write_atomic
from storage.versions.manifest import Manifest

NAME = "dafu-replies"
TITLE = (
    "Published replies to deputies' suggestions and CPPCC proposals (人大代表建议、政协提案答复)"
)
RIGHTS = (
    "The replies are official documents of Chinese government agencies, published by them on their "
    "sites. Article 5 of the Copyright Law of the "
    "People's Republic of China keeps official documents of an administrative nature out of "
    "copyright; whether that holds for a given page is for its "
    "user to judge. The compilation (selection, fields, identifiers) is offered under CC BY 4.0. "
    "Personal contact data was taken out or masked."
)
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def describe(folder: Path, manifest: Manifest) -> None:
    """Write the three files into the version's folder."""
    write_atomic(folder / "README.md", readme(folder, manifest))
    write_atomic(
        folder / "datapackage.json", json.dumps(datapackage(manifest), ensure_ascii=False, indent=1)
    )
    write_atomic(
        folder / "croissant.json", json.dumps(croissant(manifest), ensure_ascii=False, indent=1)
    )


def _files(manifest: Manifest, table: str) -> list[str]:
    return [name for name in manifest.checksums if name.startswith(f"{table}/")]


def _doc(field: pa.Field) -> str:
    return str((field.metadata or {}).get(b"doc", b"").decode())


def datapackage(manifest: Manifest) -> dict[str, Any]:
    """The Data Package descriptor."""
    resources = []
    for table in PUBLISHED:
        files = _files(manifest, table)
        fields: list[dict[str, Any]] = [
            {
                "name": f.name,
                "type": _frictionless(f.type),
                "description": _doc(f),
                **({} if f.nullable else {"constraints": {"required": True}}),
            }
            for f in published_schema(table)
        ]
        schema: dict[str, Any] = {"fields": fields}
        if table == "replies":
            schema["primaryKey"] = ["reply_id"]
        elif table in PLACED or table == "revisions":
            schema["foreignKeys"] = [
                {
                    "fields": ["reply_id"],
                    "reference": {"resource": "replies", "fields": ["reply_id"]},
                }
            ]
        first, *rest = files
        resources.append(
            {
                "name": table.replace("_", "-"),
                "title": table,
                "description": CATALOGUE[table].sentence,
                "path": first,
                **({"extrapaths": rest} if rest else {}),
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "rows": manifest.rows[table],
                "schema": schema,
            }
        )
    return {
        "name": NAME,
        "title": TITLE,
        "version": manifest.version,
        "created": manifest.created_at.isoformat(),
        "profile": "data-package",
        "description": f"Schema version {manifest.schema_version}. {RIGHTS}",
        "licenses": [{"name": "CC-BY-4.0", "path": _LICENCE}],
        "resources": resources,
    }


def _frictionless(kind: pa.DataType) -> str:
    if pa.types.is_timestamp(kind):
        return "datetime"
    if pa.types.is_date(kind):
        return "date"
    if pa.types.is_integer(kind):
        return "integer"
    if pa.types.is_floating(kind):
        return "number"
    if pa.types.is_list(kind):
        return "array"
    return "object" if pa.types.is_map(kind) else "string"


_CONTEXT: dict[str, Any] = {
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs",
    "column": "cr:column", "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"}, "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty", "samplingRate": "cr:samplingRate",
    "extract": "cr:extract", "field": "cr:field", "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject", "fileSet": "cr:fileSet", "format": "cr:format",
    "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath",
    "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path",
    "recordSet": "cr:recordSet", "references": "cr:references", "regex": "cr:regex",
    "repeated": "cr:repeated", "replace": "cr:replace", "sc": "https://schema.org/",
    "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField",
    "transform": "cr:transform", "examples": {"@id": "cr:examples", "@type": "@json"},
    "rai": "http://mlcommons.org/croissant/RAI/",
}  # fmt: skip


def croissant(manifest: Manifest) -> dict[str, Any]:
    """The Croissant 1.0 description: one file set and one record set a table."""
    distribution: list[dict[str, Any]] = [
        {
            "@type": "cr:FileObject",
            "@id": "manifest",
            "name": "manifest",
            "contentUrl": "manifest.json",
            "encodingFormat": "application/json",
            "description": "Row counts and SHA-256 of every file",
            "sha256": "https://github.com/mlcommons/croissant/issues/80",
        }
    ]
    records = []
    for table in PUBLISHED:
        distribution.append(
            {
                "@type": "cr:FileSet",
                "@id": f"{table}-files",
                "name": f"{table}-files",
                "description": CATALOGUE[table].sentence,
                "encodingFormat": "application/x-parquet",  # the only name that mlcroissant reads
                # mlcroissant's `**` is one folder; only placed tables with rows have any.
                "includes": "/*/".join([table, "*.parquet"])
                if any(name.count("/") > 1 for name in _files(manifest, table))
                else f"{table}/*.parquet",
            }
        )
        fields = []
        for field in published_schema(table):
            if pa.types.is_map(field.type):
                continue  # Croissant 1.0 has no maps
            repeated = pa.types.is_list(field.type)
            kind = field.type.value_type if repeated else field.type
            fields.append(
                {
                    "@type": "cr:Field",
                    "@id": f"{table}/{field.name}",
                    "name": field.name,
                    "description": _doc(field),
                    "dataType": _schema_org(kind),
                    "source": {
                        "fileSet": {"@id": f"{table}-files"},
                        "extract": {"column": field.name},
                    },
                    **({"repeated": True} if repeated else {}),
                }
            )
        key = {"key": {"@id": "replies/reply_id"}} if table == "replies" else {}
        records.append(
            {
                "@type": "cr:RecordSet",
                "@id": table,
                "name": table,
                "description": CATALOGUE[table].sentence,
                **key,
                "field": fields,
            }
        )
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": NAME,
        "description": f"{TITLE}. {RIGHTS}",
        "license": _LICENCE,
        "version": _semantic(manifest),
        "datePublished": manifest.created_at.isoformat(),
        "url": "https://schema.org/Dataset",
        "citeAs": citation(manifest),
        "distribution": distribution,
        "recordSet": records,
    }


def _semantic(manifest: Manifest) -> str:
    """Croissant wants MAJOR.MINOR.PATCH: the schema version, and the day of the version."""
    return f"{manifest.schema_version}.{manifest.version[:8]}"


def _schema_org(kind: pa.DataType) -> str:
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return "sc:Date"
    if pa.types.is_integer(kind):
        return "sc:Integer"
    return "sc:Float" if pa.types.is_floating(kind) else "sc:Text"


def citation(manifest: Manifest) -> str:
    """How to cite a version."""
    return (
        f"dafu: {TITLE}. Version {manifest.version} ({manifest.created_at:%Y-%m-%d}), schema "
        f"{manifest.schema_version}."
    )


def readme(folder: Path, manifest: Manifest) -> str:
    """The datasheet of a version."""
    rows = manifest.rows
    sources = pq.read_table(folder / "sources").to_pylist()
    coverage = pq.read_table(folder / "coverage").to_pylist()
    gaps = pq.read_table(folder / "number_gaps").to_pylist()
    states: dict[str, int] = {}
    for source in sources:
        states[source["state"]] = states.get(source["state"], 0) + 1
    held, withdrawn = (sum(row[name] for row in coverage) for name in ("held", "withdrawn"))
    replies, full = (sum(row[name] for row in coverage) for name in ("replies", "full_text"))
    years = sorted({row["year"] for row in coverage if row["year"]})
    lines = [
        f"# {TITLE}",
        "",
        f"Version `{manifest.version}`, made {manifest.created_at:%Y-%m-%dT%H:%M:%S}Z, schema "
        f"{manifest.schema_version}, dafu {manifest.code_version}, "
        f"parent {manifest.parent or 'none'}.",
        "",
        "## What is in it",
        "",
        f"{rows['replies']:,} documents, of which {held:,} are still on their sites ({replies:,} "
        f"replies, {full:,} with their whole text) and {withdrawn:,} are "
        f"withdrawn; years {f'{years[0]} to {years[-1]}' if years else 'none'}.",
        "",
        "| table | rows | |",
        "|---|---|---|",
        *(f"| {name} | {rows[name]:,} | {CATALOGUE[name].sentence} |" for name in PUBLISHED),
        "",
        "Every column is documented in its Parquet metadata, in `datapackage.json` and in "
        "docs/data-dictionary.md of dafu. `manifest.json` has the SHA-256 of every file.",
        "",
        "Open one table at a time, by its folder: the tables have different columns, so that the "
        "folder of the version as a whole is no table for any reader. `dafu export --hub` makes a "
        "folder that `datasets.load_dataset` opens.",
        "",
        "## How it was collected",
        "",
        "From the reply columns of government sites, politely and without passing any barrier; "
        "each response was archived before it was read. "
        "What a page does not say, or what cannot be read for certain, is null. `field_sources` "
        "says where each value stood.",
        "",
        "## Coverage and known gaps",
        "",
        "Sources by state of their last run: "
        f"{', '.join(f'{n} {state}' for state, n in sorted(states.items())) or 'none registered'}. "
        "`coverage` has the counts by source and year, `coverage_states` says in a word how far "
        "each is covered, `official_totals` what the whole is where an official body stated it.",
        *(
            [f"These sources keep the rows of an earlier version: {', '.join(manifest.held_back)}."]
            if manifest.held_back
            else []
        ),
        f"{len(gaps)} series of proposal numbers have holes (`number_gaps`), "
        f"{sum(len(g['missing']) for g in gaps):,} numbers in all: hints, not proof, that replies "
        "are missing. So are thin months (`coverage_months`) and numbers that are cited and not "
        "held (`cited_missing`).",
        "The registry is a sample of the columns there are, and says nothing about agencies that "
        "do not publish.",
        "",
        "## Rights",
        "",
        RIGHTS,
        "",
        "## How to cite",
        "",
        citation(manifest),
        "",
    ]
    return "\n".join(lines)
