"""Documents that stand on lists under several addresses, or whose address changed."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from crawlers.crawl.context import CrawlContext
from crawlers.crawl.walk import Walk
from crawlers.platforms import PLATFORMS, ListPage, ListRow
from replica.site import Site
from schemas.ground.clock import now
from schemas.known import KnownDocument

OLD = "http://a.gov.cn/old/202401/t20240102_77.html"
NEW = "http://a.gov.cn/new/202403/t20240302_77.html"
TITLE, DAY = "关于第1号建议的答复", datetime(2024, 1, 2, tzinfo=UTC)


def document(url: str, listed_url: str | None = None) -> KnownDocument:
    return KnownDocument("trs:77", url, TITLE, DAY, None, None, None, now(), 0, listed_url)


@pytest.mark.parametrize(
    ("known", "address", "at"),
    [
        (document(OLD), OLD, True),
        (document(OLD), OLD.replace("http://", "https://www."), True),
        (document(OLD), NEW, False),
        (document(NEW, listed_url=OLD), OLD, True),
        (document(NEW, listed_url=OLD), NEW, True),
    ],
)
def test_where_a_document_is_known_to_be(known: KnownDocument, address: str, at: bool) -> None:
    assert known.is_at(address) is at


@pytest.mark.parametrize(
    ("listed", "stays"), [([NEW, OLD], True), ([NEW], False), ([OLD, NEW], False)]
)
def test_a_document_of_two_addresses_does_not_move_back_and_forth(
    listed: list[str], stays: bool
) -> None:
    source = Site("two", "trs_wcm").source()
    walk = Walk(source, PLATFORMS["trs_wcm"].document_key)
    walk.start()
    column = source.start_urls[0]
    walk.take(ListPage([ListRow(url, TITLE, DAY) for url in listed]), column, column)
    context: Any = SimpleNamespace(
        known={"trs:77": document(OLD)},
        walk=walk,
        spec=SimpleNamespace(recheck=False),
        source=source,
    )
    assert CrawlContext.is_still_there(cast(CrawlContext, context), "trs:77") is stays
