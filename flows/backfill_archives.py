"""Backfill from public web archives: what their indexes list of our columns, fetched politely and
brought in by the door of the import.

A window is a scope in one collection of an index. It is listed whole or not at all, its captures
are fetched one at a time into files, and the files are imported as they fill, so that a run that
is stopped at any point goes on where it was.
"""

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from crawlers.archives.asking import Asker
from crawlers.archives.model import (
    MOST_LINES,
    ArchiveError,
    Collection,
    IndexedCapture,
    Scope,
    Service,
    ServiceName,
)
from flows.importing import ImportReport, import_parts
from flows.runs.import_pages import FetchedPart, Filter
from flows.runs.scaling import HERE, Workers
from schemas.ground.clock import is_plausible
from schemas.known import ArchiveWindow, ListedCapture
from schemas.messages import Trouble
from schemas.source import Source
from storage.layout import Layout
from storage.ledger_archives import ArchiveLedger
from storage.raw.fetched import FetchedWriter, sound_file
from storage.raw.warc_parts import WarcPart

BACKLOG_BYTES = 64 * 1024 * 1024
"""Records that are fetched before an import: so many parts that starting processes for them is
little beside reading them. They lie on the disk, so that a kill does not cost them."""
_OF_A_CAPTURE = ("archive_missing", "archive_lies", "archive_truncated")
"""Troubles of one capture; all others are the service's."""
_STOPS = ("archive_throttled", "archive_budget", "archive_busy")
MOST_DOWN = 3
"""Windows in a row that a service does not answer for, before the others are left for later."""


@dataclass
class ArchiveReport:
    """What a backfill from an archive came to."""

    imported: ImportReport = field(default_factory=ImportReport)
    requests: int = 0
    bytes: int = 0
    closed: int = 0
    left_open: Counter[str] = field(default_factory=Counter)
    """Windows that were tried and are still open, by class."""
    not_tried: int = 0
    stopped: Trouble | None = None

    @property
    def is_well(self) -> bool:
        """Whether every window that was asked for is complete."""
        return not (self.left_open or self.not_tried or self.stopped)


@dataclass
class ArchiveBackfill:
    """One run over the windows of some scopes. `progress` is told a line and the number of windows
    that closed."""

    layout: Layout
    sources: dict[str, Source]
    service: Service
    asker: Asker
    progress: Callable[[str, int], None]
    cancelled: threading.Event = field(default_factory=threading.Event)
    workers: Workers = HERE
    report: ArchiveReport = field(default_factory=ArchiveReport)

    def __post_init__(self) -> None:
        self.ledger = ArchiveLedger(self.layout.ledger)
        self._waiting: list[ArchiveWindow] = []
        self._backlog = 0

    def run(self, scopes: Iterable[Scope], years: range) -> ArchiveReport:
        """Bring in what is left of an earlier run, then ask for what is open."""
        by_name = {scope.name: scope for scope in scopes}
        self._import()
        try:
            collections = {c.name: c for c in self.service.collections(self.asker, years)}
        except ArchiveError as error:
            self.report.stopped = error.trouble
            return self._told()
        windows = planned_windows(self.ledger, self.service.name, by_name, collections.values())
        with FetchedWriter(self.layout.fetched) as writer:
            self._over(windows, by_name, collections, writer)
        self._import()
        return self._told()

    def _told(self) -> ArchiveReport:
        self.report.requests, self.report.bytes = self.asker.requests, self.asker.bytes
        return self.report

    def _over(
        self,
        windows: list[ArchiveWindow],
        scopes: dict[str, Scope],
        collections: dict[str, Collection],
        writer: FetchedWriter,
    ) -> None:
        """List all windows, then fetch what they have, the oldest first: whether a reply moved is
        known only from what its old address became in later years."""

        def listed(window: ArchiveWindow) -> None:
            if window.counts is None or window.grows:
                counts: Counter[str] = Counter()
                found = self.service.captures(
                    self.asker, scopes[window.scope], collections[window.collection]
                )
                self.ledger.list_window(
                    window, _listed(found, scopes[window.scope], counts), counts
                )

        def fetched(window: ArchiveWindow) -> None:
            self._fetch(window, collections[window.collection], writer)
            self._waiting.append(window)
            if self._backlog >= BACKLOG_BYTES:
                writer.cut()
                self._import()

        self._each(self._each(windows, listed), fetched)

    def _each(
        self, windows: list[ArchiveWindow], step: Callable[[ArchiveWindow], None]
    ) -> list[ArchiveWindow]:
        """Take one step with each window; those with which it was taken. A window keeps its trouble
        and stays open; a service that is down, busy or asks to wait ends the run."""
        report, down, done = self.report, 0, list[ArchiveWindow]()
        for window in windows:
            if self.cancelled.is_set() or report.stopped:
                report.not_tried += 1
                continue
            try:
                step(window)
                done.append(window)
                down = 0
            except ArchiveError as error:
                trouble = error.trouble
                down = down + 1 if trouble.kind == "archive_down" else 0
                if trouble.kind in _STOPS or down == MOST_DOWN:
                    report.stopped = trouble
                if trouble.kind == "archive_budget":
                    report.not_tried += 1
                    continue
                self.ledger.close_window(window, trouble.kind, trouble.message)
                report.left_open[trouble.kind] += 1
                self.progress(f"{_words(window)}: {trouble.message}", 0)
        return done

    def _fetch(self, window: ArchiveWindow, collection: Collection, writer: FetchedWriter) -> None:
        for n, capture in enumerate(self.ledger.left(window), 1):
            if self.cancelled.is_set():
                return
            try:
                record = self.service.record(self.asker, _indexed(capture, collection.name))
            except ArchiveError as error:
                if error.trouble.kind not in _OF_A_CAPTURE:
                    raise
                self.ledger.note_failed(window.service, capture, error.trouble.kind)
                continue
            self.ledger.note_fetched(window.service, capture, *writer.add(record))
            self._backlog += len(record)
            if n % 100 == 0:
                self.progress(f"{_words(window)}: {n} captures", 0)

    def _import(self) -> None:
        """Bring the fetched records in, and close the windows that waited for it."""
        parts: list[FetchedPart] = []
        for name, until in self.ledger.fetched_files(self.service.name).items():
            path = sound_file(self.layout.fetched, name, until)
            if path is None:  # a power failure: what was noted never reached the disk
                self.ledger.note_imported(name, lost=True)
                continue
            whole = WarcPart(path, 0, path.stat().st_size)
            parts.append(FetchedPart(whole, self.service.name))
        if parts:
            done = import_parts(
                self.layout,
                self.sources,
                parts,
                Filter(),
                lambda line, _: self.progress(line, 0),
                self.workers,
            )
            self.report.imported.add(done)
        for part in parts:
            self.ledger.note_imported(part.part.path.name)
            part.part.path.unlink(missing_ok=True)
        self._backlog = 0
        for window in self._waiting:
            self._close(window)
        self._waiting.clear()

    def _close(self, window: ArchiveWindow) -> None:
        closed = self.ledger.close_window(window)
        if closed.outcome == "complete":
            self.report.closed += 1
        elif closed.failure:
            self.report.left_open[closed.failure] += 1
        else:
            self.report.not_tried += 1
        self.progress(f"{_words(window)}: {closed.outcome}", int(closed.outcome == "complete"))


def planned_windows(
    ledger: ArchiveLedger,
    service: ServiceName,
    scopes: Iterable[str],
    collections: Iterable[Collection],
) -> list[ArchiveWindow]:
    """The open windows of some scopes in some collections, the oldest first; new ones are written
    down."""
    names, parts = list(scopes), list(collections)
    ledger.add_windows(ArchiveWindow(service, s, c.name, c.year) for c in parts for s in names)
    wanted = {c.name for c in parts}
    return [
        w
        for w in ledger.archive_windows(service, names)
        if w.collection in wanted and (w.outcome != "complete" or w.grows)
    ]


def _words(window: ArchiveWindow) -> str:
    return f"{window.collection} {window.scope[:60]}"


def _listed(
    found: Iterator[IndexedCapture], scope: Scope, counts: Counter[str]
) -> Iterator[ListedCapture]:
    """Lines of an index as the ledger keeps them. Those of other hosts or paths than were asked
    for are counted and never taken."""
    for capture in found:
        counts["lines"] += 1
        if counts["lines"] > MOST_LINES:
            raise ArchiveError("archive_lies", f"the index lists over {MOST_LINES:,} lines")
        if not scope.holds(capture.url):
            counts["foreign"] += 1
            continue
        if not is_plausible(capture.at):
            counts["other"] += 1
            continue
        kind = (
            "pages" if capture.is_page
            else "redirects" if capture.is_redirect
            else "errors" if capture.status is not None and capture.status >= 400
            else "other"
        )  # fmt: skip
        counts[kind] += 1
        place = [capture.file, capture.offset, capture.length]
        yield ListedCapture(
            capture.key,
            capture.stamp,
            capture.url,
            capture.digest,
            json.dumps(place) if capture.file else None,
            capture.is_page,
        )


def _indexed(capture: ListedCapture, collection: str) -> IndexedCapture:
    """A capture as its service needs it."""
    file, offset, length = json.loads(capture.place) if capture.place else (None, None, None)
    return IndexedCapture(
        capture.url, capture.stamp, 200, "text/html", capture.digest, collection, file, offset,
        length,
    )  # fmt: skip
