"""One response as parse input: bytes in, decoded text and a repaired tree out. Pure."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from lxml import etree
from lxml.html import HtmlElement

from crawlers.text.folding import clean_spaces
from crawlers.text.soup import soup_of
from crawlers.text.tags import for_the_parser

T = TypeVar("T")
MAX_PAGE_BYTES = 20 * 1024 * 1024
"""Larger pages are refused: the largest real article known is under 2 MB, the rest are traps."""

# Control characters are taken out of the bytes, ten times as fast as out of the text: in UTF-8 and
# the GB family these bytes are never part of another character.
_CONTROL_BYTES = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|meta|div|p|table|td|span|br|ul|li|h[1-6]|ucapcontent)\b[^<]{0,2000}>",
    re.I,
)
_DECLARED = re.compile(rb"""charset\s{0,4}=\s{0,4}["']?\s{0,4}([a-z0-9_\-]{2,20})""")
_TAG = re.compile(r"<[^<>]{1,300}>")
_BIG5 = {"big5", "big5-hkscs"}
_WIDE = {"utf-16", "utf-16le", "utf-16be", "utf-32"}


class PageError(ValueError):
    """A page that cannot be parse input; the message says why and what to do."""


@dataclass(frozen=True)
class Page:
    """One response. `body` are the bytes as received after transfer and content coding; headers
    have lower-case keys.

    Raises PageError on access to `text` or `tree` when the page is over MAX_PAGE_BYTES.
    """

    url: str
    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    capture_id: str | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        # What was derived stays behind: a tree cannot be sent to another process.
        return Page, (self.url, self.body, self.status, dict(self.headers), self.capture_id)

    @property
    def too_large(self) -> bool:
        """Whether the page is refused as parse input."""
        return len(self.body) > MAX_PAGE_BYTES

    @cached_property
    def _decoded(self) -> tuple[str, str]:
        if self.too_large:
            raise PageError(
                f"page of {len(self.body):,} bytes is over the limit of {MAX_PAGE_BYTES:,}: not "
                "parsed"
            )
        text, charset = decode(self.body, self.headers.get("content-type", ""))
        return once_encoded(text) or text, charset

    @property
    def text(self) -> str:
        """The decoded text, control characters removed."""
        return self._decoded[0]

    @property
    def charset(self) -> str:
        """The charset that decoded the page."""
        return self._decoded[1]

    @cached_property
    def is_text(self) -> bool:
        """Whether this is a plain-text rendering (a WET record, a saved .txt) and not HTML."""
        return not _MARKUP.search(self.text)

    @cached_property
    def tree(self) -> HtmlElement:
        """The repaired element tree, comments and processing instructions removed."""
        return _tree(self._markup[0])

    @cached_property
    def _markup(self) -> tuple[str, int]:
        return for_the_parser(self.text)

    @property
    def cut_tags(self) -> int:
        """Elements of the tree that have lost attributes, for they had too many."""
        return self._markup[1]

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The same tree with its comments, for list pages: one of them leads to some twenty
        articles, so the fifteen milliseconds that this takes are nothing beside the wait for a
        site. The reader of articles uses `tree`."""
        return soup_of(self.text)

    @cached_property
    def base_url(self) -> str:
        """What relative links are relative to: <base href> where the page has one."""
        found = re.search(
            r"""<base\b(?>[^<>]{0,200}?href\s{0,4}=)\s{0,4}+["']?([^"'\s>]{1,500}+)""",
            self.text[:50_000],
            re.I,
        )
        return (http_address(self.url, found[1]) if found else None) or self.url


def once_a_page(read: Callable[[Page], T]) -> Callable[[Page], T]:
    """A reading of a page that several ask for, made once and kept with the page. Nobody may change
    it."""
    name = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def kept(page: Page) -> T:
        made = vars(page)
        if name not in made:
            made[name] = read(page)
        found: T = made[name]
        return found

    return kept


@once_a_page
def clickable_elements(page: Page) -> list[HtmlElement]:
    """Links, buttons and options in the order of the page: one walk over the tree for all who ask
    for them."""
    return list(page.tree.iter("a", "button", "option"))


def http_address(base: str, href: str) -> str | None:
    """A link of a page joined to its base; None for other schemes and for what is no address at all
    (http://[附件].pdf, half a character)."""
    try:
        joined = urljoin(base, href)
        joined.encode()
        return joined if urlsplit(joined).scheme in ("http", "https") else None
    except ValueError:
        return None


def decode(body: bytes, content_type: str = "") -> tuple[str, str]:
    """Text and charset of a page: strict UTF-8 first, then what is declared (gb2312 read as
    gb18030), then gb18030.

    The order is measured (60 of 60 pages in five cases): pages declare gb2312 and send UTF-8, never
    the reverse. Of the declared ones only charsets that write Chinese count: Latin-1, a server's
    default, reads any bytes as rubbish.
    """
    for mark, charset in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if body.startswith(mark):
            return _clean(_CONTROL.sub("", body.decode(charset, "replace"))), charset
    declared = _declared_charset(body, content_type)
    if declared in _WIDE:
        with suppress(UnicodeDecodeError):
            return _clean(_CONTROL.sub("", body.decode(declared))), declared
    body = body.translate(None, _CONTROL_BYTES)
    if body.startswith(b"\xef\xbb\xbf"):
        return _clean(body.decode("utf-8-sig", "replace")), "utf-8-sig"
    for charset in dict.fromkeys(["utf-8", declared, "gb18030"]):
        try:
            return _clean(body.decode(charset)), charset
        except UnicodeDecodeError:
            continue
    # A few broken bytes, or a page cut inside a character: whichever reading loses fewer
    # characters.
    readings = [(body.decode(c, "replace"), c) for c in ("utf-8", "gb18030")]
    text, charset = min(readings, key=lambda reading: reading[0].count("\ufffd"))
    return _clean(text), charset


_HAN = re.compile("[\u4e00-\u9fff]")
_HIGH = re.compile("[\u00c0-\u00ff]")
_WINDOWS_1252 = {ord(bytes([byte]).decode("cp1252", "replace")): byte for byte in range(0x80, 0xA0)}


def once_encoded(text: str) -> str | None:
    """The text of a page that was encoded twice: its Chinese bytes were once taken for Latin-1 or
    Windows-1252. None for every other page; a page with a Chinese character is one."""
    if _HAN.search(text) or not _HIGH.search(text):
        return None
    with suppress(UnicodeError):
        body = text.translate(_WINDOWS_1252).encode("latin-1")
        for charset in ("utf-8", "gb18030"):
            with suppress(UnicodeDecodeError):
                once = body.decode(charset)
                return _clean(once) if len(_HAN.findall(once)) >= _LEAST_HAN else None
    return None


_LEAST_HAN = 20


def _declared_charset(body: bytes, content_type: str) -> str:
    found = _DECLARED.search(body[:4096].lower()) or _DECLARED.search(
        content_type.encode("latin-1", "replace").lower()
    )
    name = found[1].decode("ascii") if found else "utf-8"
    return name if name in _BIG5 or name in _WIDE else "gb18030"


def _clean(text: str) -> str:
    if "\ufffe" in text or "\uffff" in text:  # no characters, and libxml2 stops at them
        text = text.replace("\ufffe", "").replace("\uffff", "")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def parse_html(text: str) -> HtmlElement:
    """Tree of any HTML text; an empty or hopeless text gives an empty document."""
    return _tree(for_the_parser(text)[0])


def _tree(text: str) -> HtmlElement:
    # Without a table of ids, which nothing here asks for, the parse takes little more than half the
    # time.
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    parser.set_element_class_lookup(_LOOKUP)
    root = None
    if text.strip():
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        root = etree.fromstring(b"<html><body></body></html>", parser)
    return root


_LOOKUP = etree.ElementDefaultClassLookup(element=HtmlElement)


def meta_tags(tree: HtmlElement) -> dict[str, str]:
    """Non-empty meta tags by lower-case name; the first of a repeated tag wins (some pages print
    the block twice)."""
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (
            (element.get("name") or element.get("property") or element.get("itemprop") or "")
            .strip()
            .lower()
        )
        content = clean_spaces(_TAG.sub(" ", element.get("content") or ""))
        if name and content:
            tags.setdefault(name, content)
    return tags
