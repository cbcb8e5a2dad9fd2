"""What a line is: furniture of the page or words of the article. Shared by HTML pages and text
renderings."""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from crawlers.read.tokens.agencies import is_agency
from crawlers.text.folding import narrow
from schemas.ground.data import load_rules

_MARK: Final = re.compile(r"[。；！？，、：;!?,:]")
_STOP: Final = re.compile(r"[。！？；]")
_SIGNS: Final = r"0-9０-９%％\-/.:：年月日时分秒\s|【】\[\]()（）<>《》«»·•>→_、,，＞﹥+~*#=“”\"'…—"
_DATE_OR_NUMBER: Final = re.compile(f"[{_SIGNS}]{{1,500}}")
_NO_DATE_OR_NUMBER: Final = re.compile(f"[^{_SIGNS}]")


@lru_cache(maxsize=8192)
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


_CUT_SHORT: Final = re.compile(
    "(?:…|\\.\\.\\.|。。。|⋯)[\\s\\[【(（<]{0,3}(?:详细|详情|更多|全文|查看|阅读)?.{0,3}$"
)


def is_teaser(text: str) -> bool:
    """Whether a line is the beginning of another article, cut short: of pages of news a dozen of
    them are longer than the article beside them."""
    return len(text) < 200 and _CUT_SHORT.search(text) is not None


class _Words(NamedTuple):
    tool: frozenset[str]
    tool_lengths: list[int]
    tool_firsts: frozenset[str]
    one_tool: re.Pattern[str]
    cut: re.Pattern[str]
    chrome: re.Pattern[str]
    chrome_weak: re.Pattern[str]
    end: re.Pattern[str]
    end_most: int
    """Characters of a line that is one of the words with its signs; a longer one is a notice."""
    notices: tuple[str, ...]
    foot: re.Pattern[str]


@cache
def _words() -> _Words:
    rules = load_rules("crawlers.read", "boilerplate")

    def either(words: list[str]) -> str:
        return "|".join(
            re.escape(_folded(str(w))) for w in sorted(map(str, words), key=len, reverse=True)
        )

    cut = re.compile(rf"[\s【\[(<«>》|·•*※◆■★☆]{{0,6}}(?:{either(rules['cut'])})")
    chrome = re.compile(either(rules["chrome"]))
    one_tool = re.compile(either([w for w in rules["tool"] if len(str(w)) > 1]))
    signs = r"[\s\[\]()【】::>»|·…\-0-9条篇#*]{0,16}"
    end = re.compile(
        rf"{signs}(?:{either(rules['end'])}){signs}|(?:{either(rules['notice'])}).{{0,400}}"
    )
    end_most = max(40, 2 * 16 + max(map(len, rules["end"])))
    notices = tuple(map(_folded, rules["notice"]))
    chrome_weak = re.compile(either(rules["chrome_weak"]))
    tool = frozenset([*(_folded(str(w)) for w in rules["tool"]), *":,，。!? \t"])
    lengths = sorted({len(word) for word in tool})
    foot = re.compile(either(rules["foot"]))
    firsts = frozenset(word[0] for word in tool)
    return _Words(
        tool, lengths, firsts, one_tool, cut, chrome, chrome_weak, end, end_most, notices, foot
    )


_LABELLED: Final = re.compile(
    r"(?:发布时间|发布日期|发文日期|发文时间|日期|时间|来源|信息来源|文章来源|稿源|作者|字体|字号|浏览次数|浏览量|阅读次数|阅读量|点击数|点击率|点击量|访问次数|浏览|发布机构|发布单位|发布人|信息提供|"
    r"更新时间|责任编辑|编辑|录入|审核|供稿)\s{0,4}[::]"
)
MOST_BEFORE_A_LABEL: Final = 45
_OFFER: Final = re.compile(
    r"下载.{0,12}客户端|(?:登录|登陆|注册).{0,12}(?:评论|留言|发言)|人参与(?:投票|评论)|扫.{0,8}(?:二维码|关注)"
)
"""What a platform offers the reader below an article."""
_DISCLAIMER: Final = re.compile(
    r"[\[【(]?(?:免责|版权|特别|郑重|本网|本站|温馨)?(?:声明|提示|提醒)[\]】)]?:"
    r".{0,300}?(?:转载|侵权|侵犯|本网|本站|版权|平台|甄别|仅供参考)"
)
_SOURCE_AND_TIME: Final = re.compile(
    r"(?:https?://[!-~]{4,60}\s{1,4})?(?:[\u4e00-\u9fffA-Za-z·]{2,20}\s{0,4}[|/,，]?\s{1,4})?"
    r"20[0-9]{2}[-/.年][01]?[0-9][-/.月][0-3]?[0-9]日?\s{0,4}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?"
    r"(?:(?:\s{1,4}|\s{0,4}[|/·]\s{0,4})[\u4e00-\u9fffA-Za-z·]{2,20}|[\u4e00-\u9fff]{2,16}[网报台社省市区县])?"
)
_CRUMBS: Final = re.compile(
    r"^(?:[您你]?(?:当前|现在|所在)?的?(?:所在)?位置|当前栏目)\s{0,4}(?:是)?\s{0,4}[::]?|^首页\s{0,4}[>＞»/\-·|]|^[>＞»\s]{0,4}+[^。，>＞»]{1,43}+(?:[>＞»]{1,3}+[^。，>＞»]{1,46}+){2,12}+$"
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
        "。" not in line
        and words.chrome_weak.search(line) is not None
        and not _STAMPED.search(line)
    )


_STAMPED: Final = re.compile(r"单位(?:名称)?\s{0,2}\((?:加?盖|公|签|印)?章\)")
"""承办单位(盖章) is the sign-off of a form, not the foot of a site."""


@lru_cache(maxsize=8192)
def is_tool_line(text: str) -> bool:
    """Whether nothing but tool words, labels of date and source, numbers and signs is in a line, or
    it is a breadcrumb."""
    if len(text) > 200:
        return False
    line = _folded(text).strip()
    if _begins_with_tool_word(line) and _all_tool_words(_DATE_OR_NUMBER.sub("", line)):
        return True
    if _STOP.search(line):
        return False
    if is_source_and_time(text) or _CRUMBS.match(line):
        return True
    labels = _LABELLED.search(line) if ":" in line else None
    if labels is None or labels.start() > MOST_BEFORE_A_LABEL:
        return False
    return len(line) < 60 or len(_words().one_tool.findall(line)) >= 2


def is_source_and_time(text: str) -> bool:
    """Whether a line is a source and a clock time and nothing else, without labels."""
    if len(text) > 120 or "20" not in (line := narrow(text)):
        return False
    return _SOURCE_AND_TIME.fullmatch(_without_tools(without_counter(line), 2)) is not None


def _without_tools(folded: str, least: int) -> str:
    """A line without the tool words behind its last words, of which `least` stay."""
    words = folded.split(" ")
    while len(words) > least:
        word = _DATE_OR_NUMBER.sub("", words[-1])
        if not word or not _all_tool_words(word):
            break
        words.pop()
    return " ".join(words)


def ends_with_source_and_time(text: str) -> bool:
    """Whether a heading has source and time in its line: 棉价回落 2010年7月12日 11:25 新闻网."""
    at = text.find(" 20", 4)
    return 0 < at < 60 and not _STOP.search(text) and is_source_and_time(text[at + 1 :])


def without_counter(folded: str) -> str:
    """A line without the number of its readers: 阅读 132 次, 点击数:7."""
    return _COUNTER.sub("", folded).strip() if _COUNTS.search(folded) else folded.strip()


_COUNTS: Final = re.compile("阅读|浏览|点击|访问|人气")
_COUNTER: Final = re.compile(
    r"[\s|,(\[【]{0,6}(?:已|被){0,2}(?:阅读|浏览|点击|访问|人气)(?:次数|量|数|率)?\s{0,3}[::]?\s{0,3}[\[(]?[0-9]{0,9}(?:\.[0-9]{1,2})?[万+]?[\])]?\s{0,3}(?:人?次)?[)\]】]?"
    r"|\s{0,4}已有\s{0,3}[0-9]{1,9}\s{0,3}人次?(?:浏览|阅读|访问)"
)


def is_day_beside_a_source(text: str) -> bool:
    """Whether a day stands alone among the tools and the source of a page: 【字体：大 中 小】
    2023-08-11, 云川市水务局 www.ycsw.gov.cn 2023-08-11."""
    if "20" not in text or len(text) > 120:
        return False
    text = without_counter(narrow(text))
    rest = _beside_the_day(_DAY, text)
    return rest is not None and (
        is_tool_line(rest) or is_agency(rest) or _OF_A_SITE.fullmatch(rest) is not None
    )


def is_day_beside_a_paper(text: str) -> bool:
    """Whether a day stands alone beside the name of a paper or site: 2014年7月26日 兴陵日报. Beside
    an agency a day in words may be that of a letter."""
    if "20" not in text or len(text) > 120:
        return False
    text = without_counter(narrow(text))
    rest = _beside_the_day(_DAY, text) or _beside_the_day(_DAY_IN_WORDS, text) or ""
    return _OF_A_SITE.fullmatch(rest) is not None


def _beside_the_day(day: re.Pattern[str], text: str) -> str | None:
    """What stands beside the one day of a line and its tools; None without one."""
    if _OF_ANOTHER_DAY.search(text) or len(day.findall(text)) != 1:
        return None
    rest = _TOOLS_BEHIND.sub("", _ADDRESS.sub("", day.sub(" ", text))).strip(" |/·,")
    return _without_tools(_TAKEN_FROM.sub("", rest), 1)


_TAKEN_FROM: Final = re.compile(r"^(?:by|摘自|转自|来自)\s{0,2}:?\s{0,2}")


_TOOLS_BEHIND: Final = re.compile(
    r"[\s|【\[(]{0,3}(?:字体|字号|文字|打印|分享)(?:大小)?[::]?[^\u4e00-\u9fff]{0,12}[大中小]?[^。]{0,12}$"
)
"""Tools of a page that stand right behind a source: 云川市水务局字体大小：A- A+."""
_OF_A_SITE: Final = re.compile(
    "[\\u4e00-\\u9fff]{2,16}(?:网|网站|信箱|频道|平台|在线|(?<![通汇公简申填上预])报|电视台|电台|通讯社|融媒体中心)|综合|本站|原创|转载"
)
_OF_ANOTHER_DAY: Final = re.compile(r"[\u4e00-\u9fff](?:时间|日期)|至")
_DAY: Final = re.compile(
    r"(?<![0-9])20[0-9]{2}[-/.][01]?[0-9][-/.](?:[0-3][0-9](?=[0-2][0-9]:)|[0-3]?[0-9](?![0-9]))(?:\s{0,4}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?"
)
_DAY_IN_WORDS: Final = re.compile(r"(?<![0-9])20[0-9]{2}年[01]?[0-9]月[0-3]?[0-9]日")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[!-~]{4,60}")


def _begins_with_tool_word(line: str) -> bool:
    """Whether the first character beside dates, numbers and signs is that of a tool word, which few
    lines have; or there is none."""
    first = _NO_DATE_OR_NUMBER.search(line)
    return first is None or first[0] in _words().tool_firsts


def _all_tool_words(text: str) -> bool:
    """Whether a text is made of tool words and nothing else. Not by a pattern: words that hold
    others (大中小) can be told apart in 2 to the power of n ways."""
    words, ends = _words(), {0}
    for at in range(len(text)):
        if at in ends:
            ends.remove(at)
            ends.update([at + n for n in words.tool_lengths if text[at : at + n] in words.tool])
        if not ends:
            return False
    return len(text) in ends


@lru_cache(maxsize=8192)
def ends_article(text: str) -> bool:
    """Whether a line ends the article on a page of unknown make, whatever follows: comments,
    teasers, notices."""
    if len(text) >= 420:
        return False
    words = _words()
    line = _folded(text)
    if ":" in line[:8] and _DISCLAIMER.match(line):
        return True
    if len(text) > words.end_most:
        return line.startswith(words.notices) and words.end.fullmatch(line) is not None
    return words.end.fullmatch(line) is not None or (
        len(line) < 40 and not _STOP.search(line) and _OFFER.search(line) is not None
    )


def is_of_the_foot(text: str) -> bool:
    """Whether a line has a word of the foot of a site; running text may have one too."""
    return _words().foot.search(_folded(text)) is not None


def names_related(text: str) -> bool:
    """Whether a line is a heading of related news: 相关新闻, 延伸阅读."""
    return _RELATED.search(text) is not None


_RELATED: Final = re.compile("相[关關][新链鏈阅閱报報文]|延伸[阅閱]|推[荐薦][阅閱]")


@lru_cache(maxsize=8192)
def starts_cut(text: str) -> bool:
    """Whether a line begins what follows the article: neighbours, share bars, editors' names, the
    footer."""
    return _words().cut.match(_folded(text)) is not None
