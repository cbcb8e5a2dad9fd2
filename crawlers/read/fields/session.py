"""Term (届), session (次) and the name of the congress or conference, wherever they are printed
together (rules/session.yml)."""

import re
from dataclasses import dataclass, field
from typing import Final

from crawlers.read.fields.grammar.matcher import Candidate
from crawlers.read.tokens.lexer import Marked
from crawlers.text.numerals import ordinal

# What stands before the body's name in a headline or sentence.
_LEAD: Final = re.compile(
    r".{0,24}(?:关于对|关于|答复|回复|复函|对|在|年|您|你|向|的|至|致|于|交办|转来|提出|承办|办理|收到|现将|就|由|理)(?!会议)",
    re.S,
)
_NPC, _CPPCC = re.compile("人民代表大会|人大"), re.compile("政协|政治协商会议")
_OF_A_PARTY: Final = re.compile(
    "(?:党的?|中央|[纪党省市县区州旗]委)$|(?:中共|共产党)(?:(?!政协|人大)[\u4e00-\u9fff]){0,16}$"
)
"""What stands before the numeral of a plenary session of a party: 县委十四届五次全会."""
_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})年")


@dataclass(frozen=True)
class Session:
    """A printed sitting: its numbers, by which two are compared (between sittings there is only a
    term), the body's printed name and the place in it."""

    term: int
    session: int | None
    raw: str = field(compare=False)
    body_raw: str | None = field(compare=False)
    place: str = field(compare=False)
    kind: str | None = field(compare=False)  # "npc", "cppcc"


def sitting(found: list[Candidate]) -> Session | None:
    """The first of some candidates whose numerals a sitting can have."""
    return next((made for one in found if (made := _sitting(one))), None)


def _sitting(found: Candidate) -> Session | None:
    line = found.line
    numerals = {
        token.kind: ordinal(line.folded[slice(*token.value)]) or 0
        for token in line.within(*found.span)
        if token.kind in ("TERM", "SESSION")
    }
    term, session = numerals["TERM"], numerals.get("SESSION")
    if not 0 < term < 60 or (session is not None and not 0 < session < 40):
        return None
    first, last = found.groups["before"]
    if _OF_A_PARTY.search(line.folded[:last]):
        return None
    start = first + _body_start(line.folded[first:last])
    if found.rule == "alone" and start > 2:
        return None
    before, between = line.folded[start:last], found.group("between")
    end = found.span[1]
    context = before + between
    kind = _kind(context) or _kind(line.folded[end : end + 30])
    # 市人大第十七届… names the body before the numeral, 县十八届人大… around it.
    stop = last if _kind(before) else found.groups["between"][1]
    return Session(
        term,
        session,
        raw=found.values[0],
        body_raw=(line.printed[start:stop] or None) if _kind(context) else None,
        place=_place(before, between),
        kind=kind,
    )


def _body_start(before: str) -> int:
    lead = _LEAD.match(before)
    return lead.end() if lead else 0


def _kind(text: str) -> str | None:
    npc, cppcc = _NPC.search(text), _CPPCC.search(text)
    if npc and cppcc:
        return "npc" if npc.start() < cppcc.start() else "cppcc"
    return "npc" if npc else "cppcc" if cppcc else None


_BODY_NAMES: Final = "中国人民政治协商会议|政治协商会议|人民代表大会|人大常委会|人大|政协|委员会"
_BODY: Final = re.compile(f"{_BODY_NAMES}|第$")
_BODY_WITHIN: Final = re.compile(f"{_BODY_NAMES}|常务|全体|第")


def _place(before: str, between: str) -> str:
    return _BODY.sub("", before) or _BODY_WITHIN.sub("", between)


def session_year(headline: Marked) -> int | None:
    """Year printed before the sitting (2023年…八届人大二次会议), or None."""
    found = _YEAR.match(headline.folded)
    return int(found[1]) if found else None
