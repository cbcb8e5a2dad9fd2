"""Run the benchmark and print its table:

python -m benchmarks.replies              300 pages, dafu
python -m benchmarks.replies --half kept  other pages of the same shapes
python -m benchmarks.replies --peers      dafu and other extractors, in the fields that they have
python -m benchmarks.replies --labels FILE  facts of real replies in letters of our own, all shells
python -m benchmarks.replies --write DIR  the pages as files, with gold.jsonl, for other readers
"""

import argparse
import json
from pathlib import Path

from benchmarks.replies import peers
from benchmarks.replies.case import FIELDS, Case
from benchmarks.replies.cases import case
from benchmarks.replies.labels import labelled_pages
from benchmarks.replies.read import left_of_contacts, read_by_dafu, read_page_by_dafu
from benchmarks.replies.score import counts, table
from benchmarks.replies.shells import page


def cases(half: str, count: int) -> list[Case]:
    """The pages of a half, always the same."""
    return [case(f"{half} {number}") for number in range(count)]


def table_of_labels(path: Path) -> str:
    """Precision and recall on the facts of real replies."""
    pages = list(labelled_pages(path))
    found = counts(
        (gold, read_page_by_dafu(page, fact["url"] or "http://www.a.gov.cn/n/1.html"))
        for _, page, gold, fact in pages
    )
    return f"{len(pages)} pages\n{table(found)}"


def write(made: list[Case], folder: Path) -> None:
    """Pages as files beside gold.jsonl."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for number, one in enumerate(made):
        text, shell = page(one)
        name = f"{number:04}.{'txt' if shell == 'text' else 'html'}"
        (folder / name).write_text(text, encoding="utf-8")
        lines.append(json.dumps({"file": name, "shell": shell, **one.gold}, ensure_ascii=False))
    (folder / "gold.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    options = argparse.ArgumentParser(description="read invented replies and compare with gold")
    options.add_argument("--half", default="open", choices=("open", "kept"))
    options.add_argument("--pages", type=int, default=300)
    options.add_argument("--write", type=Path)
    options.add_argument("--labels", type=Path)
    options.add_argument("--peers", action="store_true")
    told = options.parse_args()
    if told.labels:
        print(table_of_labels(told.labels))
        return
    made = cases(told.half, told.pages)
    if told.peers:
        print(peers.table(made))
        return
    if told.write:
        write(made, told.write)
        return
    read = [read_by_dafu(one) for one in made]
    found = counts(
        (one.gold, {name: got[name] for name in FIELDS})
        for one, got in zip(made, read, strict=True)
    )
    left = sum(len(left_of_contacts(one, got)) for one, got in zip(made, read, strict=True))
    print(f"{told.half} half, {len(made)} pages\n{table(found)}\nleft of contact lines: {left}")


if __name__ == "__main__":
    main()
