"""Values on lines of their own label: 案由:…, 【答复单位】…, 办理结果:…. Portals print a reply as
such a form."""

import re
from datetime import date

from crawlers.read.fields.document import compact
from crawlers.read.tokens.agencies import clean_agency, is_agency
from crawlers.text.dates import sign_off_date
from crawlers.text.folding import narrow

PHRASES = (
    "解决或采纳",
    "列入计划解决",
    "解决采纳",
    "部分采纳",
    "计划采纳",
    "留作参考",
    "列入计划",
    "已经解决",
    "正在解决",
    "计划解决",
)
_TITLE = re.compile(
    r"^[\[【(]?(?:案由|案名|(?:建议|提案|议案)(?:的)?(?:标题|题目|名称|案由)|标题|题目)[\]】)]?[::\t]{0,2}(《?)(.{4,100}?(?:建议|提案|议案))(?:》?)$"
)
_AGENCY = re.compile(
    r"^[\[【(]?(?:答复|主办|承办|办理|回复|办复)(?:单位|部门|机关)[\]】)]?[::\t]{0,2}(?P<name>.{3,40})$"
)
_DATE = re.compile(r"^[\[【(]?(?:答复|办复|回复)(?:时间|日期)[\]】)]?[::\t]{0,2}(?P<day>.{6,24})$")


def labelled_title(lines: list[str]) -> str | None:
    """The proposal's title on a line that says so.

    >>> labelled_title(["提案人：周丽", "案由：关于加强非遗传承保护的提案"])
    '关于加强非遗传承保护的提案'
    """
    for line in lines:
        printed, folded = compact(line)
        if len(folded) < 130 and (found := _TITLE.match(folded)):
            return printed[found.start(2) : found.end(2)]
    return None


def labelled_agency(lines: list[str]) -> str | None:
    """The answering agency on a line that says so."""
    for line in lines:
        printed, folded = compact(line)
        if len(folded) < 60 and (found := _AGENCY.match(folded)):
            name = clean_agency(printed[found.start("name") : found.end("name")])
            if is_agency(name):
                return name
    return None


def labelled_date(lines: list[str]) -> tuple[date | None, str] | None:
    """The day of the reply on a line that says so, with its printed form."""
    for line in lines:
        text = narrow(line).strip()
        if len(text) < 50 and (found := _DATE.match(text)):
            return sign_off_date(line.strip()[found.start("day") : found.end("day")])
    return None


def outcome_phrase(line: str) -> str | None:
    """The outcome that a line of its own names, labelled or alone; 部分采纳。 after one request is
    not the reply's outcome."""
    text = narrow(line)
    found = next((p for p in PHRASES if p in text), None)
    if not found or len(line) >= 40:
        return None
    labelled = re.search("结果|类别|类型|分类|程度|意见|办理情况", text)
    if not labelled and text.strip("()【】[]: ") not in (found, f"已{found}"):
        return None
    return line[text.index(found) : text.index(found) + len(found)]
