"""What commits for a job of many parts, in a process of its own."""

import pytest

from flows.runs import apart
from storage.layout import Layout


def test_a_long_job_compacts_between_its_commits(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []

    def call(_: object, function: object, *__: object) -> list[object]:
        called.append(getattr(function, "__name__", ""))
        return []

    monkeypatch.setattr(apart.Apart, "call", call)
    monkeypatch.setattr(apart, "COMPACTED_AFTER", 3)
    with apart.committer(layout, {}, is_large=True) as commit:
        for _ in range(7):
            assert commit() == []
    three = ["_commit_staged"] * 3
    assert called == [*three, "compact", *three, "compact", "_commit_staged"]
