"""A version described for people and machines: README.md, Frictionless datapackage.json, MLCommons
croissant.json.

All from the schema definition and the manifest, nothing by hand. datapackage: https://datapackage.org/standard/data-package/,
Croissant 1.0: https://docs.mlcommons.org/croissant/docs/croissant-spec.html.
"""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa

from schemas.tables import CATALOGUE, PLACED, PUBLISHED, published_schema
from storage.layout import write_atomic
from storage.versions.card import RIGHTS, TITLE, citation, readme
from storage.versions.manifest import Manifest

NAME = "dafu-replies"
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
