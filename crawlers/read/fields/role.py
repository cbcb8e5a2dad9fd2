"""The agency's part in handling a proposal: lead, sole, co or separate. Only what the page says;
most pages say nothing."""

import re

from crawlers.text.folding import narrow
from schemas.reply import HandlingRole

_US = r"(?:我|本)(?:局|委|厅|部|办|县|区|市|镇|街道|单位|院|中心|行|会|公司)"
_LABEL = re.compile(
    r"办理(?:方式|类型|形式|性质|类别|角色)\s{0,3}[:：]\s{0,3}(独办|单独办理|单办|分别办理|分办|主办|主会办|协办|会办)"
)
_SAID: tuple[tuple[re.Pattern[str], HandlingRole], ...] = (
    (
        re.compile(
            rf"(?:由|交|交由|转|转交){_US}(?:单独|独立|独自)(?:研究)?(?:承办|办理)|{_US}(?:为|是|作为)?独办(?:单位)?"
        ),
        "sole",
    ),
    (
        re.compile(
            rf"(?:由|交|交由|转交){_US}.{{0,12}}(?:等.{{0,8}})?分别(?:研究)?(?:承办|办理|答复)|{_US}(?:为|是|作为)?分办单位"
        ),
        "separate",
    ),
    (
        re.compile(
            rf"(?:由|交|交由|转交)?{_US}(?:为|是|作为)?(?:协办|会办)(?:单位|(?!意见|单位))|(?:协办|会办)单位(?:为|是){_US}"
        ),
        "co",
    ),
    (
        re.compile(
            rf"(?:由|交|交由|转交)?{_US}(?:为|是|作为|牵头)?(?:主办|主承办|牵头办理)|主办单位(?:为|是){_US}"
        ),
        "lead",
    ),
)
_LABELS: dict[str, HandlingRole] = {
    "独办": "sole", "单独办理": "sole", "单办": "sole", "分别办理": "separate", "分办": "separate",
    "主办": "lead", "主会办": "lead", "协办": "co", "会办": "co",
}  # fmt: skip
OPENING_CHARACTERS = 260
"""Within which the lead-in (现答复如下) stands: before it a reply says how it was assigned, after
it it speaks of projects."""


def handling_role(
    kind: str, lines: list[str], has_co_agencies: bool
) -> tuple[HandlingRole, str] | None:
    """Role and where it was read, or None. `lines` are the article's; the page's label wins over a
    sentence, and a sentence over agencies that are named beside this one, which make it the lead.
    """
    text = narrow("\n".join(lines))
    if label := _LABEL.search(text):
        return _LABELS[label[1]], "text:label"
    if kind == "co_handling_opinion":
        return "co", "document_type"
    opening = text[:OPENING_CHARACTERS]
    opening = opening[: opening.index("如下")] if "如下" in opening else ""
    said = {role for pattern, role in _SAID if pattern.search(opening)}
    if len(said) == 1:
        return said.pop(), "text:opening"
    return ("lead", "text:opening") if has_co_agencies and not said else None
