"""The published schema is a contract: released_schema.json is the last one that consumers got."""

import json
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake
from rows import commit, reply

from schemas.ground.base import SCHEMA_VERSION
from schemas.tables import PUBLISHED, published_schema
from storage.layout import Layout, StorageError
from storage.tables.delta import Tables
from storage.versions.compat import described, schema_changes, version_needed
from storage.versions.publish import publish

RELEASED = Path(__file__).parent / "released_schema.json"


def test_the_schema_keeps_its_contract() -> None:
    """When this fails: raise SCHEMA_VERSION as told; at a release write the new schema with `python
    tests/unit/versions/test_schema.py`."""
    released = json.loads(RELEASED.read_text())
    breaking, added = schema_changes(
        released["tables"], described({name: published_schema(name) for name in PUBLISHED})
    )
    needed = version_needed(released["version"], breaking, added)
    have, want = (tuple(int(p) for p in v.split(".")) for v in (SCHEMA_VERSION, needed))
    assert have >= want, f"needs schema version {needed}: {'; '.join([*breaking, *added])}"
    assert breaking == [] or have[0] > int(released["version"].split(".")[0])


@pytest.mark.parametrize(
    ("change", "breaking"),
    [
        ({"name": "new", "type": "string", "nullable": True}, False),
        ({"name": "new", "type": "string", "nullable": False}, True),
        ({"name": "title", "type": "int32", "nullable": False}, True),
        ({"name": "title", "type": "string", "nullable": True}, True),
        (None, True),
    ],
)
def test_what_counts_as_breaking(change: dict[str, object] | None, breaking: bool) -> None:
    old = {
        "replies": [
            {"name": "id", "type": "string", "nullable": False},
            {"name": "title", "type": "string", "nullable": False},
        ]
    }
    columns = [
        c
        for c in old["replies"]
        if (change is None and c["name"] == "id")
        or (change is not None and c["name"] != change["name"])
    ]
    found, added = schema_changes(old, {"replies": [*columns, *([change] if change else [])]})
    assert bool(found) == breaking and bool(added) == (not breaking)


def test_a_table_of_an_older_schema_is_migrated_in_place(layout: Layout) -> None:
    commit(layout, [reply(n) for n in range(6)])
    tables = Tables(layout.tables)
    path = str(layout.tables / "replies")
    older = tables.read("replies").drop_columns(["duplicate_of"])
    write_deltalake(
        path, older, mode="overwrite", schema_mode="overwrite", partition_by=["published_year"]
    )
    assert "duplicate_of" not in pa.schema(DeltaTable(path).schema().to_arrow()).names
    assert tables.read("replies").num_rows == 6
    commit(layout, [reply(1, title="改"), reply(9)])
    assert "duplicate_of" in pa.schema(DeltaTable(path).schema().to_arrow()).names
    assert publish(layout, "test")[1]
    assert tables.read("replies").num_rows == 8


def test_a_column_may_be_described_in_other_words(layout: Layout) -> None:
    """Tables of 0.1.0 carry the docs of their columns; a new sentence must not shut them."""
    commit(layout, [reply(1)])
    older = Tables(layout.tables).read("changes")
    worded = [f.with_metadata({"doc": f"{f.name} in other words"}) for f in older.schema]
    write_deltalake(
        str(layout.tables / "changes"),
        older.cast(pa.schema(worded)),
        mode="overwrite",
        schema_mode="overwrite",
    )
    commit(layout, [reply(1, title="改")])
    assert Tables(layout.tables).read("changes").num_rows == 2


def test_tables_of_another_layout_are_refused_with_a_way_out(layout: Layout) -> None:
    commit(layout, [reply(1)])
    tables = Tables(layout.tables)
    older = tables.read("replies").drop_columns(["commit_id"])
    write_deltalake(
        str(layout.tables / "replies"),
        older,
        mode="overwrite",
        schema_mode="overwrite",
        partition_by=["published_year"],
    )
    with pytest.raises(StorageError, match=r"commit_id missing.*dafu import"):
        commit(layout, [reply(2)])


if __name__ == "__main__":
    tables = described({name: published_schema(name) for name in PUBLISHED})
    RELEASED.write_text(
        json.dumps({"version": SCHEMA_VERSION, "tables": tables}, ensure_ascii=False, indent=1)
        + "\n"
    )
