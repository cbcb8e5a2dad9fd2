"""A look at hosts in a process of its own, and what is kept of it."""

import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from crawlers.authoring.detect import Detection, detect
from crawlers.crawl.discover import noted_hosts
from crawlers.hosts import load_hosts
from crawlers.page import Page
from crawlers.read.process import ReaderError, limited
from flows.runs.children import look
from flows.runs.crawling import user_agent
from schemas.discovery import DiscoverySpec, FoundList, HostDiscovery
from schemas.host import Host, host_of, is_government
from schemas.reply import Level
from storage.discoveries import Discoveries
from storage.layout import Layout, hold, is_held
from storage.raw.runs import new_run_id

REPLICA_SUFFIX = ".replica.localhost"
SPEC, ALIVE = "spec.json", "alive.lock"
_LEVELS: dict[str, Level] = {
    "national": "national", "provincial": "provincial", "provincial_department": "provincial",
    "provincial_congress": "provincial", "provincial_cppcc": "provincial",
    "municipal": "municipal", "municipal_department": "municipal",
}  # fmt: skip


class DiscoveryError(ValueError):
    """A look that may not begin; one line with what to do."""


@dataclass(frozen=True)
class DiscoveryOptions:
    """How hosts are looked at. `seconds` end the process, whose hosts stay open then."""

    contact: str | None = None
    replica: bool = False
    budget: int = 60
    delay: float = 3.0
    seconds: float = 8 * 3600


def begun(
    names: Iterable[str], known: dict[str, HostDiscovery], replica: bool, again: bool
) -> list[HostDiscovery]:
    """The looks at some hosts (names or addresses): begun anew, or gone on with. Raises
    DiscoveryError for a host that is none of the government's and not in the list of hosts."""
    found: dict[str, HostDiscovery] = {}
    for name in names:
        host = host_of(name)
        local = replica and host.endswith(REPLICA_SUFFIX)
        if not host or not (local or is_government(host) or host in load_hosts()):
            raise DiscoveryError(
                f"{name!r} is no government host (*.gov.cn), nor in the list of hosts; copies of "
                "government sites are not looked at. See dafu sources hosts add"
            )
        state = known.get(host)
        if state is None:
            start = f"{name.rstrip('/')}/" if "//" in name and local else f"https://{host}/"
            state = HostDiscovery(host=host, start=start)
        elif state.outcome != "open" or again:
            state = HostDiscovery.again(state)
        found[host] = state
    return list(found.values())


def look_at_hosts(
    layout: Layout, hosts: Sequence[HostDiscovery], options: DiscoveryOptions
) -> list[HostDiscovery]:
    """One night of looks, kept in the ledger; the hosts as they stand after it."""
    layout.prepare()
    ledger = Discoveries(layout.ledger)
    collect_looks(layout)
    if not hosts:
        return []
    folder = layout.root / "discovery" / new_run_id()
    folder.mkdir(parents=True)
    alive = hold(folder / ALIVE)
    spec = DiscoverySpec(
        hosts=list(hosts),
        user_agent=user_agent(options.contact),
        replica=options.replica,
        budget=options.budget,
        delay=0 if options.replica else options.delay,
    )
    (folder / SPEC).write_text(spec.model_dump_json(), encoding="utf-8")
    with suppress(subprocess.TimeoutExpired):  # what is noted is kept, the rest stays open
        look("discover", folder / SPEC, alive.fileno(), options.seconds)
    found = noted_hosts(folder)
    alive.close()
    collect_looks(layout)
    kept = ledger.all()
    for name, state in found.items():
        found[name] = state.model_copy(update={"new": kept[name].new, "gone": kept[name].gone})
    return [found.get(h.host, h) for h in hosts]


def collect_looks(layout: Layout) -> None:
    """Take what looks have noted into the ledger, those of a killed process too."""
    root = layout.root / "discovery"
    for folder in sorted(root.iterdir()) if root.exists() else ():
        if not is_held(folder / ALIVE):
            Discoveries(layout.ledger).remember(noted_hosts(folder).values())
            shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Draft:
    """A source file for one found list."""

    detection: Detection
    text: str
    path: Path
    """Its place below the folder of a registry."""
    doubts: list[str] = field(default_factory=list)


def draft_of(found: FoundList, host: Host | None, evidence: str) -> Draft | None:
    """The source file of a found list, by detection on the pages that were looked at; place and
    publisher from the list of hosts where the page does not say them. None when the pages are not
    at hand any more."""
    pages = [Page(p.url, b64decode(p.body)) for p in found.pages]
    if not pages:
        return None
    try:
        seen = limited(detect, pages[0], pages[1:])
    except ReaderError:
        return None
    seen.url, seen.kind, seen.years = found.url, found.kind, found.years
    if seen.platform == "generic" and found.platform != "generic":
        seen.platform = found.platform
    if host is not None:
        seen.publisher = seen.publisher or host.name
        if seen.region in ("000000", host.region[:4] + "00", host.region):
            seen.region, seen.level = host.region, _LEVELS.get(host.level, "county")
    return Draft(
        seen,
        seen.source_yaml(evidence),
        Path(seen.folder) / f"{seen.source_id}.yml",
        seen.doubts,
    )
