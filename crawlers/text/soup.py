"""BeautifulSoup of any HTML text."""

import warnings
from typing import Any

from bs4 import BeautifulSoup, Tag, UnusualUsageWarning

from crawlers.text.tags import STRAY_END


def soup_of(text: str) -> BeautifulSoup:
    """BeautifulSoup of any HTML text, as `parse_html` reads it: scripts count as text, and `class`
    is one string."""
    with warnings.catch_warnings():
        # XHTML is read as HTML on purpose, and an answer that is only an address is a page too.
        warnings.simplefilter("ignore", UnusualUsageWarning)
        return _Shallow(
            STRAY_END.sub("", text),
            "lxml",
            huge_tree=True,
            multi_valued_attributes=None,
            string_containers={},
        )


MOST_DEPTH = 100
"""Elements within each other: the deepest page known has 28, and browsers stop at 512. Readers of
lists look at all that an element holds, so elements that nest without an end took time by the
square of their number."""


class _Shallow(BeautifulSoup):
    """What nests deeper is put side by side, so that no text and no link is lost."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self._left_open: list[bool] = []
        """Of each element that the parser has open, whether it is so in the tree."""
        super().__init__(*args, **options)

    def handle_starttag(self, name: str, *args: Any, **options: Any) -> Tag | None:
        """An element begins."""
        tag = super().handle_starttag(name, *args, **options)
        # A link keeps its text, unless links nest too.
        self._left_open.append(len(self.tagStack) <= (2 if name == "a" else 1) * MOST_DEPTH)
        if not self._left_open[-1]:
            super().handle_endtag(name, tag.prefix if tag else None)
        return tag

    def handle_endtag(self, name: str, nsprefix: str | None = None) -> None:
        """The last element that the parser has open ends: it has put the tags right."""
        if self._left_open.pop():
            super().handle_endtag(name, nsprefix)
        else:
            self.endData()
