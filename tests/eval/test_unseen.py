"""Replies of many shapes by authors who have read none of the reader's rules (tests/eval/unseen,
second to fifth, benchmarks/replies/README.md): floors of precision and recall, nothing
left of contact lines, no end of a text lost."""

import hashlib
from pathlib import Path

import pytest
from conftest import long_but
from test_floors import FLOORS

from benchmarks.replies.score import counts, rates
from benchmarks.replies.unseen import pages, read, table_of

SETS_BY_AGE = ("unseen", "second", "third", "fourth", "fifth")


@pytest.mark.parametrize("name", SETS_BY_AGE)
@pytest.mark.parametrize("half", long_but(["A"], ["A", "B"]))
def test_replies_of_another_author(name: str, half: str) -> None:
    floors, path = FLOORS[name][half], Path(__file__).parent / name / f"{half}.jsonl.gz"
    assert hashlib.sha256(path.read_bytes()).hexdigest()[:16] == floors["digest"]
    made = [read(row) for row in pages(path)]
    print(table_of(made))
    found = counts((one.gold, one.found) for one in made)
    low = {
        field: rates(found[field])
        for field, least in floors["fields"].items()
        if any(rate < floor for rate, floor in zip(rates(found[field]), least, strict=True))
    }
    assert low == {}
    assert [(one.name, one.left, one.lost) for one in made if one.left or one.lost] == []
