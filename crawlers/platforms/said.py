"""What an answer says of how it went, apart from its records: services refuse with status 200."""

import re
from dataclasses import dataclass
from typing import Any

from crawlers.page import Page
from crawlers.text.spans import without

_STATUS = re.compile(
    r"(?:err(?:or)?|ret|result|res|response|status)?_?code|(?:err(?:or)?|ret)_?(?:no|num)|"
    r"status|state|ret|success|ok",
    re.I,
)
_BAD = re.compile(r"-[0-9]{1,6}|[45][0-9]{2}|fail(?:ed|ure)?|err(?:or)?", re.I)
_LATER = re.compile(r"稍后|稍候|繁忙|重试|过于频繁|超时|busy|try again|retry|later|time-?out", re.I)
_NONE = re.compile(
    r"暂无|[无没](?:有)?(?:更多|相关|符合|查到|找到|数据|记录|信息|内容)|未(?:查询|检索|搜索|找)到|到底|"
    r"no (?:more|data|record|result)|not found",
    re.I,
)
_TAG = re.compile(r"<[^<>]{1,500}>")
MOST_WORDS = 300
"""Characters of a page that says no more than that it is busy."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer without rows says beside them; of one with rows only `status`."""

    status: str = ""
    """Its status fields; those of an answer that was good tell which others were not."""
    bad: bool = False
    """They are those of a failure by themselves."""
    later: bool = False
    """It asks to come again."""
    none: bool = False
    """It says in words that there is nothing."""


def said_by(data: Any) -> Said:
    """What an answer of a service says of itself."""
    if not isinstance(data, dict):
        return Said()
    fields = {k.lower(): v for k, v in data.items() if _STATUS.fullmatch(k)}
    plain = {k: v for k, v in fields.items() if isinstance(v, str | int | bool)}
    words = " ".join(v for v in data.values() if isinstance(v, str) and len(v) <= MOST_WORDS)
    return Said(
        "; ".join(f"{name}={value}" for name, value in sorted(plain.items())),
        any(v is False or _BAD.fullmatch(str(v)) is not None for v in plain.values()),
        _LATER.search(words) is not None,
        _NONE.search(words) is not None,
    )


def said_on(page: Page) -> Said:
    """What a page without rows says: a few words that it is busy, or nothing."""
    text = page.text if len(page.text) < 20 * MOST_WORDS else ""
    # A script's busy = false and setTimeout say nothing.
    text = _TAG.sub(" ", without(text, "<script", "</script>"))
    text = " ".join(text.split())
    return Said(later=len(text) <= MOST_WORDS and _LATER.search(text) is not None)
