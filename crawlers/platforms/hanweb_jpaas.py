"""Hanweb jpaas: list units from the publish server's API, and Jiangxi's /queryList."""

import json
import re
from typing import Any
from urllib.parse import urlencode, urljoin

import chompjs
from lxml.html import HtmlElement

from crawlers.page import Page, parse_html
from crawlers.platforms.children import year_children
from crawlers.platforms.generic import read_answer, read_list
from crawlers.platforms.hanweb_jcms import HanwebJcms
from crawlers.platforms.model import Ask, ListPage, mark
from crawlers.platforms.pagers import MAX_PAGES
from crawlers.platforms.records import json_of
from crawlers.platforms.rows import listed_rows
from schemas.source import Source

UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
_COLUMN = re.compile(r"/col/(col[0-9]{2,12})/")
_QUERY_VALUE = {
    name: re.compile(
        rf"""['"]?{name}(?:\[\])?['"]?\s{{0,4}}[:=]\s{{0,4}}\[?\s{{0,4}}['"]?([\w\-]{{1,60}})""",
        re.I,
    )
    for name in ("unitid", "webSiteCode", "channelCode", "pageSize")
}


class HanwebJpaas(HanwebJcms):
    """Lists of jpaas sites; their articles are addressed as those of JCMS.

    A page names its list unit in a `queryData` attribute (webId, tplSetId, tagId, pageId); the
    unit's HTML comes from GET …/build/unit, and page P of it only with
    paramJson={"pageNo":P,"pageSize":N}: at the top level the numbers are ignored and page 1 comes
    again (cms.md section 2). The start address may be the unit's own address.
    """

    name = "hanweb_jpaas"
    marks = (
        mark(r"jpaas-publish-server|bulidstatic", 6, "the jpaas publish server"),
        mark(r"\bqueryData\s{0,3}=", 1, "a queryData attribute"),
        mark(r"""["']/queryList["']""", 6, "a /queryList service"),
        mark(
            r"jpaas-publish-server|/queryList",
            6,
            "its own address is of the jpaas API",
            on_url=True,
        ),
    )

    def list_page(self, source: Source, page: Page, first: bool) -> ListPage:
        data = json_of(page)
        if isinstance(data, dict) and "/queryList" in page.url:
            return read_answer(
                page, data, "current", int(Ask.of(page.url).values.get("pageSize") or 0) or None
            )
        if isinstance(data, dict):
            return self._unit(source, page, data)
        service = source.listing.api or _query_list(page) or _unit_address(page)
        if service is None:
            return read_list(self.owns, source, page, first)
        return ListPage(
            due=[Ask.of(service)],
            children=year_children(page, source) if first else [],
            pager="unit API",
        )

    def _unit(self, source: Source, page: Page, data: dict[str, Any]) -> ListPage:
        """Rows of a unit answer; the pager's element declares the total (count) and the page size
        (rows)."""
        inner = data.get("data")
        html = str(inner.get("html") or "") if isinstance(inner, dict) else ""
        fragment = Page(page.url, html.encode())
        rows = listed_rows(fragment, self.owns, source.listing.rows)
        listed = ListPage(rows, pager="unit API, paramJson")
        pager = next(
            (e for e in parse_html(html).iter() if str(e.get("count") or "").isdigit()), None
        )
        if pager is None:
            listed.declared_pages = 1
            return listed
        listed.declared_total = int(pager.get("count"))
        size = (
            int(pager.get("rows"))
            if str(pager.get("rows") or "").isdigit() and int(pager.get("rows")) > 0
            else max(len(rows), 1)
        )
        ask = Ask.of(page.url)
        for number in range(2, min(-(-listed.declared_total // size), MAX_PAGES) + 1):
            listed.due.append(
                ask.put(
                    "paramJson",
                    json.dumps({"pageNo": number, "pageSize": size}, separators=(",", ":")),
                )
            )
        return listed


def _unit_address(page: Page) -> str | None:
    """Address of the list unit that a column page names; of several units the one whose tag speaks
    of a list."""
    column = _COLUMN.search(page.url)
    found: list[tuple[int, str]] = []
    for element in page.tree.iter():
        written = element.get("querydata") if isinstance(element, HtmlElement) else None
        if not written:
            continue
        try:
            values: Any = chompjs.parse_js_object(written)
        except ValueError:
            continue
        if not isinstance(values, dict) or not values.get("webId"):
            continue
        query = {
            k: str(values.get(k) or d)
            for k, d in (
                ("parseType", "bulidstatic"),
                ("webId", ""),
                ("tplSetId", ""),
                ("pageType", "column"),
            )
        }
        query |= {
            "tagId": str(values.get("tagId") or ""),
            "editType": "null",
            "pageId": str(values.get("pageId") or (column[1] if column else "")),
        }
        fits = 2 * ("列表" in query["tagId"] or "list" in query["tagId"].lower()) + (
            str(element.get("url") or UNIT).endswith("/unit")
        )
        found.append((fits, urljoin(page.base_url, f"{UNIT}?{urlencode(query)}")))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _query_list(page: Page) -> str | None:
    """The form of page 1 of Jiangxi's /queryList, from the page's script."""
    if not re.search(r"""["']/queryList["']""", page.text):
        return None
    values = {
        name: m[1] for name, pattern in _QUERY_VALUE.items() if (m := pattern.search(page.text))
    }
    column = _COLUMN.search(page.url)
    channel = values.get("channelCode") or (column[1] if column else None)
    if channel is None:
        return None
    form = {
        "current": "1",
        "pageSize": values.get("pageSize", "15"),
        "unitid": values.get("unitid", ""),
        "webSiteCode[]": values.get("webSiteCode", ""),
    }
    return (
        urljoin(page.url, "/queryList")
        + "#"
        + urlencode({**form, "channelCode[]": channel, "sort": "sortNum", "order": "desc"})
    )
