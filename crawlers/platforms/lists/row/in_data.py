"""Mark-up that stands in the values of an answer: links of rows, whole lists."""

import re
from typing import Any

from bs4 import Tag

from crawlers.text.folding import clean_spaces
from crawlers.text.soup import soup_of

_TEXT = r"""(?:"(?:[^"\\\n]|\\.){0,2000}+"|'(?:[^'\\\n]|\\.){0,2000}+')"""
_WRITES = re.compile(rf"document\.write(?:ln)?\(\s{{0,4}}({_TEXT})\s{{0,4}}\)")
_ESCAPED = re.compile(r"\\(.)")
_LINK = re.compile(r"<a\b[^<>]{0,600}href", re.I)


def link_in(values: dict[str, Any]) -> tuple[str, list[str]] | None:
    """Address and title of the link that stands as mark-up in a value of a record."""
    for value in values.values():
        if isinstance(value, str) and _LINK.search(value[:2000]):
            link = soup_of(value).find("a", href=True)
            if isinstance(link, Tag):
                title = clean_spaces(str(link.get("title") or "")) or clean_spaces(link.get_text())
                return str(link["href"]), [title] if title else []
    return None


def written_markup(script: str) -> str:
    """The mark-up that a script writes into its page line by line, where it has links:
    document.writeln("<li><a href='7.html'>…</a></li>")."""
    lines = [_ESCAPED.sub(r"\1", found[1][1:-1]) for found in _WRITES.finditer(script)]
    return "\n".join(lines) if any(map(_LINK.search, lines)) else ""


def markup_in(data: Any, depth: int = 0) -> list[str]:
    """Texts of an answer that are mark-up with links."""
    if isinstance(data, str):
        return [data] if _LINK.search(data) else []
    if depth > 4 or not isinstance(data, dict | list):
        return []
    values = data if isinstance(data, list) else list(data.values())
    return [text for value in values for text in markup_in(value, depth + 1)]
