"""Text of XLS and ET workbooks, by xlrd."""

import io
from collections.abc import Iterator
from typing import Any

from crawlers.read.files.model import FileText, capped, text_or_scan


def read_workbook(body: bytes) -> FileText:
    """The rows of all sheets of a workbook, cells parted by tabs."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=body, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        encrypted = "encrypted" in str(error)
        return FileText("encrypted" if encrypted else "broken", detail=str(error)[:120])
    return text_or_scan(*capped(_pieces(book)), False)


def _pieces(book: Any) -> Iterator[str]:
    for sheet in book.sheets():
        for row in sheet.get_rows():
            yield "\t".join(_printed(cell, book.datemode) for cell in row).rstrip("\t") + "\n"


def _printed(cell: Any, datemode: int) -> str:
    """A cell as Excel shows it: numbers without a needless fraction, dates by day."""
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            when = xlrd.xldate_as_datetime(cell.value, datemode)
        except (OverflowError, ValueError):  # no day of any calendar
            return str(cell.value)
        return str(when.time() if cell.value < 1 else when).removesuffix(" 00:00:00")
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return f"{cell.value:.15g}"
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    return " ".join(cell.value.split()) if cell.ctype == xlrd.XL_CELL_TEXT else ""
