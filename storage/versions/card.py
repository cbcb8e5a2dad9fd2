"""The datasheet of a version, README.md: what is in it, how it was collected, what is missing,
whose rights are in it, how to cite it. From the schema and the manifest, nothing by hand."""

from pathlib import Path

import pyarrow.parquet as pq

from schemas.tables import CATALOGUE, PUBLISHED
from storage.versions.manifest import Manifest

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
RIGHTS_OF_OTHERS = (
    "What sites say of the use of their pages (Content-Usage, X-Robots-Tag, TDM-Reservation, "
    "robots.txt) is in `captures.usage_preference` as printed. The corpus of `dafu export` leaves "
    "out replies whose page or host says anything there; the tables have them, and what such words "
    "oblige to is for their user to judge.",
    "",
    "Contact data of people were taken out or masked. Names of deputies, members and signing "
    "officials stay as printed, because they act in public office. Whoever wants to be left out "
    "can ask the maintainer of this copy, who takes replies down by address, id or name; earlier "
    "versions are removed then.",
)


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
        *RIGHTS_OF_OTHERS,
        "",
        "## How to cite",
        "",
        citation(manifest),
        "",
    ]
    return "\n".join(lines)
