"""Where a source keeps its article: the container path that most of its own pages share, and
whether it still holds. Pure."""

import re
from typing import Final

from lxml.html import HtmlElement

from crawlers.read.page.flatten import Block, Flat

_VOLATILE: Final = re.compile(r"[0-9]{3}|^[0-9]|[{}]")


def element_path(element: HtmlElement) -> str:
    """Path of an element by names that a template repeats: up to four levels, ending at the first
    stable id.

    >>> from lxml import html
    >>> page = html.fromstring('<div id="a1"><div class="box left"><p></p></div></div>')
    >>> element_path(page.find(".//p"))
    'div#a1>div.box>p'
    """
    steps: list[str] = []
    current: HtmlElement | None = element
    while current is not None and len(steps) < 4 and isinstance(current.tag, str):
        ident = (current.get("id") or "")[:200].strip()
        if ident and not _VOLATILE.search(ident):
            steps.append(f"{current.tag}#{ident}")
            break
        names = [c for c in (current.get("class") or "")[:400].split() if not _VOLATILE.search(c)]
        steps.append(f"{current.tag}.{names[0]}" if names else current.tag)
        current = current.getparent()
    return ">".join(reversed(steps))


def blocks_at(flat: Flat, path: str) -> list[Block]:
    """Blocks of a page at a learned path."""
    last = path.rsplit(">", 1)[-1]
    tag = re.split("[#.]", last)[0]
    return [b for b in flat.blocks if b.tag == tag and element_path(b.element) == path]
