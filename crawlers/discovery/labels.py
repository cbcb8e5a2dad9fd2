"""What the words on a link say of the page behind it, and what its address says."""

import re
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from crawlers.platforms.lists.forms import is_reply_title
from crawlers.text.folding import clean_spaces
from schemas.ground.data import load_rules

LabelKind = Literal[
    "column", "side", "friend", "entry", "shelf", "topic", "organs", "organ", "map", "weak", "year",
    "article", "other",
]  # fmt: skip
LONGEST_LABEL = 40


@cache
def _patterns(name: str) -> re.Pattern[str]:
    return re.compile("|".join(load_rules("crawlers.discovery", "labels")[name]), re.I)


def label_kind(text: str) -> LabelKind:
    """What a label names.

    >>> label_kind("人大代表建议办理"), label_kind("意见建议"), label_kind("法定主动公开内容")
    ('column', 'friend', 'shelf')
    >>> label_kind("对市十六届人大三次会议第12号建议的答复"), label_kind("2024年")
    ('article', 'year')
    """
    label = bare_label(text)
    if not label or (len(label) > LONGEST_LABEL and not is_reply_row(label)):
        return "other"
    if is_reply_row(label):
        return "article"
    if _patterns("headlines").search(label):
        return "friend"
    if _patterns("year").search(label):
        return "year"
    if _patterns("column").search(label):
        return "friend" if _patterns("friends").search(label) or len(label) > 24 else "column"
    if _patterns("friends").search(label):
        return "friend"
    kinds: tuple[LabelKind, ...] = ("side", "map", "organs", "entry", "shelf", "topic", "weak")
    for kind in kinds:
        if len(label) <= 20 and _patterns(kind).search(label):
            return kind
    return "organ" if _patterns("organ").match(label) else "other"


def bare_label(text: str) -> str:
    """A label without spaces, bullets, its number among others and the number of its documents.

    >>> bare_label("· 五、建议提案（16）"), bare_label("（一）人大代表"), bare_label("两会(2024)")
    ('建议提案', '人大代表', '两会(2024)')
    """
    label = re.sub(r"\s|[>»›·•▪■◆●★☆→▶＞|\[\]【】]", "", text)
    label = re.sub(
        r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.]|[0-9]{1,2}[、.](?![0-9]))", "", label
    )
    return re.sub(r"[（(](?!(?:19|20)[0-9]{2}[）)])共?[0-9]{1,6}[条件篇]?[）)]$", "", label)


def is_reply_row(title: str) -> bool:
    """Whether the title of a row is that of an answer: a suggestion or proposal together with an
    answer or a number, and no news or report of the work.

    >>> is_reply_row("关于养老服务的提案答复的函（12号）"), is_reply_row("2024年提案办理工作情况")
    (True, False)
    """
    title = clean_spaces(title)
    if not is_reply_title(title) or _patterns("work").search(title):
        return False
    return bool(
        re.search(r"答复|复函|回复|办复|复文|的函|[0-9]{1,6}\s?号|号.{0,6}(?:建议|提案)", title)
    )


def names_column(text: str) -> bool:
    """Whether a label names a column, whatever else it names.

    >>> names_column("2024年建议提案办理"), names_column("2024年")
    (True, False)
    """
    return bool(_patterns("column").search(text)) and not _patterns("friends").search(text)


def tells_of_column(text: str) -> bool:
    """Whether a headline tells of a new column of replies.

    >>> tells_of_column("关于开设建议提案专栏的公告"), tells_of_column("关于开设旅游专栏的公告")
    (True, False)
    """
    return bool(_patterns("notice").search(text)) and bool(_patterns("column").search(text))


def names_section(text: str) -> bool:
    """Whether a label may be that of a section of a site, whatever it is called: a few Chinese
    characters.

    >>> names_section("市情概况"), names_section("我市召开水利工作会议部署重点任务")
    (True, False)
    """
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,10}", text))


@cache
def path_signs(url: str) -> tuple[str, ...]:
    """The segments of an address that name a column of replies, strong ones only.

    >>> path_signs("https://a.gov.cn/zwgk/fdzdgknr/jytabl_48/rddbjy/"), path_signs("https://a.gov.cn/tian/")
    (('jytabl_48', 'rddbjy'), ())
    """
    rules = load_rules("crawlers.discovery", "paths")
    found = []
    for segment in urlsplit(url).path.lower().split("/"):
        word = re.sub(r"\.[a-z]{3,5}$|[_\-]?[0-9]{1,12}n?$|^[0-9]{4}n?", "", segment)
        bare = re.sub(r"^(?:qg|shi|sj|[sqx])(?=rd|zx)", "", word)  # the level before the body
        if 4 <= len(word) <= 24 and any(
            w.startswith(s) for s in rules["stems"] for w in (word, bare)
        ):
            found.append(segment)
    return tuple(found)


def code_paths(urls: list[str]) -> list[str]:
    """Fixed codes to try, where links of the site have others of the kind."""
    codes = load_rules("crawlers.discovery", "paths")["codes"]
    sign = re.compile(codes["sign"])
    return list(codes["paths"]) if any(sign.search(urlsplit(u).path) for u in urls) else []
