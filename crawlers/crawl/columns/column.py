"""One list as far as it is walked: what is asked next, and whether all of it was seen. Pure.

A column is walked in stages. First come the pages that it names. When they are read and nothing
else proves that they are all, the walk looks beyond the end once; where no pager is understood it
tries the addresses that the page hints at, at most MOST_TRIES a month. What was learned is kept, so
that the next night asks for list pages only.
"""

from dataclasses import dataclass
from urllib.parse import urljoin

from crawlers.crawl.columns.evidence import ROWS_AT, Role
from crawlers.crawl.columns.stages import Stages
from crawlers.crawl.columns.told import BESIDE
from crawlers.platforms import Ask, ListPage, PageRule
from crawlers.platforms.asks import is_rule
from crawlers.platforms.lists.forms import fits, row_form
from crawlers.platforms.lists.hints.candidates import hints_of
from crawlers.platforms.lists.hints.choices import knows_no_pages
from crawlers.platforms.lists.hints.places import places_of
from crawlers.platforms.lists.hints.usual import is_other_column
from crawlers.platforms.lists.unread import MOST_SCRIPTS, is_file, named_scripts


@dataclass
class Column(Stages):
    """One list (a start address, a year child, a category). Requests are named by their key.

    `pager`, `trust_total` and `size` are the author's word (`listing:` of the source).
    """

    def take(self, listed: ListPage, keys: list[str], asked: str) -> tuple[bool, list[Ask]]:
        """Take note of a list page; whether its rows are the column's, and the requests that are
        now due."""
        role, page = self._roles.get(asked, ("page", 1))
        if self._is_due_again(listed, role) and self._may_ask_again(asked):
            return False, [Ask.of(asked)]
        self.pending.discard(asked)
        refused = self._refuses(listed)
        if role == "script" or (role in ("source", "service") and listed.script):
            self.unread -= {row.title for row in listed.rows}
            self._read_script(listed.script, asked)
        if role in ("page", "numbering", "beyond") and self.keys:
            self._leave_others(listed, keys)
        probed = role in ("try", "numbering", "beyond", "source")
        other = probed and is_other_column(self._name, listed.column)
        alike = not other and (not self.keys or fits(listed.rows, self._forms))
        fresh = alike and bool(set(keys) - self.keys)
        none = listed.is_answer and not self.keys and not keys and not refused
        if role == "try" and self._trial and keys:
            self._trial.shown.append(frozenset(keys))
        shown = listed.is_answer or (role != "beyond" and bool(keys))
        self._led |= self.seen_first and alike and shown
        if not self.seen_first:
            self._take_first(listed)
        elif self._take_menu(listed):
            self._tries, self._usual = [], []
        elif role in ("script", "source"):
            ended = role == "source" and listed.is_answer and listed.last and not keys
            has_all = role == "source" or self.keys <= set(keys)
            if ended or (alike and keys and (fresh or has_all)):
                self._take_source(listed, asked)
            elif listed.is_answer and not alike:
                self._take_other()
        elif role == "service" and (none or (alike and keys)):
            if asked == self._source:
                self._take_source(listed, asked)
            else:
                self._take_service(listed)
        elif fresh or none:
            self._note(listed, page)
        if fresh:
            self._status = listed.said.status if listed.is_answer else self._status
            self.keys.update(keys)
            self._forms.update(row_form(row.url) for row in listed.rows)
            self._rows[page] = len(listed.rows)
            self._shown[page] = frozenset(keys)
        if not (role == "try" and not fresh and self._is_explained(listed)):
            known = none or (role == "service" and alike and bool(keys))
            named = role in ("page", "service")
            # A page among others whose rows were all withdrawn, and that says so, is no gap.
            withdrawn = role == "page" and listed.says_none and page < (self.declared_pages or 0)
            if named and self._has_ended(listed, page, frozenset(keys)):
                self.ended = self._said_last = True
            else:
                shows = fresh or (named and (known or withdrawn))
                self._answer(role, page, asked, shows, refused and not self._reaches_end)
        return fresh, self._due()

    def miss(self, asked: str, gone: bool) -> list[Ask]:
        """A list page did not come; requests that are now due. What was only tried may be
        missing."""
        role, page = self._roles.get(asked, ("page", 1))
        # An empty body is what a busy server gives, too.
        if gone and role == "page" and self.seen_first and self._may_ask_again(asked):
            return [Ask.of(asked)]
        self.pending.discard(asked)
        if role in ("page", "service") or (role == "numbering" and not gone):
            (self.gone if gone and self.seen_first else self.failed).append(asked)
        elif role in ("script", "source"):
            pass  # what it would have said is asked for by the usual addresses
        elif gone or role == "try":
            self._unanswered += [] if gone else [asked]
            self._answer(role, page, asked, False, False)
        else:
            self._unanswered.append(asked)  # an error is no end
        return self._due() if self.seen_first else []

    def release(self, whole: bool) -> list[Ask]:
        """A page that may be the whole list has answered; requests that are now due."""
        self.waits -= 1
        self.is_overview = self.is_overview or whole
        return self._due()

    def _take_first(self, listed: ListPage) -> None:
        self.seen_first = True
        self._parent = bool(listed.children) and not listed.rows and not listed.service
        self._tries, self.traces = list(listed.tries), list(listed.traces)
        self._usual, self._scripts = list(listed.usual), list(listed.scripts)
        self._likenesses, self.parts = list(listed.likenesses), list(listed.parts)
        self._sources, self._name = list(listed.sources), listed.column
        self._services = [*listed.services, *listed.sources]
        self._first, self._base = listed.page, listed.base or self._base
        self._first_rows = list(listed.rows)
        if self._asks_whole and listed.is_answer and not listed.promises_more:
            self.traces, self._is_answer_of_all = [], True
        self._asks_whole = self._asks_whole or listed.asks_whole
        self._asks_only_sources = listed.asks_only_sources
        written = (self.learned.rule if self.learned else None) or ""
        written, *beside = written.split(BESIDE)
        self._beside_before = beside
        text, _, self._script_place = written.partition(ROWS_AT)
        self._places = [*listed.places, *self._places, *filter(None, [self._script_place])]
        known = PageRule.of(text) if is_rule(text) else None
        rules = listed.rules
        if self.pager:
            size = self.size or len(listed.rows) or None
            written = urljoin(self.url.partition("#")[0], self.pager)
            rules, self.traces, self._tries = [PageRule.of(written, size)], [], []
            self._usual, self._scripts, self._sources = [], [], []
        elif known and self.learned and not rules:
            rules, self.induced = [known], self.learned.induced
        elif known and known in rules:
            rules = [known]  # the numbering is known
        self._use(rules)
        self._note(listed, 1)
        self._service = listed.service
        if text and known is None and self._service is None and not rules:
            self._source, self._service = text, Ask.of(text)
            self._sources, self._scripts = [], []
        if self.induced and self.rule and not listed.rows and self._service is None:
            self._service = self.rule.ask(1)  # a learned rule whose first page is a service's

    def _leave_others(self, listed: ListPage, keys: list[str]) -> None:
        """Leave out the rows of a box of news, where it outdoes the one row of a last page and
        makes the page look like that of another list."""
        if fits(listed.rows, self._forms):
            return
        own = [n for n, row in enumerate(listed.rows) if row_form(row.url) in self._forms]
        if own:
            listed.rows[:] = [listed.rows[n] for n in own]
            keys[:] = [keys[n] for n in own]

    def _take_other(self) -> None:
        """The answer to a request of the page's scripts has nothing of the list (the menu came by
        XHR): where they ask for nothing else, a full page beside it is a sign of nothing."""
        if self._asks_only_sources and self.keys and not (self._sources or self._scripts):
            self._own_pager_denied = True

    def _use(self, rules: list[PageRule]) -> None:
        if len(rules) == 1:
            self.rule = rules[0]
        else:
            self._numberings = list(rules)

    def _take_source(self, listed: ListPage, asked: str) -> None:
        """A file that holds the rows, or an answer that names the next one: it is the list."""
        self._source, self._sources, self._usual = asked, [], self._usual[:2]
        cut_here = len(listed.rows) > len(self.keys) > 0 or (is_file(asked) and self._likenesses)
        whole = self._asks_whole and knows_no_pages(self._read) and not listed.promises_more
        if (cut_here or whole) and not listed.chained:
            listed.traces = []  # the page shows what the file has in parts, by a pager of its own
        self._take_service(listed)
        self.induced = self.rule is not None or bool(self._numberings)

    def _take_service(self, listed: ListPage) -> None:
        """The service behind a column page is the list, and says itself how it is paged."""
        self.totals, self.declared_total, self.declared_pages = set(), None, None
        if not self.induced:
            self.rule, self._numberings, self._tries = None, [], []
            if self._source is None:
                self._usual, self._scripts = [], []
            self._use(listed.rules)
        self.traces = list(listed.traces)
        self._note(listed, 1)

    def _note(self, listed: ListPage, page: int) -> None:
        """What a page with documents of its own says of the list."""
        if page > 1 and listed.is_answer and listed.declared_total == len(listed.rows) > 0:
            # Its "count" is that of the rows of each answer.
            self.totals, self.declared_total, self.trust_total = set(), None, False
            self.declared_pages = None
        if listed.declared_total is not None and self.trust_total:
            self.totals.add(listed.declared_total)
            self.declared_total = listed.declared_total
        if listed.declared_pages is not None:
            self.declared_pages = max(self.declared_pages or 0, listed.declared_pages)
        # The last part of a chain may have no place for a next one.
        ends = self._chained and not (listed.chained or listed.promises_more)
        self._chained = self._chained or listed.chained
        self._promised, self._said_last = listed.promises_more, listed.last or ends
        self.unread.update(listed.unread)
        for ask in listed.due:
            if ask.key not in self._roles and ask.key != self.url:
                self._named[max([page, *self._named]) + 1] = ask.key

    def _answer(self, role: Role, page: int, asked: str, fresh: bool, refused: bool) -> None:
        """What an answer means for the stage that asked for it."""
        if fresh and role != "try":
            self.last = max(self.last, page)
        if role in ("page", "service") and not fresh and asked != self.url:
            self.repeated.append(asked)
        elif role == "numbering":
            rule = self._numberings.pop(0)
            if fresh:
                self.rule, self._numberings = rule, []
            elif not self._numberings:
                self.rule = rule  # under no numbering: with one declared page that is the end
                self.ended = (self.declared_pages or 1) <= 1
                self.repeated += [] if self.ended else [asked]
        elif role == "beyond" and refused:
            self._unanswered.append(asked)
        elif role == "beyond" and not fresh:
            self._take_end(asked)
            self.repeated += [asked] if self._promised else []
        elif role == "try" and self._trial:
            self._trial.note(fresh)
            if self._trial.rule:
                self.rule, self.induced = self._trial.rule, True
                self.last = self._trial.pages
                self._trial = None
            elif self._trial.over and self._trial.has_given:
                # One file, whatever number stands behind it, is read whole.
                self._gave_rows = not (self._trial.has_no_effect and is_file(asked))
            elif self._trial.hinted and self._trial.over:
                folder = self.url.partition("?")[0].rpartition("/")[0] + "/"
                beside = self._trial.candidate.template.startswith(folder)
                self._own_pager_denied = self._own_pager_denied or beside

    def _read_script(self, text: str, asked: str) -> None:
        """Addresses that the page and a script that it loads hint at together, and further scripts
        that this one loads."""
        if self._first is not None and text:
            self._take_written(text)
            further = named_scripts(self._first, text, asked)
            self._scripts += [ask for ask in further if ask not in self._scripts]
            del self._scripts[max(0, MOST_SCRIPTS - self.scripts_read) :]
            text = self._read = f"{self._read}\n{text}"
            hints = hints_of(self._first, self._rows.get(1, 0), self.size, text)
            self._tries += hints.rules
            self._sources += hints.sources
            self._script_services += [*hints.services, *hints.sources]
            self.parts = self.parts or hints.parts
            if not self._first_rows and len(hints.units) > 1:
                # The lists are there, one a tab, and the page has none of its own.
                self.columns |= dict.fromkeys(ask.key for ask in hints.units)
                self._tries, self._sources, self._scripts = [], [], []
            found = places_of(self._first, text)
            self._script_place = next((p for p in found if p not in self._places), "")
            self._places += found
