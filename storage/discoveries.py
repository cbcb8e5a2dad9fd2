"""The state of discovery in the ledger: one row a host, with what was found and what is left."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from schemas.discovery import HostDiscovery
from schemas.ground.clock import now
from schemas.host import host_of
from storage.ledger_db import insert, many, rows
from storage.ledger_notes import LedgerNotes

AGAIN_DAYS = {"done": 30, "blocked": 7, "denied": 90, "failed": 7, "open": 0}
"""Days after which a host is looked at again, by how the last look ended."""
WITHOUT_COLUMN_DAYS = 120
"""The same for a host that was looked at to the end and has none."""


class Discoveries(LedgerNotes):
    """What is known of the hosts; the same database as the ledger, and as safe."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        broken = self.broken(["discoveries"])
        self.mended(broken.get("discoveries", ()), ("discoveries",))  # these are looked at again

    def all(self) -> dict[str, HostDiscovery]:
        """Every host that was looked at, by name."""
        with self._transaction() as db:
            found = rows(db, "SELECT host, state FROM discoveries ORDER BY host")
            return {host: HostDiscovery.model_validate_json(state) for host, state in found}

    def of(self, host: str) -> HostDiscovery | None:
        """What is known of one host."""
        with self._transaction() as db:
            query = "SELECT state FROM discoveries WHERE host = :host"
            found = rows(db, query, host=host).scalar()
        return HostDiscovery.model_validate_json(found) if found else None

    def remember(self, hosts: Iterable[HostDiscovery]) -> None:
        """Keep what is known of hosts, in place of what was. What a look that is through has more
        or less than the one before is noted with it."""
        with self._transaction("discoveries") as db:
            query = insert("discoveries", "host outcome at lists state", "host")
            many(db, query, (_row(_compared(host)) for host in hosts))

    def due(self, names: Iterable[str]) -> list[str]:
        """Of some hosts, named or by an address, those that are to be looked at: open ones first,
        then those never looked at, then those whose look is long ago, the oldest first; those never
        looked at in the order in which they are named."""
        known, at = self.all(), now()
        order: list[tuple[int, str, int, str]] = []
        for place, name in enumerate(names):
            state = known.get(host_of(name))
            if state is None or state.at is None:
                order.append((1, "", place, name))
            elif state.outcome == "open":
                order.append((0, state.at.isoformat(), place, name))
            elif abs(at - state.at) > timedelta(days=again_after(state)):
                order.append((2, state.at.isoformat(), place, name))
        return [name for *_, name in sorted(order)]


def again_after(state: HostDiscovery) -> int:
    """Days after which a host is looked at again."""
    if state.outcome == "done" and not state.lists:
        return WITHOUT_COLUMN_DAYS
    return AGAIN_DAYS[state.outcome]


def _row(host: HostDiscovery) -> dict[str, object]:
    state = host.model_dump_json(
        exclude={"columns": {"__all__": {"lists": {"__all__": {"pages"}}}}}
    )
    return {
        "host": host.host,
        "outcome": host.outcome,
        "at": (host.at or now()).isoformat(),
        "lists": len(host.lists),
        "state": state,
    }


def _compared(host: HostDiscovery) -> HostDiscovery:
    if host.before is None or host.outcome != "done":
        return host
    found = [url for one in host.lists for url in one.addresses]
    new = [url for url in found if url not in host.before]
    gone = [url for url in host.before if url not in found]
    return host.model_copy(update={"new": new, "gone": gone})
