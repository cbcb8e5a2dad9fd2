"""Documents that a reply names, by title in 《》 and by 发文字号."""

import re

from crawlers.read.fields.document import compact
from crawlers.read.fields.headline import DOC_NUMBER, YEAR_FIRST, without_quotes
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


def own_doc_number(text: str) -> str | None:
    """The document's own number in a headline or a line of its own; numbers inside 《》 are
    citations."""
    printed, folded = compact(text)
    bare = without_quotes(folded)
    found = DOC_NUMBER.search(bare) or YEAR_FIRST.search(bare)
    if not found or not re.search(r"号", found[0]):
        return None
    name = re.sub(
        r"^.{0,40}?(?:函|的答复|答复|复函|文号|发文字号|:)(?=[\u4e00-\u9fff]{2,12}$)",
        "",
        found["name"],
    )
    # 四次会议第【2020】085号建议 is the proposal's number; 建议字〔2023〕8号 is the document's.
    of_case = re.search("建议|提案", name) and not re.search("[字函复办]$", name)
    if of_case or re.search(r"次会议|第$|[对届]", name):
        return None
    raw = printed[found.end("name") - len(name) : found.end()]
    return normal_doc_number(raw) if len(name) >= 2 else None
