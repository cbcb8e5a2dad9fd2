"""The 索引号 table of 国办发〔2017〕47号, and labelled lines at the head of a page."""

import itertools
import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from crawlers.text.folding import narrow, squeeze
from schemas.ground.data import load_rules

_CELL_END: Final = re.compile(r"[\t|｜]")


@cache
def _labels() -> dict[str, str]:
    """Labels whose values are kept, with our names."""
    rules = load_rules("crawlers.read", "index_labels")
    return {
        label: name
        for name, labels in rules.items()
        if name not in ("other", "spaced")
        for label in labels
    }


@cache
def _pair() -> re.Pattern[str]:
    """A label with its colon, whatever white space stands between its characters."""
    labels = sorted(_labels(), key=len, reverse=True)
    return re.compile(
        "(?:^|[\\s\\t|｜\\[【])("
        + "|".join(r"\s{0,3}".join(label) for label in labels)
        + r")\s{0,3}[】\]]?\s{0,3}:\s{0,3}"
    )


def index_table(lines: list[str]) -> dict[str, str]:
    """Values of the 索引号 table or labelled head lines by our names (index_no, doc_number, agency,
    published …)."""
    known, table = _labels(), dict[str, str]()
    for at, line in enumerate(lines):
        if len(line) > 600:
            continue
        text = narrow(line)
        pairs = list(_pair().finditer(text)) if ":" in text else []
        for here, found in enumerate(pairs):
            stop = pairs[here + 1].start() if here + 1 < len(pairs) else len(text)
            value = _CELL_END.split(line[found.end() : stop])
            _put(table, squeeze(found[1]), next((v for v in value if v.strip()), ""))
        if pairs:
            continue
        cells = [c.strip(" :：") for c in _CELL_END.split(line)]
        if len(cells) >= 2:
            for label, value_cell in itertools.pairwise(cells):
                if squeeze(narrow(label)) in known and squeeze(narrow(value_cell)) not in known:
                    _put(table, squeeze(narrow(label)), value_cell)
        bare = squeeze(text).strip(":[]【】")
        if len(cells) == 1 and bare in known and at + 1 < len(lines):
            following = lines[at + 1]
            if (
                len(following) < 80
                and squeeze(narrow(following)).strip(":[]【】") not in known
                and not re.search(r"[:：]", following)
            ):
                _put(table, bare, following)
    glued = [row for line in lines if (row := glued_label(line))]
    for label, printed in glued if len(glued) >= LEAST_GLUED else ():
        if label in known:
            _put(table, label, printed)
    return table


LEAST_GLUED: Final = 3
"""Lines of a table whose labels stand right before their values (索引号0512018, 文号); one alone is
a sentence."""


def glued_label(line: str) -> tuple[str, str] | None:
    """A line as a label of the table and its value, which may be missing."""
    # Asked of every line around an article: its first character says no to nearly all.
    if len(line) >= 60 or narrow(line.lstrip()[:1]) not in _label_firsts():
        return None
    printed = squeeze(line)
    found = _label_first().match(narrow(printed))
    return (found[0], printed[found.end() :]) if found else None


@cache
def _all_labels() -> frozenset[str]:
    rules = load_rules("crawlers.read", "index_labels")
    return frozenset(squeeze(label) for said in rules.values() for label in said)


@cache
def _label_firsts() -> frozenset[str]:
    return frozenset(label[0] for label in _all_labels())


@cache
def _label_first() -> re.Pattern[str]:
    labels = sorted(_all_labels(), key=lambda label: (-len(label), label))
    return re.compile(f"(?:{'|'.join(labels)})(?![::\\]】])")


def _put(table: dict[str, str], label: str, value: str) -> None:
    value = value.strip(" :：|｜\t")
    name = _labels()[label]
    if value and value not in ("无", "-", "——", "/") and len(value) <= 200:
        table.setdefault(name, value)


class _IndexLabels(NamedTuple):
    label: re.Pattern[str]
    anywhere: re.Pattern[str]
    """Without a look-behind, so that the search can skip ahead."""


@cache
def _index_labels() -> _IndexLabels:
    words = [
        word for labels in load_rules("crawlers.read", "index_labels").values() for word in labels
    ]
    either = "|".join(words)
    label = rf"(?:^|[\t|｜ \[【])\s{{0,3}}(?:{either})\s{{0,3}}(?:[】\]]|[:\t|｜]|$)"
    return _IndexLabels(re.compile(label), re.compile(either))


_SPACED: Final = re.compile(r"(?<=[\u4e00-\u9fff]) {1,6}(?=[\u4e00-\u9fff])")


@lru_cache(maxsize=8192)
def index_label_count(text: str) -> int:
    """How many labels of a 索引号 table a line holds."""
    if len(text) > 500:
        return 0
    line, words = narrow(text), _index_labels()
    if words.anywhere.search(line) and (labels := words.label.findall(line)):
        return len(labels)
    bare = _SPACED.sub("", line) if " " in line else line
    return len(words.label.findall(bare)) if bare != line else 0
