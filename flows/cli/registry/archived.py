"""`dafu sources discover --from-archives`: columns by the addresses that a public web archive has
of a domain."""

from collections.abc import Sequence
from pathlib import Path

import typer

from crawlers.archives.columns import ColumnCandidate, column_candidates
from crawlers.archives.model import ArchiveError
from crawlers.archives.scopes import is_government, path_words
from flows.cli.archives import Service, asker_of, dialect_of
from flows.cli.terminal.options import fail, require_contact
from flows.cli.terminal.printing import print_json, print_table
from schemas.host import host_of
from storage.layout import Layout


def columns_from_archive(service: Service, names: Sequence[str], data: Path, as_json: bool) -> None:
    """Candidates of some domains (names or addresses of hosts), the likeliest of each first. The
    budget is that of each domain. Ends with exit code 1 when the archive did not answer for one."""
    require_contact(service.contact, service.replica)
    found, is_whole = _candidates(service, _domains(names, service.replica), data)
    if as_json:
        print_json(found)
    elif found:
        print_table(
            ("column", "score", "articles", "lists", "first", "last"),
            [(c.url, c.score, c.articles, c.lists, str(c.first), str(c.last)) for c in found],
        )
        typer.echo(
            "Candidates, by their addresses alone. Look at one: dafu sources detect ADDRESS; fetch "
            f"what is archived of it: dafu backfill --from {service.name} --pattern 'HOST/PATH/*'"
        )
    else:
        typer.echo("the archive has no address of a reply column there; that proves nothing")
    raise typer.Exit(0 if is_whole else 1)


def _domains(names: Sequence[str], replica: bool) -> list[str]:
    """The domains of hosts, without www: hosts beside it may have the column."""
    domains = dict[str, None]()
    for name in names:
        host = host_of(name)
        if not host or not (replica or is_government(host, {})):
            raise fail(
                f"{name!r} is no government host (*.gov.cn), nor in the list of hosts; copies of "
                "government sites are not looked at. See dafu sources hosts add"
            )
        domains[host.removeprefix("www.")] = None
    return list(domains)


def _candidates(
    service: Service, domains: list[str], data: Path
) -> tuple[list[ColumnCandidate], bool]:
    """What was found, and whether every domain was asked for to its end."""
    found, is_whole = list[ColumnCandidate](), True
    try:
        with asker_of(service, Layout(data).prepare()) as asker:
            for domain in domains:
                asker.budget = asker.requests + (service.budget or 0)
                try:
                    lines = dialect_of(service).addresses(asker, domain, path_words())
                    found += column_candidates(lines, domain)
                except ArchiveError as error:
                    typer.echo(f"dafu: {domain}: {error.trouble.message}", err=True)
                    is_whole = False
                    if error.trouble.kind == "archive_throttled":
                        break
    except ArchiveError as error:  # another process asks the service
        raise fail(error.trouble.message, 1) from error
    return found, is_whole
