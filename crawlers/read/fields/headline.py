"""What a headline says: number, sitting, proposal title, agency, document number, outcome
letter."""

import re
from typing import Final

from crawlers.read.fields.grammar.document import Document, compact
from crawlers.read.page.furniture import is_tool_line

_SERIAL: Final = re.compile(
    r"[〔\[【(<〈「](?:19|20)[0-9]{2}年?[〕\]】)>〉」][\u4e00-\u9fffA-Z]?第?[0-9]{1,5}(?:-[0-9]{1,3})?号?"
)
CASE_SERIAL: Final = re.compile(
    r"(?:建议|提案|议案)[复办函]{0,2}字?[:]?[〔\[【(](?=(?:19|20)[0-9]{2})"
)
"""Of a document number 提案复字〔2023〕8号, whose words are none of a headline."""

_REPLY_WORD: Final = re.compile(r"答复|复函|回复|答\s{0,9}复|函复|答覆|复文|办复")
_MAY_REPLY: Final = re.compile("[复復複覆]")
_CASE_WORD: Final = re.compile(
    r"建议|提案|议案|代表|委员|人大|政协|第[0-9A-Za-z\-]{1,14}号|[0-9]{1,6}号"
)


_OF_A_TEXT: Final = re.compile("[。!?;]$|您|收悉|如下")


def is_headline(line: str) -> bool:
    """Whether a line is the headline of a reply: names the case and the reply, and is no sentence
    of the text."""
    if not _MAY_REPLY.search(line):  # said of most lines, before the cost of making them compact
        return False
    text = _SERIAL.sub("", CASE_SERIAL.sub("〔", compact(line)[1]))
    if not 6 <= len(text) <= 160 or _OF_A_TEXT.search(text):
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
                and (
                    re.match(r"第|[0-9]", compact(pieces[0])[1])
                    or re.search("(?:关于对?|对)$", compact(lines[i - 1])[1])
                )
            ):
                found.append(lines[i - 1] + pieces[0])
            else:
                found.append("".join(pieces))
            used = i + size - 1
            break
    return found


_BEGINS: Final = re.compile("关于|^对|人大|政协|会议$|届")


def _begins_headline(line: str) -> bool:
    text = compact(line)[1]
    return (
        len(text) >= 4
        and not is_headline(line)
        and _BEGINS.search(text) is not None
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


_BOOK_TITLE: Final = re.compile(
    r"《[^》]{1,160}》?|「[^「」『』]{6,160}[」』]|『[^「」『』]{6,160}[」』]"
)
_QUOTED: Final = re.compile(
    r"[“”\"](?:(?<!”)[^“”\"]{0,80}“[^“”\"]{1,60}”[^“”\"]{0,80}[”\"]|[^“”\"]{2,160}[“”\"])"
)


def without_quotes(folded: str) -> str:
    """The text with the inside of 《》 and quotation marks blanked, same length."""
    return _QUOTED.sub(_blanked, _BOOK_TITLE.sub(_blanked, folded))


def _blanked(found: re.Match[str]) -> str:
    return "□" * len(found[0])
