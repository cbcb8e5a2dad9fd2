"""Attack the reader and print what came of it: every pattern on texts made for it, whole pages of
every shape, and pages that went wrong. Sizes are doubled; what grows faster than they do is named.

    make attack                    about ten minutes
    make attack PAGES=1000000      with a million fuzzed pages, some hours
"""

import argparse
import re
import sys
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from attack.fuzz import fuzzed
from attack.patterns import every_pattern
from attack.pumps import pumped
from attack.shapes import SHAPES

from crawlers.page import Page
from crawlers.read.parse import read_page

TEXTS = (4_000, 16_000, 64_000)
PAGES = (60_000, 250_000, 1_000_000)
FASTER = 2.5
"""Times as slow as linear, from the second size to the third, is growth and not noise."""
SHEET = 1_000
"""Fuzzed pages of one seed."""
NOTED = 0.05
"""Seconds below which nothing is said of growth."""


@dataclass(frozen=True)
class Growth:
    """CPU seconds for three sizes."""

    name: str
    sizes: tuple[int, ...]
    seconds: tuple[float, ...]

    @property
    def faster(self) -> float:
        """Growth from the second size to the third, by that of a linear reader."""
        return self.seconds[2] / max(self.seconds[1], 1e-4) * self.sizes[1] / self.sizes[2]

    @property
    def failed(self) -> bool:
        return self.seconds[2] > NOTED and self.faster > FASTER

    def line(self) -> str:
        times = "  ".join(f"{s:9.4f}" for s in self.seconds)
        return f"{'FASTER' if self.failed else 'linear'}  {times}  {self.faster:5.2f}  {self.name}"


def measured(name: str, sizes: tuple[int, ...], work: Callable[[int], None]) -> Growth:
    """The time of some work for each size: the least of two, for other programs run too."""
    seconds = []
    for size in sizes:
        times = []
        for _ in range(2):
            start = time.process_time()
            work(size)
            times.append(time.process_time() - start)
            if times[0] > 5:
                break
        seconds.append(min(times))
    return Growth(name, sizes, tuple(seconds))


def _search_all(pattern: re.Pattern[Any], texts: dict[int, str], size: int) -> None:
    """Find a pattern everywhere in the text of a size."""
    text = texts[size]
    raw = isinstance(pattern.pattern, bytes)
    deque(pattern.finditer(text.encode("latin-1", "replace") if raw else text), 0)


def of_patterns() -> list[Growth]:
    """The slowest text of each pattern."""
    found = []
    for one in every_pattern():
        pattern = re.compile(one.source, one.flags & ~(0 if one.raw else re.UNICODE))
        texts = {size: pumped(one.source, one.flags, size) for size in TEXTS}
        for at in range(min(map(len, texts.values()))):
            work = partial(_search_all, pattern, {size: made[at] for size, made in texts.items()})
            found.append(measured(f"{one.module}: {one.pattern[:60]!r}", TEXTS, work))
    return found


def _read_shape(shape: Callable[[int], str], size: int) -> None:
    """Read the page of a shape in a size."""
    read_page(None, Page("http://a.gov.cn/1.html", shape(size).encode()))


def of_shapes() -> list[Growth]:
    """Each shape as a page, read whole."""
    return [
        measured(
            name,
            PAGES,
            partial(_read_shape, shape),
        )
        for name, shape in SHAPES.items()
    ]


def raised_by(count: int) -> list[str]:
    """What fuzzed pages made the reader raise, sheet by sheet in two processes."""
    found: list[str] = []
    sheets = -(-count // SHEET)
    with ProcessPoolExecutor(2) as readers:
        for number, raised in enumerate(readers.map(_raised_by_sheet, range(sheets))):
            found += raised
            if number % 20 == 19:
                done = (number + 1) * SHEET
                print(f"{done:,} pages, {len(found)} raised", file=sys.stderr, flush=True)
    return found


def _raised_by_sheet(sheet: int) -> list[str]:
    """What one sheet of fuzzed pages made the reader raise; its number is the seed."""
    found = []
    for number, (url, body) in enumerate(fuzzed(sheet, SHEET)):
        try:
            read_page(None, Page(url, body)).as_rows()
        except Exception as error:  # noqa: BLE001 (this is what is looked for)
            found.append(f"sheet {sheet}, page {number}: {type(error).__name__}: {error}"[:200])
    return found


def main() -> int:
    options = argparse.ArgumentParser(description="attack the reader")
    options.add_argument(
        "--pages", type=int, default=20_000, help="fuzzed pages, in whole thousands"
    )
    options.add_argument("--slowest", type=int, default=15, help="lines of each table")
    told = options.parse_args()
    failed = 0
    print("| attack | tried | faster than linear, or raised | slowest, s |\n|---|---|---|---|")
    tables = []
    for name, sizes, attack in (
        ("patterns on texts made for them", TEXTS, of_patterns),
        ("pages of every shape", PAGES, of_shapes),
    ):
        found = attack()
        bad = sum(one.failed for one in found)
        failed += bad
        found.sort(key=lambda one: (one.failed, one.seconds[2]), reverse=True)
        slowest = max(one.seconds[2] for one in found)
        print(f"| {name}, {sizes[2]:,} characters | {len(found):,} | {bad} | {slowest:.3f} |")
        tables.append((name, sizes, found[: told.slowest + bad]))
    raised = raised_by(told.pages)
    failed += len(raised)
    print(f"| fuzzed pages | {told.pages:,} | {len(raised)} | |")
    for name, sizes, found in tables:
        print(f"\n{name}: seconds for {', '.join(f'{s:,}' for s in sizes)} characters; growth")
        print("\n".join(one.line() for one in found))
    print("\n".join(raised))
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
