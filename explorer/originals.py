"""The archived page behind a reply: its masked rendering for everybody, its bytes for the operator,
and the original records of a list as one WACZ file.

A page of the archive is hostile until shown otherwise, and holds contact data that the dataset
masks. The masked rendering is written anew from the page's text: no script, style, address or
attribute of the page gets into it.
"""

import html
import json
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from lxml.html import HtmlElement

from crawlers.page import Page
from crawlers.read.fields.signoff import is_contact_line
from crawlers.text.folding import clean_spaces
from schemas.privacy import mask_personal_data
from schemas.run import Capture
from storage.layout import StorageError
from storage.raw.archive import ArchivedResponse, read_capture

_DROPPED = {
    "script", "style", "noscript", "iframe", "object", "embed", "form", "input", "button", "select",
    "textarea", "svg", "nav", "footer", "head", "template", "link", "meta", "title", "video",
    "audio", "canvas",
}  # fmt: skip
_KEPT = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tr",
    "td", "th", "blockquote", "pre",
}  # fmt: skip
_BLOCKS = _KEPT | {
    "div",
    "section",
    "article",
    "main",
    "header",
    "body",
    "dl",
    "dt",
    "dd",
    "center",
}
_STYLE = (
    ":root{color-scheme:light dark}body{font:15px/1.8 'Songti SC','Noto Serif CJK SC',SimSun,serif;"
    "margin:14px;overflow-wrap:anywhere}h1,h2,h3{font-size:1.15em;line-height:1.5}"
    "ul,ol{padding-left:1.4em}table{border-collapse:collapse}td,th{border:1px solid;padding:2px}"
)
MASKED_CONTACT = "[联系方式]"
MOST_BLOCKS = 20_000
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
    """An HTML document with the text of a page in its order: paragraphs, headings, lists, tables;
    contact lines and personal numbers masked. Raises PageError for a page that cannot be read."""
    if page.is_text:
        body = "".join(f"<p>{_masked(line)}</p>" for line in page.text.splitlines() if line.strip())
    else:
        found = page.tree.find(".//body")
        body = "".join(_markup(page.tree if found is None else found))
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>-</title>'
        f"<style>{_STYLE}</style><main>{body}</main></html>"
    )


def _markup(root: HtmlElement) -> Iterator[str]:
    """Blocks of a tree. A block's own text is joined over its inline elements before it is masked:
    a number may be split over several. The walk keeps its own stack, since a page may be nested
    deeper than Python calls may be."""
    text: list[str] = []
    stack: list[HtmlElement | str] = [root]
    left = MOST_BLOCKS
    while stack and left:
        item = stack.pop()
        if isinstance(item, str):
            if not item.startswith(_END):
                text.append(item)
                continue
            if line := clean_spaces("".join(text)):
                yield f"<p>{_masked(line)}</p>"
            text.clear()
            yield item[1:]
            left -= 1
            continue
        if not isinstance(item.tag, str) or item.tag in _DROPPED:
            continue
        block = item.tag in _BLOCKS
        if item.tag == "br":
            stack.append(_END)
        if item.tag == "img":
            text.append(" [图片] ")
        inner: list[HtmlElement | str] = [_END + _open(item)] if block else []
        inner.append(item.text or "")
        for child in item:
            inner += [child, child.tail or ""]
        inner += [_END + _close(item)] if block else []
        stack += reversed(inner)


_END = "\x00"
"""Begins an item of the walk that ends a line; no page text holds it."""


def _open(element: HtmlElement) -> str:
    if element.tag not in _KEPT:
        return ""
    spans = ((n, element.get(n) or "") for n in ("colspan", "rowspan"))
    kept = "".join(f' {n}="{v}"' for n, v in spans if v.isascii() and v.isdigit() and len(v) < 3)
    return f"<{element.tag}{kept}>"


def _close(element: HtmlElement) -> str:
    return f"</{element.tag}>" if element.tag in _KEPT else ""


def _masked(line: str) -> str:
    return MASKED_CONTACT if is_contact_line(line) else html.escape(mask_personal_data(line)[0])


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
