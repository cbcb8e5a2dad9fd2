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
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.bodies.pages import FRAMES, OPEN, Sample, sample
from crawlers.page import Page
from crawlers.read.page.confidence import SURE
from crawlers.read.parse import parse_page

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "eval"))
from measure import f1doc

WRONG = 0.9
"""F1doc under which a body is wrong."""
_NAMES = re.compile(rb"\s(?:id|class|name)=(?:'[^']*'|\"[^\"]*\"|[^\s>]+)")


def samples(half: str, seeds: int) -> Iterator[Sample]:
    """Pages of a half: `seeds` of each frame."""
    frames = range(OPEN) if half == "open" else range(OPEN, len(FRAMES))
    return (sample(f"{half} {seed}", frame) for seed in range(seeds) for frame in frames)


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
    scores: dict[str, list[float]] = defaultdict(list)
    hidden: dict[str, list[float]] = defaultdict(list)
    found: Counter[tuple[bool, bool]] = Counter()
    curve: dict[float, list[bool]] = defaultdict(list)
    worst: list[tuple[float, bool, Sample, str]] = []
    for one in made:
        for page, into in ((one.html, scores), (_NAMES.sub(b"", one.html), hidden)):
            parsed = parse_page(None, Page("http://www.a.gov.cn/n/1.html", page))
            text = parsed.reply.body_text or ""
            score = f1doc(text, one.gold, one.title)
            into[one.kind].append(score)
            doubted = parsed.body_confidence < SURE or not text
            found[score < WRONG, doubted] += 1
            curve[round(parsed.body_confidence, 1)].append(score >= WRONG)
            if (score < WRONG) != doubted:
                worst.append((score, doubted, one, text))
    print(f"{told.half} half, {len(made)} pages, each with and without names\n")
    print("| kind | pages | F1 | without names |\n|---|---|---|---|")
    for kind, values in sorted(scores.items()):
        bare = sum(hidden[kind]) / len(values)
        print(f"| {kind} | {len(values)} | {sum(values) / len(values):.4f} | {bare:.4f} |")
    for wrong, words in ((True, "wrong"), (False, "right")):
        count = found[wrong, True] + found[wrong, False]
        print(f"{words}: {count}, of these doubted {found[wrong, True]}")
    for value, right in sorted(curve.items()):
        print(f"confidence {value}: {len(right)} pages, {sum(right) / len(right):.0%} right")
    for score, doubted, one, text in sorted(worst, key=lambda w: w[0])[: told.worst]:
        print(f"\n{score:.2f} doubted={doubted} {one.kind} {one.frame} {one.neighbour}\n{text}")
        print(f"--- gold\n{one.gold}")


def _rows(made: Iterable[Sample]) -> Iterator[str]:
    """JSON lines as the corpora have them."""
    for at, one in enumerate(made):
        row = {"id": at, "url": "", "title": one.title, "html": one.html.decode(), "gold": one.gold}
        yield json.dumps(row, ensure_ascii=False)


if __name__ == "__main__":
    main()
