"""Kinds of document files by their first bytes."""

IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
PACKED = {
    b"Rar!\x1a\x07\x00": "rar", b"Rar!\x1a\x07\x01": "rar5", b"7z\xbc\xaf\x27\x1c": "7zip",
}  # fmt: skip
"""Archives by their first bytes, with the names that libarchive has for them."""
RTF = b"{\\rtf"


def is_document_file(body: bytes) -> bool:
    """Whether bytes are one of the file kinds read here (and no page)."""
    return body.startswith((b"%PDF", ZIP, OLE, RTF, *PACKED, *IMAGES)) or b"%PDF-" in body[:1024]
