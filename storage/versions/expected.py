"""What a version lacks, as far as the version itself can say: months that are thin beside the same
months of other years, numbers that replies cite, and official totals."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.coverage import CitedMissing, CoverageMonth, OfficialTotal
from schemas.ground.clock import in_shanghai
from schemas.ground.data import load_rules
from schemas.reply import FULL_REPLY_TYPES

LEAST_USUAL, LEAST_YEARS = 4, 2


def month_rows(version: Path, today: date) -> list[CoverageMonth]:
    """Months of each source from its first to its last, in which it has documents now or had them
    in the same month of other years. The month that has not ended is left out."""
    counts: dict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    for row in _columns(version, "replies", ["source_id", "published_at", "withdrawn_at"]):
        if row["published_at"] and not row["withdrawn_at"]:
            day = in_shanghai(row["published_at"]).date()
            counts[row["source_id"]][day.year, day.month] += 1
    rows = []
    for source_id, held in sorted(counts.items()):
        first, last = min(held), max(held)
        years = sorted({year for year, _ in held})
        for year in years:
            for month in range(1, 13):
                if first <= (year, month) <= last and (year, month) < (today.year, today.month):
                    # Only months that the source was there for: before its first one it had none.
                    others = [
                        held[y, month] for y in years if y != year and first <= (y, month) <= last
                    ]
                    if others and (held[year, month] or any(others)):
                        rows.append(_month(source_id, year, month, held[year, month], others))
    return rows


def _month(source_id: str, year: int, month: int, held: int, others: list[int]) -> CoverageMonth:
    usual = float(statistics.median(others))
    return CoverageMonth(
        source_id=source_id,
        year=year,
        month=month,
        held=held,
        usual=usual,
        years=len(others),
        is_low=len(others) >= LEAST_YEARS and usual >= LEAST_USUAL and held < usual / 2,
    )


def official_rows(version: Path) -> list[OfficialTotal]:
    """The stated totals of rules/official_totals.yml, with what is held."""
    columns = ["kind", "body_level", "session_year", "document_type", "withdrawn_at"]
    held: Counter[tuple[str, str, int]] = Counter()
    for row in _columns(version, "replies", columns):
        if row["document_type"] in FULL_REPLY_TYPES and not row["withdrawn_at"]:
            for kind in {row["kind"], "unknown"}:  # a total of both sides counts every reply
                held[kind, row["body_level"], row["session_year"]] += 1
    return [
        OfficialTotal(**stated, held=held[stated["kind"], stated["body_level"], stated["year"]])
        for stated in load_rules("schemas", "official_totals")
    ]


def cited_rows(version: Path) -> list[CitedMissing]:
    """Document numbers that replies cite and no reply held has, of the letters (建字, 函) that
    replies here have."""
    held: set[str] = set()
    sources: dict[str, set[str]] = defaultdict(set)
    for row in _columns(version, "replies", ["doc_number", "source_id"]):
        if number := row["doc_number"]:
            held.add(number)
            sources[_letters(number)].add(row["source_id"])
    cited: dict[str, set[str]] = defaultdict(set)
    for row in _columns(version, "citations", ["doc_number", "reply_id"]):
        number = row["doc_number"]
        if number and number not in held and _letters(number) in sources:
            cited[number].add(row["reply_id"])
    return [
        CitedMissing(
            doc_number=number,
            cited_by=len(by),
            first_cited_by=min(by),
            source_ids=sorted(sources[_letters(number)]),
        )
        for number, by in sorted(cited.items())
    ]


def _letters(doc_number: str) -> str:
    """What stands before the year.

    >>> _letters("云工信建〔2024〕7号")
    '云工信建'
    """
    return doc_number.partition("〔")[0]


def _columns(version: Path, table: str, names: list[str]) -> Iterator[dict[str, Any]]:
    """Some columns of a table of a version, row by row."""
    for path in sorted((version / table).rglob("*.parquet")):
        for batch in pq.ParquetFile(path).iter_batches(20_000, columns=names):
            if "published_at" in names:
                # In UTC, because a time at the end of the calendar has none in Shanghai.
                at = batch.schema.get_field_index("published_at")
                utc = batch["published_at"].cast(pa.timestamp("us", tz="UTC"))
                batch = batch.set_column(at, "published_at", utc)
            yield from batch.to_pylist()
