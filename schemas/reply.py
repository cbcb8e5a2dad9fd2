"""The reply and what hangs on it: replies, sections, citations, attachments.

One definition for the model, the Arrow schema, the JSON Schema and the data dictionary. The values
of the enumerations have a sentence each in rules/values.yml.
Descriptions are for data consumers. "As printed" means the characters of the page, errors included;
what cannot be read is null, never a guess.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from schemas.ground.base import Instant, Int16, Int32, PageTime, Row
from schemas.ground.file_status import FileStatus

DocumentType = Literal[
    "reply", "follow_up_reply", "reply_summary", "co_handling_opinion", "proposal_text",
    "mailbox_reply", "meeting", "policy", "report", "list", "news", "other",
]  # fmt: skip
Kind = Literal["npc_suggestion", "npc_bill", "cppcc_proposal", "unknown"]
Level = Literal["national", "provincial", "municipal", "county", "township"]
AddresseeKind = Literal[
    "person", "joint", "delegation", "party", "organisation", "committee", "masked"
]
HandlingRole = Literal["lead", "sole", "co", "separate"]
Outcome = Literal[
    "resolved",
    "partly_resolved",
    "in_progress",
    "planned",
    "deferred",
    "reference_only",
    "not_feasible",
    "unknown",
]
Disclosure = Literal["proactive", "on_request", "withheld", "unknown"]
Completeness = Literal["full", "partial", "summary", "attachment_only", "scanned", "empty"]
SectionRole = Literal[
    "opening", "request", "progress", "answer", "next_steps", "thanks", "closing", "other"
]


CitationKind = Literal["doc_number", "title"]
TextMethod = Literal["native", "ocr", "none"]
AttachmentStatus = Literal[FileStatus, "listed"]
QualityFlag = Literal[
    "page_refused", "text_rendering", "ocr_text", "layout_changed", "title_missing",
    "number_missing", "date_missing", "date_order", "month_only_date", "lost_characters",
    "body_short", "body_uncertain", "boilerplate_left", "encoding_suspect", "masked_by_publisher",
    "session_conflict", "session_from_number", "multi_reply_page", "title_mismatch",
    "kind_conflict",
]  # fmt: skip

Presence = Literal["live", "withdrawn", "archived_only"]
FULL_REPLY_TYPES: tuple[DocumentType, ...] = ("reply", "follow_up_reply")
"""Documents that are an agency's whole answer to a proposal."""
REPLY_TYPES: tuple[DocumentType, ...] = (*FULL_REPLY_TYPES, "reply_summary")
"""Documents that tell an agency's answer: what monitors and the health page count as replies."""
ANSWER_TYPES: tuple[DocumentType, ...] = (*REPLY_TYPES, "co_handling_opinion")
"""Documents that an agency wrote to a proposal: those whose columns are read, and which an import
keeps."""


class Reply(Row):
    """One row per reply document, current state."""

    reply_id: str = Field(
        description="Minted once from source_id and the CMS document key; moves are in `aliases`"
    )
    revision: Int16 = Field(
        1, description="+1 when the site changed title, body, number, dates or outcome"
    )
    source_id: str = Field(
        description="Registry key of the source; `imported:<host>` for pages of no source"
    )
    url: str = Field(description="Canonical address of the page")
    document_type: DocumentType = Field(
        "other", description="What the page is; only some pages of a column are replies"
    )
    kind: Kind = Field(
        "unknown", description="Suggestion or bill of a congress, or proposal of a conference"
    )
    body_name_raw: str | None = Field(None, description="Congress or conference as printed")
    body_level: Level | None = Field(
        None, description="Level of that body, from the source or a full place name"
    )
    body_region: str | None = Field(None, description="GB/T 2260 code of that body's place")
    term: Int16 | None = Field(None, description="届")
    session: Int16 | None = Field(None, description="次")
    session_raw: str | None = Field(None, description="Term and session as printed")
    session_year: Int16 | None = Field(None, description="Year of the sitting, where printed")
    proposal_numbers: list[str] | None = Field(
        None, description="Numbers exactly as printed (0627, DH0271, 丽22)"
    )
    proposal_key: str | None = Field(
        None,
        description="`{npc or cppcc}:{region}:{term}-{session}:{number}`: joins all replies to one "
        "proposal",
    )
    title: str = Field("", description="Page title; empty when the rendering has none")
    alt_titles: list[str] = Field(default_factory=list, description="Other headlines on the page")
    proposal_title: str | None = Field(None, description="The proposal's own title")
    addressee_raw: str | None = Field(
        None, description="Salutation as printed, without the greeting"
    )
    addressees: list[str] | None = Field(None, description="Names in the salutation")
    addressee_kind: AddresseeKind | None = Field(None, description="Who is addressed")
    agency_raw: str | None = Field(None, description="Replying agency as printed")
    agency: str | None = Field(None, description="Replying agency, normalised")
    agency_region: str | None = Field(
        None, description="GB/T 2260 code, from the source or 网站标识码 only"
    )
    handling_role: HandlingRole | None = Field(
        None, description="The agency's part in handling the proposal"
    )
    co_agencies: list[str] | None = Field(
        None, description="Agencies consulted or jointly handling"
    )
    doc_number: str | None = Field(None, description="发文字号 with brackets normalised to 〔〕")
    signer: str | None = Field(None, description="签发人, an official")
    reply_date: date | None = Field(None, description="Date of the sign-off")
    reply_date_raw: str | None = Field(None, description="That date as printed")
    published_at: PageTime | None = Field(
        None, description="Publication printed by the page, Asia/Shanghai"
    )
    url_date: date | None = Field(
        None, description="Date in the address: the migration date on rebuilt sites"
    )
    outcome_raw: str | None = Field(None, description="Outcome letter or phrase as printed")
    outcome: Outcome | None = Field(
        None, description="Outcome through a local scheme with evidence, else unknown"
    )
    disclosure: Disclosure | None = Field(None, description="公开方式")
    index_no: str | None = Field(None, description="索引号")
    site_id_code: str | None = Field(None, description="网站标识码")
    keywords: list[str] | None = Field(None, description="As printed")
    topic: str | None = Field(None, description="主题分类, where printed")
    body_text: str | None = Field(
        None,
        description="Main text: boilerplate and contact lines out, personal data masked, one line "
        "a paragraph",
    )
    body_completeness: Completeness = Field(
        "empty", description="How much of the reply the text is"
    )
    char_count: Int32 = Field(0, description="Characters of body_text without white space")
    section_count: Int32 = Field(0, description="Rows in `sections`")
    attachment_count: Int32 = Field(0, description="Rows in `attachments`")
    content_hash: str = Field("", description="SHA-256 over normalised content columns only")
    duplicate_group: str | None = Field(None, description="Near-duplicate cluster over all sources")
    duplicate_of: str | None = Field(
        None,
        description="Canonical copy of its group: published first and still public; null for that "
        "copy itself",
    )
    quality_flags: list[QualityFlag] = Field(
        default_factory=list, description="What a careful reader should know"
    )
    field_sources: dict[str, str] = Field(
        default_factory=dict, description="Column -> where it was read, and by which rule"
    )
    capture_id: str | None = Field(None, description="The archived response the row was read from")
    parser_version: str = Field("", description="Version of the reader")
    run_id: str = Field("", description="Run that wrote this state")
    first_seen_at: Instant | None = Field(None, description="First capture")
    last_seen_at: Instant | None = Field(None, description="Last capture of this state")
    last_changed_at: Instant | None = Field(None, description="Last change on the site")
    withdrawn_at: Instant | None = Field(
        None, description="Set when the page is gone; the row stays"
    )
    presence: Presence | None = Field(
        None,
        description="Whether it is on its site, as far as dafu looked; null where a row of before "
        "schema 1.4 does not say",
    )
    pii_masked: dict[str, Int16] = Field(
        default_factory=dict, description="Counts of masked personal data by kind"
    )
    published_year: Int16 = Field(
        0, description="Partition: year of published_at, else of reply_date, else 0"
    )


class Section(Row):
    """A numbered or functional part of a reply's text."""

    reply_id: str = Field(description="Joins `replies`")
    revision: Int16 = Field(1, description="Joins `replies`")
    seq: Int32 = Field(description="Order in the text, from 0")
    parent_seq: Int32 | None = Field(None, description="seq of the enclosing section")
    level: Int16 = Field(description="一、=1, (一)=2, 1.=3, 一是=4; 0 for unnumbered text")
    marker: str | None = Field(None, description="Numbering as printed")
    heading: str | None = Field(None, description="Heading after the marker")
    text: str = Field(description="Text of the section itself, without its subsections")
    role: SectionRole = Field("other", description="Function of the section")
    quoted_request: str | None = Field(
        None, description="The proposer's words, where the section quotes them"
    )


class Citation(Row):
    """A document that the reply names."""

    reply_id: str = Field(description="Joins `replies`")
    revision: Int16 = Field(1, description="Joins `replies`")
    seq: Int32 = Field(description="Order in the text, from 0")
    kind: CitationKind = Field(description="Named by number or by title")
    raw: str = Field(description="As printed")
    doc_number: str | None = Field(None, description="Normalised 发文字号")
    title: str | None = Field(None, description="Title without 《》")


class Attachment(Row):
    """A file that a reply page offers."""

    attachment_id: str = Field(description="Hash of reply_id and address")
    reply_id: str = Field(description="Joins `replies`")
    seq: Int32 = Field(description="Order on the page, from 0")
    name: str = Field(description="Link text or file name")
    url: str = Field(description="Absolute address")
    media_type: str | None = Field(None, description="Media type by extension or response")
    bytes: int | None = Field(None, description="Size of the fetched file")
    sha256: str | None = Field(None, description="Digest of the fetched file")
    capture_id: str | None = Field(None, description="Its capture")
    text: str | None = Field(None, description="Text of the file")
    text_method: TextMethod = Field("none", description="How the text was read")
    pages: Int32 | None = Field(None, description="Pages of the file")
    status: AttachmentStatus = Field("listed", description="What came of the file")


class Revision(Reply):
    """An earlier state of a reply, as the site had it before an edit."""

    valid_from: Instant | None = Field(None, description="Since when it was seen to say so")
    valid_to: Instant | None = Field(None, description="When it was seen to say something else")
