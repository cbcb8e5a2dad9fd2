"""The main text of a plain-text rendering (a WET record, a saved .txt): the same questions without
a tree."""

import re

from crawlers.read.fields.contacts import is_about_line, without_contact_spans
from crawlers.read.fields.headline import is_headline
from crawlers.read.fields.salutation import find_salutation
from crawlers.read.page.furniture import (
    is_chrome,
    is_sentence,
    is_tool_line,
    starts_cut,
)
from crawlers.read.page.index_table import index_label_count
from crawlers.read.page.trimming import (
    Body,
    is_sign_off_day,
    signed_below,
    trim_lines,
    without_unit,
)
from crawlers.read.tokens.agencies import clean_agency, clean_seals, is_agency
from crawlers.text.dates import find_date, sign_off_date
from crawlers.text.folding import clean_spaces, narrow

ONE_LINE = 700
"""A line of this length that holds a whole reply was joined by a renderer."""
_JOINED = re.compile(
    # before a section
    r"(?<=[。！？;；])\s{0,8}(?=[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）])"
    # before the salutation
    r"|\s{1,8}(?=(?:尊敬的)?[\u4e00-\u9fff·、]{2,60}?(?:代表|委员)(?:您好|你好)?[:：])"
    # around the title
    r"|\s{1,8}(?=(?:发布时间|发布日期|日期|来源|信息来源)[:：])|\s{1,8}(?=(?>[\u4e00-\u9fff]{0,30}?(?:关于|对))[^。；\s]{6,80}?(?:答复|复函|回复)函?\s)"
    r"|(?<=代表[:：])\s{0,8}(?=[您你])|(?<=委员[:：])\s{0,8}(?=[您你])"  # after it
    # before the sign-off
    r"|(?<=[。！])\s{1,8}(?=[\u4e00-\u9fff]{4,24}\s{1,8}(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)"
    r"|(?<=日)\s{1,8}(?=[\u4e00-\u9fff【\[(（])"  # after it
)


def text_lines(text: str) -> list[str]:
    """Non-empty lines of a rendering, white space normalised; a page that a renderer joined to one
    line is taken apart."""
    lines = [line for raw in text.split("\n") if (line := clean_spaces(raw))]
    if not any(
        len(line) >= ONE_LINE and re.search(r"(?:代表|委员)(?:您好|你好)?[:：]", line)
        for line in lines
    ):
        return lines
    return [part for line in lines for part in _parts(line)]


def _parts(line: str) -> list[str]:
    return (
        [part.strip() for part in _JOINED.split(line) if part.strip()]
        if len(line) >= ONE_LINE
        else [line]
    )


def extract_text_body(lines: list[str]) -> Body:
    """The article of a text rendering: from the salutation (else the first text after title and
    tool lines) to the sign-off."""
    if not lines:
        return Body()
    salutation = find_salutation(lines)
    start = salutation.line if salutation else _first_text(lines)
    if start is None:
        return Body(head=list(lines))
    if salutation and start and lines[start - 1].endswith("、"):  # names go on in the next line
        start -= 1
    end = _end(lines, start)
    trimmed = trim_lines(lines[start:end])
    body = Body(
        trimmed.lines,
        lines[:start] + trimmed.head,
        trimmed.tail + lines[end:],
        trimmed.index_rows,
        "text",
        0.9 if salutation else 0.5,
    )
    return body


_OPENING = re.compile(r"收悉[,，。].{0,60}如下|答复如下[:：]$|回复如下[:：]$|函复如下[:：]$")


def _first_text(lines: list[str]) -> int | None:
    """First line of running text, with the short lines directly above it back to the title or tool
    lines."""
    first = next(
        (
            i
            for i, x in enumerate(lines)
            if (_OPENING.search(x) or (is_sentence(x) and not is_chrome(x)))
            and not index_label_count(x)
        ),
        None,
    )
    if first is None:
        return None
    top = first
    while top > 0 and first - top < 6:
        above = lines[top - 1]
        if (
            is_tool_line(above)
            or index_label_count(above)
            or is_headline(above)
            or _looks_like_title(lines, top - 1)
            or is_chrome(above)
        ):
            break
        if not re.search(
            r"收悉|如下[:：]?$|[您你](?:们)?(?:好|提出|反映|的)|[:：]$", above
        ) and not re.match(
            r"(?:[一二三四五六七八九十]{1,3}、|[((][一二三四五六七八九十]{1,3}[))]|[0-9]{1,2}[.、])",
            above,
        ):
            break
        top -= 1
    return top


def _looks_like_title(lines: list[str], i: int) -> bool:
    return len(lines[i]) >= 8 and i + 1 < len(lines) and is_tool_line(lines[i + 1])


def _end(lines: list[str], start: int) -> int:
    """End of the article: after the sign-off and the lines about the document, before the
    footer."""
    last = start
    final = max((i for i in range(start, len(lines)) if _is_article(lines[i])), default=start)
    for i in range(start, len(lines)):
        if (
            is_sentence(lines[i])
            and not is_chrome(lines[i])
            and not (starts_cut(lines[i]) and i > start + 1)
        ):
            last = i
        elif starts_cut(lines[i]) and i > last and i >= final:
            break
    end = last + 1
    while end < len(lines) and end - last < 14:
        line = lines[end]
        if (starts_cut(line) or is_chrome(line)) and not signed_below(lines, end):
            break
        signed = is_sign_off_day(line, lines[end - 1])
        if not (signed or _belongs(line) or any(map(_belongs, lines[end + 1 : end + 3]))):
            break
        if line.endswith("。"):  # short lines of a letter that was wrapped
            last = end
        end += 1
    return end


def _is_article(line: str) -> bool:
    return is_sentence(line, 40) and not is_chrome(line) and not starts_cut(line)


def _signed_line(folded: str) -> bool:
    """Agency and date on one line."""
    found = find_date(folded)
    if found is None:
        return False
    start, end = found[1]
    if end < len(folded.rstrip()) - 2:
        return start == 0 and is_agency(clean_agency(folded[end:]))
    return is_agency(clean_agency(without_unit(folded[:start].rstrip(" ("))))


def _belongs(line: str) -> bool:
    folded = narrow(line)
    signed, _ = without_contact_spans(clean_seals(folded))
    return bool(
        sign_off_date(signed)
        or is_agency(signed)
        or _signed_line(signed)
        or is_about_line(line)
        or re.match(
            r"此复|专此|特此|此致|敬礼|附件|附[::]|[\u4e00-\u9fff]{0,6}[((]?(?:盖章|公章)|[0-9]{1,2}[.、]|以上|感谢|谢谢|祝|[一二三四五六七八九十]{1,3}、|[((][一二三四五六七八九十]",
            folded,
        )
        or (is_sentence(line, 8) and not is_tool_line(line))
        or re.search(r"收悉|(?:答复|回复|函复)如下|。$", folded)
    )
