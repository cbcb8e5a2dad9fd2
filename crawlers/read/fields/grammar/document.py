"""A page as the field readers see it: title, the lines before the article, the article, the lines
after."""

from dataclasses import dataclass, field

from crawlers.text.folding import narrow, squeeze


@dataclass
class Document:
    """Printed lines in reading order. `lines` is the article with its contact lines still in it,
    `links` the lines around it that are links to other pages, which are in neither `head` nor
    `tail`, `between` lines within the article that look like furniture (承办单位)."""

    title: str
    head: list[str]
    lines: list[str]
    tail: list[str]
    alt_titles: list[str] = field(default_factory=list)
    index: dict[str, str] = field(default_factory=dict)
    url: str = ""
    links: list[str] = field(default_factory=list)
    between: list[str] = field(default_factory=list)


def compact(text: str) -> tuple[str, str]:
    """A text without white space, as printed and in the form that is matched (same length)."""
    printed = squeeze(text)
    return printed, narrow(printed)
