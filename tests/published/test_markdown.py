"""`dafu export --markdown`: one file a reply, from the archive's capture."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import published
from typer.testing import CliRunner

from flows.cli import app
from replica.site import Site
from storage.layout import Layout
from storage.source_report import SourceReport

Serve, Crawl = Callable[[Site], Site], Callable[..., SourceReport]


def export(layout: Layout, folder: Path, *more: str) -> Any:
    words = ["export", "--markdown", str(folder), "--data", str(layout.root), *more]
    return CliRunner().invoke(app, words)


@pytest.fixture
def replies(serve: Serve, crawl_site: Crawl, layout: Layout) -> list[dict[str, Any]]:
    crawl_site(serve(Site("marked", "trs_wcm", count=8, quirks={"parts"})))
    return published(layout)


def test_one_file_a_reply_with_its_head_and_its_text(
    replies: list[dict[str, Any]], layout: Layout, tmp_path: Path
) -> None:
    done = export(layout, tmp_path / "out")
    assert done.exit_code == 0 and "wrote 8 replies" in done.output, done.output
    for reply in replies:
        text = (tmp_path / "out" / f"{reply['reply_id']}.md").read_text()
        _, head, body = text.split("---\n", 2)
        read = yaml.safe_load(head)
        assert read["title"] == reply["title"] and read["url"] == reply["url"]
        assert read["capture_id"] == reply["capture_id"]
        assert (layout.archive / read["warc_file"]).exists() and read["warc_offset"] >= 0
        body = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", body)  # a link is its text
        plain = body.replace("\\", "").replace("**", "")
        assert "".join(plain.split()) == "".join(reply["body_text"].split())
    again = export(layout, tmp_path / "out")
    assert again.exit_code == 1 and "is not empty" in str(again.exception), "nothing is mixed"


def test_a_condition_chooses(replies: list[dict[str, Any]], layout: Layout, tmp_path: Path) -> None:
    wanted = replies[0]["reply_id"]
    done = export(layout, tmp_path / "out", "--where", f"reply_id = '{wanted}'")
    assert done.exit_code == 0, done.output
    assert [p.name for p in (tmp_path / "out").iterdir()] == [f"{wanted}.md"]


def test_a_reply_that_was_taken_down_is_in_no_export(
    replies: list[dict[str, Any]], layout: Layout, tmp_path: Path
) -> None:
    before = next(p.name for p in layout.datasets.iterdir() if p.name[0].isdigit())
    gone = replies[0]
    words = ["suppress", gone["url"], "--reason", "asked for", "--keep-versions"]
    words += ["--data", str(layout.root)]
    assert CliRunner().invoke(app, words).exit_code == 0
    for version in ("latest", before):
        done = export(layout, tmp_path / version, "--version", version)
        names = {p.stem for p in (tmp_path / version).iterdir()}
        assert len(names) == 7 and gone["reply_id"] not in names, (version, done.output)


def test_a_page_that_cannot_be_read_again_is_named(
    replies: list[dict[str, Any]], layout: Layout, tmp_path: Path
) -> None:
    for file in layout.archive.rglob("*.warc.gz"):
        shutil.move(file, tmp_path / file.name)
    done = export(layout, tmp_path / "out")
    assert done.exit_code == 1 and "wrote 0 replies" in done.output
    assert "8 cannot be read again" in done.output and replies[0]["url"] in done.output
