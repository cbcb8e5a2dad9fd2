"""Discovery as a deployed flow: a slice of the list of hosts a night."""

from pathlib import Path
from typing import Annotated

from prefect import flow, get_run_logger
from prefect.artifacts import create_table_artifact
from pydantic import Field

from crawlers.hosts import hosts_to_look_at, read_hosts
from crawlers.registry import province_digits
from flows.health_page.page import report_health
from flows.runs.choosing import deployed_options, deployed_sources
from flows.runs.discovering import DiscoveryOptions, begun, look_at_hosts
from storage.discoveries import Discoveries
from storage.layout import Layout


@flow(name="discover")
def discover(
    hosts: Annotated[int, Field(ge=1)] = 200,
    province: str | None = None,
    hosts_file: str | None = None,
    data: str = "data",
    contact: str | None = None,
) -> None:
    """Look at the hosts that are due, at most 60 requests each: open looks first, then those never
    looked at, then those whose look is long ago. Never fails on what a site does.

    Args:
        hosts: Most hosts of this run; 200 take an hour or two.
        province: Folder name or two digits of the GB/T 2260 code.
        hosts_file: A file with one host a line; the list that ships with dafu when empty.
        data: Data folder.
        contact: Stands in the User-Agent; DAFU_CONTACT when empty.
    """
    logger = get_run_logger()
    options = deployed_options("nightly", contact)
    layout = Layout(Path(data).resolve()).prepare()
    ledger = Discoveries(layout.ledger)
    listed = hosts_to_look_at(province_digits(province))
    due = ledger.due(read_hosts(Path(hosts_file)) if hosts_file else listed)
    looks = begun(due[:hosts], ledger.all(), options.replica, again=False)
    found = look_at_hosts(layout, looks, DiscoveryOptions(options.contact, options.replica))
    for state in found:
        logger.info("%s: %s", state.host, state.statement)
    rows = [
        {
            "host": state.host,
            "outcome": state.outcome,
            "columns": len(state.columns),
            "lists": len(state.lists),
            "new": len(state.new),
            "gone": len(state.gone),
            "why": state.reason or "",
        }
        for state in found
    ]
    create_table_artifact(key="discovery", table=rows or [{"host": "nothing was due"}])
    logger.info("%d host(s) looked at, %d are left", len(found), len(due) - len(found))
    report_health(layout, deployed_sources().values())
