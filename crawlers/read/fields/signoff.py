"""The end of a reply: agency, date, and the lines that are about the document and not of it."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from crawlers.read.fields.grammar.document import compact
from crawlers.read.page.furniture import is_chrome, is_sentence
from crawlers.read.tokens.agencies import SUFFIX, clean_agency, is_agency
from crawlers.text.dates import find_date, sign_off_date
from crawlers.text.folding import narrow

# A label is made of these characters only, so that every mixture of its words is one label
# (承办人及联系电话, 联系科室、人员及电话).
_LABEL = re.compile(
    r"^[\s((【\[*注备:]{0,6}(?P<label>[联系人员及和、与电话方式手机号码承办经具体责任负主管分领导科室处股单位部门姓名职务传真邮编政箱子件地址通讯公答复填报审核带班/\s()]{2,26}?|E-?mail)\s{0,3}[))】]?\s{0,3}[::\t]"
)
_CONTACT_WORD = re.compile(
    r"联系人|电话|经办人|承办人|承办负责|承办责任|承办领导|办理人|手机|传真|邮编|邮政编码|邮箱|联系方式|联系单位|联系部门|联系科室|联系处室|联系领导|责任人|(?:主管|分管|带班|责任|主要)(?:领导|负责人)|答复人|填报人|审核人|经办科室|承办科室|具体经办|通讯地址|单位地址|e-?mail",
    re.I,
)
_NAME_AND_PHONE = re.compile(
    r"^[\s((]{0,4}(?:联系人|联系电话|承办人|经办人|电话)\s{0,3}[\u4e00-\u9fff]{0,4}\s{0,8}[0-9—\-]{7,18}"
)
_CONTACT_UNIT = re.compile(
    r"(?:联系|承办|主办|经办|办理|答复|责任)(?:单位|部门)(?:\s{0,3}\([^)]{0,8}\))?\s{0,3}[::]\s{0,4}([\u4e00-\u9fff()]{3,30})"
)
CONTACT_INLINE = re.compile(
    r"[((]\s{0,3}(?:联\s{0,3}系\s{0,3}人|联\s{0,3}系\s{0,3}电\s{0,3}话|电\s{0,3}话|经\s{0,3}办\s{0,3}人|承\s{0,3}办\s{0,3}人|联系方式)[^::()()]{0,12}[::][^()()]{2,80}[))]"
)
_PHONE_ONLY = re.compile(
    r"^[\s((]{0,3}(?:[\u4e00-\u9fff]{2,4}[\s,,::]{1,6})?(?:0[0-9]{2,3}[—\-－ ]{0,3})?"
    r"[1-9][0-9*]{6,10}[\s))]{0,3}$"
)
OPENNESS = re.compile(
    r"^[\s((【\[]{0,4}(?:信息)?(?:此件)?(?:公开(?:方式|类型|范围|属性|选项|形式)|是否(?:同意)?公开|公开属性)?\s{0,3}[::]?\s{0,3}(主动公开|同意公开|依申请公开|不予公开|不公开|公开发布|可公开|公开|予以公开|此件公开发布|此件主动公开|是|否)[\s))】\].。]{0,4}$"
)
COPY_TO = re.compile(
    r"^[\s]{0,4}(?:抄\s{0,4}[送报]|主\s{0,4}[送报]|分\s{0,2}送|报\s{0,3}送|报)\s{0,4}[::]"
)
PRINT_LINE = re.compile(
    r"(?:20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)\s{0,6}印\s{0,2}发|^[\s]{0,4}(?:校对|打字|共印|印[0-9]{1,4}份)"
)
SIGNER = re.compile(
    r"(?:签\s{0,4}发\s{0,4}人|签\s{0,2}发|领导(?:署名|签字|签发|审签)|主要签发领导|单位负责人\s{0,3}(?:\([^)]{0,8}\))?|审\s{0,2}签|负责人签字|主要领导(?:签字|签发)|分管领导签发)\s{0,3}[::]\s{0,4}(?P<name>[\u4e00-\u9fff]{1,2}\s{0,4}[\u4e00-\u9fff·]{1,6})(?=$|[\s,,;;。))\t])"
)
_SIGNED_IN_TEXT = re.compile(
    r"此复函已经([\u4e00-\u9fff]{2,4}?)(?:主任|局长|同志|书记|县长|区长|镇长|主席|处长)审签"
)
_NAME_OR_NUMBER = r"(?:[\u4e00-\u9fff·]{2,4}(?![\u4e00-\u9fff])|[0-9][0-9—\-\s*、/]{4,30})"
_CONTACT_RUN = re.compile(
    r"(?:[\s,;。、(]{0,6}(?:联\s{0,3}系\s{0,3}人|联\s{0,3}系\s{0,3}电\s{0,3}话|联系方式|"
    r"经\s{0,3}办\s{0,3}人|承\s{0,3}办\s{0,3}人|电\s{0,8}话|手\s{0,8}机|邮政编码|邮\s{0,3}编|传\s{0,8}真)"
    rf"(?:及电话|及联系电话)?\s{{0,3}}:\s{{0,4}}{_NAME_OR_NUMBER}(?:\s{{0,4}}[0-9][0-9—\-*]{{5,20}})?\)?)"
)
_CLOSING = re.compile(
    r"此致|敬礼|此复|专此|特此|感谢|谢谢|衷心|欢迎|祝|附件|附[::]|征询意见表|回执"
)


@dataclass
class SignOff:
    """What the end of a reply says. Line numbers are those of the document."""

    agency: str | None = None
    reply_date: date | None = None
    date_raw: str | None = None
    first_line: int | None = None
    co_signers: list[str] = field(default_factory=list)


@lru_cache(maxsize=8192)
def is_contact_line(line: str) -> bool:
    """Whether a line gives a contact person or phone of the reply."""
    folded = narrow(line)
    if len(folded) > 160:
        return False
    label = _LABEL.match(folded)
    word = "".join(label["label"].split()) if label else ""
    if label and _CONTACT_WORD.search(word):
        return not (SIGNER.search(folded) and "电话" not in word and "联系" not in word)
    if sign_off_date(folded):  # 2020824 is a date that lost its units, not a telephone number
        return False
    return not is_sentence(folded, 50) and bool(
        _NAME_AND_PHONE.match(folded) or _PHONE_ONLY.match(folded)
    )


def contact_spans(line: str) -> list[tuple[int, int]]:
    """Places of contact persons and numbers in a line that holds more: several roles on one line
    (签发人：… 联系人：… 电话：…), or a whole reply in one.

    >>> contact_spans("签发人：张三　联系人：李四　电话：0712-1234567")
    [(7, 29)]
    """
    folded = narrow(line)
    spans: list[tuple[int, int]] = []
    for found in _CONTACT_RUN.finditer(folded):
        if spans and found.start() - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], found.end())
        else:
            spans.append(found.span())
    return spans


@lru_cache(maxsize=8192)
def is_about_line(line: str) -> bool:
    """Whether a line is about the document: openness, copies, printing, signer, contact."""
    folded = narrow(line)
    return bool(
        is_contact_line(line)
        or OPENNESS.search(folded)
        or COPY_TO.search(folded)
        or PRINT_LINE.search(folded)
        or (SIGNER.search(folded) and len(folded) < 60)
    )


def read_sign_off(lines: list[str], start: int) -> SignOff:
    """Agency and date at the end of an article. `start` is the first line after the salutation."""
    out = SignOff()
    seen = 0
    i = len(lines) - 1
    while i >= start and seen < 14:
        line = lines[i]
        seen += 1
        if out.first_line is not None and i < out.first_line - 3:
            break
        if is_about_line(line) or re.match(r"附件|附[::]|[0-9]{1,2}[.、]", narrow(line)):
            i -= 1
            continue
        if is_sentence(line, 45) and not find_date(line[-20:]):
            break
        _read_line(lines, i, out)
        if out.agency and (out.reply_date or out.date_raw):
            break
        if out.first_line is not None and _CLOSING.search(line) and i < out.first_line:
            break
        i -= 1
    return out


def _read_line(lines: list[str], i: int, out: SignOff) -> None:
    printed, folded = compact(lines[i])
    if out.date_raw is None:
        alone = sign_off_date(narrow(lines[i])) or sign_off_date(folded)
        if alone:
            out.reply_date, out.date_raw, out.first_line = alone[0], printed, i
            return
        joined = find_date(folded)
        if (
            joined
            and joined[1][1] >= len(folded) - 3
            and len(folded) - (joined[1][1] - joined[1][0]) <= 60
        ):
            name = printed[: joined[1][0]]
            tail = re.split(r"[。;；!！]", name)[-1]
            if is_agency(clean_agency(tail)):
                out.reply_date, out.date_raw, out.first_line = (
                    joined[0],
                    printed[joined[1][0] : joined[1][1]],
                    i,
                )
                out.agency = clean_agency(tail)
                return
            if not re.search(r"[\u4e00-\u9fff]{3}", name):
                out.reply_date, out.date_raw, out.first_line = (
                    joined[0],
                    printed[joined[1][0] : joined[1][1]],
                    i,
                )
                return
    if out.agency is None and _agency_line(lines[i]):
        names = [clean_agency(n) for n in re.split(r"[\s　、]{1,8}", lines[i].strip()) if n.strip()]
        whole = clean_agency(lines[i])
        several = len(names) > 1 and all(is_agency(n) and len(n) >= 4 for n in names)
        out.agency = names[0] if several else whole
        out.co_signers = names[1:] if several else []
        out.first_line = i if out.first_line is None else min(i, out.first_line)


def _agency_line(line: str) -> bool:
    text = clean_agency(narrow(line)) if not re.search(r"[。,;:]", narrow(line)) else ""
    return bool(text) and is_agency(text) and not re.search(r"办公室信息员|以上|如下", text)


def contact_agency(lines: list[str], around: list[str]) -> str | None:
    """The agency that a label of the article's lines or of those around it names (联系单位,
    承办单位, 主办单位), or None. Around it the foot of a site has such labels too."""
    for line in [*lines, *(x for x in around if not is_chrome(x))]:
        folded = narrow(line)
        if len(folded) < 200 and (found := _CONTACT_UNIT.search(folded)):
            name = clean_agency(line[found.start(1) : found.end(1)])
            if re.search(rf"(?:{SUFFIX})$", name) and is_agency(name):
                return name
    return None


def read_signer(lines: list[str]) -> str | None:
    """The official who signed (签发人), or None."""
    for line in lines:
        folded = narrow(line)
        if len(folded) < 200 and (found := SIGNER.search(folded)):
            return "".join(line[found.start("name") : found.end("name")].split())
        if found := _SIGNED_IN_TEXT.search(folded):
            return found[1]
    return None


_OPEN_AT_END = re.compile(
    r"(?:类|号|\))\s{0,8}(同意公开|主动公开|依申请公开|不予公开|公开)\s{0,3}$"
)


def read_disclosure(lines: list[str], labelled: str | None) -> str | None:
    """Openness as printed: the 索引号 table's 公开方式, else a line of its own (or at the end of a
    head line)."""
    if labelled and "公开" in labelled:
        return labelled
    for line in lines:
        folded = narrow(line)
        if len(folded) < 60:
            found = OPENNESS.search(folded) or _OPEN_AT_END.search(folded)
            if found and (found[1] not in ("是", "否") or "公开" in folded):
                return (
                    ("不公开" if found[1] == "否" else "公开")
                    if found[1] in ("是", "否")
                    else found[1]
                )
    return None


def without_contacts(lines: list[str]) -> tuple[list[str], list[str]]:
    """The article without its contact lines (and brackets), and what was taken out."""
    kept: list[str] = []
    taken: list[str] = []
    half = len(lines) // 2
    for i, line in enumerate(lines):
        if is_contact_line(line) and (i >= half or i < 8):
            taken.append(line)
            continue
        found = CONTACT_INLINE.search(narrow(line))
        if found:
            taken.append(line[found.start() : found.end()])
            line = (line[: found.start()] + line[found.end() :]).strip()
        for start, end in reversed(contact_spans(line) if not found else []):
            taken.append(line[start:end].strip())
            line = (line[:start] + line[end:]).strip()
        if line:
            kept.append(line)
    return kept, taken
