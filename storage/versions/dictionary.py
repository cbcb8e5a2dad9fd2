"""The data dictionary: every published table and column, from the one schema definition."""

from schemas.base import SCHEMA_VERSION
from schemas.tables import CATALOGUE, PUBLISHED, published_schema


def dictionary_page() -> str:
    """docs/data-dictionary.md."""
    lines = [
        "# Data dictionary",
        "",
        "Generated from the models in `schemas/` by `make docs`; do not edit. Schema version "
        f"{SCHEMA_VERSION}.",
        "The same texts stand in the Parquet metadata of each column (`doc`). Nullable columns are "
        "null when the page does not say, or when what it",
        "says cannot be read for certain. `replies`, `sections`, `citations` and `attachments` are "
        "partitioned by `published_year`, which stands in the folder names.",
        "",
    ]
    for name in PUBLISHED:
        lines += [
            f"## {name}",
            "",
            CATALOGUE[name].sentence,
            "",
            "| column | type | null | meaning |",
            "|---|---|---|---|",
        ]
        for field in published_schema(name):
            doc = (field.metadata or {}).get(b"doc", b"").decode()
            lines.append(
                f"| {field.name} | {field.type} | {'yes' if field.nullable else ''} | {doc} |"
            )
        lines.append("")
    return "\n".join(lines)
