"""An article in several pages put together, and what of it was not at hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from crawlers.page import Page
from crawlers.platforms.parts import further_parts, has_unnamed_parts, speaks_of_parts
from crawlers.read.apart import source_blocks
from crawlers.read.fields.grammar.document import Document
from crawlers.read.page.body import extract_body
from crawlers.read.page.container import blocks_at, element_path
from crawlers.read.page.flatten import flatten
from crawlers.read.page.title import page_title
from crawlers.read.page.trimming import Body
from crawlers.text.dates import sign_off_date
from crawlers.text.folding import squeeze
from schemas.source import Source


@dataclass(frozen=True, slots=True)
class Missing:
    """Parts that an article has beside those that were joined."""

    addresses: list[str] = field(default_factory=list)
    unnamed: bool = False
    """The page turns its parts by a script that says no address of them."""

    @property
    def message(self) -> str:
        """The words of its issue."""
        if self.unnamed:
            return "the article has further parts, and no link says where they are"
        return (
            f"{len(self.addresses)} further parts were not read, the first is {self.addresses[0]}"
        )

    def __bool__(self) -> bool:
        return bool(self.addresses) or self.unnamed


def join_parts(
    source: Source | None,
    page: Page,
    parts: Sequence[Page],
    document: Document,
    body: Body,
    layout: str | None,
) -> Missing:
    """Add the lines of the further parts to the document of the first page. A page that says what
    was said before is no part of it (pages of comments have such links too), and one that has the
    whole text takes its place."""
    ending = [*body.lines[-4:], *body.tail[:40]]
    if not parts and not speaks_of_parts(page, ending):
        return Missing()
    named = dict.fromkeys(further_parts(page, page.url))
    for part in parts:
        further = part_body(source, part, layout or path_of(body))
        lines = [*_dates(further.head[-4:], body.head), *further.lines]
        named |= dict.fromkeys(further_parts(part, page.url))
        before, here = squeeze("".join(document.lines)), squeeze("".join(lines))
        if before and here.startswith(before):
            document.lines = lines
        elif here not in before:
            document.lines = [*document.lines, *lines]
    have = {part.url for part in parts} | {page.url}
    unnamed = not named and has_unnamed_parts(page, ending)
    return Missing([url for url in named if url not in have], unnamed)


def _dates(head: list[str], before: list[str]) -> list[str]:
    """The date of a sign-off that is all a part has, or begins with: over a body a date alone is
    that of the page, which the first one prints too."""
    return [line for line in head if sign_off_date(line) and line not in before]


def path_of(body: Body) -> str | None:
    """Where the further parts have their text: where the first one has it."""
    return None if body.element is None else element_path(body.element)


def part_body(source: Source | None, part: Page, path: str | None) -> Body:
    """The text of a further part: what stands in the place where the first one has its text, be it
    a sign-off alone; where there is no such place, or several, it is found as in any page."""
    flat = flatten(part.tree)
    places = blocks_at(flat, path) if path else []
    wanted = source_blocks(source, flat) or (places if len(places) == 1 else [])
    return extract_body(flat, page_title(part.tree, flat), wanted, places)
