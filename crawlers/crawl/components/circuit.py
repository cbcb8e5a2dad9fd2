"""The circuit: every response that a worker asked for is classed once, and a site that has had
enough is left alone."""

from scrapy.crawler import Crawler
from scrapy.http import Response

from crawlers.crawl.asked import Problem, headers_of
from crawlers.crawl.context import context_of, end_crawl
from crawlers.crawl.responses import classify_response


class CircuitBreaker:
    """Spider middleware before all others: leaves the problem of a response for its worker, and
    ends the crawl at the first challenge or after several refusals in a row."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler, self.context = crawler, context_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "CircuitBreaker":
        return cls(crawler)

    def process_spider_input(self, response: Response) -> None:
        """Class the response (see asked.problem_of)."""
        context, status = self.context, response.status
        found = classify_response(status, headers_of(response), response.body)
        response.meta["problem"] = None
        if found not in ("ok", "not_modified"):
            bad = None if 200 <= status < 300 else status
            response.meta["problem"] = Problem(found, bad)
            context.classes[f"{found}:{status}"] += 1
        refusal = context.circuit.note(status, found)
        if refusal and not context.blocked:
            context.blocked = refusal
            words = f"{refusal}; the crawl of this source stops here and is tried again next time"
            context.staging.add(context.issue("blocked", context.source.start_urls[0], words))
            end_crawl(self.crawler, "blocked")
