"""What lies in a run's folder: its spec, its report and its rows. One definition each, for all who
write them (crawl, reparse, import) and for the collector.

`format` grows when a tree of before could not read what one of today writes. What older trees
wrote is read: commit 518fc6a wrote no `format`, and called the container `layout`.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self, TypeVar
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from schemas.ground.clock import now
from schemas.known import KnownDocument
from schemas.messages import Trouble
from schemas.rows import PageRows
from schemas.run import Proof, RunKind, RunOutcome
from schemas.source import Expect, PlatformName, Source
from storage.layout import StorageError, whole_lines, write_atomic

R = TypeVar("R")
FORMAT = 1
SPEC, REPORT = "spec.json", "report.json"


def new_run_id() -> str:
    """Time-ordered, and unique over all processes."""
    return f"{now():%Y%m%dT%H%M%S%f}-{uuid4().hex[:6]}"


class _OnDisk(BaseModel):
    """Base of what is written with its format. Keys that a newer tree of the same format added are
    not looked at."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    format: int = FORMAT

    @field_validator("format")
    @classmethod
    def _is_known(cls, value: int) -> int:
        if value > FORMAT:
            raise StorageError(
                f"a staged run has format {value}, this dafu reads up to {FORMAT}: it was staged "
                "by a newer dafu; run that one again, or move the run out of the staging folder"
            )
        return value


class _Sealed(_OnDisk):
    """Written once, with a digest of all its keys: a damaged byte may leave a file that can be read
    and says something else. What older trees wrote has none."""

    def sealed(self, indent: int | None = None) -> str:
        """The content of the file."""
        content = self.model_dump(mode="json")
        return json.dumps({**content, "seal": _seal(content)}, ensure_ascii=False, indent=indent)

    @classmethod
    def unsealed(cls, path: Path) -> Self:
        """What the file says. Raises ValueError for a damaged one."""
        content = json.loads(path.read_bytes())
        if isinstance(content, dict):
            seal = content.pop("seal", None)
            if seal not in (None, _seal(content)):
                raise ValueError("it is not what was written")
        return cls.model_validate_json(json.dumps(content))


def _seal(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


class RunSpec(_Sealed):
    """What a run was asked for, as far as the collector wants to know."""

    run_id: str
    kind: RunKind
    source_id: str
    """The source, or `all` and `imported` for runs over several."""
    window: tuple[date, date]
    started_at: datetime
    parser_version: str
    part: int = 0
    """Number of the part of a large crawl; 0 for a whole run and for the last part."""
    container: str | None = None
    """The path of the element that holds the article, learned from the source's pages so far."""
    expect: Expect | None = None
    """What the source file expects of a run."""

    @model_validator(mode="before")
    @classmethod
    def _of_older_trees(cls, data: Any) -> Any:
        """518fc6a: `layout` for the container, and expectations only inside the source."""
        if isinstance(data, dict) and "format" not in data:
            data = dict(data)
            if "layout" in data:
                data["container"] = data.pop("layout")
            if isinstance(data.get("source"), dict):
                data.setdefault("expect", data["source"].get("expect"))
        return data

    @field_validator("expect", mode="wrap")
    @classmethod
    def _readable(cls, value: Any, read: Any) -> Expect | None:
        """None for expectations that an older tree wrote in another form: its run is collected all
        the same, only not measured."""
        try:
            found: Expect | None = read(value)
        except ValidationError:
            return None
        return found

    @classmethod
    def of(cls, folder: Path) -> Self:
        """The spec in a run's folder. Raises DamagedRunError for one that cannot be used,
        StorageError for one of a newer dafu."""
        try:
            return cls.unsealed(folder / SPEC)
        except (ValueError, OSError) as error:
            fields = error.errors() if isinstance(error, ValidationError) else []
            where = ", ".join(str(e["loc"][0]) for e in fields if e["loc"]) or "not JSON"
            raise DamagedRunError(f"{SPEC} of {folder.name} cannot be used ({where})") from error

    def write(self, folder: Path) -> None:
        """Write it into a run's folder, whole or not at all."""
        write_atomic(folder / SPEC, self.sealed())


class CrawlSpec(RunSpec):
    """The spec of a crawl: all that its process is told."""

    source: Source
    folder: Path
    archive: Path
    locks: Path
    replica: bool = False
    recheck: bool = False
    user_agent: str
    max_requests: int = Field(gt=0)
    ocr_pages: int = 0
    documents: int | None = None
    taken_down: list[str] = []
    """Marks of what must not be asked for any more."""

    def in_window(self, day: date | None) -> bool:
        """Whether the run wants a document of a day: a backfill those listed without a date or with
        one in its years, other runs all."""
        return self.kind != "backfill" or day is None or self.window[0] <= day <= self.window[1]


class RunReport(_Sealed):
    """What came of a run. A run without one has crashed."""

    outcome: RunOutcome
    ended_at: datetime
    failure: str | None = None
    reason: str | None = None
    proof: Proof | None = None
    parts: int = 0
    """Parts of a large crawl that were staged before its end."""
    parser_version: str | None = None
    platform: PlatformName | None = None
    """The platform that the site was read as."""
    other_platform: str | None = None
    """What the first list page shows of another platform than the source file names; a list may be
    read whole all the same."""
    listed: int = 0
    declared: int | None = None
    requests: int = 0
    classes: dict[str, int] = {}
    """Bad responses by class and status, as in `soft_404:200`."""
    known: int = 0
    fetched: int = 0
    pages: int = 0
    failed: int = 0
    not_modified: int = 0
    offsite: int = 0
    outside: int = 0
    """Listed documents that are not of the years that a backfill asks for."""
    remembered: int = 0
    """Documents that the list was expected to have."""
    missing: int = 0
    """Those of them that it did not have."""
    files: dict[str, str] = {}
    """SHA-256 of each file of rows beside the report; none in what older trees wrote."""

    @classmethod
    def failed_by(cls, trouble: Trouble, at: datetime) -> "RunReport":
        """Of a run that came to nothing."""
        return cls(outcome="failed", failure=trouble.kind, reason=trouble.message, ended_at=at)

    @classmethod
    def crashed(cls, at: datetime) -> "RunReport":
        """Of a run that died before it could write one."""
        return cls.failed_by(Trouble("crashed", "crashed"), at)

    @classmethod
    def backfill_running(cls, host: str, at: datetime) -> "RunReport":
        """Of a crawl that did not begin, because a backfill has the host."""
        words = f"a backfill is crawling {host}; it is tried again by the next run after it"
        return cls.failed_by(Trouble("backfill_running", words), at)

    @classmethod
    def part_of_run(cls, at: datetime) -> "RunReport":
        """Of a part of a crawl that goes on."""
        return cls(outcome="partial", ended_at=at)

    @classmethod
    def of(cls, folder: Path) -> "RunReport | None":
        """The report in a run's folder, None when the run died before it wrote one. One that cannot
        be read is taken as of a run that crashed: its rows are there, its end is not known."""
        path = folder / REPORT
        try:
            return cls.unsealed(path) if path.exists() else None
        except ValueError:
            words = f"its {REPORT} is damaged; what it read is kept, its window stays open"
            return cls.failed_by(Trouble("staging_damaged", words), now())

    def write(self, folder: Path) -> None:
        """Write it into a run's folder, whole or not at all."""
        write_atomic(folder / REPORT, self.sealed(indent=1))


class StagedPage(_OnDisk):
    """A page that was read, on its way into the tables: one line holds the page and what is then
    known of its document, so that a kill cannot leave a document known without its row.

    The rows stay the JSON text that the reader made, until the collector takes them apart.
    """

    fetched_at: datetime
    refused: str | None = None
    """Why it cannot become a row of `replies`."""
    document: KnownDocument | None = None
    body_at: str | None = None
    """The container of its article."""
    rows_json: bytes = Field(b"", exclude=True, repr=False)
    """An object that has the keys of PageRows, and maybe others."""

    def line(self) -> bytes:
        """The page as one line of pages.jsonl, without the line end."""
        return b"%b,%b" % (self.model_dump_json().encode()[:-1], self.rows_json[1:])

    def rows(self) -> PageRows:
        """Its rows. Raises ValidationError for rows that today's tables cannot take."""
        return PageRows.model_validate_json(self.rows_json)

    @classmethod
    def of_line(cls, line: bytes) -> "StagedPage":
        """A page of a line, with the line itself as its rows. Raises ValidationError."""
        return cls.model_validate_json(line).model_copy(update={"rows_json": line})


@dataclass(frozen=True, slots=True)
class GoneDocument:
    """A document that the list no longer has and whose address answered that it is gone."""

    document_key: str
    reply_id: str
    at: datetime


class DamagedRunError(StorageError):
    """A run's folder that cannot be used, and is put aside."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of a run's file that cannot be used."""

    file: str
    number: int
    line: bytes


def rows_in(
    path: Path, read: Callable[[bytes], R], bad: list[BadLine] | None = None
) -> Iterator[R]:
    """Rows of a file of a run up to its last whole line. A line that cannot be used costs itself:
    it is left out, and told in `bad`."""
    for number, line in enumerate(whole_lines(path), 1):
        try:
            row = read(line)
        except ValidationError:
            if bad is not None:
                bad.append(BadLine(path.name, number, line))
            continue
        yield row
