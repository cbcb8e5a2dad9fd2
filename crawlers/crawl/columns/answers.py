"""What an answer means for a walk over one list: an end, a refusal, an explanation. Pure."""

from dataclasses import dataclass

from crawlers.crawl.columns.evidence import Evidence, Role
from crawlers.platforms import ListPage
from crawlers.platforms.lists.rules import may_ask_another

MOST_AGAIN = 4
"""Requests of a column that are made a second time."""


@dataclass
class Answers(Evidence):
    """The judgement of answers, by what earlier ones of the list were."""

    def _refuses(self, listed: ListPage) -> bool:
        """Whether an answer without rows is no answer of the list: a service that is busy or tired
        says so with status 200."""
        said = listed.said
        if listed.rows or said.none or self._status is None:
            return not listed.rows and not said.none and (said.bad or said.later)
        return said.bad or said.later or said.status != self._status or not listed.is_answer

    def _may_ask_again(self, asked: str) -> bool:
        """Whether a request may be made once more, which is noted."""
        may = asked not in self._again and len(self._again) < MOST_AGAIN
        self._again |= {asked} if may else set()
        return may

    def _is_due_again(self, listed: ListPage, role: Role) -> bool:
        """Whether a request is worth a second time: of a page that the list names and that came
        without rows, or that was refused. What was only tried is asked for again when it says
        so."""
        if listed.rows:
            return False
        if role == "page" and self.seen_first:
            return not listed.says_none
        named = role in ("service", "beyond", "again") and self._refuses(listed)
        return listed.said.later or (named and not (role == "beyond" and self._reaches_end))

    def _take_end(self, asked: str) -> None:
        """Take note that the page beyond the last gave nothing. Where that is all that a learned
        rule gave, it is asked again the next night, and forgotten after a month without proof."""
        if not self._leads_nowhere:
            self.ended = True
        elif self.learned and self.learned.tries:
            self._unanswered.append(asked)
        else:
            self.rule, self.induced, self.learned = None, False, None

    def _has_ended(self, listed: ListPage, page: int, keys: frozenset[str]) -> bool:
        """Whether a page beyond the last is an end: it shows once more what the last one shows, or
        the first (so systems answer that count no pages), or it is the empty answer to the key of
        the last row, which has led to rows before."""
        known = self._shown
        if not keys and known and page > max(known) and not (self._chained or listed.is_answer):
            # A next link that is always there leads to a page without rows.
            named = self.declared_pages is not None
            return not named and (listed.says_none or self._reaches_end)
        if len(known) < 2:
            return False
        if not keys:
            return self._chained and listed.is_answer
        circle = keys in (known[max(known)], known.get(1))
        return circle and page > max(known) and self.declared_pages is None

    def _is_explained(self, listed: ListPage) -> bool:
        """Whether a service that the page names answers that it has no more than the page shows."""
        total = listed.declared_total
        said = listed.last or (total is not None and total == len(self.keys))
        if not (self._trial and listed.is_answer and said) or self._refuses(listed):
            return False
        asked = self._trial.candidate
        half = asked.lacks_column or may_ask_another(asked.template)
        if not self._trial.has_rows and (listed.rows or half):
            return False  # an empty page, and an answer of no list of it or to half a question
        self.rule, self.induced, self.ended = self._trial.candidate, True, True
        self._trial = None
        return True
