"""What the project does, as plain values without what differs from run to run. All imports of the
project stand here."""

import hashlib
import io
import json
import os
import re
import sys
from collections.abc import Container, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyarrow.parquet as pq
import typer.main

from crawlers.page import Page
from crawlers.read.files.links import FetchedFile
from crawlers.read.files.model import FileText
from crawlers.read.parse import parse_page
from crawlers.read.parsed import ParsedPage
from crawlers.registry import load_sources, source_of_url
from flows.cli import app, main
from flows.once import crawl_once
from flows.runs.crawling import CrawlOptions
from replica.server import DIALECTS, Replica, answer_of, demo_sites, platform_sites
from replica.site import Document, Site
from schemas.source import Source
from storage.layout import Layout

Columns = dict[str, Any]
PORT = 18650
"""Port of the demo's addresses; a crawl on another port is written as if it were this one."""
VARYING = {
    "parser_version", "code_version", "capture_id", "run_id", "change_id", "version", "parent",
    "last_commit", "at", "created_at", "fetched_at", "started_at", "ended_at", "first_seen_at",
    "last_seen_at", "last_changed_at", "last_run_at", "last_checked_at", "next_check_on",
    "last_complete_at", "window_until",  # the day of the run
    "warc_file", "warc_offset", "file", "until",  # named after the run or the commit
    "attachment_id",  # a digest over the address and so over the port
    # of files that zlib or Parquet packed, or over the ids above
    "bytes", "sha256", "digest", "checksums", "seal",
}  # fmt: skip
"""Columns that differ between two runs of the same code, or whose value says only which code ran:
compared is whether they are set."""


@dataclass(frozen=True)
class Input:
    """A page to read. `name` stands in the record."""

    name: str
    url: str
    body: bytes
    source: Source | None = None
    content_type: str = ""
    listed_title: str | None = None
    layout: str | None = None


def read(page: Input) -> Columns:
    """All that parse_page gives, by column; children as one list a column. `page` is the digest of
    the page itself."""
    headers = {"content-type": page.content_type} if page.content_type else {}
    parsed = parse_page(
        page.source,
        Page(page.url, page.body, headers=headers),
        (),
        page.listed_title,
        layout=page.layout,
    )
    return {"page": digest(page.body), **columns_of(parsed)}


def columns_of(parsed: ParsedPage) -> Columns:
    rows = parsed.as_rows()
    columns = {f"reply.{name}": value for name, value in stable(rows["reply"]).items()}
    for table, children in {**rows["children"], "issues": rows["issues"]}.items():
        columns[table] = len(children)
        for name in children[0] if children else ():
            columns[f"{table}.{name}"] = [stable(child)[name] for child in children]
    found = {
        "body_path": parsed.body_path,
        "body_confidence": parsed.body_confidence,
        "body_at": parsed.body_at,
    }
    return {**columns, **found, "refusal": parsed.refusal()}


def stable(row: Columns) -> Columns:
    """A row, at any depth, without what varies: of such a column only whether it is set."""
    return {
        name: value is not None if name in VARYING else _stable(value)
        for name, value in row.items()
    }


def _stable(value: Any) -> Any:
    if isinstance(value, dict):
        return stable(value)
    return [_stable(v) for v in value] if isinstance(value, list) else value


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]


def replica_pages() -> Iterator[Input]:
    """The start page and the articles of the demo's sites, and some of one site of each other
    platform, as they are served."""
    demo = demo_sites()
    for site in [*demo, *platform_sites()]:
        site.port = PORT
        if site.platform in DIALECTS:
            site.start_path = DIALECTS[site.platform].start(site)
        source = site.source()
        yield _served(site, source, source.start_urls[0].removeprefix(site.root), None)
        for document in site.documents if site in demo else site.documents[:8]:
            yield _served(site, source, _article_path(site, document), document.case.title)


def _served(site: Site, source: Source, path: str, title: str | None) -> Input:
    answer = answer_of(site, path)
    if answer.status != 200:
        raise ValueError(f"{site.name}{path}: {answer.status}")
    return Input(
        f"{site.name}{path}", site.root + path, answer.body, source, answer.content_type, title
    )


def _article_path(site: Site, document: Document) -> str:
    if site.platform == "trs_wcm":
        extension = "shtml" if "shtml" in site.quirks else "html"
        moved = document.moved_on
        return f"/zwgk/jyta/{moved:%Y%m}/t{moved:%Y%m%d}_{document.number}.{extension}"
    if site.platform == "hanweb_jcms":
        day = document.moved_on
        return f"/art/{day.year}/{day.month}/{day.day}/art_7301_{document.number}.html"
    return DIALECTS[site.platform].href(site, document).removeprefix(site.root)


def headline_pages(headlines: list[str]) -> Iterator[Input]:
    """A plain page under each headline, of no source; and one whose text quotes the headline's
    words."""
    for number, headline in enumerate(headlines):
        lines = [
            "赵立新代表：",
            f"您提出的{headline.removesuffix('的答复')}收悉，现答复如下：",
            "一、我局已编制方案，年内完成。",
            "白河县水务局",
            "2023年6月5日",
        ]
        for kind, text in (
            ("title", [lines[0], "您提出的建议收悉，现答复如下：", *lines[2:]]),
            ("title and text", lines),
        ):
            article = "".join(f"<p>{line}</p>" for line in text)
            page = (
                f"<html><head><title>{headline}</title></head><body><h1>{headline}</h1><div "
                f"class=con>{article}</div></body></html>"
            )
            yield Input(
                f"headline in {kind}: {headline}",
                f"http://www.baihe.gov.cn/art/2023/6/8/art_1_{number}.html",
                page.encode(),
            )


def listed_files() -> Iterator[tuple[str, Columns]]:
    """Rows of documents that a list links as files."""
    for site in demo_sites():
        site.port = PORT
        for document, extension in zip(site.documents[:3], ("docx", "pdf", "zip"), strict=True):
            url = f"{site.root}/files/{document.moved_on:%Y%m}/P0{document.number}.{extension}"
            day = document.published
            published_at = datetime(day.year, day.month, day.day, tzinfo=UTC)
            file = FetchedFile(url, FileText("scanned"), 0, "0")
            title = document.case.title
            parsed = parse_page(
                site.source(), Page(url, b""), (), title, [file], listed_at=published_at
            )
            yield f"listed file {url}", columns_of(parsed)


def registered(url: str) -> Source | None:
    """The source of the registry whose column an address lies in."""
    return source_of_url(url, load_sources())


def demo_version(data: Path, names: Container[str] | None = None) -> Path:
    """A version of the demo's sites, or of some, crawled one after the other without Prefect."""
    layout = Layout(data)
    sites = [site for site in demo_sites() if names is None or site.name in names]
    with clean_environment(), Replica(sites):
        sources = {source.id: source for source in (site.source() for site in sites)}
        for source in sources.values():
            report, version, _ = crawl_once(
                layout,
                sources,
                source,
                CrawlOptions("crawl", replica=True, timeout=120),
                lambda line: None,
            )
            if report.outcome != "complete":
                raise RuntimeError(f"the crawl of {source.id} is {report.outcome}: {report.reason}")
    return version


def published_rows(version: Path) -> Iterator[tuple[str, Columns]]:
    """Every row of every table of a version, and its manifest, named by what identifies them."""
    manifest = json.loads((version / "manifest.json").read_text(encoding="utf-8"))
    files = sorted(re.sub(r"[0-9]{8}T[0-9]+", "TIME", name) for name in manifest["checksums"])
    yield "manifest", {**stable(manifest), "files": files}
    for folder in sorted(p for p in version.iterdir() if p.is_dir()):
        table = pq.read_table(folder)
        yield (
            f"{folder.name} (table)",
            {"rows": table.num_rows, "schema": [f"{f.name}: {f.type}" for f in table.schema]},
        )
        texts = sorted(canonical(stable(row)) for row in table.to_pylist())
        seen: dict[str, int] = {}
        for row in (
            json.loads(re.sub(r"(replica\.localhost):[0-9]+", rf"\g<1>:{PORT}", text))
            for text in texts
        ):
            keys = [
                str(row[k])
                for k in ("source_id", "reply_id", "year", "url", "seq", "op")
                if k in row
            ]
            name = f"{folder.name} {' '.join(keys)}"
            seen[name] = seen.get(name, 0) + 1
            yield name if seen[name] == 1 else f"{name} #{seen[name]}", row


def canonical(value: Any) -> str:
    """JSON that is the same for the same value."""
    text: str = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return text


def all_commands() -> list[list[str]]:
    """The words of every command and group, hidden ones too."""

    def walk(command: Any, words: list[str]) -> Iterator[list[str]]:
        yield words
        for name, inner in sorted(getattr(command, "commands", {}).items()):
            yield from walk(inner, [*words, name])

    return list(walk(typer.main.get_command(app), []))


@contextmanager
def clean_environment() -> Iterator[None]:
    """No setting of dafu from outside, no colour and a fixed width; what is set inside is forgotten
    afterwards."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DAFU_")}
    plain = {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"}
    with patch.dict(os.environ, {**kept, **plain}, clear=True):
        yield


def run_command(words: list[str], folder: Path, stdin: bytes = b"") -> Columns:
    """Exit code and output of a command line that is run in a folder."""
    out, err, code, before = io.StringIO(), io.StringIO(), 0, Path.cwd()
    given = io.TextIOWrapper(io.BytesIO(stdin))
    os.chdir(folder)
    try:
        with (
            clean_environment(),
            patch.object(sys, "argv", ["dafu", *words]),
            patch.object(
                sys.modules["__main__"], "__package__", None
            ),  # else the usage line names what runs this
            patch.object(sys, "stdin", given),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        os.chdir(before)
    return {
        "code": code,
        "stdout": _plain(out.getvalue(), folder),
        "stderr": _plain(err.getvalue(), folder),
    }


def _plain(text: str, folder: Path) -> str:
    text = re.sub(r"[0-9]{8}T[0-9]+Z?", "TIME", text.replace(str(folder), "FOLDER"))
    text = re.sub(r'("parser_version": )"[^"]*"', r'\1"VERSION"', text)
    text = re.sub(r"(detection on )[0-9-]{10}", r"\1DAY", text)
    text = re.sub(r"[0-9.]+ MB", "SIZE", text)
    return text if len(text) < 6000 else f"{len(text)} characters, {digest(text.encode())}"
