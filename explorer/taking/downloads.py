"""A list taken along: exactly its replies, in its order, with all columns of `replies`."""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, get_args

import duckdb
import xlsxwriter

from explorer.taking.cite import citation
from schemas.reply import Reply
from storage.layout import StorageError
from storage.versions.export import csv_cell

Format = Literal["csv", "xlsx", "jsonl", "bib", "parquet", "wacz"]
FORMATS: tuple[Format, ...] = get_args(Format)
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/jsonl; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "wacz": "application/wacz",
}
COLUMNS = tuple(Reply.model_fields)
MOST_SHEET_ROWS, MOST_CELL = 1_048_575, 32_767
"""What a sheet of a spreadsheet holds: rows below the head, characters in a cell."""
_CHUNK = 500


def write(form: Format, folder: Path, reply_ids: list[str], out: Path) -> None:
    """Write the replies of a version with these ids. Raises StorageError for a list that the format
    does not hold."""
    if form == "xlsx" and len(reply_ids) > MOST_SHEET_ROWS:
        raise StorageError(f"a sheet holds {MOST_SHEET_ROWS:,} rows; take CSV or Parquet")
    with duckdb.connect() as db:
        db.execute("SET TimeZone = 'Asia/Shanghai'")
        db.execute("CREATE TABLE listed(place INTEGER, reply_id VARCHAR)")
        db.execute(
            "INSERT INTO listed SELECT unnest(range(len($1))), unnest($1)", [reply_ids or [""]]
        )
        files = str(folder / "replies" / "**" / "*.parquet").replace("'", "''")
        names = ", ".join(f'r."{c}"' for c in COLUMNS if c != "published_year")
        # The year stands in the folder names, and a version without replies has none.
        year = "r.published_year" if any((folder / "replies").glob("published_year=*")) else "0"
        query = (
            f"SELECT {names}, {year}::SMALLINT AS published_year FROM "
            f"read_parquet('{files}', hive_partitioning = true) r JOIN listed USING (reply_id) "
            "ORDER BY listed.place"
        )
        if form == "parquet":
            target = str(out).replace("'", "''")
            db.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
            return
        _WRITERS[form](_rows(db, query), folder.name, out)


def _rows(db: duckdb.DuckDBPyConnection, query: str) -> Iterator[dict[str, Any]]:
    found = db.execute(query)
    names = [column[0] for column in found.description or ()]
    while rows := found.fetchmany(_CHUNK):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def _csv(rows: Iterator[dict[str, Any]], version: str, out: Path) -> None:
    # With a byte order mark: without it a spreadsheet reads Chinese as another charset.
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for row in rows:
            table.writerow([csv_cell(row[c]) for c in COLUMNS])


def _jsonl(rows: Iterator[dict[str, Any]], version: str, out: Path) -> None:
    with out.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False, default=_plain) + "\n" for row in rows)


def _bib(rows: Iterator[dict[str, Any]], version: str, out: Path) -> None:
    with out.open("w", encoding="utf-8") as file:
        file.writelines(citation(Reply.model_validate(row), version).bibtex + "\n" for row in rows)


def _xlsx(rows: Iterator[dict[str, Any]], version: str, out: Path) -> None:
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("replies")
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, COLUMNS)
        for place, row in enumerate(rows, 1):
            for column, name in enumerate(COLUMNS):
                value = row[name]
                if isinstance(value, int | float):
                    sheet.write_number(place, column, value)
                elif value is not None:
                    # As a string whatever it looks like: no formula, no link.
                    sheet.write_string(place, column, _cell(value))


def _cell(value: Any) -> str:
    nested = isinstance(value, list | dict)
    text = json.dumps(value, ensure_ascii=False, default=_plain) if nested else str(_plain(value))
    note = f"… [{len(text):,} characters; a cell holds {MOST_CELL:,}]"
    return text if len(text) <= MOST_CELL else text[: MOST_CELL - len(note)] + note


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


_WRITERS: dict[str, Callable[[Iterator[dict[str, Any]], str, Path], None]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "jsonl": _jsonl,
    "bib": _bib,
}
