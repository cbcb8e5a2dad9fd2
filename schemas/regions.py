"""Places by GB/T 2260 code, down to prefecture level, and the level of a congress or conference
named on a page."""

import re
from functools import cache
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from schemas.ground.data import load_rules
from schemas.reply import Level


class Region(NamedTuple):
    """A province or prefecture: six-digit code, full name, short name, host label of its
    government."""

    code: str
    name: str
    short: str
    host: str


@cache
def regions() -> dict[str, Region]:
    """Provinces and prefecture-level places by code."""
    return {
        code: Region(code, r["name"], r["short"], r["host"])
        for code, r in load_rules("schemas", "regions").items()
    }


@cache
def _by_name() -> dict[str, Region]:
    return {name: region for region in regions().values() for name in (region.short, region.name)}


@cache
def _by_host() -> dict[str, Region]:
    return {region.host: region for region in reversed(regions().values())}


def region_named(name: str) -> Region | None:
    """The province or prefecture of that full or short name, or None (counties are not listed:
    names repeat)."""
    return _by_name().get(name.strip())


def region_of_host(url: str) -> Region | None:
    """The prefecture or province whose label stands in a .gov.cn host (jxw.shenyang.gov.cn), or
    None.

    A county site under its own label (yingcheng.gov.cn) gives None.
    """
    host = urlsplit(url).hostname or ""
    if not host.endswith(".gov.cn"):
        return None
    for label in reversed(host.removesuffix(".gov.cn").split(".")):
        if label != "www" and (found := _by_host().get(label)):
            return found
        if label != "www":
            return None
    return None


def level_of_code(code: str) -> Level | None:
    """Level of a GB/T 2260 code: 000000 national, XX0000 provincial, XXYY00 municipal, else
    county."""
    if not re.fullmatch(r"[0-9]{6}", code):
        return None
    if code == "000000":
        return "national"
    if code.endswith("0000"):
        return "provincial"
    return "municipal" if code.endswith("00") else "county"


_UNIT_LEVELS: dict[str, Level] = {
    "全国": "national", "省": "provincial", "自治区": "provincial", "州": "municipal",
    "自治州": "municipal", "盟": "municipal", "地区": "municipal", "县": "county",
    "自治县": "county", "旗": "county", "自治旗": "county", "区": "county", "镇": "township",
    "乡": "township",
}  # fmt: skip
_PLACE = re.compile(
    r"([\u4e00-\u9fff]{1,12}?)(特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|州|盟|县|旗|区|镇|乡)"
)
Bare = Literal["bare_city"]


def level_of_place(place: str) -> Level | Bare | None:
    """Level that a place name (市, 沈阳市, 汨罗市, 深圳市龙华区, 县) stands for; a bare 市 says
    nothing: `bare_city`.

    >>> level_of_place("汨罗市"), level_of_place("沈阳市")
    ('county', 'municipal')
    >>> level_of_place("市"), level_of_place("重庆市")
    ('bare_city', 'provincial')
    """
    place = place.strip()
    if place in _UNIT_LEVELS:
        return "county" if place == "区" else _UNIT_LEVELS[place]
    if place == "市":
        return "bare_city"
    if place == "全国":
        return "national"
    region = _by_name().get(place)
    if region:
        return level_of_code(region.code)
    parts = _PLACE.findall(place)
    if not parts:
        return None
    name, unit = parts[-1]
    if unit == "市":
        whole = region_named(name + unit) or region_named(name)
        return level_of_code(whole.code) if whole else "county"
    if unit == "州":
        return "municipal"
    return _UNIT_LEVELS.get(unit)
