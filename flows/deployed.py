"""The deployed flows beside the nightly one: backfill, reparse, publish, health, discover. Typed
parameters, which Prefect's page shows as a form."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, cast

import yaml
from prefect import Flow, flow, get_run_logger, serve
from prefect.artifacts import create_table_artifact
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from pydantic import Field

from flows.backfill import Backfill, plan, plan_lines
from flows.discovery import discover
from flows.health_page.page import artifacts, health_page, report_health, status_lines
from flows.nightly import flow_cancel_watch, nightly
from flows.publishing import publish_version
from flows.reparse import reparse as run_reparse
from flows.runs.choosing import chosen_sources, deployed_options, deployed_sources
from flows.runs.scaling import Workers
from schemas.ground.clock import today
from storage.layout import Layout


@flow(name="backfill")
def backfill(
    from_year: Annotated[int, Field(ge=1980, le=2100)] = 2008,
    to_year: Annotated[int, Field(ge=1980, le=2100)] | None = None,
    sources: list[str] | None = None,
    province: str | None = None,
    platform: str | None = None,
    budget_requests: Annotated[int, Field(ge=1)] | None = None,
    data: str = "data",
    contact: str | None = None,
) -> None:
    """Fetch the years that are still open. Cancelled or killed, the next run goes on where it was.

    Args:
        from_year: First year.
        to_year: Last year; this year when empty.
        sources: Ids of sources; all when empty.
        province: Folder name or two digits of the GB/T 2260 code.
        platform: Only sources of this platform.
        budget_requests: Stop after so many requests, over all hosts.
        data: Data folder.
        contact: Stands in the User-Agent; DAFU_CONTACT when empty.
    """
    logger = get_run_logger()
    options = deployed_options("backfill", contact)
    layout, loaded = Layout(Path(data)).prepare(), deployed_sources()
    plans = plan(
        layout,
        chosen_sources(loaded, sources, province, platform),
        from_year,
        to_year or today().year,
    )
    for line in plan_lines(plans):
        logger.info(line)
    with flow_cancel_watch() as cancelled:
        report = Backfill(
            layout,
            loaded,
            options,
            budget_requests,
            cancelled,
            lambda line, closed: logger.info(line),
        ).run(plans)
    rows = [
        {
            "source": r.source_id,
            "outcome": r.outcome,
            "new": r.counts["new"],
            "reason": r.reason or "",
        }
        for r in report.sources
    ]
    create_table_artifact(key="backfill-summary", table=rows or [{"source": "nothing was open"}])
    if not report.healthy:
        raise RuntimeError(
            f"{len(report.skipped)} source(s) not started, "
            f"{sum(r.outcome != 'complete' for r in report.sources)} not complete; run again"
        )


@flow(name="reparse")
def reparse(
    source: str | None = None, data: str = "data", ocr_pages: int = 0, dask: str | None = None
) -> None:
    """Rows from the archive with today's parser, without any network, and a version of them.

    Args:
        source: Only this source; all when empty.
        data: Data folder; with Dask, one that all its workers see.
        ocr_pages: Pages of a scan that tesseract reads.
        dask: Address of a Dask scheduler, or local; processes of this machine when empty.
    """
    logger = get_run_logger()
    layout, loaded = Layout(Path(data).resolve()).prepare(), deployed_sources()
    report = run_reparse(
        layout,
        loaded,
        source,
        lambda line, *_: logger.info(line),
        ocr_pages,
        Workers(dask),
    )
    logger.info(
        "%d read, %d differently: %s",
        report.read,
        report.changed,
        dict(report.columns.most_common(10)),
    )
    publish_version(layout, loaded.values())
    if report.missing:
        raise RuntimeError(
            f"not all could be read again ({len(report.missing)} reasons): {report.missing[0]}"
        )


@flow(name="publish")
def publish(data: str = "data") -> None:
    """A version, when anything changed; after the nightly run, in case that one died before its
    end."""
    folder, is_new = publish_version(Layout(Path(data)).prepare(), deployed_sources().values())
    get_run_logger().info("%s%s", folder, "" if is_new else " (unchanged)")


@flow(name="health")
def health(data: str = "data") -> None:
    """The health page and its artifacts, once a week whether anything ran or not: a night that
    never started shows here."""
    layout, loaded = Layout(Path(data)).prepare(), deployed_sources()
    report = report_health(layout, loaded.values())
    artifacts(report)
    for line in status_lines(report, health_page(layout)):
        get_run_logger().info(line)


@dataclass(frozen=True, slots=True)
class Deployment:
    """One flow as it is deployed. `cron` is in Shanghai time, None for a flow that is started by
    hand; `beside` says what happens to a run that would start beside another, None when it may."""

    name: str
    flow: Flow[..., None]
    description: str
    cron: str | None = None
    beside: ConcurrencyLimitStrategy | None = None
    parameters: dict[str, str | int | bool | None] = field(default_factory=dict)

    @property
    def entrypoint(self) -> str:
        """File and function, as Prefect finds the flow."""
        return f"{self.flow.fn.__module__.replace('.', '/')}.py:{self.flow.fn.__name__}"

    @property
    def limit(self) -> ConcurrencyLimitConfig | None:
        """One run at a time."""
        if self.beside is None:
            return None
        return ConcurrencyLimitConfig(limit=1, collision_strategy=self.beside)


DEPLOYMENTS = (
    Deployment(
        "nightly",
        nightly,
        "Crawl what is open in the ledger, collect it, publish a version.",
        "30 22 * * *",
        # a second night is not queued behind the first
        ConcurrencyLimitStrategy.CANCEL_NEW,
        {"data": "data", "contact": None, "recheck": False, "dask": None},
    ),
    Deployment(
        "backfill",
        backfill,
        "Historical years of chosen sources; the form asks for years, sources and a budget of "
        "requests.",
        beside=ConcurrencyLimitStrategy.ENQUEUE,
    ),
    Deployment(
        "reparse",
        reparse,
        "Rows from the archive with today's parser, and a version of them. No network.",
        beside=ConcurrencyLimitStrategy.ENQUEUE,
    ),
    Deployment(
        "publish",
        publish,
        "A version, when anything changed since the last one; in the morning, for a night that "
        "died before its end.",
        "30 6 * * *",
    ),
    Deployment(
        "health",
        health,
        "The health page and its artifacts, every Monday at 9, whether anything ran or not.",
        "0 9 * * 1",
    ),
    Deployment(
        "discover",
        discover,
        "A slice of the list of hosts: new columns of replies, and those that are gone. At noon, "
        "when no night crawls.",
        "0 12 * * *",
        ConcurrencyLimitStrategy.CANCEL_NEW,
        {"data": "data", "contact": None, "hosts": 200, "province": None, "hosts_file": None},
    ),
)
"""The one table of deployments: prefect.yaml is printed from it and `dafu serve` serves it."""
TIMEZONE, TAG = "Asia/Shanghai", "dafu"
_HEAD = """\
# Deployments of dafu. Made from flows/deployed.py by `make docs`; do not edit.
# In this order, on a machine with a Prefect server:
#   prefect work-pool create --type process dafu
#   prefect --no-prompt deploy --all
#   prefect worker start --pool dafu
# See docs/operator.md for folders, the contact address and systemd units.
"""


def prefect_yaml() -> str:
    """prefect.yaml, for `prefect deploy --all`."""
    directory = {"directory": "{{ $DAFU_HOME }}"}
    project = {
        "name": "dafu",
        "pull": [{"prefect.deployments.steps.set_working_directory": directory}],
        "deployments": [_project_entry(d) for d in DEPLOYMENTS],
    }
    return _HEAD + yaml.safe_dump(project, sort_keys=False, width=100)


def _project_entry(deployment: Deployment) -> dict[str, Any]:
    schedule = {"cron": deployment.cron, "timezone": TIMEZONE, "active": True}
    limit = deployment.limit and deployment.limit.model_dump(
        mode="json", include={"limit", "collision_strategy"}
    )
    entry = {
        "name": deployment.name,
        "description": deployment.description,
        "entrypoint": deployment.entrypoint,
        "tags": [TAG],
        "parameters": deployment.parameters,
        "concurrency_limit": limit,
        "schedules": [schedule] if deployment.cron else [],
        "work_pool": {"name": "dafu"},
    }
    return {key: value for key, value in entry.items() if value}


def runner_deployment(deployment: Deployment, data: str) -> RunnerDeployment:
    """The deployment as a process serves it, for one data folder."""
    made = deployment.flow.to_deployment(
        deployment.name,
        description=deployment.description,
        tags=[TAG],
        schedule=Cron(deployment.cron, timezone=TIMEZONE) if deployment.cron else None,
        concurrency_limit=deployment.limit,
        parameters={**deployment.parameters, "data": data},
    )
    return cast(RunnerDeployment, made)  # outside of an event loop it is one already


def serve_all(data: str) -> None:
    """Serve all deployments from this process until it is stopped."""
    # Paused ones would stay paused at the next start.
    serve(*(runner_deployment(d, data) for d in DEPLOYMENTS), pause_on_shutdown=False)
