"""A published file over HTTP: a query fetches the footer and the columns that it names, not the
texts."""

import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import duckdb
import pyarrow.parquet as pq
import pytest
from fsspec import AbstractFileSystem
from fsspec.spec import AbstractBufferedFile
from ranged import ranged
from rows import commit, reply

from storage.layout import Layout
from storage.versions.publish import publish

pytestmark = pytest.mark.long
ROWS, CHARACTERS = 6_000, 700
FOOTER = "select count(*), min(reply_date), max(term) from read_parquet('{}')"
FEW = "select title, url from read_parquet('{}') where source_id = 'source_1' order by 1 limit 5"


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A version with one large file: texts of random characters, which do not compress away."""
    layout = Layout(tmp_path_factory.mktemp("http") / "data").prepare()
    chance = random.Random(7)
    letters = [chr(c) for c in range(0x4E00, 0x9FA5)]
    commit(
        layout,
        [
            reply(n, published_year=2024, body_text="".join(chance.choices(letters, k=CHARACTERS)))
            for n in range(ROWS)
        ],
    )
    return publish(layout, "test")[0]


class Web(AbstractFileSystem):
    """Files of a server, asked for in ranges. fsspec's own begins with the whole file to see
    whether it is there."""

    protocol = "http"

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return path

    def info(self, path: str, **kwargs: Any) -> dict[str, Any]:
        with urlopen(Request(path, method="HEAD")) as answer:
            return {"name": path, "size": int(answer.headers["Content-Length"]), "type": "file"}

    def glob(self, path: str, maxdepth: int | None = None, **kwargs: Any) -> list[str]:
        return [path]

    def modified(self, path: str) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC)

    def _open(self, path: str, mode: str = "rb", **kwargs: Any) -> AbstractBufferedFile:
        return WebFile(self, path, mode, block_size=16_384)


class WebFile(AbstractBufferedFile):
    def _fetch_range(self, start: int, end: int) -> bytes:
        asked = Request(self.path, headers={"Range": f"bytes={start}-{end - 1}"})
        with urlopen(asked) as answer:
            content: bytes = answer.read()
        return content


def largest(version: Path) -> Path:
    return max((version / "replies").rglob("*.parquet"), key=lambda p: p.stat().st_size)


def test_files_are_sorted_and_their_groups_small(version: Path) -> None:
    file = pq.ParquetFile(largest(version))
    groups = [file.metadata.row_group(i) for i in range(file.metadata.num_row_groups)]
    assert file.metadata.num_rows == ROWS and all(g.num_rows <= 5_000 for g in groups)
    keys = file.read(["source_id", "reply_id"]).to_pylist()
    order = [(k["source_id"], k["reply_id"]) for k in keys]
    assert order == sorted(order)


@pytest.mark.parametrize("query", [FOOTER, FEW])
def test_a_query_moves_less_than_a_megabyte(version: Path, query: str) -> None:
    """DuckDB's own HTTP reader is an extension that is fetched from its site; here its Parquet
    reader asks through fsspec, in ranges as it wants them (tests/long has the extension)."""
    with ranged(version) as server, duckdb.connect() as db:
        db.register_filesystem(Web())
        path = largest(version)
        address = f"{server.address}/{path.relative_to(version)}"
        found = db.sql(query.format(address)).fetchall()
        assert found == duckdb.sql(query.format(path)).fetchall() and found
        moved, size = server.sent, path.stat().st_size
        assert 0 < moved < 1_000_000 < size / 8, (moved, server.asked, size)
        with urlopen(address) as answer:
            answer.read()
        assert server.sent == moved + size, "the server counts what it sends"
