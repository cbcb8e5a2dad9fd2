"""Further lists and columns that the scripts of a list's page tell of, in the page or in a file
that it loads, and answers to their requests. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from crawlers.page import Page
from crawlers.platforms import Ask, ListPage, ListRow, PageRule
from crawlers.platforms.asks import is_other_service
from crawlers.platforms.lists.below.written import columns_among, columns_written
from crawlers.platforms.lists.generic import rows_with
from crawlers.platforms.lists.hints.places import placed
from schemas.known import KnownExtent

MOST_BESIDE = 4
"""Further services of a page that are asked."""
BESIDE = " beside "
"""Stands in a learned rule before each further list that only a loaded script names."""
_EMPTY = re.compile(r'(?:(?<=[?&#])|(?<="))([\w\[\].\-]{1,40})(?:=(?=&|#|$)|":""(?=[,}]))')
_OF_COLUMN = re.compile(r"id$|code|channel|column|cat|lm|type|year|nd|key|dm", re.I)


@dataclass
class Told:
    """What one list's page and its scripts tell of others."""

    url: str
    learned: KnownExtent | None = None
    rule: PageRule | None = None
    induced: bool = False
    """The rule was found by trying and not read from a pager."""
    columns: dict[str, None] = field(default_factory=dict)
    """Keys of columns that a loaded script or an answer has: units, a menu of years."""
    _services: list[PageRule | Ask] = field(default_factory=list)
    """All that the page's own scripts ask for."""
    _script_services: list[PageRule | Ask] = field(default_factory=list)
    """All that the scripts ask for which it loads."""
    _beside_before: list[str] = field(default_factory=list)
    """Keys of those lists and columns that an earlier night found."""
    _source: str | None = None
    """Key of the request without a page number that gave the rows."""
    _first: Page | None = None
    _first_rows: list[ListRow] = field(default_factory=list)
    _base: str = ""
    _places: list[str] = field(default_factory=list)
    """Addresses that the page and its scripts make of records."""
    _asks_whole: bool = False
    """The page's scripts speak of no pages: an answer without a page number is whole."""

    def is_shown_on(self, listed: ListPage, page_url: str) -> None:
        """Take note of the page whose script asks for this list, and shows it."""
        self._base, self._places = listed.base or page_url, list(listed.places)
        self._asks_whole = listed.asks_whole

    def is_part_of(self, whole: "Told") -> None:
        """Take note of the list of which this is a part."""
        self._base, self._places = whole._base or whole.url, list(whole._places)
        self._asks_whole = whole._asks_whole

    def placed(self, listed: ListPage) -> list[ListRow]:
        """The rows of an answer with the addresses that the column's page gives them; of a loaded
        script those of the page that only it can open (openDoc('1021'))."""
        if listed.script and not listed.rows and not self._first_rows and self._first is not None:
            return rows_with(self._first, listed.script)
        return placed([*listed.rows, *listed.unplaced], self._base or self.url, self._places)

    @property
    def beside(self) -> list[str]:
        """Keys of the first requests of further lists that the page's scripts ask for beside this
        one."""
        found = [ask.key for ask in self._others_of(self._services)]
        return list(dict.fromkeys([*found[:MOST_BESIDE], *self._told_beside]))

    @property
    def _told_beside(self) -> list[str]:
        """Those that only scripts name which the page loads, tonight or an earlier night; and
        columns that nothing else names."""
        others = [ask.key for ask in self._others_of(self._script_services)][:MOST_BESIDE]
        return list(dict.fromkeys([*self._beside_before, *self.columns, *others]))

    def _others_of(self, services: Sequence[PageRule | Ask]) -> list[Ask]:
        """The first requests of those services that are other lists than this one. They count pages
        as it does."""
        rule = self.rule if self.induced else None
        own, found = rule.template if rule else self._source, list[Ask]()
        for asked in services:
            template = asked.template if isinstance(asked, PageRule) else asked.key
            if not own or not is_other_service(own, template):
                continue
            if isinstance(asked, PageRule) and rule and rule.step == asked.step == 1:
                asked = PageRule(template, rule.base)
            found.append(asked.ask(1) if isinstance(asked, PageRule) else asked)
        return found

    def _take_menu(self, listed: ListPage) -> bool:
        """Take note of the columns that an answer has in place of rows; whether it has some."""
        shown = Page(self._base or self.url, b"")
        found = dict.fromkeys(columns_among(shown, listed.links, self._first_rows))
        if not found:
            services = [*self._services, *self._script_services]
            asks = (_with_key(asked, k) for k in listed.column_keys for asked in services)
            found = dict.fromkeys(ask.key for ask in asks if ask)
        self.columns |= found
        return bool(found)

    def _take_written(self, text: str) -> None:
        """Take note of the columns whose links a loaded script writes."""
        if self._first is not None:
            self.columns |= dict.fromkeys(columns_written(self._first, text, self._first_rows))


def _with_key(asked: PageRule | Ask, key: str) -> Ask | None:
    """The first request of a service with the key of a column in the one place that is empty."""
    template = asked.template if isinstance(asked, PageRule) else asked.key
    empty = list(_EMPTY.finditer(template))
    if len(empty) > 1:
        empty = [found for found in empty if _OF_COLUMN.search(found[1])]
    if len(empty) != 1:
        return None
    at = empty[0].end() - (1 if empty[0][0].endswith('""') else 0)
    filled = f"{template[:at]}{key}{template[at:]}"
    if isinstance(asked, PageRule):
        return PageRule(filled, asked.base, asked.step).ask(1)
    return Ask.of(filled)
