"""The walk over a source's lists: which pages are due, which documents are listed, and whether that
is proven complete. Pure."""

from collections import Counter
from dataclasses import dataclass, field

from crawlers.platforms import Ask, ListPage, ListRow
from schemas.messages import Trouble
from schemas.run import Proof, RunOutcome


@dataclass
class Column:
    """One list (a start address, a year child, a category) as far as it is walked. Requests are
    named by their key."""

    url: str
    declared_total: int | None = None
    declared_pages: int | None = None
    totals: set[int] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    pending: set[str] = field(default_factory=set)
    probes: set[str] = field(default_factory=set)
    missed_probes: int = 0
    failed: list[str] = field(default_factory=list)
    fresh_pages: int = 0  # pages that showed a document not on an earlier one
    repeated: str | None = None  # a page that showed only documents of earlier ones
    unknown_next: bool = False
    seen_first: bool = False

    def next_pages(self, listed: ListPage, keys: list[str], asked: str) -> list[Ask]:
        """Take note of a list page; requests that are now due. Any page may name further ones, but
        one that shows only documents of earlier pages and declares no end is not followed."""
        first = not self.seen_first
        self.seen_first = True
        fresh = bool(set(keys) - self.keys)
        self.fresh_pages += fresh
        if keys and not fresh and asked not in self.probes:
            self.repeated = self.repeated or asked
        self.keys.update(keys)
        if listed.declared_total is not None:
            self.totals.add(listed.declared_total)
            self.declared_total = listed.declared_total
        self.declared_pages = (
            listed.declared_pages if self.declared_pages is None else self.declared_pages
        )
        self.unknown_next = self.unknown_next or listed.more
        bounded = listed.declared_total is not None or listed.declared_pages is not None
        due = [*listed.due, *(listed.probes if first else [])] if first or fresh or bounded else []
        if first:
            self.probes = {ask.key for ask in listed.probes}
        due = [ask for ask in due if ask.key not in self.asked and ask.key != self.url]
        due = list({ask.key: ask for ask in due}.values())
        self.asked.update(ask.key for ask in due)
        self.pending.update(ask.key for ask in due)
        return due

    def page_failed(self, url: str, gone: bool) -> None:
        """A list page did not come. One missing probe is what a right guess of the numbering looks
        like."""
        self.pending.discard(url)
        if url == self.url or not (gone and url in self.probes):
            self.failed.append(url)
        else:
            self.missed_probes += 1

    def verdict(self) -> Proof | Trouble:
        """Proof of completeness, or what is missing for one. A proven empty column counts as
        walked."""
        if not self.seen_first:
            return Trouble("list_failed", "the first list page did not come")
        if self.failed:
            return Trouble(
                "list_failed", f"{len(self.failed)} list page(s) did not come: {self.failed[0]}"
            )
        if self.pending:
            return Trouble(
                "list_incomplete", f"{len(self.pending)} list page(s) were not asked for"
            )
        if len(self.totals) > 1:
            return Trouble(
                "list_changed", f"the declared total changed while listing ({sorted(self.totals)})"
            )
        if self.declared_total is not None:
            if len(self.keys) >= self.declared_total:
                return "declared_total"
            return Trouble(
                "total_not_met",
                f"{len(self.keys)} of {self.declared_total} declared documents listed",
            )
        if self.unknown_next:
            return Trouble(
                "pager_unknown", "the page has a next page that this platform does not know"
            )
        if self.declared_pages is None:
            # Pages named one by one: the last has no successor, or is empty.
            return (
                "last_page"
                if self.repeated is None
                else Trouble("list_repeats", f"a list page repeats earlier ones: {self.repeated}")
            )
        if self.missed_probes > 1:
            return Trouble(
                "list_gap", "pages of the list are missing on both ends of the numbering"
            )
        if self.fresh_pages < self.declared_pages and (self.keys or self.declared_pages > 1):
            return Trouble(
                "list_gap",
                f"{self.fresh_pages} of {self.declared_pages} declared pages have documents of "
                "their own",
            )
        return "last_page"


@dataclass
class Walk:
    """All columns of one crawl."""

    columns: dict[str, Column] = field(default_factory=dict)
    listed: dict[str, ListRow] = field(default_factory=dict)

    def add_column(self, url: str) -> bool:
        """Start a column; False when it is already walked."""
        if url in self.columns:
            return False
        self.columns[url] = Column(url)
        return True

    @property
    def declared(self) -> int | None:
        """Sum of the declared totals, None when no column declares one."""
        totals = [c.declared_total for c in self.columns.values() if c.declared_total is not None]
        return sum(totals) if totals else None

    def verdict(self) -> Proof | Trouble:
        """Proof that every column is complete, or the first trouble."""
        proof: Proof | None = None
        for column in self.columns.values():
            found = column.verdict()
            if isinstance(found, Trouble):
                return Trouble(found.kind, f"{column.url}: {found.message}")
            proof = "last_page" if proof == "last_page" else found
        return proof or Trouble("list_failed", "no list was walked")

    def outcome(
        self,
        failed: Counter[str],
        blocked: str | None,
        stopped: Trouble | None,
        first_failure: Trouble | None,
    ) -> tuple[RunOutcome, Trouble | None]:
        """Outcome of a crawl and what is wrong: `failed` counts documents
        that could not be read by class, `blocked` and `stopped` say why it ended early."""
        found = self.verdict()
        if blocked:
            return "blocked", Trouble("blocked", blocked)
        if not any(column.seen_first for column in self.columns.values()):
            return "failed", first_failure or stopped or (
                found if isinstance(found, Trouble) else None
            )
        if stopped:
            return "partial", stopped
        if isinstance(found, Trouble):
            return "partial", found
        if failed:
            kinds = ", ".join(f"{kind} {count}" for kind, count in failed.most_common())
            return "partial", Trouble(
                "documents_failed",
                f"{failed.total()} listed document(s) could not be read: {kinds}",
            )
        if not self.listed:
            return "empty", Trouble("empty_list", "the list has no documents")
        return "complete", None
