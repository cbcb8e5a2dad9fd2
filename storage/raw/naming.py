"""Whether bytes name what is to be erased: a page of a list its address or title, anything a
person."""

import html
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from storage.raw.archive import ArchivedResponse

LEAST_TAIL = 6
"""Characters of the end of an address that tell it from others of its host."""
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile("<[^<>]{1,2000}>")


class Naming:
    """Addresses and titles of what is meant, and words that stand together where somebody is."""

    def __init__(
        self, addresses: Iterable[str], titles: Iterable[str], words: tuple[str, ...] = ()
    ) -> None:
        self.addresses, self.words = frozenset(addresses), words
        self._titles = [t for t in map(_squeezed, titles) if len(t) > LEAST_TAIL]
        self._tails = [(urlsplit(a).netloc, t) for a in self.addresses if (t := _tail(a))]

    def lists(self, response: ArchivedResponse) -> bool:
        """Whether a list page has a row of what is meant."""
        text, host = _text(response.body), urlsplit(response.url).netloc
        return any(h == host and tail in text for h, tail in self._tails) or self._says(text)

    def has_words(self, body: bytes) -> bool:
        """Whether all of the words stand in a page."""
        return bool(self.words) and self._all_words(_text(body))

    def is_in(self, content: bytes) -> bool:
        """Whether a file has an address, a title or the words."""
        text = _text(content)
        return any(a in text for a in self.addresses) or self._says(text)

    def _says(self, text: str) -> bool:
        plain = _squeezed(text)
        bare = _squeezed(_TAG.sub("", text))
        said = any(title in plain or title in bare for title in self._titles)
        return said or (bool(self.words) and self._all_words(text))

    def _all_words(self, text: str) -> bool:
        plain, bare = _squeezed(text), _squeezed(_TAG.sub("", text))
        return all(word in plain or word in bare for word in self.words)


def _text(body: bytes) -> str:
    """Bytes as text, for looking things up: characters that HTML or JSON writes otherwise as
    such."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        text = body.decode("gb18030", "replace")
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\\/", "/")
    return html.unescape(text)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _tail(url: str) -> str:
    """What a list has of an address when it names it from where it stands itself."""
    parts = urlsplit(url)
    name = parts.path.rpartition("/")[2] + (f"?{parts.query}" if parts.query else "")
    return name if len(name) > LEAST_TAIL else parts.path if len(parts.path) > LEAST_TAIL else ""
