"""Invented versions for the explorer's tests, their search and their pages."""

from pathlib import Path

from fastapi.testclient import TestClient
from rows import commit, reply

from explorer.app import application
from explorer.build import index_of
from explorer.index import opened
from explorer.search import Search
from schemas.coverage import SourceState
from schemas.reply import Reply
from storage.layout import Layout
from storage.versions.publish import publish

ADDRESS = "http://127.0.0.1:8420"
EVIL = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
RTL = "报告\u202ecod.exe"


def some_rows() -> list[Reply]:
    """Twelve plain replies, one that attacks, one of great length."""
    rows = [reply(n, proposal_key=f"npc:530100:9-3:{n // 2}") for n in range(12)]
    evil = reply(20, title=EVIL, agency=EVIL, url="javascript:alert(3)", body_text=f"{EVIL}{RTL}")
    return [*rows, evil, reply(21, title="=cmd|' /C calc'!A0", body_text="长" * 250_000)]


def version_of(layout: Layout, rows: list[Reply], **options: object) -> Path:
    """Commit rows and publish; the folder of the version."""
    commit(layout, rows, **options)
    source = SourceState(
        source_id="source_0", title="某市财政局 建议答复", platform="generic", kind="mixed",
        level="municipal", urls=["https://a.gov.cn/"], status="active", evidence="seen",
    )  # fmt: skip
    return publish(layout, "test", [source])[0]


def search_of(layout: Layout, rows: list[Reply]) -> Search:
    """A search over a version of some rows."""
    return Search(opened(index_of(layout, version_of(layout, rows))))


def client_of(layout: Layout, folder: Path, raw: bool = False) -> TestClient:
    """A client of the explorer of a version, from an address of this machine."""
    return TestClient(application(layout, folder, raw), base_url=ADDRESS)
