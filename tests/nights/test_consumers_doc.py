"""Every query of docs/consumers.md runs as written and gives the same number of rows in pandas,
Polars and DuckDB."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import ROOT

from flows.once import crawl_once
from flows.runs.crawling import CrawlOptions
from replica.server import Replica
from replica.site import Site
from storage.layout import Layout

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
    with ExitStack() as stack:
        sites = [
            Site("docs", "trs_wcm", count=24, seed=5),
            Site("more", "hanweb_jcms", "cppcc_proposal", count=12, seed=6),
        ]
        stack.enter_context(Replica(sites))
        sources = {site.source().id: site.source() for site in sites}

        def night() -> Path:
            for source in sources.values():
                version = crawl_once(
                    layout,
                    sources,
                    source,
                    CrawlOptions("crawl", replica=True, recheck=True),
                    lambda line: None,
                )[1]
            return version

        first = night()
        sites[0].changed = {sites[0].documents[0].number}
        sites[0].withdrawn = {sites[0].documents[1].number}
        night()
        night()
    (layout.datasets / "old").symlink_to(first.name)
    yield root


def run_python(code: str) -> Any:
    names: dict[str, Any] = {}
    exec(compile(code, str(DOC), "exec"), names)  # the document's own code
    return names["answer"]


def run_sql(code: str) -> Any:
    with duckdb.connect() as db:
        db.execute("SET TimeZone = 'Asia/Shanghai'")
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
