"""`dafu sources discover --from-archives`: columns of a domain from nothing but an archive."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli import app
from replica.archive.history import History
from replica.archive.server import Archive
from replica.archive.store import write_store
from replica.site import Site

HOST = "lishi.yunchuan.replica.localhost"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    site = Site("lishi.yunchuan", "trs_wcm", count=8, first_year=2019, last_year=2020)
    lines = write_store(tmp_path / "archive", History(site).captures())
    with Archive(tmp_path / "archive", lines) as served:
        yield served


def discover(archive: Archive, data: Path, service: str, *words: str) -> Result:
    more = ["--from-archives", service, "--archive-address", archive.address, "--replica"]
    return CliRunner().invoke(
        app, ["sources", "discover", *words, *more, "--data", str(data / "data")]
    )


@pytest.mark.parametrize("service", ["commoncrawl", "wayback"])
def test_a_domain_is_asked_for_once_and_its_column_comes_first(
    archive: Archive, tmp_path: Path, service: str
) -> None:
    done = discover(archive, tmp_path, service, f"https://www.{HOST}/", "--json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert found[0]["url"] == f"http://{HOST}/zwgk/jyta/"
    assert found[0]["articles"] >= 3 and 2020 <= found[0]["first"] <= found[0]["last"] <= 2022
    assert len(archive.log.paths) <= 3, "the crawls, the pages, the lines"
    shown = discover(archive, tmp_path, service, HOST)
    assert f"http://{HOST}/zwgk/jyta/" in shown.output and "dafu sources detect" in shown.output


def test_what_an_archive_lacks_is_no_proof(archive: Archive, tmp_path: Path) -> None:
    done = discover(archive, tmp_path, "wayback", "nothing.replica.localhost")
    assert done.exit_code == 0 and "that proves nothing" in done.output


def test_domains_of_a_file_and_one_that_cannot_be_had(archive: Archive, tmp_path: Path) -> None:
    named = tmp_path / "hosts.txt"
    named.write_text(f"{HOST}\nother.replica.localhost\n")
    cut = discover(archive, tmp_path, "commoncrawl", "--hosts", str(named), "--budget", "2")
    assert cut.exit_code == 1 and "budget" in cut.output, "of each domain"
    assert [p for p in archive.log.paths if "other.replica" in p], "the next one is asked for"
    archive.faults.throttle = [None]
    asked = len(archive.log.paths)
    refused = discover(archive, tmp_path, "wayback", "--hosts", str(named))
    assert refused.exit_code == 1 and "answers 429" in refused.output
    assert len(archive.log.paths) == asked + 1, "nobody who is refused goes on"


def test_copies_and_what_only_a_look_at_a_site_can_do_are_refused(
    archive: Archive, tmp_path: Path
) -> None:
    words = ["sources", "discover", "--from-archives", "wayback", "--contact", "a@example.org"]
    copy = CliRunner().invoke(app, [*words, "www.a.gov.cn.dubo.example", "--data", str(tmp_path)])
    assert copy.exit_code == 2 and "copies" in copy.output
    write = discover(archive, tmp_path, "wayback", HOST, "--write", str(tmp_path))
    assert write.exit_code == 2 and "--write" in write.output
    nobody = CliRunner().invoke(app, [*words[:-2], "a.gov.cn"], env={"DAFU_CONTACT": ""})
    assert nobody.exit_code == 2 and "contact" in nobody.output
    assert archive.log.paths == []
