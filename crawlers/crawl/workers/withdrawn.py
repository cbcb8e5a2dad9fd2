"""The documents that a complete list no longer has: gone for good, or only moved off it."""

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawlers.crawl.asked import ArticleAsked, Validators, capture_of, problem_of, request_for
from crawlers.crawl.context import CrawlContext, Found
from crawlers.crawl.failures import trouble_behind
from schemas.messages import Trouble


class Withdrawn:
    """Asks once for the known documents that are due and no longer listed."""

    def __init__(self, context: CrawlContext) -> None:
        self.context = context

    def requests(self) -> list[Request]:
        """A request for each document that is missing; none when the lists are not proven complete:
        what was not seen is then not missing."""
        context = self.context
        if isinstance(context.walk.verdict(), Trouble):
            return []
        listed, days = context.walk.listed, context.source.http.recheck_days
        expected = {key for key, known in context.known.items() if known.is_expected}
        context.counts["remembered"] = len(expected)
        context.counts["missing"] = len(expected - listed.keys())
        return [
            request_for(ArticleAsked(known.url, key), self.parse, self.failed)
            for key, known in context.known.items()
            if key not in listed and known.is_missing_due(days)
        ]

    async def parse(self, response: Response, asked: ArticleAsked) -> Found:
        """The answer of an address that no list has any more."""
        context, key = self.context, asked.key
        problem = problem_of(response)
        if problem is None:
            known = context.known[key]
            same = Validators(known.etag, known.last_modified, known.digest)
            at = capture_of(response).fetched_at
            yield context.document(key, None, known.url, at, same)
        elif problem.is_missing and (gone := context.gone(key)):
            yield gone

    async def failed(self, failure: Failure) -> Found:
        """No answer: it says nothing about the document."""
        asked: ArticleAsked = failure.request.cb_kwargs["asked"]
        if missed := self.context.missed_article(asked.key, asked.url, trouble_behind(failure)):
            yield missed
