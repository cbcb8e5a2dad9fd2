"""Attachments of an article: one after the other, each read in a process with limits, then the article is finished."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

import scrapy
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawlers.article import Article, validators_of
from crawlers.attachments import FileText
from crawlers.failures import response_of, trouble_of
from crawlers.files import FetchedFile
from crawlers.parse import parse_page
from crawlers.sandbox import read_file_limited


class AttachmentSpider(scrapy.Spider):  # type: ignore[misc]
    """The part of ReplySpider that fetches files; requests, failures and staging are the whole spider's."""

    def _next_file(self, article: Article) -> Iterator[Request]:
        """The request of the next attachment, or the finished article when all are here."""
        if article.wanted:
            url = article.wanted.pop(0)
            yield self._request(url, self.parse_file, role="attachment", article=article, errback=self.on_file_error)
            return
        title = article.row.title if article.row else None
        parsed = parse_page(self.source, article.page, article.parts, title, article.files, self.spec["layout"])
        at = datetime.fromisoformat(article.response.meta["fetched_at"])
        self._stage(parsed, article.key, article.row, at, validators_of(article.response))

    def parse_file(self, response: Response) -> Iterator[Request]:
        """One attachment: its text is read in a process with limits."""
        article: Article = response.meta["article"]
        problem = self._problem(response)
        found = FileText("not_a_file", detail=problem) if problem else read_file_limited(response.body, self.spec["ocr_pages"])
        meta = response.meta
        article.files.append(
            FetchedFile(meta["asked"], found, len(response.body), hashlib.sha256(response.body).hexdigest(), meta.get("capture_id"))
        )
        yield from self._next_file(article)

    def on_file_error(self, failure: Failure) -> Iterator[Request]:
        """An attachment that did not come: an issue, and the article goes on without it."""
        request = failure.request
        response = response_of(failure)
        reason = trouble_of(failure.value).message if response is None else f"HTTP {response.status}"
        if response is not None:
            self._problem(response)
        self._issue("attachment_unreachable", request.meta["asked"], f"attachment did not come: {reason}")
        yield from self._next_file(request.meta["article"])
