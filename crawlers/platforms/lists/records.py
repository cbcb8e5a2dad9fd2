"""Rows of JSON answers, by the names that the known systems give title, address, date and
totals."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import chompjs
from lxml import etree

from crawlers.page import Page
from crawlers.platforms.lists.forms import is_reply_title, speaks
from crawlers.platforms.lists.row.in_data import link_in
from crawlers.platforms.model import ListPage, ListRow, absolute
from crawlers.text.dates import find_time
from crawlers.text.folding import clean_spaces

TITLE_KEYS = ("title", "showtitle", "doctitle", "mc", "name", "subtitle", "biaoti")
URL_KEYS = (
    "url",
    "link",
    "docpuburl",
    "chnldocurl",
    "urls",
    "post_url",
    "linkurl",
    "docurl",
    "href",
    "puburl",
)
DATE_KEYS = (
    "publishedtimestr", "publishdate", "pubdate", "published_time_format", "docreltime",
    "jsearch_date", "publish_time", "publishtime", "display_publish_time", "pub_time", "pubtime",
    "releasetime", "created_at", "createdate", "date", "time", "rq",
)  # fmt: skip
TOTAL_KEYS = (
    "total",
    "totalcount",
    "recordsfiltered",  # DataTables: recordsTotal counts what its filter leaves out too
    "itotaldisplayrecords",
    "totalnum",
    "allrow",
    "recordcount",
    "totalelements",
    "post_count",
    "totalrecords",
    "totalrow",
    "totalrecord",
    "articlecount",
    "totalsize",
    "rowcount",
    "count",
)
PAGES_KEYS = ("totalpage", "totalpages", "pagecount", "pages", "pagetotal", "lastpage")
_MORE_KEYS = ("hasmore", "has_more", "hasnext", "hasnextpage", "more", "next")
_LAST_KEYS = ("islast", "lastpage", "isend", "last", "nomore", "end", "finished")
_PLACE = re.compile(
    r"(?:https?://|\.{0,2}/)[^\s<>\"']{3,400}|[\w\-./]{2,200}\.(?:s?html?|jhtml|jsp|aspx?|php|pdf|docx?)(?:\?\S{0,200})?"
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|css|js)$", re.I)
_CALLBACK = re.compile(r"^(?:/\*\*/|;|\s){0,6}(?:typeof\s[^({\[]{1,80}&&\s{0,3})?")
"""What some services write before the callback of JSONP."""
_TAG = re.compile(r"<[^<>]{1,200}>")


def json_of(page: Page) -> Any | None:
    """The page as JSON, JSONP or a script's `var x = […]`; None when it is none of these."""
    text = _CALLBACK.sub("", page.text.strip())
    if not text or text[0] == "<":
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    if not re.match(r"(?:var\s|let\s|const\s)?\s{0,9}[\w$.]{1,80}\s{0,4}[=(]\s{0,4}[\[{]", text):
        return None
    try:
        return chompjs.parse_js_object(text)
    except (ValueError, RecursionError):
        return None


def xml_of(page: Page) -> dict[str, Any] | None:
    """The records of an XML file (a feed, a list that a script draws) with what its root says;
    None when it is none."""
    if not re.match(r"\s{0,9}<\?xml\b", page.text[:200]) or "<html" in page.text[:2000].lower():
        return None
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(re.sub(r"^\s{0,9}<\?xml[^>]{0,200}\?>", "", page.text).encode(), parser)
    records = []
    for element in root.iter(etree.Element) if root is not None else ():
        values = {str(k): str(v) for k, v in element.attrib.items()}
        for child in element:
            if len(child) == 0 and isinstance(child.tag, str):
                values[etree.QName(child).localname] = (child.text or "").strip()
        if len(values) > 1:
            records.append(values)
    said = {str(k): str(v) for k, v in root.attrib.items()} if root is not None else {}
    return {**said, "records": records} if records else None


def json_list(page: Page, data: Any) -> ListPage:
    """Rows and declared totals of a JSON answer: the longest list of records that have a title and
    an address."""
    best: tuple[list[ListRow], dict[str, Any]] = ([], {})
    unplaced: tuple[list[ListRow], dict[str, Any]] = ([], {})
    for records, around in record_lists(data, {}, 0):
        read = [row for record in records if (row := record_row(page, record))]
        rows = [row for row in read if row.url]
        if len(rows) > len(best[0]):
            best = rows, around
        dated = [row for row in read if row.published_at or speaks(row.title)]
        if len(dated) > len(unplaced[0]):
            unplaced = dated, around
    rows, around = best if best[0] else ([], unplaced[1])
    if not rows and not around:
        around = next(
            (a for records, a in record_lists(data, {}, 0) if _number(a, TOTAL_KEYS) is not None),
            _scalars(data, {}),
        )
    listed = ListPage(list({row.url: row for row in rows}.values()), pager="JSON")
    listed.unplaced = [] if rows else unplaced[0]
    listed.declared_total, listed.declared_pages = (
        _number(around, TOTAL_KEYS),
        _number(around, PAGES_KEYS),
    )
    unread = not rows and any(records for records, _ in record_lists(data, {}, 0))
    ends = _flag(data, _MORE_KEYS) is False or _flag(data, _LAST_KEYS) is True
    listed.last = ends and not unread  # records without an address that can be read are no end
    if _flag(data, _MORE_KEYS) is True or _flag(data, _LAST_KEYS) is False:
        listed.promises_more = True
    return listed


def _flag(data: Any, names: tuple[str, ...], depth: int = 0) -> bool | None:
    """A switch of the answer, at its top or in the object around its records."""
    if not isinstance(data, dict) or depth > 3:
        return None
    for key, value in data.items():
        if key.lower() in names and isinstance(value, bool):
            return value
    for value in data.values():
        if isinstance(value, dict) and (found := _flag(value, names, depth + 1)) is not None:
            return found
    return None


def record_lists(
    value: Any, around: dict[str, Any], depth: int
) -> list[tuple[list[dict[str, Any]], dict[str, Any]]]:
    """Lists of objects anywhere in the answer, each with the scalar values of the objects around
    it."""
    if depth > 6:
        return []
    if isinstance(value, list):
        records = [_cells(v) for v in value if isinstance(v, dict | list)]
        records = [record for record in records if record]
        inner = [found for v in value[:3] for found in record_lists(v, around, depth + 1)]
        return [(records, around), *inner]
    if isinstance(value, dict):
        near = _scalars(value, around)
        return [
            found for v in value.values() for found in record_lists(_unpacked(v), near, depth + 1)
        ]
    return []


def _unpacked(value: Any) -> Any:
    """A value; the data where it is a text of JSON."""
    if isinstance(value, str) and value[:2] in ("[{", '{"'):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value


def _cells(value: dict[str, Any] | list[Any]) -> dict[str, Any]:
    """A record as an object: DataTables gives the cells of a row as a list, jqGrid in `cell`."""
    if isinstance(value, dict):
        cells = value.get("cell")
        return value | _cells(cells) if isinstance(cells, list) else value
    scalars = all(isinstance(v, str | int | float | None) for v in value)
    return {str(n): v for n, v in enumerate(value)} if scalars and len(value) > 1 else {}


def _scalars(value: Any, around: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(value, dict):
        return around
    siblings = {
        k: v for child in value.values() if isinstance(child, dict) for k, v in child.items()
    }  # classify{post_count} beside articles[]
    own = {**siblings, **value}
    return {
        **around,
        **{
            k.lower(): v
            for k, v in own.items()
            if isinstance(v, str | int | float) and not isinstance(v, bool)
        },
    }


def _number(values: dict[str, Any], keys: tuple[str, ...]) -> int | None:
    for key in keys:
        if re.fullmatch(r"[0-9]{1,8}", str(values.get(key, ""))):
            return int(values[key])
    return None


def record_row(page: Page, record: dict[str, Any]) -> ListRow | None:
    """The row of one record, without an address where the record has none; its values may stand one
    level deeper (`source`, `data`)."""
    inner = {
        k: v
        for name in ("source", "data", "_source")
        if isinstance(record.get(name), dict)
        for k, v in record[name].items()
    }
    values = {k.lower(): v for k, v in {**record, **inner}.items()}
    titles = [
        clean_spaces(_TAG.sub("", str(values[k])))
        for k in TITLE_KEYS
        if isinstance(values.get(k), str) and values[k].strip()
    ]
    whole = [t for t in titles if not re.search(r"(?:\.{2,6}|…{1,2})$", t)]
    hrefs = (_address(values[k]) for k in URL_KEYS if values.get(k))
    href, url = next(((h, u) for h in hrefs if (u := absolute(page, h))), ("", None))
    if url is None and (linked := link_in(values)):
        href, titles = linked
        url, whole = absolute(page, href), titles
    guessed = _Guess.of(page, values)
    if url is None and guessed.place:
        href, url = guessed.place, absolute(page, guessed.place)
    title = (whole or titles or [guessed.title])[0]
    if not title:
        return None
    dated = next((d for k in DATE_KEYS if values.get(k) and (d := _moment(values[k]))), None)
    made = {k: str(v) for k, v in values.items() if isinstance(v, str | int) and len(str(v)) < 300}
    from_page = {} if href.startswith(("http://", "https://")) else made
    return ListRow(
        url or "",
        title,
        dated or guessed.published_at,
        href if from_page else "",
        from_page,
    )


@dataclass(frozen=True, slots=True)
class _Guess:
    """What a record says under names that are not known, by what its values look like (pinyin
    initials as bt, lj, fbsj; single letters)."""

    title: str
    place: str
    published_at: datetime | None

    @classmethod
    def of(cls, page: Page, values: dict[str, Any]) -> "_Guess":
        texts = [clean_spaces(_TAG.sub("", v)) for v in values.values() if isinstance(v, str)]
        titles = [t for t in texts if len(re.findall(r"[\u3400-\u9fff]", t)) >= 8 and len(t) <= 200]
        places = [t for t in texts if _PLACE.fullmatch(t) and not _PICTURE.search(t)]
        times = [t for t in texts if len(t) <= 25 and re.match(r"(?:19|20)[0-9]{2}\D", t)]
        return cls(
            max(titles, key=lambda t: (is_reply_title(t), len(t)), default=""),
            next((p for p in places if absolute(page, p)), ""),
            next((d for t in times if (d := find_time(t))), None),
        )


def _address(value: Any) -> str:
    """An address; 江西 writes {"pc": …, "common": …} as a string of JSON."""
    text = str(value)
    if text.startswith("{"):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return ""
        return (
            str(value.get("pc") or value.get("common") or next(iter(value.values()), ""))
            if isinstance(value, dict)
            else ""
        )
    return text


def _moment(value: Any) -> datetime | None:
    digits = str(value)
    if re.fullmatch(r"[0-9]{10}(?:[0-9]{3})?", digits):
        return datetime.fromtimestamp(int(digits[:10]), UTC)
    return find_time(digits)
