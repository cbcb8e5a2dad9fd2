"""The end of a reply: agency and date (rules/sign_off.yml)."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from crawlers.read.fields.contacts import is_about_line, without_contact_spans
from crawlers.read.fields.grammar.document import compact
from crawlers.read.fields.grammar.matcher import as_printed, first, joined, rules_at
from crawlers.read.page.furniture import is_sentence
from crawlers.read.page.trimming import without_unit
from crawlers.read.tokens.agencies import clean_agency, clean_seals, is_agency
from crawlers.text.dates import find_date, sign_off_date
from crawlers.text.folding import narrow, squeeze

MOST_LINES: Final = 14
"""From the end, among which a sign-off stands."""
MOST_BESIDE_A_DATE: Final = 60
MOST_SIGNERS: Final = 5


@dataclass
class SignOff:
    """What the end of a reply says. Line numbers are those of the document."""

    agency: str | None = None
    reply_date: date | None = None
    date_raw: str | None = None
    first_line: int | None = None
    co_signers: list[str] = field(default_factory=list)


def read_sign_off(lines: list[str], start: int) -> SignOff:
    """Agency and date at the end of an article. `start` is the first line after the salutation."""
    out = SignOff()
    lines = lines[: _end_of_the_letter(lines, start)]
    for i in range(len(lines) - 1, max(start, len(lines) - MOST_LINES) - 1, -1):
        line = lines[i]
        if out.first_line is not None and i < out.first_line - 3:
            break
        if is_about_line(line) or first("about", "attachment", as_printed(line)):
            continue
        line, _ = without_contact_spans(line)
        if is_sentence(line, 45) and not find_date(line[-20:]):
            break
        _read_line(line, i, out)
        if out.agency and (out.reply_date or out.date_raw):
            _read_signers_above(lines[start:i], out)
            break
        above = out.first_line is not None and i < out.first_line
        if above and first("about", "closing", as_printed(line)):
            break
    return out


def _end_of_the_letter(lines: list[str], start: int) -> int:
    """The line of an attachment or a form that stands below a sign-off and has a name and a day of
    its own; without one the end."""
    short = [i for i in range(start + 1, len(lines)) if len(lines[i]) < 30]
    marked = [as_printed(lines[i]) for i in short]
    rules = rules_at("sign_off", "after")
    if rules.may_find(joined(marked)):
        for i, line in zip(short, marked, strict=True):
            if rules.first(line):
                above = lines[max(start, i - MOST_LINES) : i]
                if any(sign_off_date(narrow(x)) for x in above):
                    return i
    return len(lines)


def _read_line(line: str, i: int, out: SignOff) -> None:
    printed, folded = compact(line)
    if out.date_raw is None:
        labelled = first("sign_off", "day", as_printed(line))
        day = clean_seals(labelled.values[0] if labelled else line)
        if alone := sign_off_date(narrow(day)) or sign_off_date(compact(day)[1]):
            out.reply_date, out.date_raw, out.first_line = alone[0], squeeze(day), i
            return
        if _read_date_and_agency(printed, folded, out):
            out.first_line = i
            return
    if out.agency is None and (names := _signers(line)):
        out.agency, *out.co_signers = names
        out.first_line = i if out.first_line is None else min(i, out.first_line)


def _signers(line: str) -> list[str]:
    """The agencies of a line of a sign-off."""
    found = first("sign_off", "line", as_printed(line))
    if not found:
        return []
    printed = found.values[0].strip()
    names = [clean_agency(n) for n in re.split(r"[\s　、]{1,8}", printed) if n.strip()]
    if len(names) > 1 and all(is_agency(n) and len(n) >= 4 for n in names):
        return names
    return [name] if is_agency(name := clean_agency(printed)) else []


def _read_signers_above(lines: list[str], out: SignOff) -> None:
    """Agencies on lines of their own above the one that was found: the first of them is named
    first."""
    for line in reversed(lines[-MOST_SIGNERS:]):
        names = _signers(line)
        if not names or out.agency is None or out.first_line is None:
            return
        out.co_signers = [*names[1:], out.agency, *out.co_signers]
        out.agency, out.first_line = names[0], out.first_line - 1


def _read_date_and_agency(printed: str, folded: str, out: SignOff) -> bool:
    """A line that ends with a date, after the name of an agency or after nothing that is words. A
    whole reply may stand in the line before it."""
    last = first("sign_off", "last_sentence", as_printed(folded.rstrip("。")))
    found = find_date(last.values[0]) if last else None
    if not last or not found:
        return False
    begin, day, (start, end) = last.span[0], *found
    if end < len(last.values[0]) - 3:
        if start or not is_agency(agency := clean_agency(printed[begin + end :])):
            return False
        out.reply_date, out.date_raw, out.agency = day, printed[begin : begin + end], agency
        return True
    before = printed[begin : begin + start].rstrip("(（")
    agency = clean_agency(without_unit(_LABELS.sub("", before)))
    if not is_agency(agency):
        closing = first("about", "closing", as_printed(printed[:begin][-40:]))
        if (begin and (before or not closing)) or first("sign_off", "words", as_printed(before)):
            return False
        agency = ""
    out.reply_date, out.date_raw = day, printed[begin + start : begin + end]
    out.agency = agency or out.agency
    return True


_LABELS: Final = re.compile("^(?:签署|簽署|署名|落款)[:：]|(?:日期|时间|時間)[:：]$")
"""Of an agency and a day that stand in one line."""
