"""The health report: numbers, the page, Prefect artifacts when inside a flow run, and
notifications. After every run, and by `dafu status`."""

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader
from platformdirs import user_cache_path

from flows import CODE_VERSION
from flows.health_page.charts import charts, place_of
from flows.health_page.metrics import metrics
from flows.health_page.notify import notify
from flows.runs.choosing import settled_sources, source_state
from schemas.ground.clock import in_shanghai
from schemas.ground.data import load_rules
from schemas.health import SourceStatus
from schemas.messages import messages
from schemas.source import Source
from storage.layout import Layout, write_atomic
from storage.watch.health import Health, health, write_health
from storage.watch.silence import ALL

PLACES = (
    (
        "coverage",
        "Coverage: documents held, by source and year",
        "A deeper colour is more. An empty field inside a row is a year that is not held.",
    ),
    ("failures", "Failures and issues by day", ""),
    ("freshness", "Freshness", ""),
    ("volumes", "Documents by month of publication", ""),
    ("lag", "Days from sign-off to publication", ""),
    (
        "nulls",
        "Columns without a value",
        "Among replies that are still public; only columns that may be empty.",
    ),
)
_WELL = "all {total} sources that ran are well"
_TOLD = ("blocked", "denied", "failed")
"""Outcomes of a look at a host that stand on the page; the others are only counted."""
MOST_HOSTS = 200
MOST_UNPROVEN = 10
TONES = {
    "healthy": "good",
    "never_run": "warn",
    "incomplete": "warn",
    "empty": "warn",
    "paused": "soft",
    "gone": "soft",
}


@cache
def _labels() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = load_rules("flows.health_page", "labels")
    return found


def chinese(text: str, kind: str = "page", **values: Any) -> str:
    """The Chinese words for a text of the page; of a state or class that has none, nothing.

    >>> chinese("healthy", "states")
    '正常'
    """
    return _labels()[kind].get(text, "").format(**values)


@dataclass(frozen=True)
class Tile:
    """One number at the top of the page."""

    name: str
    value: str
    tone: str = ""


@dataclass(frozen=True)
class Summary:
    """The first lines of the page."""

    headline: str
    headline_zh: str
    at: str
    tiles: list[Tile]

    def as_json(self) -> dict[str, Any]:
        """Headline, time and numbers for scripts."""
        return {"headline": self.headline, "at": self.at, **{t.name: t.value for t in self.tiles}}


def report_health(layout: Layout, sources: Iterable[Source]) -> Health:
    """Compute the numbers, write them and the page, tell whoever asked to be told. The page is
    `<data>/health/index.html`."""
    report = health_of(layout, sources)
    write_health(layout, report)
    write_atomic(layout.health / "metrics.prom", metrics(report))
    write_atomic(health_page(layout), page(report, _library(layout)))
    notify(layout, report)
    return report


def health_of(layout: Layout, sources: Iterable[Source]) -> Health:
    """The numbers of some sources; nothing is written."""
    listed = list(settled_sources(layout, {s.id: s for s in sources}).values())
    return health(
        layout, [source_state(s) for s in listed], {s.id: s.expect.stale_after_days for s in listed}
    )


def health_page(layout: Layout) -> Path:
    """Where the page is."""
    return layout.health / "index.html"


def summary(report: Health) -> Summary:
    """Headline and tiles."""
    states = Counter(s.state for s in report.sources)
    crawled = [s for s in report.sources if s.state not in ("paused", "gone")]
    ran = sum(s.state != "never_run" for s in crawled)
    alarmed = len({a.source_id for a in report.alarms} - {ALL})
    said = "{n} of {total} sources need attention" if alarmed else _WELL
    numbers: dict[str, Any] = {"n": alarmed, "total": ran}
    tiles = [
        Tile(
            "sources healthy",
            f"{states['healthy']} of {len(crawled)}",
            "good" if states["healthy"] == len(crawled) else "",
        ),
        Tile("unproven", str(states["unproven"])),
        Tile("blocked", str(states["blocked"]), "bad" if states["blocked"] else ""),
        Tile("alarms", str(len(report.alarms)), "bad" if report.alarms else "good"),
        Tile("open windows", str(len(report.windows)), "warn" if report.windows else ""),
        Tile("documents held", f"{sum(s.held for s in report.sources):,}"),
        Tile("never run", str(states["never_run"]), "warn" if states["never_run"] else ""),
    ]
    headline, headline_zh = said.format(**numbers), chinese(said, **numbers)
    if report.silence:
        headline = f"{report.silence}; {headline}"
        headline_zh = f"{_silence_in_chinese(report.silence)}；{headline_zh}"
    return Summary(headline, headline_zh, f"{in_shanghai(report.at):%Y-%m-%d %H:%M}", tiles)


def _silence_in_chinese(told: str) -> str:
    """
    >>> _silence_in_chinese("no night for 40 hours")
    '已有 40 小时没有夜间采集'
    """
    hours, days = "no night for {n} hours", "no night for {n} days"
    if number := re.search("[0-9]+", told):
        return chinese(hours if "hours" in told else days, n=number[0])
    return chinese("the schedule is not running: dafu serve has ended")


@dataclass(frozen=True)
class Place:
    """The sources of one province on the page."""

    name: str
    sources: list[SourceStatus]
    troubled: int


def places_of(report: Health) -> list[Place]:
    """Provinces with their sources: those with trouble first, within them too."""
    groups: dict[str, list[SourceStatus]] = {}
    for status in report.sources:
        groups.setdefault(place_of(status), []).append(status)
    found = []
    for name, sources in groups.items():
        sources.sort(key=lambda s: (not _is_troubled(s), s.source_id))
        found.append(Place(name, sources, sum(map(_is_troubled, sources))))
    return sorted(found, key=lambda place: (not place.troubled, -len(place.sources)))


def _is_troubled(status: SourceStatus) -> bool:
    return status.state not in ("healthy", "unproven", "never_run", "paused", "gone")


@cache
def environment() -> Environment:
    """Templates of the pages, which escape every value."""
    found = Environment(
        loader=PackageLoader("flows.health_page"), autoescape=True, trim_blocks=True
    )
    found.filters["day"] = lambda at: (
        f"{in_shanghai(at):%Y-%m-%d}" if isinstance(at, datetime) else ""
    )
    found.filters["zh"] = chinese
    return found


def page(report: Health, library: Any) -> str:
    """The whole page: no request leaves it, every value is escaped, the chart library stands in
    it."""
    times: Counter[str] = Counter()
    for failure in report.failures:
        times[failure.kind] += failure.times
    known = messages()
    classes = [
        {"kind": k, "times": n, "meaning": known[k].meaning, "what_to_do": known[k].what_to_do}
        for k, n in times.most_common()
        if k in known
    ]
    return (
        environment()
        .get_template("health.html")
        .render(
            report=report,
            summary=summary(report),
            charts=charts(report),
            places=PLACES,
            classes=classes,
            groups=places_of(report),
            looks=Counter(look.outcome for look in report.discovery),
            told=[k for k in report.discovery if k.new or k.gone or k.outcome in _TOLD][
                :MOST_HOSTS
            ],
            tones=TONES,
            code_version=CODE_VERSION,
            library=library,
        )
    )


def _library(layout: Layout) -> Any:
    """Vega, Vega-Lite and Vega-Embed as one script that may stand in a page; kept in a file,
    because making it takes seconds."""
    from markupsafe import Markup

    kept = layout.health / f".vega-{version('vl-convert-python')}.js"
    if not kept.exists():
        layout.health.mkdir(parents=True, exist_ok=True)
        write_atomic(kept, _bundle())
    return Markup(kept.read_text(encoding="utf-8"))


@cache
def _bundle() -> str:
    """Kept among the user's caches too, for the next data folder: it takes 3 s of CPU."""
    kept = user_cache_path("dafu") / f"vega-{version('vl-convert-python')}.js"
    with suppress(OSError):
        return kept.read_text(encoding="utf-8")
    import vl_convert

    bundle = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    bundle = bundle.replace("</script", "<\\/script").replace("<!--", "<\\!--")
    with suppress(OSError):  # a service may have no home
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(kept, bundle)
    return bundle


def status_lines(report: Health, folder: Path) -> list[str]:
    """The report for a terminal: headline, alarms with what to do, where the page is."""
    top = summary(report)
    lines = [f"{top.headline}; " + ", ".join(f"{t.name} {t.value}" for t in top.tiles)]
    for alarm in report.alarms:
        runs = f", {alarm.times} runs" if alarm.times > 1 else ""
        lines.append(
            f"{alarm.kind:<18} {alarm.source_id}  since "
            f"{in_shanghai(alarm.since):%Y-%m-%d}{runs}: {alarm.message}"
        )
        lines.append(f"{'':<18}   {alarm.what_to_do}")
    unproven = [s for s in report.sources if s.state == "unproven"]
    lines += [f"{s.state:<18} {s.source_id}  {s.reason}" for s in unproven[:MOST_UNPROVEN]]
    waiting = Counter(w.source_id for w in report.windows)
    if waiting:
        lines.append(
            f"{len(report.windows)} open window(s) of {len(waiting)} source(s); the next night "
            "takes them first"
        )
    lines.append(f"health page: {folder.resolve()}")
    return lines


def artifacts(report: Health) -> None:
    """The same numbers as artifacts of the current flow run: a summary, the alarms, the sources."""
    from prefect.artifacts import create_markdown_artifact, create_table_artifact

    top = summary(report)
    tiles = "\n".join(f"| {t.name} | {t.value} |" for t in top.tiles)
    create_markdown_artifact(
        key="health",
        markdown=f"# {top.headline}\n\n{top.at} (Shanghai)\n\n| | |\n|---|---|\n{tiles}\n",
    )
    for key, rows in (("health-alarms", report.alarms), ("health-sources", report.sources)):
        create_table_artifact(
            key=key, table=[row.model_dump(mode="json") for row in rows] or [{"nothing": "to tell"}]
        )
