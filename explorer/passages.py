"""Passages around what was found, cut from the printed text."""

from dataclasses import dataclass

from explorer.query import occurrences

BEFORE, LENGTH, MOST, OPENING = 30, 110, 3, 120
MOST_READ = 300_000
"""Characters of one text that are looked through."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is marked or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A cut of a text; `opens` and `ends` say whether something is left out before and after."""

    pieces: list[Piece]
    opens: bool = False
    ends: bool = False


def marked(text: str, wanted: list[str]) -> list[Piece]:
    """The whole text with what is wanted marked."""
    return _pieces(text, occurrences(text, wanted), 0, len(text))


def passages(text: str, wanted: list[str]) -> list[Passage]:
    """Cuts around the first places of a text, or nothing where it has none."""
    text = text[:MOST_READ].replace("\n", " ")
    spans = occurrences(text, wanted)
    cuts: list[tuple[int, int]] = []
    for start, _ in spans:
        if not cuts or start >= cuts[-1][1]:
            begin = max(start - BEFORE, cuts[-1][1] if cuts else 0)
            cuts.append((begin, min(begin + LENGTH, len(text))))
        if len(cuts) == MOST:
            break
    return [Passage(_pieces(text, spans, a, b), a > 0, b < len(text)) for a, b in cuts]


def opening(text: str) -> list[Passage]:
    """The beginning of a text."""
    cut = text[:OPENING].replace("\n", " ").strip()
    return [Passage([Piece(cut)], False, len(text) > OPENING)] if cut else []


def _pieces(text: str, spans: list[tuple[int, int]], begin: int, end: int) -> list[Piece]:
    pieces, at = [], begin
    for start, stop in spans:
        start, stop = max(start, begin), min(stop, end)
        if start >= stop:
            continue
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:stop], True))
        at = stop
    return [*pieces, Piece(text[at:end])] if at < end else pieces
