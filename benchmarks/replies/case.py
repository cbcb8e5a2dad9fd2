"""What every invented page is made of: the case with its gold, people, dates and numerals."""

import random
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from benchmarks.replies.words import GIVEN, SURNAMES

FIELDS = (
    "document_type", "kind", "term", "session", "proposal_numbers", "proposal_title", "addressees",
    "agency", "doc_number", "reply_date", "published", "outcome_raw",
)  # fmt: skip
CN = "零一二三四五六七八九十"


@dataclass
class Case:
    """A page before it has a shell. `secret` are names, telephones and postal codes of contact
    lines, none of which may be left in the text."""

    name: str
    title: str
    head: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    published_line: str = ""
    published_tag: bool = False
    secret: list[str] = field(default_factory=list)
    gold: dict[str, Any] = field(default_factory=dict)


def numeral(n: int) -> str:
    """十七, 二十."""
    tens, ones = divmod(n, 10)
    return (("" if tens == 1 else CN[tens]) + "十" if tens else "") + (
        CN[ones] if ones or not n else ""
    )


def person(chance: random.Random) -> str:
    """A name."""
    return chance.choice(SURNAMES) + chance.choice(GIVEN)


def printed_day(chance: random.Random, day: date) -> str:
    """A date as sign-offs print it."""
    chinese = "".join("〇○零"[1] if c == "0" else CN[int(c)] for c in str(day.year))
    return chance.choice([
        f"{day.year}年{day.month}月{day.day}日", f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month}月{day.day}日", f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day.year}年{day.month:02}月{day.day:02}日", f"{day.year}-{day.month}-{day.day}",
        f"{day.year}.{day.month}.{day.day}", f"{chinese}年{numeral(day.month)}月{numeral(day.day)}日",
    ])  # fmt: skip
