"""`dafu status`: what needs attention."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.terminal.options import (
    DEFAULT_DATA,
    DataOption,
    JsonOption,
    SourcesOption,
    fail,
    registry,
)
from flows.cli.terminal.printing import print_json
from schemas.ground.clock import in_shanghai
from storage.layout import Layout

if TYPE_CHECKING:
    from storage.watch.doctor import Finding, LastLook
    from storage.watch.health import Health


def status(
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
    as_json: JsonOption = False,
    public: Annotated[
        Path | None,
        typer.Option(
            help="Write the page for the public into this folder, and nothing else: how far each "
            "source is covered, without alarms."
        ),
    ] = None,
) -> None:
    """Say what needs attention and what to do about it, and write the health page
    (DATA/health/index.html) anew.

    Exit code 1 when there is an alarm, or damage that shows without reading everything.

    \b
    Examples:
      dafu status --data /srv/dafu
      dafu status --public /srv/www/dafu
    """
    from flows.health_page.page import report_health
    from flows.runs.choosing import sources_of
    from storage.setaside import UNREADABLE
    from storage.watch.doctor import quick_findings

    if not data.exists():
        raise fail(
            f"no data in {data} yet; run dafu demo, or dafu nightly --contact you@example.org"
        )
    layout = Layout(data).prepare()
    if public:
        from flows.health_page.public import write_public

        page = write_public(layout, sources_of(layout, registry(sources)).values(), public)
        return typer.echo(f"wrote {page}")
    wrong = quick_findings(layout)
    try:
        report = report_health(layout, sources_of(layout, registry(sources)).values())
    except UNREADABLE:
        if not wrong:
            raise
        _show_damage(wrong)
        raise typer.Exit(1) from None
    _show(layout, report, wrong, as_json)
    raise typer.Exit(1 if report.alarms or wrong else 0)


def _show_damage(wrong: "list[Finding]") -> None:
    for finding in wrong:
        typer.echo(f"{finding.message}\n    {finding.what_to_do}")


def _show(layout: Layout, report: "Health", wrong: "list[Finding]", as_json: bool) -> None:
    from flows.health_page.page import health_page, status_lines, summary
    from storage.versions.folders import latest_version
    from storage.watch.doctor import last_look

    version, page = latest_version(layout), health_page(layout)
    if as_json:
        told = [{"message": f.message, "what_to_do": f.what_to_do} for f in wrong]
        found = {**summary(report).as_json(), **report.tables, "damage": told}
        print_json({**found, "page": page, "dataset": version})
        return
    headline, *lines = status_lines(report, page)
    typer.echo(headline)
    _show_damage(wrong)
    typer.echo("\n".join(lines))
    typer.echo(
        f"dataset: {version}" if version else "no version is published yet; run dafu nightly"
    )
    typer.echo(_looked(last_look(layout)))


def _looked(last: "LastLook | None") -> str:
    if last is None:
        return "the whole folder was never looked through; dafu doctor does it"
    told = f"{last.findings} things were wrong" if last.findings else "all was well"
    return f"the whole folder was last looked through on {in_shanghai(last.at):%Y-%m-%d}: {told}"
