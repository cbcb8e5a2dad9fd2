"""Facts of real pages (../shared) in letters of our own, in every shell of the benchmark."""

import pytest
from conftest import SHARED
from test_floors import FLOORS

from benchmarks.replies.labels import labelled_pages
from benchmarks.replies.read import read_page_by_dafu
from benchmarks.replies.score import counts, rates, table

LABELS = SHARED / "knowledge" / "labels-dev.jsonl"


@pytest.mark.skipif(
    not LABELS.exists(), reason="the facts of real pages are not part of the project"
)
def test_fields_around_real_facts() -> None:
    found = counts(
        (gold, read_page_by_dafu(page, fact["url"] or "http://a.cn/1.html"))
        for _, page, gold, fact in labelled_pages(LABELS)
    )
    print(table(found))
    low = {
        name: rates(found[name])
        for name, least in FLOORS["label_fields"].items()
        if any(rate < floor for rate, floor in zip(rates(found[name]), least, strict=True))
    }
    assert low == {}
