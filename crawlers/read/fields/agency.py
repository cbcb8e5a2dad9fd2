"""Which agency answers, and where that is printed."""

import re
from collections.abc import Callable

from crawlers.read.fields.grammar.arbiter import by_order
from crawlers.read.fields.grammar.document import Document
from crawlers.read.fields.grammar.found import ReplyFields
from crawlers.read.fields.headline import (
    headline_agency,
)
from crawlers.read.fields.labels import (
    labelled_agency,
)
from crawlers.read.fields.opening import (
    co_agencies,
)
from crawlers.read.fields.role import handling_role
from crawlers.read.fields.signoff import (
    SignOff,
    contact_agency,
)
from crawlers.read.page.meta import PageMeta
from crawlers.read.tokens.agencies import clean_agency, is_agency
from crawlers.text.folding import narrow, squeeze
from schemas.source import Source


def _lone_agency(document: Document, start: int) -> str | None:
    """An agency on a line of its own between the headline and the salutation (line `start`), or
    right above the headline."""
    titles = {squeeze(x) for x in (document.title, *document.alt_titles) if x}
    above = document.head[-10:]
    at = next((i for i, x in enumerate(above) if squeeze(x) in titles), len(above))
    lines = [*document.lines[:start], *above[at + 1 :]]
    return next(
        (
            name
            for line in lines
            if len(name := _without_label(line)) >= 5
            and _FULL_NAME.search(narrow(name))
            and is_agency(name)
            and not narrow(name).endswith("人民政府")
        ),
        None,
    )


def _without_label(line: str) -> str:
    found = _LABEL.match(narrow(line))
    return clean_agency(line[found.end() if found else 0 :])


_WHERE = {"headline_line": "text:headline", "index_table": "index_table"}
_LABEL = re.compile(r"^\s{0,4}(?:承办|主办|答复|办理|回复|办复)(?:单位|部门|机关)[\s:：]{0,4}")
_FULL_NAME = re.compile(
    r"[省市县区旗州](?:\S{0,20})(?:局|委员会|厅|办公室|中心|联合社|联合会|支队|大队|分局|公司)$|^国家\S{2,20}[局委部署]$"
)


def put_agency(
    out: ReplyFields,
    kind: str,
    document: Document,
    meta: PageMeta,
    heads: list[str],
    opening: str,
    sign_off: SignOff,
    source: Source | None,
    start: int,
) -> None:
    """Agency from sign-off, headline, labels, source line, index table, source file; a longer form
    of the same wins."""
    stop = document.lines[:6]
    above = [
        clean_agency(x)
        for x in [*document.head[-4:], *stop]
        if is_agency(clean_agency(x)) and len(x) < 30
    ]
    source_name, indexed = meta.source_name or "", document.index.get("agency", "")
    clues: dict[str, Callable[[], str | None]] = {
        "sign_off": lambda: sign_off.agency,
        "headline": lambda: next((a for a in map(headline_agency, heads) if a), None),
        "headline_line": lambda: next(
            (a for a in above if any(squeeze(h).startswith(a) for h in heads)), None
        ),
        "label": lambda: labelled_agency(
            [*document.head[-8:], *document.lines[:10], *document.lines[-6:]]
        ),
        "contact_line": lambda: contact_agency(
            [*document.lines[-10:], *document.lines[:8]],
            [*document.head[-8:], *document.tail[:4]],
        ),
        "head": lambda: _lone_agency(document, start),
        # the site of a government names it as the source of whatever its offices write
        "source_line": lambda: (
            source_name
            if is_agency(clean_agency(source_name)) and not source_name.endswith("人民政府")
            else None
        ),
        "index_table": lambda: indexed if is_agency(clean_agency(indexed)) else None,
    }
    co = sign_off.co_signers or co_agencies(
        opening, [*document.head[-8:], *document.lines[:6], *document.lines[-6:]]
    )
    out.put("co_agencies", co, "text:sign_off" if sign_off.co_signers else "text:opening")
    role = handling_role(kind, document.lines, bool(co))
    if role:
        out.put("handling_role", role[0], role[1])
    found = [(_WHERE.get(w, f"text:{w}"), clean_agency(a)) for w, a in by_order("agency", clues)]
    if not found:
        out.put("agency", source.publisher.name if source else None, "source_file")
        return
    where, raw = found[0]
    out.put("agency_raw", raw, where)
    full = raw
    for other_where, other in [
        *found[1:],
        ("source_file", (source.publisher.name if source else None) or ""),
    ]:
        if other.endswith(full) and len(other) > len(full) and other_where:
            full = other
    out.put("agency", full, where)
    if where == "text:headline" and sign_off.agency is None and len(full) > len(raw):
        out.columns["agency_raw"] = full
