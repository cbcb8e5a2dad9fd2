"""Paragraphs of files that hold printed lines: PDF and OFD."""

import re
from typing import Any

from crawlers.read.files.model import MAX_PAGES, MAX_TEXT_CHARS, FileText, capped
from schemas.ground.file_status import FileStatus

LEAST_CHARS_A_PAGE = 8
"""A PDF with fewer characters a page than this is a scan (a page number or stamp may be text)."""

# Typesetting puts a gap between Han characters and digits that no one typed (第 25 号).
_SPACED_DIGITS = re.compile(r"(?<=[\u4e00-\u9fff〔〕]) (?=[0-9])|(?<=[0-9]) (?=[\u4e00-\u9fff])")
_PAGE_NUMBER = re.compile(r"[-—－ ]{0,4}[0-9]{1,3}[-—－ ]{0,4}")
_STOP = "。！？；：:;!?"
_SHORT_STOPPED = re.compile(
    r"^[\u4e00-\u9fff]{2,30}(?:局|委|厅|府|部|院|处|中心|办公室)$|^\S{0,4}年\S{1,6}月\S{1,4}日$"
)
_SHORT = 40
"""Longer than any name or date of one line."""
_STARTS = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[.、．]|附件|[（(]?联系人|此复|专此|特此|感谢)"
)


def read_pdf(body: bytes) -> FileText:
    """Text of a PDF, at most MAX_PAGES pages."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        status: FileStatus = "encrypted" if "password" in str(error).lower() else "broken"
        return FileText(status, detail=str(error)[:120])
    with document:
        count = len(document)
        pages = (_page(document, number) for number in range(min(count, MAX_PAGES)))
        raw, detail = capped(pages)
    text = joined(raw.replace("\r\n", "\n").split("\n"))
    text = _SPACED_DIGITS.sub("", text)
    if len("".join(text.split())) < LEAST_CHARS_A_PAGE * max(count, 1):
        return FileText("scanned", pages=count)
    if count > MAX_PAGES:
        detail = detail or f"cut after {MAX_PAGES:,} pages"
    return FileText("read", text, count, detail)


def _page(document: Any, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    try:
        return f"{text_page.get_text_range(0, min(text_page.count_chars(), MAX_TEXT_CHARS))}\n"
    finally:
        text_page.close()
        page.close()


def joined(lines: list[str]) -> str:
    """Paragraphs of a page-broken text: a printed line continues the one before unless that one
    ended or this one begins something."""
    stripped = [line.strip(" \t\u3000\u00a0") for line in lines]
    widest = max((len(line) for line in stripped), default=0)
    out: list[list[str]] = []
    previous = 0
    for raw, line in zip(lines, stripped, strict=True):
        if not line or (len(line) < 12 and _PAGE_NUMBER.fullmatch(line)):
            continue
        indented = raw.startswith(("\u3000", "  "))
        full = previous >= widest * 0.8
        if out and full and not indented and not _stopped(out[-1]) and not _STARTS.match(line):
            out[-1].append(line)
        else:
            out.append([line])
        previous = len(line)
    return "\n".join("".join(pieces) for pieces in out)


def _stopped(pieces: list[str]) -> bool:
    """Whether a paragraph has ended: with a full stop, or it is a name or a date of one line."""
    return pieces[-1][-1] in _STOP or (
        sum(map(len, pieces[:_SHORT])) < _SHORT
        and _SHORT_STOPPED.search("".join(pieces)) is not None
    )
