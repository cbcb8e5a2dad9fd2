"""Documents that a reply names, by title in 《》 and by 发文字号."""

import re

from crawlers.read.fields.grammar.document import compact
from crawlers.read.fields.headline import DOC_NUMBER, YEAR_FIRST
from crawlers.text.folding import narrow

_TITLE = re.compile(r"《([^《》\n]{2,120}(?:《[^《》\n]{2,60}》[^《》\n]{0,60})?)》")


def normal_doc_number(text: str) -> str | None:
    """A 发文字号 with 〔〕 brackets and no inner space: 平交复函[2017] 19号 ->
    平交复函〔2017〕19号; None if it is none."""
    printed, folded = compact(text)
    found = DOC_NUMBER.search(folded) or YEAR_FIRST.search(folded)
    if not found:
        return None
    name = printed[found.start("name") : found.end("name")]
    return f"{name}〔{found['year']}〕{found['mid']}{found['number']}号"


def read_citations(
    text: str, own_title: str | None
) -> list[tuple[str, str, str | None, str | None]]:
    """(kind, raw, doc_number, title) of each document named in a text, in order, each once; not the
    proposal itself."""
    found: dict[tuple[str, str], tuple[int, str, str, str | None, str | None]] = {}
    own = (own_title or "").strip()
    for hit in _TITLE.finditer(text):
        title = hit[1].strip()
        if (title != own and title not in own and own not in ("", title)) or not own:
            found.setdefault(("title", title), (hit.start(), "title", hit[0], None, title))
    folded = narrow(text)
    for number in DOC_NUMBER.finditer(folded):
        raw = text[number.start() : number.end()]
        raw = re.sub(
            r"^(?:根据|按照|依据|印发了?|关于|《|文件|和|及|与|按|见|以|的|了){1,9}", "", raw
        )
        normal = normal_doc_number(raw)
        if normal and number[0].endswith("号"):
            found.setdefault(
                ("doc_number", normal), (number.start(), "doc_number", raw, normal, None)
            )
    return [row[1:] for row in sorted(found.values())]
