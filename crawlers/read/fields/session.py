"""Term (届), session (次) and the name of the congress or conference, wherever they are printed
together."""

import re
from dataclasses import dataclass

from crawlers.read.fields.document import compact
from crawlers.text.numerals import ordinal

_N = "[0-9〇○零一二三四五六七八九十]{1,4}"
_SESSION = re.compile(
    rf"(?P<before>[\u4e00-\u9fff]{{0,24}}?)(?:第)?(?P<term>{_N})届(?P<between>[\u4e00-\u9fff]{{0,16}}?)(?:第)?(?P<session>{_N})次(?P<after>(?:全体)?(?:会议|全会|大会)?)"
)
# What stands before the body's name in a headline or sentence.
_LEAD = re.compile(
    r".{0,24}(?:关于对|关于|答复|回复|复函|对|在|年|您|你|向|的|至|致|于|交办|转来|提出|承办|办理|收到|现将|就|由|理)(?!会议)",
    re.S,
)
_NPC, _CPPCC = re.compile("人民代表大会|人大"), re.compile("政协|政治协商会议")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")


@dataclass(frozen=True)
class Session:
    """A printed sitting: span in the text, numbers, the body's printed name and the place in it."""

    raw: str
    span: tuple[int, int]
    term: int | None
    session: int | None
    body_raw: str | None
    place: str
    kind: str | None  # "npc", "cppcc"


def find_session(folded: str, printed: str) -> Session | None:
    """The first sitting printed in a compact text (see document.compact), or None.

    >>> printed = "关于马关县第十八届人大二次会议第124号建议"
    >>> s = find_session(printed, printed)
    >>> s.term, s.session, s.place, s.kind
    (18, 2, '马关县', 'npc')
    """
    for found in _SESSION.finditer(folded):
        start = _body_start(found["before"])
        before, between = found["before"][start:], found["between"]
        if "次" in between or not (
            0 < (ordinal(found["term"]) or 0) < 60 and 0 < (ordinal(found["session"]) or 0) < 40
        ):
            continue
        context = before + between
        span = (found.start("before") + start, found.end())
        follow = folded[found.end() : found.end() + 30]
        kind = _kind(context) or _kind(follow)
        # 市人大第十七届… names the body before the numeral, 县十八届人大… around it.
        last = found.end("before") if _kind(before) else found.end("between")
        body = printed[found.start("before") + start : last] if _kind(context) else None
        return Session(
            raw=printed[_numerals_start(found, folded) : found.end()],
            span=span,
            term=ordinal(found["term"]),
            session=ordinal(found["session"]),
            body_raw=body or None,
            place=_place(before, between),
            kind=kind,
        )
    return None


def _numerals_start(found: re.Match[str], folded: str) -> int:
    start = found.start("term")
    return start - 1 if start and folded[start - 1] == "第" else start


def _body_start(before: str) -> int:
    lead = _LEAD.match(before)
    return lead.end() if lead else 0


def _kind(text: str) -> str | None:
    npc, cppcc = _NPC.search(text), _CPPCC.search(text)
    if npc and cppcc:
        return "npc" if npc.start() < cppcc.start() else "cppcc"
    return "npc" if npc else "cppcc" if cppcc else None


def _place(before: str, between: str) -> str:
    place = re.sub(
        r"中国人民政治协商会议|政治协商会议|人民代表大会|人大常委会|人大|政协|委员会|第$",
        "",
        before,
    )
    if not place:
        place = re.sub(
            r"中国人民政治协商会议|政治协商会议|人民代表大会|人大常委会|人大|政协|委员会|常务|全体|第",
            "",
            between,
        )
    return place


def session_year(text: str) -> int | None:
    """Year printed before the sitting (2023年…八届人大二次会议), or None."""
    found = _YEAR.match(text)
    return int(found[1]) if found else None


def lone_session(lines: list[str]) -> Session | None:
    """The sitting that is a line of its own, or None.

    >>> lone_session(["答复函", "县人大十八届二次会议"]).term
    18
    """
    for line in lines:
        printed, folded = compact(line)
        if len(folded) < 40 and (found := find_session(folded, printed)):
            start, end = found.span
            if end == len(folded) and start <= 2:
                return found
    return None
