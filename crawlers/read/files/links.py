"""Files that a page offers: attachment links in the article, whatever way the CMS writes them."""

import itertools
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from lxml.html import HtmlElement

from crawlers.page import Page, clickable_elements, http_address
from crawlers.read.files.kinds import is_document_file
from crawlers.read.files.model import FileText
from crawlers.text.folding import clean_spaces

MEDIA_TYPES: Final = {
    "pdf": "application/pdf", "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "wps": "application/vnd.ms-works", "ofd": "application/ofd", "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "et": "application/vnd.ms-excel", "rtf": "application/rtf",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "zip": "application/zip", "rar": "application/vnd.rar", "7z": "application/x-7z-compressed",
}  # fmt: skip
_FIRST = "".join(sorted({c for ending in MEDIA_TYPES for c in ending[0] + ending[0].upper()}))
_ENDING: Final = f"(?=[{_FIRST}])(?:" + "|".join(
    "".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in ending) for ending in MEDIA_TYPES
) + ")"  # fmt: skip
"""In both cases: a search that ignores case cannot skip to the next full stop. Behind most of those
stands the first letter of no ending."""
_FILE: Final = re.compile(rf"\.({_ENDING})(?:$|[?#&])")
_DOWNLOAD: Final = re.compile(
    r"downfile\.jsp|(?:^|/)download\.jsp|downloadattach|/attach(?:ment)?/|fileDownload|/module/download/",
    re.I,
)
_SCRIPT_STRING: Final = re.compile(
    r"""(?:appendix|fujian|var str)\s{0,4}=\s{0,4}(['"])(?P<value>[^'"\n]{5,4000})\1"""
)

_LIST_NAMES: Final = (
    "appendix",
    "Appendix",
    "fujian",
    "attach",
    "Attach",
    "accessor",
    "Accessor",
    "fileList",
)
_SCRIPT_LISTS: Final = {
    name: re.compile(name + r"[A-Za-z]{0,12}[\"']?\s{0,4}[=:]\s{0,4}\[(?P<items>[^\]]{5,8000})\]")
    for name in _LIST_NAMES
}
"""Files that a script writes: an array of addresses, or of objects that hold them. A pattern that
begins with its word skips through a page; one of eight words stops at each character."""
_QUOTED_FILE: Final = re.compile(
    rf"""["'](?P<file>[^"'<>\s|]{{1,300}}\.(?P<ending>{"|".join(MEDIA_TYPES)}))["']""", re.I
)
_IN_SCRIPT: Final = re.compile(rf"""\.{_ENDING}["'|?#&]""")
"""Stands in every script that names a file; few pages have it, and it is looked for once."""
_CALLED: Final = re.compile(r"^[\s【\[(（]{0,4}(?:相关)?附件")


@dataclass(frozen=True)
class FileLink:
    """One offered file: link text, absolute address, media type by its extension."""

    name: str
    url: str
    media_type: str | None


@dataclass(frozen=True)
class FetchedFile:
    """What came of fetching one offered file: its address, capture, size, digest and what it
    says."""

    url: str
    found: FileText
    bytes: int
    sha256: str
    capture_id: str | None = None


def file_links(page: Page, article: HtmlElement | None) -> list[FileLink]:
    """Attachments of an article in page order, each address once; files that a script writes come
    last."""
    root = page.tree if article is None else article
    found: dict[str, FileLink] = {}
    for link in clickable_elements(page):
        href = (link.get("href") or "").strip()
        if link.tag != "a" or (not (kind := _FILE.search(href)) and not _is_download(href)):
            continue
        if root is not page.tree and not (_within(link, root) or _is_called_attachment(link)):
            continue
        if (url := http_address(page.base_url, href)) is None:
            continue
        name = clean_spaces("".join(link.itertext())) or link.get("title") or file_name(url)
        kind = kind or _FILE.search(name)
        found.setdefault(url, FileLink(name, url, MEDIA_TYPES[kind[1].lower()] if kind else None))
    text = page.text if _IN_SCRIPT.search(page.text) else ""
    for listed in (found for p in _SCRIPT_LISTS.values() for found in p.finditer(text)):
        for quoted in _QUOTED_FILE.finditer(listed["items"]):
            if (url := http_address(page.base_url, quoted["file"])) is not None:
                of_type = MEDIA_TYPES[quoted["ending"].lower()]
                found.setdefault(url, FileLink(file_name(url), url, of_type))
    for script in _SCRIPT_STRING.finditer(text):
        for part in script["value"].split("|"):
            kind = _FILE.search(part)
            if kind and not re.search(r"[<>\s]", part):
                if (url := http_address(page.base_url, part)) is None:
                    continue
                found.setdefault(url, FileLink(file_name(url), url, MEDIA_TYPES[kind[1].lower()]))
    return list(found.values())


def _is_download(href: str) -> bool:
    words = href.lower()  # two searches for a word take a tenth of the pattern's time
    return ("down" in words or "attach" in words) and _DOWNLOAD.search(href) is not None


def _within(link: HtmlElement, root: HtmlElement) -> bool:
    return any(above is root for above in link.iterancestors())


def _is_called_attachment(link: HtmlElement) -> bool:
    """Whether a link outside the article stands in a line that begins with 附件: VSB lists the
    files of an article below it."""
    line = next(link.iterancestors("li", "p", "td", "div"), None)
    if line is None:
        return False
    words = "".join(itertools.islice(line.itertext(), 8))
    return len(words) < 400 and _CALLED.match(words) is not None


def is_file_itself(url: str, body: bytes) -> bool:
    """Whether the answer of an address is a document file and no page: by its bytes, or by its name
    where the bytes are of no kind that is read."""
    if is_document_file(body):
        return True
    looks_like_page = body.lstrip()[:200].lower().startswith((b"<!doctype", b"<html", b"<?xml"))
    return _FILE.search(urlsplit(url).path) is not None and not looks_like_page


def media_type(url: str) -> str | None:
    """The media type that the ending of an address names."""
    return MEDIA_TYPES.get(urlsplit(url).path.rsplit(".", 1)[-1].lower())


def file_name(url: str) -> str:
    """The name of a file by its address."""
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    return unquote(query["filename"][0] if "filename" in query else parts.path.rsplit("/", 1)[-1])
