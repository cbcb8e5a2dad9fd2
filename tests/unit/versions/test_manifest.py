"""The manifest of a version: written and read again, of an older and of a newer dafu."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.layout import StorageError
from storage.versions.manifest import FORMAT, LogFile, Manifest, Part, manifest_of

MANIFEST = Manifest(
    format=FORMAT,
    version="20261101T143000000Z",
    parent=None,
    code_version="0.1.0",
    schema_version="1.2",
    created_at=datetime(2026, 11, 1, 14, 30, tzinfo=UTC),
    last_commit="20261101T142900000000",
    rows={"replies": 2},
    parts={"2024/0of1": Part(digest="d", sources=["a"], rows={"replies": 2})},
    logs={"runs": [LogFile(file="runs/part-none.parquet", rows=0, until=None)]},
    checksums={"runs/part-none.parquet": "0" * 64},
)


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(MANIFEST.text())
    assert manifest_of(tmp_path) == MANIFEST
    assert json.loads(MANIFEST.text())["created_at"] == "2026-11-01T14:30:00+00:00"


def test_a_manifest_without_a_format_is_the_oldest_one(tmp_path: Path) -> None:
    content = json.loads(MANIFEST.text())
    del content["format"], content["seal"]
    (tmp_path / "manifest.json").write_text(json.dumps(content))
    assert manifest_of(tmp_path) == MANIFEST.model_copy(update={"format": 0})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (json.dumps({**json.loads(MANIFEST.text()), "format": FORMAT + 1}), "newer dafu.*update"),
        (MANIFEST.text().replace("142900", "142901"), "damaged.*doctor --repair"),
        ("{}", "damaged.*doctor --repair"),
        ("[]", "damaged.*doctor --repair"),
        ("", "damaged.*doctor --repair"),
        (None, "not a published version.*versions list"),
    ],
)
def test_what_is_no_manifest_is_refused_in_one_line(
    tmp_path: Path, content: str | None, message: str
) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(StorageError, match=message):
        manifest_of(tmp_path)
