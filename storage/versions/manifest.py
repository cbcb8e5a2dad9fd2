"""The manifest of a version: what it was made of, and a checksum of every file."""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_serializer

from storage.layout import StorageError

NAME = "manifest.json"
FORMAT = 1
"""Layout of manifest.json. Format 0 is that of manifests without the key, which dafu wrote until
2026-11; it has the same keys otherwise."""


class _Model(BaseModel):
    """Unknown keys are left alone: a manifest is written once and only read afterwards."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Part(_Model):
    """Files of the placed tables that hold some sources of one year of publication."""

    digest: str
    """Changes with what is in the part: its sources, and the last commit that touched each."""
    sources: list[str]
    rows: dict[str, int]
    """Rows by placed table; a table with 0 has no file."""
    withheld: dict[str, str] = Field(default_factory=dict)
    """Replies that are not in it because a personal number is left in them, and their sources."""


class LogFile(_Model):
    """One file of a table that only grows."""

    file: str
    """Path below the version's folder."""
    rows: int
    until: str | None
    """The last commit whose rows are in it, None when no commit wrote a row yet."""


class Manifest(_Model):
    """manifest.json. Consumers may rely on `version`, `schema_version`, `rows` and `checksums`; the
    rest is for the next publish."""

    format: int = 0
    version: str
    parent: str | None
    """Name of the version before, with which files are shared."""
    code_version: str
    schema_version: str
    created_at: datetime
    last_commit: str
    """The last commit whose states are in the version."""
    rows: dict[str, int]
    """Rows by published table."""
    held_back: list[str] = Field(default_factory=list)
    """Sources whose rows are those of the version before, because too few were left."""
    suppressed: str = ""
    """Digest of the list of replies taken down, "" when it was empty."""
    parts: dict[str, Part]
    """By key: year, and bucket of the number of buckets (`2024/0of1`)."""
    logs: dict[str, list[LogFile]]
    """Files by table, the oldest rows first."""
    checksums: dict[str, str]
    """SHA-256 of every other file by its path below the version's folder."""

    @field_serializer("created_at")
    def _with_offset(self, at: datetime) -> str:
        return at.isoformat()

    def text(self) -> str:
        """The content of manifest.json, sealed."""
        content = self.model_dump(mode="json")
        return json.dumps({**content, "seal": _seal(content)}, ensure_ascii=False, indent=1)


def _seal(content: dict[str, Any]) -> str:
    """Digest of all other keys: a damaged byte may leave a manifest that can be read."""
    rest = {k: v for k, v in content.items() if k != "seal"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()


def parsed_manifest(content: Any, name: str) -> Manifest:
    """The manifest of version `name` from the JSON value of its file.

    Raises StorageError when it is none, or one of a format that this dafu does not know.
    """
    try:
        manifest = Manifest.model_validate(content)
    except ValidationError as error:
        raise _damaged(name) from error
    if manifest.format > FORMAT:
        raise StorageError(
            f"version {name} was made by a newer dafu (manifest format {manifest.format}, known "
            f"are those up to {FORMAT}); update dafu"
        )
    if content.get("seal", _seal(content)) != _seal(content):
        raise _damaged(name)
    return manifest


def manifest_of(folder: Path) -> Manifest:
    """The manifest of a version's folder. Raises StorageError when the folder is none, or its
    manifest is damaged."""
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise StorageError(
            f"{folder.name} is not a published version; dafu versions list shows them"
        ) from error
    except (OSError, ValueError) as error:
        raise _damaged(folder.name) from error
    return parsed_manifest(content, folder.name)


def _damaged(name: str) -> StorageError:
    return StorageError(
        f"the manifest of version {name} is damaged; dafu doctor --repair sets the version aside, "
        "and the next publication is made from the tables"
    )
