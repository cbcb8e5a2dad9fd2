"""Monitors: what each run of a source is measured against, its source file and its own history.
Each gives one issue at most."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from schemas.messages import Trouble
from schemas.reply import REPLY_TYPES, Reply

FILLED: dict[str, Callable[[Mapping[str, Any]], bool]] = {
    "body_text": lambda r: bool(r["char_count"]),
    **{
        c: (lambda r, c=c: bool(r[c]))  # type: ignore[misc]
        for c in (
            "title",
            "proposal_numbers",
            "proposal_title",
            "addressee_raw",
            "agency",
            "reply_date",
            "published_at",
        )
    },
}
"""Columns whose fill is watched, and whether a row has them. Empty lists come as [] or as their
JSON."""
HISTORY = ("document_type", "char_count", *[c for c in FILLED if c != "body_text"])
"""Columns of held rows that `fill_dropped` wants."""
LEAST_RUN, LEAST_HISTORY, DROP, LOST = 5, 20, 0.4, 0.5
LEAST_PAGES, LAYOUT_SHARE = 5, 0.8
"""Pages of a run, and share of them, that must have their article in one place to learn it."""


def expectation(
    expect: Mapping[str, Any], complete: bool, listed: int, replies: Sequence[Reply]
) -> Trouble | None:
    """A complete list outside of `min_replies`..`max_replies`, or pages that fill a column less
    than `fill` says."""
    least, most = expect.get("min_replies") or 0, expect.get("max_replies")
    if complete and (listed < least or (most is not None and listed > most)):
        limit = "any number" if most is None else most
        return Trouble(
            "expectation", f"{listed} documents listed; the source file expects {least} to {limit}"
        )
    wanted = expect.get("fill") or {}
    if len(replies) >= LEAST_RUN:
        rates = fill_rates(reply.model_dump() for reply in replies)
        low = {c: rates[c] for c, share in wanted.items() if rates[c] < share}
        if low:
            below = ", ".join(
                f"{c} {rate:.0%} (expected {wanted[c]:.0%})" for c, rate in low.items()
            )
            return Trouble("expectation", f"of {len(replies)} pages: {below}")
    return None


def overlap_lost(complete: bool, known: int, missing: int) -> Trouble | None:
    """A complete list without most of the documents that were on it before."""
    if complete and known >= LEAST_RUN and missing > LOST * known:
        return Trouble(
            "overlap_lost", f"{missing} of {known} known documents are not on the list any more"
        )
    return None


def fill_dropped(replies: Sequence[Reply], history: Iterable[Mapping[str, Any]]) -> Trouble | None:
    """Columns that most held replies of the source have and most pages of this run have not."""
    held = [row for row in history if row["document_type"] in REPLY_TYPES]
    if len(replies) < LEAST_RUN or len(held) < LEAST_HISTORY:
        return None
    before, now = fill_rates(held), fill_rates(reply.model_dump() for reply in replies)
    dropped = {c: (before[c], now[c]) for c in FILLED if before[c] - now[c] > DROP and now[c] < 0.5}
    if not dropped:
        return None
    columns = ", ".join(f"{c} {was:.0%} before, {is_:.0%} now" for c, (was, is_) in dropped.items())
    return Trouble("fill_dropped", f"of {len(replies)} pages: {columns}")


def layout_changed(places: Counter[str], moved: int, learned: str | None) -> Trouble | None:
    """Most pages of a run have their article elsewhere than the source's pages had it."""
    pages = sum(places.values())
    if pages >= 3 and moved * 2 > pages:
        return Trouble(
            "layout_changed",
            f"{moved} of {pages} pages have their article elsewhere than before ({learned}); look "
            "at one of them",
        )
    return None


def learned_path(paths: Counter[str]) -> str | None:
    """The path that at least LEAST_PAGES pages and LAYOUT_SHARE of all pages have, or None. A path
    of bare tags names nothing."""
    total = sum(paths.values())
    if not total:
        return None
    path, count = paths.most_common(1)[0]
    return (
        path
        if count >= LEAST_PAGES and count >= LAYOUT_SHARE * total and re.search("[#.]", path)
        else None
    )


def fill_rates(rows: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Share of rows that have each watched column; 0 of no rows."""
    counts: Counter[str] = Counter()
    total = 0
    for row in rows:
        total += 1
        counts.update(c for c, has in FILLED.items() if has(row) and row.get(c) != "[]")
    return {c: counts[c] / total if total else 0.0 for c in FILLED}
