"""The data dictionary: every published table and column, from the one schema definition."""

from schemas.ground.base import SCHEMA_VERSION
from schemas.tables import CATALOGUE, PUBLISHED, published_schema
from schemas.values import enumeration_of, enumerations


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
        model = CATALOGUE[name].model
        lines += [
            f"## {name}",
            "",
            CATALOGUE[name].sentence,
            "",
            "| column | type | null | meaning |",
            "|---|---|---|---|",
        ]
        for field in published_schema(name):
            doc = model.model_fields[field.name].description or ""
            if values := enumeration_of(model, field.name):
                doc += f" ([{values.name}](#{values.name.lower()}))"
            lines.append(
                f"| {field.name} | {field.type} | {'yes' if field.nullable else ''} | {doc} |"
            )
        lines.append("")
    lines += [
        "# Values",
        "",
        "The values of the columns that have a fixed set of them. A value is never renamed or "
        "taken out without a major schema version; a new one is a minor version.",
        "",
    ]
    for values in enumerations():
        lines += [f"## {values.name}", "", values.about, "", "| value | meaning |", "|---|---|"]
        lines += [f"| {value} | {meaning} |" for value, meaning in values.meanings.items()]
        lines.append("")
    return "\n".join(lines)
