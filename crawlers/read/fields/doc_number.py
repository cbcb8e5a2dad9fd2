"""The document's own number (发文字号), from what a rule found before its serial."""

import re

from crawlers.read.fields.citations import normal_doc_number
from crawlers.read.fields.grammar.matcher import Candidate

_BEFORE = re.compile(r"^.{0,40}?(?:函|的答复|答复|复函|文号|发文字号|:)(?=[\u4e00-\u9fff]{2,12}$)")
_OF_ANOTHER = re.compile(r"次会议|第$|[对届]")


def own_doc_number(found: list[Candidate]) -> str | None:
    """The first of some candidates that is a document's, with 〔〕 around the year."""
    return next((number for one in found if (number := _number(one))), None)


def _number(found: Candidate) -> str | None:
    end = found.groups["name"][1]
    name = _BEFORE.sub("", found.group("name"))
    # 四次会议第【2020】085号建议 is the proposal's number; 建议字〔2023〕8号 is the document's.
    of_case = re.search("建议|提案", name) and not re.search("[字函复办]$", name)
    if of_case or _OF_ANOTHER.search(name) or len(name) < 2 or "号" not in found.group("value"):
        return None
    return normal_doc_number(found.line.printed[end - len(name) : found.span[1]])
