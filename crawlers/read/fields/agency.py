"""Which agency answers, and where that is printed; which others handle the proposal too."""

import re
from typing import Final

from crawlers.read.fields.found import ReplyFields
from crawlers.read.fields.grammar.arbiter import Arbiter
from crawlers.read.fields.grammar.matcher import Candidate, as_printed, first, rules_at
from crawlers.read.fields.role import handling_role
from crawlers.read.fields.signoff import SignOff
from crawlers.read.tokens.agencies import clean_agency, is_agency
from schemas.source import Source


def put_agency(out: ReplyFields, arbiter: Arbiter, source: Source | None) -> None:
    """The agency of the first place that names one; a longer form of the same wins."""
    found = arbiter.every("agency", _agency)
    publisher = source.publisher.name if source else None
    if not found:
        out.put("agency", publisher, "source_file")
        return
    raw = full = found[0].value
    for other in [*(one.value for one in found[1:]), publisher or ""]:
        if other.endswith(full):
            full = other
    where, place = found[0].where, found[0].place
    out.put("agency_raw", full if place in ("headline", "headline_line") else raw, where)
    out.put("agency", full, where)


def _agency(found: list[Candidate]) -> str | None:
    name = clean_agency(found[0].values[0])
    return name if is_agency(name) else None


def put_handling(
    out: ReplyFields, arbiter: Arbiter, kind: str, lines: list[str], sign_off: SignOff
) -> None:
    """Agencies that signed too or were consulted, and the part that this one has. `lines` are the
    article's."""
    if sign_off.co_signers:
        out.put("co_agencies", sign_off.co_signers, "text:sign_off")
    elif co := arbiter.decide("co_agencies", _agencies):
        out.put("co_agencies", co.value, co.where)
    if role := handling_role(kind, lines, "co_agencies" in out.columns):
        out.put("handling_role", role[0], role[1])


def _agencies(found: list[Candidate]) -> list[str] | None:
    """The first list of which every piece is a name."""
    return next((names for one in found if (names := _list(one.values[0]))), None)


_BETWEEN_NAMES: Final = re.compile("[、,，]|以及|(?<=[局委厅办部院心府])[和及]")


def _list(text: str) -> list[str]:
    pieces = [p for piece in _BETWEEN_NAMES.split(text) if (p := piece.strip("等 "))]
    names = []
    for name in pieces:
        for rule in rules_at("co_agencies", "piece").rules:
            name = rule.pattern.sub("", name)
        names.append(name)
    return names if all(first("co_agencies", "name", as_printed(n)) for n in names) else []
