"""States of replies and where they stand: what the index and the versions say to each other."""

from collections.abc import Mapping
from typing import NamedTuple


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
