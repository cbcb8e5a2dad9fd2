"""What dafu reads of a page of the benchmark, in the benchmark's fields."""

from typing import Any

from benchmarks.replies.case import FIELDS, Case
from benchmarks.replies.shells import page
from crawlers.page import Page
from crawlers.read.parse import parse_page
from crawlers.read.parsed import published_day


def read_by_dafu(case: Case) -> dict[str, Any]:
    """The fields as gold names them, and the text."""
    text, _ = page(case)
    reply = parse_page(None, Page("http://www.a.gov.cn/n/1.html", text.encode())).reply
    found = {name: getattr(reply, name, None) for name in FIELDS}
    return found | {
        "kind": None if reply.kind == "unknown" else reply.kind,
        "reply_date": reply.reply_date and reply.reply_date.isoformat(),
        "published": str(published_day(reply)) if published_day(reply) else None,
        "text": reply.body_text or "",
    }


def left_of_contacts(case: Case, found: dict[str, Any]) -> list[str]:
    """Names, telephones and postal codes of a reply's contact lines that are still in its text."""
    if case.gold["document_type"] != "reply":
        return []
    return [secret for secret in case.secret if secret in found["text"]]
