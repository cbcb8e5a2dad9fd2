"""The publication time of a page, and the organisation that its source line names."""

import re
from datetime import datetime
from typing import Final

from crawlers.read.page.furniture import (
    is_day_beside_a_source,
    is_sentence,
    is_source_and_time,
    without_counter,
)
from crawlers.read.tokens.needed import Sought
from crawlers.text.dates import find_time
from crawlers.text.folding import narrow, squeeze

PUBLISHED_LABEL: Final = (
    r"(?:发布|发文|发稿|刊发|刊登|登载|发帖|挂网|稿件|公布|上网|上线|更新|录入|添加|创建|公开|发表|上传|信息|信息发布|信息提供|"
    r"网站发布)\s{0,4}(?:时\s{0,4}间|日\s{0,4}期|于)"
)


_PUBLISHED: Final = Sought.of(
    rf"(?:{PUBLISHED_LABEL}|(?:^|\s|首次|最后)(?:发布|更新)(?=\s{{0,4}}:))"
    + r"\s{0,4}[】\]]?\s{0,4}[::\t|/-]?\s{0,8}(?=[\[【(]?\s{0,4}[0-9一二])"
)


def names_its_day(line: str) -> bool:
    """Whether a line is one of the page, with a label of the day of publication."""
    text = narrow(line)
    return len(text) <= 120 and not is_sentence(text) and _PUBLISHED.is_in(text)


_PLAIN_LABEL: Final = re.compile(
    r"[时日](?<![\u4e00-\u9fff].)(?:(?<=时)\s{0,6}间|(?<=日)\s{0,6}期)\s{0,4}[::\t|]\s{0,8}(?=[\[【(]?\s{0,4}[0-9])"
)


_OTHER_DATE: Final = re.compile(
    r"(?:成文|生成|产生|生效|实施|施行|失效|废止|截止|办结|受理|来信|答复|回复|印发|签发|落款|活动|会议|提交|登记|发文)\s{0,3}(?:时\s{0,3}间|日\s{0,3}期)"
)


_META_DATES: Final = (
    "pubdate", "publishdate", "firstpublishedtime", "pubtime", "article:published_time",
    "og:release_date", "publish_time", "weibo: article:create_at", "apub:time", "createdate",
    "datepublished",
)  # fmt: skip


def published(lines: list[str], tags: dict[str, str]) -> tuple[datetime, str] | None:
    """Publication time and where it was read: a labelled line, else the meta tag, else a bare date
    line.

    Labels of other dates (成文日期, 页面生成时间) never count, nor does the address. `lines` in
    order of trust.
    """
    plain: tuple[datetime, str] | None = None
    updated: tuple[datetime, str] | None = None
    for line in lines:
        text = narrow(line)
        if len(text) > 400:
            continue
        for found in _PUBLISHED.pattern.finditer(text) if _PUBLISHED.is_in(text) else ():
            label = text[max(0, found.start() - 2) : found.end()].replace("发文", "")
            when = find_time(text[found.end() : found.end() + 40])
            if not when or _OTHER_DATE.search(label):
                continue
            if "更新" not in label:
                return when, "text:published_line"
            updated = updated or (when, "text:published_line")
        bare = _PLAIN_LABEL.search(text)
        if plain is None and bare and (when := find_time(text[bare.end() : bare.end() + 40])):
            plain = (when, "text:date_line")
    for name in _META_DATES:
        if name in tags and (when := find_time(tags[name].replace("-", "-", 2))):
            return _meta_time(tags[name]) or when, f"meta:{name}"
    return plain or updated


_LABEL_ALONE: Final = re.compile(
    r"[\u4e00-\u9fff\s]{2,10}[::]\s{0,3}|[\[【][\u4e00-\u9fff\s]{2,12}[\]】]\s{0,3}[::]?"
)


def with_labels(lines: list[str]) -> list[str]:
    """The lines, each label that has nothing behind it in one with the line below it.

    >>> with_labels(["发布日期：", "2023-08-11", "来源：本站"])
    ['发布日期：2023-08-11', '来源：本站']
    """
    joined: list[str] = []
    for line in lines:
        if (
            joined
            and _LABEL_ALONE.fullmatch(narrow(joined[-1]))
            and not _LABELLED.match(narrow(line))
        ):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


_LABELLED: Final = re.compile(r"[\u4e00-\u9fff\s]{2,10}[::]|[\[【][\u4e00-\u9fff\s]{2,12}[\]】]")


def _meta_time(value: str) -> datetime | None:
    """The UCAP form 2018-12-24-15:30:00 has a dash before the clock time."""
    return find_time(re.sub(r"(?<=[0-9]{2})-(?=[0-9]{2}:)", " ", value))


_BARE_DATE: Final = re.compile(
    r"^[\s\[【(]{0,4}(20[0-9]{2}[-/.年][01]?[0-9][-/.月][0-3]?[0-9]日?)(?:\s{1,4}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?[\s\])】]{0,4}(?=$|\s|来源|作者|发布|上传|[|｜])"
)


_DATE_AND_SOURCE: Final = re.compile(
    r"^来源\s{0,3}:\s{0,3}\S{2,30}\s{1,8}20[0-9]{2}-[01]?[0-9]-[0-3]?[0-9](?:\s{1,4}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?$"
    r"|20[0-9]{2}[-/.年][01]?[0-9][-/.月][0-3]?[0-9]日?(?:\s{1,4}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?\s{0,4}(?:来源|作者)\s{0,3}:"
)


_BEHIND_A_SOURCE: Final = re.compile(
    r"(?:[(【\[]?(?:信息来源|来源|作者|责任编辑|编辑|Date):?[\u4e00-\u9fff]{0,20}[|:]?"
    r"|[\u4e00-\u9fff]{3,22}(?<=[局厅委办心网府院部])\|?)"
    r"20[0-9]{2}[-/.][01]?[0-9][-/.][0-3]?[0-9](?:[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?)?[)】\]]?"
)
"""An agency, a source or an editor, and the day: 云川市水务局 | 2023-08-11."""


_TODAY: Final = re.compile("星期|今天是|[周週][一二三四五六日]")
_BELOW: Final = re.compile(
    r"^(?:来源|录入|编辑|发布|作者)\s{0,3}:\s{0,3}\S{2,30}\s{1,8}20[0-9]{2}-[01]?[0-9]-[0-3]?[0-9]$"
)


_DAY_AT_THE_END: Final = re.compile(r"\((20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?)\)$")


def unlabelled_date(head: list[str], tail: list[str], title: str) -> tuple[datetime, str] | None:
    """The day of a page that labels none: alone above the body, in brackets behind the title, or
    beside a source right below the body."""
    bare = squeeze(narrow(title))
    behind = _DAY_AT_THE_END.search(bare)
    if behind and (when := find_time(behind[1])):
        return when, "text:behind_the_title"
    if when := bare_date(below_title(head, bare)):
        return when, "text:bare_date"
    for line in reversed(head[-6:]):
        text = squeeze(narrow(line))
        after = text.removeprefix(bare)
        if bare and after != text and re.match(r"^\(?20[0-9年月日.-]{6,10}\)?$", after):
            return (when, "text:behind_the_title") if (when := find_time(after)) else None
    for line in tail[:2]:
        text = without_counter(narrow(line))
        beside = is_source_and_time(text) or _DATE_AND_SOURCE.search(text) or _BELOW.match(text)
        if beside and len(text) <= 120 and (when := find_time(text)):
            return when, "text:below"
    return None


_CLOCK_OR_SOURCE: Final = re.compile("[:：](?<=[0-9].)[0-9]|来源|來源")
LINES_ABOVE, LINES_WITHOUT_A_TITLE = 30, 5
"""Lines above a body among which its day may stand, and where its title is in none of them."""


def below_title(head: list[str], title: str) -> list[str]:
    """The lines below the title, and those above it that have a clock time or a source: a day alone
    up there is that of the visit, in the bar of the site."""
    lines = head[-LINES_ABOVE:]
    at = next((i for i, x in enumerate(lines) if title and squeeze(narrow(x)) == title), None)
    first = len(lines) - LINES_WITHOUT_A_TITLE if at is None else at
    return [x for i, x in enumerate(lines) if i >= first or _CLOCK_OR_SOURCE.search(x)]


def bare_date(lines: list[str]) -> datetime | None:
    """A date that stands alone (or before 来源) on a line between title and body; the line nearest
    the body wins. One with its day of the week is that on which the page was asked for."""
    for line in reversed(lines):
        text = without_counter(narrow(line))
        if "20" not in text or _TODAY.search(text):
            continue
        if is_source_and_time(text) or (
            len(text) <= 120
            and (
                _BARE_DATE.match(text)
                or _DATE_AND_SOURCE.search(text)
                or (_BEHIND_A_SOURCE.fullmatch(squeeze(text)) and not _OTHER_DATE.search(text))
                or is_day_beside_a_source(text)
            )
        ):
            return find_time(text)
    return None


_SOURCE: Final = re.compile(
    r"(?:信息来源|文章来源|内容来源|稿件来源|来\s{0,4}源|稿源|发布机构|发布单位|发布部门|信息提供(?:单位)?|提供单位|供稿(?:单位|部门)?|撰稿单位|公开单位|录入单位|发布者|发文机关)\s{0,3}[】\]]?\s{0,3}[::\t]\s{0,5}([^\s::|｜]{2,40})"
)


def source_line(lines: list[str]) -> str | None:
    """The organisation a 来源 line names, as printed, or None."""
    for line in lines:
        if len(line) > 300:
            continue
        for found in _SOURCE.finditer(narrow(line)):
            name = re.split(
                r"发布时间|发布日期|作者|时间|日期|浏览|点击|字体|字号|【|\[|责任编辑|访问|阅读|编辑|录入|审核",
                line[found.start(1) : found.end(1)],
            )[0]
            name = name.strip("【】[]|,，、;；。 ")
            if re.search(r"[\u4e00-\u9fff]{2}", name) and name not in (
                "本站",
                "本网",
                "原创",
                "网站",
                "互联网",
                "未知",
                "本站原创",
                "管理员",
                "转载",
            ):
                return name
    return None
