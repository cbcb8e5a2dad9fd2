"""All columns of a reply from its document: which reader is asked in which order, and who wins a
conflict."""

import re
from datetime import date, datetime
from typing import Final

from crawlers.read.fields.agency import put_agency, put_handling
from crawlers.read.fields.citations import own_doc_number, read_citations
from crawlers.read.fields.contacts import read_disclosure, read_signer, without_contacts
from crawlers.read.fields.doctype import document_type
from crawlers.read.fields.facts import Facts
from crawlers.read.fields.found import ReplyFields
from crawlers.read.fields.grammar.arbiter import Arbiter
from crawlers.read.fields.grammar.document import Document
from crawlers.read.fields.grammar.matcher import Candidate
from crawlers.read.fields.headline import (
    headlines,
)
from crawlers.read.fields.kind import put_kind
from crawlers.read.fields.places import Places
from crawlers.read.fields.salutation import (
    Addressees,
    Salutation,
    find_salutation,
    opening_of,
    proposers,
    stands_in,
)
from crawlers.read.fields.sections import read_sections
from crawlers.read.fields.session import Session, session_year, sitting
from crawlers.read.fields.signoff import SignOff, read_sign_off
from crawlers.read.page.meta import PageMeta
from crawlers.text.dates import sign_off_date
from crawlers.text.folding import narrow, squeeze
from schemas.ground.privacy import mask_personal_data
from schemas.normalize import body_level, body_region, disclosure, outcome
from schemas.reply import ANSWER_TYPES
from schemas.source import Source


def read_reply(document: Document, meta: PageMeta, source: Source | None) -> ReplyFields:
    """All columns that the text and its surroundings give; a page that is no reply keeps only its
    text and type."""
    out = ReplyFields()
    salutation = find_salutation(document.lines)
    heads = headlines(document, salutation.line if salutation else None)
    kind, rule = document_type(Facts(document, salutation, heads, source is not None))
    out.put("document_type", kind, f"text/{rule}")
    _put_text(out, document, kind in ANSWER_TYPES)
    if kind not in ANSWER_TYPES:
        return out
    opening = opening_of(document.lines, salutation)
    first = salutation.line if salutation else min(4, len(document.lines))
    # A whole reply may stand in the line of its salutation.
    start = min(salutation.line + 1, len(document.lines) - 1) if salutation else 0
    sign_off = read_sign_off(document.lines, start)
    places = Places(document, heads, opening, first, sign_off.agency, meta.source_name)
    arbiter = Arbiter(places.lines)
    _put_addressees(out, arbiter, salutation, kind)
    session = put_case(out, arbiter, places)
    if any(_LONG_NUMBER.search(narrow(h)) for h in heads):
        words = "a number of over 14 digits is no proposal's"
        out.issues.append(("capped", words, "proposal_numbers"))
    put_kind(out, document, heads, opening, session, salutation, source)
    put_agency(out, arbiter, source)
    put_handling(out, arbiter, kind, document.lines, sign_off)
    _put_level(out, document, meta, session, source)
    _put_about(out, arbiter, document, salutation)
    _put_date(out, arbiter, sign_off, meta)
    clean = (out.columns.get("body_text") or "").splitlines()
    same, placed = clean == document.lines, salutation
    if not same and not stands_in(salutation, document.lines, clean):
        placed = find_salutation(clean)
    begin = placed.line + 1 if placed else 0
    if not same or begin != start:
        sign_off = read_sign_off(clean, begin)
    out.sections = read_sections(clean, begin, sign_off.first_line)
    out.citations = read_citations("\n".join(clean), out.columns.get("proposal_title"))
    titles = [h for h in heads if squeeze(h) != squeeze(document.title)]
    out.columns["alt_titles"] = titles[:5]
    return out


_LONG_NUMBER: Final = re.compile(r"第[0-9A-Za-z\-]{15}")


def _put_date(out: ReplyFields, arbiter: Arbiter, sign_off: SignOff, meta: PageMeta) -> None:
    """The day of the reply: of the sign-off, else of a label."""
    day, printed = sign_off.reply_date, sign_off.date_raw
    if printed:
        out.put("reply_date", day, "text:sign_off")
        out.put("reply_date_raw", printed, "text:sign_off")
        if day is None:
            lost = re.search("[0-9]{5}", printed)
            out.flags.append("lost_characters" if lost else "month_only_date")
            words = f"sign-off date cannot be read: {printed}"
            out.issues.append(("date_unread", words, "reply_date"))
        elif not re.search("[年月.\\-/]", printed):
            out.flags.append("lost_characters")
    elif (found := arbiter.decide("reply_date", _day)) and (
        found.rule != "alone" or _is_before(found.value[0], meta.published_at)
    ):
        out.put("reply_date", found.value[0], found.where)
        out.put("reply_date_raw", found.value[1], found.where)


def _is_before(day: date | None, published: datetime | None) -> bool:
    return day is not None and published is not None and day < published.date()


def _day(found: list[Candidate]) -> tuple[date | None, str] | None:
    return sign_off_date(found[0].values[0])


def _put_text(out: ReplyFields, document: Document, contacts_out: bool) -> None:
    lines, taken = without_contacts(document.lines) if contacts_out else (document.lines, [])
    text, masked = mask_personal_data("\n".join(lines))
    out.columns["body_text"] = text or None
    if taken:
        masked = {**masked, "contact_line": len(taken)}
    out.columns["pii_masked"] = masked


def _put_addressees(
    out: ReplyFields, arbiter: Arbiter, salutation: Salutation | None, kind: str
) -> None:
    """Whom the reply greets, else whom a form names as proposers."""
    if kind == "co_handling_opinion" and not (salutation and salutation.role):
        return
    named: Addressees | None = salutation
    where = "text:salutation"
    if salutation is None and (found := arbiter.decide("salutation", proposers)):
        named, where = found.value, found.where
    if named is None:
        return
    out.put("addressee_raw", named.raw, where)
    out.put("addressee_kind", named.kind, where)
    if named.kind == "masked":
        out.flags.append("masked_by_publisher")
    else:
        out.put("addressees", named.names, where)


def put_case(out: ReplyFields, arbiter: Arbiter, places: Places) -> Session | None:
    """Document number, sitting, title and numbers of the proposal, in the arbiter's order."""
    if number := arbiter.decide("doc_number", own_doc_number):
        out.put("doc_number", number.value, number.where)
    if session := arbiter.decide("session", sitting):
        out.put("term", session.value.term, session.where)
        out.put("session", session.value.session, session.where)
        out.put("session_raw", session.value.raw, session.where)
        out.put("body_name_raw", session.value.body_raw, session.where)
        out.flags += [flag for flag, _ in session.differs]
        years = [y for y in map(session_year, places.lines("headline")) if y]
        if years and session.place == "headline":
            out.put("session_year", years[0], "text:headline")
    _put_title(out, arbiter)
    arbiter.take("other_number")
    found = arbiter.decide("number", _numbers)
    numbers = found.value if found else []
    out.put("proposal_numbers", numbers, found.where if found else "")
    if len(numbers) > 1:
        out.flags.append("multi_reply_page")
    if (
        not session
        and len(numbers) == 1
        and (coded := re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})-[0-9]{1,4}", numbers[0]))
    ):
        out.put("term", int(coded[1]), "text:number")
        out.put("session", int(coded[2]), "text:number")
        out.flags.append("session_from_number")
    return session.value if session else None


def _numbers(found: list[Candidate]) -> list[str]:
    """The numbers that one rule finds in one line, each once."""
    return list(dict.fromkeys(value for one in found for value in one.values))


def _put_title(out: ReplyFields, arbiter: Arbiter) -> None:
    """The title. Of 关于X的建议的答复 that speaks of 《Y的建议》 it is what the marks hold, of
    which headlines of sites make shorter ones, and of 关于X建议的答复 what the opening says; other
    differences are flagged."""
    title = arbiter.decide("title", _first_value)
    if title is None:
        return
    for flag, other in title.differs:
        if title.rule == "bare_without_的" or (
            title.rule == "bare"
            and other.rule in ("book", "quote_of_the_case")
            and _CASE_ENDS.search(narrow(other.value))
        ):
            title = other
        else:
            out.flags.append(flag)
    out.put("proposal_title", title.value, title.where)


_CASE_ENDS: Final = re.compile("(?:建议|提案|议案)$")


def _first_value(found: list[Candidate]) -> str:
    return found[0].values[0]


def _put_level(
    out: ReplyFields,
    document: Document,
    meta: PageMeta,
    session: Session | None,
    source: Source | None,
) -> None:
    publisher = source.publisher if source else None
    level = body_level(
        session.place if session else "",
        publisher.level if publisher else None,
        publisher.known_region if publisher else None,
        meta.site_id_code,
        document.url,
        out.columns.get("agency"),
    )
    if level:
        out.put("body_level", level[0], level[1])
        region = publisher.known_region or "" if publisher else (meta.site_id_code or "")[:6]
        out.put(
            "body_region",
            body_region(level[0], region),
            "source_file" if publisher else "site_id_code",
        )


def _put_about(
    out: ReplyFields, arbiter: Arbiter, document: Document, salutation: Salutation | None
) -> None:
    """Signer, disclosure and outcome: from the headlines, the lines before the salutation, the
    end."""
    before = document.lines[: salutation.line] if salutation else document.lines[:4]
    nearby = [x for x in [*document.head[-10:], *before] if len(x) < 200]
    ends = [x for x in [*document.lines[-12:], *document.tail[:6]] if len(x) < 200]
    out.put("signer", read_signer([*nearby, *ends]), "text:signer_line")
    printed = read_disclosure([*nearby, *ends], document.index.get("disclosure"))
    out.put(
        "disclosure",
        disclosure(printed),
        "index_table" if document.index.get("disclosure") else "text:openness_line",
    )
    found = arbiter.decide("outcome", _first_value)
    printed_outcome = found.value if found else None
    out.put("outcome_raw", printed_outcome, found.where if found else "")
    region = out.columns.get("body_region")
    out.put("outcome", outcome(printed_outcome, region), "rules:outcomes")
