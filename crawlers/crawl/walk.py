"""The walk over a source's lists: which pages are due, which documents are listed, and whether that
is proven complete. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crawlers.crawl.columns.column import Column
from crawlers.crawl.walked import Walked
from crawlers.platforms import Ask, ListPage, ListRow
from crawlers.platforms.lists.below.named import names_index
from crawlers.platforms.lists.below.parts import is_year_beside
from crawlers.platforms.lists.forms import is_reply_title, speaks
from schemas.ground.clock import today

_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z)$", re.I)
MOST_DEPTH = 3
"""Columns below a start address that are followed: side, year, session."""
MOST_INDEXES = 40
"""Rows of a page that may be lists: where there are more, they are documents with lazy titles."""
MOST_COLUMNS = 400
"""Columns of a source that are followed: a calendar has no end."""


@dataclass(frozen=True, slots=True)
class Due:
    """A request for a list page and the column that it belongs to; `starts` a column."""

    ask: Ask
    column: str
    starts: bool = False


@dataclass
class Walk(Walked):
    """The walk over all columns of one crawl of a source."""

    def start(self) -> list[Due]:
        """Requests of the start addresses."""
        self._depths = dict.fromkeys(self.source.start_urls, 0)
        return self._add(self.source.start_urls)

    def _add(self, urls: Iterable[str]) -> list[Due]:
        new = [url for url in dict.fromkeys(urls) if url not in self.columns]
        listing = self.source.listing
        for url in new:
            self.columns[url] = Column(
                url,
                self.learned.get(url),
                pager=listing.pager,
                trust_total=listing.total != "ignore",
                size=listing.size,
                today=today(),
            )
        return [Due(Ask.of(url), url, True) for url in new]

    def take(self, listed: ListPage, asked: str, column_url: str) -> tuple[list[str], list[Due]]:
        """Take note of a list page: keys of the documents that are new on the lists, and the
        requests that are now due."""
        column = self.columns[column_url]
        first = asked == column.url
        listed.rows = column.placed(listed)
        new = [] if not first or self._is_index(listed, column_url) else self.give_back(column_url)
        listed = ListPage() if new else listed
        if column_url in self._units and first and not _has_list(listed):
            # A unit of news beside the list, or a menu of its columns.
            units = listed.units if column_url in self._heads else []  # a frame in a frame
            listed = ListPage(children=listed.children, units=units)
        released: list[Due] = []
        if first and (parent := self._wholes.get(column_url)) and not column.seen_first:
            is_whole = self._is_whole(listed, column_url, parent)
            listed = listed if is_whole else ListPage(is_answer=True)
            self._parents.update([parent] if is_whole else [])
            asks = self.columns[parent].release(whole=is_whole and self._shares(listed, parent))
            released = [Due(ask, parent) for ask in asks]
            released += self._other_siblings(column_url) if is_whole else []
        listed.rows = [row for row in listed.rows if row.url not in self.columns]
        keys = [self.key_of(row.url) for row in listed.rows]
        due: list[Due] = []
        if first and column_url in self._depths:
            due = self._shelves(column, listed)
        accepted, asks = column.take(listed, keys, asked)
        held = self._holds(listed, column_url) if accepted else []
        for key, row in zip(keys, listed.rows, strict=True):
            if row in held:
                self._held[row.url] = key, row, column_url
            elif accepted and key not in self.listed:
                self.listed[key] = row
                new.append(key)
            elif accepted and self.listed[key].url != row.url:
                self.other_addresses.setdefault(key, set()).add(row.url)
        self._units.update(row.url for row in held)
        due += self._add(row.url for row in held)
        due += [*released, *(Due(ask, column_url) for ask in asks)]
        return new, [*due, *self._of_parts(column_url), *self._beside(column_url)]

    def _holds(self, listed: ListPage, column_url: str) -> list[ListRow]:
        """Rows that name the replies of a year and no case: each may be an article that is a list
        of them, so that it is walked before it counts as a document."""
        depth = self._depths.get(column_url, MOST_DEPTH)
        found = [row for row in listed.rows if names_index(row.title) and not _FILE.search(row.url)]
        return found if depth < MOST_DEPTH and len(found) <= MOST_INDEXES else []

    def _is_index(self, listed: ListPage, column_url: str) -> bool:
        """Whether a page that was held back is a list: of replies that its column does not have."""
        _, _, parent = self._held.get(column_url, ("", None, column_url))
        if parent == column_url:
            return True
        replies = {self.key_of(row.url) for row in listed.rows if is_reply_title(row.title)}
        is_index = len(replies - self.columns[parent].keys) > 1
        if is_index:
            del self._held[column_url]
        return is_index

    def give_back(self, url: str) -> list[str]:
        """The key of a document that was held back as it might have been a list, and is none."""
        if url not in self._held:
            return []
        key, row, _ = self._held.pop(url)
        self.listed.setdefault(key, row)
        return [key]

    def _shelves(self, column: Column, listed: ListPage) -> list[Due]:
        """Requests of the columns that the first page of a column leads to. A year below a side, or
        a side below a year, is as much a part of the source as what stands below its start."""
        depth = self._depths[column.url]
        depths = {
            url: depth + (not is_year_beside(column.url, url)) for url in listed.children
        }  # the year before, which only the page of a year leads to, is no column below that
        new = [url for url in listed.children if url not in self.columns]
        left = [url for url in new if depths[url] > MOST_DEPTH or len(self.columns) > MOST_COLUMNS]
        if left:
            listed.traces.append(f"columns below it are not followed: {left[0]}")
            listed.children = [url for url in listed.children if url not in left]
        is_head = depth == 0 or column.url in self._heads
        choices, wholes = list[str](), list[str]()
        if is_head:
            choices = [ask.key for ask in listed.choices if ask.key not in self.columns]
            self._heads.update([] if listed.rows else [*listed.children, *listed.units])
            self._units.update([*listed.units, *choices])
            depths |= dict.fromkeys(listed.units, depth + 1)
            listed.children += [*listed.units, *choices]
        elif column.url in self._units and listed.rows:  # topics below a topic
            self._units.update(listed.units)
            depths |= dict.fromkeys(listed.units, depth + 1)
            listed.children += listed.units
        due = self._add(listed.children)
        self._depths = depths | self._depths
        for unit in choices:
            self.columns[unit].is_shown_on(listed, column.url)
        self._parents.update([column.url] if due else [])
        if is_head:
            beside = [*listed.wholes, *listed.siblings]
            wholes = [url for url in dict.fromkeys(beside) if url not in self.columns]
            self._siblings.update(listed.siblings)
            self._wholes |= dict.fromkeys(wholes, column.url)
            column.waits = len(wholes)
        return [*due, *self._add(wholes)]

    def _beside(self, column_url: str) -> list[Due]:
        """Requests of further lists that the page of a column asks services for, and of columns
        that a loaded script or an answer names."""
        column = self.columns[column_url]
        depth = self._depths.get(column_url, MOST_DEPTH)
        if depth == MOST_DEPTH or not column.seen_first:
            return []
        found = column.beside if column_url in self.source.start_urls else [*column.columns]
        due = self._add(key for key in found if key not in self._units)
        self._depths = dict.fromkeys(found, depth + 1) | self._depths
        for new in due:
            self.columns[new.column].is_part_of(column)
        self._units.update(found)
        if found and not column.keys:
            self._parents.add(column_url)
            self._heads.update(found)
        return due

    def _of_parts(self, column_url: str) -> list[Due]:
        """Requests of the parts of a column that fell short of its total; of one that has parts,
        whether they make up for it."""
        column = self.columns[self._parts.get(column_url, column_url)]
        if not column.falls_short:
            return []
        of_it = {url for url, whole in self._parts.items() if whole == column.url}
        if of_it:
            together = column.keys.union(*(self.columns[url].keys for url in of_it))
            column.is_met_by_parts = len(together) == column.declared_total
            return []
        parts = [ask.key for ask in column.parts if ask.key not in self.columns]
        self._parts |= dict.fromkeys(parts, column.url)
        due = self._add(parts)
        for url in parts:
            self.columns[url].is_part_of(column)
        return due

    def _is_whole(self, listed: ListPage, url: str, parent: str) -> bool:
        """Whether a page is the list of which another column shows the newest rows: it has them, or
        older replies under the same name; or one of several of which it shows rows."""
        if url in self._siblings:
            keys = {self.key_of(row.url) for row in listed.rows}
            shares = parent in self._joined or bool(keys & self.columns[parent].keys)
            return _replies(listed.rows) and shares
        named = self.columns[parent].has_name(listed.column)
        return self._shares(listed, parent) or (_replies(listed.rows) and named)

    def _other_siblings(self, url: str) -> list[Due]:
        """Requests of the siblings of a list that was found to be shown by a page: their newest
        rows may be older than all of the page, so that they were left."""
        parent = self._wholes[url]
        if url not in self._siblings or parent in self._joined:
            return []
        self._joined.add(parent)
        columns = ((side, self.columns.get(side)) for side in self._siblings if side != url)
        left = [
            side
            for side, column in columns
            if column and self._wholes[side] == parent and column.seen_first and not column.keys
        ]
        for side in left:
            del self.columns[side]
            self.columns[parent].waits += 1
        return self._add(left)

    def _shares(self, listed: ListPage, parent: str) -> bool:
        """Whether half of the rows of a page and of another column are the same."""
        column = self.columns[parent]
        shared = {self.key_of(row.url) for row in listed.rows} & column.keys
        return 2 * len(shared) >= min(len(column.keys), len(listed.rows)) > 0

    def miss(self, asked: str, column_url: str, gone: bool) -> list[Due]:
        """A list page did not come; requests that are now due."""
        column = self.columns[column_url]
        parent = self._wholes.get(column_url)
        if parent and asked == column_url and not column.seen_first:
            if gone:  # the link leads nowhere
                del self.columns[column_url]
            return [Due(ask, parent) for ask in self.columns[parent].release(whole=False)]
        if gone and asked == column_url in self._units and len(self.columns) > 1:
            del self.columns[column_url]  # a tab or year that leads nowhere
            return []
        due = [Due(ask, column_url) for ask in column.miss(asked, gone)]
        return [*due, *self._of_parts(column_url)]


def _has_list(listed: ListPage) -> bool:
    """Whether a unit has the list: replies, or the records of a service that speak of proposals."""
    speaking = sum(speaks(row.title) for row in listed.rows) if listed.is_answer else 0
    return _replies(listed.rows) or speaking >= 0.5 * len(listed.rows) > 0


def _replies(rows: list[ListRow]) -> bool:
    return sum(is_reply_title(row.title) for row in rows) >= 0.5 * len(rows) > 0
