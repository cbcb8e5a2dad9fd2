"""What an invented reply is about, before a line of it is printed."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.replies.case import numeral, person
from benchmarks.replies.words import AGENCIES, PLACES, THEMES


@dataclass(frozen=True)
class Facts:
    """The proposal, its proposers, the agency and the days, and how they are printed."""

    place: str
    unit: str
    """Last character of the place: 县, 市, 省."""
    npc: bool
    term: int
    session: int
    word: str
    """建议 or 提案, as titles have it."""
    title: str
    number: str
    numbers: list[str]
    role: str
    names: list[str]
    agency: str
    signed: date
    """Day of the sign-off."""
    shown: date
    """Day of publication."""
    sitting: str
    """The body with term and session, as printed."""
    case_word: str
    n: str
    """The numbers, as printed."""
    numbered: str
    """The number with its word, as printed."""
    quoted: str
    """The title in its marks."""


def facts_of_a_reply(chance: random.Random) -> Facts:
    """Facts that fit together."""
    pick, roll = chance.choice, chance.random
    level = pick(["county"] * 6 + ["municipal"] * 3 + ["provincial"])
    place, npc = pick(PLACES[level]), roll() < 0.6
    unit = {"自": "区"}.get(place[-1], place[-1])
    term, session = chance.randrange(2, 21), chance.randrange(1, 7)
    theme, word = (
        pick(THEMES),
        pick(["建议", "建议", "提案"] if not npc else ["建议", "建议", "议案"]),
    )
    word = "建议" if npc and word == "议案" else word
    title = pick(
        [f"关于{theme}的{word}", f"关于{theme}的{word}", f"{theme}的{word}", f"关于{theme}的问题"]
    )
    if roll() < 0.1:
        title = f"{theme}"
    number = pick([
        str(chance.randrange(1, 400)), str(chance.randrange(1, 400)), f"{chance.randrange(1, 99):03}",
        f"{chance.randrange(1, 999):04}", f"2023{chance.randrange(1, 300):04}",
        f"{term}{session}{chance.randrange(100, 999)}", f"{pick('DR')}{chance.randrange(10, 99):03}",
        f"{term}-{session}-{chance.randrange(1, 90)}",
    ])  # fmt: skip
    numbers = [number]
    if number.isdigit() and len(number) < 4 and roll() < 0.06:
        numbers = [number, str(int(number) + 7)]
    role = "代表" if npc else "委员"
    names = [person(chance) for _ in range(pick([1, 1, 1, 1, 2, 3, 5]))]
    agency = place + pick(AGENCIES)
    signed = date(pick([2016, 2018, 2020, 2021, 2022, 2023, 2024]), 4, 1) + timedelta(
        chance.randrange(200)
    )
    shown = signed + timedelta(chance.randrange(1, 90))

    # the body's name with term and session
    t, s = numeral(term), numeral(session)
    if npc:
        sitting = pick([
            f"{place}第{t}届人民代表大会第{s}次会议", f"{unit}{t}届人大{s}次会议", f"{unit}人大{t}届{s}次会议",
            f"{unit}第{t}届人大{s}次会议", f"{place}{t}届人大{s}次会议", f"{place}人大{t}届第{s}次会议",
        ])  # fmt: skip
    else:
        sitting = pick([
            f"政协{place}第{t}届委员会第{s}次会议", f"{unit}政协{t}届{s}次会议", f"政协{place}{t}届{s}次会议",
            f"{unit}{t}届政协{s}次会议", f"政协第{t}届{place}委员会第{s}次会议", f"{place}政协第{t}届{s}次会议",
        ])  # fmt: skip
    case_word = pick(["建议", "代表建议"] if npc else ["提案", "提案", "委员提案"])
    n = "、".join(numbers)
    numbered = pick(
        [f"第{n}号{case_word}", f"第{n}号{case_word}", f"{n}号{case_word}", f"(第{n}号){case_word}"]
    )
    quoted = pick([f"《{title}》", f"《{title}》", f"“{title}”", f'"{title}"'])

    return Facts(
        place,
        unit,
        npc,
        term,
        session,
        word,
        title,
        number,
        numbers,
        role,
        names,
        agency,
        signed,
        shown,
        sitting,
        case_word,
        n,
        numbered,
        quoted,
    )
