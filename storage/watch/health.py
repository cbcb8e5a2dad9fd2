"""The numbers of the health page, from the tables, the ledger and the newest version; and as
Parquet beside it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.coverage import Coverage, SourceState
from schemas.ground.base import Row, arrow_schema
from schemas.ground.clock import in_shanghai, now
from schemas.health import (
    Alarm,
    FailureDay,
    HostLook,
    MonthVolume,
    NullRate,
    OpenWindow,
    SourceStatus,
    UncertainSource,
    YearLag,
)
from schemas.run import CRAWLS, UNPROVEN
from storage.discoveries import Discoveries
from storage.layout import Layout, StorageError
from storage.ledger import DONE, Ledger
from storage.tables.delta import Tables
from storage.versions.coverage import source_rows
from storage.versions.folders import latest_version
from storage.versions.manifest import manifest_of
from storage.watch.alarms import failure_alarms, monitor_alarms, stale_alarm, withheld_alarms
from storage.watch.held import RECENT_DAYS, Held, held
from storage.watch.silence import silence_alarm
from storage.watch.unlisted import unlisted_sources


@dataclass
class Health:
    """All rows of one health report."""

    at: datetime
    version: str | None
    silence: str | None = None
    """That no night ran for long, in words; the first thing to say."""
    sources: list[SourceStatus] = field(default_factory=list)
    alarms: list[Alarm] = field(default_factory=list)
    failures: list[FailureDay] = field(default_factory=list)
    uncertain: list[UncertainSource] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    volumes: list[MonthVolume] = field(default_factory=list)
    lag: list[YearLag] = field(default_factory=list)
    nulls: list[NullRate] = field(default_factory=list)
    windows: list[OpenWindow] = field(default_factory=list)
    discovery: list[HostLook] = field(default_factory=list)

    @property
    def tables(self) -> dict[str, list[Any]]:
        """Rows by table name."""
        return {
            f.name: getattr(self, f.name)
            for f in fields(self)
            if f.name not in ("at", "version", "silence")
        }


MODELS: dict[str, type[Row]] = {
    "sources": SourceStatus, "alarms": Alarm, "failures": FailureDay,
    "uncertain": UncertainSource, "coverage": Coverage, "volumes": MonthVolume, "lag": YearLag,
    "nulls": NullRate, "windows": OpenWindow, "discovery": HostLook,
}  # fmt: skip


def health(
    layout: Layout, registry: Iterable[SourceState], stale_after: Mapping[str, int]
) -> Health:
    """The health of all that is collected here: the sources of the registry, and those that only
    the ledger knows. `stale_after` gives days by source id."""
    tables, version = Tables(layout.tables), latest_version(layout)
    at = now()
    report = Health(at, version.name if version else None)
    listed = list(registry)
    # A person who forgets --sources sees the sources of that folder all the same.
    unlisted = unlisted_sources(layout, version, {s.source_id for s in listed})
    states = source_rows(tables, [*listed, *unlisted], set())
    runs = [r for r in tables.read("runs").to_pylist() if r["kind"] in CRAWLS]
    ours = {s.source_id for s in states}
    runs = [r for r in runs if r["source_id"] in ours]
    recent = f"{at - timedelta(days=2 * RECENT_DAYS):%Y%m%dT}"
    issues = [
        row
        for batch in tables.scan(
            "issues", ["run_id", "source_id", "kind", "message", "at", "url"], after=recent
        )
        for row in batch.to_pylist()
        if row["source_id"] in ours
    ]
    report.windows = _open_windows(layout, ours)
    report.discovery = _looks(layout)
    counted, report.coverage = _of_version(version, at)
    report.volumes, report.lag, report.nulls = counted.volumes(), counted.lag(), counted.nulls()
    report.sources = _statuses(states, runs, counted, report.windows)
    # One whose file is gone is no longer crawled, and alarms nobody.
    last = at - timedelta(days=RECENT_DAYS)
    ended = {s.source_id for s in unlisted} - {r["source_id"] for r in runs if r["ended_at"] > last}
    crawled = {s.source_id for s in states if s.status in ("active", "unverified")} - ended
    alarms = failure_alarms(r for r in runs if r["source_id"] in crawled)
    alarms += monitor_alarms(runs, (i for i in issues if i["source_id"] in crawled))
    for status in report.sources:
        if status.source_id in crawled & stale_after.keys() and (
            alarm := stale_alarm(
                status.source_id,
                status.days_since_news,
                stale_after[status.source_id],
                at,
            )
        ):
            alarms.append(alarm)
    alarms += _withheld(version)
    report.alarms = sorted(alarms, key=lambda a: (a.since, a.source_id, a.kind))
    if silence := silence_alarm(layout, runs, at):
        report.silence = silence.message
        report.alarms.insert(0, silence)
    report.failures = _failures(runs, issues, at)
    report.uncertain = uncertain_sources(report.sources, issues, at)
    return report


def _of_version(version: Path | None, at: datetime) -> tuple[Held, list[Coverage]]:
    if version is None:
        return Held(at), []
    try:
        rows = pq.read_table(version / "coverage").to_pylist()
        return held(version, at), [Coverage.model_validate(row) for row in rows]
    except (OSError, ValueError, pa.ArrowException) as error:
        raise StorageError(
            f"version {version.name} cannot be read, it is damaged; see dafu doctor"
        ) from error


def _withheld(version: Path | None) -> list[Alarm]:
    if version is None:
        return []
    manifest, found = manifest_of(version), defaultdict(list)
    for part in manifest.parts.values():
        for reply_id, source_id in part.withheld.items():
            found[source_id].append(reply_id)
    return withheld_alarms(found, manifest.created_at)


def write_health(layout: Layout, report: Health) -> None:
    """The rows as `<data>/health/<table>.parquet`, each file old or new, never half."""
    layout.health.mkdir(parents=True, exist_ok=True)
    for name, rows in report.tables.items():
        table = pa.Table.from_pylist(
            [row.model_dump() for row in rows], schema=arrow_schema(MODELS[name])
        )
        part = layout.health / f".{name}.part"
        pq.write_table(table, part, compression="zstd")
        part.replace(layout.health / f"{name}.parquet")


def _statuses(
    states: list[SourceState], runs: list[dict[str, Any]], counted: Held, windows: list[OpenWindow]
) -> list[SourceStatus]:
    waiting = Counter(w.source_id for w in windows)
    last = {r["source_id"]: r for r in sorted(runs, key=lambda r: r["ended_at"])}
    found = []
    for s in states:
        published, news = counted.published.get(s.source_id), counted.newest.get(s.source_id)
        run = last.get(s.source_id)
        failure = run["failure"] if run and s.state not in ("healthy", "paused", "gone") else None
        found.append(
            SourceStatus(
                source_id=s.source_id,
                title=s.title,
                platform=s.platform,
                status=s.status,
                state=s.state,
                failure=failure,
                reason=s.reason,
                last_run_at=s.last_run_at,
                last_complete_at=s.last_complete_at,
                held=counted.documents[s.source_id],
                newest_published=in_shanghai(published).date().isoformat() if published else None,
                days_since_news=max((counted.at - news).days, 0) if news else None,
                open_windows=waiting[s.source_id],
                region=s.region,
            )
        )
    return found


def _open_windows(layout: Layout, ours: set[str]) -> list[OpenWindow]:
    if not layout.has_ledger:
        return []
    names = (
        "source_id",
        "window_from",
        "window_until",
        "outcome",
        "attempts",
        "reason",
        "updated_at",
    )
    rows = (
        w
        for w in Ledger(layout.ledger).windows()
        if w["outcome"] not in DONE and w["source_id"] in ours
    )
    return [OpenWindow.model_validate({name: w[name] for name in names}) for w in rows]


def _looks(layout: Layout) -> list[HostLook]:
    """The hosts that discovery looked at."""
    if not layout.has_ledger:
        return []
    return [
        HostLook(
            host=state.host,
            outcome=state.outcome,
            reason=state.reason,
            at=state.at,
            requests=state.requests,
            columns=len(state.columns),
            lists=len(state.lists),
            new=state.new,
            gone=state.gone,
        )
        for state in Discoveries(layout.ledger).all().values()
    ]


def uncertain_sources(
    sources: Iterable[SourceStatus], issues: Iterable[Mapping[str, Any]], at: datetime
) -> list[UncertainSource]:
    """Sources with pages whose main text is doubted, those with most such pages first. A page that
    was read twice is one."""
    pages: dict[str, dict[str, datetime]] = {}
    for issue in issues:
        if issue["kind"] == "body_uncertain" and at - issue["at"] < timedelta(days=RECENT_DAYS):
            of_source = pages.setdefault(issue["source_id"], {})
            of_source[issue["url"]] = max(issue["at"], of_source.get(issue["url"], issue["at"]))
    held_of = {s.source_id: s.held for s in sources}
    rows = [
        UncertainSource(
            source_id=source_id,
            pages=len(seen),
            held=held_of[source_id],
            url=max(seen, key=lambda url: seen[url]),
        )
        for source_id, seen in pages.items()
    ]
    return sorted(rows, key=lambda row: (-row.pages, row.source_id))


def _failures(
    runs: list[dict[str, Any]], issues: list[dict[str, Any]], at: datetime
) -> list[FailureDay]:
    """Runs and issues of the last days. An issue row of a run's own failure (blocked) counts once,
    as the run."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    events = [
        (r["ended_at"], r["failure"] or r["outcome"], r["source_id"])
        for r in runs
        if r["outcome"] != "complete" and r["failure"] != UNPROVEN
    ]
    events += [(i["at"], i["kind"], i["source_id"]) for i in issues if i["kind"] != "blocked"]
    for when, kind, source_id in events:
        if at - when < timedelta(days=RECENT_DAYS):
            seen.setdefault((f"{in_shanghai(when):%Y-%m-%d}", kind), Counter())[source_id] += 1
    return [
        FailureDay(day=d, kind=k, sources=len(c), times=c.total())
        for (d, k), c in sorted(seen.items())
    ]
