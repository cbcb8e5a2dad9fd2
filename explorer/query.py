"""What a person types, as the expression that SQLite's full-text search understands.

养老 服务            both words, anywhere
"养老服务"           exactly this, marks included
养老 OR 托育         one of them
养老 -托育           the first without the second
"""

import re
from dataclasses import dataclass

from explorer.folding import folded, phrase

MOST_CHARACTERS, MOST_TERMS = 400, 24
_QUOTES = str.maketrans(dict.fromkeys("“”„‟＂「」『』«»", '"') | {"　": " ", "\0": " "})
"""A NUL would end the expression in the middle of a text: SQLite reads no further."""
_TERM = re.compile(r'(?P<minus>[-－−–])?(?:"(?P<quoted>[^"]*)"?|(?P<word>[^\s"]+))')


class QueryError(ValueError):
    """A search that is not carried out; the message says why."""


@dataclass(frozen=True, slots=True)
class Query:
    """All groups must be met, a group by one of its texts; none of the excluded may occur."""

    groups: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()

    @property
    def wanted(self) -> list[str]:
        """The texts that passages are cut around."""
        return list(dict.fromkeys(text for group in self.groups for text in group))


def parsed(typed: str) -> Query:
    """The query of a search box. Raises QueryError for one that is longer than any search needs.

    >>> parsed("养老 OR 托育 -收费 “服务 站”")
    Query(groups=(('养老', '托育'), ('服务 站',)), excluded=('收费',))
    """
    if len(typed) > MOST_CHARACTERS:
        raise QueryError(f"a search has at most {MOST_CHARACTERS} characters")
    groups: list[list[str]] = []
    excluded: list[str] = []
    joins = False
    for found in _TERM.finditer(typed.translate(_QUOTES)):
        text = (found["quoted"] if found["quoted"] is not None else found["word"]).strip()
        if found["word"] in ("OR", "|", "｜") and not found["minus"]:
            joins = bool(groups)
            continue
        if not any(c.isalnum() for c in text) and not (found["quoted"] and phrase(text)):
            continue
        if found["minus"]:
            excluded.append(text)
        elif joins:
            groups[-1].append(text)
        else:
            groups.append([text])
        joins = False
    if len(excluded) + sum(map(len, groups)) > MOST_TERMS:
        raise QueryError(f"a search has at most {MOST_TERMS} words")
    return Query(tuple(map(tuple, groups)), tuple(excluded))


def expression(query: Query, tags: list[str], without: list[str]) -> str:
    """The FTS5 expression of a query among rows that have all of some tags and none of others."""
    parts = [_column("head text files", " OR ".join(map(_phrase, g))) for g in query.groups]
    parts += [_column("tag", tag) for tag in tags]
    if not parts:
        parts = [_column("tag", "all")]
    excluded = [_column("head text files", _phrase(text)) for text in query.excluded]
    excluded += [_column("tag", tag) for tag in without]
    wanted = " AND ".join(parts)
    return f"({wanted}) NOT ({' OR '.join(excluded)})" if excluded else wanted


def _column(names: str, inner: str) -> str:
    return f"{{{names}}} : ({inner})"


def _phrase(text: str) -> str:
    # Everything is quoted: to SQLite a word of the user is never an operator.
    return phrase(text) or '""'


def occurrences(text: str, wanted: list[str]) -> list[tuple[int, int]]:
    """Where texts stand in a printed text: spans in reading order, without overlaps."""
    spans: list[tuple[int, int]] = []
    compared = folded(text)
    for item in wanted:
        pattern = r"\s*".join(map(re.escape, "".join(folded(item).split())))
        latin = r"[0-9a-z]"
        before = rf"(?<!{latin})" if re.match(latin, folded(item).strip()) else ""
        after = rf"(?!{latin})" if re.search(rf"{latin}$", folded(item).strip()) else ""
        if pattern:
            spans += [m.span() for m in re.finditer(f"{before}{pattern}{after}", compared)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
