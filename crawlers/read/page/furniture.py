"""What a line is: furniture of the page or words of the article. Shared by HTML pages and text
renderings."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from crawlers.text.folding import narrow
from schemas.data import load_rules

_MARK = re.compile(r"[。；！？，、：;!?,:]")
_STOP = re.compile(r"[。！？；]")
_DATE_OR_NUMBER = re.compile(
    r"[0-9０-９\-/.:：年月日时分秒\s|【】\[\]()（）<>《》«»·•>→_、,，＞﹥+~*#=“”\"'…—]{1,500}"
)


def _folded(text: str) -> str:
    # Patterns of a hundred words are matched on this, in lower case: a search that ignores case
    # cannot skip ahead.
    return narrow(text).lower()


def mark_count(text: str) -> int:
    """Number of sentence marks, the best single sign of running Chinese text."""
    return len(_MARK.findall(text))


def is_sentence(text: str, least: int = 15) -> bool:
    """Whether a line is running text: long enough and with a full stop, or a comma in a long
    line."""
    return len(text) >= least and (
        _STOP.search(text) is not None
        or ((len(text) >= 40 and "，" in text) or text.count(",") > 2)
    )


class _Words(NamedTuple):
    tool: re.Pattern[str]
    one_tool: re.Pattern[str]
    cut: re.Pattern[str]
    chrome: re.Pattern[str]
    chrome_weak: re.Pattern[str]
    end: re.Pattern[str]


@cache
def _words() -> _Words:
    rules = load_rules("crawlers.read", "boilerplate")

    def either(words: list[str]) -> str:
        return "|".join(
            re.escape(_folded(str(w))) for w in sorted(map(str, words), key=len, reverse=True)
        )

    tool = re.compile(f"(?:{either(rules['tool'])}|[::,，。!?\\s])" + "{1,80}")
    cut = re.compile(rf"[\s【\[(<«>》|·•*※◆■★☆]{{0,6}}(?:{either(rules['cut'])})")
    chrome = re.compile(either(rules["chrome"]))
    one_tool = re.compile(either([w for w in rules["tool"] if len(str(w)) > 1]))
    signs = r"[\s\[\]()【】::>»|·…\-0-9条篇#*]{0,16}"
    end = re.compile(
        rf"{signs}(?:{either(rules['end'])}){signs}|(?:{either(rules['notice'])}).{{0,400}}"
    )
    chrome_weak = re.compile(either(rules["chrome_weak"]))
    return _Words(tool, one_tool, cut, chrome, chrome_weak, end)


_LABELLED = re.compile(
    r"^.{0,45}?(?:发布时间|发布日期|发文日期|发文时间|日期|时间|来源|信息来源|文章来源|稿源|作者|字体|字号|浏览次数|浏览量|阅读次数|阅读量|点击数|点击率|点击量|访问次数|浏览|发布机构|发布单位|发布人|信息提供|"
    r"更新时间|责任编辑|编辑|录入|审核|供稿)\s{0,4}[::]"
)
_CRUMBS = re.compile(
    r"^(?:[您你]?(?:当前|现在|所在)?的?(?:所在)?位置|当前栏目)\s{0,4}(?:是)?\s{0,4}[::]?|^首页\s{0,4}[>＞»/\-·|]|^[^。，]{1,40}(?:\s{0,3}[>＞»]{1,3}\s{0,3}[^。，>＞»]{1,40}){2,12}$"
)


@lru_cache(maxsize=8192)
def is_chrome(text: str) -> bool:
    """Whether a line is page furniture wherever it stands (copyright, filing numbers, site
    links)."""
    if len(text) >= 400:
        return False
    line = _folded(text)
    words = _words()
    return words.chrome.search(line) is not None or (
        "。" not in line and words.chrome_weak.search(line) is not None
    )


@lru_cache(maxsize=8192)
def is_tool_line(text: str) -> bool:
    """Whether nothing but tool words, labels of date and source, numbers and signs is in a line, or
    it is a breadcrumb."""
    if len(text) > 200:
        return False
    line = _folded(text).strip()
    rest = _DATE_OR_NUMBER.sub("", line)
    if not rest or _words().tool.fullmatch(rest):
        return True
    if _CRUMBS.search(line):
        return not _STOP.search(line)
    labels = _LABELLED.search(line)
    return (
        labels is not None
        and not _STOP.search(line)
        and (len(line) < 60 or len(_words().one_tool.findall(line)) >= 2)
    )


@lru_cache(maxsize=8192)
def ends_article(text: str) -> bool:
    """Whether a line ends the article on a page of unknown make, whatever follows: comments,
    teasers, notices."""
    return len(text) < 420 and _words().end.fullmatch(_folded(text)) is not None


@lru_cache(maxsize=8192)
def starts_cut(text: str) -> bool:
    """Whether a line begins what follows the article: neighbours, share bars, editors' names, the
    footer."""
    return _words().cut.match(_folded(text)) is not None


_INDEX_LABELS = (
    "索引号|索 引 "
    "号|信息索引|主题分类|体裁分类|组配分类|服务对象|发文机关|发文机构|发布机构|发布单位|公开机构|公开责任部门|责任部门|信息分类|信息类别|成文日期|成文时间|生成日期|"
    "发文日期|发布日期|发布时间|公开日期|公开时间|公开方式|公开范围|公开类型|公开类别|公开时限|公开属性|公开程序|公开形式|信息格式|语种|文号|文 号|发文字号|发文号|文件编号|主题词|关键词|关键字|有效性|时效性|时效|有效期|废止日期|失效日期|失效时间|"
    "生效日期|生效时间|实施日期|信息名称|信息标题|内容概述|内容概览|概述|分类|效力状态|文件状态|统一编号|统一登记号|所属机构|信息来源|载体类型|题裁|体裁|信息有效性|名称|标题|主题分类|产生日期|发文单位|信息生成日期|信息公开类别|公文种类|公文时效"
)
_INDEX_LABEL = re.compile(
    rf"(?:^|[\t|｜ \[【])\s{{0,3}}(?:{_INDEX_LABELS})\s{{0,3}}[】\]]?\s{{0,3}}(?:[::\t|｜]|$)"
)
_ANY_INDEX_LABEL = re.compile(
    _INDEX_LABELS
)  # without a look-behind, so that the search can skip ahead
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff]) {1,6}(?=[\u4e00-\u9fff])")


@lru_cache(maxsize=8192)
def index_label_count(text: str) -> int:
    """How many labels of a 索引号 table a line holds."""
    if len(text) > 500:
        return 0
    line = narrow(text)
    if _ANY_INDEX_LABEL.search(line) and (labels := _INDEX_LABEL.findall(line)):
        return len(labels)
    bare = _SPACED.sub("", line) if " " in line else line
    return len(_INDEX_LABEL.findall(bare)) if bare != line else 0
