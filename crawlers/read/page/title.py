"""The title of a page: the heading that its declared title names, else the declared one without the
site."""

import itertools
import re
from typing import Final

from lxml.html import HtmlElement

from crawlers.page import meta_tags
from crawlers.read.page.flatten import Flat, Run
from crawlers.read.page.furniture import is_chrome, is_tool_line
from crawlers.read.page.index_table import index_label_count
from crawlers.read.page.published import names_its_day
from crawlers.text.dates import find_time
from crawlers.text.folding import clean_spaces, narrow, squeeze

_SEPARATOR: Final = re.compile(
    r"\s{0,3}[_|丨｜]\s{0,3}|\s{1,3}[-—–]{1,2}\s{1,3}|(?:(?<![0-9A-Za-z])[-—–]{1,2}|[-—–]{1,2}(?![0-9]))(?=[^-—–]{2,30}$)|\s{2,9}"
)


_SITE: Final = re.compile(
    r"人民政府|政府网|门户网|网站|委员会$|局$|厅$|^首页|信息公开|栏目|频道|新闻网|_"
)


_TITLE_BOX: Final = re.compile(
    r"^(?:ucap-title|xl_title|title|article[-_]?title|contenttitle|tit|bt|news[-_]?title|wztit|arti_title|xxgk_title|newstitle|detail[-_]?title|con_title|zwxl-title|art_title|h-title|rich_media_title|activity-name|article_tit|title_text|biaoti)$",
    re.I,
)


def page_title(tree: HtmlElement, flat: Flat, tags: dict[str, str] | None = None) -> str:
    """The article's title: the visible heading that meta tags or <title> confirm, else the
    strongest of them alone."""
    tags = meta_tags(tree) if tags is None else tags
    named = next(tree.iter("title"), None)
    declared = "" if named is None else clean_spaces("".join(named.itertext()))
    article = tags.get("articletitle", "")
    for block in flat.blocks:
        if block.tag == "ucaptitle":
            article = article or clean_spaces("".join(block.element.itertext()))
    hints = [h for h in (article, declared, tags.get("og:title", "")) if h]
    for hint in hints:
        heading = _visible_heading(flat, hint)
        if heading and not (hint is declared and _generic(heading) and not article):
            return heading
    if article:
        return article
    if _names_no_document(declared) and (printed := _above_the_date(flat)):
        return printed
    boxed = _boxed_title(flat)
    if boxed and not (declared and _looks_cut(declared, boxed)):
        return boxed
    return _without_site(declared) or boxed


_COLUMN: Final = re.compile(
    r"(?:网|站|报|台|在线|消息|要闻|新闻|动态|办理|公开|公告|详情|内容页?|正文|首页|专栏|栏目|频道|政府|局|厅|委员会|中心)$"
)
"""How the name of a site or column ends."""


def _names_no_document(declared: str) -> bool:
    """Whether <title> is that of a whole site or column, or missing."""
    words = _without_site(declared).strip()
    return (
        not words
        or (len(words) <= 14 and _COLUMN.search(words) is not None)
        or _OF_A_TEMPLATE.fullmatch(words) is not None
    )


_OF_A_TEMPLATE: Final = re.compile(
    r"My JSP '[^']{0,40}' starting page|无标题文档|无标题页|無標題文檔|新建网页\s?[0-9]{0,3}"
    r"|Untitled(?: Document| Page)?|New Page\s?[0-9]{0,3}|Document|Insert title here"
)
"""What an editor writes into a new page, and nobody changed."""


def _above_the_date(flat: Flat) -> str:
    """The page's own headline: the line that stands right above the line of date, source and
    tools."""
    runs = [r for r in flat.runs[:400] if not r.hidden]
    for above, below in itertools.pairwise(runs):
        text = above.text
        if (
            len(below.text) >= 10
            and (is_tool_line(below.text) or names_its_day(below.text))
            and find_time(narrow(below.text)) is not None
            and 6 <= len(text) <= 120
            and above.link_chars * 2 <= len(text)
            and "。" not in text
            and not is_tool_line(text)
            and not is_chrome(text)
            and not index_label_count(text)
        ):
            return text
    return ""


def _generic(heading: str) -> bool:
    return len(heading) < 8 and _SITE.search(heading) is not None


def _looks_cut(declared: str, boxed: str) -> bool:
    head = squeeze(_without_site(declared))
    return len(head) > 8 and squeeze(boxed) not in squeeze(declared) and _SITE.search(head) is None


def _visible_heading(flat: Flat, hint: str) -> str:
    """The longest line (or two or three lines of a broken heading) that the hint begins with;
    headings before text."""
    target = squeeze(narrow(hint))
    if not target:
        return ""
    cut = re.search(r"(?:\.{2,6}|…{1,2})$", target)
    if cut and cut.start() >= 8:
        whole = [
            r.text
            for r in flat.runs[:400]
            if squeeze(narrow(r.text)).startswith(target[: cut.start()])
            and not r.hidden
            and len(r.text) <= 200
        ]
        return max(whole, key=len, default="")
    runs = [r for r in flat.runs[:400] if not r.hidden and len(r.text) <= 200]
    best, best_size = "", 3
    for i, run in enumerate(runs):
        if narrow(run.text[0]) != target[0] or run.link_chars * 2 > len(run.text):
            continue
        if not target.startswith(squeeze(narrow(run.text[:8]))[:4]):
            continue
        joined = ""
        for piece in runs[i : i + 5]:
            joined = clean_spaces(f"{joined}\n{piece.text}") if joined else piece.text
            size = len(squeeze(joined))
            if not target.startswith(squeeze(narrow(joined))):
                break
            if size > best_size:
                best, best_size = joined, size
    rest = target[best_size:]
    # A site name alone at the head of <title> (市教育局-关于…) is not the heading.
    return best if best and (not rest or _separated(rest) or best_size >= 12) else ""


def _separated(rest: str) -> bool:
    return re.match(r"[_|丨｜\-—–(（\[【.…]", rest) is not None


def _boxed_title(flat: Flat) -> str:
    for names in (("h1",), None, ("h2", "h3")):
        for block in flat.blocks:
            if block.hidden or block.end == block.start or block.end - block.start > 3:
                continue
            if names is None:
                ident = f"{block.ident or ''} {block.classes or ''}".split()
                if not any(_TITLE_BOX.match(token) for token in ident):
                    continue
            elif block.tag not in names:
                continue
            runs: list[Run] = flat.runs[block.start : block.end]
            text = " ".join(r.text for r in runs)
            if 5 <= len(text) <= 200 and sum(r.link_chars for r in runs) * 2 <= len(text):
                return text
    return ""


_SITE_BEFORE: Final = re.compile(
    r"^[^:：。]{2,10}(?:新闻|新聞|新闻网|新聞網|在线|在線|[网網])\s{0,3}[:：]\s{0,3}(?=.{5})"
)


def _without_site(title: str) -> str:
    title = _SITE_BEFORE.sub("", title)
    parts = [p for p in _SEPARATOR.split(title) if p and p.strip()]
    if len(parts) < 2:
        return title
    if _SITE.search(parts[0]) and len(parts[0]) < 20 and max(map(len, parts[1:])) > len(parts[0]):
        return max(parts[1:], key=len)
    return parts[0] if len(parts[0]) >= 5 else max(parts, key=len)
