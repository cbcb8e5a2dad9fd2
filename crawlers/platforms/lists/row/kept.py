"""What a page keeps for its scripts in another form: mark-up and data in attributes, and texts that
a script decodes (atob, unescape, decodeURIComponent). A browser shows them as rows."""

import base64
import binascii
import re
import string
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import unquote

from crawlers.page import Page, once_a_page
from crawlers.platforms.lists.declared import scripts_of

_BASE64 = frozenset(f"{string.ascii_letters}{string.digits}+/=\n")
_QUOTE = re.compile("[\"'`]")
_UNIT = re.compile(r"%u([0-9A-Fa-f]{4})")
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))", re.S)
_LINK = re.compile(r"<a\b[^<>]{0,600}href", re.I)
_DATA = re.compile(r"\s{0,9}(?:\[\s{0,9})?\{\s{0,9}[\"'\w]")
LEAST, MOST = 60, 40
"""Characters of a text that may hold rows, and texts of a page that are looked at."""
LEAST_CODED = 8


@once_a_page
def kept_texts(page: Page) -> Sequence[str]:
    """Mark-up with links, and data, that stand in attributes or decoded in texts of scripts."""
    if page.is_text:
        return ()
    return tuple(islice((t for t in _texts(page) if is_markup(t) or _DATA.match(t)), MOST))


def is_markup(text: str) -> bool:
    """Whether a text is mark-up with links."""
    return _LINK.search(text) is not None


def _texts(page: Page) -> Iterator[str]:
    for element in page.tree.iter():
        for name, value in element.attrib.items() if isinstance(element.tag, str) else ():
            if len(value) >= LEAST and not name.startswith(("on", "href", "src", "style")):
                yield value
                yield from filter(None, [_decoded(value)])
    yield from _of_script(scripts_of(page))


def written_in(script: str) -> list[str]:
    """Mark-up with links that a script has in its texts, decoded where it is coded."""
    return [text for text in islice(_of_script(script), MOST) if is_markup(text)]


def _of_script(script: str) -> Iterator[str]:
    for text in _literals(script):
        yield _decoded(text) or _ESCAPED.sub(_character, text)


def _literals(script: str) -> Iterator[str]:
    """The long texts of a script."""
    at = 0
    while opened := _QUOTE.search(script, at):
        end = at = opened.end()
        while (end := script.find(opened[0], end)) >= 0 and script[end - 1] == "\\":
            end += 1
        text = script[at:end] if end >= 0 else ""
        if end < 0 or ("\n" in text and opened[0] != "`"):
            continue  # a quote alone, in a pattern
        at = end + 1
        if len(text) >= LEAST:
            yield text


def _decoded(text: str) -> str | None:
    """What a coded text says; None where it is none."""
    if _BASE64.issuperset(text):
        try:
            raw = base64.b64decode(text)
        except (binascii.Error, ValueError):
            return None
        plain = next((t for c in ("utf-8", "gb18030") if (t := _as_text(raw, c))), None)
        return plain and (_decoded(plain) or plain)
    if text.count("%") < LEAST_CODED:
        return None
    return unquote(_UNIT.sub(lambda unit: chr(int(unit[1], 16)), text))


def _as_text(raw: bytes, charset: str) -> str | None:
    try:
        return raw.decode(charset)
    except UnicodeDecodeError:
        return None


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else found[3]
