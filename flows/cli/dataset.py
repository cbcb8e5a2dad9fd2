"""`dafu publish`, `suppress`, `backup` and `export`: the dataset on the command line."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.terminal.options import (
    DEFAULT_DATA,
    DataOption,
    SourcesOption,
    VersionOption,
    fail,
    registry,
    say_version,
)

if TYPE_CHECKING:
    from schemas.source import Source
    from storage.layout import Layout


def publish(data: DataOption = DEFAULT_DATA, sources: SourcesOption = None) -> None:
    """Publish the tables as a new version, when anything changed since the last one.

    Example: dafu publish --data /srv/dafu
    """
    from flows.publishing import publish_version
    from storage.layout import Layout

    folder, is_new = publish_version(Layout(data).prepare(), registry(sources).values())
    say_version(folder, is_new)


def backup(
    target: Annotated[
        Path,
        typer.Argument(
            help="Folder of the backup, on another disk; it is made, or brought up to date."
        ),
    ],
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Copy what changed since the last backup into a second data folder: archive, tables, versions,
    ledger. Nothing is copied over a good backup when something here is damaged.

    The copy can be used as it is (`--data`); to restore, copy it back. Crawls may go on meanwhile.

    Example: dafu backup /mnt/backup/dafu --data /srv/dafu
    """
    from storage.backup import backup as copy
    from storage.layout import Layout

    if not Layout(data).has_ledger:
        raise fail(f"no data in {data}; name the folder with --data")
    done = copy(Layout(data).prepare(), target)
    typer.echo(f"{done.files} files copied, {done.size / 1_000_000:.1f} MB: {target}")
    if done.only_there:
        typer.echo(
            f"{done.only_there} file(s) of the archive are in the backup and not in {data}; they "
            "stay there, copy them back if they are missed"
        )


def export(
    out: Annotated[
        Path, typer.Argument(help="File to write; with --markdown and --hub a new folder.")
    ],
    form: Annotated[
        str,
        typer.Option("--format", help="jsonl, csv or parquet; by default from the file's name."),
    ] = "",
    where: Annotated[
        str | None, typer.Option(help="Condition on the columns of replies, in SQL (DuckDB).")
    ] = None,
    columns: Annotated[
        str | None, typer.Option(help="Columns, joined by commas; by default all.")
    ] = None,
    corpus: Annotated[
        bool,
        typer.Option(
            help="Whole replies, one copy of each, with text, title, address, date, agency and "
            "hash: for text corpora."
        ),
    ] = False,
    hub: Annotated[
        bool,
        typer.Option(
            "--hub", help="All tables in a folder that datasets.load_dataset opens as it is."
        ),
    ] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="One Markdown file a reply, from the archive.")
    ] = False,
    version: VersionOption = "latest",
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
) -> None:
    """Write replies to one file, or to a folder of Markdown files with tables, lists and links; or
    all tables to a folder for the Hugging Face hub. Texts are masked as in the dataset; CSV cells
    that a spreadsheet would run get a quote in front.

    \b
    Examples:
      dafu export replies.csv --columns title,agency,reply_date --where "published_year >= 2023"
      dafu export corpus.jsonl --corpus
      dafu export --markdown replies/ --where "agency = '云川市民政局'"
      dafu export --hub dafu-replies/
    """
    from storage.layout import Layout
    from storage.versions.export import export as write
    from storage.versions.folders import version_folder

    if hub:
        if form or columns or corpus or where or markdown:
            raise fail("--hub takes --version alone; it writes all tables")
        return _export_hub(version_folder(Layout(data), version), out)
    if markdown:
        if form or columns or corpus:
            raise fail("--markdown takes --where and --version, not --format, --columns, --corpus")
        return _export_markdown(Layout(data), registry(sources), version, out, where)
    chosen = form or out.suffix.lstrip(".")
    if chosen not in ("jsonl", "csv", "parquet"):
        raise fail(f"{chosen or out.name!r}: the formats are jsonl, csv and parquet; add --format")
    names = [c.strip() for c in columns.split(",")] if columns else None
    count = write(version_folder(Layout(data), version), out, chosen, where, names, corpus)  # type: ignore[arg-type]
    typer.echo(f"wrote {count:,} rows to {out}")


def _export_hub(version: Path, folder: Path) -> None:
    from storage.versions.hub import export_hub

    rows = export_hub(version, folder)
    told = ", ".join(f"{name} {count:,}" for name, count in rows.items())
    typer.echo(f"wrote {folder}: {told}")


def _export_markdown(
    layout: "Layout", loaded: "dict[str, Source]", version: str, folder: Path, where: str | None
) -> None:
    from flows.cli.terminal.progress import progress
    from flows.rendering import export_markdown
    from flows.runs.choosing import sources_of

    with progress("replies") as told:
        report = export_markdown(layout, sources_of(layout, loaded), version, folder, where, told)
    for line in report.missing[:20]:
        typer.echo(f"dafu: cannot be read again: {line}", err=True)
    missing = f"; {len(report.missing):,} cannot be read again" if report.missing else ""
    typer.echo(f"wrote {report.written:,} replies to {folder}{missing}")
    raise typer.Exit(1 if report.missing else 0)
