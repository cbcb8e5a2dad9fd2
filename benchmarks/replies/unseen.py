"""Replies by an author who has read none of the reader's rules (tests/eval/unseen): what dafu makes
of them.

python -m benchmarks.replies.unseen FILE          the table
python -m benchmarks.replies.unseen FILE --wrong  and what is wrong or missing
"""

import argparse
import gzip
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.replies.case import FIELDS
from benchmarks.replies.read import read_page_by_dafu
from benchmarks.replies.score import OF_EVERY_PAGE, counts, squeezed, table, verdict
from crawlers.text.folding import narrow, squeeze

COARSE = {"mailbox_reply": "other", "policy": "other", "proposal_text": "other", "meeting": "news"}
"""Types of dafu by the name that the pages' author knew."""


@dataclass(frozen=True)
class Read:
    """A page with its gold fields, what was found, and what should not have been kept or lost."""

    name: str
    gold: dict[str, Any]
    found: dict[str, Any]
    left: list[str]
    lost: list[str]

    def faults(self) -> list[tuple[str, str, Any, Any]]:
        """(wrong or missing, field, gold, found) of each field that is not right."""
        other = self.gold["document_type"] != "reply"
        seen = self.found["document_type"] == self.gold["document_type"]
        names = OF_EVERY_PAGE if other and seen else FIELDS
        said = ((n, squeezed(self.gold.get(n)), squeezed(self.found.get(n))) for n in names)
        return [
            (how, name, want, got)
            for name, want, got in said
            if (how := verdict(want, got)) not in ("right", "none")
        ]


def pages(path: Path) -> list[dict[str, Any]]:
    """The lines of a file: name, shape, url, html or text, gold, also, secret, body_head,
    prose_tail."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read(row: dict[str, Any]) -> Read:
    """A page read. What `also` allows is gold."""
    found = read_page_by_dafu(row.get("html") or row["text"], row["url"])
    found["document_type"] = COARSE.get(found["document_type"], found["document_type"])
    also = {name: [squeezed(v) for v in values] for name, values in row["also"].items()}
    gold = {
        name: found[name] if squeezed(found[name]) in also.get(name, []) else row["gold"].get(name)
        for name in FIELDS
    }
    text = squeeze(found["text"])
    is_reply = gold["document_type"] == "reply"
    ends = [squeeze(row[name]) for name in ("body_head", "prose_tail") if row.get(name)]
    return Read(
        row["name"],
        gold,
        found,
        [word for word in row["secret"] if word in found["text"]] if is_reply else [],
        [end for end in ends if narrow(end) not in narrow(text)] if is_reply else [],
    )


def table_of(made: list[Read]) -> str:
    """Precision and recall, what is left of contact lines and lost of texts."""
    found: dict[str, Counter[str]] = counts((one.gold, one.found) for one in made)
    left, lost = sum(len(one.left) for one in made), sum(len(one.lost) for one in made)
    return f"{table(found)}\nleft of contact lines: {left}, ends of texts lost: {lost}"


def main() -> None:
    options = argparse.ArgumentParser(description="read replies of an author who knew no rules")
    options.add_argument("file", type=Path)
    options.add_argument("--wrong", action="store_true")
    told = options.parse_args()
    made = [read(row) for row in pages(told.file)]
    if told.wrong:
        for one in made:
            kept = [("left", word) for word in one.left] + [("lost", end) for end in one.lost]
            for fault in [*one.faults(), *kept]:
                print(one.name, *fault, sep=" | ")
    print(table_of(made))


if __name__ == "__main__":
    main()
