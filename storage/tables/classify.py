"""What one page is against the current state of its reply."""

from dataclasses import dataclass, field
from datetime import datetime

from schemas.ground.clock import EARLIEST
from schemas.normalize import CONTENT_COLUMNS, bare_address
from schemas.run import CRAWLS, Operation
from storage.tables.batch import Incoming, Reread, TableRow
from storage.tables.state import State

PROVENANCE = {
    "revision", "capture_id", "parser_version", "run_id", "first_seen_at", "last_seen_at",
    "last_changed_at", "withdrawn_at", "presence", "duplicate_group", "duplicate_of", "state_id",
}  # fmt: skip
"""Columns that say where a row is from, and nothing of what the page says."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a page is, and the columns in which it differs."""

    operation: Operation
    columns: list[str] = field(default_factory=list)


def verdict_on(
    page: Incoming, new: State, old: State | None, reread: Reread, look: datetime | None = None
) -> Verdict:
    """The verdict on a page whose row is `new`, where the reply's current state is `old` and its
    address was last looked at at `look`.

    A hash that differs after the parser changed is a change of the site only when today's parser
    reads the old capture differently from the new one.
    """
    if old is None:
        return Verdict("added")
    if page.kind == "import" and page.seen_at < _newest(old, look):
        return Verdict("older")
    before, after = _comparable(old), _comparable(new)
    columns = [c for c in after if c not in PROVENANCE and before.get(c) != after[c]]
    if page.kind == "reparse":
        return Verdict("reparsed", columns) if columns else Verdict("unchanged")
    if before["withdrawn_at"] is not None:
        return Verdict("restored", columns)
    other_parser = before["parser_version"] != after["parser_version"]
    if before["content_hash"] == after["content_hash"]:
        if before["url"] != after["url"]:
            # Archives have a page under http and https, with and without www, at any time.
            if page.kind == "import" and bare_address(before["url"]) == bare_address(after["url"]):
                return Verdict("unchanged")
            return Verdict("moved", ["url"])
        if before["presence"] == "archived_only" and page.kind in CRAWLS:
            return Verdict("seen_live", ["presence"])
        return Verdict("reparsed", columns) if columns and other_parser else Verdict("unchanged")
    capture_id = before["capture_id"]
    if other_parser and capture_id and reread(capture_id) == after["content_hash"]:
        return Verdict("reparsed", columns)
    content = [c for c in CONTENT_COLUMNS if before.get(c) != after.get(c)]
    is_content = bool({"body_text", "title"} & set(content))
    return Verdict("content_changed" if is_content else "metadata_changed", content)


def _newest(state: State, look: datetime | None) -> datetime:
    """The last time that anything is known of a reply."""
    times = (state.row["last_seen_at"], state.row["withdrawn_at"], look)
    return max((at for at in times if at), default=EARLIEST)


def _comparable(state: State) -> TableRow:
    return {**state.row, "body_text": state.text_hash}
