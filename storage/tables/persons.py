"""What is on the list of take-downs, as marks: an HMAC of an id or address, and for a person one of
the name and one of words that tell who is meant, because names repeat.

A page that comes in is looked through window by window, so that the list itself never says a name.
Names are short, and addresses are public: both can be guessed. What keeps them is the key, which
lies apart from the data folder and is in no backup of it.
"""

import hmac
import json
import os
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from storage.layout import StorageError, write_atomic

VARIABLE = "DAFU_TAKEDOWN_KEY"
ID, ADDRESS, PERSON = "id:", "address:", "person:"
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
        made_with, length, name, context_length, context = text.removeprefix(PERSON).split(":")
        return cls(made_with, Mark(int(length), name), Mark(int(context_length), context))

    @property
    def text(self) -> str:
        """As it stands in the list, in the place of an address."""
        name, context = self.name, self.context
        return (
            f"{PERSON}{self.key_id}:{name.length}:{name.digest}:{context.length}:{context.digest}"
        )

    def meets(self, key: bytes, plain: str) -> bool:
        """Whether a squeezed text has the name and the context."""
        return self.name.stands_in(key, plain) and self.context.stands_in(key, plain)


def id_mark(key: bytes, reply_id: str) -> str:
    """The mark of a reply's id."""
    return f"{ID}{_key_id(key)}:{_digest(key, reply_id)}"


def address_mark(key: bytes, url: str) -> str:
    """The mark of an address."""
    return f"{ADDRESS}{_key_id(key)}:{_digest(key, url)}"


def is_mark(text: str) -> bool:
    """Whether a value of the list is a mark, and not an id or address that an earlier dafu wrote
    there in plain."""
    return text.startswith((ID, ADDRESS, PERSON))


def is_of(key: bytes, mark: str) -> bool:
    """Whether a mark was made with a key."""
    return mark.split(":")[1] == _key_id(key)


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
        write_atomic(path, secrets.token_hex(32), private=True)
    try:
        return bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise StorageError(
            f"the key of the take-downs is not at {path}, and what was taken down could come in "
            f"again; nothing is written. Put it there, or name its place in {VARIABLE}"
        ) from error


@cache
def _key_id(key: bytes) -> str:
    return _digest(key, "dafu take-down key")[:8]


def _digest(key: bytes, words: str) -> str:
    return hmac.digest(key, words.encode(), "sha256").hex()[:32]
