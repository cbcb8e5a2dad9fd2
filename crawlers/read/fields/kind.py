"""Which side a reply answers: a deputy's suggestion or a CPPCC member's proposal."""

import re
from collections.abc import Callable

from crawlers.read.fields.found import ReplyFields
from crawlers.read.fields.grammar.arbiter import by_order
from crawlers.read.fields.grammar.document import Document, compact
from crawlers.read.fields.headline import (
    CASE_SERIAL,
    without_quotes,
)
from crawlers.read.fields.salutation import Salutation
from crawlers.read.fields.session import Session
from crawlers.read.page.address import side_of_address
from crawlers.text.folding import narrow
from schemas.source import Source


def put_kind(
    out: ReplyFields,
    document: Document,
    heads: list[str],
    opening: str,
    session: Session | None,
    salutation: Salutation | None,
    source: Source | None,
) -> None:
    """Kind from headline, opening and salutation, then the column, then weaker words: columns of
    one side hold replies to the other (reading-faults 3.11)."""
    bare_heads = (CASE_SERIAL.sub("", without_quotes(compact(h)[1])) for h in heads)
    bare_head = " ".join(_COLUMN.sub("", head) for head in bare_heads)
    bare_opening = without_quotes(compact(opening)[1])[:300]
    addressee = _addressee_kind(salutation)
    # A reply may call a suggestion a proposal, and greet a member as a deputy: where such words
    # differ, the column decides. 建议 alone names no side: proposals of a conference are called
    # suggestions too, even in their own titles.
    words = [
        ("text:headline", _certain_word(bare_head)),
        ("text:salutation", addressee),
        ("text:opening", _certain_word(bare_opening)),
    ]
    said = [(where, side) for where, side in words if side]
    above = " ".join(narrow(x) for x in document.head[-15:] if len(x) < 30)
    title = compact(str(out.columns.get("proposal_title", "")))[1][-2:].replace("建议", "")
    column = source.kind if source and source.kind != "mixed" else None
    clues: dict[str, Callable[[], str | None]] = {
        "sitting": lambda: session.kind if session else None,
        "body_of_the_headline": lambda: _body_word(bare_head),
        "body_of_the_opening": lambda: _body_word(bare_opening),
        "words_that_agree": lambda: said[0][1] if len({side for _, side in said}) == 1 else None,
        "column": lambda: column,
        "case_of_the_headline": lambda: _kind_word(bare_head),
        "address": lambda: side_of_address(document.url),
        "body_above": lambda: _body_word(above),
        "case_of_the_opening": lambda: _kind_word(bare_opening),
        "case_of_the_title": lambda: _kind_word(f"号{title}"),
        "salutation": lambda: addressee,
        "suggestion": lambda: "npc" if re.search("建议|议案", bare_head + bare_opening) else None,
    }
    agreed = said[0][0] if said else ""
    named = [
        (f"{_WHERE.get(clue, agreed)}/{clue}", _KINDS.get(side, side))
        for clue, side in by_order("kind", clues)
    ]
    if named:
        where, kind = named[0]
        if (_COLUMN_SAYS, kind) in named:
            where = _COLUMN_SAYS
        bill = (
            kind == "npc_suggestion" and re.search(r"号议案", bare_head) and "建议" not in bare_head
        )
        out.put("kind", "npc_bill" if bill else kind, where)
        if any(
            other != kind
            for where, other in named[:-1]
            if where.startswith(("source_file", "text:headline", "text:salutation"))
        ):
            out.flags.append("kind_conflict")


_COLUMN_SAYS = "source_file/column"
_WHERE = {
    "sitting": "text:headline", "body_of_the_headline": "text:headline",
    "body_of_the_opening": "text:opening", "column": "source_file",
    "case_of_the_headline": "text:headline", "address": "url", "body_above": "text:head",
    "case_of_the_opening": "text:opening", "case_of_the_title": "text:proposal_title",
    "salutation": "text:salutation", "suggestion": "text:headline",
}  # fmt: skip
_COLUMN = re.compile(
    "(?:人大)?(?:代表)?(?:建议|议案)[和、与及]?(?:政协)?(?:委员)?提案|提案[和、与及]?建议"
)
"""Words of a column of both sides, which name neither."""


def _addressee_kind(salutation: Salutation | None) -> str | None:
    """The side that the addressee belongs to: deputies and delegations, or members, parties and
    committees of a conference."""
    if salutation is None:
        return None
    if salutation.role:
        return "npc" if salutation.role == "代表" else "cppcc"
    if salutation.kind == "delegation" or "人大" in salutation.raw:
        return "npc"
    return (
        "cppcc"
        if salutation.kind == "party" or "政协" in salutation.raw or "委员" in salutation.raw
        else None
    )


def _body_word(text: str) -> str | None:
    npc, cppcc = re.search("人大|人民代表大会", text), re.search("政协|政治协商", text)
    if npc and not cppcc:
        return "npc"
    return "cppcc" if cppcc and not npc else None


def _certain_word(text: str) -> str | None:
    """As _kind_word, without 建议 of a number, which may be a proposal."""
    return _kind_word(re.sub("号建议", "号", text))


def _kind_word(text: str) -> str | None:
    if body := _body_word(text):
        return body
    bill, proposal = (
        re.search("号(?:代表|人大)?(?:建议|议案)|代表建议|人大建议|议案", text),
        re.search("提案", text),
    )
    if proposal and not bill:
        return "cppcc"
    return "npc" if bill and not proposal else None


_KINDS = {"npc": "npc_suggestion", "cppcc": "cppcc_proposal"}
