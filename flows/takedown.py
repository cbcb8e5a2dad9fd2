"""A take-down from the wish to the log: out of the tables, a new version, the earlier ones removed,
noted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from explorer.index import index_folder
from flows.publishing import publish_version
from schemas.ground.clock import now
from schemas.source import Source
from storage.layout import Layout, locked
from storage.ledger import Ledger
from storage.ledger_notes import TakeDownDone
from storage.tables.takedown import suppress, suppress_person
from storage.versions.folders import prune

ReasonClass = Literal["person", "agency", "personal_data", "law", "error", "other"]
"""Who asked or why: the person, the publishing agency, personal data that were left in, a law or
court, a mistake of the reader, anything else."""


@dataclass(frozen=True)
class Wish:
    """What somebody wants to have taken down. `what` is an id or an address, or the name of a
    person with the words that tell who is meant in `context`."""

    what: str
    reason: str
    reason_class: ReasonClass
    received: date
    context: str | None = None

    @property
    def kind(self) -> str:
        """What it names."""
        if self.context is not None:
            return "person"
        return "address" if self.what.startswith(("http://", "https://")) else "id"


@dataclass(frozen=True)
class TakenDown:
    """What came of a wish."""

    ids: list[str]
    version: Path
    is_new: bool
    removed: list[str]
    """Earlier versions that are gone."""


def take_down(
    layout: Layout, sources: Iterable[Source], wish: Wish, keep_versions: bool = False
) -> TakenDown:
    """Meet a wish. Earlier versions hold what was taken down, and go, unless they are to be kept;
    so do the explorer's indexes, which are made again."""
    if wish.context is None:
        ids = suppress(layout, wish.what, wish.reason)
    else:
        ids = suppress_person(layout, wish.what, wish.context, wish.reason)
    version, is_new = publish_version(layout, sources)
    removed: list[str] = []
    if not keep_versions:
        with locked(layout.locks / "publish.lock"):
            removed = prune(layout, 1)
        for index in index_folder(layout).glob("*.sqlite"):
            index.unlink()
    ledger = Ledger(layout.ledger)
    received, done = wish.received.isoformat(), now().isoformat()
    row = TakeDownDone(received, done, wish.kind, wish.reason_class, len(ids), len(removed))
    ledger.note_takedown_done(row)
    ledger.keep()
    return TakenDown(ids, version, is_new, removed)
