"""The pages of an input, cut into parts: saved files and WARC records."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from flows.runs.saved import SavedPage
from schemas.ground.clock import is_plausible
from schemas.normalize import is_page_address
from schemas.run import Issue, Origin
from storage.raw.warc_parts import BadRecord, WarcPart, part_responses, warc_parts

FILES_OF_A_PART = 1_000
_HTML = ("text/html", "text/plain", "application/xhtml+xml")


@dataclass(frozen=True)
class Imported:
    """One page on its way in: address, bytes, headers, when it was fetched by whoever saved it, and
    the id that its capture here has if it is kept."""

    url: str
    body: bytes
    headers: dict[str, str]
    fetched_at: datetime
    crawl: str | None = None
    capture_id: str = field(default_factory=lambda: str(uuid4()))


@dataclass(frozen=True)
class Filter:
    """Which pages of an input are wanted: hosts (with all below them) and years of capture; empty
    means all."""

    hosts: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()

    def wants(self, url: str, at: datetime) -> bool:
        """Whether a page passes."""
        return (not self.hosts or self._is_near(urlsplit(url).hostname or "")) and (
            not self.years or at.year in self.years
        )

    def wants_issue(self, url: str | None) -> bool:
        """Whether a record that cannot be used is told of: not when it has a host that is not
        wanted."""
        try:
            host = urlsplit(url or "").hostname
        except ValueError:
            return True
        return not host or self._is_near(host)

    def _is_near(self, host: str) -> bool:
        return not self.hosts or any(host == h or host.endswith(f".{h}") for h in self.hosts)


@dataclass(frozen=True)
class FilePart:
    """Some saved files."""

    pages: tuple[SavedPage, ...]

    @property
    def name(self) -> str:
        """The files of the part by path, address and state."""
        states = "\n".join(
            f"{p.path.resolve()} {p.url} {p.path.stat().st_mtime_ns}" for p in self.pages
        )
        return f"{len(self.pages)} files {hashlib.sha256(states.encode()).hexdigest()[:16]}"


@dataclass(frozen=True)
class FetchedPart:
    """Records that a public web archive gave."""

    part: WarcPart
    origin: Origin

    @property
    def name(self) -> str:
        """The file with its state."""
        return self.part.name


Part = WarcPart | FilePart | FetchedPart


def parts_of(archives: Sequence[Path], pages: Sequence[SavedPage]) -> list[Part]:
    """The parts of WARC files and of saved files."""
    files = [
        FilePart(tuple(pages[i : i + FILES_OF_A_PART]))
        for i in range(0, len(pages), FILES_OF_A_PART)
    ]
    return [*files, *(part for path in archives for part in warc_parts(path))]


def pages_of(part: Part, wanted: Filter) -> Iterator[Imported | Issue]:
    """The pages of a part, and an issue in place of each that cannot be used."""
    if isinstance(part, FilePart):
        return file_pages(part, wanted)
    return warc_pages(part.part if isinstance(part, FetchedPart) else part, wanted)


def warc_pages(part: WarcPart, wanted: Filter) -> Iterator[Imported | Issue]:
    """HTML and text responses of a part, and an issue in place of each record that cannot be
    used."""
    for found in part_responses(part):
        if isinstance(found, BadRecord):
            if wanted.wants_issue(found.url):
                yield unusable(found.url, f"{part.path.name}, byte {found.offset}: {found.reason}")
            continue
        kind = found.headers.get("content-type", "text/html").split(";")[0].strip().lower()
        if found.status == 200 and kind in _HTML and wanted.wants(found.url, found.fetched_at):
            yield Imported(found.url, found.body, found.headers, found.fetched_at, found.crawl)


def file_pages(part: FilePart, wanted: Filter) -> Iterator[Imported | Issue]:
    """Saved files; the time of the file stands for the time of the capture."""
    for page in part.pages:
        try:
            at = datetime.fromtimestamp(page.path.stat().st_mtime, tz=UTC)
            body = page.path.read_bytes()
        except (OSError, OverflowError, ValueError):
            yield unusable(page.url, f"{page.path.name}: file, its time or its address unreadable")
            continue
        if not is_page_address(page.url):
            yield unusable(page.url[:500], f"{page.path.name}: its address is not one of a page")
        elif not is_plausible(at):
            told = f"its time cannot be that of a capture: {at:%Y-%m-%d}; set it with touch"
            yield unusable(page.url, f"{page.path.name}: {told}")
        elif wanted.wants(page.url, at):
            yield Imported(page.url, body, {}, at)


def unusable(url: str | None, message: str) -> Issue:
    return Issue(source_id="imported", kind="record_unusable", url=url, message=message[:300])
