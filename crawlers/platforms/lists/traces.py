"""Signs of further pages: what keeps a list from being called whole until somebody has asked."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawlers.page import Page
from crawlers.platforms.lists.clickable import is_of_box, list_clicks
from crawlers.platforms.lists.declared import Extent, printed_nodes, scripts_of
from crawlers.platforms.lists.hints.choices import knows_no_pages
from crawlers.platforms.lists.hints.request_names import NO_LIST
from crawlers.platforms.lists.ways import acts_on_load, is_cut_by_script, way_on
from crawlers.platforms.model import ListPage, ListRow, absolute
from crawlers.text.folding import clean_spaces

_PAGER = re.compile(
    r"^(?:.{0,20}[_-])?(?:page|pages|pager|paging|pagination|pagebar|pagenav|page_?-?nav|pagelist|page_?-?list|page_?-?box|page_?-?div|page_?-?info|pageno|paginator|paginate|laypage|fenye|fanye|pagecode|turnpage|turn_?page|pg|pagediv|layui-laypage|loadmore|load-more)(?:[_-]?(?:div|box|bar|wrap|area|con|container|nav|ul|list|id|[0-9]{1,3}))?$",
    re.I,
)
_CALLS = re.compile(
    r"(?<!function )(?<![\w.])(?P<name>(?:create|init|set|show|draw|render|get|go(?:to)?|load|turn|"
    r"change|next|make|build)?_?(?:[pP]ag(?:e|er|ing|ination|inator)(?:HTML|Html|Bar|Nav|List|Control|Data|Info|Index|No|Num)?|[lL]oad(?:More|Data|List|Page)|[nN]extPage|fenye|getMore|getList|getData))\s{0,3}\((?P<args>[^()]{0,200})\)"
)
_WIDGETS = re.compile(
    r"laypage|twbsPagination|simplePagination|jqPaginator|bootstrapPaginator|\bpaginator\b|\.pagination\s{0,3}\(|pageControl|el-pagination|van-list|infinite-?scroll|mescroll|dropload",
    re.I,
)
_VARIABLES = re.compile(
    r"(?<![\w.])(?P<name>(?:var\s{1,3}|let\s{1,3}|const\s{1,3})?(?:m_)?[a-z_]{0,3}(?:total|max|sum|count|record|row|all)?_?(?:[pP]age|[rR]ecord|[rR]ow|[iI]tem)_?(?:[cC]ount|[nN]um|[tT]otal|[sS]ize|[nN]o|[iI]ndex)?)\s{0,3}[=:]\s{0,3}(?P<value>[^,;\n]{1,60})"
)
_SERVICES = re.compile(
    r"""["'`](?P<url>[^"'`\s<>]{0,120}(?:/api/|/search|/list|getList|queryList|listData|articleList|/article|\.json|loadData|findPage|/query|/page)[^"'`\s<>]{0,120})["'`]""",
    re.I,
)
REQUEST = re.compile(
    r"\$\.(?:ajax|get|post|getJSON)\b|\bfetch\s{0,2}\(|axios|XMLHttpRequest|\$http", re.I
)
_EMPTY_WORDS = re.compile(
    r"暂无(?:信息|数据|内容|记录|相关)?|没有(?:相关|符合|找到|查到|检索到|更多|记录|数据|信息|内容)|"
    r"无(?:相关|更多)?(?:信息|数据|记录|内容)|未检索到|敬请期待|栏目建设中"
)
_SAYS_MORE = re.compile(r"(?:[2-9]|[1-9][0-9]{1,3}|[二三四五六七八九十百])\s?页")
USUAL_LENGTHS = frozenset(
    {5, 6, 8, 10, 12, 15, 16, 18, 20, 24, 25, 30, 36, 40, 45, 48, 50, 60, 75, 80, 100}
)
"""Rows that pages have when there may be another one."""


def traces_of(page: Page, listed: ListPage, extent: Extent) -> tuple[list[str], list[str]]:
    """The signs, in words for a person, and those of them that are no more than a likeness: they
    are explained when the page's own pager answers that there is nothing. A sign that says itself
    that there is one page is none."""
    if page.is_text:
        return [], []
    rows, pages = len(listed.rows), listed.declared_pages
    found: list[str] = []
    weak: list[str] = []
    scripts = scripts_of(page)
    # Nothing on the page could change what it declares: then one page is one page.
    fixed = extent.pages == 1 and not REQUEST.search(scripts) and rows not in USUAL_LENGTHS
    single = pages == 1
    urls = {row.url for row in listed.rows}
    known = {*urls, *listed.children}
    cut = bool(rows) and not REQUEST.search(scripts) and is_cut_by_script(page, scripts, urls)
    for click in list_clicks(page, listed.rows):
        if click.off or (click.url is None and cut):
            continue
        if click.url == page.url and not click.script:
            continue  # 下一页 of the last page leads to itself
        elsewhere = click.url is not None and _file(click.url) != _file(page.url)
        if click.says in ("next", "more") or (click.says.isdigit() and int(click.says) > 1):
            if click.says == "more" and elsewhere and not _below(page.url, click.url or ""):
                continue
            if click.says.isdigit() and click.url is None and not click.script:
                continue
            if fixed and click.url is None:
                continue
            # One that leads nowhere by itself may be what a script's single page leaves.
            (weak if extent.pages == 1 and click.url is None else found).append(
                f"something to click says {click.text or click.says}"
            )
            break
    count = extent.page_count
    if count is not None and count > 1:
        found.append(f"{count} pages are declared")
    if extent.total is not None and extent.total > rows:
        found.append(f"{extent.total} documents are declared")
    if found := found[:3]:
        return found, []
    # Beside no rows a single 1 is what a template shows before a script has asked for them.
    filled = rows > 0 or not REQUEST.search(scripts)
    known_single = filled and (single or count == 1 or extent.total == rows or cut)
    if not known_single:
        # Where the page has no script at all, an empty element stays empty.
        if element := _pager_element(page, listed.rows, acts_on_load(page)):
            weak.append(f"an element {element} looks like a pager")
        if widget := _WIDGETS.search(scripts):
            # pageControl("box", 9, 12, 1) beside 9 rows: 9 of 12 a page, or 12 of 9 a page. Its own
            # address of page 2 tells; 10, 10, 1 beside 10 rows leaves no choice.
            given = re.match(r"\s{0,3}\(([^()]{0,300})\)", scripts[widget.end() :])
            numbers = [
                int(n) for n in re.findall(r"(?<![\w.])[0-9]{1,6}\b", given[1] if given else "")
            ]
            if not (rows and numbers.count(rows) > 1 and max(numbers) == rows):
                (weak if rows and rows in numbers else found).append(f"a script uses {widget[0]}")
        for call in _CALLS.finditer(scripts):
            if (
                not re.fullmatch(r"\s{0,3}|[^0-9]{0,40}\b1\s{0,3}", call["args"])
                or "oad" in call["name"]
            ):
                weak.append(f"a script calls {call['name']}({clean_spaces(call['args'])[:40]})")
                break
        variable = _VARIABLES.search(scripts)
        if variable and not re.match(r"""\s{0,2}["']?[01]\b""", variable["value"]):
            weak.append(f"a script sets {clean_spaces(variable['name'])[:40]}")
        if REQUEST.search(scripts) and (service := _list_service(scripts)):
            found.append(f"a script asks {service[:80]}")
    usual = rows in USUAL_LENGTHS and not (single or count == 1 or cut)
    if usual and (way := way_on(page, known)):
        weak.append(f"the page has {rows} rows, as many as a full page often has, and {way}")
    silent = rows == 0 and not says_empty(page)
    if silent and not found and not weak:
        found.append("the page has no rows and does not say that there are none")
    return [*weak, *found][:3], weak


def _list_service(scripts: str) -> str | None:
    """An address in the scripts that may be of a service of lists. Where they speak of no pages, it
    is none of a menu, a counter or the weather by its name."""
    plain = knows_no_pages(scripts)
    for found in _SERVICES.finditer(scripts):
        name = re.split(r"[?#]", found["url"])[0].rsplit("/", 1)[-1]
        if not (plain and NO_LIST.search(name)):
            return found["url"]
    return None


def _pager_element(page: Page, rows: Sequence[ListRow], filled: bool) -> str | None:
    for element in page.tree.iter("div", "ul", "span", "p", "nav", "td", "section", "form"):
        for name in [element.get("id") or "", *(element.get("class") or "").split()]:
            if not _PAGER.match(name):
                continue
            text = clean_spaces("".join(element.itertext()))
            links = [
                a
                for a in element.iter("a", "button", "option")
                if (a.get("onclick") or absolute(page, a.get("href") or "") != page.url)
                and (a.get("href") or a.get("onclick"))
                and not re.fullmatch(
                    r"[\[第\s]{0,3}1[\]页\s]{0,3}|首页", clean_spaces("".join(a.itertext()))
                )
            ]
            titled = any(
                len("".join(a.itertext()).strip()) >= 8 for a in element.iter("a", "h1", "h2")
            )
            if len(text) > 200 or titled or re.search(r"[\u3400-\u9fff]{12}", text):
                continue  # a box around the content
            if not links and not filled and not (text and _SAYS_MORE.search(text)):
                continue  # words alone lead nowhere: 当前页：1/1 首页 下一页, all of them dead
            ways = [url for a in links if (url := absolute(page, a.get("href") or ""))]
            if ways and all(is_of_box(page, url, rows) for url in ways):
                continue
            if (
                text
                and not links
                and re.fullmatch(
                    r"(?:首页|上一?页|下一?页|尾页|末页|共|第|条|页|记录|[01]|[/\s:：,，|<>《»«]){1,80}",
                    text,
                )
            ):
                continue  # 首页 上一页 下一页 尾页 1/1, all switched off
            return str(name)
    return None


def _file(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname}{parts.path.removesuffix('index.html')}"


def _below(page_url: str, url: str) -> bool:
    return _file(url).startswith(_file(page_url).rsplit("/", 1)[0])


def says_empty(page: Page) -> bool:
    """Whether a page says that it has no rows; words that only a script shows say nothing."""
    return any(
        _EMPTY_WORDS.search(text) and not _is_hidden(element)
        for text, element in printed_nodes(page)
    )


def _is_hidden(element: HtmlElement) -> bool:
    return any(
        up.get("hidden") is not None
        or re.search(r"display\s{0,2}:\s{0,2}none", up.get("style") or "")
        for up in (element, *element.iterancestors())
    )
