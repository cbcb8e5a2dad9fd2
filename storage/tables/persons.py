"""People who asked to be left out, as marks: an HMAC of the name and one of words that tell who is
meant, because names repeat.

A page that comes in is looked through window by window, so that the list itself never says a name.
Names are short and can be guessed: what keeps them is the key, which lies apart from the data
folder and is in no backup of it.
"""

import hmac
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from storage.layout import StorageError, private_opener

VARIABLE = "DAFU_TAKEDOWN_KEY"
PREFIX = "person:"
LEAST_NAME, LEAST_CONTEXT = 2, 2
"""Characters; a shorter one would take half of the dataset down."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Some words, by their length and their HMAC."""

    length: int
    digest: str

    @classmethod
    def of(cls, key: bytes, words: str) -> "Mark":
        """The mark of words; white space does not count, because pages print 王 伟 too."""
        plain = squeezed(words)
        return cls(len(plain), _digest(key, plain))

    def stands_in(self, key: bytes, text: str) -> bool:
        """Whether a squeezed text has the words."""
        last = len(text) - self.length + 1
        windows = {text[i : i + self.length] for i in range(last)}
        return any(hmac.compare_digest(_digest(key, w), self.digest) for w in windows)


@dataclass(frozen=True, slots=True)
class PersonMark:
    """A person on the list: replies that have both the name and the context are left out."""

    key_id: str
    name: Mark
    context: Mark

    @classmethod
    def of(cls, key: bytes, name: str, context: str) -> "PersonMark":
        """The mark of a person."""
        return cls(_key_id(key), Mark.of(key, name), Mark.of(key, context))

    @classmethod
    def parsed(cls, text: str) -> "PersonMark":
        """The mark that a line of the list has. Raises ValueError."""
        key_id, length, name, context_length, context = text.removeprefix(PREFIX).split(":")
        return cls(key_id, Mark(int(length), name), Mark(int(context_length), context))

    @property
    def text(self) -> str:
        """As it stands in the list, in the place of an address."""
        name, context = self.name, self.context
        return (
            f"{PREFIX}{self.key_id}:{name.length}:{name.digest}:{context.length}:{context.digest}"
        )


class PersonFilter:
    """Looks for marked people in what comes in."""

    def __init__(self, root: Path, marks: Iterable[PersonMark]) -> None:
        """Raises StorageError when the key is not there, or another one than the marks are of."""
        self.marks = tuple(marks)
        self._key = takedown_key(root) if self.marks else b""
        if any(mark.key_id != _key_id(self._key) for mark in self.marks):
            raise StorageError(
                f"{key_path()} is another key than that of the take-downs by name, and pages that "
                f"name such people could come in; nothing is written. Put the right key there, or "
                f"name it in {VARIABLE}"
            )

    def meets(self, text: str) -> bool:
        """Whether a text has the name and the context of somebody."""
        plain = squeezed(text) if self.marks else ""
        return any(
            mark.name.stands_in(self._key, plain) and mark.context.stands_in(self._key, plain)
            for mark in self.marks
        )


def words_of(row: dict[str, Any]) -> str:
    """All that a row of a table says, as one text to look through."""
    return json.dumps(row, ensure_ascii=False, default=str)


def squeezed(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def key_path() -> Path:
    """Where the key lies: the file that DAFU_TAKEDOWN_KEY names, else in the user's settings."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else user_config_path("dafu") / "takedown.key"


def takedown_key(root: Path, make: bool = False) -> bytes:
    """The key for the data folder `root`; with `make` a new one where there is none. Raises
    StorageError when there is none, and for one in the data folder."""
    path = key_path()
    if root.resolve() in path.resolve().parents:
        raise StorageError(
            f"{path} lies in the data folder, and would go with each copy of it; name another "
            f"place in {VARIABLE}"
        )
    if not path.exists() and make:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "x", encoding="ascii", opener=private_opener) as out:
            out.write(secrets.token_hex(32))
    try:
        return bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise StorageError(
            f"the key of the take-downs by name is not at {path}, and pages that name such people "
            f"could come in; nothing is written. Put it there, or name its place in {VARIABLE}"
        ) from error


def _digest(key: bytes, words: str) -> str:
    return hmac.digest(key, words.encode(), "sha256").hex()[:32]


def _key_id(key: bytes) -> str:
    return _digest(key, "dafu take-down key")[:8]
