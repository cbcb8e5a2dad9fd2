"""The numbered parts of a reply, their headings, their function, and the requests they quote
(rules/sections.yml)."""

import itertools
import re
from dataclasses import dataclass
from typing import cast

from crawlers.read.fields.grammar.matcher import as_printed, every, first
from crawlers.read.page.furniture import is_sentence
from crawlers.text.folding import clean_spaces
from schemas.reply import SectionRole


@dataclass(frozen=True)
class PrintedSection:
    """One section: level 1 to 4 by its numbering, 0 for text without."""

    seq: int
    parent_seq: int | None
    level: int
    marker: str | None
    heading: str | None
    text: str
    role: SectionRole
    quoted_request: str | None


def read_sections(
    lines: list[str], salutation_end: int, sign_off: int | None
) -> list[PrintedSection]:
    """Sections of an article between salutation and sign-off; inline 一是…二是… become sections of
    level 4."""
    pieces: list[tuple[int, str | None, str]] = []
    stop = sign_off if sign_off is not None else len(lines)
    for line in lines[salutation_end:stop]:
        level, marker, rest = _marker(line)
        text, *others = _inline_parts(rest)
        pieces.append((level, marker, text[1]))
        pieces += [(4, *part) for part in others]
    return _tree(pieces)


def _marker(line: str) -> tuple[int, str | None, str]:
    for found in every("sections", "marker", as_printed(line)):
        if found.end < len(line):
            return int(found.rule[len("level_")]), found.values[0], line[found.end :]
    return 0, None, line


def _inline_parts(text: str) -> list[tuple[str | None, str]]:
    """A line cut before each 一是, 二是 within it: the mark and what follows it."""
    line = as_printed(text)
    found = [one for one in every("sections", "inline", line) if one.span[0] > 0]
    if len(found) + line.folded.startswith("一是") < 2:
        return [(None, text)]
    parts: list[tuple[str | None, str]] = [(None, text[: found[0].span[0]].strip())]
    for one, after in itertools.zip_longest(found, found[1:]):
        end = after.span[0] if after else len(text)
        parts.append((one.values[0], text[one.span[1] : end].strip()))
    return parts


def _tree(pieces: list[tuple[int, str | None, str]]) -> list[PrintedSection]:
    rows: list[PrintedSection] = []
    open_levels: list[tuple[int, int]] = []  # (level, seq) from outermost in
    body: dict[int, list[str]] = {}
    raw: list[tuple[int, int | None, int, str | None, str | None]] = []
    for level, marker, text in pieces:
        if (
            marker is None
            and raw
            and (raw[-1][2] > 0 or not _functional(text))
            and not (_functional(text) and level == 0)
        ):
            body[len(raw) - 1].append(text)
            continue
        if level:
            while open_levels and open_levels[-1][0] >= level:
                open_levels.pop()
        elif _functional(text):
            open_levels.clear()
        parent = open_levels[-1][1] if open_levels and level else None
        heading, rest = _heading(text) if level else (None, text)
        body[len(raw)] = [rest] if rest else []
        raw.append((len(raw), parent, level, marker, heading))
        if level:
            open_levels.append((level, len(raw) - 1))
    for seq, parent, level, marker, heading in raw:
        text = "\n".join(body[seq])
        rows.append(
            PrintedSection(
                seq,
                parent,
                level,
                marker,
                heading,
                text,
                _role(seq, level, heading, text),
                quoted_request(heading or text),
            )
        )
    return rows


def _functional(text: str) -> bool:
    return first("sections", "functional", as_printed(text[:40])) is not None


def _heading(text: str) -> tuple[str | None, str]:
    """Heading and rest: the whole line when it is no sentence, else the part before the first full
    stop if short."""
    if not is_sentence(text, 30) and len(text) <= 80:
        return text.rstrip("。；;"), ""
    found = re.match(r"([^。；;]{2,60})[。；;]", text)
    if found:
        return found[1], clean_spaces(text[found.end() :])
    return None, text


def _role(seq: int, level: int, heading: str | None, text: str) -> SectionRole:
    if seq == 0 and level == 0 and first("sections", "opening", as_printed(text[:400])):
        return "opening"
    found = first("sections", "role", as_printed(heading or text[:60]))
    return cast(SectionRole, found.rule) if found else "other"


def quoted_request(text: str) -> str | None:
    """The proposer's words that a section heading or first sentence quotes, or None."""
    found = first("sections", "quote", as_printed(text[:400]))
    return found.values[0] if found else None
