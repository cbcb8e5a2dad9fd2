"""What the newest version holds, counted for the health page: one pass over it, a batch at a
time."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from schemas.ground.base import arrow_schema
from schemas.ground.clock import in_shanghai
from schemas.health import MonthVolume, NullRate, YearLag
from schemas.reply import REPLY_TYPES, Reply

RECENT_DAYS = 30
_IRRELEVANT = (
    "withdrawn_at",
    "presence",
    "duplicate_group",
    "duplicate_of",
    "alt_titles",
    "quality_flags",
    "body_text",
)
"""Columns that are empty when all is well, or absent in versions of an older schema; and
`body_text`, which is long, and of which body_completeness tells more."""
_UTC = pa.timestamp("us", tz="UTC")
_MOST_LAGS = 200_000
"""Lags of one year that are kept for the median; a year with more is told by the first ones."""


@dataclass
class Held:
    """Counts over the documents that are still public."""

    at: datetime
    documents: Counter[str] = field(default_factory=Counter)
    newest: dict[str, datetime] = field(default_factory=dict)
    """Newest time of publication, or of first sight where none is printed, by source."""
    published: dict[str, datetime] = field(default_factory=dict)
    months: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    lags: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    replies: int = 0
    recent: int = 0
    empty: Counter[str] = field(default_factory=Counter)
    recent_empty: Counter[str] = field(default_factory=Counter)

    def volumes(self) -> list[MonthVolume]:
        """Documents by month."""
        return [
            MonthVolume(month=m, published=self.months[m], found=self.found[m])
            for m in sorted({*self.months, *self.found})
        ]

    def lag(self) -> list[YearLag]:
        """Days from sign-off to publication by year."""
        rows = []
        for year, days in sorted(self.lags.items()):
            p90 = (
                statistics.quantiles(days, n=10, method="inclusive")[-1]
                if len(days) > 1
                else days[0]
            )
            rows.append(
                YearLag(
                    year=year, replies=len(days), median_days=statistics.median(days), p90_days=p90
                )
            )
        return rows

    def nulls(self) -> list[NullRate]:
        """How often columns are empty, the emptiest first."""
        if not self.replies:
            return []
        rows = [
            NullRate(
                column=c,
                rows=self.replies,
                empty=self.empty[c],
                recent_rows=self.recent,
                recent_empty=self.recent_empty[c],
            )
            for c in _watched()
        ]
        return sorted(rows, key=lambda r: (-r.empty, r.column))


def _watched() -> list[str]:
    return [
        f.name
        for f in arrow_schema(Reply)
        if (f.nullable or pa.types.is_list(f.type)) and f.name not in _IRRELEVANT
    ]


def held(version: Path, at: datetime) -> Held:
    """Read a version's replies. Memory does not grow with their number, but for the lags of a
    year."""
    found = Held(at)
    for batch in _batches(version):
        _count_documents(found, batch)
        is_reply = pc.is_in(batch["document_type"], pa.array(REPLY_TYPES))
        recent = pc.greater(batch["first_seen_at"], pa.scalar(at - timedelta(days=RECENT_DAYS)))
        found.replies += pc.sum(is_reply).as_py() or 0
        found.recent += pc.sum(pc.and_(is_reply, recent)).as_py() or 0
        for name in _watched():
            column = batch[name]
            empty = pc.is_null(column)
            if pa.types.is_list(column.type):
                empty = pc.or_(empty, pc.equal(pc.fill_null(pc.list_value_length(column), 0), 0))
            empty = pc.and_(empty, is_reply)
            found.empty[name] += pc.sum(empty).as_py() or 0
            found.recent_empty[name] += pc.sum(pc.and_(empty, recent)).as_py() or 0
    return found


def _batches(version: Path) -> Iterator[pa.RecordBatch]:
    if not any((version / "replies").rglob("*.parquet")):
        return
    rows = ds.dataset(
        version / "replies",
        partitioning=ds.partitioning(pa.schema([("published_year", pa.int16())]), flavor="hive"),
    )
    columns = list(
        dict.fromkeys(
            [
                *_watched(),
                "source_id",
                "published_year",
                "document_type",
                "published_at",
                "reply_date",
                "first_seen_at",
            ]
        )
    )
    yield from rows.to_batches(
        columns=columns, filter=pc.field("withdrawn_at").is_null(), batch_size=20_000
    )


def _count_documents(found: Held, batch: pa.RecordBatch) -> None:
    columns = (
        "source_id",
        "published_year",
        "document_type",
        "published_at",
        "reply_date",
        "first_seen_at",
    )
    at = batch.schema.get_field_index("published_at")
    # In UTC, because a time at the end of the calendar has none in Shanghai (issue 15).
    in_utc = batch.set_column(at, "published_at", batch["published_at"].cast(_UTC))
    for source, year, kind, published, signed, seen in zip(
        *(in_utc[c].to_pylist() for c in columns), strict=True
    ):
        found.documents[source] += 1
        found.found[f"{in_shanghai(seen):%Y-%m}"] += 1
        found.newest[source] = max(found.newest.get(source, published or seen), published or seen)
        if published is None:
            continue
        day = in_shanghai(published).date()
        found.months[f"{day:%Y-%m}"] += 1
        found.published[source] = max(found.published.get(source, published), published)
        if kind in REPLY_TYPES and signed and day >= signed and len(found.lags[year]) < _MOST_LAGS:
            found.lags[year].append((day - signed).days)
