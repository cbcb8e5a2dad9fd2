"""One table of deployments: prefect.yaml and `dafu serve` cannot differ (house rule F7)."""

import pytest
import yaml
from conftest import ROOT

from flows.deployed import DEPLOYMENTS, Deployment, prefect_yaml, runner_deployment

PROJECT = yaml.safe_load((ROOT / "prefect.yaml").read_text())


def test_prefect_yaml_is_printed_from_the_table() -> None:
    assert (ROOT / "prefect.yaml").read_text() == prefect_yaml(), "run `make docs`"


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda d: d.name)
def test_served_as_deployed(deployment: Deployment) -> None:
    """What Prefect itself makes of the table for `dafu serve`, field by field against the file."""
    entry = next(d for d in PROJECT["deployments"] if d["name"] == deployment.name)
    served = runner_deployment(deployment, "data")
    assert served.description == entry["description"] and served.tags == entry["tags"]
    assert {"data": "data"} | served.parameters == {"data": "data"} | entry.get("parameters", {})
    schedules = [(s.schedule.cron, s.schedule.timezone) for s in served.schedules or []]
    assert schedules == [(s["cron"], s["timezone"]) for s in entry.get("schedules", [])]
    limit = entry.get("concurrency_limit")
    assert served.concurrency_limit == (limit and limit["limit"])
    options = served.concurrency_options
    assert (options and options.collision_strategy.value) == (limit and limit["collision_strategy"])
    file, function = entry["entrypoint"].split(":")
    assert (ROOT / file).exists() and function in (ROOT / file).read_text()
    assert str(served.entrypoint).endswith(entry["entrypoint"])


def test_the_schedules_and_limits_are_those_of_the_operators_page() -> None:
    by_name = {d.name: d for d in DEPLOYMENTS}
    assert by_name["nightly"].cron == "30 22 * * *" and by_name["publish"].cron == "30 6 * * *"
    assert by_name["health"].cron == "0 9 * * 1" and by_name["backfill"].cron is None
