"""Who a reply is addressed to: the salutation line, its names, and the traps around it
(rules/salutation.yml)."""

import re
from dataclasses import dataclass, replace
from typing import Final

from crawlers.read.fields.grammar.matcher import Candidate, as_printed, every, first, rules_at
from crawlers.text.folding import narrow, squeeze
from schemas.reply import AddresseeKind

_ORG_WORD: Final = re.compile(
    r"政协|人大|民革|民盟|民建|民进|农工|致公|九三|台盟|民主(?:同盟|建国|促进|自治)|国民党革命|工商联|无党派|代表团|代表小?组|联络组|界别|知联|联谊会|侨联|妇联|共青团|团县委|团市委|总工会|科协|联合会|协会|学会|界$"
)
_NOT_ADDRESSED: Final = re.compile("办公室$|会议|提案委员会办|(?:委员|代表)[、和及暨]")
_PARTY: Final = re.compile(
    "民革|民盟|民建|民进|农工|致公|九三|台盟|民主(?:同盟|建国|促进|自治)|国民党革命"
)
_ANSWERS_TOO: Final = re.compile("(?:联合会|协会|学会)$")
"""Federations answer proposals too: without a colon a line of such a name is a sender's."""
_TEXT_BEGINS: Final = re.compile(
    r"\s{0,4}[\"“]?(?:您|你|贵|关于|首先|收到|由|来|在|现|根据|经|《|我|感谢)"
)
MOST_LINES, MOST_OF_A_LINE = 160, 400
"""Lines from the top, and characters of each, in which a salutation is looked for."""
LINES_BEHIND: Final = 3
"""Lines that follow a salutation and confirm it."""


@dataclass(frozen=True)
class Addressees:
    """Who is named: the printed form and the names in it."""

    raw: str
    names: list[str]
    kind: AddresseeKind


@dataclass(frozen=True)
class Salutation(Addressees):
    """The salutation, and where it stands."""

    line: int
    end: int  # offset in the line after the salutation
    role: str  # "代表", "委员" or ""
    confirmed: bool  # the text after it speaks to the addressee


def find_salutation(lines: list[str]) -> Salutation | None:
    """The first salutation that the following text confirms, else the first that ends in a colon;
    None without one."""
    fallback: Salutation | None = None
    for i, line in enumerate(lines[:MOST_LINES]):
        if len(line) > 6000:
            continue
        found = _salutation_at(lines, i)
        if found is None:
            continue
        if found.confirmed:
            return found
        fallback = fallback or (
            found if narrow(line).rstrip().endswith((":", "好", "好!")) else None
        )
    return fallback


def stands_in(found: Salutation | None, lines: list[str], others: list[str]) -> bool:
    """Whether the salutation of some lines is that of others too, because all is the same up to the
    last line that decided it."""
    if found is None or not found.confirmed:
        return False
    end = found.line + 1 + LINES_BEHIND
    return lines[:end] == others[:end]


_SPEAKS: Final = re.compile("收悉|提出的|收到|如下")
_OPENED: Final = re.compile("收悉|如下|答复|提出")


def opening_of(lines: list[str], salutation: Salutation | None) -> str:
    """The first paragraph after the salutation, with the next ones while it is short and has no
    收悉; without one the first of the article that speaks of a proposal. At most 900 characters."""
    if salutation is None:
        speaking = (line for line in lines[:10] if _SPEAKS.search(line))
        return next(speaking, next((line for line in lines if len(line) > 20), ""))[:900]
    text = lines[salutation.line][salutation.end :]
    for following in lines[salutation.line + 1 : salutation.line + 4]:
        if len(text) > 40 and _OPENED.search(text):
            break
        text += following
    return text[:900]


def _salutation_at(lines: list[str], i: int) -> Salutation | None:
    """What the first rule says whose names are names. A list of them may go on in the next line."""
    above = lines[i].rstrip()
    if above.endswith("、") and len(above) < 60 and i + 1 < len(lines):
        return _read_salutation(lines, i + 1, above)
    return _read_salutation(lines, i, "")


def _read_salutation(lines: list[str], i: int, above: str) -> Salutation | None:
    line = as_printed(above + lines[i][:MOST_OF_A_LINE])
    for found in every("salutation", "line", line):
        read = _organisation if found.rule == "organisation" else _persons
        if made := read(found, i, _following(lines, i)):
            return replace(made, end=max(0, made.end - len(above)))
    return None


def proposers(found: list[Candidate]) -> Addressees | None:
    """The names that a label of a form gives (提案者: …)."""
    return _named(found[0])


def _named(found: Candidate) -> Addressees | None:
    names = _names(found)
    if not names:
        return None
    remark = found.group("remark") if "remark" in found.groups else ""
    several = len(names) > 1 or bool(found.group("count")) or "等" in remark
    masked = all(_is("masked", squeeze(name)) for name in names)
    kind: AddresseeKind = "masked" if masked else "joint" if several else "person"
    if len(names) == 1 and _is("of_an_organisation", names[0]):
        kind = _kind_of_organisation(names[0])
    return Addressees(found.values[0].strip(), names, kind)


def _persons(found: Candidate, i: int, following: str) -> Salutation | None:
    rest = found.line.folded[found.end :]
    named = _named(found)
    if named is None or (rest.strip() and not _TEXT_BEGINS.match(rest)):
        return None
    said = rest[:200] or following
    # Citizens are greeted as comrades, too.
    if found.rule == "name_and_honour" and not _is("case", said):
        return None
    return Salutation(
        named.raw,
        named.names,
        named.kind,
        line=i,
        end=found.end,
        role=_ROLES.get(found.rule, "委员" if "委员" in found.group("office") else "代表"),
        confirmed=_is("following", said),
    )


_ROLES: Final = {"name_and_office_of_a_member": "委员", "name_and_honour": ""}
"""Of rules by which an addressee is greeted in another office, or in none."""


def _organisation(found: Candidate, i: int, following: str) -> Salutation | None:
    line, name = found.line.folded, found.group("names")
    rest = line[found.end :]
    if not _ORG_WORD.search(name) or _NOT_ADDRESSED.search(name):
        return None
    if not _is("following", rest[:200] or following):
        return None
    colon = found.group("end") == ":"
    if not colon and _ANSWERS_TOO.search(name):
        return None
    if not (colon or "代表团" in line or "联络" in line or re.search("您|你|贵", rest + following)):
        return None
    kind = _kind_of_organisation(line)
    names = [squeeze(n) for n in found.printed("names").split("、") if n.strip()]
    return Salutation(
        found.values[0].strip(), names, kind, line=i, end=found.end, role="", confirmed=True
    )


def _kind_of_organisation(text: str) -> AddresseeKind:
    if _PARTY.search(text):
        return "party"
    if "代表团" in text:
        return "delegation"
    return "committee" if "委员会" in text else "organisation"


def _is(place: str, text: str) -> bool:
    return first("salutation", place, as_printed(text)) is not None


def _following(lines: list[str], i: int) -> str:
    return narrow(" ".join(line[:400] for line in lines[i + 1 : i + 1 + LINES_BEHIND])[:400])


def _names(found: Candidate) -> list[str]:
    """Names of a list, printed form without inner spaces; empty when any piece cannot be a name."""
    printed, text = found.printed("names"), found.group("names")
    for rule in rules_at("salutation", "names").rules:
        text = rule.pattern.sub(lambda m: " " * len(m[0]), text)
    if not text.strip():
        return []
    printed = "".join(a if b.strip() else " " for a, b in zip(printed, text, strict=True))
    names: list[str] = []
    organisations: list[str] = []
    at = 0
    for number, piece in enumerate(_BETWEEN_NAMES.split(text)):
        here = printed[at : at + len(piece)]
        at += len(piece)
        if number % 2 or not piece.strip():
            continue
        if _is("of_an_organisation", squeeze(piece)):
            organisations.append(squeeze(here))
            continue
        if _is("not_names", squeeze(piece)):
            return []
        names.extend(_split_spaces(here[len(piece) - len(piece.lstrip()) : len(piece.rstrip())]))
    if len(names) == 1 and _is("surname", names[0]):  # 李代表
        return names
    if not names:  # a form may name an organisation alone, which is greeted by a rule of its own
        return organisations if found.rule == "labelled" else []
    return [*organisations, *names] if all(_is("name", n) for n in names) else []


_BETWEEN_NAMES: Final = re.compile(
    r"([、,，;；/]|(?:(?<=[\u4e00-\u9fff]{2})|(?<=\s))[和及并暨](?=[\u4e00-\u9fff]{2}))"
)


def _split_spaces(piece: str) -> list[str]:
    """One name split by a space (佘 富, 楊 強) or several names parted by spaces."""
    parts = piece.split()
    if len(parts) > 1 and all(len(part) >= 2 for part in parts):
        return parts
    if len(parts) <= 4 and all(len(part) == 1 for part in parts):
        return ["".join(parts)]
    joined: list[str] = []
    for part in parts:
        if (joined and len(part) == 1 and len(joined[-1]) == 1) or (
            joined and len(part) == 1 and len(joined[-1]) == 2 and len(parts) == 2
        ):
            joined[-1] += part
        else:
            joined.append(part)
    return joined
