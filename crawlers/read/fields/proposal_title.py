"""The proposal's own title, as a headline quotes it."""

import re

from crawlers.read.fields.document import compact
from crawlers.read.tokens.lexer import Marked, mark


def proposal_title(headline: str) -> str | None:
    """The proposal's own title in a headline: in 《》 or quotation marks, else 关于…的建议 with a
    reply word after it."""
    printed, folded = compact(headline)
    return quoted_title(printed, folded) or bare_title(headline)


def bare_title(headline: str) -> str | None:
    """关于…的建议 in a headline, without quotation marks and before a reply word.

    >>> bare_title("关于关于整治河道的建议的答复")
    '关于整治河道的建议'
    """
    printed, folded = compact(headline)
    found = re.search(r"[((](关于[^()]{4,100}?(?:建议|提案|议案))[)）]", folded)
    if found:
        return printed[found.start(1) : found.end(1)]
    text = _blanked(mark(headline))
    for found in re.finditer(
        r"关于(?!对|□|印发|做好|进一步做好|报送|答复|[\u4e00-\u9fff]{0,6}(?:第|十|政协|人大))", text
    ):
        end = re.search(
            r"(?:的)(?:建议|提案|议案)(?=案?(?:\([^)]{0,20}\))?(?:办理情况)?的?(?:答复|复函|回复|办理|$))",
            text[found.end() : found.end() + 140],
        )
        if (
            end
            and 3 <= end.start() <= 100
            and "□" not in text[found.end() : found.end() + end.start()]
        ):
            start = found.start() + (2 if text.startswith("关于关于", found.start()) else 0)
            return printed[start : found.end() + end.end()]
    return None


_NO_TITLE = frozenset({"BOOK", "QUOTE", "SERIAL", "DATE", "TERM", "SESSION"})


def _blanked(line: Marked) -> str:
    text = line.folded
    for token in line.tokens:
        if token.kind in _NO_TITLE:
            text = text[: token.start] + "□" * (token.end - token.start) + text[token.end :]
    return text


def quoted_title(printed: str, folded: str) -> str | None:
    """First title in 《》 (nested or unbalanced ones too) or quotation marks that can be a
    proposal's title."""
    at = folded.find("《")
    while at >= 0:
        end = _closing(folded, at)
        if end is not None:
            title = printed[at + 1 : end]
            inner = re.match(r"(?:关于)?《(.{4,120})》$", title)
            if inner:
                title = inner[1]
            if (
                len(title) >= 4
                and not re.search(r"(?:意见|通知|条例|办法|规定|规划|方案|细则|法)$", title)
            ) or _TAIL_WORDS.search(title[-4:]):
                return title
            at = folded.find("《", end)
        else:
            found = re.match(r"《([^《》。]{4,110}?的?(?:建议|提案|议案))", folded[at : at + 130])
            if found:
                return printed[at + 1 : at + found.end()]
            break
    found = _NESTED.search(folded)
    if found and _TAIL_WORDS.search(found["title"][-4:]):  # “推进“四好农村路”建设的建议”
        return printed[found.start("title") : found.end("title")]
    found = re.search(r"[“”\"]([^“”\"。]{5,110})[“”\"]", folded)
    if not found:
        return None
    # 关于推进“四好农村路”高质量发展的提案: the quotation is a part of the title, not the title.
    before, after = (
        _TITLE_BEFORE.search(folded[: found.start()]),
        _TITLE_AFTER.match(folded, found.end()),
    )
    if before and after and (len(before[1]) >= 2 or after[1]) and not _NOT_TITLE.search(before[1]):
        return printed[before.start() : after.end()]
    return printed[found.start(1) : found.end(1)]


def _closing(text: str, start: int) -> int | None:
    depth = 0
    for i in range(start, min(len(text), start + 200)):
        if text[i] == "《":
            depth += 1
        elif text[i] == "》":
            depth -= 1
            if depth == 0:
                return i
        elif text[i] == "。" and depth <= 1:
            break
    last = text.rfind("》", start, start + 200)
    return last if last > start and "。" not in text[start:last] else None


_NESTED = re.compile(r"[“\"](?P<title>[^“”\"。]{0,60}“[^“”\"。]{1,40}”[^“”\"。]{1,60})[”\"]")


_TAIL_WORDS = re.compile(r"(?:的)?(?:建议|提案|议案|意见|问题|请求|事项)")


_TITLE_BEFORE = re.compile(r"关于([^。;,:“”]{0,40})$")


_TITLE_AFTER = re.compile(r"((?:[^。;,:“”]|“[^“”。]{1,30}”){0,60}?)的(?:建议|提案|议案|问题)")


_NOT_TITLE = re.compile(r"届|次会议|人大|政协|第|号|代表|委员|您|你|提|答复|对$")
