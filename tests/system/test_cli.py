"""The command line as scripts use it: output, exit codes, one-line errors."""

import json
from pathlib import Path

import pytest
from forked import dafu
from typer.testing import CliRunner

from flows.cli import app
from replica.site import Site
from replica.systems.trs import respond


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of saved replica pages with a manifest."""
    site = Site("saved", "trs_wcm", count=30)
    lines = []
    for d in site.documents:
        path = f"/zwgk/jyta/{d.moved_on:%Y%m}/t{d.moved_on:%Y%m%d}_{d.number}.html"
        (tmp_path / f"{d.number}.html").write_bytes(respond(site, path).body)
        lines.append(f"{d.number}.html\thttp://saved.gov.cn{path}")
    (tmp_path / "manifest.tsv").write_text("\n".join(lines) + "\n")
    return tmp_path


def test_extract_folder_gives_one_object_a_file_in_order(pages: Path) -> None:
    done = dafu("extract", pages, "--manifest", pages / "manifest.tsv")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["file"] for r in rows] == [
        line.split("\t")[0] for line in (pages / "manifest.tsv").read_text().splitlines()
    ]
    assert {"file", "reply", "sections", "citations", "issues", "body_path"} <= set(rows[0])
    assert all(r["reply"]["document_type"] == "reply" and r["reply"]["agency"] for r in rows)


def test_extract_one_page_from_file_and_from_standard_input(pages: Path) -> None:
    page = next(pages.glob("*.html"))
    url = "http://saved.gov.cn/a/t20240101_1.html"
    first = json.loads(dafu("extract", page, "--url", url).stdout)
    second = json.loads(
        dafu("extract", "-", "--url", url, "--jsonl", stdin=page.read_bytes()).stdout
    )
    assert first["reply"] == second["reply"] and first["body_path"] == "cms:.trs_editor"


def test_extract_as_markdown_and_html(pages: Path) -> None:
    page = next(pages.glob("*.html"))
    url = "http://saved.gov.cn/a/t20240101_1.html"
    text = json.loads(dafu("extract", page, "--url", url).stdout)["reply"]["body_text"]
    markdown = dafu("extract", page, "--url", url, "--markdown")
    assert markdown.returncode == 0, markdown.stderr
    plain = markdown.stdout.decode().replace("\\", "").replace("**", "")
    assert "".join(plain.split()) == "".join(text.split())
    html = dafu("extract", "-", "--url", url, "--html", stdin=page.read_bytes()).stdout.decode()
    assert html.startswith("<p>") and text.split("\n")[-1] in html and "<script" not in html
    several = dafu("extract", pages, "--markdown").stdout.decode()
    assert several.count("<!-- ") == 30 and f"<!-- {page.name} -->" in several
    assert dafu("extract", page, "--url", url, "--html", "--json").returncode == 2


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["extract", "/nowhere.html", "--url", "http://a.gov.cn/"], 2, "no such file"),
        (["extract"], 2, "nothing to read"),
        (["extract", __file__], 2, "add --url"),
        (
            ["extract", __file__, "--url", "http://a.gov.cn/", "--source", "nope"],
            2,
            "no source 'nope'",
        ),
        (["crawl", "nope"], 2, "no source 'nope'; did you mean"),
        (["crawl", "nope", "--sources", str(Path(__file__).parent)], 2, "no source file (*.yml)"),
        (["crawl", "shenyang_gxj_npc"], 2, "contact"),
        (["nightly"], 2, "contact"),
        (["status", "--data", "/nowhere"], 2, "no data in /nowhere"),
        (["sources", "list", "--platform", "nothing"], 1, "no source matches"),
    ],
)
def test_errors_are_one_line_with_what_to_do(args: list[str], code: int, says: str) -> None:
    done = dafu(*args)
    assert done.returncode == code
    lines = done.stderr.decode().strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("dafu: ") and says in lines[0]


def test_every_command_teaches_with_an_example() -> None:
    for command in (
        "nightly",
        "crawl",
        "extract",
        "import",
        "reparse",
        "status",
        "demo",
        "sources list",
        "sources show",
        "sources check",
    ):
        done = CliRunner().invoke(app, [*command.split(), "--help"])
        assert done.exit_code == 0 and "Example" in done.output, command


def test_bad_bytes_are_issues_and_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "noise.html").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "huge.html").write_bytes(b"<html><body>" + b"<p>x</p>" * 3_000_000)
    (tmp_path / "m.tsv").write_text(
        "".join(
            f"{n}\thttp://a.gov.cn/{n}\n"
            for n in ("empty.html", "noise.html", "huge.html", "missing.html")
        )
    )
    done = dafu("extract", "--manifest", tmp_path / "m.tsv")
    rows = {r["file"]: r for r in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 1 and len(rows) == 4
    assert [i["kind"] for i in rows["huge.html"]["issues"]] == ["page_refused"]
    assert rows["missing.html"]["reply"] is None and rows["missing.html"]["issues"]
    assert rows["empty.html"]["reply"]["body_completeness"] == "empty"


def test_a_manifest_with_a_strange_source_is_read_all_the_same(pages: Path) -> None:
    file, url = (pages / "manifest.tsv").read_text().splitlines()[0].split("\t")
    (pages / "strange.tsv").write_text(f"file\turl\tsource\n{file}\t{url}\tnobody_knows\n")
    done = dafu("extract", "--manifest", pages / "strange.tsv")
    [row] = [json.loads(line) for line in [done.stdout]]
    assert done.returncode == 0 and row["reply"]["document_type"] == "reply"
    assert row["issues"][-1]["kind"] == "unknown_source"


@pytest.mark.long  # in every run test_import.py
def test_import_of_saved_pages_and_of_a_warc(pages: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = dafu("import", pages, "--manifest", pages / "manifest.tsv", "--data", data)
    assert done.returncode == 0 and b" 30 " in done.stdout, done.stderr
    [warc] = (data / "archive").rglob("*.warc.gz")
    other = tmp_path / "other"
    done = dafu("import", warc, "--data", other)
    assert done.returncode == 0 and b" 30 " in done.stdout, done.stderr
    url = (pages / "manifest.tsv").read_text().split()[1]
    archived = json.loads(dafu("extract", url, "--data", data).stdout)
    assert archived["reply"]["url"] == url and archived["reply"]["document_type"] == "reply"
    assert dafu("extract", "http://nowhere.gov.cn/", "--data", data).returncode == 1
    extracted = dafu("extract", warc)
    assert len(extracted.stdout.splitlines()) == 30
