"""Attack the reader and print what came of it: every pattern on texts made for it, whole pages of
every shape, and pages that went wrong. Sizes are doubled; what grows faster than they do is named.

    make attack                    about ten minutes
    make attack PAGES=1000000      with a million fuzzed pages, an hour of two cores

What is done is kept in data/attack.jsonl, so that after a stop the same command goes on; when the
reader was changed since, it begins anew.
"""

import argparse
import json
import re
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from attack.fuzz import fuzzed
from attack.patterns import Written, every_pattern
from attack.pumps import pumped
from attack.shapes import SHAPES

from crawlers.page import Page
from crawlers.read.parse import read_page
from crawlers.read.version import parser_version

TEXTS = (4_000, 16_000, 64_000)
PAGES = (60_000, 250_000, 1_000_000)
FASTER = 2.5
"""Times as slow as linear, from the second size to the third, is growth and not noise."""
SHEET = 1_000
"""Fuzzed pages of one seed."""
NOTED = 0.05
"""Seconds below which nothing is said of growth."""
EVERY = 30.0
"""Seconds between two lines that say how far it is."""
KEPT = Path("data/attack.jsonl")

Task = Callable[[], dict[str, Any]]


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


def measured(sizes: tuple[int, ...], work: Callable[[int], None]) -> list[float]:
    """CPU seconds of some work for each size: the least of two, for other programs run too."""
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
    return seconds


def _search_all(pattern: re.Pattern[Any], texts: dict[int, str], size: int) -> None:
    """Find a pattern everywhere in the text of a size."""
    text = texts[size]
    raw = isinstance(pattern.pattern, bytes)
    deque(pattern.finditer(text.encode("latin-1", "replace") if raw else text), 0)


def of_pattern(one: Written) -> dict[str, Any]:
    """The times of a pattern on each text that is made for it."""
    pattern = re.compile(one.source, one.flags & ~(0 if one.raw else re.UNICODE))
    texts = {size: pumped(one.source, one.flags, size) for size in TEXTS}
    return {
        "seconds": [
            measured(
                TEXTS, partial(_search_all, pattern, {s: made[at] for s, made in texts.items()})
            )
            for at in range(min(map(len, texts.values())))
        ]
    }


def of_shape(name: str) -> dict[str, Any]:
    """The times of a shape as a page, read whole."""

    def work(size: int) -> None:
        read_page(None, Page("http://a.gov.cn/1.html", SHAPES[name](size).encode()))

    return {"seconds": [measured(PAGES, work)]}


def of_sheet(sheet: int) -> dict[str, Any]:
    """What one sheet of fuzzed pages made the reader raise; its number is the seed."""
    found = []
    for number, (url, body) in enumerate(fuzzed(sheet, SHEET)):
        try:
            read_page(None, Page(url, body)).as_rows()
        except Exception as error:  # noqa: BLE001 (this is what is looked for)
            found.append(f"sheet {sheet}, page {number}: {type(error).__name__}: {error}"[:200])
    return {"raised": found}


class Kept:
    """What is done, one JSON line each, of the reader as it is."""

    def __init__(self, path: Path) -> None:
        self.path, self.version = path, parser_version()
        path.parent.mkdir(parents=True, exist_ok=True)
        self.done: dict[str, dict[str, Any]] = {}
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            if line.endswith("}") and (row := json.loads(line))["reader"] == self.version:
                self.done[row["task"]] = row

    def all_of(self, tasks: dict[str, Task]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every task with what came of it, in their order; what is missing is done now, in two
        processes, and the progress said on the error stream."""
        missing = {name: task for name, task in tasks.items() if name not in self.done}
        with self.path.open("a", encoding="utf-8") as out, ProcessPoolExecutor(2) as workers:
            running = {workers.submit(task): name for name, task in missing.items()}
            told = time.monotonic()
            for number, ended in enumerate(as_completed(running), 1):
                name = running[ended]
                row = self.done[name] = {
                    "reader": self.version, "task": name, **ended.result()
                }  # fmt: skip
                print(json.dumps(row, ensure_ascii=False), file=out, flush=True)
                if time.monotonic() - told > EVERY:
                    told = time.monotonic()
                    print(f"{name}: {number:,} of {len(missing):,}", file=sys.stderr, flush=True)
        yield from ((name, self.done[name]) for name in tasks)


def growths(found: Iterable[tuple[str, dict[str, Any]]], sizes: tuple[int, ...]) -> list[Growth]:
    """The measured growth of each task, what failed and what is slow first."""
    made = [Growth(name, sizes, tuple(s)) for name, row in found for s in row["seconds"]]
    return sorted(made, key=lambda one: (one.failed, one.seconds[2]), reverse=True)


def main() -> int:
    options = argparse.ArgumentParser(description="attack the reader")
    options.add_argument(
        "--pages", type=int, default=20_000, help="fuzzed pages, in whole thousands"
    )
    options.add_argument("--slowest", type=int, default=15, help="lines of each table")
    options.add_argument("--kept", type=Path, default=KEPT, help="where what is done is kept")
    told = options.parse_args()
    kept, failed = Kept(told.kept), 0
    patterns = {
        f"{one.module}: {one.pattern[:60]!r} {n}": partial(of_pattern, one)
        for n, one in enumerate(every_pattern())
    }
    shapes = {f"shape {name}": partial(of_shape, name) for name in SHAPES}
    sheets = {f"sheet {n}": partial(of_sheet, n) for n in range(-(-told.pages // SHEET))}
    print("| attack | tried | faster than linear, or raised | slowest, s |\n|---|---|---|---|")
    tables = []
    for name, sizes, tasks in (
        ("patterns on texts made for them", TEXTS, patterns),
        ("pages of every shape", PAGES, shapes),
    ):
        found = growths(kept.all_of(tasks), sizes)
        bad = sum(one.failed for one in found)
        failed += bad
        slowest = max(one.seconds[2] for one in found)
        print(f"| {name}, {sizes[2]:,} characters | {len(found):,} | {bad} | {slowest:.3f} |")
        sys.stdout.flush()
        tables.append((name, sizes, found[: told.slowest + bad]))
    raised = [line for _, row in kept.all_of(sheets) for line in row["raised"]]
    failed += len(raised)
    print(f"| fuzzed pages | {len(sheets) * SHEET:,} | {len(raised)} | |")
    for name, sizes, found in tables:
        print(f"\n{name}: seconds for {', '.join(f'{s:,}' for s in sizes)} characters; growth")
        print("\n".join(one.line() for one in found))
    print("\n".join(raised))
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
