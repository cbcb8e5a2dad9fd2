"""The numbered parts of a reply, their headings, their function, and the requests they quote."""

import itertools
import re
from dataclasses import dataclass

from crawlers.read.page.furniture import is_sentence
from crawlers.text.folding import clean_spaces, narrow
from schemas.reply import SectionRole

_CN = "[一二三四五六七八九十]{1,3}"
_LEVELS = (
    (
        1,
        re.compile(
            rf"(?P<marker>{_CN}\s?[、.．])\s{{0,3}}|(?P<marker2>第{_CN}(?:部分|方面|点)?[、,，:：])\s{{0,3}}"
        ),
    ),
    (2, re.compile(rf"(?P<marker>\({_CN}\))\s{{0,3}}[、.]?\s{{0,2}}")),
    (
        3,
        re.compile(
            r"(?P<marker>[0-9]{1,2}\s?(?:[、.．](?![0-9])|\)))\s{0,3}|(?P<marker2>\([0-9]{1,2}\))\s{0,3}|(?P<marker3>[①-⑳])\s{0,3}"
        ),
    ),
    (
        4,
        re.compile(
            rf"(?P<marker>{_CN}是)(?=[\u4e00-\u9fff“])[,:]?|(?P<marker2>(?:首先|其次|再次|最后)[,，])"
        ),
    ),
)
_INLINE = re.compile(rf"(?:(?<=[。;；::])|^)\s{{0,3}}({_CN}是)(?=[\u4e00-\u9fff“])")
_FIRST_INLINE = re.compile(r"一是")
_QUOTES = (
    re.compile(
        r"(?:提出的?|提到的?|建议的?|反映的?|关注的?|针对|关于|对于|所提)[^“”\"《。]{0,24}[“\"](?P<quote>[^“”\"]{4,300})[”\"]"
    ),
    re.compile(r"[“\"](?P<quote>[^“”\"]{6,300})[”\"](?:的)?(?:建议|问题|意见|提案)"),
    re.compile(r"(?:针对|关于)(?:您|你|贵)[^《》。]{0,20}《(?P<quote>[^《》]{4,200})》"),
)
_ROLES: tuple[tuple[SectionRole, re.Pattern[str]], ...] = (
    (
        "thanks",
        re.compile(
            r"^(?:最后,?)?(?:再次|衷心|诚挚|非常|由衷|十分)?(?:地)?(?:感谢|谢谢)(?:您|你|各位|代表|委员)"
        ),
    ),
    (
        "closing",
        re.compile(
            r"^(?:此复|专此|特此|此致|敬礼|以上答复|以上是|如有不妥|如您|如果您|若您|欢迎|恳请|望您|请您)"
        ),
    ),
    (
        "next_steps",
        re.compile(r"下一步|下步|今后|接下来|下阶段|后续|将继续|工作打算|工作计划|努力方向|未来"),
    ),
    (
        "request",
        re.compile(
            r"(?:您|贵委|贵会|代表|委员)(?:所)?(?:提出|反映|建议)的.{0,10}(?:问题|内容)$|建议内容|案由"
        ),
    ),
    (
        "answer",
        re.compile(
            r"关于(?:您|贵|你|对)|针对(?:您|贵|你)|对人大代表|对(?:您|代表|委员)(?:所)?提|答复|办理意见|意见建议的"
        ),
    ),
    (
        "progress",
        re.compile(
            r"情况|进展|成效|现状|做法|已(?:完成|开展|落实)|目前|近年来|工作(?:开展|落实)|主要工作|基本"
        ),
    ),
)


@dataclass(frozen=True)
class PrintedSection:
    """One section: level 1 to 4 by its numbering, 0 for text without."""

    seq: int
    parent_seq: int | None
    level: int
    marker: str | None
    heading: str | None
    text: str
    role: SectionRole
    quoted_request: str | None


def read_sections(
    lines: list[str], salutation_end: int, sign_off: int | None
) -> list[PrintedSection]:
    """Sections of an article between salutation and sign-off; inline 一是…二是… become sections of
    level 4."""
    pieces: list[tuple[int, str | None, str]] = []
    stop = sign_off if sign_off is not None else len(lines)
    for line in lines[salutation_end:stop]:
        level, marker, rest = _marker(line)
        for at, part in enumerate(_inline_parts(rest)):
            if at == 0:
                pieces.append((level, marker, part))
            else:
                found = re.match(rf"({_CN}是)", part)
                pieces.append(
                    (4, found[1] if found else None, part[found.end() :] if found else part)
                )
    return _tree(pieces)


def _marker(line: str) -> tuple[int, str | None, str]:
    folded = narrow(line)
    for level, pattern in _LEVELS:
        found = pattern.match(folded)
        if found and found.end() < len(line):
            name = next(k for k, v in found.groupdict().items() if v)
            return level, line[found.start(name) : found.end(name)], line[found.end() :]
    return 0, None, line


def _inline_parts(text: str) -> list[str]:
    folded = narrow(text)
    cuts = [m.start(1) for m in _INLINE.finditer(folded) if m.start(1) > 0]
    if len(cuts) + bool(_FIRST_INLINE.match(folded)) < 2:
        return [text]
    edges = [0, *cuts, len(text)]
    return [text[a:b].strip() for a, b in itertools.pairwise(edges) if text[a:b].strip()]


def _tree(pieces: list[tuple[int, str | None, str]]) -> list[PrintedSection]:
    rows: list[PrintedSection] = []
    open_levels: list[tuple[int, int]] = []  # (level, seq) from outermost in
    body: dict[int, list[str]] = {}
    raw: list[tuple[int, int | None, int, str | None, str | None]] = []
    for level, marker, text in pieces:
        if (
            marker is None
            and raw
            and (raw[-1][2] > 0 or not _functional(text))
            and not (_functional(text) and level == 0)
        ):
            body[len(raw) - 1].append(text)
            continue
        if level:
            while open_levels and open_levels[-1][0] >= level:
                open_levels.pop()
        elif _functional(text):
            open_levels.clear()
        parent = open_levels[-1][1] if open_levels and level else None
        heading, rest = _heading(text) if level else (None, text)
        body[len(raw)] = [rest] if rest else []
        raw.append((len(raw), parent, level, marker, heading))
        if level:
            open_levels.append((level, len(raw) - 1))
    for seq, parent, level, marker, heading in raw:
        text = "\n".join(body[seq])
        rows.append(
            PrintedSection(
                seq,
                parent,
                level,
                marker,
                heading,
                text,
                _role(seq, level, heading, text),
                quoted_request(heading or text),
            )
        )
    return rows


def _functional(text: str) -> bool:
    return any(pattern.search(narrow(text)[:40]) for role, pattern in _ROLES[:2])


def _heading(text: str) -> tuple[str | None, str]:
    """Heading and rest: the whole line when it is no sentence, else the part before the first full
    stop if short."""
    if not is_sentence(text, 30) and len(text) <= 80:
        return text.rstrip("。；;"), ""
    found = re.match(r"([^。；;]{2,60})[。；;]", text)
    if found:
        return found[1], clean_spaces(text[found.end() :])
    return None, text


def _role(seq: int, level: int, heading: str | None, text: str) -> SectionRole:
    probe = narrow(heading or text[:60])
    if seq == 0 and level == 0 and re.search(r"收悉|如下|提出|您", narrow(text)[:400]):
        return "opening"
    for role, pattern in _ROLES:
        if pattern.search(probe):
            return role
    return "other"


def quoted_request(text: str) -> str | None:
    """The proposer's words that a section heading or first sentence quotes, or None."""
    for pattern in _QUOTES:
        found = pattern.search(text[:400])
        if found:
            return found["quote"]
    return None
