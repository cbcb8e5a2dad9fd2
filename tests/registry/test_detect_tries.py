"""`dafu sources detect` tries what a column hints at, and writes what it learned into the draft."""

from collections.abc import Callable
from pathlib import Path

from typer.testing import CliRunner

from crawlers.registry import load_source
from flows.cli import app
from replica.site import Site

run = CliRunner().invoke


def test_a_pager_that_only_trying_finds_is_shown_and_drafted(
    serve: Callable[[Site], Site], tmp_path: Path
) -> None:
    site = serve(Site("untold", "generic", count=34, quirks={"untold"}))
    url = site.source().start_urls[0]
    rule = f"{url}list_{{n}}.html"
    where = ["--folder", str(tmp_path), "--fixtures", str(tmp_path / "fixtures")]
    added = run(app, ["sources", "add", url, "--replica", "--id", "untold_npc", *where])
    assert added.exit_code == 0, added.output
    assert f"pager      {rule}" in added.output and "found by trying" in added.output
    assert load_source(next(tmp_path.rglob("untold_npc.yml"))).listing.pager == rule
    lists = [r for r in site.requests if "list_" in r or r.endswith("/jytabl/")]
    assert len(lists) <= 4  # two pages say it, and neither is asked for twice
    assert "show.php" in "".join(site.requests)  # the article is looked at as ever


def test_a_saved_page_tries_nothing(tmp_path: Path) -> None:
    (tmp_path / "list.html").write_text(
        "<ul><li><a href='/a/t20240506_77.html'>关于市人大二次会议第7号建议的答复</a></li></ul>"
        "<a href='javascript:turn(2)'>2</a>"
    )
    url = "https://jxw.example.gov.cn/jyta/"
    found = run(app, ["sources", "detect", url, "--file", str(tmp_path / "list.html")])
    assert found.exit_code == 0 and "signs of more" in found.output
    assert "listing:" not in found.output


def test_a_service_of_further_rows_that_does_not_answer_is_said(
    serve: Callable[[Site], Site], tmp_path: Path
) -> None:
    site = serve(Site("groups", "hanweb_jcms", count=60, faults={"list_500": True}))
    url = site.source().start_urls[0]
    where = ["--folder", str(tmp_path), "--fixtures", str(tmp_path / "fixtures")]
    added = run(app, ["sources", "add", url, "--replica", "--id", "groups_npc", *where])
    assert added.exit_code == 1 and "HTTP 500" in added.output and "startrecord=46" in added.output
    assert (tmp_path / "fixtures" / "groups_npc" / "article.html").exists()
