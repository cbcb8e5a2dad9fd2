"""Atom feeds of a search: what is new, and what the sites changed, apart."""

import re
from datetime import UTC, datetime
from typing import Literal

from feedgen.feed import FeedGenerator

from explorer.search import Hit, Search
from explorer.selection import Selection

Feed = Literal["new", "changed"]
_OPS = {
    "new": ("added",),
    "changed": ("content_changed", "metadata_changed", "moved", "withdrawn", "restored"),
}
MOST_ENTRIES, MOST_EVENTS = 50, 5_000
"""Entries of a feed, and events, the latest, that are looked through for them."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(search: Search, chosen: Selection, feed: Feed, address: str, title: str) -> bytes:
    """The feed of a selection, newest event first. `address` is that of the explorer, for links."""
    made = FeedGenerator()
    query = chosen.address()
    made.id(f"urn:dafu:{feed}:{query}")
    made.title(_xml(title))
    made.link(href=f"{address}/?{query}", rel="alternate")
    made.link(href=f"{address}/feed/{feed}.atom?{query}", rel="self")
    made.author(name="dafu")
    last = datetime(1970, 1, 1, tzinfo=UTC)
    for at, op, revision, fields, hit in _entries(search, chosen, feed):
        when = datetime.fromisoformat(at.replace("Z", "+00:00"))
        last = max(last, when)
        entry = made.add_entry(order="append")
        entry.id(f"urn:dafu:reply:{hit.reply_id}:{revision}:{op}:{at}")
        entry.title(_xml(hit.title) or hit.reply_id)
        entry.updated(when)
        entry.link(href=f"{address}/reply/{hit.reply_id}")
        entry.author(name=_xml(hit.agency or hit.source_id))
        what = f"{op}{': ' + fields if fields else ''}"
        entry.summary(_xml(f"{what}. {hit.day or ''} {hit.body[:200]}"))
    made.updated(last)
    return bytes(made.atom_str(pretty=True))


def _entries(search: Search, chosen: Selection, feed: Feed) -> list[tuple[str, str, int, str, Hit]]:
    match = search.match(chosen)
    if match is None:
        return []
    ops = _OPS[feed]
    marks = ",".join("?" * len(ops))
    events = search.db.execute(
        f"SELECT at, op, revision, fields, reply FROM event WHERE op IN ({marks}) "
        f"ORDER BY seq DESC LIMIT {MOST_EVENTS}",
        ops,
    ).fetchall()
    recent = {event[4] for event in events}
    found = {number for number in search.numbers(match) if number in recent}
    kept = [event for event in events if event[4] in found][:MOST_ENTRIES]
    hits = {hit.id: hit for hit in search.hits(sorted({event[4] for event in kept}))}
    return [(at, op, revision, fields, hits[n]) for at, op, revision, fields, n in kept]


def _xml(text: str) -> str:
    return _NOT_XML.sub("", text)
