"""The benchmark's half that nobody looks at: precision and recall of each field, and nothing left
of contact lines. A failure is looked for with pages of the other half."""

import hashlib

from test_floors import FLOORS

from benchmarks.replies.__main__ import cases
from benchmarks.replies.read import left_of_contacts, read_by_dafu
from benchmarks.replies.score import counts, rates, table
from benchmarks.replies.shells import page

PAGES = 240
DIGEST = "ec5051d28a13a868"
"""Of the pages: other pages have other floors."""


def test_fields_of_pages_that_nobody_looks_at() -> None:
    made = cases("kept", PAGES)
    digest = hashlib.sha256("".join(page(one)[0] for one in made).encode()).hexdigest()
    assert digest[:16] == DIGEST
    read = [read_by_dafu(one) for one in made]
    found = counts((one.gold, got) for one, got in zip(made, read, strict=True))
    print(table(found))
    low = {
        name: rates(counter)
        for name, counter in found.items()
        if any(
            rate < floor
            for rate, floor in zip(rates(counter), FLOORS["replies"][name], strict=True)
        )
    }
    assert low == {}
    left = sum(len(left_of_contacts(one, got)) for one, got in zip(made, read, strict=True))
    assert left == 0
