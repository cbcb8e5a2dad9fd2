"""What the pipeline says about itself: captures, runs, issues, quarantine, changes."""

from typing import Literal

from pydantic import Field

from schemas.ground.base import Instant, Int16, Int32, Row

RunOutcome = Literal["complete", "partial", "empty", "blocked", "failed"]
"""complete needs proof (a declared total that is met, a pager walked to its end, or one page
without a sign of more); zero is not success; blocked is not gone."""
UNPROVEN = "extent_unproven"
"""Class of a run that read all it could see of a source without a proof that this is all: a state
of the source, no failure."""

CRAWLS = ("nightly", "crawl", "backfill")
"""Kinds of runs that ask a site; the others read what is archived."""

Proof = Literal["total_met", "walked_to_end", "single_page", "declared_total", "last_page"]
PROOFS: tuple[Proof, ...] = ("total_met", "walked_to_end", "single_page")
"""What proves that a list was seen whole; the other two are of runs of older code."""
CaptureOutcome = Literal[
    "ok", "not_modified", "gone", "challenge", "soft_404", "login_page", "http_error",
]  # fmt: skip
CaptureRole = Literal["robots", "list", "reply", "attachment"]
Origin = Literal["live", "commoncrawl", "wayback", "import"]
"""Who captured a response: dafu from the site, one of two public web archives, or whoever made an
imported file."""
AliasKind = Literal["url", "old_id"]
RunKind = Literal["nightly", "crawl", "backfill", "reparse", "import"]

ChangeOp = Literal[
    "added", "content_changed", "metadata_changed", "reparsed", "moved", "withdrawn", "restored",
    "redacted", "seen_live",
]  # fmt: skip
"""What happened to a reply, as `changes` says it."""
Operation = Literal[ChangeOp, "unchanged", "older"]
"""What a commit makes of a page: what happened, or one of two that change nothing: the page says
what is known already, or is from before the first state that is known."""
SITE_EDITS: tuple[ChangeOp, ...] = ("content_changed", "metadata_changed")
"""Operations that give a reply a new revision."""


class Capture(Row):
    """One archived response."""

    capture_id: str = Field(description="WARC-Record-ID without its urn prefix")
    source_id: str = Field(description="Source that was crawled")
    run_id: str = Field(description="Run that fetched it")
    url: str = Field(description="Requested address")
    final_url: str = Field(description="Address after redirects")
    fetched_at: Instant = Field(description="When the response was complete")
    status: Int16 = Field(description="HTTP status")
    outcome: CaptureOutcome = Field(description="What the response is")
    digest: str = Field(description="SHA-256 of the body")
    media_type: str | None = Field(None, description="Content-Type without parameters")
    charset: str | None = Field(None, description="Charset used to decode")
    role: CaptureRole = Field(description="What it was asked for")
    warc_file: str = Field(description="Path under the archive folder")
    warc_offset: int = Field(description="Byte offset of the record")
    origin: Origin | None = Field(
        None, description="Who captured it; null in rows of before schema 1.4"
    )
    crawl_id: str | None = Field(
        None, description="Crawl or collection of the public web archive that has it"
    )
    usage_preference: str | None = Field(
        None,
        description="What the response says of its use, as printed: Content-Usage, X-Robots-Tag, "
        "TDM-Reservation and TDM-Policy headers; of robots.txt and ai.txt the lines that do",
    )


class Issue(Row):
    """Something a person may want to know about one page or source; nothing is dropped without
    one."""

    run_id: str = Field("", description="Run")
    source_id: str = Field("", description="Source")
    capture_id: str | None = Field(None, description="Capture")
    url: str | None = Field(None, description="Page")
    kind: str = Field(description="Class of the issue; docs/log-messages.md says what to do")
    field: str | None = Field(None, description="Column concerned")
    value: str | None = Field(None, description="Offending value, shortened")
    message: str = Field(description="One line for a person")
    at: Instant | None = Field(None, description="When")


class Quarantine(Row):
    """A row that failed a required field, whole."""

    run_id: str = Field(description="Run")
    source_id: str = Field(description="Source")
    capture_id: str | None = Field(None, description="Capture")
    url: str = Field(description="Page")
    reason: str = Field(description="Why it was refused")
    row: str = Field(description="The row as JSON")
    at: Instant = Field(description="When")


class Change(Row):
    """One event in the life of a reply; a parser change is `reparsed`, never a government edit."""

    change_id: str = Field(description="Time-ordered, unique")
    at: Instant = Field(description="When it was seen")
    reply_id: str = Field(description="Joins `replies`")
    source_id: str = Field(description="Source")
    revision: Int16 = Field(description="Revision after the change")
    op: ChangeOp = Field(description="What happened")
    fields: list[str] = Field(default_factory=list, description="Columns that changed")
    run_id: str = Field(description="Run")


class Run(Row):
    """One attempt at one window, with its report."""

    run_id: str = Field(description="Time-ordered, unique")
    kind: RunKind = Field(description="What started it")
    source_id: str = Field(description="Source")
    window_from: str = Field(description="First day of the window, inclusive")
    window_until: str = Field(description="Last day, inclusive")
    outcome: RunOutcome = Field(description="Result of the attempt")
    failure: str | None = Field(
        None, description="Class of the reason; docs/log-messages.md says what to do"
    )
    reason: str | None = Field(None, description="Why it is not complete, for a person")
    proof: Proof | None = Field(
        None, description="How it is known that all was read, when complete"
    )
    listed: Int32 = Field(0, description="Documents on the list pages")
    declared: Int32 | None = Field(None, description="Total the site declares")
    known: Int32 = Field(0, description="Listed documents not fetched because unchanged")
    fetched: Int32 = Field(0, description="Article pages fetched")
    new: Int32 = Field(0, description="New replies")
    changed: Int32 = Field(0, description="Changed replies")
    gone: Int32 = Field(0, description="Replies newly withdrawn")
    failed: Int32 = Field(0, description="Pages that could not be fetched or read")
    started_at: Instant = Field(description="Start")
    ended_at: Instant = Field(description="End")
    code_version: str = Field(description="Version of dafu")
    parser_version: str = Field(description="Version of the reader")


class Alias(Row):
    """Another name of a reply: an address it had before."""

    alias_kind: AliasKind = Field(description="What sort of name it is")
    alias: str = Field(description="The other name")
    reply_id: str = Field(description="Joins `replies`")
    since: str = Field(description="When it was seen to be an alias")
