"""`dafu status`: what needs attention."""

import typer

from flows.cli.options import DEFAULT_DATA, DataOption, JsonOption, SourcesOption, fail, registry
from flows.cli.printing import print_json
from storage.layout import Layout


def status(
    data: DataOption = DEFAULT_DATA, sources: SourcesOption = None, as_json: JsonOption = False
) -> None:
    """Say what needs attention and what to do about it, and write the health page
    (DATA/health/index.html) anew.

    Exit code 1 when there is an alarm.

    Example: dafu status --data /srv/dafu
    """
    from flows.health_page.page import health_page, report_health, status_lines, summary
    from flows.runs.choosing import sources_of
    from storage.versions.folders import latest_version

    if not data.exists():
        raise fail(
            f"no data in {data} yet; run dafu demo, or dafu nightly --contact you@example.org"
        )
    layout = Layout(data)
    report = report_health(layout, sources_of(layout, registry(sources)).values())
    version, page = latest_version(layout), health_page(layout)
    if as_json:
        print_json({**summary(report).as_json(), **report.tables, "page": page, "dataset": version})
    else:
        typer.echo("\n".join(status_lines(report, page)))
        typer.echo(
            f"dataset: {version}" if version else "no version is published yet; run dafu nightly"
        )
    raise typer.Exit(1 if report.alarms else 0)
