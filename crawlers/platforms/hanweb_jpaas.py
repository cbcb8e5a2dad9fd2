"""Hanweb jpaas: list units from the publish server's API, and Jiangxi's /queryList."""

import json
import re
from typing import Any
from urllib.parse import urlencode, urljoin

import chompjs
from lxml.html import HtmlElement

from crawlers.page import Page, parse_html
from crawlers.platforms.asks import Ask, PageRule
from crawlers.platforms.hanweb_jcms import HanwebJcms
from crawlers.platforms.lists.below.children import child_columns
from crawlers.platforms.lists.generic import read_answer, read_list
from crawlers.platforms.lists.records import json_of
from crawlers.platforms.lists.row.listed import listed_rows, row_of_link
from crawlers.platforms.model import ListPage, ListRow, mark
from schemas.source import Source

UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
_COLUMN = re.compile(r"/col/(col[0-9]{2,12})/")
_NO_LIST = re.compile(
    r"当前位置|位置|导航|面包屑|栏目名|页头|页尾|页脚|底部|头部|顶部|菜单|搜索|检索|友情|logo|banner|head|foot|nav",
    re.I,
)
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
        mark(r"""["']/queryList["']|\bloadPageData\s{0,3}\(""", 6, "/queryList or loadPageData"),
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
        service = source.listing.api or _query_list(page)
        units = [] if service else _unit_addresses(page)
        if service is None and not units:
            return read_list(self.owns, source, page, first)
        services = [service] if service else units
        return ListPage(
            service=Ask.of(services[0]) if len(services) == 1 else None,
            units=services if len(services) > 1 else [],
            children=child_columns(page, source.listing.children) if first else [],
            pager="unit API",
        )

    def _unit(self, source: Source, page: Page, data: dict[str, Any]) -> ListPage:
        """Rows of a unit answer; its pager declares total and page size, as attributes (count,
        rows) or inside its queryData."""
        inner = data.get("data")
        html = str(inner.get("html") or "") if isinstance(inner, dict) else ""
        fragment = Page(page.url, html.encode())
        rows = listed_rows(fragment, self.owns, source.listing.rows) or _all_links(fragment)
        listed = ListPage(rows, pager="unit API, paramJson")
        pager: dict[str, Any] = {}
        for element in parse_html(html).iter():
            if isinstance(element.tag, str):
                found = {**_query_data(element), **dict(element.attrib)}
                if re.fullmatch("[0-9]{1,7}", str(found.get("count") or "")):
                    pager = found
                    break
        size = len(rows)
        if pager:
            listed.declared_total = int(pager["count"])
            rows_of_page = re.fullmatch("[0-9]{1,4}", str(pager.get("rows") or ""))
            size = int(rows_of_page[0]) if rows_of_page else size
            listed.declared_pages = max(1, -(-listed.declared_total // max(size, 1)))
        ask = Ask.of(page.url)
        asked = _json_object(ask.values.get("paramJson"))
        search = asked.get("search", _json_object(pager.get("search")) or pager.get("search"))
        wanted = {"pageNo": _HOLE, "pageSize": size or 15}
        if search:  # without it the service answers with the whole catalogue of the site
            wanted["search"] = search
        written = json.dumps({**asked, **wanted}, ensure_ascii=False, separators=(",", ":"))
        key = ask.put("paramJson", written).key
        listed.rules = [PageRule(key.replace(str(_HOLE), "{n}"))]
        return listed


_HOLE = 987654321


def _json_object(text: Any) -> dict[str, Any]:
    try:
        value: Any = json.loads(text) if isinstance(text, str) and text else text
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _query_data(element: HtmlElement) -> dict[str, Any]:
    written = element.get("querydata")
    if not written:
        return {}
    try:
        values: Any = chompjs.parse_js_object(written)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _all_links(fragment: Page) -> list[ListRow]:
    """Rows of a unit that prints no dates and whose addresses say nothing."""
    links = fragment.soup.find_all("a")
    rows = [row for link in links if (row := row_of_link(fragment, link, link))]
    return [row for row in rows if len(row.title) >= 8]


def _unit_addresses(page: Page) -> list[str]:
    """Addresses of the list units that a column page names, with all that they ask for; units of
    breadcrumbs, menus and footers are left out by their words."""
    column = _COLUMN.search(page.url)
    found: list[str] = []
    for element in page.tree.iter():
        values = _query_data(element) if isinstance(element, HtmlElement) else {}
        if not values.get("webId") or _NO_LIST.search(str(values.get("tagId") or "")):
            continue
        query = {"parseType": "bulidstatic", "webId": "", "tplSetId": "", "pageType": "column"}
        query |= {"tagId": "", "editType": "null", "pageId": column[1] if column else ""}
        query |= {k: v if isinstance(v, str) else json.dumps(v) for k, v in values.items() if v}
        place = str(element.get("url") or UNIT)
        found.append(urljoin(page.base_url, f"{place}?{urlencode(query)}"))
    return list(dict.fromkeys(found))


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
