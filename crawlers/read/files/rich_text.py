"""Text of RTF files, by striprtf."""

import re

from crawlers.read.files.model import FileText, capped, text_or_scan

_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
_BREAK_WITHIN_CHARACTERS = re.compile(r"(?<=\\'[0-9a-fA-F]{2})[\r\n]{1,9}(?=\\')")
"""An editor breaks its lines between the two bytes of a Chinese character too."""


def read_rtf(body: bytes) -> FileText:
    """Text of an RTF file; its tables are rows with tabs."""
    from striprtf.striprtf import rtf_to_text

    source = body.decode("gb18030", "replace")  # all ASCII, or Chinese by an editor of its own mind
    source = _BREAK_WITHIN_CHARACTERS.sub("", _CELL.sub(r"\\tab", source))
    text = rtf_to_text(source, encoding="gb18030", errors="replace")
    lines = (line.strip() for line in text.replace("\xad", "").split("\n"))
    has_pictures = "\\pict" in source
    return text_or_scan(*capped(f"{line}\n" for line in lines), has_pictures)
