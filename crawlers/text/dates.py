"""Dates as Chinese pages print them. Every reader returns what stands there or None; nothing is
guessed from context.

Own parser because dateparser returns None for 二〇二二年四月二十一日 and JioNLP misreads 四月廿一日
(measured).
"""

import re
from datetime import date, datetime
from typing import Final

from crawlers.text.numerals import digits, ordinal
from schemas.ground.clock import SHANGHAI

_CN: Final = "〇○零一二三四五六七八九十廿卅0-9０-９OoΟО"
_LETTERS_O: Final = str.maketrans("OoΟО", "0000")
"""Latin, Greek and Cyrillic letters that are typed for a zero."""
_SPACE: Final = r"[ \u00a0\u3000]{0,4}"
_WESTERN: Final = re.compile(
    rf"((?:19|20)(?<![0-9]..)[0-9]{{2}}){_SPACE}[年./\-／－—–]{_SPACE}([01]?[0-9]){_SPACE}[月./\-／－—–]{_SPACE}([0-3][0-9](?=[0-2][0-9][:：])|[0-3]?[0-9](?![0-9]))"
    rf"{_SPACE}[日号]?"
    r"(?:[T \u00a0\u3000]{0,4}([0-2]?[0-9])[:：]([0-5][0-9])(?:[:：]([0-5][0-9]))?)?"
)
_CHINESE: Final = re.compile(
    rf"([二2２][〇○零0０OoΟО一1]?[{_CN}]{{2}}){_SPACE}年{_SPACE}([{_CN}]{{1,3}}){_SPACE}月{_SPACE}([{_CN}]{{1,4}}){_SPACE}[日号]"
)
_LOST: Final = re.compile(r"(20[0-3][0-9])([^0-9]{0,2})([0-9]{2,5})(日?)")
_LOST_MONTH: Final = re.compile(r"(20[0-3][0-9])([0-9]{1,2})月([0-9]{1,2})日?")
_LOST_DAY_UNIT: Final = re.compile(r"(20[0-3][0-9])年([0-9]{1,2})月([0-9]{1,2})")
_MONTH_ONLY: Final = re.compile(rf"(?:19|20)[0-9]{{2}}{_SPACE}年{_SPACE}[01]?[0-9]{_SPACE}月$")


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1980 <= year <= 2100 else None
    except ValueError:
        return None


def find_date(text: str) -> tuple[date, tuple[int, int]] | None:
    """First complete date in a text and its span, in any printed form with a separator or 年月日.

    >>> find_date("二○二二年四月廿一日")[0].isoformat(), find_date("2024年 6月20日")[0].isoformat()
    ('2022-04-21', '2024-06-20')
    """
    best: tuple[date, tuple[int, int]] | None = None
    for found in _WESTERN.finditer(text):
        day = _valid(int(found[1]), int(found[2]), int(found[3]))
        if day:
            best = (day, found.span())
            break
    for found in _CHINESE.finditer(text):
        if best and found.start() >= best[1][0]:
            break
        year = digits(found[1].translate(_LETTERS_O))
        month, dom = ordinal(found[2]), ordinal(found[3].translate(_LETTERS_O))
        day = _valid(int(year), month or 0, dom or 0) if year.isdigit() and len(year) == 4 else None
        if day:
            best = (day, found.span())
            break
    return best


def find_time(text: str) -> datetime | None:
    """First date in a text with its clock time when one is printed, else midnight; in
    Asia/Shanghai."""
    for found in _WESTERN.finditer(text):
        day = _valid(int(found[1]), int(found[2]), int(found[3]))
        if day and (found[4] is None or int(found[4]) < 24):
            return datetime(
                day.year,
                day.month,
                day.day,
                int(found[4] or 0),
                int(found[5] or 0),
                int(found[6] or 0),
                tzinfo=SHANGHAI,
            )
    plain = find_date(text)
    return datetime(plain[0].year, plain[0].month, plain[0].day, tzinfo=SHANGHAI) if plain else None


def sign_off_date(line: str) -> tuple[date | None, str] | None:
    """The date a sign-off line consists of, and its printed form; (None, raw) for a form that
    cannot be read.

    None when the line is no date. A renderer may have lost 年, 月 or 日 with their inline tags
    (2023531, 202285, 2025 915): such digits are read only when exactly one reading without zero
    padding exists.
    """
    text = line.strip().strip("。.")
    # Asked of every line near an end; all forms of a date have one of these.
    if len(text) > 30 or not ("年" in text or "20" in text or "19" in text):
        return None
    whole = find_date(text)
    if whole and whole[1][1] - whole[1][0] >= len(text) - 2:
        return whole[0], text
    if _MONTH_ONLY.fullmatch(text):
        return None, text
    found = _LOST_MONTH.fullmatch(text) or _LOST_DAY_UNIT.fullmatch(text)
    if found:
        return _valid(int(found[1]), int(found[2]), int(found[3])), text
    found = _LOST.fullmatch(text)
    if found and found[2].strip() in ("", "年") and found[3]:
        readings = _unpadded_readings(int(found[1]), found[3])
        return (readings[0] if len(readings) == 1 else None), text
    return None


def _unpadded_readings(year: int, tail: str) -> list[date]:
    cut = [(tail[:i], tail[i:]) for i in range(1, len(tail)) if i <= 2 and len(tail) - i <= 2]
    plain = [(m, d) for m, d in cut if not m.startswith("0") and not d.startswith("0")]
    if len(tail) == 4:
        plain = cut
    days = [_valid(year, int(m), int(d)) for m, d in plain]
    return [d for d in days if d]


_IN_ADDRESSES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"/t?((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:_|[0-9]{6,11}[/.])",
        r"/((?:19|20)[0-9]{2})[/-]([01]?[0-9])[/-]([0-3]?[0-9])[/_.]",
        r"/((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])/",
        r"[/_]((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])[0-9]{0,12}[._]",
    )
)


def url_date(url: str) -> date | None:
    """The date in an address (t20241201_…, /art/2020/8/28/, /2024/08-12/, /2021-08-12/…):
    publication or migration."""
    for pattern in _IN_ADDRESSES:
        found = pattern.search(url)
        if found and (day := _valid(int(found[1]), int(found[2]), int(found[3]))):
            return day
    return None
