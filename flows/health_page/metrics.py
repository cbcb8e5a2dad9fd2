"""The numbers of the health page as Prometheus reads them from a text file: its node_exporter's
textfile collector, or any agent that takes the exposition format."""

from collections import Counter
from typing import get_args

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from schemas.coverage import SourceHealth
from storage.watch.health import Health


def metrics(report: Health) -> str:
    """Text of `<data>/health/metrics.prom`: times are seconds since 1970; a source that never ran
    has none."""
    registry = CollectorRegistry()

    def gauge(name: str, meaning: str, *labels: str) -> Gauge:
        return Gauge(f"dafu_{name}", meaning, labels, registry=registry)

    gauge("report_timestamp_seconds", "When these numbers were made").set(report.at.timestamp())
    gauge("silent", "1 when no night ran for 36 hours").set(int(bool(report.silence)))
    gauge("documents_held", "Documents in the newest version").set(
        sum(source.held for source in report.sources)
    )
    gauge("open_windows", "Windows that no run has closed").set(len(report.windows))
    states = gauge("sources", "Sources by the state of their last run", "state")
    counted = Counter(source.state for source in report.sources)
    for state in get_args(SourceHealth):
        states.labels(state).set(counted[state])
    alarms = gauge("alarms", "Open alarms by class", "kind")
    for kind, number in sorted(Counter(alarm.kind for alarm in report.alarms).items()):
        alarms.labels(kind).set(number)
    held = gauge("source_documents_held", "Documents of a source in the newest version", "source")
    last_run = gauge("source_last_run_timestamp_seconds", "End of its last run", "source")
    complete = gauge(
        "source_last_complete_timestamp_seconds",
        "End of its last run that was proven complete",
        "source",
    )
    for source in report.sources:
        held.labels(source.source_id).set(source.held)
        if source.last_run_at:
            last_run.labels(source.source_id).set(source.last_run_at.timestamp())
        if source.last_complete_at:
            complete.labels(source.source_id).set(source.last_complete_at.timestamp())
    return generate_latest(registry).decode()
