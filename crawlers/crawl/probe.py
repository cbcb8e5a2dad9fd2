"""A polite look at one column without storing anything: `python -m crawlers.crawl.probe SPEC.json`,
result beside the spec.

It asks for robots.txt, the column page, at most one page of the list service or one year child
behind it, and with `article` the first listed document. Where the column is to be detected, the
next page that it names is asked for too, so that a service that does not answer is seen; where no
pager of it is understood, the addresses that it hints at are tried as a crawl tries them. The same
robots, host and challenge rules hold as in a crawl.
"""

import base64
import json
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawlers.crawl.asked import headers_of
from crawlers.crawl.columns.evidence import MOST_TRIES
from crawlers.crawl.ending import end_with_standard_input
from crawlers.crawl.failures import trouble_behind
from crawlers.crawl.network import address_allowed
from crawlers.crawl.responses import classify_response
from crawlers.crawl.settings import polite_settings
from crawlers.crawl.walk import Due, Walk
from crawlers.page import Page
from crawlers.platforms import PLATFORMS, Ask, ListPage, ListRow, ranked_platforms
from crawlers.platforms.lists.hints.places import placed
from crawlers.read.process import ReaderError, limited, list_page
from schemas.source import Source


class ProbeSpider(scrapy.Spider):  # type: ignore[misc]
    """Collects up to three pages of a column; `result` has them, when something failed `problem`,
    and `learned`, the rule of further pages that was found by trying."""

    name = "probe"

    def __init__(self, spec: dict[str, Any], result: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.source, self.detects, self.article = (
            Source.model_validate(spec["source"]),
            spec["detect"],
            spec["article"],
        )
        self.result = result
        self.walk: Walk | None = None
        self.row: ListRow | None = None
        self._shown = ListPage()

    async def start(self) -> AsyncIterator[Request]:
        """The request of the column page."""
        yield self._ask(Ask.of(self.source.start_urls[0]), "list")

    def _ask(self, ask: Ask, role: str) -> Request:
        post = (
            {}
            if ask.form is None
            else {
                "method": "POST",
                "body": ask.form,
                "headers": {"Content-Type": ask.content_type},
            }
        )
        return Request(
            ask.url,
            self.parse,
            errback=self.on_error,
            dont_filter=True,
            meta={"role": role, "asked": ask.key},
            **post,
        )

    def parse(self, response: Response) -> Iterator[Request]:
        """Keep the page and go on to the next step."""
        role, asked = response.meta["role"], response.meta["asked"]
        found = classify_response(response.status, headers_of(response), response.body)
        if role == "try":
            gone = found in ("gone", "soft_404")
            page = Page(asked, response.body, response.status, headers_of(response))
            yield from self._tried(asked, page if found == "ok" else None, gone)
            return
        if found != "ok":
            self._note_problem(role, asked, found, response.status)
        if role == "further":
            yield from self._go_on([])
        if found != "ok" or role == "further":
            return
        url = asked if "#" in asked else response.url
        page = Page(url, response.body, response.status, headers_of(response))
        self.result["pages"].append(
            {
                "role": role,
                "url": url,
                "headers": dict(page.headers),
                "body": base64.b64encode(page.body).decode(),
            }
        )
        if role == "article" or page.too_large:
            return
        name: str | None = self.source.platform
        if name is None or (self.detects and name == "generic"):
            name = ranked_platforms(page)[0][1]
            self.source = self.source.model_copy(update={"platform": name})
        listed = self._listed(page, role == "list")
        if listed is None:
            self._note_problem(role, url, "reader_error", None)
            return
        if role == "list":
            self._shown = listed
        else:  # an answer: the page that shows it says where its rows lead
            shown = [*listed.rows, *listed.unplaced]
            place = self._shown.base or self.source.start_urls[0]
            listed.rows = placed(shown, place, self._shown.places)
        service = [listed.service] if listed.service else []
        places = [*listed.children, *listed.units]
        further = [*service, *listed.due[:1], *(Ask.of(place) for place in places[:1])]
        self.row = self._fetchable(listed.rows)
        if role == "list" and not listed.rows and further:
            yield self._ask(further[0], "answer")
        elif role == "list" and self.detects and listed.due:
            yield self._ask(listed.due[0], "further")
        elif role == "list" and self.detects and listed.traces:
            yield from self._go_on(self._first_try(listed))
        else:
            yield from self._go_on([])

    def _first_try(self, listed: ListPage) -> list[Due]:
        column = self.source.start_urls[0]
        self.walk = Walk(self.source, PLATFORMS[self.source.platform or "generic"].document_key)
        self.walk.start()
        listed.wholes = []  # what else may be the list is a crawl's to find out
        return self.walk.take(listed, column, column)[1]

    def _tried(self, asked: str, page: Page | None, gone: bool) -> Iterator[Request]:
        """Take an answer of an address that need not exist, None for one that is no page."""
        walk, column = self.walk, self.source.start_urls[0]
        if walk is None:
            return
        listed = self._listed(page, False) if page is not None else None
        if listed is None:
            yield from self._go_on(walk.miss(asked, column, gone))
        else:
            yield from self._go_on(walk.take(listed, asked, column)[1])

    def _go_on(self, due: list[Due]) -> Iterator[Request]:
        """The next address to try, as long as no rule is found; then the article."""
        column = self.walk and self.walk.columns[self.source.start_urls[0]]
        if column and column.induced and column.rule:
            self.result["learned"] = column.rule.text
        elif column and (tries := [d.ask for d in due if column.is_try(d.ask.key)]):
            yield self._ask(tries[0], "try")
            return
        listed = list(self.walk.listed.values()) if self.walk else []
        self.row = self.row or self._fetchable(listed)
        if self.article and self.row:
            yield self._ask(Ask(self.row.url), "article")

    def _listed(self, page: Page, first: bool) -> ListPage | None:
        """What a list page says; None when the reader could not finish it."""
        name = self.source.platform or "generic"
        try:
            return limited(list_page, self.source, page, name, first)
        except ReaderError:
            return None

    def _fetchable(self, rows: list[ListRow]) -> ListRow | None:
        return next((row for row in rows if address_allowed(row.url, self.source)), None)

    def on_error(self, failure: Failure) -> Iterator[Request]:
        """Keep why a page did not come; one that was only tried may be missing."""
        meta = failure.request.meta
        if meta["role"] == "try":
            yield from self._tried(meta["asked"], None, False)
            return
        self._note_problem(meta["role"], meta["asked"], trouble_behind(failure).kind, None)
        if meta["role"] == "further":
            yield from self._go_on([])

    def _note_problem(self, role: str, url: str, kind: str, status: int | None) -> None:
        self.result["problem"] = {"role": role, "url": url, "class": kind, "status": status}


def main(argv: list[str]) -> int:
    """Probe as the spec says; writes result.json beside it."""
    path = Path(argv[0])
    spec = json.loads(path.read_text(encoding="utf-8"))
    source, most = Source.model_validate(spec["source"]), 8 + MOST_TRIES
    settings = polite_settings(source, spec["replica"], spec["user_agent"], max_requests=most)
    settings["LOG_LEVEL"] = "ERROR"
    result: dict[str, Any] = {"pages": [], "problem": None, "learned": None}
    process = AsyncCrawlerProcess(settings)
    process.crawl(ProbeSpider, spec=spec, result=result)
    end_with_standard_input()
    process.start()
    (path.parent / "result.json").write_text(json.dumps(result), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
