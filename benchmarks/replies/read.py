"""What dafu reads of a page of the benchmark, in the benchmark's fields."""

import re
from typing import Any

from benchmarks.replies.case import FIELDS, Case
from benchmarks.replies.shells import page
from crawlers.page import Page
from crawlers.read.parse import parse_page
from crawlers.read.parsed import published_day

_SIGNER = re.compile("[签簽][发發]人：([\u4e00-\u9fff]{2,4})")


def read_by_dafu(case: Case) -> dict[str, Any]:
    """The fields as gold names them, and the text."""
    return read_page_by_dafu(page(case)[0])


def read_page_by_dafu(text: str, url: str = "http://www.a.gov.cn/n/1.html") -> dict[str, Any]:
    """As read_by_dafu, of the page itself."""
    reply = parse_page(None, Page(url, text.encode())).reply
    found = {name: getattr(reply, name, None) for name in FIELDS}
    return found | {
        "kind": None if reply.kind == "unknown" else reply.kind,
        "reply_date": reply.reply_date and reply.reply_date.isoformat(),
        "published": str(published_day(reply)) if published_day(reply) else None,
        "text": reply.body_text or "",
    }


def left_of_contacts(case: Case, found: dict[str, Any]) -> list[str]:
    """Names, telephones and postal codes of a reply's contact lines that are still in its text. The
    name of the official who signed, which `signer` publishes, may stay."""
    if case.gold["document_type"] != "reply":
        return []
    signers = [name for line in [*case.head, *case.lines] for name in _SIGNER.findall(line)]
    return [s for s in case.secret if s in found["text"] and s not in signers]
