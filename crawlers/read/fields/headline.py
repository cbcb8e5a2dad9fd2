"""What a headline says: number, sitting, proposal title, agency, document number, outcome
letter."""

import re

from crawlers.read.fields.document import Document, compact
from crawlers.read.fields.session import Session, find_session
from crawlers.read.page.furniture import is_tool_line
from crawlers.read.tokens.agencies import is_agency
from crawlers.text.folding import narrow

DOC_NUMBER = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,16}(?:\([\u4e00-\u9fff]{1,6}\)[\u4e00-\u9fff]{0,6})?)(?:(?<=[字函发复提办建]):)?[〔\[【(<〈「](?P<year>(?:19|20)[0-9]{2})年?[〕\]】)>〉」](?P<mid>[\u4e00-\u9fff]?)第?(?P<number>[0-9]{1,5}(?:-[0-9]{1,3})?)号?"
)
YEAR_FIRST = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,16}[字函发复提办])(?P<year>(?:19|20)[0-9]{2})年?[〔\[【(]"
    r"(?P<mid>第?)(?P<number>[0-9]{1,5})[〕\]】)]号"
)
"""某民函2018〔19〕号: the brackets have gone to the number."""
_SERIAL = re.compile(
    r"[〔\[【(<〈「](?:19|20)[0-9]{2}年?[〕\]】)>〉」][\u4e00-\u9fff]?第?[0-9]{1,5}(?:-[0-9]{1,3})?号?"
)
CASE_SERIAL = re.compile(r"(?:建议|提案|议案)[复办函]{0,2}字?[:]?[〔\[【(](?=(?:19|20)[0-9]{2})")
"""Of a document number 提案复字〔2023〕8号, whose words are none of a headline."""
_BROKEN_SERIAL = re.compile(r"[〔\[【][12][0-9]{0,10}[〕\]】]?[0-9]{0,5}号?")
_N = (
    r"(?>[A-Za-z]{1,3}[0-9]{1,14}(?:-[0-9]{1,5})?|[0-9]{1,3}(?:-[0-9]{1,4}){1,2}|闭?[0-9]{1,14}|"
    r"[\u4e00-\u9fff][0-9]{1,4})"
)
_TARGET = r"(?:[^,。;《“\"]{0,14}?)(?:建议案?|提案|议案|意见|案|代表|委员|答复|复函|回复|批评)"
_LIST = re.compile(rf"第?+(?P<numbers>{_N}(?:号?+[、,和及与至]第?+{_N}){{1,30}})号")
_WITH_UNIT = re.compile(rf"(?<![0-9.])第?[〔\[(【]?(?P<number>{_N})[〕\])】]?号")
_CHINESE = re.compile(r"第(?P<number>[〇零一二三四五六七八九十百]{1,6})号")
_NO_UNIT = re.compile(rf"第(?P<number>{_N})(?:件)?(?=(?:代表|委员)?(?:建议|提案|议案))")
_NO_CITY = re.compile(r"^[第年月日号届次会议案和及与至共等类](?=[0-9])")
_CLASS = re.compile(r"[\u4e00-\u9fff]类第?$")
_DATE = re.compile(r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:度)?")

_REPLY_WORD = re.compile(r"答复|复函|回复|答\s{0,9}复|函复|答覆|复文|办复")
_MAY_REPLY = re.compile("[复復複覆]")
_CASE_WORD = re.compile(r"建议|提案|议案|代表|委员|人大|政协|第[0-9A-Za-z\-]{1,14}号|[0-9]{1,6}号")


def is_headline(line: str) -> bool:
    """Whether a line is the headline of a reply: names the case and the reply, and is no sentence
    of the text."""
    if not _MAY_REPLY.search(line):  # said of most lines, before the cost of making them compact
        return False
    text = _SERIAL.sub("", CASE_SERIAL.sub("〔", compact(line)[1]))
    if not 6 <= len(text) <= 160 or re.search(r"[。!?;]$|您|收悉|如下", text):
        return False
    return _REPLY_WORD.search(text) is not None and _CASE_WORD.search(text) is not None


def headlines_in(lines: list[str]) -> list[str]:
    """Headlines among some lines in order; one that a renderer broke over two or three lines is
    joined."""
    found: list[str] = []
    used = -1
    for i in range(len(lines)):
        for size in (1, 2, 3):
            pieces = lines[i : i + size]
            if (
                i <= used
                or len(pieces) < size
                or any(is_tool_line(x) for x in pieces)
                or not is_headline("".join(pieces))
            ):
                continue
            # A longer join is only a headline when its first piece alone begins one (县政协三次会议
            # / 第1746号建议的答复).
            if size > 1 and (
                any(is_headline(x) for x in pieces) or not _begins_headline(pieces[0])
            ):
                continue
            if (
                size == 1
                and i > used + 1
                and _begins_headline(lines[i - 1])
                and re.match(r"第|[0-9]", compact(pieces[0])[1])
            ):
                found.append(lines[i - 1] + pieces[0])
            else:
                found.append("".join(pieces))
            used = i + size - 1
            break
    return found


def _begins_headline(line: str) -> bool:
    text = compact(line)[1]
    return (
        len(text) >= 4
        and not is_headline(line)
        and re.search(r"关于|^对|人大|政协|会议$|届", text) is not None
        and not re.search(r"[。:]$", text)
    )


def headlines(document: Document, salutation_line: int | None) -> list[str]:
    """Headlines of the page: its title, then those of the lines before the salutation."""
    stop = salutation_line if salutation_line is not None else min(len(document.lines), 6)
    candidates = [
        document.title,
        *document.alt_titles,
        *headlines_in(document.lines[:stop]),
        *headlines_in(document.head[-12:]),
    ]
    seen: set[str] = set()
    out = []
    for text in candidates:
        key = compact(text)[1]
        if text and key not in seen:
            seen.add(key)
            out.append(text)
    return out


_BOOK_TITLE = re.compile(r"《[^》]{1,160}》?")
_QUOTED = re.compile(
    r"[“\"][^“”\"]{0,80}“[^“”\"]{1,60}”[^“”\"]{0,80}[”\"]|[“”\"][^“”\"]{2,160}[“”\"]"
)


def without_quotes(folded: str) -> str:
    """The text with the inside of 《》 and quotation marks blanked, same length."""
    return _QUOTED.sub(_blanked, _BOOK_TITLE.sub(_blanked, folded))


def _blanked(found: re.Match[str]) -> str:
    return "□" * len(found[0])


def blank(folded: str, session: Session | None) -> str:
    text = without_quotes(folded)
    if session:
        text = (
            text[: session.span[0]]
            + "□" * (session.span[1] - session.span[0])
            + text[session.span[1] :]
        )
    for pattern in (_SERIAL, _BROKEN_SERIAL, _DATE):
        text = pattern.sub(_blanked, text)
    return text


def proposal_numbers(headline: str) -> list[str]:
    """Numbers of the proposals that a headline names, exactly as printed; document numbers and
    dates are not numbers.

    >>> proposal_numbers("浙江省交通运输厅关于省十三届人大一次会议丽22号建议的答复")
    ['丽22']
    """
    printed, folded = compact(headline)
    session = find_session(folded, printed)
    text = blank(folded, session)
    found = _LIST.search(text)
    if found and not re.search(r"至", found["numbers"]):
        pieces = re.finditer(_N, found["numbers"])
        return [
            _strip_city(
                printed[found.start("numbers") + p.start() : found.start("numbers") + p.end()]
            )
            for p in pieces
        ]
    for pattern in (_WITH_UNIT, _NO_UNIT, _CHINESE):
        own: list[str] = []
        of_class: list[
            str
        ] = []  # 第02345号（工交邮电类317号）: the same proposal's place in its class
        for hit in pattern.finditer(text):
            number = _strip_city(printed[hit.start("number") : hit.end("number")])
            if number and not _foreign(text, hit):
                start = hit.end("number") - len(number)
                before = text[max(0, start - 3) : start]
                (of_class if _CLASS.search(before) else own).append(number)
        if own or of_class:
            return list(dict.fromkeys(own or of_class))
    return []


def _strip_city(number: str) -> str:
    """A Chinese character before the digits stays only when it can be a city prefix (丽22), not
    grammar (第22, 议22)."""
    if re.match(r"[\u4e00-\u9fff][0-9]", number) and not re.match(
        r"[杭宁温嘉湖绍金衢舟台丽闭参]", number
    ):
        return number[1:]
    return number


_BEGINS_TITLE = re.compile(r"关于(?!对)([\u4e00-\u9fff]{1,24})$")
_ENDS_TITLE = re.compile(
    r"(?!的?(?:代表|委员|人大|政协|重点|号)?的?(?:建议|提案|议案|答复|复函|回复))"
    r"[\u4e00-\u9fff、,]{1,40}?(?:建议|提案|议案|问题)"
)


def in_bare_title(text: str, start: int, end: int) -> bool:
    """Whether a number belongs to the proposal's title: 关于打造第2号产业园的建议."""
    before = _BEGINS_TITLE.search(text[max(0, start - 30) : start])
    return (
        before is not None
        and not re.search("届|次|会议|人大|政协|代表|委员|提案|建议", before[1])
        and _ENDS_TITLE.match(text[end : end + 60]) is not None
    )


def _foreign(text: str, hit: re.Match[str]) -> bool:
    """Numbers of other things: 索引号, 公告第N号, 编号 of a file, a house number."""
    if in_bare_title(text, hit.start(), hit.end()):
        return True
    before = text[max(0, hit.start() - 5) : hit.start()]
    after = text[hit.end() : hit.end() + 4]
    return bool(
        re.search(
            r"索引$|公告$|令$|备案$|路$|街$|栋$|许可证$|备$|文件$|信箱$|工单$|来信$|信件$", before
        )
        or re.match(r"楼|院|线|文件|令|公告|井|桥", after)
    )


def headline_agency(headline: str) -> str | None:
    """The agency a headline begins with (X局关于…, X局对…), or None."""
    printed, folded = compact(headline)
    found = re.match(
        r"(?:[0-9]{4}年)?(?P<agency>[\u4e00-\u9fff()]{3,40}?)(?=关于|对[\u4e00-\u9fff□《“]|答复|回复)",
        folded,
    )
    if found and is_agency(found["agency"]) and not re.search(r"人大|政协|会议", found["agency"]):
        return printed[found.start("agency") : found.end("agency")]
    return None


_LETTER = re.compile("[A-D]")
_OUTCOMES = (
    re.compile(r"(?<![A-Za-z0-9])([A-D][0-9]?)\s{0,2}\)?\s{0,2}类(?!似|别|型)"),
    re.compile(
        r"(?:办理结果|办理情况|办复情况|办复类别|办理类别|答复类别|结果类别|类\s{0,4}别|办理结果标注|答复类型|办理类型|分类)\s{0,3}[::]?\s{0,3}[\[(〔]?\s{0,3}([A-D][0-9]?)(?![A-Za-z0-9])"
    ),
    re.compile(r"^[\s\[(〔【]{0,3}([A-D])[\s\])〕】]{0,3}$"),
    re.compile(r"[〔\[【]([A-D])[〕\]】]"),
    re.compile(r"号\s{0,3}\(([A-D])\)"),
    re.compile(r"(?:答复|复函|回复|情况|建议|提案|的?函)\s{0,3}\(([A-D])类?\)"),
    re.compile(r"[〕\])】][0-9]{1,5}号\s{1,12}([A-D])(?=$|\s)"),
)


def outcome_letter(text: str) -> str | None:
    """The handling category printed in a headline or head line: A类, (B), 类别:C,
    [办理结果标注(A1)], 〔A〕, or None."""
    folded = narrow(text)
    if not _LETTER.search(folded):
        return None
    return next((found[1] for pattern in _OUTCOMES if (found := pattern.search(folded))), None)
