"""One reply with all that hangs on it, and the tables about sources, read from a version's own
Parquet files."""

import difflib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from explorer.passages import Piece
from schemas.coverage import Coverage, NumberGap, SourceState
from schemas.ground.base import Row
from schemas.reply import Attachment, Citation, Reply, Revision, Section
from schemas.run import Capture, Change

Model = TypeVar("Model", bound=Row)
MOST_COMPARED = 2_000
"""Characters of a changed paragraph within which differences are looked for: the comparison grows
with the square of it. A longer one is marked whole."""
SHOWN_CHANGES = (
    "title", "body_text", "proposal_numbers", "agency", "doc_number", "reply_date", "published_at",
    "outcome_raw", "addressees", "url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A column of an earlier state beside the state after it, as pieces with what differs
    marked."""

    column: str
    before: list[Piece]
    after: list[Piece]


@dataclass(frozen=True, slots=True)
class Step:
    """From one state of a reply to the next."""

    earlier: Revision
    changes: list[FieldChange]


class Records:
    """Reads single rows of a published version."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._db = duckdb.connect()
        self._db.execute("SET TimeZone = 'Asia/Shanghai'; SET threads = 1")

    def reply(self, reply_id: str, year: int) -> Reply:
        """The whole row of a reply that the index has."""
        found = self._rows(Reply, "replies", "reply_id = ?", [reply_id], year=year)
        return found[0].model_copy(update={"published_year": year})

    def sections(self, reply: Reply) -> list[Section]:
        return self._of(Section, "sections", reply)

    def citations(self, reply: Reply) -> list[Citation]:
        return self._of(Citation, "citations", reply)

    def attachments(self, reply: Reply) -> list[Attachment]:
        return self._of(Attachment, "attachments", reply)

    def events(self, reply_id: str) -> list[Change]:
        return self._rows(Change, "changes", "reply_id = ?", [reply_id], "change_id")

    def capture(self, capture_id: str | None) -> Capture | None:
        """The archived response behind a row."""
        found = self._rows(Capture, "captures", "capture_id = ?", [capture_id])
        return found[0] if found else None

    def captures(self, capture_ids: list[str]) -> list[Capture]:
        return self._rows(Capture, "captures", "capture_id IN (SELECT unnest(?))", [capture_ids])

    def coverage(self, source_id: str) -> list[Coverage]:
        return self._rows(Coverage, "coverage", "source_id = ?", [source_id], "year DESC")

    def gaps(self, source_id: str) -> list[NumberGap]:
        return self._rows(NumberGap, "number_gaps", "source_id = ?", [source_id])

    @cached_property
    def sources(self) -> list[SourceState]:
        """All sources of the version, by id."""
        return self._rows(SourceState, "sources", "true", [], "source_id")

    def steps(self, reply: Reply) -> list[Step]:
        """The earlier states of a reply, newest first, each with what the next one changed."""
        earlier = self._rows(
            Revision,
            "revisions",
            "reply_id = ?",
            [reply.reply_id],
            "revision DESC, valid_from DESC",
        )
        steps, later = [], reply
        for state in earlier:
            steps.append(Step(state, _changes(state, later)))
            later = state
        return steps

    def _of(self, model: type[Model], table: str, reply: Reply) -> list[Model]:
        return self._rows(
            model, table, "reply_id = ?", [reply.reply_id], "seq", reply.published_year
        )

    def _rows(
        self,
        model: type[Model],
        table: str,
        where: str,
        values: list[Any],
        order: str = "",
        year: int | None = None,
    ) -> list[Model]:
        folder = self.folder / table
        folder = folder if year is None else folder / f"published_year={year}"
        if not any(folder.glob("*.parquet")):
            return []
        files = str(folder / "*.parquet").replace("'", "''")
        found = self._db.cursor().execute(
            f"SELECT * FROM read_parquet('{files}', hive_partitioning = false) WHERE {where}"
            + (f" ORDER BY {order}" if order else ""),
            values,
        )
        names = [column[0] for column in found.description or ()]
        return [
            model.model_validate(dict(zip(names, row, strict=True))) for row in found.fetchall()
        ]


def _changes(before: Reply, after: Reply) -> list[FieldChange]:
    changes = []
    for column in SHOWN_CHANGES:
        old, new = _printed(getattr(before, column)), _printed(getattr(after, column))
        if old != new:
            changes.append(FieldChange(column, *compared(old, new)))
    return changes


def _printed(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value or "")


def compared(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts with what the other does not have marked.

    >>> [p.text for p in compared("投入300万元。", "投入500万元。")[1] if p.marked]
    ['5']
    """
    before: list[Piece] = []
    after: list[Piece] = []
    lines_old, lines_new = old.splitlines(keepends=True), new.splitlines(keepends=True)
    lines = difflib.SequenceMatcher(None, lines_old, lines_new)
    for op, a, b, c, d in lines.get_opcodes():
        left, right = "".join(lines_old[a:b]), "".join(lines_new[c:d])
        if op == "equal":
            before.append(Piece(left))
            after.append(Piece(right))
            continue
        if max(len(left), len(right)) > MOST_COMPARED:
            before += [Piece(left, True)]
            after += [Piece(right, True)]
            continue
        within = difflib.SequenceMatcher(None, left, right, autojunk=False)
        for kind, i, j, k, m in within.get_opcodes():
            before += [Piece(left[i:j], kind != "equal")] if j > i else []
            after += [Piece(right[k:m], kind != "equal")] if m > k else []
    return before, after
