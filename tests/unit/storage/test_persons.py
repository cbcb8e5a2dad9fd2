"""Take-down of a person: by name and context, out of everything, and kept without the name."""

import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from rows import commit, reply
from samples import client_of
from test_suppress import anywhere
from typer.testing import CliRunner

from flows.cli import app
from flows.takedown import Wish, take_down
from schemas.ground.clock import now
from schemas.run import Issue, Quarantine
from storage.backup import backup
from storage.layout import Layout, StorageError
from storage.ledger import Ledger
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables
from storage.tables.persons import Mark, PersonMark, key_path
from storage.tables.suppressed import Suppressed, suppressed
from storage.tables.takedown import suppress_person
from storage.versions.folders import latest_version, versions
from storage.versions.hub import export_hub
from storage.versions.publish import publish

NAME, PLACE = "欧阳小明", "云川市"
WISH = Wish(NAME, "mail", "person", date(2026, 11, 2), PLACE)


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "apart" / "takedown.key"
    monkeypatch.setenv("DAFU_TAKEDOWN_KEY", str(path))
    return path


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a version in which the person stands in a title, a text, an earlier state
    and an issue, and a namesake elsewhere."""
    layout = Layout(tmp_path_factory.mktemp("persons") / "data").prepare()
    commit(
        layout,
        [
            *(reply(n) for n in range(6)),
            reply(10, addressee_raw=f"{NAME}代表", agency=f"{PLACE}民政局"),
            reply(11, body_text=f"欧阳 小明代表：\n{PLACE}的建议收悉。" + "答" * 300),
            reply(12, body_text=f"{NAME}委员：{PLACE}收悉。" + "答" * 300),
            reply(13, body_text=f"{NAME}代表：白河县收悉。" + "答" * 300),
        ],
    )
    commit(layout, [reply(12, body_text="某委员：收悉。" + "答" * 300)])
    tables = Tables(layout.tables)
    issue = Issue(kind="title_missing", url="https://a.gov.cn/t10.html", message="x", value=NAME)
    refused = Quarantine(
        run_id="r",
        source_id="s",
        capture_id=None,
        url="https://a.gov.cn/q.html",
        reason="no title",
        row=f'{{"title": "{NAME}{PLACE}"}}',
        at=now(),
    )
    commit_id = CurrentIndex(tables).next_commit()
    tables.append("issues", [issue.model_dump()], commit_id)
    tables.append("quarantine", [refused.model_dump()], commit_id)
    publish(layout, "test")
    return layout.root


@pytest.fixture
def layout(filled: Path, tmp_path: Path) -> Layout:
    """A copy of it."""
    return Layout(shutil.copytree(filled, tmp_path / "data", symlinks=True))


@pytest.fixture(scope="module")
def over(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the person is taken down, with the key of it."""
    folder = tmp_path_factory.mktemp("over")
    shutil.copytree(filled, folder / "data", symlinks=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAFU_TAKEDOWN_KEY", str(folder / "apart" / "takedown.key"))
        take_down(Layout(folder / "data"), [], WISH)
    return folder


@pytest.fixture
def after(over: Path, tmp_path: Path) -> Layout:
    """A copy of that."""
    shutil.copytree(over, tmp_path, symlinks=True, dirs_exist_ok=True)
    return Layout(tmp_path / "data")


def test_it_is_out_of_every_table_and_version(layout: Layout) -> None:
    before = latest_version(layout)
    assert before is not None
    assert {"replies", "revisions", "issues", "quarantine"} <= set(anywhere(before, NAME))
    done = take_down(layout, [], WISH)
    assert done.ids == ["r00010", "r00011", "r00012"]
    assert [m.version for m in versions(layout)] == [done.version.name], "earlier ones are gone"
    assert set(anywhere(done.version, NAME)) == {"replies"}
    rows = Tables(layout.tables).read("replies").to_pylist()
    assert {r["reply_id"] for r in rows} == {f"r{n:05d}" for n in (0, 1, 2, 3, 4, 5, 13)}
    held = [i for p in layout.tables.rglob("*.parquet") for i in ids_of(p)]
    assert held and not set(done.ids) & set(held), "no file of the tables has them any more"


def test_the_list_and_the_ledger_do_not_say_the_name(after: Layout, key: Path) -> None:
    for path in (after.root / "suppress.jsonl", after.ledger):
        assert NAME.encode() not in path.read_bytes() and PLACE.encode() not in path.read_bytes()
    assert key.stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(after.root / "tables" / "current.sqlite") as db:
        assert not db.execute(f"SELECT 1 FROM current WHERE row LIKE '%{NAME}代%'").fetchall()
    [mark] = suppressed(after.tables).persons
    assert mark.name == Mark.of(bytes.fromhex(key.read_text()), NAME)
    assert mark.name != Mark.of(b"another key", NAME), "a bare hash could be guessed"


@pytest.mark.parametrize("kind", ["nightly", "import", "reparse"])
def test_it_does_not_come_in_again(after: Layout, kind: str) -> None:
    later = [
        reply(30, body_text=f"欧\u3000阳小明代表：{PLACE}收悉。" + "答" * 300),
        reply(31, title=f"答复{NAME}", body_text="白河县" * 99),
        reply(32),
    ]
    commit(after, later, kind=kind)
    held = CurrentIndex(Tables(after.tables)).get(["r00030", "r00031", "r00032"])
    assert set(held) == {"r00031", "r00032"}, "the namesake of another place stays"


def test_without_its_key_nothing_comes_in(after: Layout, key: Path) -> None:
    kept = key.read_text()
    key.unlink()
    with pytest.raises(StorageError, match="the key of the take-downs"):
        commit(after, [reply(40)])
    key.write_text("00" * 32)
    with pytest.raises(StorageError, match="another key"):
        commit(after, [reply(40)])
    key.write_text(kept)
    commit(after, [reply(40)])


def test_the_key_lies_apart(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAFU_TAKEDOWN_KEY", str(layout.root / "takedown.key"))
    with pytest.raises(StorageError, match="lies in the data folder"):
        take_down(layout, [], WISH)
    assert not key_path().exists()


def test_exports_explorer_and_backup(layout: Layout, tmp_path: Path, key: Path) -> None:
    before = latest_version(layout)
    assert before is not None
    target = tmp_path / "backup"
    backup(layout, target)
    client = client_of(layout, before)
    assert client.get("/reply/r00011").status_code == 200
    suppress_person(layout, NAME, PLACE, "mail")
    assert client.get("/reply/r00011").status_code == 404, "at once, in a version that is open"
    assert client.get("/archived/r00011").status_code == 404, "the archived page too"
    assert client.get("/reply/r00013").status_code == 200
    take_down(layout, [], WISH)
    assert client.get("/reply/r00013").status_code == 503, "that version is removed"
    assert not list((layout.root / "explorer").glob("*.sqlite"))
    folder = latest_version(layout)
    assert folder is not None
    again = client_of(layout, folder)
    assert again.get("/reply/r00011").status_code == 404
    assert again.get("/reply/r00013").status_code == 200
    export_hub(folder, tmp_path / "hub")
    backup(layout, target)
    held = [p.name for p in (target / "datasets").glob("[0-9]*")]
    assert held == [folder.name]
    for root in (tmp_path / "hub", target / "datasets" / folder.name):
        found = [i for p in root.rglob("*.parquet") for i in ids_of(p)]
        assert not {"r00010", "r00011", "r00012"} & set(found)
    assert not list(target.rglob(key.name)), "the key is in no backup"


def ids_of(path: Path) -> list[str]:
    columns = pq.read_schema(path).names
    name = next((c for c in ("reply_id", "id") if c in columns), None)
    is_event = "changes" in path.parts
    return [] if name is None or is_event else pq.ParquetFile(path).read([name])[name].to_pylist()


def test_the_log_names_nobody(layout: Layout) -> None:
    done = CliRunner().invoke(
        app,
        [
            "suppress", "--person", NAME, "--context", PLACE, "--class", "person", "--reason",
            "mail of 2", "--received", "2026-11-02", "--data", str(layout.root),
        ],
    )  # fmt: skip
    assert done.exit_code == 0 and "3 reply(s) taken down" in done.output, done.output
    assert NAME not in done.output and "1 earlier version(s) removed" in done.output
    [row] = Ledger(layout.ledger).takedown_log()
    assert (row.received, row.kind, row.reason_class, row.replies, row.versions) == (
        "2026-11-02", "person", "person", 3, 1,
    )  # fmt: skip
    assert row.done > row.received
    shown = CliRunner().invoke(app, ["suppress", "--log", "--data", str(layout.root)])
    assert "2026-11-02" in shown.output and NAME not in shown.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--person", NAME], "--context"),
        (["r00001", "--person", NAME, "--context", PLACE], "name an id"),
        ([], "name an id"),
        (["r00001"], "--reason is missing"),
        (["r00001", "--reason", "x", "--class", "whim"], "the classes are"),
    ],
)
def test_a_wish_that_is_none(layout: Layout, words: list[str], told: str) -> None:
    done = CliRunner().invoke(app, ["suppress", *words, "--data", str(layout.root)])
    assert done.exit_code == 2 and told in done.output


@pytest.mark.parametrize(("name", "context"), [("王", "云川市"), (NAME, "市"), ("小明", "王小明")])
def test_words_that_mean_nobody_are_refused(layout: Layout, name: str, context: str) -> None:
    with pytest.raises(StorageError, match="a context"):
        suppress_person(layout, name, context, "x")


def test_versions_stay_when_it_is_asked_for(layout: Layout) -> None:
    assert take_down(layout, [], WISH, keep_versions=True).removed == []
    assert len(versions(layout)) == 2


def test_a_mark_reads_back(tmp_path: Path, key: Path) -> None:
    mark = PersonMark.of(b"k", NAME, PLACE)
    assert PersonMark.parsed(mark.text) == mark
    assert not Suppressed.of(tmp_path, []).meets(NAME + PLACE), "needs no key without marks"
