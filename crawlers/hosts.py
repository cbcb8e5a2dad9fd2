"""The list of hosts: government sites of every level, one line each (hosts.tsv), whether a column
of theirs is known or not."""

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from schemas.host import Host, HostLevel, host_of, is_bare_address
from schemas.regions import regions

FIELDS = tuple(Host.model_fields)
DIRECT = ("11", "12", "31", "50")
"""Provinces whose districts have no prefecture above them."""
_NO_PREFECTURE = ("4190", "4290", "4690", "6590")
"""First digits of counties that stand directly under their province."""
_LIKELIEST: tuple[HostLevel, ...] = (
    "national", "provincial", "municipal", "county", "provincial_department",
    "municipal_department", "county_department", "provincial_congress", "provincial_cppcc", "zone",
)  # fmt: skip
"""Levels in the order in which hosts that were never looked at are asked."""


class HostError(ValueError):
    """A list of hosts that cannot be used; the message names line, key and remedy."""


def default_hosts() -> Path:
    """The list that ships with dafu."""
    return Path(str(files("crawlers").joinpath("hosts.tsv")))


@cache
def load_hosts(path: Path | None = None) -> dict[str, Host]:
    """All hosts of a list by name. Raises HostError for the first line that cannot be used."""
    place = path or default_hosts()
    found: dict[str, Host] = {}
    try:
        lines = place.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise HostError(f"{place}: cannot be read as UTF-8 text") from error
    for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
        try:
            host = Host.model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise HostError(f"{place.name}, line {number}: {where}: {first['msg']}") from error
        if host.host in found:
            raise HostError(f"{place.name}, line {number}: {host.host} stands there twice")
        found[host.host] = host
    return found


def hosts_to_look_at(digits: str | None) -> list[str]:
    """Names of the listed hosts of a province by its two digits (None for all), the likeliest
    first: with replies seen, governments, departments, zones; names before bare addresses, which
    may be anybody's by now."""
    found = [h for h in load_hosts().values() if digits in (None, h.region[:2])]
    found.sort(key=lambda h: (is_bare_address(h.host), not h.replies, _LIKELIEST.index(h.level)))
    return [h.host for h in found]


def host_problems(hosts: Iterable[Host]) -> list[str]:
    """What is wrong with hosts beyond their form: codes that no list of regions has, names with and
    without www, a code that does not fit the level, places that share a site and are the same."""
    problems: list[str] = []
    bare: dict[str, str] = {}
    for host in hosts:
        for code in (host.region, *host.also):
            if not is_known_code(code):
                problems.append(f"{host.host}: no place has the code {code}")
        if (host.region == "000000") != (host.level == "national"):
            problems.append(f"{host.host}: level {host.level} does not fit the code {host.region}")
        if host.level in ("provincial", "municipal") and host.region not in regions():
            problems.append(f"{host.host}: {host.region} is no {host.level} place")
        if len({host.region, *host.also}) <= len(host.also):
            problems.append(f"{host.host}: a place that shares the site stands there twice")
        other = bare.setdefault(host.host.removeprefix("www."), host.host)
        if other != host.host:
            problems.append(f"{host.host}: the same site as {other}")
    return problems


def is_known_code(code: str) -> bool:
    """Whether a code is of the country, a province or a prefecture, or of a county below one. The
    counties are not listed; their first digits are checked."""
    if code == "000000" or code in regions():
        return True
    if f"{code[:2]}0000" not in regions() or code.endswith("00"):
        return False
    return code[:2] in DIRECT or code[:4] in _NO_PREFECTURE or f"{code[:4]}00" in regions()


def add_host(host: Host, path: Path | None = None) -> Path:
    """Put one host into a list, which stays in order of codes. Raises HostError when it is there
    already or something is wrong with it."""
    place = path or default_hosts()
    known = load_hosts(place)
    problems = host_problems([*known.values(), host])
    if host.host in known:
        problems = [f"{host.host} is in the list already ({known[host.host].name})"]
    if problems:
        raise HostError(problems[0])
    hosts = sorted([*known.values(), host], key=lambda h: (h.region, h.host))
    lines = ["\t".join(FIELDS), *("\t".join(_cells(h)) for h in hosts)]
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")
    load_hosts.cache_clear()
    return place


def _cells(host: Host) -> list[str]:
    row = host.model_dump()
    return [" ".join(row[f]) if f == "also" else row[f] for f in FIELDS]


def read_hosts(path: Path) -> list[str]:
    """The hosts that a file names: one a line, a name or an address; what stands behind a tab, and
    lines that begin with #, are not looked at. Raises HostError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise HostError(f"{path}: cannot be read as UTF-8 text") from error
    words = (line.split("\t")[0].strip() for line in lines)
    named = [w for w in words if w and not w.startswith("#") and w != "host"]
    if bad := [w for w in named if not host_of(w)]:
        raise HostError(f"{path}: not a host: {bad[0][:80]}")
    return named
