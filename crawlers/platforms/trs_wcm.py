"""TRS WCM (拓尔思): static lists index.html, index_1.html … with a createPageHTML pager; articles tYYYYMMDD_ID.html."""

import re
from urllib.parse import urljoin

from crawlers.page import Page
from crawlers.platforms.base import ListPage, Platform
from crawlers.platforms.children import year_children
from crawlers.platforms.rows import listed_rows, scripted_rows
from crawlers.source import Source

_ARTICLE = re.compile(r"/t(?:19|20)[0-9]{6}_([0-9]{1,12})(?:_[0-9]{1,3})?\.(?:s?html?|jhtml)(?:$|[?#])")
_CALL = re.compile(r"(?<!function )createPage(?:HTML)?\s{0,4}\(([^()]{3,200})\)")
_CONFIG_TOTAL = re.compile(
    r"pagination_script_config\.total\s{0,4}=\s{0,4}['\"]?([0-9]{1,5})|\btotalPage\s{0,4}[:=]\s{0,4}['\"]?([0-9]{1,5})"
)
_DATA_TOTAL = re.compile(r"totalData\s{0,4}[:=]\s{0,4}([0-9]{1,7})[\s\S]{0,300}?showData\s{0,4}[:=]\s{0,4}([0-9]{1,4})")
_PRINTED_RECORDS = re.compile(r"共\s{0,4}(?:<[^<>]{1,80}>)?\s{0,4}([0-9][0-9,]{0,9})\s{0,4}(?:</[a-z]{1,6}>)?\s{0,4}[条篇]")
_PRINTED_PAGES = re.compile(
    r"共\s{0,4}(?:<[^<>]{1,80}>)?\s{0,4}([0-9][0-9,]{0,7})\s{0,4}(?:</[a-z]{1,6}>)?\s{0,4}页|/\s{0,2}([0-9]{1,5})\s{0,2}页"
)
_NEXT_LINK = re.compile(r"下一页|下页|后一页|>\s{0,2}next\s{0,2}<", re.I)
_PART = re.compile(
    r"createPageHTML\s{0,4}\(\s{0,4}([0-9]{1,3})\s{0,4},\s{0,4}[0-9]{1,3}\s{0,4},\s{0,4}['\"](t[0-9]{8}_[0-9]{1,12})['\"]\s{0,4},\s{0,4}['\"](\w{3,5})['\"]"
)


class TrsWcm(Platform):
    """Lists and addresses of TRS WCM.

    Pager forms (cms.md section 2): 4 arguments (pages, current, stem, ext); Beijing's 5 (records, pages, current, stem,
    ext); 6 (box, pages, current from 1, stem, ext, records); a `total` variable; printed 共N条/共N页. Page 2 is stem_1 on
    most sites and stem_2 on some, so one file more than needed is asked for and one miss is expected.
    """

    name = "trs_wcm"

    def owns(self, url: str) -> bool:
        return _ARTICLE.search(url) is not None

    def document_key(self, url: str) -> str:
        found = _ARTICLE.search(url)
        return f"trs:{found[1]}" if found else super().document_key(url)

    def list_page(self, source: Source, page: Page, first: bool) -> ListPage:
        rows = listed_rows(page, self.owns, source.listing.rows)
        if len(rows) < len(scripted := scripted_rows(page)):
            rows = scripted
        listed = ListPage(rows)
        self._read_pager(source, page, listed)
        if first:
            listed.children = year_children(page, source)
        return listed

    def parts(self, page: Page) -> list[str]:
        """Addresses of the further parts of an article in several parts."""
        found = _PART.search(page.text)
        if not found or found[2] not in page.url or re.search(r"_[0-9]{1,3}\.\w{1,6}$", page.url.split(found[2])[-1]):
            return []
        return [urljoin(page.url, f"{found[2]}_{k}.{found[3]}") for k in range(1, int(found[1]))]

    def _read_pager(self, source: Source, page: Page, listed: ListPage) -> None:
        text = page.text
        stem, ext = _file_of(page.url)
        pages: int | None = None
        for call in _CALL.finditer(text):
            read = _arguments(call[1])
            if read and not re.match(r"t[0-9]{8}_", read[1]):
                pages, stem, ext, listed.declared_total = read
                break
        if pages is None:
            pages = _declared_pages(text)
        if listed.declared_total is None and (records := _PRINTED_RECORDS.search(text)):
            listed.declared_total = int(records[1].replace(",", ""))
        listed.declared_pages = pages
        if pages is None:
            # Without a pager the page is the whole list, unless it offers a next page in a form not known here.
            listed.declared_pages = None if _NEXT_LINK.search(text) else 1
            return
        names = range(source.listing.offset or 1, pages + (source.listing.offset or 1) - 1)
        listed.next_urls = [urljoin(page.url, f"{stem}_{k}.{ext}") for k in names]
        if pages > 1 and source.listing.offset is None:
            listed.probes = [urljoin(page.url, f"{stem}_1.{ext}"), urljoin(page.url, f"{stem}_{pages}.{ext}")]


def _file_of(url: str) -> tuple[str, str]:
    found = re.search(r"/([^/?#]{1,200})\.([a-z]{3,5})(?:$|[?#])", url.split("//", 1)[-1])
    return (re.sub(r"_[0-9]{1,6}$", "", found[1]), found[2]) if found else ("index", "html")


def _arguments(text: str) -> tuple[int, str, str, int | None] | None:
    """(pages, stem, ext, records) of a createPage call, None for a call that is no pager (a definition, a variable)."""
    args = [a.strip().strip("'\"") for a in text.split(",")]
    numbers = [int(a) if re.fullmatch(r"[0-9]{1,7}", a) else None for a in args]
    if len(args) == 4 and numbers[0] is not None and numbers[1] is not None:
        return numbers[0], args[2], args[3], None
    if len(args) == 5 and numbers[0] is not None and numbers[1] is not None:
        return numbers[1], args[3], args[4], numbers[0]
    if len(args) == 6 and numbers[1] is not None and numbers[5] is not None:
        return numbers[1], args[3], args[4], numbers[5]
    return None


def _declared_pages(text: str) -> int | None:
    if found := _CONFIG_TOTAL.search(text):
        return int(found[1] or found[2])
    if found := _DATA_TOTAL.search(text):
        return -(-int(found[1]) // max(int(found[2]), 1))
    if found := _PRINTED_PAGES.search(text):
        return int((found[1] or found[2]).replace(",", ""))
    return None
