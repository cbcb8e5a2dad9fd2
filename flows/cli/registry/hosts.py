"""`dafu sources hosts`: the list of government sites, and what discovery knows of each."""

from pathlib import Path
from typing import Annotated

import typer

from crawlers.registry import province_digits
from flows.cli.terminal.options import DEFAULT_DATA, DataOption, JsonOption, ProvinceOption, fail

hosts_app = typer.Typer(
    no_args_is_help=True,
    help="The list of government sites, with the state of discovery.\n\n"
    "Example: dafu sources hosts list --province hubei",
)
HostsFileOption = Annotated[
    Path | None,
    typer.Option("--hosts-file", help="A list of hosts instead of the one that ships with dafu."),
]


@hosts_app.command("list")
def hosts_list(
    province: ProvinceOption = None,
    level: Annotated[
        str | None, typer.Option(help="national, provincial, municipal, county, zone …")
    ] = None,
    hosts_file: HostsFileOption = None,
    data: DataOption = DEFAULT_DATA,
    as_json: JsonOption = False,
) -> None:
    """One line a host: whose site it is, its place, whether a column of it is known, and how far
    discovery has come with it.

    Example: dafu sources hosts list --province hubei --level county
    """
    from crawlers.hosts import HostError, load_hosts
    from flows.cli.terminal.printing import print_json, print_table

    digits = province_digits(province)
    try:
        known = load_hosts(hosts_file).values()
    except HostError as error:
        raise fail(str(error)) from error
    found = [h for h in known if digits in (None, h.region[:2]) and level in (None, h.level)]
    if not found:
        raise fail("no host matches; dafu sources hosts list without filters shows all", 1)
    states = _statements(data)
    if as_json:
        return print_json([{**h.model_dump(), "discovery": states.get(h.host)} for h in found])
    rows = [
        (h.host, h.region, h.level, h.replies, h.name, states.get(h.host, "never looked at"))
        for h in found
    ]
    print_table(("host", "region", "level", "replies", "name", "discovery"), rows)


def _statements(data: Path) -> dict[str, str]:
    """What discovery says of each host."""
    from storage.discoveries import Discoveries
    from storage.layout import Layout

    layout = Layout(data)
    if not layout.has_ledger:
        return {}
    return {host: state.statement for host, state in Discoveries(layout.ledger).all().items()}


@hosts_app.command("add")
def hosts_add(
    host: Annotated[str, typer.Argument(help="Name of the site, or an address on it.")],
    name: Annotated[str, typer.Option(help="Whose site it is, in Chinese.")],
    level: Annotated[str, typer.Option(help="national, provincial, municipal, county, zone …")],
    region: Annotated[str, typer.Option(help="GB/T 2260 code, six digits.")],
    evidence: Annotated[str, typer.Option(help="Where the site was seen.")],
    hosts_file: HostsFileOption = None,
) -> None:
    """Put a site into the list, checked: its code, its level, and that it is not there already.

    \b
    Example:
      dafu sources hosts add www.example.gov.cn --name 某县人民政府 --level county \\
        --region 420981 --evidence "seen on the city's list of sites"
    """
    from pydantic import ValidationError

    from crawlers.hosts import HostError, add_host
    from schemas.host import Host, host_of

    values = {"name": name, "level": level, "region": region, "evidence": evidence}
    try:
        made = Host.model_validate({"host": host_of(host), **values})
        place = add_host(made, hosts_file)
    except ValidationError as error:
        first = error.errors()[0]
        raise fail(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except HostError as error:
        raise fail(str(error), 1) from error
    typer.echo(f"wrote {place}")
