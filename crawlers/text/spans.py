"""Pieces of a text between two marks, found in linear time: a pattern with a lazy scan from each
opening mark looks again and again for an end that is missing (#15)."""

import re
from collections.abc import Callable, Iterator


def enclosed(
    text: str, opening: str | re.Pattern[str], closing: str | re.Pattern[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Start and end of each opening mark, start and end of the closing mark after it; pieces do not
    overlap, and an opening mark without an end opens nothing.

    >>> [("a<!--b-->c"[x:y]) for _, x, y, _ in enclosed("a<!--b-->c", "<!--", "-->")]
    ['b']
    """
    begin = re.compile(re.escape(opening)) if isinstance(opening, str) else opening
    end = re.compile(re.escape(closing)) if isinstance(closing, str) else closing
    at = 0
    while (first := begin.search(text, at)) and (last := end.search(text, first.end())):
        yield *first.span(), *last.span()
        at = last.end()


def without(
    text: str,
    opening: str | re.Pattern[str],
    closing: str | re.Pattern[str],
    keep: Callable[[str], bool] = lambda piece: False,
) -> str:
    """The text with the pieces between two marks, and the marks, taken out; those that `keep`
    names stay.

    >>> without("a/*b*/c/*", "/*", "*/")
    'ac/*'
    """
    out, at = [], 0
    for start, _, _, end in enclosed(text, opening, closing):
        if not keep(text[start:end]):
            out.append(text[at:start])
            at = end
    return "".join([*out, text[at:]])
