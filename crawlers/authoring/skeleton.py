"""A saved page without its text: every Chinese character becomes 文, save the words that pagers and
date lines need. Pure.

Fixtures of a source keep the mark-up of its pages but nobody's sentences.
"""

import re
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from crawlers.page import Page

KEPT_WORDS = (
    "上一页", "下一页", "上页", "下页", "首页", "尾页", "末页", "最后一页", "共", "条", "页", "年",
    "月", "日", "篇", "列表", "发布时间", "发布日期", "来源", "浏览次数", "打印", "关闭", "附件",
    "索引号", "人大", "政协", "建议", "提案", "答复",
)  # fmt: skip
# a jpaas unit is asked for by its Chinese name
_UNIT = r"""queryData\s{0,3}=\s{0,3}(?:"[^"]{0,800}"|'[^']{0,800}')"""
_CHINESE = re.compile(
    _UNIT
    + "|"
    + "|".join([re.escape(word) for word in sorted(KEPT_WORDS, key=len, reverse=True)])
    + "|[\u3400-\u9fff]",
    re.I,
)
_PRIVATE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])|[\w.\-]{1,60}@[\w\-]{1,60}\.[\w.]{2,30}")


def skeleton(page: Page) -> bytes:
    """The page's mark-up as UTF-8, its Chinese text replaced character by character wherever it
    stands (text, scripts, comments, attributes); telephone numbers and mail addresses too. An
    answer that is no HTML is blotted out as one text."""
    if page.is_text:
        return _blotted(page.text).encode()
    # html.parser keeps the page as it was sent: lxml would mend what list readers must live with.
    soup = BeautifulSoup(page.text, "html.parser")
    for node in list(soup.descendants):
        if isinstance(node, Tag):
            node.attrs = {
                # a jpaas unit is asked for by its Chinese name
                name: value if name.lower() == "querydata" else _attribute(value)
                for name, value in node.attrs.items()
            }
        elif isinstance(node, NavigableString):
            node.replace_with(type(node)(_blotted(str(node))))
    return soup.encode("utf-8")  # its meta tag names utf-8 then


def _attribute(value: Any) -> Any:
    """The value of an attribute, or the values of one that has several."""
    if isinstance(value, list):
        return [_attribute(one) for one in value]
    # A text of its own kind (a charset) is left to the soup.
    return _blotted(value) if type(value) is str else value


def _blotted(text: str) -> str:
    text = _CHINESE.sub(lambda m: m[0] if m[0] in KEPT_WORDS or len(m[0]) > 8 else "文", text)
    return _PRIVATE.sub(lambda m: "0" * len(m[0]), text)
