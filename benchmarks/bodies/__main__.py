"""F1 of main texts by kind of text, with all names of elements and without, and how often a wrong
or right body is doubted:

python -m benchmarks.bodies                 the half that was looked at
python -m benchmarks.bodies --half kept     the other
python -m benchmarks.bodies --write FILE    the pages as JSON lines, for benchmarks/extraction.py
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bodies.pages import FRAMES, OPEN, Sample, sample
from crawlers.page import Page
from crawlers.read.page.confidence import SURE
from crawlers.read.parse import parse_page

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "eval"))
from measure import f1doc

WRONG = 0.9
"""F1doc under which a body is wrong."""
NAMES = re.compile(rb"\s(?:id|class|name)=(?:'[^']*'|\"[^\"]*\"|[^\s>]+)")
"""Names of elements in a page."""


def samples(half: str, seeds: int) -> Iterator[Sample]:
    """Pages of a half: `seeds` of each frame."""
    frames = range(OPEN) if half == "open" else range(OPEN, len(FRAMES))
    return (sample(f"{half} {seed}", frame) for seed in range(seeds) for frame in frames)


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader made of a page, with its ids and classes or without."""

    of: Sample
    named: bool
    text: str
    score: float
    confidence: float

    @property
    def wrong(self) -> bool:
        """Whether it is another text."""
        return self.score < WRONG

    @property
    def doubted(self) -> bool:
        """Whether the reader says that it may be; no text is no claim either."""
        return self.confidence < SURE or not self.text


def read(made: Iterable[Sample]) -> Iterator[Read]:
    """Each page twice: as it is, and without names of elements."""
    for one in made:
        for named, page in ((True, one.html), (False, NAMES.sub(b"", one.html))):
            parsed = parse_page(None, Page("http://www.a.gov.cn/n/1.html", page))
            text = parsed.reply.body_text or ""
            score = f1doc(text, one.gold, one.title)
            yield Read(one, named, text, score, parsed.body_confidence)


def mean(scores: Iterable[float]) -> float:
    """Their mean."""
    found = list(scores)
    return sum(found) / len(found)


def main() -> None:
    options = argparse.ArgumentParser(description="read main texts and compare with gold")
    options.add_argument("--half", default="open", choices=("open", "kept"))
    options.add_argument("--seeds", type=int, default=12)
    options.add_argument("--write", type=Path)
    options.add_argument("--worst", type=int, default=0, help="show so many of the worst pages")
    told = options.parse_args()
    made = list(samples(told.half, told.seeds))
    if told.write:
        told.write.write_text("".join(f"{row}\n" for row in _rows(made)), encoding="utf-8")
        return
    found = list(read(made))
    print(f"{told.half} half, {len(made)} pages, each with and without names\n")
    print("| kind | pages | F1 | without names |\n|---|---|---|---|")
    for kind in sorted({one.kind for one in made}):
        of_kind = [r for r in found if r.of.kind == kind]
        with_names, bare = (mean(r.score for r in of_kind if r.named == n) for n in (True, False))
        print(f"| {kind} | {len(of_kind) // 2} | {with_names:.4f} | {bare:.4f} |")
    for wrong, words in ((True, "wrong"), (False, "right")):
        these = [r.doubted for r in found if r.wrong == wrong]
        print(f"{words}: {len(these)}, of these doubted {sum(these)}")
    for value in sorted({round(r.confidence, 1) for r in found}):
        right = [not r.wrong for r in found if round(r.confidence, 1) == value]
        print(f"confidence {value}: {len(right)} pages, {sum(right) / len(right):.0%} right")
    mistaken = sorted((r for r in found if r.wrong != r.doubted), key=lambda r: r.score)
    for r in mistaken[: told.worst]:
        print(f"\n{r.score:.2f} doubted={r.doubted} {r.of.kind} {r.of.frame} {r.of.neighbour}")
        print(f"{r.text}\n--- gold\n{r.of.gold}")


def _rows(made: Iterable[Sample]) -> Iterator[str]:
    """JSON lines as the corpora have them."""
    for at, one in enumerate(made):
        row = {"id": at, "url": "", "title": one.title, "html": one.html.decode(), "gold": one.gold}
        yield json.dumps(row, ensure_ascii=False)


if __name__ == "__main__":
    main()
