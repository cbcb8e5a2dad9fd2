"""What may change in the published schema: a new nullable column in a minor version, anything else
in a major one."""

from typing import Any

import pyarrow as pa

SchemaDict = dict[str, list[dict[str, Any]]]
"""Tables as lists of columns: name, type, nullable."""


def described(schemas: dict[str, pa.Schema]) -> SchemaDict:
    """Schemas as plain values, for a file that is compared later."""
    return {
        name: [{"name": f.name, "type": str(f.type), "nullable": f.nullable} for f in schema]
        for name, schema in schemas.items()
    }


def schema_changes(old: SchemaDict, new: SchemaDict) -> tuple[list[str], list[str]]:
    """(breaking changes, compatible additions) from one schema to another, as lines for a
    person."""
    breaking: list[str] = []
    added: list[str] = []
    for table in sorted(set(old) | set(new)):
        if table not in new:
            breaking.append(f"table {table} was removed")
            continue
        if table not in old:
            added.append(f"table {table} is new")
            continue
        before, after = ({c["name"]: c for c in tables[table]} for tables in (old, new))
        for name in sorted(set(before) | set(after)):
            if name not in after:
                breaking.append(f"{table}.{name} was removed or renamed")
            elif name not in before:
                (added if after[name]["nullable"] else breaking).append(
                    f"{table}.{name} is new{'' if after[name]['nullable'] else ' and not nullable'}"
                )
            elif before[name] != after[name]:
                breaking.append(
                    f"{table}.{name} was {_column(before[name])} and is {_column(after[name])}"
                )
    return breaking, added


def _column(column: dict[str, Any]) -> str:
    return f"{column['type']}{' nullable' if column['nullable'] else ''}"


def version_needed(old_version: str, breaking: list[str], added: list[str]) -> str:
    """The least version number for such changes after `old_version`.

    >>> version_needed("1.1", [], ["replies.x is new"])
    '1.2'
    >>> version_needed("1.1", ["replies.x was removed"], [])
    '2.0'
    """
    major, minor = (int(part) for part in old_version.split("."))
    return f"{major + 1}.0" if breaking else f"{major}.{minor + 1}" if added else old_version
