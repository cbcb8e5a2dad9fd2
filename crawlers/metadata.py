"""What a page says about itself: title, publication time, source line, 索引号 table and the meta tags of 国办发〔2017〕47号."""

import itertools
import re
from dataclasses import dataclass, field
from datetime import datetime

from lxml.html import HtmlElement

from crawlers.lines import narrow, squeeze
from crawlers.runs import Flat, Run, clean_spaces
from schemas.dates import find_time

_TAG = re.compile(r"<[^<>]{1,300}>")
_SEPARATOR = re.compile(
    r"\s{0,3}[_|丨｜]\s{0,3}|\s{1,3}[-—–]{1,2}\s{1,3}|(?:(?<![0-9A-Za-z])[-—–]{1,2}|[-—–]{1,2}(?![0-9]))(?=[^-—–]{2,30}$)|\s{2,9}"
)
_SITE = re.compile(r"人民政府|政府网|门户网|网站|委员会$|局$|厅$|^首页|信息公开|栏目|频道|新闻网|_")
_TITLE_BOX = re.compile(
    r"^(?:ucap-title|xl_title|title|article[-_]?title|contenttitle|tit|bt|news[-_]?title|wztit|arti_title|xxgk_title|newstitle|detail[-_]?title|con_title|zwxl-title|art_title|h-title|rich_media_title|activity-name|article_tit|title_text|biaoti)$",
    re.I,
)

PUBLISHED_LABEL = r"(?:发布|发文|公布|上网|更新|录入|添加|公开|发表|上传|信息发布|信息提供|网站发布)\s{0,4}(?:时\s{0,4}间|日\s{0,4}期|于)"
_PUBLISHED = re.compile(PUBLISHED_LABEL + r"\s{0,4}[】\]]?\s{0,4}[::\t|]?\s{0,8}(?=[\[【(]?\s{0,4}[0-9一二])")
_PLAIN_LABEL = re.compile(r"(?:^|[^\u4e00-\u9fff])(?:时\s{0,6}间|日\s{0,6}期)\s{0,4}[::\t|]\s{0,8}(?=[\[【(]?\s{0,4}[0-9])")
_OTHER_DATE = re.compile(
    r"(?:成文|生成|产生|生效|实施|施行|失效|废止|截止|办结|受理|来信|答复|回复|印发|签发|落款|活动|会议|提交|登记|发文)\s{0,3}(?:时\s{0,3}间|日\s{0,3}期)"
)
_META_DATES = (
    "pubdate", "publishdate", "firstpublishedtime", "pubtime", "article:published_time", "og:release_date", "publish_time",
    "weibo: article:create_at", "apub:time", "createdate", "datepublished",
)  # fmt: skip


@dataclass
class PageMeta:
    """Printed metadata of a page; `sources` names where each value was read."""

    title: str = ""
    alt_titles: list[str] = field(default_factory=list)
    published_at: datetime | None = None
    source_name: str | None = None
    site_id_code: str | None = None
    keywords: list[str] = field(default_factory=list)
    index: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)


def meta_tags(tree: HtmlElement) -> dict[str, str]:
    """Non-empty meta tags by lower-case name; the first of a repeated tag wins (some pages print the block twice)."""
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("name") or element.get("property") or element.get("itemprop") or "").strip().lower()
        content = clean_spaces(_TAG.sub(" ", element.get("content") or ""))
        if name and content:
            tags.setdefault(name, content)
    return tags


def page_title(tree: HtmlElement, flat: Flat, tags: dict[str, str] | None = None) -> str:
    """The article's title: the visible heading that meta tags or <title> confirm, else the strongest of them alone."""
    tags = meta_tags(tree) if tags is None else tags
    named = next(tree.iter("title"), None)
    declared = "" if named is None else clean_spaces("".join(named.itertext()))
    article = tags.get("articletitle", "")
    for element in tree.iter("ucaptitle"):
        article = article or clean_spaces("".join(element.itertext()))
    hints = [h for h in (article, declared, tags.get("og:title", "")) if h]
    for hint in hints:
        heading = _visible_heading(flat, hint)
        if heading and not (hint is declared and _generic(heading) and not article):
            return heading
    if article:
        return article
    boxed = _boxed_title(flat)
    if boxed and not (declared and _looks_cut(declared, boxed)):
        return boxed
    return _without_site(declared) or boxed


def _generic(heading: str) -> bool:
    return len(heading) < 8 and _SITE.search(heading) is not None


def _looks_cut(declared: str, boxed: str) -> bool:
    head = squeeze(_without_site(declared))
    return len(head) > 8 and squeeze(boxed) not in squeeze(declared) and _SITE.search(head) is None


def _visible_heading(flat: Flat, hint: str) -> str:
    """The longest line (or two or three lines of a broken heading) that the hint begins with; headings before text."""
    target = squeeze(narrow(hint))
    if not target:
        return ""
    cut = re.search(r"(?:\.{2,6}|…{1,2})$", target)
    if cut and cut.start() >= 8:
        whole = [
            r.text
            for r in flat.runs[:400]
            if squeeze(narrow(r.text)).startswith(target[: cut.start()]) and not r.hidden and len(r.text) <= 200
        ]
        return max(whole, key=len, default="")
    runs = [r for r in flat.runs[:400] if not r.hidden and len(r.text) <= 200]
    best, best_size = "", 3
    for i, run in enumerate(runs):
        if narrow(run.text[0]) != target[0] or run.link_chars * 2 > len(run.text):
            continue
        if not target.startswith(squeeze(narrow(run.text[:8]))[:4]):
            continue
        joined = ""
        for piece in runs[i : i + 5]:
            joined = clean_spaces(f"{joined}\n{piece.text}") if joined else piece.text
            size = len(squeeze(joined))
            if not target.startswith(squeeze(narrow(joined))):
                break
            if size > best_size:
                best, best_size = joined, size
    rest = target[best_size:]
    # A site name alone at the head of <title> (市教育局-关于…) is not the heading.
    return best if best and (not rest or _separated(rest) or best_size >= 12) else ""


def _separated(rest: str) -> bool:
    return re.match(r"[_|丨｜\-—–(（\[【.…]", rest) is not None


def _boxed_title(flat: Flat) -> str:
    for names in (("h1",), None, ("h2", "h3")):
        for block in flat.blocks:
            element = block.element
            if block.hidden or block.end == block.start or block.end - block.start > 3:
                continue
            if names is None:
                ident = f"{element.get('id') or ''} {element.get('class') or ''}".split()
                if not any(_TITLE_BOX.match(token) for token in ident):
                    continue
            elif element.tag not in names:
                continue
            runs: list[Run] = flat.runs[block.start : block.end]
            text = " ".join(r.text for r in runs)
            if 5 <= len(text) <= 200 and sum(r.link_chars for r in runs) * 2 <= len(text):
                return text
    return ""


def _without_site(title: str) -> str:
    parts = [p for p in _SEPARATOR.split(title) if p and p.strip()]
    if len(parts) < 2:
        return title
    if _SITE.search(parts[0]) and len(parts[0]) < 20 and max(map(len, parts[1:])) > len(parts[0]):
        return max(parts[1:], key=len)
    return parts[0] if len(parts[0]) >= 5 else max(parts, key=len)


def published(lines: list[str], tags: dict[str, str]) -> tuple[datetime, str] | None:
    """Publication time and where it was read: a labelled line, else the meta tag, else a bare date line.

    Labels of other dates (成文日期, 页面生成时间) never count, nor does the address. `lines` in order of trust.
    """
    plain: tuple[datetime, str] | None = None
    for line in lines:
        text = narrow(line)
        if len(text) > 400:
            continue
        found = _PUBLISHED.search(text)
        if found and not _OTHER_DATE.search(text[max(0, found.start() - 2) : found.end()].replace("发文", "")):
            when = find_time(text[found.end() : found.end() + 40])
            if when:
                return when, "text:published_line"
        found = _PLAIN_LABEL.search(text)
        if plain is None and found and (when := find_time(text[found.end() : found.end() + 40])):
            plain = (when, "text:date_line")
    for name in _META_DATES:
        if name in tags and (when := find_time(tags[name].replace("-", "-", 2))):
            return _meta_time(tags[name]) or when, f"meta:{name}"
    return plain


def _meta_time(value: str) -> datetime | None:
    """The UCAP form 2018-12-24-15:30:00 has a dash before the clock time."""
    return find_time(re.sub(r"(?<=[0-9]{2})-(?=[0-9]{2}:)", " ", value))


_BARE_DATE = re.compile(
    r"^[\s\[【(]{0,4}(20[0-9]{2}[-/.年][01]?[0-9][-/.月][0-3]?[0-9]日?)(?:\s{1,4}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?[\s\])】]{0,4}(?=$|\s|来源|作者|[|｜])"
)


_DATE_AND_SOURCE = re.compile(
    r"20[0-9]{2}[-/.年][01]?[0-9][-/.月][0-3]?[0-9]日?(?:\s{1,4}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?\s{0,4}(?:来源|作者)\s{0,3}:"
)


def bare_date(lines: list[str]) -> datetime | None:
    """A date that stands alone (or before 来源) on a line between title and body; the line nearest the body wins."""
    for line in reversed(lines[-30:]):
        text = narrow(line).strip()
        if len(text) <= 120 and (_BARE_DATE.match(text) or _DATE_AND_SOURCE.search(text)):
            return find_time(text)
    return None


_SOURCE = re.compile(
    r"(?:信息来源|文章来源|内容来源|稿件来源|来\s{0,4}源|稿源|发布机构|发布单位|信息提供|供稿单位|发布者|发文机关)\s{0,3}[】\]]?\s{0,3}[::\t]\s{0,5}([^\s::|｜]{2,40})"
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


_CODE = re.compile(r"网站标识码\s{0,3}[::]?\s{0,3}((?:bm[0-9]{8})|[0-9]{10})", re.I)


def site_code(lines: list[str], tags: dict[str, str]) -> str | None:
    """The 网站标识码 of meta tag or footer: ten digits, the first six the GB/T 2260 code, or bm and eight digits."""
    tag = tags.get("siteidcode", "").strip()
    if re.fullmatch(r"(?:bm[0-9]{8})|[0-9]{10}", tag, re.I):
        return tag
    for line in reversed(lines):
        if len(line) < 600 and (found := _CODE.search(narrow(line))):
            return found[1]
    return None


_LABELS = {
    "索引号": "index_no", "信息索引号": "index_no", "信息索引": "index_no", "文号": "doc_number", "发文字号": "doc_number", "发文号": "doc_number",
    "文件编号": "doc_number", "发布机构": "agency", "发文机关": "agency", "发文机构": "agency", "公开责任部门": "agency", "责任部门": "agency",
    "公开机构": "agency", "发布单位": "agency", "发文单位": "agency", "所属机构": "agency", "主题分类": "topic", "主题词": "keywords", "关键词": "keywords", "关键字": "keywords",
    "公开方式": "disclosure", "公开类型": "disclosure", "公开属性": "disclosure", "公开形式": "disclosure", "发布日期": "published", "发布时间": "published", "发文日期": "published_weak", "公开日期": "published",
    "公开时间": "published", "名称": "title", "信息名称": "title", "标题": "title", "成文日期": "written", "生成日期": "written_page",
    "信息来源": "source",
}  # fmt: skip
_SPLIT = re.compile(r"[\t|｜]|\s{2,20}")
_CELL_END = re.compile(r"[\t|｜]")
_PAIR = re.compile(
    "(?:^|[\\s\\t|｜\\[【])("
    + "|".join(r"\s{0,3}".join(label) for label in sorted(_LABELS, key=len, reverse=True))
    + r")\s{0,3}[】\]]?\s{0,3}[::]\s{0,3}"
)


def index_table(lines: list[str]) -> dict[str, str]:
    """Values of the 索引号 table or labelled head lines by our names (index_no, doc_number, agency, published …)."""
    table: dict[str, str] = {}
    for at, line in enumerate(lines):
        if len(line) > 600:
            continue
        text = narrow(line)
        pairs = list(_PAIR.finditer(text))
        for here, found in enumerate(pairs):
            stop = pairs[here + 1].start() if here + 1 < len(pairs) else len(text)
            value = _CELL_END.split(line[found.end() : stop])
            _put(table, squeeze(found[1]), next((v for v in value if v.strip()), ""))
        cells = [c.strip(" :：") for c in _CELL_END.split(line)]
        if not pairs and len(cells) >= 2:
            for label, value_cell in itertools.pairwise(cells):
                if squeeze(narrow(label)) in _LABELS and squeeze(narrow(value_cell)) not in _LABELS:
                    _put(table, squeeze(narrow(label)), value_cell)
        bare = squeeze(text).strip(":")
        if not pairs and len(cells) == 1 and bare in _LABELS and at + 1 < len(lines):
            following = lines[at + 1]
            if len(following) < 80 and squeeze(narrow(following)).strip(":") not in _LABELS and not re.search(r"[:：]", following):
                _put(table, bare, following)
    return table


def _put(table: dict[str, str], label: str, value: str) -> None:
    value = value.strip(" :：|｜\t")
    name = _LABELS[label]
    if value and value not in ("无", "-", "——", "/") and len(value) <= 200:
        table.setdefault(name, value)
