"""What archived list pages name: the table `listed`, and its counts in `coverage`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from schemas.coverage import Coverage, Listed
from schemas.ground.privacy import masked
from schemas.normalize import bare_address
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables


def listed_rows(tables: Tables, index: CurrentIndex) -> list[Listed]:
    """Each document that a list page names, once a source, as it was first seen there."""
    first: dict[str, dict[str, dict[str, Any]]] = {}
    for batch in tables.scan("listings"):
        for row in batch.to_pylist():
            row.pop("commit_id")
            of_source = first.setdefault(row["source_id"], {})
            known = of_source.setdefault(bare_address(row["url"]), row)
            if row["seen_at"] < known["seen_at"]:
                of_source[bare_address(row["url"])] = row
    return [
        masked(Listed(**row, held=address in held))
        for source, rows in sorted(first.items())
        for held in [set(_held(tables, index, source))]
        for address, row in sorted(rows.items())
    ]


def _held(tables: Tables, index: CurrentIndex, source: str) -> Iterator[str]:
    """Addresses of a source's replies, now and before a move."""
    ids = set()
    for row in index.rows(("reply_id", "url"), source):
        ids.add(row["reply_id"])
        yield bare_address(row["url"])
    for batch in tables.scan("aliases", ["alias_kind", "alias", "reply_id"]):
        for alias in batch.to_pylist():
            if alias["alias_kind"] == "url" and alias["reply_id"] in ids:
                yield bare_address(alias["alias"])


def with_listed(coverage: list[Coverage], listed: Iterable[Listed]) -> list[Coverage]:
    """Rows of coverage with the documents that are listed and not held, by the year that the list
    prints; years of which nothing is held have rows of their own."""
    missing = Counter(
        (row.source_id, row.printed_on.year if row.printed_on else 0)
        for row in listed
        if not row.held
    )
    counted = [
        row.model_copy(update={"listed_only": missing.pop((row.source_id, row.year), 0)})
        for row in coverage
    ]
    counted += [Coverage(source_id=s, year=y, listed_only=n) for (s, y), n in missing.items()]
    return sorted(counted, key=lambda row: (row.year, row.source_id))
