"""What a list page says of its own extent: number of documents, of pages, of rows a page, and where
it says so."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from crawlers.page import Page
from crawlers.text.folding import clean_spaces
from crawlers.text.spans import enclosed, without

_RECORDS = re.compile(
    r"(?<!本页)(?<!当页)(?<!当前页)(?<!每页)(?:共|总共|总计|合计)\s?(?:有|计|检索到|查询到|找到|公开|发布)?\s?([0-9][0-9,]{0,8})\s?(?:条|篇|项|件|则|份|个?记录|个?结果)"
    r"|(?:总记录数?|记录总数|总条数|信息总数|数据总数|总信息数|记录数|总数)\s?(?:为|是|[:：])?\s?([0-9][0-9,]{0,8})(?!\s?页)"
    r"|共\s?[0-9]{1,5}\s?页\s?[,，/|]?\s?([0-9]{1,7})\s?条"
    r"|(?<!每页)(?<!每页显示)(?<![0-9])([0-9]{1,7})\s?条(?:记录|信息|数据)"
)
_PAGES = re.compile(
    r"共\s?(?:有|计)?\s?([0-9][0-9,]{0,6})\s?页|(?:总页数?|页数|总页码)\s?(?:为|[:：])?\s?([0-9]{1,5})"
    r"|第?\s?[0-9]{1,4}\s?页?\s?/\s?(?:共)?\s?([0-9]{1,4})\s?页|[0-9]{1,4}\sof\s([0-9]{1,4})\b"
    r"|页次\s?[:：]?\s?[0-9]{1,4}\s?/\s?([0-9]{1,4})"
)
_AT_OF = re.compile(
    r"[\s\[(（|]{0,3}(?:第\s?)?([0-9]{1,3})\s?/\s?([0-9]{1,3})\s?页?[\s\])）|]{0,3}"
)
_SIZE = re.compile(r"每页\s?(?:显示)?\s?([0-9]{1,3})\s?[条篇项件]")
_ASSIGNED = re.compile(
    r"""(?<![\w.$-])["']?([A-Za-z_$][\w$.\-]{1,40})["']?\s{0,3}[:=]\s{0,3}(?:parseInt\()?["']?([0-9]{1,7})(?![\w.%])""",
)
_TOTAL_NAMES = re.compile(
    r"(?:record|total|row|item|info|article|all|data|news|doc)_?-?(?:count|counts|num|number|records?|size|sum|rows?|elements|items)$"
    r"|^(?:total)?(?:data|row|record)_?total$|^totalsize$|^total_?(?:data|elements)$"
)
_PAGE_NAMES = re.compile(
    r"(?:total|all|max|sum|last|end)_?-?pages?(?:num|no|count|s)?$|pages?_?-?(?:count|total|sum|max)$|^count_?pages?$|maxpagenum$|^pagecounts?$|^pages$"
)
_SIZE_NAMES = re.compile(
    r"(?:page_?-?size|per_?-?page|page_?-?(?:rows|limit|step)|rows_?per_?page|items_?on_?page|items_?per_?page|^limit|show_?data|num_?per_?page|pre_?page)$"
)
_CURRENT_NAMES = re.compile(r"curr?(?:ent)?|^now|this|index|no$")
_WIDGET = re.compile(
    r"(?:laypage(?:\.render)?|[pP]aginator|[pP]agination|twbsPagination|\.pager|jpage|pageControl|createPage\w{0,12}|initPage\w{0,12}|[sS]etPage\w{0,12})\s{0,3}\(([^;]{0,900})"
)
_COUNT_KEY = re.compile(
    r"\b(?:count|items|totalCounts?|totalData|total)\s{0,3}:\s{0,3}['\"]?([0-9]{1,7})"
)
_CONFIG_PAGES = re.compile(
    r"pagination_script_config\.total\s{0,4}=\s{0,4}['\"]?([0-9]{1,5})"
)  # the saved example counts pages there
_COMMENT = re.compile(r"/\*|(?m:(?<![:\w\"'/])//[^\n]{0,2000}+$)")
_SCRIPT = re.compile(
    r"<script\b(?![^<>]{0,400}\btype\s{0,3}=\s{0,3}[\"']?(?:text/(?:html|x-|xml|template)))"
    r"[^<>]{0,600}>",
    re.I,
)
_SPACES = re.compile(r"\s{2,400}+")
_SCRIPT_END = re.compile("</script>", re.I)


@dataclass(frozen=True, slots=True)
class Extent:
    """What is declared; None where nothing is. `by_script` says that the total or the pages stand
    in a script or an attribute and not in the printed text."""

    total: int | None = None
    pages: int | None = None
    size: int | None = None
    by_script: bool = False

    @property
    def page_count(self) -> int | None:
        """Pages as declared, or as total and size make them."""
        if self.pages is not None or self.total is None or not self.size:
            return self.pages
        return max(1, -(-self.total // self.size))


def scripts_of(page: Page) -> str:
    """The text of a page's inline scripts without their comments; a commented-out line says
    nothing."""
    return _scripts(page.text)


@lru_cache(maxsize=8)
def _scripts(text: str) -> str:
    bare = without(text, "<!--", "-->", wraps_script)
    found = [bare[start:end] for _, start, end, _ in enclosed(bare, _SCRIPT, _SCRIPT_END)]
    return uncommented("\n".join(found))


def wraps_script(comment: str) -> bool:
    """Old pages wrap a script's text in a comment; only such comments stay."""
    return "<script" not in comment.lower() and comment.count("\n") > 1


def uncommented(script: str) -> str:
    """A script without its comments, and without the spaces that indent it: the parts of a sum may
    stand on lines of their own."""
    pieces, at, look, last = [], 0, 0, script.rfind("*/")
    while found := _COMMENT.search(script, look):
        end = found.end()
        if found[0] == "/*":
            if last < end:  # it is never closed, and is no comment
                look = end
                continue
            end = script.index("*/", end) + 2
        pieces += [script[at : found.start()], " "]
        at = look = end
    return _SPACES.sub(_one_space, "".join([*pieces, script[at:]]))


def _one_space(found: re.Match[str]) -> str:
    return "\n" if "\n" in found[0] else " "


def printed_text(page: Page) -> str:
    """The visible text of a page on one line. Numbers in elements that a script fills by their id
    are left out: they are placeholders."""
    return clean_spaces(" ".join(text for text, _ in printed_nodes(page)))


def printed_nodes(page: Page) -> list[tuple[str, HtmlElement]]:
    """The texts of a page that are no scripts, each with the element that it stands in or after."""
    scripts = scripts_of(page)
    found: list[tuple[str, HtmlElement]] = []
    body = page.tree.find("body")
    for element in (page.tree if body is None else body).iter():
        if not isinstance(element.tag, str):
            continue
        text = element.text or ""
        silent = element.tag in ("script", "style", "textarea")
        if text and not silent and not (text.strip().isdigit() and is_named_in(element, scripts)):
            found.append((text, element))
        if element.tail:
            found.append((element.tail, element))
    return found


def is_named_in(element: HtmlElement, scripts: str) -> bool:
    """Whether a script knows an element by its id or class, as '#more' or ".next"."""
    for name in [element.get("id") or "", *(element.get("class") or "").split()]:
        if name and re.search(rf"""["'][#.]?{re.escape(name)}["']""", scripts):
            return True
    return False


def declared_extent(page: Page) -> Extent:
    """All that a list page declares. A printed total of 0 or 1, and a printed number of one page,
    are left out: they are what a template shows before a script fills it."""
    if page.is_text:
        return Extent()
    text = printed_text(page)
    total, pages, size = _first(_RECORDS, text), _first(_PAGES, text), _first(_SIZE, text)
    if pages is None:
        pages = _at_of(page)
    total = _titled_total(page) if total is None else total
    total = None if total is not None and total <= 1 else total
    scripted = scripted_extent(page)
    by_script = (
        total is None
        and pages is None
        and (scripted.total is not None or scripted.pages is not None)
    )
    return Extent(
        total if total is not None else scripted.total,
        pages if pages is not None and pages > 1 else scripted.pages or pages,
        scripted.size or size,
        by_script,
    )


def _titled_total(page: Page) -> int | None:
    """The number that stands alone under the title Total record (帝国CMS)."""
    for element in page.tree.iter("a", "span"):
        if re.fullmatch(r"(?i)total record|总记录数?|总数", (element.get("title") or "").strip()):
            number = clean_spaces("".join(element.itertext()))
            return int(number) if re.fullmatch(r"[0-9]{1,6}", number) else None
    return None


def _at_of(page: Page) -> int | None:
    """The 3 of a pager's 1/3, which stands alone in its text node."""
    for text, _ in printed_nodes(page):
        found = _AT_OF.fullmatch(text)
        if found and 0 < int(found[1]) <= int(found[2]):
            return int(found[2])
    return None


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return int(next(g for g in found.groups() if g).replace(",", "")) if found else None


def scripted_extent(page: Page) -> Extent:
    """What a page's scripts, hidden fields and data attributes declare."""
    return _scripted(page.text, page.url)


@lru_cache(maxsize=8)
def _scripted(text: str, url: str) -> Extent:
    page = Page(url, text.encode("utf-8", "replace"))
    scripts = scripts_of(page)
    values: list[tuple[str, int]] = [
        (name.split(".")[-1], int(number)) for name, number in _ASSIGNED.findall(scripts)
    ]
    for element in page.tree.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            if name.startswith("data-") and re.fullmatch(r"[0-9]{1,7}", value or ""):
                values.append((name.removeprefix("data-"), int(value)))
        if element.tag == "input" and re.fullmatch(r"[0-9]{1,7}", element.get("value") or ""):
            name = element.get("name") or element.get("id") or ""
            values.append((name, int(element.get("value"))))
        counts = element.get("count") or "", element.get("rows") or ""
        if all(re.fullmatch(r"[0-9]{1,7}", count) for count in counts):
            values += [("totalcount", int(counts[0])), ("pagesize", int(counts[1]))]
    total = pages = size = vague = vague_size = None
    for name, number in values:
        plain = re.sub(r"^(?:m_|_)?[nis](?=[A-Z])|^m_|^_{1,3}", "", name).lower()
        if _PAGE_NAMES.search(plain):
            pages = number if pages is None else max(pages, number)
        elif _SIZE_NAMES.search(plain):
            size = size or number or None
        elif _TOTAL_NAMES.search(plain) and not _CURRENT_NAMES.match(plain):
            total = number if total is None else max(total, number)
        elif plain in ("total", "count", "record", "records"):
            vague = number
        elif plain in ("size", "limit", "per", "rows"):
            vague_size = number
    if found := _CONFIG_PAGES.search(scripts):
        pages = int(found[1])
    for found in _WIDGET.finditer(scripts):
        if total is None and (count := _COUNT_KEY.search(found[1])):
            total = int(count[1])
        if total is None and (count := re.match(r"\s{0,3}([0-9]{1,7})\s{0,3},\s{0,3}\{", found[1])):
            total = int(count[1])  # jQuery's .pagination(40, {items_per_page: 10})
    size = size or (vague_size if vague else None) or None
    if total is None and size is not None and vague is not None and vague > size:
        total = vague
    return Extent(total, pages, size, total is not None or pages is not None)
