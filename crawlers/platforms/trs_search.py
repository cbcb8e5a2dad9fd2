"""TRS search services as lists: was5 (HTML), IGS (JSON), and the form that Fujian's departments use
(JSON)."""

import re

from crawlers.page import Page, http_address
from crawlers.platforms.asks import Ask
from crawlers.platforms.lists.declared import declared_extent
from crawlers.platforms.lists.generic import read_answer
from crawlers.platforms.lists.pagers import page_parameter, parameter_pages
from crawlers.platforms.lists.records import json_of
from crawlers.platforms.lists.row.listed import listed_rows
from crawlers.platforms.model import ListPage, mark
from crawlers.platforms.trs_wcm import TrsWcm
from schemas.source import Source

_WAS5 = re.compile(r"""["'(]((?>[^"'()\s]{0,120}?/was5/web/search\?)[^"'()\s]{4,400}+)["')]""")
_IGS = re.compile(
    r"""["'(]((?>[^"'()\s]{0,120}?/igs/front/search/list\.(?:html|jhtml)\?)[^"'()\s]{4,600}+)["')]"""
)
_FUJIAN = re.compile(
    r"""channelid['"]?\s{0,4}[:=]\s{0,4}['"]?(?P<channel>[0-9]{2,9}+)[\s\S]{0,600}?chnlid\s{0,3}=\s{0,3}+(?P<column>[0-9]{2,9}+)"""
)


class TrsSearch(TrsWcm):
    """A column whose rows come from a search service; the articles are those of TRS WCM.

    The start address is the service's own address with a page parameter, or the column page that
    names it. Fujian (`/fjdzapp/search`) takes a form: channelid, classsql=chnlid=N, page, prepage
    (cms.md section 2).
    """

    name = "trs_search"
    marks = (
        mark(r"/was5/web/search\?", 5, "a was5 search address"),
        mark(r"/igs/front/search/", 5, "an IGS search address"),
        mark(r"/fjdzapp/search", 5, "the /fjdzapp/search service"),
        mark(
            r"/was5/web/search|/igs/front/search|/fjdzapp/search",
            6,
            "its own address is a search service",
            on_url=True,
        ),
    )

    def list_page(self, source: Source, page: Page, first: bool) -> ListPage:
        data = json_of(page)
        ask = Ask.of(page.url)
        if data is not None:
            return read_answer(page, data)
        if "/was5/web/search" in page.url:
            listed = ListPage(listed_rows(page, self.owns, source.listing.rows))
            extent = declared_extent(page)
            listed.declared_total, listed.size = extent.total, extent.size
            listed.declared_pages = extent.page_count
            parameter_pages(ask, page_parameter(ask) or "page", listed)
            return listed
        service = source.listing.api or _service(page)
        if service is None:
            return super().list_page(source, page, first)
        return ListPage(service=Ask.of(service), pager="search service")


def _service(page: Page) -> str | None:
    """The request for page 1 of the service that a column page names."""
    from urllib.parse import urljoin

    for pattern, name in ((_WAS5, "page"), (_IGS, "pageNumber")):
        found = pattern.search(page.text)
        if found and (address := http_address(page.base_url, found[1].replace("&amp;", "&"))):
            return Ask(address).put(name, "1").key
    if "/fjdzapp/search" in page.text and (found := _FUJIAN.search(page.text)):
        form = (
            f"channelid={found['channel']}&sortfield=-docorderpri%2C-docreltime"
            f"&classsql=chnlid%3D{found['column']}&page=1&prepage=75"
        )
        return urljoin(page.base_url, "/fjdzapp/search") + "#" + form
    return None
