"""A saved page without its text: every Chinese character becomes 文, save the words that pagers and
date lines need. Pure.

Fixtures of a source keep the mark-up of its pages but nobody's sentences.
"""

import re

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
    """The page's mark-up as UTF-8, its Chinese text replaced character by character; telephone
    numbers and mail addresses too."""
    text = _CHINESE.sub(lambda m: m[0] if m[0] in KEPT_WORDS or len(m[0]) > 8 else "文", page.text)
    text = _PRIVATE.sub(lambda m: "0" * len(m[0]), text)
    return re.sub(
        r"""charset\s{0,4}=\s{0,4}(["']?)[\w\-]{2,20}""",
        r"charset=\1utf-8",
        text,
        count=1,
        flags=re.I,
    ).encode()
