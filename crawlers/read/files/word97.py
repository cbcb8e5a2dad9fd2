"""Text of DOC and WPS files: the main story through the piece table (MS-DOC 2.4.1)."""

import io
import re
from collections.abc import Iterator

from crawlers.read.files.model import FileText, capped, text_or_scan
from crawlers.read.files.sheets import read_workbook

_FIELD_CODE = re.compile(r"\x13[^\x14\x15]{0,2000}\x14?|\x15")
"""Field codes; their results stay."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_BREAKS = str.maketrans({"\x07": "\t", "\x0b": "\n", "\x0c": "\n", "\r": "\n"})


def read_ole(body: bytes) -> FileText:
    """Text of an OLE file, if it is a Word document or a workbook."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(body)) as ole:
        if ole.exists("Workbook") or ole.exists("Book"):
            return read_workbook(body)
        if not ole.exists("WordDocument"):
            return FileText("unsupported", detail="an OLE file without a document that is read")
        main = ole.openstream("WordDocument").read()
        flags = int.from_bytes(main[0x0A:0x0C], "little")
        if flags & 0x0100:
            return FileText("encrypted")
        table = ole.openstream("1Table" if flags & 0x0200 else "0Table").read()
        has_pictures = ole.exists("Data")
    length = int.from_bytes(main[0x4C:0x50], "little")
    text, detail = capped(_pieces(main, table))
    text = _FIELD_CODE.sub("", text[:length]).translate(_BREAKS)
    lines = (_CONTROL.sub("", line).strip(" \t") for line in text.split("\n"))
    return text_or_scan("\n".join(lines), detail, has_pictures)


def _pieces(main: bytes, table: bytes) -> Iterator[str]:
    start, size = (int.from_bytes(main[at : at + 4], "little") for at in (0x01A2, 0x01A6))
    clx = table[start : start + size]
    at = 0
    while clx[at] == 1:  # property modifiers before the piece table
        at += 3 + int.from_bytes(clx[at + 1 : at + 3], "little")
    if clx[at] != 2:
        raise ValueError("no piece table")
    plc = clx[at + 5 : at + 5 + int.from_bytes(clx[at + 1 : at + 5], "little")]
    count = (len(plc) - 4) // 12
    ends = [int.from_bytes(plc[4 * i : 4 * i + 4], "little") for i in range(count + 1)]
    for i in range(count):
        entry = 4 * (count + 1) + 8 * i + 2
        place = int.from_bytes(plc[entry : entry + 4], "little")
        chars = ends[i + 1] - ends[i]
        if place & 0x40000000:
            offset = (place & 0x3FFFFFFF) // 2
            yield main[offset : offset + chars].decode("cp1252", "replace")
        else:
            yield main[place : place + 2 * chars].decode("utf-16-le", "replace")
