"""Kaipu 开普 / UCAP: static lists <tpl>_k.shtml, and the /common/search API where the list is drawn
by a script."""

import re
from urllib.parse import urlencode, urljoin

from crawlers.page import Page, meta_tags
from crawlers.platforms.asks import Ask
from crawlers.platforms.lists.generic import read_answer, read_list
from crawlers.platforms.lists.pagers import parameter_pages
from crawlers.platforms.lists.records import json_of
from crawlers.platforms.lists.row.listed import listed_rows
from crawlers.platforms.model import ListPage, mark
from crawlers.platforms.platform import Platform
from schemas.source import Source

_CHANNEL = re.compile(r"""/(?:common/search|searchList)/([0-9a-f]{32}|[0-9]{2,12})\b""", re.I)
_SEARCH_LIST = re.compile(r"""["']([^"'\s]{0,60}/searchList/)""")
SIZE = 20


class KaipuUcap(Platform):
    """Lists of Kaipu sites. The static pager's call often stands in an HTML comment (seen on a
    saved Gansu page).

    The API is GET /common/search/{channelId}?…&page=P, with the id in <meta name="channelId">;
    Hunan serves it from another host as a POST: write that address with its form as `listing.api`
    of the source.
    """

    name = "kaipu_ucap"
    article = re.compile(
        r"/c[0-9]{4,9}/(?:19|20)[0-9]{4}/(?:c?[0-9]{4,9}_)?([0-9a-f]{32}|[0-9]{4,14})\.s?html?$|/(?:19|20)[0-9]{4}/([0-9a-f]{32})\.s?html?$",
        re.I,
    )
    marks = (
        mark(
            r"/c[0-9]{5,9}/(?:19|20)[0-9]{4}/[0-9a-z_]{4,40}\.shtml",
            3,
            "addresses /cNNNNNN/YYYYMM/ID.shtml",
        ),
        mark(r"ucap(?:title|content)|kaipuyun|ucap-", 3, "UCAP elements"),
        mark(r"""name=["']?channelId["']?""", 2, "a channelId meta tag"),
        mark(r"/common/search/[0-9a-f]{6,32}", 4, "the /common/search API"),
        mark(r"/searchList/", 4, "the /searchList service"),
        mark(
            r"/c[0-9]{5,9}/(?:[a-z_]{2,40}(?:_[0-9]{1,4})?\.shtml$|$|[0-9]{6}/)|/common/search/",
            3,
            "its own address has /cNNNNNN/",
            on_url=True,
        ),
    )

    def list_page(self, source: Source, page: Page, first: bool) -> ListPage:
        data = json_of(page)
        ask = Ask.of(page.url)
        if data is not None:
            name = "datas[1][value]" if "datas[1][key]" in ask.values else "page"
            return read_answer(page, data, name, int(ask.values.get("_pageSize") or 0) or None)
        if re.search("/common/search/|/searchList/", page.url):  # _isJson=false: rows as HTML
            listed = ListPage(listed_rows(page, self.owns, source.listing.rows))
            parameter_pages(ask, "page", listed)
            return listed
        listed = read_list(self.owns, source, page, first)
        if listed.script:
            return listed
        service = source.listing.api or (
            _service(page) if listed.commented or not listed.rows else None
        )
        if service is None:
            return listed
        # The static list ends after some pages (10 of 20 on the saved page); its total is not the
        # column's.
        return ListPage(
            listed.rows,
            service=Ask.of(service),
            children=listed.children,
            pager="/common/search API",
        )


def _service(page: Page) -> str | None:
    """Address of page 1 of the API for a column page that has no rows of its own."""
    channel = meta_tags(page.tree).get("channelid")
    if channel is None:
        found = _CHANNEL.search(page.text)
        channel = found[1] if found else None
    if channel is None:
        return None
    query = {
        "sort": "",
        "_isAgg": "false",
        "_isJson": "true",
        "_pageSize": str(SIZE),
        "_template": "index",
        "page": "1",
    }
    # The securities commission's column pages ask /searchList/ID instead (reading-faults 3.9).
    listing = _SEARCH_LIST.search(page.text)
    place = listing[1] if listing else "/common/search/"
    return urljoin(page.base_url, f"{place}{channel}?{urlencode(query)}")
