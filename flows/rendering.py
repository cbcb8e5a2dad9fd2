"""Articles as Markdown and HTML: of saved pages, and of a version's replies from the archive."""

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from crawlers.read.process import ReaderError, ReadingProcess
from crawlers.read.render import Rendered
from crawlers.read.version import parser_version
from flows.runs.rereading import ArchivedPage, located_pages, read_archived
from flows.runs.saved import SavedPage, read_saved
from schemas.source import Source
from storage.layout import Layout, StorageError, json_lines, write_atomic
from storage.tables.suppressed import suppressed
from storage.versions.export import export
from storage.versions.folders import version_folder

HEAD = (
    "reply_id", "title", "kind", "agency", "addressees", "proposal_numbers", "reply_date",
    "published_at", "withdrawn_at", "url", "source_id", "capture_id",
)  # fmt: skip
"""Columns of `replies` that stand in the head of a Markdown file."""


@dataclass(slots=True)
class MarkdownExport:
    """What an export of Markdown came to: files written, and a line for each reply whose page
    cannot be read again."""

    written: int = 0
    missing: list[str] = field(default_factory=list)


def rendered_page(
    page: SavedPage, sources: dict[str, Source], body: bytes | None = None, ocr_pages: int = 0
) -> Rendered:
    """The article of a saved page. Raises OSError when the file cannot be read, ReaderError when
    the page cannot."""
    article = read_saved(page, sources, body, ocr_pages, with_article=True).article
    return article or Rendered("", "")


def export_markdown(
    layout: Layout,
    sources: dict[str, Source],
    version: str,
    folder: Path,
    where: str | None,
    told: Callable[[str, int, int], None],
) -> MarkdownExport:
    """One Markdown file a reply of a version, made from the archive's capture by today's reader,
    with a YAML head. The folder appears when it is complete.

    `told` hears of each reply. Replies that were taken down are left out, also of a version from
    before. Raises StorageError when the folder has something in it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StorageError(f"{folder} is not empty; name a new folder")
    rows = list(_rows(layout, version, where))
    report = MarkdownExport()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as building:
        part = Path(building) / "export"
        part.mkdir()
        pages = located_pages(layout, sources, rows)
        with ReadingProcess() as reader:
            for row, page in zip(rows, pages, strict=True):
                text = _markdown(layout, row, page, reader)
                if text is None:
                    report.missing.append(f"{row['reply_id']}: {row['url']}")
                else:
                    write_atomic(part / f"{_file_name(row['reply_id'])}.md", text)
                    report.written += 1
                told(row["reply_id"], 1, len(rows))
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    return report


def _rows(layout: Layout, version: str, where: str | None) -> Iterator[dict[str, Any]]:
    """The replies of a version that meet a condition and are not taken down."""
    taken_down = suppressed(layout.tables)
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "replies.jsonl"
        export(version_folder(layout, version), listed, "jsonl", where, list(HEAD), False)
        for row in json_lines(listed):
            if not taken_down.has(row["reply_id"], row["url"]):
                yield row


def _markdown(
    layout: Layout, row: dict[str, Any], page: ArchivedPage | None, reader: ReadingProcess
) -> str | None:
    """The file of a reply, or None when its page cannot be read again."""
    if page is None:
        return None
    try:
        found = read_archived(layout.archive, page, reader, with_article=True)
    except (OSError, ValueError, ReaderError):
        return None
    if found.refused is not None or found.article is None:
        return None
    head = {
        **{name: value for name, value in row.items() if value not in (None, [])},
        "archived_url": page.capture.final_url,
        "archived_at": page.capture.fetched_at.isoformat(),
        "warc_file": page.capture.warc_file,
        "warc_offset": page.capture.warc_offset,
        "parser_version": parser_version(),
    }
    return (
        f"---\n{yaml.safe_dump(head, allow_unicode=True, sort_keys=False)}---\n\n"
        f"{found.article.markdown}"
    )


def _file_name(reply_id: str) -> str:
    """The id, of which nothing but letters and digits gets into a path."""
    return re.sub(r"[^0-9A-Za-z_-]", "_", reply_id)
