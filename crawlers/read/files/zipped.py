"""Text of files that are zip containers: DOCX, XLSX, OFD, and archives of files."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import partial

from lxml import etree

from crawlers.read.files.model import (
    MAX_MEMBERS,
    MAX_UNPACKED_BYTES,
    FileText,
    capped,
    text_or_scan,
)
from crawlers.read.files.packed import archive_text
from crawlers.read.files.printed import joined

_CELL_CHARS = 32_767
"""Characters of a cell in Excel; a shared string may be printed by every cell of a sheet."""
_OFD_PAGE = re.compile(
    r"Pages?_?[0-9]{0,6}/[^/]{0,80}/?Content\.xml$|Page_[0-9]{1,6}/Content\.xml$"
)
_SHEET = re.compile(r"xl/worksheets/sheet[0-9]{1,3}\.xml")


def read_container(body: bytes, read_member: Callable[[bytes], FileText] | None) -> FileText:
    """Text of a zip container; `read_member` reads the files of an archive, None within one."""
    with zipfile.ZipFile(io.BytesIO(body)) as container:
        members = container.infolist()
        if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED_BYTES:
            return FileText("too_large", detail="unpacks to more than the limit")
        if any(m.flag_bits & 1 for m in members):
            return FileText("encrypted")
        names = {m.filename for m in members}
        if "word/document.xml" in names:
            pictures = any(n.startswith("word/media/") for n in names)
            pieces = _word_pieces(container.read("word/document.xml"))
            return text_or_scan(*capped(pieces), pictures)
        if "xl/workbook.xml" in names:
            return text_or_scan(*capped(_sheet_pieces(container, names)), False)
        if any(n.endswith("OFD.xml") for n in names):
            return _read_ofd(container, sorted(names))
        if read_member is None:
            return FileText("unsupported", detail="an archive within an archive")
        files = (partial(container.read, m) for m in members if not m.is_dir())
        return archive_text(files, read_member)


def _xml(body: bytes) -> etree._Element:
    """Parsed XML without entities, external or expanding."""
    return etree.fromstring(
        body, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    )


def _word_pieces(xml: bytes) -> Iterator[str]:
    """The text of a document with each paragraph on lines of its own, also one that stands in
    another (a text box), which is said once. Of two renderings of a text box the first counts."""
    depth = 0
    walker = etree.iterwalk(_xml(xml), events=("start", "end"))
    for event, node in walker:
        if not isinstance(node.tag, str):
            continue
        name = node.tag.rpartition("}")[2]
        if name == "p":
            depth += 1 if event == "start" else -1
            yield "\n"
        elif event == "end" or not depth:
            continue
        elif name == "Fallback":
            walker.skip_subtree()
        elif name == "t":
            yield node.text or ""
        elif name in ("tab", "br"):
            yield " " if name == "tab" else "\n"


def _sheet_pieces(container: zipfile.ZipFile, names: set[str]) -> Iterator[str]:
    """The rows of all sheets, cells parted by tabs."""
    shared: list[str] = []
    if "xl/sharedStrings.xml" in names:
        shared = [
            "".join(t.text or "" for t in item.iter("{*}t"))[:_CELL_CHARS]
            for item in _xml(container.read("xl/sharedStrings.xml")).iter("{*}si")
        ]
    for name in sorted(n for n in names if _SHEET.fullmatch(n)):
        for row in _xml(container.read(name)).iter("{*}row"):
            for at, cell in enumerate(row.iter("{*}c")):
                value = next((v.text or "" for v in cell.iter("{*}v", "{*}t")), "")
                if at:
                    yield "\t"
                yield shared[int(value)] if cell.get("t") == "s" and value.isdigit() else value
            yield "\n"


def _read_ofd(container: zipfile.ZipFile, names: list[str]) -> FileText:
    """Text objects of an OFD (GB/T 33190) in reading order: by their vertical position on each
    page."""
    pages = sorted((n for n in names if _OFD_PAGE.search(n)), key=_numbers)
    text, detail = capped(f"{line}\n" for name in pages for line in _ofd_lines(container, name))
    return text_or_scan(joined(text.split("\n")), detail, True, len(pages))


def _ofd_lines(container: zipfile.ZipFile, name: str) -> list[str]:
    rows: dict[float, list[tuple[float, str]]] = {}
    for item in _xml(container.read(name)).iter("{*}TextObject"):
        x, y = (float(v) for v in (item.get("Boundary") or "0 0 0 0").split()[:2])
        text = "".join(code.text or "" for code in item.iter("{*}TextCode"))
        rows.setdefault(round(y), []).append((x, text))
    return ["".join(text for _, text in sorted(row)) for _, row in sorted(rows.items())]


def _numbers(name: str) -> list[int]:
    return [int(n) for n in re.findall(r"[0-9]{1,9}", name)]
