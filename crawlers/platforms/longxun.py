"""Longxun 龙讯 (Anhui): lists from /site/label/8888, as JSON or as HTML."""

import re
from urllib.parse import urlencode, urljoin

from crawlers.page import Page
from crawlers.platforms.asks import Ask
from crawlers.platforms.lists.declared import declared_extent
from crawlers.platforms.lists.generic import read_answer, read_list
from crawlers.platforms.lists.pagers import parameter_pages
from crawlers.platforms.lists.records import json_of
from crawlers.platforms.lists.row.listed import listed_rows
from crawlers.platforms.model import ListPage, mark
from crawlers.platforms.platform import Platform
from schemas.source import Source

_LABEL = re.compile(r"""["']?((?:https?://[^"'\s/]{3,80})?/[^"'\s?]{0,60}site/label/8888)""")
_VALUE = {
    name: re.compile(rf"""\b{name}["']?\s{{0,4}}[:=]\s{{0,4}}["']?([0-9]{{1,12}})""", re.I)
    for name in ("siteId", "organId", "catId", "pageSize")
}


class Longxun(Platform):
    """Lists and addresses of Longxun sites. The start address is the label's own (with organId and
    catId) or a column page whose script names them; the JSON answer may lack a total, then pages
    are asked for until one is empty."""

    name = "longxun"
    article = re.compile(
        r"/(?:public|content|xxgk)/(?:[a-z]{1,20}/)?(?:[0-9]{1,9}/)?([0-9]{5,12})\.html?$"
    )
    marks = (
        mark(r"site/label/8888", 6, "the label/8888 service"),
        mark(r"\bpublicInfoList\b|xxgk_navli", 3, "publicInfoList rows"),
        mark(r"site/label/8888", 6, "its own address is label/8888", on_url=True),
    )

    def list_page(self, source: Source, page: Page, first: bool) -> ListPage:
        data = json_of(page)
        ask = Ask.of(page.url)
        size = int(ask.values.get("pageSize") or 0) or None
        if data is not None:
            return read_answer(page, data, "pageIndex", size)
        if "label/8888" in page.url:
            listed = ListPage(listed_rows(page, self.owns, source.listing.rows))
            extent = declared_extent(page)
            listed.declared_total, listed.declared_pages = extent.total, extent.pages
            parameter_pages(ask, "pageIndex", listed, size)
            return listed
        listed = read_list(self.owns, source, page, first)
        service = source.listing.api or (None if listed.rows else _service(page))
        return (
            ListPage(service=Ask.of(service), children=listed.children, pager="label/8888")
            if service
            else listed
        )


def _service(page: Page) -> str | None:
    """Address of page 1 of the label that a column page's script names."""
    label = _LABEL.search(page.text)
    # Menus of other organs and categories have such values too: those of the call come first.
    near = page.text[label.start() : label.start() + 600] if label else ""
    values = {
        name: found[1]
        for name, pattern in _VALUE.items()
        if (found := pattern.search(near) or pattern.search(page.text))
    }
    if label is None or "organId" not in values:
        return None
    query = {
        "IsAjax": "1",
        "labelName": "publicInfoList",
        "siteId": values.get("siteId", ""),
        "organId": values["organId"],
    }
    query |= {
        "catId": values.get("catId", ""),
        "pageSize": values.get("pageSize", "15"),
        "pageIndex": "1",
    }
    query |= {"type": "4", "action": "list", "isJson": "true"}
    return urljoin(page.url, f"{label[1]}?{urlencode(query)}")
