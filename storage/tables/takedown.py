"""Take a reply down: out of the index at once, out of the tables, the ledger and the archive, and
never in again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas.ground.clock import now
from schemas.normalize import mint_reply_id
from schemas.tables import CHILDREN
from storage.layout import Layout, StorageError
from storage.ledger import Ledger
from storage.ledger_notes import TakeDown
from storage.raw.archive import ArchivedResponse
from storage.raw.erasing import erase_records
from storage.raw.naming import Naming
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.marks import (
    note_documents,
    note_fewer,
    note_tables,
    refuse_damaged_tables,
)
from storage.tables.persons import (
    LEAST_CONTEXT,
    LEAST_NAME,
    PersonMark,
    squeezed,
    takedown_key,
    words_of,
)
from storage.tables.plan import change_of
from storage.tables.suppressed import note_takedowns, suppressed
from storage.tables.turn import writing

PAGE_LINES = ("issues", "quarantine", "captures", "listings", "aliases")
"""Tables with words or addresses of pages; those that others lead to are last."""


def suppress(layout: Layout, what: str, reason: str) -> list[str]:
    """Take down a reply by id or address (all replies of that address); their ids. Publishing is
    the caller's next step. Repeating it after a crash goes on where it was.

    Raises StorageError when nothing is known under that name; an address is kept on the list all
    the same, so that it does not come in later.
    """
    with writing(layout):
        tables = Tables(layout.tables)
        is_url = what.startswith(("http://", "https://"))
        ids = _at(tables, what) if is_url else {what}
        # A repeated wish: what was begun is ended, even when no row is left.
        again = {what} if suppressed(layout.tables).has(what) else set()
        if not (is_url or again or tables.read("replies", ["reply_id"], ids=ids).num_rows):
            raise StorageError(f"no reply has the id {what!r}; give its address instead")
        at = now().isoformat()
        listed = [TakeDown(None, what, reason, at)] if is_url and not ids else []
        meant = _Meant.of(tables, ids, {what} if is_url else ())
        return sorted({*_taken_down(layout, tables, meant, reason, listed), *again})


def suppress_person(layout: Layout, name: str, context: str, reason: str) -> list[str]:
    """Take down every reply that has, in whatever column, file or earlier state, a name and words
    that tell who is meant; their ids. Replies that come in later with both are left out too.

    Raises StorageError for words that are too short to mean somebody, and without a key.
    """
    who, where = squeezed(name), squeezed(context)
    if len(who) < LEAST_NAME or len(where) < LEAST_CONTEXT or who in where:
        raise StorageError(
            f"a name of {LEAST_NAME} characters or more, and a context of {LEAST_CONTEXT} or more "
            "that stands in the same replies and does not hold the name: a place, an agency"
        )
    with writing(layout):
        mark = PersonMark.of(takedown_key(layout.root, make=True), name, context)
        tables = Tables(layout.tables)
        meant = _Meant.of(tables, _replies_with(tables, who, where), (), (who, where))
        listed = TakeDown(None, mark.text, reason, now().isoformat())
        return _taken_down(layout, tables, meant, reason, [listed])


@dataclass
class _Meant:
    """All that a wish is about: replies, and under which addresses and titles they are met."""

    ids: set[str]
    addresses: set[str]
    words: tuple[str, ...] = ()
    """Squeezed; what has all of them is meant."""
    captures: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    newest: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The newest row of each reply."""

    @classmethod
    def of(
        cls, tables: Tables, ids: set[str], addresses: Iterable[str], words: tuple[str, ...] = ()
    ) -> "_Meant":
        """What the tables say of some replies, in all their states."""
        meant = cls(set(ids), set(addresses), words)
        columns = [
            "reply_id",
            "url",
            "title",
            "alt_titles",
            "capture_id",
            "source_id",
            "revision",
            "run_id",
            "commit_id",
        ]
        for name in ("revisions", "replies"):
            rows = tables.read(name, columns, ids=ids).sort_by("commit_id").to_pylist()
            for row in rows:
                meant.newest[row["reply_id"]] = row
                meant.addresses.add(row["url"])
                meant.captures.add(row["capture_id"])
                meant.titles.update([row["title"], *row["alt_titles"]])
        files = tables.read("attachments", ["url", "capture_id"], ids=ids).to_pylist()
        columns = ["url", "reply_id"]
        offered = tables.read("attachments", columns, urls=[f["url"] for f in files]).to_pylist()
        shared = {row["url"] for row in offered if row["reply_id"] not in ids}
        for row in files:
            if row["url"] not in shared:
                meant.addresses.add(row["url"])
                meant.captures.add(row["capture_id"])
        for row in tables.read("aliases", ids=ids).to_pylist():
            (meant.addresses if row["alias_kind"] == "url" else meant.ids).add(row["alias"])
        captures = tables.read("captures", ["capture_id", "url", "final_url"]).to_pylist()
        for row in captures:
            if row["capture_id"] in meant.captures:
                meant.addresses |= {row["url"], row["final_url"]}
        for row in captures:
            if row["url"] in meant.addresses:
                meant.captures.add(row["capture_id"])
        meant.captures.discard(None)
        return meant

    def has_row(self, row: dict[str, Any]) -> bool:
        """Whether a row that is no state of a reply is about what is meant."""
        named = {row.get("url"), row.get("final_url"), row.get("alias")} & self.addresses
        if named or row.get("capture_id") in self.captures or row.get("reply_id") in self.ids:
            return True
        return bool(self.words) and all(w in squeezed(words_of(row)) for w in self.words)

    def has_document(self, source_id: str, key: str, url: str, title: str) -> bool:
        """Whether a document of the ledger is meant."""
        return (
            url in self.addresses
            or mint_reply_id(source_id, key) in self.ids
            or (bool(self.words) and all(word in squeezed(title) for word in self.words))
        )


def _at(tables: Tables, url: str) -> set[str]:
    """Ids of the replies that have, or had, an address."""
    held = tables.read("replies", ["reply_id"], urls=[url])["reply_id"].to_pylist()
    aliases = tables.read("aliases", ["alias", "reply_id"]).to_pylist()
    return {*held, *(row["reply_id"] for row in aliases if row["alias"] == url)}


def _replies_with(tables: Tables, *words: str) -> set[str]:
    """Ids of replies in whose rows, of any state, all of some squeezed words stand."""
    found: list[set[str]] = [set() for _ in words]
    for table in ("replies", "texts", "revisions", *CHILDREN):
        for batch in tables.scan(table):
            for row in batch.to_pylist():
                text = squeezed(words_of(row))
                for ids, word in zip(found, words, strict=True):
                    if word in text:
                        ids.add(row["reply_id"])
    return set.intersection(*found)


def _taken_down(
    layout: Layout, tables: Tables, meant: _Meant, reason: str, listed: list[TakeDown]
) -> list[str]:
    """Note what is meant, then erase it, the states of the replies last: until then a repeated wish
    finds under which addresses they were met. The ids of the replies."""
    index = CurrentIndex(tables)
    refuse_damaged_tables(index, tables)  # an erasure writes years anew, as if all were whole
    at = now()
    rows = [TakeDown(i, None, reason, at.isoformat()) for i in sorted(meant.ids)]
    rows += [TakeDown(None, url, reason, at.isoformat()) for url in sorted(meant.addresses)]
    note_takedowns(layout.root, [*rows, *listed])
    ledger = Ledger(layout.ledger)
    _erase_captures(layout, tables, meant)
    sources = ledger.forget_documents(meant.has_document)
    told = tables.read("changes", ["reply_id", "op"], ids=meant.ids).to_pylist()
    events = meant.newest.keys() - {row["reply_id"] for row in told if row["op"] == "redacted"}
    commit_id = index.next_commit()
    changes = [
        change_of(commit_id, n, at, meant.newest[i], "redacted").model_dump()
        for n, i in enumerate(sorted(events))
    ]
    tables.append("changes", changes, commit_id)
    index.remove(meant.ids, commit_id)
    _erase_lines(index, meant)
    erase_states(index, meant.ids)
    tables.forget_history()
    note_tables(index, tables)
    note_documents(index, ledger, sources)
    ledger.keep()
    return sorted(meant.newest)


def _erase_captures(layout: Layout, tables: Tables, meant: _Meant) -> None:
    """Erase what is meant from the archive, from what public archives gave and is not imported yet,
    and from logs and damaged files."""
    roles = tables.read("captures", ["capture_id", "role"])
    lists = {r["capture_id"] for r in roles.to_pylist() if r["role"] == "list"}
    naming = Naming(meant.addresses, meant.titles, meant.words)

    def is_doomed(response: ArchivedResponse) -> bool:
        return (
            response.url in meant.addresses
            or response.capture_id in meant.captures
            or (response.capture_id in lists and naming.lists(response))
            or naming.has_words(response.body)
        )

    erase_records(layout.archive, "archive", is_doomed)
    erase_records(layout.fetched, "fetched", is_doomed)
    for path in (p for f in (layout.logs, layout.root / "damaged") for p in f.rglob("*")):
        if path.is_file() and naming.is_in(path.read_bytes()):
            path.unlink()


def erase_states(index: CurrentIndex, reply_ids: Iterable[str]) -> None:
    """Take all rows of some replies out of the tables that hold words of their pages, their states
    last. An erasure that is cut off has lost nothing: what goes is noted before."""
    tables, ids = index.tables, pa.array(sorted(set(reply_ids)), pa.string())
    for name in ("texts", *CHILDREN, "revisions", "replies"):
        held = tables.read(name, ["published_year"], ids=ids.to_pylist())["published_year"]
        for year in sorted(set(held.to_pylist())):
            rows = tables.read(name, years=[year])
            kept = rows.filter(pc.invert(pc.is_in(rows["reply_id"], ids)))
            note_fewer(index, name, rows.num_rows - kept.num_rows)
            tables.overwrite(name, kept, year)


def _erase_lines(index: CurrentIndex, meant: _Meant) -> None:
    """The same of the tables that have words or addresses of pages without being of a state."""
    for name in PAGE_LINES:
        rows = index.tables.read(name)
        stays = [not meant.has_row(r) for b in rows.to_batches() for r in b.to_pylist()]
        if not all(stays):
            note_fewer(index, name, stays.count(False))
            index.tables.overwrite(name, rows.filter(pa.array(stays, pa.bool_())))
