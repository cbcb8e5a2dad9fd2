"""Text of attached files: PDF, DOCX, DOC, WPS, XLSX, OFD and zips of these. Pure; call it through
crawlers.read.files.sandbox.

A scan is recognised as a scan, never returned as an empty text without a word. What a file says it
is does not matter: its first bytes decide (sites serve HTML pages called .pdf).
"""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from schemas.reply import FileStatus

MAX_FILE_BYTES = 32 * 1024 * 1024
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
"""Sum of the unpacked sizes of a zip container; more is a decompression bomb."""
MAX_MEMBERS = 5_000
MAX_PAGES = 2_000
LEAST_CHARS_A_PAGE = 8
"""A PDF with fewer characters a page than this is a scan (a page number or stamp may be text)."""

_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class FileText:
    """What a file says. `text` has one line a paragraph; None unless status is `read`."""

    status: FileStatus
    text: str | None = None
    pages: int | None = None
    detail: str | None = None
    method: Literal["native", "ocr"] = "native"


def is_document_file(body: bytes) -> bool:
    """Whether bytes are one of the file kinds read here (and no page)."""
    return body.startswith((b"%PDF", b"PK\x03\x04", _OLE, *_IMAGES)) or b"%PDF-" in body[:1024]


def read_file(body: bytes) -> FileText:
    """Text of a file by its content. Never raises: a file that cannot be read says why in status
    and detail."""
    if len(body) > MAX_FILE_BYTES:
        return FileText("too_large", detail=f"{len(body):,} bytes")
    if not body.strip():
        return FileText("empty")
    try:
        if b"%PDF-" in body[:1024]:
            return _read_pdf(body)
        if body.startswith(b"PK\x03\x04"):
            return _read_container(body, depth=0)
        if body.startswith(_OLE):
            return _read_ole(body)
    except (
        ValueError,
        KeyError,
        IndexError,
        OSError,
        EOFError,
        RuntimeError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        NotImplementedError,
    ) as error:
        return FileText("broken", detail=f"{type(error).__name__}: {str(error)[:120]}")
    if body.startswith(_IMAGES):
        return FileText("scanned", pages=1)
    if body.lstrip()[:200].lower().startswith((b"<!doctype", b"<html", b"<script", b"<?xml")):
        return FileText("not_a_file", detail="an HTML page in place of the file")
    return FileText("unsupported", detail=body[:8].hex())


def _read_pdf(body: bytes) -> FileText:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        status: FileStatus = "encrypted" if "password" in str(error).lower() else "broken"
        return FileText(status, detail=str(error)[:120])
    with document:
        count = len(document)
        pages = []
        for number in range(min(count, MAX_PAGES)):
            page = document[number]
            text_page = page.get_textpage()
            pages.append(text_page.get_text_range())
            text_page.close()
            page.close()
    text = _joined("\n".join(pages).replace("\r\n", "\n").split("\n"))
    text = _SPACED_DIGITS.sub("", text)
    if len("".join(text.split())) < LEAST_CHARS_A_PAGE * max(count, 1):
        return FileText("scanned", pages=count)
    return FileText("read", text, count)


# Typesetting puts a gap between Han characters and digits that no one typed (第 25 号).
_SPACED_DIGITS = re.compile(r"(?<=[\u4e00-\u9fff〔〕]) (?=[0-9])|(?<=[0-9]) (?=[\u4e00-\u9fff])")
_STOPPED = re.compile(
    r"[。！？；：:;!?]$|^[\u4e00-\u9fff]{2,30}(?:局|委|厅|府|部|院|处|中心|办公室)$|^\S{0,4}年\S{1,6}月\S{1,4}日$"
)
_STARTS = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[.、．]|附件|[（(]?联系人|此复|专此|特此|感谢)"
)


def _joined(lines: list[str]) -> str:
    """Paragraphs of a page-broken text: a printed line continues the one before unless that one
    ended or this one begins something."""
    stripped = [line.strip(" \t\u3000\u00a0") for line in lines]
    widest = max((len(line) for line in stripped), default=0)
    out: list[str] = []
    previous = 0
    for raw, line in zip(lines, stripped, strict=True):
        if not line or re.fullmatch(r"[-—－ ]{0,4}[0-9]{1,3}[-—－ ]{0,4}", line):
            continue  # a page number
        indented = raw.startswith(("\u3000", "  "))
        full = previous >= widest * 0.8
        if (
            out
            and full
            and not indented
            and not _STOPPED.search(out[-1])
            and not _STARTS.match(line)
        ):
            out[-1] += line
        else:
            out.append(line)
        previous = len(line)
    return "\n".join(out)


def _read_container(body: bytes, depth: int) -> FileText:
    with zipfile.ZipFile(io.BytesIO(body)) as container:
        members = container.infolist()
        if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED_BYTES:
            return FileText("too_large", detail="unpacks to more than the limit")
        if any(m.flag_bits & 1 for m in members):
            return FileText("encrypted")
        names = {m.filename for m in members}
        if "word/document.xml" in names:
            return _text_or_scan(
                _word_lines(container.read("word/document.xml")),
                any(n.startswith("word/media/") for n in names),
            )
        if "xl/workbook.xml" in names:
            return _text_or_scan(_sheet_lines(container, names), False)
        if any(n.endswith("OFD.xml") for n in names):
            return _read_ofd(container, sorted(names))
        if depth:
            return FileText("unsupported", detail="an archive within an archive")
        return _read_archive(container, members)


def _read_archive(container: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> FileText:
    found = []
    for member in members[:50]:
        if member.is_dir():
            continue
        inner = container.read(member)
        found.append(
            _read_container(inner, 1) if inner.startswith(b"PK\x03\x04") else read_file(inner)
        )
    read = [f for f in found if f.text]
    if read:
        return FileText(
            "read", "\n".join(f.text or "" for f in read), sum(f.pages or 1 for f in read)
        )
    return found[0] if found else FileText("empty")


def _xml(body: bytes) -> etree._Element:
    """Parsed XML without entities, external or expanding."""
    return etree.fromstring(
        body, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    )


def _text_or_scan(lines: list[str], has_pictures: bool) -> FileText:
    text = "\n".join(line for line in lines if line.strip())
    if text:
        return FileText("read", text)
    return FileText("scanned" if has_pictures else "empty")


def _word_lines(xml: bytes) -> list[str]:
    lines: list[str] = []
    for paragraph in _xml(xml).iter("{*}p"):
        parts: list[str] = []
        for node in paragraph.iter("{*}t", "{*}tab", "{*}br"):
            parts.append(
                node.text or ""
                if etree.QName(node).localname == "t"
                else " "
                if etree.QName(node).localname == "tab"
                else "\n"
            )
        lines += "".join(parts).split("\n")
    return lines


def _sheet_lines(container: zipfile.ZipFile, names: set[str]) -> list[str]:
    shared: list[str] = []
    if "xl/sharedStrings.xml" in names:
        shared = [
            "".join(t.text or "" for t in item.iter("{*}t"))
            for item in _xml(container.read("xl/sharedStrings.xml")).iter("{*}si")
        ]
    lines = []
    for name in sorted(n for n in names if re.fullmatch(r"xl/worksheets/sheet[0-9]{1,3}\.xml", n)):
        for row in _xml(container.read(name)).iter("{*}row"):
            cells = []
            for cell in row.iter("{*}c"):
                value = next((v.text or "" for v in cell.iter("{*}v", "{*}t")), "")
                cells.append(
                    shared[int(value)] if cell.get("t") == "s" and value.isdigit() else value
                )
            lines.append("\t".join(cells))
    return lines


def _read_ofd(container: zipfile.ZipFile, names: list[str]) -> FileText:
    """Text objects of an OFD (GB/T 33190) in reading order: by their vertical position on each
    page."""
    pages = sorted(
        (
            n
            for n in names
            if re.search(
                r"Pages?_?[0-9]{0,6}/[^/]{0,80}/?Content\.xml$|Page_[0-9]{1,6}/Content\.xml$", n
            )
        ),
        key=_numbers,
    )
    lines: list[str] = []
    for name in pages:
        rows: dict[float, list[tuple[float, str]]] = {}
        for item in _xml(container.read(name)).iter("{*}TextObject"):
            x, y = (float(v) for v in (item.get("Boundary") or "0 0 0 0").split()[:2])
            text = "".join(code.text or "" for code in item.iter("{*}TextCode"))
            rows.setdefault(round(y), []).append((x, text))
        lines += ["".join(text for _, text in sorted(row)) for _, row in sorted(rows.items())]
    found = (
        _text_or_scan([], True) if not "".join(lines).strip() else FileText("read", _joined(lines))
    )
    return FileText(found.status, found.text, len(pages))


def _numbers(name: str) -> list[int]:
    return [int(n) for n in re.findall(r"[0-9]{1,9}", name)]


def _read_ole(body: bytes) -> FileText:
    """DOC and WPS: the text of the main story through the piece table (MS-DOC 2.4.1)."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(body)) as ole:
        if not ole.exists("WordDocument"):
            return FileText("unsupported", detail="an OLE file without a Word document")
        main = ole.openstream("WordDocument").read()
        flags = int.from_bytes(main[0x0A:0x0C], "little")
        if flags & 0x0100:
            return FileText("encrypted")
        table = ole.openstream("1Table" if flags & 0x0200 else "0Table").read()
        has_pictures = ole.exists("Data")
    length = int.from_bytes(main[0x4C:0x50], "little")
    text = "".join(_pieces(main, table))[:length]
    text = re.sub(r"\x13[^\x14\x15]{0,2000}\x14?|\x15", "", text)  # field codes, their results stay
    text = (
        text.replace("\x07", "\t").replace("\x0b", "\n").replace("\x0c", "\n").replace("\r", "\n")
    )
    lines = [re.sub(r"[\x00-\x08\x0e-\x1f]", "", line).strip(" \t") for line in text.split("\n")]
    return _text_or_scan(lines, has_pictures)


def _pieces(main: bytes, table: bytes) -> list[str]:
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
    out = []
    for i in range(count):
        place = int.from_bytes(plc[4 * (count + 1) + 8 * i + 2 :][:4], "little")
        chars = ends[i + 1] - ends[i]
        if place & 0x40000000:
            offset = (place & 0x3FFFFFFF) // 2
            out.append(main[offset : offset + chars].decode("cp1252", "replace"))
        else:
            out.append(main[place : place + 2 * chars].decode("utf-16-le", "replace"))
    return out
