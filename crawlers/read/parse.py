"""parse_page(source, page): the one pure entry for spider, reparse, extract, import and tests."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawlers.page import Page, PageError
from crawlers.platforms import platform_of
from crawlers.read.apart import read_html, read_text
from crawlers.read.fields.document import Document
from crawlers.read.fields.reply import ReplyFields, read_reply
from crawlers.read.files.links import MEDIA_TYPES, FetchedFile, FileLink, file_links
from crawlers.read.page.body import Body
from crawlers.read.page.container import element_path
from crawlers.read.page.furniture import is_chrome, starts_cut
from crawlers.read.page.meta import PageMeta
from crawlers.read.text_body import text_lines
from crawlers.text.dates import find_time, url_date
from crawlers.text.folding import squeeze
from schemas.clock import in_shanghai
from schemas.normalize import finish, mint_reply_id
from schemas.privacy import mask_personal_data, masked
from schemas.reply import REPLY_TYPES, Attachment, Citation, Completeness, Reply, Section
from schemas.rows import Children, PageRows
from schemas.run import Issue
from schemas.source import Source

REFUSALS = ("page_refused", "reader_error")
"""Kinds of issues of a page that becomes no row."""


@dataclass
class ParsedPage:
    """All rows that one page gives, and how its body was found."""

    reply: Reply
    sections: list[Section] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    body_path: str = "none"
    body_confidence: float = 0.0
    body_at: str | None = None
    """Container path of the body, from which a source's layout is learned."""

    def refusal(self) -> str | None:
        """Why the page cannot become a row (it goes to quarantine), or None."""
        refused = next((issue.message for issue in self.issues if issue.kind in REFUSALS), None)
        if refused is None and self.reply.body_completeness == "empty" and not self.reply.title:
            return "neither a title nor a main text was found"
        return refused

    def rows(self) -> PageRows:
        """All rows as they go to the tables."""
        children = Children(
            sections=self.sections, citations=self.citations, attachments=self.attachments
        )
        return PageRows(reply=self.reply, children=children, issues=self.issues)

    def as_rows(self) -> dict[str, Any]:
        """All rows as JSON values: reply, children by table, issues."""
        return self.rows().model_dump(mode="json")


READER = ("crawlers.read", "crawlers.platforms", "crawlers.text")
"""Packages that decide what a page says, with all below them but the renderer, which makes no
row."""
READER_FILES = {
    "crawlers": ("page.py",),
    "schemas": (
        "base.py",
        "data.py",
        "normalize.py",
        "privacy.py",
        "regions.py",
        "reply.py",
        "source.py",
        "outcomes.yml",
        "regions.yml",
    ),
}
"""Single files of packages that also hold other things."""


@cache
def parser_version() -> str:
    """Digest over the code and rules that decide what a page says, so that no change of the reader
    goes unnoticed."""
    digest = hashlib.sha256()
    for path in reader_files():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def reader_files() -> list[Path]:
    """The files that `parser_version` is made of, in a fixed order: code and rules of the reader,
    in subfolders too."""
    found: list[Path] = []
    for package in READER:
        root = Path(str(files(package)))
        found += sorted(
            p for p in root.rglob("*") if p.suffix in (".py", ".yml") and p.parent.name != "render"
        )
    for package, names in READER_FILES.items():
        root = Path(str(files(package)))
        found += [next(root.rglob(name)) for name in names]
    return found


def source_id_for(source: Source | None, url: str) -> str:
    """The registry key, or `imported:<host>` for a page of no source."""
    try:
        return source.id if source else f"imported:{urlsplit(url).hostname or 'unknown'}"
    except ValueError:  # http://[bad/
        return "imported:unknown"


def parse_listed_file(
    source: Source, url: str, title: str, published_at: datetime | None
) -> ParsedPage:
    """The row of a document that the list links as a file: title and date from the list, the file
    as its attachment."""
    reply = Reply(
        reply_id=mint_reply_id(source.id, platform_of(source, url).document_key(url)),
        source_id=source.id,
        url=url,
        title=title,
    )
    reply.published_at, reply.url_date, reply.parser_version = (
        published_at,
        url_date(url),
        parser_version(),
    )
    reply.body_completeness, reply.agency_region = "attachment_only", source.publisher.known_region
    reply.kind = source.kind if source.kind != "mixed" else "unknown"
    reply.field_sources = {"title": "list", "published_at": "list"}
    parsed = ParsedPage(reply)
    kind = MEDIA_TYPES.get(url.rsplit(".", 1)[-1].lower())
    _fill_attachments(parsed, [FileLink(title, url, kind)], ())
    return _finished(parsed)


def parse_page(
    source: Source | None,
    page: Page,
    parts: Sequence[Page] = (),
    listed_title: str | None = None,
    files: Sequence[FetchedFile] = (),
    layout: str | None = None,
) -> ParsedPage:
    """Everything a page says, as typed rows. Never raises: what cannot be read is an issue row,
    and a page on which the reader fails is refused.

    `parts` are the further pages of an article in several parts; `listed_title` is the title on the
    list page, used when the page itself has none; `files` are attachments that were fetched: when
    the reply itself is only in one, its text is read as the article; `layout` is the container path
    learned from the source's other pages.
    """
    try:
        return read_page(source, page, parts, listed_title, files, layout)
    except PageError as error:
        return _refused_page(source, page, "page_refused", str(error))
    except Exception as error:  # noqa: BLE001 (one page never stops a run; what raised is a fault of ours)
        words = f"the reader failed: {type(error).__name__}; please report it with the page"
        return _refused_page(source, page, "reader_error", words)


def _refused_page(source: Source | None, page: Page, kind: str, message: str) -> ParsedPage:
    """A page of which only the address is known, with the issue that says why."""
    parsed = _blank_page(source, page)
    parsed.issues.append(_issue(parsed, kind, message))
    parsed.issues[0].capture_id = page.capture_id
    parsed.reply.quality_flags = ["page_refused"]
    return _finished(parsed)


def _blank_page(source: Source | None, page: Page) -> ParsedPage:
    source_id = source_id_for(source, page.url)
    try:
        key = platform_of(source, page.url).document_key(page.url)
    except ValueError:  # not an address
        key = page.url
    reply = Reply(reply_id=mint_reply_id(source_id, key), source_id=source_id, url=page.url)
    reply.capture_id, reply.parser_version = page.capture_id, parser_version()
    reply.url_date = url_date(page.url)
    return ParsedPage(reply)


def read_page(
    source: Source | None,
    page: Page,
    parts: Sequence[Page] = (),
    listed_title: str | None = None,
    files: Sequence[FetchedFile] = (),
    layout: str | None = None,
) -> ParsedPage:
    """parse_page without its last guard, for tests that look for faults: raises PageError on what
    is no page, and whatever a fault of ours raises."""
    parsed = _blank_page(source, page)
    reply = parsed.reply
    page = platform_of(source, page.url).rendered(page)
    document, meta, body = read_text(page) if page.is_text else read_html(source, page, layout)
    for part in parts:
        document.lines += read_html(source, part, layout)[2].lines
    links = [] if page.is_text else file_links(page, body.element)
    links += [
        FileLink(f.url.rsplit("/", 1)[-1], f.url, None)
        for f in files
        if f.url not in {link.url for link in links}
    ]
    only_files = (
        bool(links)
        and _size(document.lines) - sum(_size([link.name]) for link in links) < LEAST_BODY
    )
    reading = next((f.found for f in files if f.found.text), None) if only_files else None
    if reading is not None:
        document.lines, body.path = text_lines(reading.text or ""), "attachment"
        if reading.method == "ocr":
            reply.quality_flags.append("ocr_text")
    parsed.body_path, parsed.body_confidence = body.path, body.confidence
    parsed.body_at = (
        element_path(body.element)
        if body.element is not None and body.path != "source_rule"
        else None
    )
    if layout and parsed.body_at and parsed.body_at != layout:
        reply.quality_flags.append("layout_changed")
    _fill_meta(reply, meta, source)
    if not reply.title and listed_title:
        reply.title, reply.field_sources["title"] = listed_title, "list"
    fields = read_reply(document, meta, source)
    _fill_reply(parsed, fields, document)
    reply.field_sources["body_text"] = body.path
    _fill_attachments(parsed, links, files)
    reply.body_completeness = _completeness(parsed, only_files)
    _flag(parsed, page, body)
    for issue in parsed.issues:
        issue.capture_id = page.capture_id
    return _finished(parsed)


def _finished(parsed: ParsedPage) -> ParsedPage:
    """All rows of a page as they are published: without personal numbers in any of their words."""
    finish(parsed.reply)
    parsed.sections = [masked(row) for row in parsed.sections]
    parsed.citations = [masked(row) for row in parsed.citations]
    parsed.attachments = [masked(row) for row in parsed.attachments]
    parsed.issues = [masked(row) for row in parsed.issues]
    return parsed


def _issue(
    parsed: ParsedPage, kind: str, message: str, column: str | None = None, value: str | None = None
) -> Issue:
    return Issue(
        kind=kind,
        message=message,
        field=column,
        value=mask_personal_data(value)[0][:200] if value else None,  # no part of a number is left
        source_id=parsed.reply.source_id,
        url=parsed.reply.url,
    )


def _fill_meta(reply: Reply, meta: PageMeta, source: Source | None) -> None:
    reply.title, reply.published_at = meta.title, meta.published_at
    index = meta.index
    if reply.published_at is None and (
        printed := index.get("published") or index.get("published_weak")
    ):
        reply.published_at = find_time(printed)
        meta.sources["published_at"] = "index_table"
    reply.index_no, reply.topic, reply.site_id_code = (
        index.get("index_no"),
        index.get("topic"),
        meta.site_id_code,
    )
    words = index.get("keywords")
    reply.keywords = (
        [w for w in re.split(r"[,，;；、\s]{1,5}", words) if w]
        if words
        else (meta.keywords or None)
    )
    if source and source.publisher.known_region:
        reply.agency_region = source.publisher.known_region
        reply.field_sources["agency_region"] = "source_file"
    elif meta.site_id_code and meta.site_id_code[:6].isdigit():
        reply.agency_region = meta.site_id_code[:6]
        reply.field_sources["agency_region"] = "site_id_code"
    reply.field_sources |= meta.sources
    for name, column in (("index_no", "index_no"), ("topic", "topic"), ("keywords", "keywords")):
        if index.get(name):
            reply.field_sources[column] = "index_table"


def _fill_reply(parsed: ParsedPage, fields: ReplyFields, document: Document) -> None:
    reply = parsed.reply
    for name, value in fields.columns.items():
        setattr(reply, name, value)
    reply.field_sources |= fields.sources
    reply.quality_flags += fields.flags
    for kind, message, column in fields.issues:
        parsed.issues.append(_issue(parsed, kind, message, column))
    parsed.sections = [
        Section(
            reply_id=reply.reply_id,
            seq=s.seq,
            parent_seq=s.parent_seq,
            level=s.level,
            marker=s.marker,
            heading=s.heading,
            text=s.text,
            role=s.role,
            quoted_request=s.quoted_request,
        )
        for s in fields.sections
    ]
    parsed.citations = [
        Citation.model_validate(
            {
                "reply_id": reply.reply_id,
                "seq": i,
                "kind": kind,
                "raw": raw,
                "doc_number": number,
                "title": title,
            }
        )
        for i, (kind, raw, number, title) in enumerate(fields.citations)
    ]
    reply.section_count = len(parsed.sections)


def _fill_attachments(
    parsed: ParsedPage, links: list[FileLink], files: Sequence[FetchedFile]
) -> None:
    reply_id = parsed.reply.reply_id
    fetched = {f.url: f for f in files}
    for seq, link in enumerate(links):
        ident = hashlib.sha256(f"{reply_id}\n{link.url}".encode()).hexdigest()[:20]
        row = Attachment(
            attachment_id=ident,
            reply_id=reply_id,
            seq=seq,
            name=link.name,
            url=link.url,
            media_type=link.media_type,
        )
        if (file := fetched.get(link.url)) is not None:
            found = file.found
            row = row.model_copy(
                update={
                    "bytes": file.bytes,
                    "sha256": file.sha256,
                    "capture_id": file.capture_id,
                    "text": found.text,
                    "pages": found.pages,
                    "text_method": found.method if found.text else "none",
                    "status": found.status,
                }
            )
            if found.status == "read" and found.detail:
                words = f"{link.name}: {found.detail}"
                parsed.issues.append(_issue(parsed, "capped", words, "attachments", link.url))
            elif found.status != "read":
                detail = f" ({found.detail})" if found.detail else ""
                parsed.issues.append(
                    _issue(
                        parsed,
                        f"attachment_{found.status}",
                        f"{link.name}: {found.status}{detail}",
                        "attachments",
                        link.url,
                    )
                )
        parsed.attachments.append(row)
    parsed.reply.attachment_count = len(links)


LEAST_BODY = 40
"""Characters beside the names of its files that a page needs to have a text of its own."""


def _size(lines: Sequence[str]) -> int:
    return sum(len(squeeze(line)) for line in lines)


def _completeness(parsed: ParsedPage, only_files: bool) -> Completeness:
    reply = parsed.reply
    if only_files:
        read = [a for a in parsed.attachments if a.status != "listed"]
        return "scanned" if read and all(a.status == "scanned" for a in read) else "attachment_only"
    if not squeeze(reply.body_text or ""):
        return "empty"
    return "summary" if reply.document_type == "reply_summary" else "full"


def _flag(parsed: ParsedPage, page: Page, body: Body) -> None:
    reply, flags = parsed.reply, parsed.reply.quality_flags
    is_reply = reply.document_type in REPLY_TYPES
    if page.is_text:
        flags.append("text_rendering")
    if not reply.title:
        flags.append("title_missing")
    if "\ufffd" in (reply.body_text or ""):
        flags.append("encoding_suspect")
        parsed.issues.append(
            _issue(
                parsed,
                "encoding_suspect",
                "the page holds bytes that no charset reads",
                "body_text",
            )
        )
    if is_reply and not reply.proposal_numbers:
        flags.append("number_missing")
    if is_reply and not reply.reply_date and not reply.published_at:
        flags.append("date_missing")
    if (
        any(
            starts_cut(line) or is_chrome(line) for line in (reply.body_text or "").split("\n")[-3:]
        )
        and is_reply
    ):
        flags.append("boilerplate_left")
    if (
        reply.reply_date
        and reply.published_at
        and in_shanghai(reply.published_at).date() < reply.reply_date
    ):
        flags.append("date_order")
    if is_reply and 0 < len(squeeze(reply.body_text or "")) < 60:
        flags.append("body_short")
    if body.path == "none" and reply.attachment_count == 0:
        parsed.issues.append(
            _issue(
                parsed,
                "no_body",
                "no main text and no attachment found; look at the page",
                "body_text",
            )
        )


def published_day(reply: Reply) -> date | None:
    """The publication day in Asia/Shanghai, or None."""
    return in_shanghai(reply.published_at).date() if reply.published_at else None
