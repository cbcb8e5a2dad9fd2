"""Hanweb JCMS, old dataproxy form: records inside <script type="text/xml">, further groups from
dataproxy.jsp."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import chompjs

from crawlers.page import Page, http_address
from crawlers.platforms.asks import Ask
from crawlers.platforms.lists.below.children import child_columns
from crawlers.platforms.lists.generic import read_answer, read_list
from crawlers.platforms.lists.records import json_of
from crawlers.platforms.lists.row.hidden import fragment_rows
from crawlers.platforms.lists.row.listed import listed_rows
from crawlers.platforms.model import ListPage, mark
from crawlers.platforms.platform import Platform
from crawlers.text.spans import enclosed
from schemas.source import Source

_RECORD = re.compile(r"<record>\s{0,20}+(?:<!\[CDATA\[)?+")
_RECORD_END = re.compile(r"(?:\]\]>)?\s{0,20}</record>")
_NEXT_GROUP = re.compile(
    # the address holds quotes of the other kind: path='/' (Nantong)
    r"<nextgroup>(?>.{0,80}?href\s{0,3}=)\s{0,3}+(?:\"(?P<double>[^\"]{5,1200}+)\"|'(?P<single>[^'>]{5,1200}+(?:'[^'>]{0,40}+'[^'>]{0,800}+){0,6}+)').{0,80}?</nextgroup>",
    re.S,
)
# A script of the site's own in the place of jpage: the address, and the form as text beside it.
_PROXY = re.compile(r"""["']([^"'<>\s?]{0,120}dataproxy\.jsp)""")
_SENT = re.compile(
    r"""["']((?:&?(?!columnid=)\w{2,20}+=[^"'<>\s&]{0,200}+){0,8}+&?columnid=[^"'<>\s]{1,600})["']"""
)
_TOTAL = re.compile(
    r"<totalrecord>\s{0,9}([0-9]{1,7})|\btotalRecord\s{0,4}[:=]\s{0,4}['\"]?([0-9]{1,7})", re.I
)
_PER_PAGE = re.compile(
    r"\bperPage\s{0,4}[:=]\s{0,4}['\"]?([0-9]{1,4})|[?&]perpage=([0-9]{1,4})", re.I
)


class HanwebJcms(Platform):
    """Lists and addresses of Hanweb JCMS with the jpage component.

    The visible list is empty; 45 (or another multiple of perPage) records stand in the page,
    further ones come in groups of the same size from dataproxy.jsp with startrecord and endrecord.
    Groups after the first carry one record more than asked and repeat the previous group's last
    (seen on nhsa.gov.cn): rows are told apart by address.
    """

    name = "hanweb_jcms"
    family = "hanweb"
    # The same document stands under several columns (art_COL_ID) and hosts: only its own number
    # names it.
    article = re.compile(
        r"/art/(?:[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}/)?art_[0-9]{1,12}_([0-9]{1,14})\.s?html?$"
        r"|/art/(?:19|20)[0-9]{2}/(?:[0-9]{1,2}/[0-9]{1,2}/)?art_([0-9a-f\-]{32,36})\.s?html?$"
    )
    marks = (
        mark(
            r"<datastore>[\s\S]{0,2000}?<recordset>|dataproxy\.jsp",
            4,
            "a datastore with records, or dataproxy.jsp",
        ),
        mark(
            r"/art/[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}/art_[0-9]{1,12}_[0-9]{1,14}",
            3,
            "addresses art_COLUMN_ID.html",
        ),
        mark(r"\.jpage\s{0,3}\(", 2, "the jpage component"),
        mark(
            r"/col/col[0-9]{1,12}/|/art/[0-9]{4}/.{0,20}art_",
            2,
            "its own address has /col/colN/ or /art/",
            on_url=True,
        ),
    )

    def list_page(self, source: Source, page: Page, first: bool) -> ListPage:
        text = page.text
        data = (
            None if "<record>" in text else json_of(page)
        )  # some old proxies answer a script's array
        if data is not None:
            return read_answer(page, data)
        records = [text[at:end] for _, at, end, _ in enclosed(text, _RECORD, _RECORD_END)]
        rows = (
            fragment_rows(page, records)
            if records
            else listed_rows(page, self.owns, source.listing.rows)
        )
        listed = ListPage(rows)
        total = _TOTAL.search(text)
        if not total and not (records and rows) and "dataproxy.jsp" not in text:
            # the table lists of /module/xxgk/search.jsp, with currpage
            return read_list(self.owns, source, page, first)
        if total:
            listed.declared_total = int(total[1] or total[2])
        if first:
            listed.children = child_columns(page, source.listing.children, rows)
            self._read_groups(page, listed, len(records))
            if listed.declared_total is None and "dataproxy.jsp" in text:
                listed.traces = ["the page names dataproxy.jsp and no total"]
        listed.pager = "dataproxy.jsp groups" if records else listed.pager
        return listed

    def _read_groups(self, page: Page, listed: ListPage, size: int) -> None:
        total, link = listed.declared_total, _NEXT_GROUP.search(page.text)
        if not total or not size or total <= size:
            return
        if not link:
            self._read_proxy(page, listed, size)
            return
        per_page = _PER_PAGE.search(page.text)
        parts = urlsplit(
            http_address(page.base_url, (link["double"] or link["single"]).replace("&amp;", "&"))
            or page.url
        )
        query = {
            k: v
            for k, v in parse_qsl(parts.query, keep_blank_values=True)
            if k not in ("page", "startrecord", "endrecord", "perpage")
        }
        for start in range(size + 1, total + 1, size):
            group = {"startrecord": str(start), "endrecord": str(min(start + size - 1, total))}
            group["perpage"] = (per_page[1] or per_page[2]) if per_page else "15"
            listed.due.append(Ask(urlunsplit(parts._replace(query=urlencode({**group, **query})))))

    def _read_proxy(self, page: Page, listed: ListPage, size: int) -> None:
        """The groups as the jpage call itself asks for them, where no nextgroup names them: a form
        of proxyParam sent to proxyUrl."""
        found = re.search(r"\bjpage\s{0,3}\(\s{0,3}(?=\{)", page.text)
        try:
            told: Any = chompjs.parse_js_object(page.text[found.end() :]) if found else {}
        except ValueError:
            return
        # proxyParam, or params where a site has its own copy of the component
        named = (v for v in told.values() if isinstance(v, dict) and "columnid" in v)
        place, given = told.get("proxyUrl"), told.get("proxyParam") or next(named, None)
        if (
            not place
            and (written := _PROXY.search(page.text))
            and (sent := _SENT.search(page.text))
        ):
            place, given = written[1], dict(parse_qsl(sent[1], keep_blank_values=True))
        address = http_address(page.base_url, str(place or ""))
        if not place or address is None or not isinstance(given, dict):
            return
        form = urlencode({k: str(v) for k, v in given.items()})
        per_page = next((v for k, v in told.items() if k.lower() == "perpage"), 15)
        joiner = "&" if "?" in address else "?"
        for start in range(
            size + 1, listed.declared_total + 1 if listed.declared_total else 0, size
        ):
            end = min(start + size - 1, listed.declared_total or 0)
            group = {"startrecord": start, "endrecord": end, "perpage": per_page}
            listed.due.append(Ask(f"{address}{joiner}{urlencode(group)}", form))
