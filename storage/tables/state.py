"""States of replies and where they stand: what the index and the versions say to each other."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


def text_hash(text: str | None) -> str | None:
    """Digest of a text as it stands."""
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()[:24]


def words_hash(text: str | None) -> str | None:
    """Digest of a text without its white space."""
    return None if text is None else text_hash("".join(text.split()))


@dataclass(frozen=True, slots=True)
class State:
    """The current state of a reply: its row of `replies`, without the text and with `state_id`, and
    digests that stand for the text."""

    row: dict[str, Any]
    text_hash: str | None
    words_hash: str | None


class StateKey(NamedTuple):
    """Names a state: its row in `replies` by the commit that wrote it, its text and child rows by
    `state_id`, the commit that wrote those."""

    reply_id: str
    commit_id: str
    state_id: str


class Place(NamedTuple):
    """A source in one year of publication: the last commit that touched it (a mark that grows), and
    the number of current states there."""

    commit: str
    states: int


Places = Mapping[int, Mapping[str, Place]]
"""Places by year and source."""
