"""The usual further addresses of a list that names none, and the addresses that cannot be its
further pages."""

import re
from urllib.parse import urlsplit

from crawlers.page import Page
from crawlers.platforms.asks import Ask, PageRule
from crawlers.platforms.lists.declared import scripts_of
from crawlers.platforms.lists.pagers import file_of, page_parameter, parameter_rule, static_rules
from crawlers.platforms.lists.rules import is_page_word
from crawlers.platforms.model import absolute
from crawlers.text.folding import clean_spaces

_PROGRAM = re.compile(r"\.(?:jsp|do|action|aspx?|php)$", re.I)
COMMON_WORDS = ("pageNo", "pageNum", "currentPage", "pageIndex", "p", "pn")
"""Names that programs have for the number of a page, the commonest first."""


def usual_rules(page: Page) -> list[PageRule]:
    """The usual second addresses of a list that names none: index_1, index_2, ?page=2."""
    ask = Ask.of(page.url)
    rules: list[PageRule] = []
    is_program = _PROGRAM.search(urlsplit(page.url).path)
    if not (urlsplit(page.url).query or ask.form is not None or is_program):
        rules += static_rules(page, *file_of(page.url), None)[:1]
    name = page_parameter(ask)
    rules.append(parameter_rule(ask, name or "page"))
    return rules


def word_rules(page: Page) -> list[PageRule]:
    """For a page with signs of more: page words as parameters and as files beside it."""
    ask = Ask.of(page.url)
    words = [w for w in _page_words(page) if w != "page"]
    if _PROGRAM.search(urlsplit(page.url).path):  # it has no files beside it
        words = [*dict.fromkeys([*words, *COMMON_WORDS])]
        found = [parameter_rule(ask, w) for w in words]
        return [*found[:4], PageRule(f"{page.url.partition('?')[0]}?{{n}}"), *found[4:]]
    rules = [parameter_rule(ask, w) for w in words[:2]]
    if not urlsplit(page.url).query and ask.form is None:
        stem, ext = file_of(page.url)
        folder = page.url.rsplit("/", 1)[0]
        rules.append(PageRule(f"{page.url.partition('?')[0]}?{{n}}"))
        rules.append(PageRule(f"{folder}/{stem}{{n}}.{ext}"))
        rules.append(PageRule(f"{folder}/{{n}}.{ext}"))
        rules.append(PageRule(f"{folder}/{stem}-{{n}}.{ext}"))
        rules.append(PageRule(f"{folder}/{{n}}/"))
    return rules


def _page_words(page: Page) -> list[str]:
    """Names in the page that are page parameters: of inputs, in queries, in scripts."""
    names: dict[str, None] = {}
    for element in page.tree.iter("input"):
        names.setdefault(element.get("name") or element.get("id") or "")
    for name in re.findall(r"[?&\"'{,\s.]([A-Za-z_]{1,20})['\"]?\s{0,3}[=:]", scripts_of(page)):
        names.setdefault(name)
    return [n for n in names if is_page_word(n) and not re.fullmatch(r"curr?|current|p", n)]


def menu_addresses(page: Page) -> frozenset[str]:
    """What the page links to by a name and not by a number or an arrow: other columns, articles.
    None of it is a further page, whatever its address looks like; but for the page's own file with
    1 or 2 behind its name, whatever the words are (后十条, 继续浏览)."""
    found = set()
    stem, ext = file_of(page.url)
    folder, second = page.url.rpartition("/")[0] + "/", rf"{re.escape(stem)}[_\-]?[12]\.{ext}"
    for link in page.tree.iter("a"):
        text = clean_spaces("".join(link.itertext()))
        url = absolute(page, link.get("href") or "")
        named = re.search(r"[\u3400-\u9fff]{2}", text) and not re.search(r"页|頁|更多|加载", text)
        is_own = url is not None and re.fullmatch(second, url.removeprefix(folder)) is not None
        if url and url != page.url and named and not is_own:
            found.add(url)
    return frozenset(found)


_GENERIC = re.compile(r"检索|搜索|查询|列表|search|list|首页|门户|官网", re.I)


def column_name(page: Page) -> str:
    """The name of the column in the page's title, without page numbers; empty where the title says
    none."""
    if page.is_text:
        return ""
    title = clean_spaces("".join(page.tree.xpath("string(//title)") or ""))
    name = re.split(r"[_|—–\-·]", title)[0]
    name = re.sub(r"第?\s?[0-9]{1,4}\s?页?|[()（）\[\]【】\s]", "", name)
    return "" if _GENERIC.search(name) else name


def is_other_column(own: str, name: str) -> bool:
    """Whether two names of columns are those of different columns."""
    return bool(own and name) and own not in name and name not in own
