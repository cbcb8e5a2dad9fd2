"""Printed values to typed columns: ids, keys, levels, hashes. Pure; nothing here looks at a
page."""

import hashlib
import json
import re
from collections import Counter
from datetime import date, datetime
from typing import Final
from urllib.parse import urlsplit

from schemas.ground.data import load_rules
from schemas.ground.privacy import masked, personal_numbers
from schemas.regions import level_of_code, level_of_place, region_of_host
from schemas.reply import Disclosure, Level, Outcome, Reply

CONTENT_COLUMNS: Final = (
    "title", "document_type", "kind", "term", "session", "proposal_numbers", "proposal_title",
    "addressees", "agency", "doc_number", "reply_date", "published_at", "outcome_raw", "body_text",
)  # fmt: skip
"""What a reader would call the content of a reply. No fetch time, no view count, no provenance: an
unchanged page that is crawled again has the same hash."""


def mint_reply_id(source_id: str, document_key: str) -> str:
    """The id of a reply: 20 hex digits over source and CMS document key. Minted once; a moved page
    gets an alias."""
    return hashlib.sha256(f"{source_id}\n{document_key}".encode()).hexdigest()[:20]


def bare_address(url: str) -> str:
    """An address without scheme, www and the scheme's usual port.

    >>> bare_address("http://www.a.gov.cn:80/x")
    'a.gov.cn/x'
    """
    return _SCHEME.sub(r"\1", url)


def is_page_address(url: str) -> bool:
    """Whether an address can be that of a page that anybody may ask for: http or https, with a
    host, without a user, control characters or more than LONGEST_ADDRESS characters.

    >>> is_page_address("http://a.gov.cn/x"), is_page_address("http://me:word@a.gov.cn/x")
    (True, False)
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname and parts.hostname.strip("."))
        and "@" not in parts.netloc
        and port != 0
        and len(url) <= LONGEST_ADDRESS
        and not _CONTROL.search(url)
    )


LONGEST_ADDRESS: Final = 4_000
"""Characters of an address: servers take some 8,000 bytes."""
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SCHEME: Final = re.compile(r"^https?://(?:www\.)?([^/:]{1,300})(?::(?:80|443)(?=/|$))?", re.I)


_JSON: Final = json.JSONEncoder(ensure_ascii=False)  # json.dumps makes one each time


def content_hash(reply: Reply) -> str:
    """SHA-256 over CONTENT_COLUMNS with white space removed from texts."""
    values: list[object] = []
    for name in CONTENT_COLUMNS:
        value = getattr(reply, name)
        if isinstance(value, str):
            value = "".join(value.split())
        elif isinstance(value, date | datetime):
            value = value.isoformat()
        values.append(value)
    return hashlib.sha256(_JSON.encode(values).encode()).hexdigest()


def proposal_key(reply: Reply) -> str | None:
    """The key that joins all replies to one proposal, when body, region, sitting and exactly one
    number are known."""
    numbers = reply.proposal_numbers or []
    if (
        reply.kind == "unknown"
        or not reply.body_region
        or not reply.term
        or not reply.session
        or len(numbers) != 1
    ):
        return None
    side = "cppcc" if reply.kind == "cppcc_proposal" else "npc"
    return f"{side}:{reply.body_region}:{reply.term}-{reply.session}:{numbers[0]}"


def disclosure(raw: str | None) -> Disclosure | None:
    """公开方式 as one of ours; what is printed but not known is `unknown`."""
    if not raw:
        return None
    if "依申请" in raw:
        return "on_request"
    if re.search("不公开|不予|免予", raw):
        return "withheld"
    return "proactive" if "公开" in raw else "unknown"


def outcome(raw: str | None, region: str | None) -> Outcome | None:
    """A printed outcome through the phrase list or the scheme of its region; `unknown` when no
    scheme covers it."""
    if not raw:
        return None
    rules = load_rules("schemas", "outcomes")
    if raw in rules["phrases"]:
        known: Outcome = rules["phrases"][raw]
        return known
    for scheme in rules["schemes"]:
        if region and region.startswith(str(scheme["region"])) and raw in scheme["letters"]:
            letter: Outcome = scheme["letters"][raw]
            return letter
    return "unknown"


def body_level(
    place: str,
    publisher_level: Level | None,
    publisher_region: str | None,
    site_code: str | None,
    url: str,
    agency: str | None,
) -> tuple[Level, str] | None:
    """Level of the body that a place word names, and where it was read; None when nothing decides.

    市 alone says nothing: it is decided by the source, else by 网站标识码, the host, or the full
    name of the agency.
    """
    named = level_of_place(place) if place else None
    if named and named != "bare_city":
        return named, "text:body_name"
    region = publisher_region or (site_code[:6] if site_code and site_code[:6].isdigit() else None)
    where = "source_file" if publisher_region else "site_id_code"
    if region is None and (host := region_of_host(url)) is not None:
        region, where = host.code, "host"
    if region and region != "000000":
        own = publisher_level or level_of_code(region)
        if named == "bare_city":
            if region[:2] in ("11", "12", "31", "50"):
                return "provincial", where
            county_city = own == "county" and "81" <= region[4:6] <= "99"
            return ("county" if county_city else "municipal"), where
        if not place and own:
            return own, where
    from_agency = _agency_place_level(agency)
    if named == "bare_city" and re.match("北京市|天津市|上海市|重庆市", agency or ""):
        return "provincial", "agency_name"
    if named == "bare_city" and from_agency:
        return (
            "county"
            if from_agency[1].endswith("市") and from_agency[0] == "county"
            else "municipal"
        ), "agency_name"
    if not place and from_agency:
        return from_agency[0], "agency_name"
    return None


def _agency_place_level(agency: str | None) -> tuple[Level, str] | None:
    found = re.match(
        r"([\u4e00-\u9fff]{2,12}?(?:自治州|自治县|自治旗|省|市|州|县|旗|区))(?=[\u4e00-\u9fff]{2})",
        agency or "",
    )
    if not found:
        return None
    place = found[1]
    deeper = re.match(
        r"([\u4e00-\u9fff]{2,6}?(?:县|区|市|旗))(?=[\u4e00-\u9fff]{2})",
        (agency or "")[len(place) :],
    )
    if deeper and place.endswith(("市", "州", "省")):
        place += deeper[1]
    level = level_of_place(place)
    return (level, place) if level and level != "bare_city" else None


def body_region(level: Level | None, region: str | None) -> str | None:
    """GB/T 2260 code of the body at that level that stands over (or is) the publisher's region;
    None when below it."""
    if not level or not region or not re.fullmatch(r"[0-9]{6}", region):
        return None
    own = level_of_code(region)
    if level == "national":
        return "000000"
    if level == "provincial":
        return region[:2] + "0000" if region != "000000" else None
    if level == "municipal":
        return region[:4] + "00" if own in ("municipal", "county") else None
    return region if level == "county" and own == "county" else None


def finish(reply: Reply) -> Reply:
    """Make the row what is published: mask personal numbers in all columns, and fill those that
    follow from others: pii_masked, char_count, published_year, proposal_key, content_hash."""
    counts = Counter(reply.pii_masked)
    if found := personal_numbers(reply):
        clean = masked(reply)
        for column, kinds in found.items():
            setattr(reply, column, getattr(clean, column))
            counts.update(kinds)
    reply.pii_masked = dict(counts)
    year = (
        reply.published_at.year
        if reply.published_at
        else reply.reply_date.year
        if reply.reply_date
        else 0
    )
    reply.published_year = year
    reply.char_count = len("".join((reply.body_text or "").split()))
    reply.proposal_key = proposal_key(reply)
    reply.content_hash = content_hash(reply)
    return reply
