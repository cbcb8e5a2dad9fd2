"""What was found of a page, put into the columns of its rows."""

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from crawlers.read.fields.found import ReplyFields
from crawlers.read.fields.grammar.document import Document
from crawlers.read.files.links import FetchedFile, FileLink
from crawlers.read.page.meta import PageMeta
from crawlers.read.parsed import ParsedPage, page_issue
from crawlers.text.dates import find_time
from crawlers.text.tags import MOST_ATTRIBUTES
from schemas.reply import Attachment, Citation, Reply, Section
from schemas.source import Source

MOST_TITLE: Final = 500
"""Characters of a title; the longest that is known has 138."""
MOST_LINE: Final = 50_000
"""Characters of a line: a whole reply that a renderer joined has some 20,000."""


def cap(parsed: ParsedPage, document: Document, meta: PageMeta, cut_tags: int) -> None:
    """What is longer than any page means, made shorter before the fields are read, with an issue.
    No text is lost: a line of the article goes on in the next one."""
    told: list[tuple[str, str]] = []
    if len(meta.title) > MOST_TITLE:
        told.append((f"the title of {len(meta.title):,} characters is cut", "title"))
        meta.title = document.title = meta.title[:MOST_TITLE]
    document.alt_titles = [h[:MOST_TITLE] for h in document.alt_titles]
    if long := sum(len(line) > MOST_LINE for line in document.lines):
        told.append((f"{long} lines of over {MOST_LINE:,} characters are parted", "body_text"))
        document.lines = [
            line[at : at + MOST_LINE]
            for line in document.lines
            for at in range(0, len(line), MOST_LINE)
        ]
    if cut_tags:
        words = f"{cut_tags} elements with over {MOST_ATTRIBUTES} attributes have lost the rest"
        told.append((words, "body_text"))
    parsed.issues += [page_issue(parsed, "capped", words, column) for words, column in told]


def fill_meta(reply: Reply, meta: PageMeta, source: Source | None) -> None:
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


def fill_reply(parsed: ParsedPage, fields: ReplyFields, document: Document) -> None:
    reply = parsed.reply
    for name, value in fields.columns.items():
        setattr(reply, name, value)
    reply.field_sources |= fields.sources
    reply.quality_flags += fields.flags
    for kind, message, column in fields.issues:
        parsed.issues.append(page_issue(parsed, kind, message, column))
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


def fill_attachments(
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
                parsed.issues.append(page_issue(parsed, "capped", words, "attachments", link.url))
            elif found.status != "read":
                detail = f" ({found.detail})" if found.detail else ""
                parsed.issues.append(
                    page_issue(
                        parsed,
                        f"attachment_{found.status}",
                        f"{link.name}: {found.status}{detail}",
                        "attachments",
                        link.url,
                    )
                )
        parsed.attachments.append(row)
    parsed.reply.attachment_count = len(links)
