"""The list of hosts: checked, added to, and what the registry reaches of it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from crawlers.hosts import (
    HostError,
    add_host,
    host_problems,
    hosts_to_look_at,
    load_hosts,
    read_hosts,
)
from crawlers.registry import load_sources
from flows.cli import app
from flows.cli.registry.sources_page import reach, sources_page
from schemas.host import Host, HostLevel, host_of

run = CliRunner().invoke


def made(host: str, level: HostLevel = "county", region: str = "420981", also: str = "") -> Host:
    values = {"host": host, "name": "某县人民政府", "level": level, "region": region}
    return Host.model_validate({**values, "also": also, "evidence": "a test"})


def test_the_list_that_ships_is_large_and_without_a_problem() -> None:
    hosts = load_hosts()
    assert len(hosts) >= 4300
    assert host_problems(hosts.values()) == []
    assert sum(bool(h.also) for h in hosts.values()) >= 25
    assert {h.region[:2] for h in hosts.values()} >= {"11", "42", "65", "00"}


@pytest.mark.parametrize(
    ("hosts", "said"),
    [
        ([made("a.gov.cn", region="429999")], ""),
        ([made("a.gov.cn", region="429900")], "no place has the code 429900"),
        ([made("a.gov.cn", region="420199"), made("b.gov.cn", region="993301")], "993301"),
        ([made("a.gov.cn", region="478101")], "no place has the code 478101"),
        ([made("a.gov.cn", region="000000")], "does not fit the code"),
        ([made("a.gov.cn", "municipal", "420981")], "no municipal place"),
        ([made("a.gov.cn", also="420981")], "stands there twice"),
        ([made("a.gov.cn", also="420982")], ""),
        ([made("a.gov.cn"), made("www.a.gov.cn")], "the same site as a.gov.cn"),
    ],
)
def test_codes_doubles_and_sites_of_two_places_are_checked(hosts: list[Host], said: str) -> None:
    problems = host_problems(hosts)
    if not said and hosts[0].region == "429999":
        assert problems == ["a.gov.cn: no place has the code 429999"]
    elif said:
        assert len(problems) == 1 and said in problems[0]
    else:
        assert problems == []


def test_a_host_is_added_once_and_in_order(tmp_path: Path) -> None:
    place = tmp_path / "hosts.tsv"
    place.write_text("\t".join(Host.model_fields) + "\n")
    add_host(made("www.b.gov.cn", region="430981"), place)
    add_host(made("www.a.gov.cn", also="420982 420984"), place)
    assert list(load_hosts(place)) == ["www.a.gov.cn", "www.b.gov.cn"]
    assert load_hosts(place)["www.a.gov.cn"].also == ("420982", "420984")
    with pytest.raises(HostError, match=r"www\.a\.gov\.cn is in the list already"):
        add_host(made("www.a.gov.cn"), place)
    with pytest.raises(HostError, match="the same site"):
        add_host(made("a.gov.cn"), place)


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    place = tmp_path / "hosts.tsv"
    place.write_text(
        "\t".join(Host.model_fields) + "\nwww.a.gov.cn\tX县\tcountry\t420981\t\t\tx y\t\n"
    )
    with pytest.raises(HostError, match=r"hosts\.tsv, line 2: level"):
        load_hosts(place)


def test_commands_list_and_add_hosts(tmp_path: Path) -> None:
    listed = run(app, ["sources", "hosts", "list", "--province", "hubei", "--level", "municipal"])
    assert listed.exit_code == 0 and len(listed.output.splitlines()) == 1 + 13
    place = tmp_path / "hosts.tsv"
    place.write_text("\t".join(Host.model_fields) + "\n")
    words = ["--name", "某县人民政府", "--level", "county", "--region", "429999"]
    words += ["--evidence", "seen on a list", "--hosts-file", str(place)]
    refused = run(app, ["sources", "hosts", "add", "https://www.x.gov.cn/zwgk/", *words])
    assert refused.exit_code == 1 and "429999" in refused.output
    words[5] = "420981"
    added = run(app, ["sources", "hosts", "add", "https://www.x.gov.cn/zwgk/", *words])
    assert added.exit_code == 0 and "www.x.gov.cn" in load_hosts(place)


def test_a_file_of_hosts_may_have_names_addresses_and_columns(tmp_path: Path) -> None:
    place = tmp_path / "some.txt"
    place.write_text("host\tname\nwww.a.gov.cn\tA\n# no\n\nhttps://b.gov.cn/zwgk/\n")
    assert [host_of(w) for w in read_hosts(place)] == ["www.a.gov.cn", "b.gov.cn"]


def test_the_page_of_sources_says_how_far_they_reach() -> None:
    sources = load_sources()
    page = sources_page(sources)
    provinces, prefectures, counties = reach(sources.values())
    assert (provinces.places, prefectures.places) == (31, 333) and counties.places > 2800
    assert prefectures.reached >= 30 and counties.reached >= 40
    assert f"{counties.reached} of {counties.places:,} counties" in page
    assert page.count("\n| ") - page.count("\n| id |") == len(sources)
    assert page.index("## National") < page.index("## 河北省") < page.index("## 湖北省")


def test_a_province_is_looked_at_in_the_order_of_what_may_come_of_it() -> None:
    """Zones and bare addresses came first, by the alphabet, and a run of few hosts ended there."""
    hosts, order = load_hosts(), hosts_to_look_at("42")
    assert {name for name in order if name[0].isdigit()} == set(order[-2:])
    assert hosts[order[0]].replies and "zone" not in {hosts[name].level for name in order[:50]}
