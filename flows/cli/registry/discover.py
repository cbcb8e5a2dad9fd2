"""`dafu sources discover`: from government hosts to their columns of replies."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crawlers.registry import province_digits
from flows.cli.archives import AddressOption, FromArchivesOption, Service
from flows.cli.terminal.options import (
    DEFAULT_DATA,
    ContactOption,
    DataOption,
    JsonOption,
    ProvinceOption,
    ReplicaOption,
    fail,
    require_contact,
)

if TYPE_CHECKING:
    from schemas.discovery import FoundList, HostDiscovery

MOST_HOSTS = 200
"""Hosts of one run, unless --limit says otherwise: an hour or two."""


def sources_discover(
    hosts: Annotated[
        list[str] | None, typer.Argument(help="Government hosts, names or addresses.")
    ] = None,
    hosts_from: Annotated[
        Path | None, typer.Option("--hosts", help="A file with one host a line.")
    ] = None,
    province: ProvinceOption = None,
    limit: Annotated[int, typer.Option(min=1, help="Most hosts of this run.")] = MOST_HOSTS,
    budget: Annotated[
        int, typer.Option(min=2, max=60, help="Most requests a host, robots.txt included.")
    ] = 60,
    again: Annotated[
        bool, typer.Option("--again", help="Begin anew, also where a look is open or recent.")
    ] = False,
    write: Annotated[
        Path | None, typer.Option(help="Write the source files below this folder.")
    ] = None,
    data: DataOption = DEFAULT_DATA,
    contact: ContactOption = None,
    replica: ReplicaOption = False,
    as_json: JsonOption = False,
    from_archives: FromArchivesOption = None,
    archive_address: AddressOption = None,
) -> None:
    """Find the columns of replies of hosts: menus, shelves, organs, site maps, trails of replies,
    confirmed by the titles of their rows. Politely: robots.txt, one request in 3 s a host, at most
    60 a host and night. What is left goes on with the next run; "no column" comes with its proof.
    With --from-archives a public web archive is asked for the addresses that it has of the domains,
    and no site is asked for anything.

    \b
    Examples:
      dafu sources discover www.example.gov.cn --contact you@example.org
      dafu sources discover --province hubei --limit 50 --contact you@example.org
    """
    if from_archives:
        if write or again:
            raise fail(
                "--from-archives gives candidates: --write and --again are for looks at sites"
            )
        from flows.cli.registry.archived import columns_from_archive

        at = Service(from_archives, archive_address, contact, replica, budget)
        return columns_from_archive(at, _named(hosts, hosts_from, province)[:limit], data, as_json)
    from flows.cli.terminal.printing import print_json
    from flows.runs.discovering import DiscoveryError, DiscoveryOptions, begun, look_at_hosts
    from storage.discoveries import Discoveries
    from storage.layout import Layout

    require_contact(contact, replica)
    layout = Layout(data).prepare()
    ledger = Discoveries(layout.ledger)
    named = _named(hosts, hosts_from, province)
    chosen = named if hosts or again else ledger.due(named)
    try:
        looks = begun(chosen[:limit], ledger.all(), replica, again)
    except DiscoveryError as error:
        raise fail(str(error)) from error
    found = look_at_hosts(layout, looks, DiscoveryOptions(contact, replica, budget))
    if as_json:
        print_json([state.model_dump(exclude={"seen"}) for state in found])
    else:
        _say_all(found, len(chosen) - len(found), write)
    raise typer.Exit(0 if all(s.outcome in ("done", "open") for s in found) else 1)


def _say_all(found: "list[HostDiscovery]", left: int, write: Path | None) -> None:
    """What was found on each host, and how many are left."""
    for state in found:
        _say(state, write)
    if left:
        typer.echo(f"{left} host(s) are left for the next run")
    if not found:
        typer.echo("nothing is due: every host was looked at; --again begins anew")


def _named(hosts: list[str] | None, hosts_from: Path | None, province: str | None) -> list[str]:
    from crawlers.hosts import HostError, hosts_to_look_at, read_hosts

    try:
        named = [*(hosts or []), *(read_hosts(hosts_from) if hosts_from else [])]
        if province:
            named += hosts_to_look_at(province_digits(province))
    except HostError as error:
        raise fail(str(error)) from error
    if not named:
        raise fail("name hosts, a file with --hosts, or a --province")
    return list(dict.fromkeys(named))


def _say(state: "HostDiscovery", write: Path | None) -> None:
    """One host: its statement, its columns with the reasons, the source files."""
    typer.echo(f"\n{state.host}: {state.statement}")
    for column in state.columns:
        typer.echo(f"  {column.url}  {' > '.join([*column.trail, column.label])}")
        typer.echo(f"    score {column.score}: {'; '.join(column.reasons)}")
        for one in column.lists:
            typer.echo(f"    list {one.url}  {one.kind}, {one.platform}")
            for title in one.titles[:2]:
                typer.echo(f"      {title}")
            _say_draft(state, one, write)
    for url in state.elsewhere:
        typer.echo(f"  elsewhere: {url} is on a host of its own")
    if not state.lists:
        for looked in state.looked:
            typer.echo(f"  {looked.url}  {looked.label}: {looked.found}")


def _say_draft(state: "HostDiscovery", found: "FoundList", write: Path | None) -> None:
    """The source file of a list, and what a person must look at."""
    from crawlers.hosts import load_hosts
    from flows.runs.discovering import draft_of

    evidence = f"S: found from the site's own menu by discovery, {state.at:%Y-%m-%d}"
    draft = draft_of(found, load_hosts().get(state.host), evidence)
    if draft is None:
        return
    for doubt in draft.doubts:
        typer.echo(f"      look at {doubt}")
    if write is None:
        lines = draft.text.strip().replace("\n", "\n      | ")
        typer.echo(f"      # {draft.path}\n      | {lines}")
    else:
        _write(write / draft.path, draft.text)


def _write(path: Path, text: str) -> None:
    if path.exists():
        typer.echo(f"      {path} exists already; nothing is written")
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    typer.echo(f"      wrote {path}")
