"""`dafu publish`, `dafu versions`, `dafu export`: the dataset on the command line."""

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, DataOption, SourcesOption, fail, registry

versions_app = typer.Typer(
    no_args_is_help=True, help="Published versions of the dataset.\n\nExample: dafu versions list"
)
VersionArgument = Annotated[str, typer.Argument(help="Name of a version, or latest.")]


def publish(data: DataOption = DEFAULT_DATA, sources: SourcesOption = None) -> None:
    """Publish the tables as a new version, when anything changed since the last one.

    Example: dafu publish --data /srv/dafu
    """
    from flows.publishing import publish_version
    from storage.layout import Layout

    folder, is_new = publish_version(Layout(data).prepare(), registry(sources).values())
    typer.echo(f"dataset: {folder}" + ("" if is_new else " (unchanged)"))


def suppress(
    what: Annotated[str, typer.Argument(help="Id or address of the reply.")],
    reason: Annotated[str, typer.Option(help="Why, for your own record; it is not published.")],
    data: DataOption = DEFAULT_DATA,
    sources: SourcesOption = None,
) -> None:
    """Take a reply down: out of the dataset now, and never in again by a crawl, reparse or import.

    The new version has nothing of it but a `redacted` row in `changes`. Versions from before still
    hold it: remove them with `dafu versions prune --keep 1`. The archive keeps the page; it is
    private.

    Example: dafu suppress https://jxw.example.gov.cn/a/t20240501_7.html --reason "request of
    2026-11-20"
    """
    from flows.publishing import publish_version
    from storage.layout import Layout
    from storage.tables.takedown import suppress as take_down

    layout = Layout(data).prepare()
    ids = take_down(layout, what, reason)
    folder, is_new = publish_version(layout, registry(sources).values())
    typer.echo(
        f"{len(ids)} reply(s) taken "
        f"down{': ' + ', '.join(ids) if ids else '; the address is on the list and will not come in'}"
    )
    typer.echo(
        f"dataset: {folder}"
        + ("" if is_new else " (unchanged)")
        + "; earlier versions still hold it, see dafu versions prune"
    )


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
    ledger.

    The copy can be used as it is (`--data`); to restore, copy it back. Crawls may go on meanwhile.

    Example: dafu backup /mnt/backup/dafu --data /srv/dafu
    """
    from storage.backup import backup as copy
    from storage.layout import Layout

    if not (data / "ledger.sqlite").exists():
        raise fail(f"no data in {data}; name the folder with --data")
    files, size = copy(Layout(data).prepare(), target)
    typer.echo(f"{files} files copied, {size / 1_000_000:.1f} MB: {target}")


@versions_app.command("list")
def versions_list(data: DataOption = DEFAULT_DATA) -> None:
    """One line a version, newest first; * marks the one that `latest` names.

    Example: dafu versions list
    """
    from storage.layout import Layout
    from storage.versions.folders import latest_version, versions

    layout = Layout(data)
    latest = latest_version(layout)
    found = versions(layout)
    for manifest in found:
        mark = "*" if latest and latest.name == manifest.version else " "
        back = f"  held back: {', '.join(manifest.held_back)}" if manifest.held_back else ""
        typer.echo(
            f"{mark} {manifest.version}  {manifest.rows['replies']:>9,} documents  schema "
            f"{manifest.schema_version}{back}"
        )
    if not found:
        raise fail(f"no version in {data} yet; run dafu demo, dafu nightly or dafu publish", 1)


@versions_app.command("diff")
def versions_diff(
    old: VersionArgument,
    new: VersionArgument = "latest",
    data: DataOption = DEFAULT_DATA,
    out: Annotated[
        Path | None, typer.Option(help="Write the rows of the difference to this Parquet file.")
    ] = None,
) -> None:
    """What was added, changed, withdrawn, restored, read better or removed between two versions.

    Example: dafu versions diff 20261101T143000000Z latest --out delta.parquet
    """
    from collections import Counter

    from storage.layout import Layout
    from storage.versions.difference import difference, write_delta
    from storage.versions.folders import version_folder

    layout = Layout(data)
    before, after = version_folder(layout, old), version_folder(layout, new)
    listed = difference(before, after)
    for operation, count in sorted(Counter(listed["op"].to_pylist()).items()):
        typer.echo(f"{operation:<10} {count:>9,}")
    if not listed.num_rows:
        typer.echo("no reply differs")
    if out:
        typer.echo(f"wrote {write_delta(after, listed, out):,} rows to {out}")


@versions_app.command("checkout")
def versions_checkout(
    version: VersionArgument,
    folder: Annotated[Path, typer.Argument(help="New folder for the copy.")],
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Put a version into a folder of its own (by hard links where the disk allows), to keep it when
    versions are pruned.

    Example: dafu versions checkout latest ~/replies-for-my-paper
    """
    from storage.layout import Layout
    from storage.versions.folders import version_folder

    source = version_folder(Layout(data), version)
    if folder.exists():
        raise fail(f"{folder} exists already; name a new folder")

    def copy(a: str, b: str) -> None:
        try:
            os.link(a, b)
        except OSError:
            shutil.copy2(a, b)

    shutil.copytree(source, folder, copy_function=copy)
    typer.echo(f"{source.name} is in {folder}")


@versions_app.command("prune")
def versions_prune(
    keep: Annotated[int, typer.Option(min=1, help="How many of the newest versions stay.")] = 30,
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Remove old versions. Files that a kept version shares stay; `latest` always stays.

    Example: dafu versions prune --keep 10
    """
    from storage.layout import Layout, locked
    from storage.versions.folders import prune

    layout = Layout(data)
    with locked(layout.locks / "publish.lock"):
        removed = prune(layout, keep)
    typer.echo(
        f"removed {len(removed)} version(s)" + (f": {', '.join(removed)}" if removed else "")
    )


def export(
    out: Annotated[Path, typer.Argument(help="File to write.")],
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
            help="id, text, title, source of whole replies, one copy of each: for text corpora."
        ),
    ] = False,
    version: Annotated[str, typer.Option(help="Name of a version.")] = "latest",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Write replies to one file. Texts are masked as in the dataset; CSV cells that a spreadsheet
    would run get a quote in front.

    Examples: dafu export replies.csv --columns title,agency,reply_date --where "published_year >=
    2023" dafu export corpus.jsonl --corpus
    """
    from storage.layout import Layout
    from storage.versions.export import export as write
    from storage.versions.folders import version_folder

    chosen = form or out.suffix.lstrip(".")
    if chosen not in ("jsonl", "csv", "parquet"):
        raise fail(f"{chosen or out.name!r}: the formats are jsonl, csv and parquet; add --format")
    names = [c.strip() for c in columns.split(",")] if columns else None
    count = write(version_folder(Layout(data), version), out, chosen, where, names, corpus)  # type: ignore[arg-type]
    typer.echo(f"wrote {count:,} rows to {out}")
