"""The object store: with DAFU_STORE=s3://bucket/prefix the tables live there, and archive, ledger
and versions are kept there too.

The local data folder then holds only what is being worked on (staging, locks, logs) and caches that
can be fetched or made again. Credentials and endpoint are those of the AWS environment
(AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL …). Several machines may collect and publish to a store when
they share the ledger (storage/tables/turn.py).
"""

import json
import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow.fs import FileInfo, FileSelector, FileSystem, FileType

from storage.layout import StorageError, private_opener

VARIABLE = "DAFU_STORE"
_REFUSED = re.compile(r"Error performing.{1,160}|.{0,120}AWS Error.{1,160}")
"""How the library of the tables, and Arrow, begin to tell what a store answered."""


class Store:
    """Objects under one address, named by their path below it."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        try:
            self._files, self._root = FileSystem.from_uri(self.address)
        except (pa.ArrowInvalid, OSError) as error:
            raise StorageError(
                f"{VARIABLE}={address} is no object store that can be opened: "
                f"{str(error).splitlines()[0]}"
            ) from error

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def size(self, name: str) -> int | None:
        """Bytes of an object, None when there is none."""
        info = self._files.get_file_info(self._path(name))
        return None if info.type == FileType.NotFound else int(info.size or 0)

    def upload(self, local: Path, name: str) -> None:
        """Copy a file into the store; an object is there whole or not at all."""
        self._directory(name)
        with local.open("rb") as source, self._files.open_output_stream(self._path(name)) as target:
            while block := source.read(8 << 20):
                target.write(block)

    def write(self, name: str, text: str) -> None:
        """Write a small object."""
        self._directory(name)
        with self._files.open_output_stream(self._path(name)) as target:
            target.write(text.encode())

    def read(self, name: str) -> Any:
        """A small JSON object."""
        with self._files.open_input_stream(self._path(name)) as source:
            return json.loads(source.read())

    def _directory(self, name: str) -> None:
        if self._files.type_name == "local":
            self._files.create_dir(self._path(name).rsplit("/", 1)[0], recursive=True)

    def copy(self, old: str, new: str) -> None:
        """Copy an object within the store, without the bytes passing here."""
        self._directory(new)
        self._files.copy_file(self._path(old), self._path(new))

    def download(self, name: str, local: Path, private: bool = False) -> None:
        """Fetch an object into a file, which appears when it is complete."""
        local.parent.mkdir(parents=True, exist_ok=True)
        part = local.with_name(f".{local.name}.part")
        with (
            self._files.open_input_stream(self._path(name)) as source,
            open(part, "wb", opener=private_opener if private else None) as target,
        ):
            while block := source.read(8 << 20):
                target.write(block)
        part.replace(local)

    def remove_object(self, name: str) -> None:
        """Remove an object."""
        self._files.delete_file(self._path(name))

    def names(self, folder: str) -> list[str]:
        """Names of all objects under a folder."""
        return sorted(self.states(folder))

    def states(self, folder: str) -> dict[str, tuple[int, float]]:
        """Bytes and time of change (seconds since 1970) of all objects under a folder, by name."""
        return {
            name: (int(info.size or 0), float((info.mtime_ns or 0) / 1e9))
            for name, info in self._listed(folder, recursive=True)
            if info.type == FileType.File
        }

    def folders(self, folder: str) -> list[str]:
        """Names of the folders in a folder."""
        listed = self._listed(folder, recursive=False)
        return sorted(name for name, info in listed if info.type == FileType.Directory)

    def _listed(self, folder: str, recursive: bool) -> list[tuple[str, FileInfo]]:
        selector = FileSelector(self._path(folder), allow_not_found=True, recursive=recursive)
        found = self._files.get_file_info(selector)
        return [(info.path.removeprefix(f"{self._root}/"), info) for info in found]

    def remove(self, folder: str) -> None:
        """Remove a folder with all that is in it."""
        self._files.delete_dir(self._path(folder))


@lru_cache(maxsize=4)
def _open(address: str) -> Store:
    return Store(address)


def store() -> Store | None:
    """The store that DAFU_STORE names, or None for plain local folders."""
    address = os.environ.get(VARIABLE)
    return _open(address) if address else None


def no_answer(error: Exception) -> str | None:
    """What an operator is told when an error of a library says that the store was asked and did not
    give what was asked for; None for any other error."""
    told = _REFUSED.search(str(error))
    if store() is None or told is None:
        return None
    return (
        f"the object store did not do what it was asked: {told[0]}; look whether it runs and lets "
        "this machine in, then run the same again: nothing is lost"
    )
