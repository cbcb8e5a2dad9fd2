"""The opening paragraph: what was proposed, under which number, and which agencies were
consulted."""

import re

from crawlers.read.fields.grammar.document import compact
from crawlers.read.fields.headline import without_quotes


def opening_text(lines: list[str], line: int, offset: int) -> str:
    """The first paragraph after the salutation (with the next ones while it has no 收悉 and is
    short)."""
    text = lines[line][offset:] if line < len(lines) else ""
    for following in lines[line + 1 : line + 4]:
        if len(text) > 40 and re.search(r"收悉|如下|答复|提出", text):
            break
        text += following
    return text[:900]


# A piece of a name holds no word that parts names (发展和改革委 is two pieces here). When 和 was
# both, each doubled the ways to read the list, and a page of 700 bytes was read for hours (#15).
_PIECE = r"(?:(?![和及])[\u4e00-\u9fff]){1,18}?"
_CO = re.compile(
    rf"(?:会同|经商|商请|经与|联合|征求了?|听取了?|经|与)(?P<names>{_PIECE}(?:[、和及,]{_PIECE}){{0,12}}?)(?:等(?:部门|单位|有关部门|相关部门|[0-9一二三四五六七八九十]{{1,3}}(?:个|家)(?:部门|单位)))?"
    r"(?:的?(?:书面)?(?:会办|协办)?意见|(?:进行了?)?(?:共同|联合|认真|逐项)?(?:研究|办理|会商|商议|会办)|,(?:现|经|对|就|我))"
)
_CO_ROLE = re.compile(
    r"(?:会办|协办|会同办理|会办单位|协办单位|分办单位|协办部门)(?:单位|"
    r"部门)?[::]\s{0,4}(?P<names>[\u4e00-\u9fff、,， 和()]{2,120})"
)
_AGENCY_END = re.compile(
    r"(?:局|委|厅|办|部|院|中心|公司|政府|办公室|街道|镇|乡|集团|公安|支队|大队|银行|供销社|处|署|会|委员会)$"
)


def co_agencies(opening: str, labels: list[str]) -> list[str]:
    """Agencies that the opening says were consulted (会同X、Y研究, 经商X, 征求X意见), or a label
    line lists (协办单位:)."""
    for line in labels:
        printed, folded = compact(line)
        found = _CO_ROLE.search(folded)
        if found and len(folded) < 200:
            names = _agency_list(printed[found.start("names") : found.end("names")])
            if names:
                return names
    printed, folded = compact(opening)
    for found in _CO.finditer(without_quotes(folded)):
        names = _agency_list(printed[found.start("names") : found.end("names")])
        if names:
            return names
    return []


_CONSULTED = re.compile(r"^(?:综合|汇总|会同|协同|联合|商请?|征求|听取|结合|书面){1,3}")


def _agency_list(text: str) -> list[str]:
    parts = [p.strip("等 ") for p in re.split(r"[、,，]|以及|(?<=[局委厅办部院心府])[和及]", text)]
    parts = [
        re.sub(r"(?:等)?(?:\d{1,3}|[一二三四五六七八九十]{1,3})?(?:个|家)?(?:部门|单位)$", "", p)
        for p in parts
    ]
    parts = [_CONSULTED.sub("", p) for p in parts if p]
    bad = re.compile(
        r"有关|相关|各|我|本|您|代表|委员(?!会)|意见|建议|情况|实际|要求|精神|规定|部署|计划|方案|工作|调研|了解|分管|领导|组织|第三方|上级|主要|具体|认真|充分|建设|成立|打造|中心$"
    )
    return (
        parts
        if parts
        and all(_AGENCY_END.search(p) and 2 < len(p) <= 22 and not bad.search(p) for p in parts)
        else []
    )
