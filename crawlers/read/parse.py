"""parse_page(source, page): the one pure entry for spider, reparse, extract, import and tests."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from crawlers.page import Page, PageError
from crawlers.platforms import platform_of
from crawlers.read.apart import read_html, read_text
from crawlers.read.fields.reply import read_reply
from crawlers.read.files.links import FetchedFile, FileLink, file_links, file_name, media_type
from crawlers.read.filling import cap, fill_attachments, fill_meta, fill_reply
from crawlers.read.joining import Missing, join_parts
from crawlers.read.page.confidence import SURE
from crawlers.read.page.container import element_path
from crawlers.read.page.furniture import is_chrome, starts_cut
from crawlers.read.page.trimming import Body
from crawlers.read.parsed import ParsedPage, page_issue
from crawlers.read.text_body import text_lines
from crawlers.read.version import parser_version
from crawlers.text.dates import url_date
from crawlers.text.folding import squeeze
from schemas.ground.clock import in_shanghai
from schemas.ground.privacy import masked
from schemas.normalize import finish, mint_reply_id
from schemas.reply import REPLY_TYPES, Completeness, Reply
from schemas.source import Source


def source_id_for(source: Source | None, url: str) -> str:
    """The registry key, or `imported:<host>` for a page of no source."""
    try:
        return source.id if source else f"imported:{urlsplit(url).hostname or 'unknown'}"
    except ValueError:  # http://[bad/
        return "imported:unknown"


def parse_page(
    source: Source | None,
    page: Page,
    parts: Sequence[Page] = (),
    listed_title: str | None = None,
    files: Sequence[FetchedFile] = (),
    layout: str | None = None,
    listed_at: datetime | None = None,
) -> ParsedPage:
    """Everything a page says, as typed rows. Never raises: what cannot be read is an issue row,
    and a page on which the reader fails is refused.

    `parts` are the further pages of an article in several parts, under the addresses by which it
    names them; those it names beside them are `missing_parts`. `listed_title` is the title on the
    list page, used when the page itself has none; `files` are attachments that were fetched: when
    the reply itself is only in one, its text is read as the article; `layout` is the container path
    learned from the source's other pages. A document that is a file itself is a page without
    bytes and that one file: title and date are then those of its row (`listed_at`).
    """
    try:
        return read_page(source, page, parts, listed_title, files, layout, listed_at)
    except PageError as error:
        return _refused_page(source, page, "page_refused", str(error))
    except Exception as error:  # noqa: BLE001 (one page never stops a run; what raised is a fault of ours)
        words = f"the reader failed: {type(error).__name__}; please report it with the page"
        return _refused_page(source, page, "reader_error", words)


def _refused_page(source: Source | None, page: Page, kind: str, message: str) -> ParsedPage:
    """A page of which only the address is known, with the issue that says why."""
    parsed = _blank_page(source, page)
    parsed.issues.append(page_issue(parsed, kind, message))
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
    listed_at: datetime | None = None,
) -> ParsedPage:
    """parse_page without its last guard, for tests that look for faults: raises PageError on what
    is no page, and whatever a fault of ours raises."""
    parsed = _blank_page(source, page)
    reply = parsed.reply
    page = platform_of(source, page.url).rendered(page)
    document, meta, body = read_text(page) if page.is_text else read_html(source, page, layout)
    missing = Missing() if page.is_text else join_parts(source, page, parts, document, body, layout)
    is_file = bool(files) and not page.body
    if is_file and listed_title:
        document.title = meta.title = listed_title
        meta.published_at = meta.published_at or listed_at
        meta.sources |= {"title": "list"} | ({"published_at": "list"} if listed_at else {})
    cap(parsed, document, meta, 0 if page.is_text else page.cut_tags)
    links = [] if page.is_text else file_links(page, body.element)
    links += [
        FileLink(
            listed_title if is_file and listed_title else file_name(f.url), f.url, media_type(f.url)
        )
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
    fill_meta(reply, meta, source)
    if not reply.title and listed_title:
        reply.title, reply.field_sources["title"] = listed_title, "list"
    fields = read_reply(document, meta, source)
    fill_reply(parsed, fields, document)
    reply.field_sources["body_text"] = body.path
    fill_attachments(parsed, links, files)
    reply.body_completeness = _completeness(parsed, only_files, missing)
    parsed.missing_parts = tuple(missing.addresses)
    _flag(parsed, page, body)
    if missing:
        parsed.issues.append(page_issue(parsed, "part_missing", missing.message, "body_text"))
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


LEAST_BODY: Final = 40
"""Characters beside the names of its files that a page needs to have a text of its own."""


def _size(lines: Sequence[str]) -> int:
    return sum(len(squeeze(line)) for line in lines)


def _completeness(parsed: ParsedPage, only_files: bool, missing: Missing) -> Completeness:
    reply = parsed.reply
    if only_files:
        read = [a for a in parsed.attachments if a.status != "listed"]
        return "scanned" if read and all(a.status == "scanned" for a in read) else "attachment_only"
    if not squeeze(reply.body_text or ""):
        return "empty"
    if missing or any(a.status != "read" for a in parsed.attachments):
        return "partial"
    return "summary" if reply.document_type == "reply_summary" else "full"


def _flag(parsed: ParsedPage, page: Page, body: Body) -> None:
    reply, flags = parsed.reply, parsed.reply.quality_flags
    is_reply = reply.document_type in REPLY_TYPES
    if page.is_text and page.body:
        flags.append("text_rendering")
    if not reply.title:
        flags.append("title_missing")
    if "\ufffd" in (reply.body_text or ""):
        flags.append("encoding_suspect")
        parsed.issues.append(
            page_issue(
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
    if body.element is not None and reply.body_text and body.confidence < SURE:
        flags.append("body_uncertain")
        words = f"the main text is doubted: confidence {body.confidence:.1f}"
        parsed.issues.append(page_issue(parsed, "body_uncertain", words, "body_text"))
    if body.path == "none" and reply.attachment_count == 0:
        parsed.issues.append(
            page_issue(
                parsed,
                "no_body",
                "no main text and no attachment found; look at the page",
                "body_text",
            )
        )
