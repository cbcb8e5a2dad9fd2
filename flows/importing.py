"""Import: saved pages and WARC or WET files into the archive, and from there through the same reader as a crawl."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from crawlers.page import Page
from crawlers.parse import parse_page, parser_version, source_id_for
from crawlers.source import Source, source_of_url
from flows import CODE_VERSION
from flows.crawling import today
from flows.reading import Rereader
from flows.saved import SavedPage
from schemas.clock import now
from storage.archive import ArchiveWriter, read_warc
from storage.collect import SourceReport, collect
from storage.layout import Layout, write_atomic
from storage.staging import StagingWriter


@dataclass(frozen=True)
class Imported:
    """One page on its way in: address, bytes, headers, and when it was fetched by whoever saved it."""

    url: str
    body: bytes
    headers: dict[str, str]
    fetched_at: datetime


def warc_pages(path: Path) -> Iterator[Imported]:
    """HTML and text responses of a WARC or WET file."""
    for response in read_warc(path):
        kind = response.headers.get("content-type", "text/html")
        if response.status == 200 and kind.split(";")[0].strip() in ("text/html", "text/plain", "application/xhtml+xml"):
            yield Imported(response.url, response.body, response.headers, response.fetched_at)


def saved_pages(pages: Iterable[SavedPage]) -> Iterator[Imported]:
    """Saved files; the time of the file stands for the time of the capture."""
    for page in pages:
        at = datetime.fromtimestamp(page.path.stat().st_mtime, tz=now().tzinfo)
        yield Imported(page.url, page.path.read_bytes(), {}, at)


def import_pages(layout: Layout, sources: dict[str, Source], pages: Iterable[Imported], only_replies: bool) -> SourceReport:
    """Archive, parse and commit pages. With `only_replies`, pages that are no reply are left out (a whole WARC has many)."""
    run_id = f"{now():%Y%m%dT%H%M%S%f}-{uuid4().hex[:6]}"
    folder = layout.staging / run_id
    staging = StagingWriter(folder)
    day = today().isoformat()
    spec = {
        "run_id": run_id,
        "kind": "import",
        "source_id": "imported",
        "window": [day, day],
        "started_at": now().isoformat(),
        "parser_version": parser_version(),
    }
    seen = kept = 0
    with ArchiveWriter(layout.archive, run_id, "imported") as archive:
        for item in pages:
            seen += 1
            source = source_of_url(item.url, sources)
            headers = list(item.headers.items())
            if not item.headers and Page(item.url, item.body).is_text:
                headers = [("content-type", "text/plain")]
            parsed = parse_page(source, Page(item.url, item.body, headers=dict(headers)))
            if only_replies and parsed.reply.document_type not in ("reply", "follow_up_reply", "reply_summary", "co_handling_opinion"):
                continue
            kept += 1
            capture = archive.write(item.url, 200, [(k, v) for k, v in headers if k != "content-encoding"], item.body, "reply")
            capture = capture.model_copy(update={"fetched_at": item.fetched_at, "source_id": source_id_for(source, item.url)})
            staging.add_capture(capture)
            parsed.reply.capture_id = capture.capture_id
            staging.add("pages", {"fetched_at": item.fetched_at.isoformat(), "refused": parsed.refusal(), **parsed.as_rows()})
    staging.finish(
        {
            "outcome": "complete" if kept else "empty",
            "reason": None,
            "proof": None,
            "ended_at": now().isoformat(),
            "listed": seen,
            "fetched": kept,
        }
    )
    write_atomic(folder / "spec.json", json.dumps(spec))
    return next(r for r in collect(layout, Rereader(layout, sources), CODE_VERSION) if r.run_id == run_id)
