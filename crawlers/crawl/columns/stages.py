"""What a walk over one list asks for next, stage by stage. Pure."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from crawlers.crawl.columns.answers import Answers
from crawlers.crawl.columns.evidence import Role
from crawlers.crawl.columns.trial import Trial
from crawlers.platforms import Ask
from crawlers.platforms.lists.pagers import MAX_PAGES
from crawlers.platforms.lists.rules import rule_of_addresses


@dataclass
class Stages(Answers):
    """The stages of a walk. First come the pages that the list names; when they are read and
    nothing else proves that they are all, one page beyond the end; where no pager is understood,
    the addresses that the page hints at."""

    @property
    def _first_of_service(self) -> Ask | None:
        """Page 1 of a service that was found by trying: what the column's own page shows may be
        other rows."""
        if not (self.induced and self.rule and self.keys) or self._chained or self._service:
            return None
        before, own = self.rule.template.partition("{n}")[0], urlsplit(self.url).path
        is_service = ("?" in before or "#" in before) and urlsplit(before).path != own
        return self.rule.ask(1) if is_service else None

    @property
    def _total_may_stop(self) -> bool:
        """Whether a total that is met is a round number of full pages: there are searches that
        count no further."""
        full = self._rows.get(self.last, 0) >= self._rows.get(1, 0) > 0
        return full and (self.declared_total or 0) % 10 == 0

    def _due(self) -> list[Ask]:
        found = self._ask(self._service, "service", 1) if self._service else []
        for page, key in self._named.items():
            found += self._ask(Ask.of(key), "page", page)
        if found or self.pending or self.failed:
            return found
        for stage in (self._pages, self._first_again, self._second_page, self._beyond, self._try):
            if found := stage():
                return found
        return []

    def _ask(self, ask: Ask, role: Role, page: int) -> list[Ask]:
        if ask.key in self._roles or ask.key == self.url:
            return []
        self._roles[ask.key] = (role, page)
        self.pending.add(ask.key)
        return [ask]

    def _pages(self) -> list[Ask]:
        """All pages that a rule and a declared number of them name."""
        if self.rule is None:
            return []
        pages = min(self.declared_pages or 1, MAX_PAGES)
        return [ask for k in range(2, pages + 1) for ask in self._ask(self.rule.ask(k), "page", k)]

    def _first_again(self) -> list[Ask]:
        first = self._first_of_service
        return self._ask(first, "again", 1) if first else []

    def _second_page(self) -> list[Ask]:
        """Page 2 under the first numbering that is left (cms.md, offset trap)."""
        return self._ask(self._numberings[0].ask(2), "numbering", 2) if self._numberings else []

    def _beyond(self) -> list[Ask]:
        """One page more than the list names, unless a total is met or the end was seen lately."""
        if self._chained:
            self.ended = self._said_last
            return []
        if self.rule is None and self._named:
            self.rule = rule_of_addresses(self._named, self._rows.get(1, 0))
            self.ended = self.rule is None and self._said_last
        if self.rule is None or self.ended or self.repeated:
            return []
        if self._total_met and self.last > 1 and not self._total_may_stop:
            return []
        if self._reaches_end and self._was_proven and not self._leads_nowhere:
            self.ended = True
            return []
        beyond = self.rule.ask(self.last + 1)
        if beyond.key in self._roles:  # it has answered already, with nothing new
            self.ended = beyond.key not in self._unanswered
            return []
        return self._ask(beyond, "beyond", self.last + 1)

    def _try(self) -> list[Ask]:
        """The next address that the traces hint at."""
        if self.waits or self.is_overview:
            return []
        if self.rule is not None or self._named or self._chained or self.repeated or self._parent:
            return []
        if (self._total_met and not self.traces and not self._untold) or self._is_remembered:
            return []
        while self._tries_left > 0 or (self._scripts and not self._tries):
            if self._trial is None or (ask := self._trial.next_ask()) is None:
                if self._sources or (not self._tries and self._scripts):
                    role: Role = "source" if self._sources else "script"
                    asks = self._ask((self._sources or self._scripts).pop(0), role, 1)
                    self.tried += len(asks) if role == "source" else 0
                    self.scripts_read += len(asks) if role == "script" else 0
                    if asks:
                        return asks
                    continue
                if not (left := self._tries or self._usual_left) or self._tries_left < 2:
                    return []  # one answer alone teaches nothing
                hinted = bool(self._tries)
                # Of a name that is only usual page 2 is enough: more names can be asked for.
                thorough = bool(self.traces) and hinted
                self._trial = Trial(left.pop(0), bool(self.keys), thorough, hinted)
                continue
            if found := self._ask(ask, "try", self._trial.page):
                self.tried += 1
                return found
            self._trial.note(False)  # asked already: the page's own address is its page 1
            if self._trial.rule:
                self.rule, self.induced, self.last = self._trial.rule, True, self._trial.pages
                self._trial = None
                return self._due()
        return []
