"""Contact persons and their numbers, which are no part of a reply's text (rules/contact.yml), and
lines that are about the document: openness, copies, printing, signer."""

from functools import lru_cache

from crawlers.read.fields.grammar.matcher import as_printed, every, first, joined, rules_at
from crawlers.read.page.furniture import is_sentence
from crawlers.text.dates import sign_off_date


@lru_cache(maxsize=8192)
def is_contact_line(line: str) -> bool:
    """Whether a line gives a contact person or phone of the reply."""
    marked = as_printed(line)
    if len(line) > 160:
        return False
    label = first("contact", "label", marked)
    if label and _finds("contact", "word", word := "".join(label.group("value").split())):
        names_a_contact = "电话" in word or "联系" in word
        return names_a_contact or not _finds("signer", "line", line)
    if sign_off_date(marked.folded):  # 2020824 is a date without its units, no telephone number
        return False
    return not is_sentence(marked.folded, 50) and first("contact", "line", marked) is not None


def _finds(field: str, place: str, text: str) -> bool:
    return first(field, place, as_printed(text)) is not None


def contact_spans(line: str) -> list[tuple[int, int]]:
    """Places of contact persons and numbers in a line that holds more: several roles on one line
    (签发人：… 联系人：… 电话：…), or a whole reply in one.

    >>> contact_spans("签发人：张三　联系人：李四　电话：0712-1234567")
    [(7, 29)]
    """
    spans: list[tuple[int, int]] = []
    if not _finds("contact", "mentions", line):
        return spans
    found = [one.span for one in every("contact", "runs", as_printed(line))]
    bracket = first("contact", "inside", as_printed(line))
    for start, end in sorted([*found, bracket.span] if bracket else found):
        if spans and start - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def without_contact_spans(line: str) -> tuple[str, list[str]]:
    """A line without the contact persons and numbers in it, and these."""
    taken: list[str] = []
    for start, end in reversed(contact_spans(line)):
        taken.append(line[start:end].strip())
        line = (line[:start] + line[end:]).strip()
    return line, taken


def without_contacts(lines: list[str]) -> tuple[list[str], list[str]]:
    """The article without its contact lines (and brackets), and what was taken out."""
    kept: list[str] = []
    taken: list[str] = []
    half = len(lines) // 2
    labelled = False
    for i, line in enumerate(lines):
        if labelled and _finds("contact", "value", line) and len(line) < 30:
            taken.append(line)
            labelled = False
            continue
        if is_contact_line(line) and (i >= half or i < 8):
            taken.append(line)
            labelled = line.rstrip().endswith((":", "："))
            continue
        labelled = False
        line, spans = without_contact_spans(line)
        taken += spans
        if line:
            kept.append(line)
    return kept, taken


@lru_cache(maxsize=8192)
def is_about_line(line: str) -> bool:
    """Whether a line is about the document: openness, copies, printing, signer, contact."""
    return (
        is_contact_line(line)
        or _finds("disclosure", "line", line)
        or _finds("about", "line", line)
        or (len(line) < 60 and _finds("signer", "line", line))
    )


def read_signer(lines: list[str]) -> str | None:
    """The official who signed (签发人), or None."""
    marked = [as_printed(line) for line in lines]
    text = joined(marked)
    alone, within = rules_at("signer", "line"), rules_at("signer", "text")
    if not (alone.may_find(text) or within.may_find(text)):
        return None
    for line in marked:
        found = alone.first(line) if len(line.printed) < 200 else None
        if found := found or within.first(line):
            return "".join(found.values[0].split())
    return None


def read_disclosure(lines: list[str], labelled: str | None) -> str | None:
    """Openness as printed: the 索引号 table's 公开方式, else a line of its own (or at the end of a
    head line)."""
    if labelled and "公开" in labelled:
        return labelled
    short = [as_printed(line) for line in lines if len(line) < 60]
    text = joined(short)
    alone, behind = rules_at("disclosure", "line"), rules_at("disclosure", "end")
    if not (alone.may_find(text) or behind.may_find(text)):
        return None
    for line in short:
        found = alone.first(line) or behind.first(line)
        said = found.group("value") if found else ""
        if said in ("是", "否"):
            if "公开" in line.folded:
                return "不公开" if said == "否" else "公开"
        elif said:
            return said
    return None
