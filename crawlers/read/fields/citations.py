"""Documents that a reply names, by title in 《》 and by 发文字号 (rules/citation.yml), and the one
that it is itself (rules/doc_number.yml)."""

import re
from typing import Final

from crawlers.read.fields.grammar.document import compact
from crawlers.read.fields.grammar.matcher import Candidate, as_printed, every, first, rules_at
from crawlers.read.tokens.lexer import Marked


def normal_doc_number(text: str) -> str | None:
    """A 发文字号 with 〔〕 brackets and no inner space: 平交复函[2017] 19号 ->
    平交复函〔2017〕19号; None if it is none."""
    found = first("citation", "own_number", Marked(*compact(text)))
    if not found:
        return None
    return f"{found.printed('name')}〔{found.group('year')}〕{found.group('serial')}号"


def read_citations(
    text: str, own_title: str | None
) -> list[tuple[str, str, str | None, str | None]]:
    """(kind, raw, doc_number, title) of each document named in a text, in order, each once; not the
    proposal itself."""
    found: dict[tuple[str, str], tuple[int, str, str, str | None, str | None]] = {}
    own = (own_title or "").strip()
    (lead,) = rules_at("citation", "before_the_name").rules
    at = 0
    for line in map(as_printed, text.split("\n")):
        for hit in every("citation", "title", line):
            title, start = hit.values[0].strip(), hit.span[0] - 1
            if title not in own:
                raw = line.printed[start : hit.end]
                found.setdefault(("title", title), (at + start, "title", raw, None, title))
        for hit in every("citation", "number", line):
            raw = lead.pattern.sub("", hit.values[0])
            normal = normal_doc_number(raw)
            if normal and hit.group("value").endswith("号"):
                place = (at + hit.span[0], "doc_number", raw, normal, None)
                found.setdefault(("doc_number", normal), place)
        at += len(line.printed) + 1
    return [row[1:] for row in sorted(found.values())]


_BEFORE: Final = re.compile(
    r"^.{0,40}?(?:函|类|的答复|答复|复函|文号|发文字号|文件|:)(?=[\u4e00-\u9fff]{2,12}$)"
)
_OF_ANOTHER: Final = re.compile(r"次会议|第$|关于|[对届]")


def own_doc_number(found: list[Candidate]) -> str | None:
    """The first of some candidates that is a document's, with 〔〕 around the year."""
    return next((number for one in found if (number := _number(one))), None)


def _number(found: Candidate) -> str | None:
    if found.rule == "without_a_year":
        return found.values[0] if found.values else None
    if found.rule.startswith("without_a_name"):
        year, serial = re.findall("[0-9]{1,4}", found.group("value"))
        return f"〔{year}〕{serial}号"
    end = found.groups["name"][1]
    name = _BEFORE.sub("", found.group("name"))
    # 四次会议第【2020】085号建议 is the proposal's number; 建议字〔2023〕8号 is the document's.
    if found.rule == "of_proposals":
        return normal_doc_number(found.values[0])
    of_case = re.search("建议|提案", name) and not re.search("[字函复办]$", name)
    if of_case or _OF_ANOTHER.search(name) or len(name) < 2 or "号" not in found.group("value"):
        return None
    return normal_doc_number(found.line.printed[end - len(name) : found.span[1]])
