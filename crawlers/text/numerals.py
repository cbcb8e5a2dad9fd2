"""Chinese and Arabic numerals of 届, 次 and dates."""

import re
from functools import lru_cache
from typing import Final

NUMERAL: Final = r"[0-9０-９〇○零一二三四五六七八九十百廿卅]{1,6}"
_DIGITS: Final = str.maketrans(
    "０１２３４５６７８９〇○零一二三四五六七八九", "0123456789000123456789"
)
_POSITIONAL: Final = re.compile(r"[0-9〇○零一二三四五六七八九]{1,6}")
_ONES: Final = ("", *"一二三四五六七八九")
_TENS = {f"{_ONES[n // 10]}十{_ONES[n % 10]}": n for n in range(10, 100)} | {
    f"十{_ONES[n]}": 10 + n for n in range(10)
}
"""Nearly all that is not positional. A library knows the rest and takes 0.3 s to import."""
LONGEST: Final = 8
"""Characters of the longest numeral that is read: 第 and more than any 届, 次 or day needs."""


@lru_cache(maxsize=4096)
def ordinal(text: str) -> int | None:
    """The number a 届 or 次 numeral stands for (十七, 第17, 二十一, 一〇), or None.

    >>> ordinal("十七"), ordinal("二十"), ordinal("3"), ordinal("一〇"), ordinal("廿一")
    (17, 20, 3, 10, 21)
    """
    text = text.strip().removeprefix("第").replace("廿", "二十").replace("卅", "三十")
    if not text or len(text) > LONGEST:
        return None
    if _POSITIONAL.fullmatch(text.translate(_DIGITS)):
        return int(text.translate(_DIGITS))
    if text in _TENS:
        return _TENS[text]
    from cn2an import cn2an  # not above, for few pages need it

    try:
        return int(cn2an(text.replace("○", "零").replace("〇", "零"), "smart"))
    except (ValueError, LookupError):  # of 零十三 and 0十1 the library asks for a digit called 十
        return None


def digits(text: str) -> str:
    """Positional numerals as ASCII digits (二○二二 -> 2022, 二0一七 -> 2017); other characters
    stay."""
    return text.translate(_DIGITS)
