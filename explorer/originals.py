"""The archived page behind a reply: its masked rendering for everybody, its bytes for the operator,
and the original records of a list as one WACZ file.

A page of the archive is hostile until shown otherwise, and holds contact data that the dataset
masks. The masked rendering is what the reader makes of it anew: no script and no style of the page
gets into it, and its text is that of the dataset.
"""

import html
import json
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from crawlers.page import Page
from crawlers.read.parse import parse_page
from crawlers.read.render import rendered
from schemas.run import Capture
from storage.layout import StorageError
from storage.raw.archive import ArchivedResponse, read_capture

_STYLE = (
    ":root{color-scheme:light dark}body{font:15px/1.8 'Songti SC','Noto Serif CJK SC',SimSun,serif;"
    "margin:14px 18px;overflow-wrap:anywhere}h1,h2,h3{font-size:1.15em;line-height:1.5}"
    "ul,ol{padding-left:1.4em}table{border-collapse:collapse}td,th{border:1px solid;padding:2px}"
    "h1{font-size:1.15em}img{max-width:100%}"
)
Archived = ArchivedResponse


def archived(root: Path, capture: Capture) -> Archived:
    """The response of a capture. Raises StorageError when it is not in the archive here."""
    try:
        return read_capture(root, capture.warc_file, capture.warc_offset)
    except (OSError, ValueError) as error:
        raise StorageError(
            f"{capture.warc_file} is not in the archive of this machine; a copy of a version alone "
            "has no pages"
        ) from error


def masked_rendering(page: Page) -> str:
    """An HTML document with the article of a page: its text masked as in the dataset, its tables
    and lists as they stand on the page. Never raises on page content."""
    parsed = parse_page(None, page)
    title, article = html.escape(parsed.reply.title), rendered(None, page, parsed).html
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style><main><h1>{title}</h1>{article}</main></html>"
    )


def can_pack() -> bool:
    """Whether WACZ files can be written here: the package `wacz` is installed."""
    return find_spec("wacz") is not None


def write_wacz(root: Path, captures: Iterable[Capture], titles: dict[str, str], out: Path) -> int:
    """Pack the original records of some captures, as they lie in the archive, into a WACZ file; how
    many. `titles` by capture id make the list of pages. Raises StorageError."""
    with tempfile.TemporaryDirectory() as name:
        warc, pages = Path(name) / "dafu.warc.gz", Path(name) / "pages.jsonl"
        count = 0
        with warc.open("wb") as records, pages.open("w", encoding="utf-8") as listed:
            listed.write(json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "dafu"}))
            for capture in captures:
                archived(root, capture)  # also fetches the file from the object store
                records.write(_member(root / capture.warc_file, capture.warc_offset))
                if title := titles.get(capture.capture_id):
                    at = f"{capture.fetched_at:%Y-%m-%dT%H:%M:%SZ}"
                    page = {"url": capture.url, "ts": at, "title": title}
                    listed.write("\n" + json.dumps(page, ensure_ascii=False))
                count += 1
        command = [sys.executable, "-m", "wacz", "create", "-p", str(pages), "-o", str(out)]
        command += [str(warc)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            last = (done.stderr or done.stdout).strip().splitlines()[-1:]
            raise StorageError(f"the WACZ file could not be written: {' '.join(last)}")
    return count


def _member(path: Path, offset: int) -> bytes:
    """One compressed record of a WARC file, bytes as they are."""
    inflate, taken = zlib.decompressobj(31), bytearray()
    with path.open("rb") as file:
        file.seek(offset)
        while not inflate.eof and (piece := file.read(1 << 16)):
            inflate.decompress(piece)
            taken += piece
    unused = len(inflate.unused_data)
    return bytes(taken[: len(taken) - unused])
