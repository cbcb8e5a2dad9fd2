"""What a file says, and how much of it is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from schemas.ground.file_status import FileStatus

MAX_FILE_BYTES = 32 * 1024 * 1024
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
"""Sum of the unpacked sizes of a zip container; more is a decompression bomb."""
MAX_MEMBERS = 5_000
MAX_PAGES = 2_000
MAX_TEXT_CHARS = 2_000_000
"""A book of 1,500 pages. A file of 2 kB can say 48 million characters; what is beyond is cut."""


@dataclass(frozen=True)
class FileText:
    """What a file says. `text` has one line a paragraph; None unless status is `read`."""

    status: FileStatus
    text: str | None = None
    pages: int | None = None
    detail: str | None = None
    """Why it was not read or, when it was, what is left out of it."""
    method: Literal["native", "ocr"] = "native"


def capped(pieces: Iterable[str]) -> tuple[str, str | None]:
    """Pieces as one text of at most MAX_TEXT_CHARS, and a line that says so when it was cut. No
    more pieces are asked for than are kept."""
    kept: list[str] = []
    left = MAX_TEXT_CHARS
    for piece in pieces:
        if len(piece) > left:
            kept.append(piece[:left])
            return "".join(kept), f"cut at {MAX_TEXT_CHARS:,} characters"
        kept.append(piece)
        left -= len(piece)
    return "".join(kept), None


def text_or_scan(
    text: str, detail: str | None, has_pictures: bool, pages: int | None = None
) -> FileText:
    """A file by its text, blank lines left out: without any it is a scan when it has pictures."""
    lines = "\n".join(line for line in text.split("\n") if line.strip())
    if lines:
        return FileText("read", lines, pages, detail)
    return FileText("scanned" if has_pictures else "empty", None, pages)
