"""The deployed flows beside the nightly one: backfill, reparse, publish, health. Typed parameters,
which Prefect's page shows as a form."""

from pathlib import Path
from typing import Annotated, cast

from prefect import flow, get_run_logger, serve
from prefect.artifacts import create_table_artifact
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from pydantic import Field

from flows.backfill import Backfill, plan, plan_lines
from flows.health_page.page import artifacts, health_page, report_health, status_lines
from flows.nightly import flow_cancel_watch, nightly
from flows.publishing import publish_version
from flows.reparse import reparse as run_reparse
from flows.runs.choosing import chosen_sources, deployed_options, deployed_sources
from flows.runs.scaling import Workers
from schemas.clock import today
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
        lambda n: logger.info("%d pages read again", n),
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
            f"{len(report.missing)} page(s) could not be read again: {report.missing[0]}"
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


def serve_all(data: str) -> None:
    """Serve all deployments from this process until it is stopped: schedules and concurrency as in
    prefect.yaml."""
    one = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    after = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)
    parameters = {"data": data}
    served = [
        nightly.to_deployment(
            "nightly",
            schedule=Cron("30 22 * * *", timezone="Asia/Shanghai"),
            concurrency_limit=one,
            parameters=parameters,
        ),
        publish.to_deployment(
            "publish", schedule=Cron("30 6 * * *", timezone="Asia/Shanghai"), parameters=parameters
        ),
        health.to_deployment(
            "health", schedule=Cron("0 9 * * 1", timezone="Asia/Shanghai"), parameters=parameters
        ),
        backfill.to_deployment("backfill", concurrency_limit=after, parameters=parameters),
        reparse.to_deployment("reparse", concurrency_limit=after, parameters=parameters),
    ]
    # Outside of an event loop these are deployments already; paused ones would stay paused at the
    # next start.
    serve(*(cast(RunnerDeployment, deployment) for deployment in served), pause_on_shutdown=False)
