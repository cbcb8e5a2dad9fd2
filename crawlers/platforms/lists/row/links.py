"""What on a list page leads to a document: links with a title; links that only say 下载 or 查看,
whose title is another cell of their row; and rows that a click opens."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice
from urllib.parse import urlsplit

from bs4 import Tag

from crawlers.page import Page
from crawlers.platforms.lists.clickable import speaks_of_pages
from crawlers.platforms.lists.declared import scripts_of
from crawlers.platforms.lists.forms import is_reply_title
from crawlers.platforms.lists.hints.expressions import Scripts
from crawlers.platforms.lists.hints.places import keyed_places, opened_address, page_openers
from crawlers.platforms.model import absolute
from crawlers.text.dates import find_time
from crawlers.text.folding import clean_spaces

_SCRIPT_HREF = re.compile(
    r"""['"]((?:\.{0,2}/|https?://)[^'"\s()]{3,300}?(?:\.(?>s?html?|jhtml|pdf|docx?|jsp|aspx?|php|action|do)(?:\?[^'"\s()]{0,200}+)?|/[0-9]{2,14}+/?)|[\w\-./]{3,200}\.(?:s?html?|pdf|docx?|wps))['"]"""
)
_SERVICE_WORDS = re.compile(
    r"^(?:首页|网站声明|联系我们|网站地图|关于我们|隐私|无障碍|设为首页|加入收藏|版权|登录|注册|更多|返回|上一[页篇]|下一[页篇]|尾页|末页|主办单位|承办单位|技术支持|网站标识码)"
    # the registrations that every site must print in its foot
    r"|ICP备|公网安备|备案号"
)
_SAYS_NOTHING = re.compile(
    r"[\[【(（<《\s]{0,3}(?:点击|在线|查看|下载|浏览|阅读|打开|预览|详情|详细|全文|附件|原文|正文|答复|回复|复函|函|件|办理|情况|结果|内容|公开|文件|此处|这里|pdf|docx?|word|wps|view|more|[>》»…→\s]){1,5}[\]】)）\s]{0,3}",
    re.I,
)
_ROW = ("tr", "li", "dl")
_CLICKED = (
    "tr",
    "li",
    "div",
    "p",
    "td",
    "dl",
    "dd",
    "dt",
    "span",
    "h2",
    "h3",
    "h4",
    "section",
    "article",
)
_TITLE_CLASS = re.compile(r"title|(?:^|[\s_-])(?:tit|bt|mc|name)(?:$|[\s_-])", re.I)
MOST_LINKS = 20
"""Links of a row at most: an element with more is a list. Elements that nest without an end hold
all that follow."""
LONGEST = 160


@dataclass(frozen=True, slots=True)
class RowLink:
    """An element that leads to a document. `title` and `time` are those of its row where its own
    text is no title."""

    element: Tag
    url: str
    title: str = ""
    time: datetime | None = None


class RowLinks:
    """The links of one page that may lead to documents."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def _openers(self) -> Mapping[str, tuple[list[str], str]]:
        return {} if self.page.is_text else page_openers(Scripts.of(self.page, "", 15))

    @cached_property
    def _keyed(self) -> Mapping[str, str]:
        """Addresses that a click on an element makes of a data attribute, by its name."""
        return {} if self.page.is_text else keyed_places(scripts_of(self.page))

    def _is_clicked(self, element: Tag) -> bool:
        return _opens(element) or any(element.get(name) for name in self._keyed)

    def __iter__(self) -> Iterator[RowLink]:
        clicked = [e for e in self.page.soup.find_all(_CLICKED) if self._is_clicked(e)]
        for element in self.page.soup.find_all(["a", *({e.name for e in clicked})]):
            found = self._link(element) if element.name == "a" else self._clicked(element)
            if found and not _is_front(found.url):
                yield found

    def _link(self, link: Tag) -> RowLink | None:
        text = clean_spaces(link.get_text()) or clean_spaces(attribute(link, "title"))
        if len(text) <= 8 and (len(text) < 4 or _SAYS_NOTHING.fullmatch(text)):
            row = _headed(link) or next((up for up in link.parents if up.name in _ROW), None)
            return self._of_row(link, row) if row is not None else None
        if _SERVICE_WORDS.search(text) or speaks_of_pages(text):
            return None
        url = self.address(link)
        return RowLink(link, url) if url else None

    def _of_row(self, link: Tag, row: Tag) -> RowLink | None:
        """A link without a title in a row that has one, and no link with it."""
        url = self.address(link)
        links = row.find_all("a", limit=MOST_LINKS + 1)
        if url is None or len(links) > MOST_LINKS:
            return None
        others = (a for a in links if a is not link)
        named = any(len(clean_spaces(a.get_text())) > 8 and self.address(a) for a in others)
        return None if named else _told(link, url, row)

    def _clicked(self, element: Tag) -> RowLink | None:
        """A row that a click opens: without a link of its own that has a title."""
        if not self._is_clicked(element) or any(
            len(clean_spaces(a.get_text())) >= 4 and self.address(a) for a in element.find_all("a")
        ):
            return None
        url = self.address(element)
        return _told(element, url, element) if url else None

    def address(self, link: Tag) -> str | None:
        """The address of a link, also where a script is called with it or with what it is made
        of."""
        href = attribute(link, "href")
        if url := absolute(self.page, href):
            return url
        for name in ("data-href", "data-url", "data-link"):
            if url := absolute(self.page, attribute(link, name)):
                return url
        for name, place in self._keyed.items():
            if value := attribute(link, name):
                return absolute(self.page, place.replace("{key}", value))
        call = f"{href} {attribute(link, 'onclick')}"
        if scripted := _SCRIPT_HREF.search(call):
            return absolute(self.page, scripted[1])
        if "(" in call and not re.search(r"void\(0?\)\s{0,3}$", call) and self._openers:
            return opened_address(self.page, self._openers, call)
        return None


def _headed(link: Tag) -> Tag | None:
    """The nearest box around a link that has a heading, and no other such link."""
    for up in islice(link.parents, 4):
        if up.name in ("body", "html", "main", "form"):
            return None
        if len(up.find_all("a", limit=3)) > 2:
            return None
        if up.find(["h2", "h3", "h4", "h5"]) is not None or up.find(class_=_TITLE_CLASS):
            return up
    return None


def _opens(element: Tag) -> bool:
    return any(element.get(name) for name in ("onclick", "data-href", "data-url", "data-link"))


def _is_front(url: str) -> bool:
    """Whether an address is the front page of a site, which is no document."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _told(element: Tag, url: str, row: Tag) -> RowLink | None:
    """The link with the title and the date that its row has: that of a heading, else that of a
    reply, else the longest text."""
    texts: list[str] = []
    headed = ""
    time = None
    for string in islice(row.strings, 60):
        text = clean_spaces(string)
        inside = string.parent
        if not text or (inside is not None and inside.name in ("script", "style")):
            continue  # the last row of a page whose script writes them gave its title to the pager
        if element is not row and inside is not None and element in inside.parents:
            continue
        if inside is element and element is not row:
            continue
        moment = (
            find_time(text)
            if len(text) <= 24 and re.match(r"\D{0,8}(?:19|20)[0-9]{2}", text)
            else None
        )
        if moment and not is_reply_title(text):
            time = time or moment
            continue
        up = [inside, inside.parent] if inside is not None else []
        marked = any(
            e is not None
            and (e.name in ("h2", "h3", "h4", "h5") or _TITLE_CLASS.search(attribute_list(e)))
            for e in up
        )
        headed = headed or (text if marked else "")
        texts.append(text)
    whole = [t for t in texts if 8 <= len(t) <= LONGEST]
    title = headed if len(headed) >= 6 else next((t for t in whole if is_reply_title(t)), "")
    title = title or max(whole, key=len, default="")
    return RowLink(element, url, title, time) if title else None


def attribute(element: Tag, name: str) -> str:
    """Value of an attribute, "" where there is none."""
    return str(element.get(name) or "")


def attribute_list(element: Tag) -> str:
    """The classes of an element."""
    return " ".join(str(name) for name in element.get_attribute_list("class"))
