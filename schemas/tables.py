"""The catalogue of tables: each once, with its model and how it is kept and published."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

import pyarrow as pa
from pydantic import Field

from schemas.coverage import (
    CitedMissing,
    Coverage,
    CoverageMonth,
    CoverageState,
    Listed,
    Listing,
    NumberGap,
    OfficialTotal,
    SourceState,
)
from schemas.ground.base import Int16, Row, arrow_schema
from schemas.reply import Attachment, Citation, Reply, Revision, Section
from schemas.run import Alias, Capture, Change, Issue, Quarantine, Run

COMMIT = pa.field("commit_id", pa.string(), False)
"""The commit that wrote the row; grows with time."""
STATE = pa.field("state_id", pa.string(), False)
"""The commit that wrote this state's text and child rows."""
YEAR = pa.field("published_year", pa.int16(), False)


class Text(Row):
    """The full text of one state, apart from the metadata so that a metadata change never rewrites
    text."""

    reply_id: str = Field(description="Joins `replies`")
    state_id: str = Field(description="State of the reply that has this text")
    body_text: str | None = Field(None, description="See replies.body_text")
    published_year: Int16 = Field(0, description="Partition")


Role = Literal["placed", "log", "derived", "working"]
"""placed: current states, published in folders by year. log: only grows; a version adds a file to
those of its parent.
derived: small, made anew for each version, no working table. working: not published."""


@dataclass(frozen=True)
class TableSpec:
    """One table: its model, its role, and whether the working table is partitioned by year of
    publication."""

    model: type[Row]
    role: Role
    by_year: bool = False
    child: bool = False
    """Rows that hang on a state of a reply and carry its id."""

    @property
    def sentence(self) -> str:
        """What a row is: the first paragraph of the model's docstring, in one line."""
        return " ".join((self.model.__doc__ or "").strip().split("\n\n")[0].split())


CATALOGUE: dict[str, TableSpec] = {
    "replies": TableSpec(Reply, "placed", by_year=True),
    "texts": TableSpec(Text, "working", by_year=True),
    "sections": TableSpec(Section, "placed", by_year=True, child=True),
    "citations": TableSpec(Citation, "placed", by_year=True, child=True),
    "attachments": TableSpec(Attachment, "placed", by_year=True, child=True),
    "revisions": TableSpec(Revision, "log", by_year=True),
    "changes": TableSpec(Change, "log"),
    "aliases": TableSpec(Alias, "log"),
    "issues": TableSpec(Issue, "log"),
    "quarantine": TableSpec(Quarantine, "log"),
    "runs": TableSpec(Run, "log"),
    "captures": TableSpec(Capture, "log"),
    "listings": TableSpec(Listing, "working"),
    "sources": TableSpec(SourceState, "derived"),
    "coverage": TableSpec(Coverage, "derived"),
    "number_gaps": TableSpec(NumberGap, "derived"),
    "listed": TableSpec(Listed, "derived"),
    "coverage_states": TableSpec(CoverageState, "derived"),
    "coverage_months": TableSpec(CoverageMonth, "derived"),
    "official_totals": TableSpec(OfficialTotal, "derived"),
    "cited_missing": TableSpec(CitedMissing, "derived"),
}


def names_of(*roles: Role) -> tuple[str, ...]:
    """Names of the tables with one of these roles; placed ones first, as they are published."""
    return tuple(name for role in roles for name, spec in CATALOGUE.items() if spec.role == role)


PLACED = names_of("placed")
LOGS = names_of("log")
DERIVED = names_of("derived")
PUBLISHED = (*PLACED, *LOGS, *DERIVED)
TABLES = tuple(name for name, spec in CATALOGUE.items() if spec.role != "derived")
CHILDREN = tuple(name for name, spec in CATALOGUE.items() if spec.child)


@cache
@cache
def table_schema(name: str) -> pa.Schema:
    """Arrow schema of a working table: the model's and the internal columns, without the text of
    `replies` and `revisions`.

    Without the docs of the columns: Delta takes no rows whose docs are worded otherwise than those
    of the table, so that a better sentence would shut every data folder there is.
    """
    schema = arrow_schema(CATALOGUE[name].model)
    if name in ("replies", "revisions"):
        schema = schema.remove(schema.get_field_index("body_text")).append(STATE)
    if CATALOGUE[name].child:
        schema = schema.append(STATE).append(YEAR)
    return pa.schema([field.remove_metadata() for field in schema.append(COMMIT)])


@cache
def published_schema(name: str) -> pa.Schema:
    """The schema of the published files: as in the tables, with page times in their own zone (a UTC
    date would be a day early). Placed tables have published_year in the folder names only: readers
    take it from there, and a file that holds it too makes pyarrow refuse the folder.
    """
    spec = CATALOGUE[name]
    schema = arrow_schema(spec.model)
    if spec.role == "placed" and (year := schema.get_field_index("published_year")) >= 0:
        schema = schema.remove(year)
    at = schema.get_field_index("published_at")
    if at >= 0:
        old = schema.field(at)
        schema = schema.set(
            at,
            pa.field(old.name, pa.timestamp("us", tz="Asia/Shanghai"), old.nullable, old.metadata),
        )
    return schema
