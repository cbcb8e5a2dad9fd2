"""`dafu versions`: the published versions of the dataset."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.terminal.options import DEFAULT_DATA, DataOption, JsonOption, VersionArgument, fail

versions_app = typer.Typer(
    no_args_is_help=True, help="Published versions of the dataset.\n\nExample: dafu versions list"
)


@versions_app.command("list")
def versions_list(data: DataOption = DEFAULT_DATA, as_json: JsonOption = False) -> None:
    """One line a version, newest first; `latest` names the one with a star. With an object store
    its versions are listed too: what `where` calls "store" is fetched when it is asked for.

    Example: dafu versions list
    """
    from flows.cli.terminal.printing import print_listing, print_table
    from storage.layout import Layout
    from storage.versions.folders import every_version, latest_version, versions

    layout = Layout(data)
    latest, found = latest_version(layout), every_version(layout)
    here = {m.version for m in versions(layout)}
    if not found:
        raise fail(f"no version in {data} yet; run dafu demo, dafu nightly or dafu publish", 1)
    columns = ("latest", "version", "documents", "schema", "held_back", "where")
    rows = [
        (m.version == (latest and latest.name), m.version, m.rows["replies"], m.schema_version,
         m.held_back, "here" if m.version in here else "store")
        for m in found
    ]  # fmt: skip
    if as_json:
        return print_listing(columns, rows, as_json)
    print_table(
        columns,
        [("*" if now else "", *more, ", ".join(held), at) for now, *more, held, at in rows],
    )


@versions_app.command("diff")
def versions_diff(
    old: VersionArgument,
    new: VersionArgument = "latest",
    data: DataOption = DEFAULT_DATA,
    out: Annotated[
        Path | None, typer.Option(help="Write the rows of the difference to this Parquet file.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Say what was added, changed, withdrawn, restored, read better or removed between two
    versions.

    Example: dafu versions diff 20261101T143000000Z latest --out delta.parquet
    """
    from flows.cli.terminal.printing import print_json, print_table
    from storage.layout import Layout
    from storage.versions.difference import difference, write_delta
    from storage.versions.folders import version_folder

    layout = Layout(data)
    before, after = version_folder(layout, old), version_folder(layout, new)
    listed = difference(before, after)
    counts = sorted(Counter(listed["op"].to_pylist()).items())
    if as_json:
        print_json(dict(counts))
    elif counts:
        print_table(("difference", "replies"), counts)
    else:
        typer.echo("no reply differs")
    if out:
        typer.echo(f"wrote {write_delta(after, listed, out):,} rows to {out}", err=as_json)


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
    from storage.versions.folders import checkout, version_folder

    source = version_folder(Layout(data), version)
    if folder.exists():
        raise fail(f"{folder} exists already; name a new folder")
    checkout(source, folder)
    typer.echo(f"{source.name} is in {folder}")


@versions_app.command("path")
def versions_path(
    version: Annotated[str, typer.Argument(help="Name of a version, or latest.")] = "latest",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Print the folder of a version, for programs that read it. Who reads several files by way of
    `latest` can get some of one version and some of the next; this folder never changes.

    Example: D=$(dafu versions path --data /srv/dafu)
    """
    from storage.layout import Layout
    from storage.versions.folders import version_folder

    typer.echo(version_folder(Layout(data.resolve()), version))


@versions_app.command("prune")
def versions_prune(
    keep: Annotated[int, typer.Option(min=1, help="How many of the newest versions stay.")] = 30,
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Remove old versions. Files that a kept version shares stay; `latest` always stays. Each
    publication does it by itself, as the setting keep_versions says (dafu config).

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
