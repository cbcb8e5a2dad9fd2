"""The agency's part in handling a proposal: lead, sole, co or separate. Only what the page says;
most pages say nothing (rules/role.yml)."""

from typing import Final, cast

from crawlers.read.fields.grammar.matcher import as_printed, every, first
from schemas.reply import HandlingRole

OPENING_CHARACTERS: Final = 260
"""Within which the lead-in (现答复如下) stands: before it a reply says how it was assigned, after
it it speaks of projects."""


def handling_role(
    kind: str, lines: list[str], has_co_agencies: bool
) -> tuple[HandlingRole, str] | None:
    """Role and where it was read, or None. `lines` are the article's; the page's label wins over a
    sentence, and a sentence over agencies that are named beside this one, which make it the lead.
    """
    article = as_printed("\n".join(lines))
    if label := first("role", "article", article):
        return _role(label.rule), f"text:label/{label.rule}"
    if kind == "co_handling_opinion":
        return "co", "document_type"
    opening, lead_in, _ = article.printed[:OPENING_CHARACTERS].partition("如下")
    said = {_role(f.rule): f.rule for f in every("role", "lead_in", as_printed(opening))}
    if not lead_in:
        said = {}
    if len(said) == 1:
        ((role, rule),) = said.items()
        return role, f"text:opening/{rule}"
    return ("lead", "text:opening") if has_co_agencies and not said else None


def _role(rule: str) -> HandlingRole:
    return cast(HandlingRole, rule.partition("_")[0])
