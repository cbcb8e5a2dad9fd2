"""Generated list sites, whose pagers, rows, totals and ends are chosen one by one and know nothing
of the adapters: all documents are found, or the list is not called whole."""

import random

import pytest
from adversary import ADDRESSES, ENDS, PAGERS, ROWS, TOTALS, WORDS, Shape, made
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from walking import walked

from schemas.source import Listing

SHAPES = st.builds(
    Shape,
    pager=st.sampled_from(PAGERS),
    address=st.sampled_from(ADDRESSES),
    rows=st.sampled_from(ROWS),
    total=st.sampled_from(TOTALS),
    end=st.sampled_from(ENDS),
    sidebar=st.sampled_from(("none", "before", "after")),
    documents=st.integers(0, 47),
    size=st.integers(4, 21),
    word=st.sampled_from(WORDS),
    seed=st.integers(0, 10**6),
)


def look(shape: Shape) -> None:
    """Walk the site of a shape: each later night believes what the one before it learned."""
    site = made(shape)
    before = walked(site)
    assert not before.silent_loss, (before.verdict, len(before.missed), before.requests)
    for _ in (2, 3):
        night = walked(site, before.platform, before.learned)
        assert not night.silent_loss, (night.verdict, len(night.missed), night.requests)
        assert night.complete == before.complete, (before.verdict, night.verdict)
        if night.learned == before.learned:
            break  # the next night would be this one again
        before = night


def drawn(rng: random.Random) -> Shape:
    """A shape, each part chosen by itself."""
    parts = {"pager": PAGERS, "address": ADDRESSES, "rows": ROWS, "total": TOTALS, "end": ENDS}
    chosen = {name: rng.choice(values) for name, values in parts.items()}
    sidebar, word = rng.choice(("none", "before", "after")), rng.choice(WORDS)
    numbers = {
        "documents": rng.randint(0, 47),
        "size": rng.randint(4, 21),
        "seed": rng.randint(0, 99),
    }
    return Shape(**chosen, sidebar=sidebar, word=word, **numbers)


def test_nearly_every_generated_list_that_is_read_whole_is_called_whole() -> None:
    """One whose total lies is called so where the author says to ignore it."""
    rng, read, called = random.Random(4), 0, 0
    for _ in range(40):
        site = made(drawn(rng))
        found = walked(site, listing=None if site.complete_possible else Listing(total="ignore"))
        assert not found.silent_loss, (site.note, found.verdict)
        if not found.missed:
            read, called = read + 1, called + found.complete
    assert called >= 0.9 * read


BROKE = (
    # Page 3 had answered before pages were known to count from 0: it is the end.
    Shape("widget", "zero", "dl", "page_rows", "home", "after", 19, 11, "toPage", 490807),
    # What the page's own pager denied was a sign of more again on the second night.
    Shape("form", "query", "li", "placeholder", "home", "after", 6, 18, "pageNo", 11),
    # The 1 of a total beside no rows was taken for the only page, and what had given the one
    # document was not kept for the second night.
    Shape("service", "bare", "table", "printed", "missing", "before", 1, 13, "pageIndex", 50),
    # The pager beside the one row of the last page, which a script writes, took the script for the
    # title of its links.
    Shape("window", "zero", "script", "none", "missing", "none", 13, 4, "pageNo", 0),
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(SHAPES)
@example(BROKE[0])
@example(BROKE[1])
@example(BROKE[2])
@example(BROKE[3])
def test_no_generated_list_is_cut_short_without_a_word(shape: Shape) -> None:
    look(shape)


@pytest.mark.long
@settings(max_examples=3_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(SHAPES)
def test_many_more_generated_lists(shape: Shape) -> None:
    look(shape)
