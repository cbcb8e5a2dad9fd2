"""Text of attached files: PDF, DOCX, DOC, WPS, RTF, XLSX, XLS, ET, OFD, and ZIP, RAR and 7z
archives of these. Pure; call it through crawlers.read.files.sandbox.

A scan is recognised as a scan, never returned as an empty text without a word. What a file says it
is does not matter: its first bytes decide (sites serve HTML pages called .pdf).
"""

from crawlers.read.files.kinds import IMAGES, OLE, PACKED, RTF, ZIP
from crawlers.read.files.model import MAX_FILE_BYTES, FileText
from crawlers.read.files.packed import read_packed
from crawlers.read.files.printed import read_pdf
from crawlers.read.files.rich_text import read_rtf
from crawlers.read.files.word97 import read_ole
from crawlers.read.files.zipped import read_container


def read_file(body: bytes) -> FileText:
    """Text of a file by its content. Never raises: a file that cannot be read says why in status
    and detail."""
    if len(body) > MAX_FILE_BYTES:
        return FileText("too_large", detail=f"{len(body):,} bytes")
    return _read(body, within_archive=False)


def _read(body: bytes, within_archive: bool) -> FileText:
    if not body.strip():
        return FileText("empty")
    read_member = None if within_archive else _read_member
    try:
        if b"%PDF-" in body[:1024]:
            return read_pdf(body)
        if body.startswith(ZIP):
            return read_container(body, read_member)
        if body.startswith(tuple(PACKED)):
            return read_packed(body, read_member)
        if body.startswith(RTF):
            return read_rtf(body)
        if body.startswith(OLE):
            return read_ole(body)
    except Exception as error:  # noqa: BLE001 (five libraries raise what they like on a broken file)
        return FileText("broken", detail=f"{type(error).__name__}: {str(error)[:120]}")
    if body.startswith(IMAGES):
        return FileText("scanned", pages=1)
    if body.lstrip()[:200].lower().startswith((b"<!doctype", b"<html", b"<script", b"<?xml")):
        return FileText("not_a_file", detail="an HTML page in place of the file")
    return FileText("unsupported", detail=body[:8].hex())


def _read_member(body: bytes) -> FileText:
    return _read(body, within_archive=True)
