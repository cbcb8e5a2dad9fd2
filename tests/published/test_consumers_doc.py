"""Every query of docs/consumers.md runs as written and gives the same number of rows in pandas,
Polars and DuckDB."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import ROOT, night_over
from rows import commit, reply
from typer.testing import CliRunner

from flows.cli import app
from replica.server import Replica
from replica.site import Site
from storage.layout import Layout, locked
from storage.versions.folders import latest_version, prune
from storage.versions.publish import publish

DOC = ROOT / "docs" / "consumers.md"
BLOCKS = re.findall(
    r"(?m)^## (.+?)$|^```(python|polars|sql)\n(.*?)^```", DOC.read_text(), re.S | re.M
)


def questions() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    title = ""
    for heading, language, code in BLOCKS:
        title = heading or title
        if language:
            found.setdefault(title, {})[language] = code
    return found


QUESTIONS = questions()
OPENING = QUESTIONS.pop("Opening it")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with data/demo in it: two nights of two sites, the second with edits, a withdrawal
    and a copy."""
    root = tmp_path_factory.mktemp("docs")
    layout = Layout(root / "data" / "demo").prepare()
    sites = [
        Site("docs", "trs_wcm", count=24, seed=5),
        Site("more", "hanweb_jcms", "cppcc_proposal", count=12, seed=6),
    ]
    with Replica(sites):
        night_over(layout, sites)
        first = latest_version(layout)
        sites[0].changed = {sites[0].documents[0].number}
        sites[0].withdrawn = {sites[0].documents[1].number}
        night_over(layout, sites, recheck=sites[:1])
        night_over(layout, sites)
    assert first is not None
    (layout.datasets / "old").symlink_to(first.name)
    yield root


def resolved() -> str:
    """What `dafu versions path` of the document prints."""
    done = CliRunner().invoke(app, ["versions", "path", "--data", "data/demo"])
    assert done.exit_code == 0, done.output
    return str(done.stdout.strip())


def run_python(code: str) -> Any:
    names: dict[str, Any] = {}
    exec(compile(code, str(DOC), "exec"), names)  # the document's own code
    return names["answer"]


def run_sql(code: str) -> Any:
    with duckdb.connect() as db:
        db.execute("SET TimeZone = 'Asia/Shanghai'")
        db.execute(f"SET VARIABLE version = '{resolved()}'")
        db.execute(OPENING["sql"])
        return db.sql(code).fetchall()


@pytest.mark.parametrize("question", QUESTIONS)
def test_query(question: str, dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(dataset)
    blocks = QUESTIONS[question]
    assert set(blocks) == {"python", "polars", "sql"}
    runners: dict[str, Callable[[str], Any]] = {
        "python": lambda code: run_python(OPENING["python"] + code),
        "polars": lambda code: run_python(OPENING["polars"] + code),
        "sql": run_sql,
    }
    counts = {language: len(runners[language](code)) for language, code in blocks.items()}
    assert len(set(counts.values())) == 1, counts
    assert counts["sql"] > 0, "the query finds nothing in the small dataset"


def test_there_are_ten_questions() -> None:
    assert len(QUESTIONS) == 10


def test_every_recipe_reads_a_resolved_path() -> None:
    assert "datasets/latest/" not in DOC.read_text()
    for name in ("README.md", "README.zh.md"):
        assert "datasets/latest/" not in (ROOT / name).read_text()


@pytest.mark.long
def test_a_reader_cannot_mix_two_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Versions are published one after the other, each with all titles changed, while the three
    readers of the document read replies and events of the folder that they resolved."""
    layout = Layout(tmp_path / "data" / "demo").prepare()
    commit(layout, [reply(n, title="0") for n in range(12)])
    publish(layout, "test")
    monkeypatch.chdir(tmp_path)
    events = {
        "python": 'len(pd.read_parquet(f"{D}/changes"))',
        "polars": 'pl.scan_parquet(f"{D}/changes/*.parquet").select(pl.len()).collect().item()',
    }
    titles = {
        "python": 'set(replies["title"])',
        "polars": 'set(replies.select("title").collect()["title"])',
    }
    query = (
        "select title, (select count(*) from read_parquet(getvariable('version') || "
        "'/changes/*.parquet')) from replies"
    )
    seen: list[tuple[int, int]] = []

    def publish_many() -> None:
        for step in range(1, 9):
            commit(layout, [reply(n, title=str(step)) for n in range(12)])
            publish(layout, "test")
            with locked(layout.locks / "publish.lock"):
                prune(layout, 5)

    with ThreadPoolExecutor(1) as pool:
        publishing = pool.submit(publish_many)
        while not publishing.done():
            for language, found in titles.items():
                said = run_python(f"{OPENING[language]}answer = ({found}, {events[language]})")
                seen.append((int("".join(said[0])), said[1]))
            said = set(run_sql(query))
            assert len(said) == 1
            seen.append(tuple(map(int, said.pop())))
        publishing.result()
    assert {number for number, _ in seen} & set(range(1, 8)), "it read while it was published"
    assert all(count == 12 * (1 + number) for number, count in seen), seen
