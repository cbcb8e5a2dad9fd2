"""A page for main texts, made by a generator of another author."""

from typing import NamedTuple


class BodyPage(NamedTuple):
    """What a server sends, and what a careful reader takes from it."""

    id: str
    kind: str
    frame: str
    url: str
    raw: bytes
    content_type: str | None
    title: str
    gold: str
