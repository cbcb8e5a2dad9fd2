"""Pages below a column that stand together in a menu whose names say nothing of columns: topics,
states of handling, delegations. The walk looks which of them have replies."""

import re
from collections.abc import Collection, Iterator
from urllib.parse import parse_qsl, urlsplit

from bs4 import Tag

from crawlers.page import Page
from crawlers.platforms.lists.below.parts import Way, folder_of, plain_address, text_of, ways_of
from crawlers.platforms.lists.below.selects import choices_of, chosen_by_form
from crawlers.platforms.lists.clickable import speaks_of_pages
from crawlers.platforms.lists.forms import is_reply_title, row_form
from crawlers.platforms.lists.pagers import file_of
from crawlers.platforms.lists.row.links import attribute
from crawlers.platforms.lists.rules import goes_on, may_go_on
from crawlers.platforms.model import absolute

_NAME = re.compile(
    r"(?=[^\u3400-\u9fff]{0,8}[\u3400-\u9fff])[\w·、/（）()\-\s]{2,16}|(?:19|20)[0-9]{2}[-./][01]?[0-9]"
)
_NO_PART = re.compile(
    r"首页|网站|声明|联系|关于|地图|无障碍|登录|注册|返回|页$|更多|打印|关闭|分享|收藏|检索|搜索|查询|RSS|订阅|帮助|说明|"
    r"指南|制度|依据|年报|附件|下载|繁体|简体|English|动态|新闻|要闻|资讯|法规|政策|文件|通知|公告|公示|领导|职能|职责|"
    r"人事|预算|决算|规划|统计|标准|流程|图片|视频|解读|办事|咨询|投诉|信箱|来信|访谈|征集|调查|旧版|适老|长者|关怀|"
    r"^按|排序|简介|概况|意见",
    re.I,
)
"""Words of what every site has, and of other columns: policies, news, staff, letters."""
_ORGAN = re.compile(r"(?:[司局厅处科室委办部署院组类]|中心|公司|委员会)$")
"""How organs and kinds end, whatever they are for (政策法规司)."""
_INDEX = re.compile(r"/(?:(?:index|default)(?:_[0-9]{1,4})?\.[a-z]{3,5})?$", re.I)
_PAGE = re.compile(r"(?!/)[\w\-]{1,40}(?:/|/index\.s?html?|\.(?:s?html?|jsp|aspx?|php|do|jhtml))?")
_DOCUMENT = re.compile(r"[0-9]{5}")
_ALL = re.compile(r"全部|所有|不限|选择|[-—]{2}|标题|全文|正文|文号|时间|日期|相关")
"""Of options: what stands for all, and what a search looks in or sorts by."""
LEAST, MOST = 2, 60


def unnamed_parts(page: Page, known: Collection[str]) -> list[str]:
    """What the links of such a menu lead to: pages one level below the page, or its own address
    with another query. `known` are the addresses of its rows and columns; where it has none, the
    menu is all that it has, and each link of it counts beside one that is a name."""
    own, folder = urlsplit(page.url), _own_folder(page.url)
    asked = dict(parse_qsl(own.query))
    own_name = re.compile(re.escape(file_of(page.url)[0]) + r"[_\-]?[0-9]{1,3}\.[a-z]{3,5}")
    taken = {plain_address(url) for url in (*known, page.url)}
    alike: dict[str, dict[str, bool]] = {}
    for url, text, is_picture in [*map(_told, ways_of(page)), *_options(page)]:
        parts = urlsplit(url)
        if parts.hostname != own.hostname or plain_address(url) in taken or _is_page(page, url):
            continue
        named = _is_name(text) or (is_picture and url.endswith("/"))
        if not named and (known or not _NAME.fullmatch(text)):
            continue
        if parts.path == own.path:
            below = asked.items() < dict(parse_qsl(parts.query)).items()
        else:
            rest = parts.path.removeprefix(folder) if len(folder) > 1 else ""
            plain = _PAGE.fullmatch(rest) and not own_name.fullmatch(rest)
            below = bool(plain) and not _DOCUMENT.search(rest)
        if below:
            group = alike.setdefault(_form(url), {})
            group[url] = group.get(url, False) or named
    groups = (group for group in alike.values() if any(group.values()))
    found = [url for group in groups if len(group) <= MOST for url in group]
    return [*found, *chosen_by_form(page, _unnamed_options)]


def _told(way: Way) -> tuple[str, str, bool]:
    """Address and words of a link, and whether it is a picture without any."""
    return way.url, way.text, not way.text and way.element.find("img") is not None


def _options(page: Page) -> Iterator[tuple[str, str, bool]]:
    """Those of the options of selects that lead to pages."""
    for option in page.soup.select("option[value]"):
        value = attribute(option, "value")
        url = absolute(page, value) if re.search(r"[/?]|\.\w", value) else None
        if url:
            yield url, text_of(option), False


def _unnamed_options(select: Tag) -> list[Tag]:
    """The options of a select of which the page shows one, where none stands for all."""
    options = select.select("option")
    names = [text_of(option) for option in options]
    values = [attribute(o, "value") or text for o, text in zip(options, names, strict=True)]
    empty = any(o.has_attr("value") and not attribute(o, "value").strip() for o in options)
    of_all = empty or any(map(_ALL.search, names))
    is_menu = LEAST <= len(set(values)) <= MOST and all(map(_is_name, names)) and not of_all
    return options if is_menu and not choices_of(select) else []


def _is_page(page: Page, url: str) -> bool:
    """Whether an address is a further page of the list, if it is anything."""
    return goes_on(page.url, url) or may_go_on(page.url, url)


def _is_name(text: str) -> bool:
    plain = _NAME.fullmatch(text) is not None and (
        _ORGAN.search(text) is not None or not _NO_PART.search(text)
    )
    return plain and not (is_reply_title(text) or speaks_of_pages(text))


def _own_folder(url: str) -> str:
    """The folder of what is below a page: of jyta/index.html jyta/, as of jyta.htm (Boda VSB)."""
    path = urlsplit(url).path
    if _INDEX.search(path):
        return folder_of(url)
    return re.sub(r"\.[a-z]{3,5}$", "", path) + "/"


def _form(url: str) -> str:
    """What the addresses of one menu have in common: how deep they are, the end of the name or the
    parameters of the query."""
    form = row_form(url)
    name = form.rpartition("/")[2]
    end = name if "?" in name else name.partition(".")[2]
    return f"{form.count('/')} {end}"
