"""The golden record: what the project gives for fixed inputs, kept in the files beside this one.

    python tests/golden/record.py            compare, print the differences, exit code 1 when there
    are any python tests/golden/record.py --write    the same, and make what is found now the record

A change that is meant to alter behaviour writes the record anew and shows the printed differences
in its commit message.
Sections: pages (replica pages, headlines), mutations (of those), shared (pages that are not part of
the project, their mutations: digests only), dataset (tables and manifest of a crawl of the demo's
sites), commands (help, exit codes, output).
"""

import csv
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from behaviour import (
    Input,
    all_commands,
    canonical,
    demo_version,
    digest,
    headline_pages,
    listed_files,
    published_rows,
    read,
    registered,
    replica_pages,
    run_command,
)
from differing import Record, differences, shown
from mutations import MUTATIONS, mutated

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
FILES = {
    name: HERE / f"{name}.jsonl.gz" for name in ("pages", "mutations", "shared", "dataset")
} | {"commands": HERE / "commands.jsonl"}
MUTATED_PAGES = 26  # of each kind
SEEDS = {
    "000_9d9c010e28f7871f.txt": "https://jxw.shenyang.gov.cn/zwgk/fdzdgknr/jyta/srddbjy/202412/t20241201_4768766.html",
    "004_10d0eb4a9841965d.txt": "http://sdgb.shandong.gov.cn/art/2020/8/28/art_123000_7350.html",
}


def pages() -> Record:
    found: Record = {}
    layouts: dict[str, str] = {}
    for page in replica_pages():
        found[page.name] = read(page)
        if page.source is None or page.listed_title is None:
            continue
        learned = layouts.setdefault(page.source.id, found[page.name]["body_at"])
        if (
            len(found) % 6 == 0
            # some again as a source's later pages are read: with a layout, the right one and
            # another
        ):
            found[f"{page.name} +layout"] = read(_with_layout(page, learned))
            found[f"{page.name} +wrong layout"] = read(_with_layout(page, "html/body/div[9]"))
    for page in headline_pages((HERE / "headlines.txt").read_text(encoding="utf-8").splitlines()):
        found[page.name] = read(page)
    return found | dict(listed_files())


def _with_layout(page: Input, layout: str) -> Input:
    return Input(
        page.name, page.url, page.body, page.source, page.content_type, page.listed_title, layout
    )


def mutations(pages_of_a_kind: int = MUTATED_PAGES) -> Record:
    articles = [page for page in replica_pages() if page.listed_title]
    chosen = {kind: random.Random(kind).sample(articles, MUTATED_PAGES) for kind in MUTATIONS}
    return {
        f"{kind} of {page.name}": read(_mutated(kind, page))
        for kind, some in chosen.items()
        for page in some[:pages_of_a_kind]
    }


def _mutated(kind: str, page: Input) -> Input:
    return Input(
        page.name, page.url, mutated(kind, page.name, page.body), page.source, "", page.listed_title
    )


def shared(every: int = 1) -> Record:
    """Digests only: the pages belong to others."""
    found: Record = {}
    for page in islice(_shared_pages(), 0, None, every):
        kinds = (
            list(MUTATIONS)
            if page.name.startswith("pages/")
            else random.Random(page.name).sample(list(MUTATIONS), 2)
        )
        rows = {
            page.name: read(page),
            **{f"{page.name} {kind}": read(_mutated(kind, page)) for kind in kinds},
        }
        found |= {
            name: {c: digest(canonical(v).encode()) for c, v in columns.items()}
            for name, columns in rows.items()
        }
    return found


def _shared_pages() -> Iterator[Input]:
    index = SHARED / "pages" / "INDEX.tsv"
    lines = index.read_text(encoding="utf-8").splitlines() if index.exists() else []
    for row in csv.DictReader(lines, delimiter="\t"):
        url = (row["original_url"] or f"http://www.example.gov.cn/{row['file']}").split(" ")[0]
        yield Input(f"pages/{row['file']}", url, (SHARED / "pages" / row["file"]).read_bytes())
    for path in sorted((SHARED / "corpora").glob("*.jsonl")):
        for line in path.read_bytes().splitlines():
            item = json.loads(line)
            url = item["url"] or f"http://corpus.example.org/{item['id']}"
            yield Input(
                f"corpora/{path.stem}/{item['id']}", url, item["html"].encode("utf-8", "replace")
            )
    for name, url in SEEDS.items():
        if (path := SHARED / "seeds" / name).exists():
            yield Input(f"seeds/{name}", url, path.read_bytes(), registered(url))


def dataset(version: Path) -> Record:
    return dict(published_rows(version))


def commands(data: Path | None, folder: Path) -> Record:
    """Help of every command, and a table of command lines. `data` is the data folder of the demo,
    inside `folder`; without it the lines that look at it are left out."""
    found = {
        " ".join([*words, "--help"]): run_command([*words, "--help"], folder)
        for words in all_commands()
    }
    article = next(page for page in replica_pages() if page.listed_title)
    (folder / "page.html").write_bytes(article.body)
    (folder / "pages.tsv").write_text(f"page.html\t{article.url}\n", encoding="utf-8")
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "bad.yml").write_text("title: x\n", encoding="utf-8")
    at = ["--data", data.name] if data else []
    for line in (HERE / "command_lines.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#") and (data or "DEMO" not in line):
            words = [
                word
                for part in line.split()
                for word in (at if part == "DEMO" else [part.replace("URL", article.url)])
            ]
            found[line] = run_command(words, folder, article.body)
            if line.startswith(("status", "sources list", "sources check", "sources docs")):
                found[line]["stdout"] = (
                    ""  # ages and times; the whole registry, to which sources are added
                )
    return found


def commands_apart(data: Path | None, folder: Path) -> Record:
    """The commands in a process of their own: they write to the standard streams, which pytest has
    replaced."""
    words = [sys.executable, __file__, "--commands", str(folder), *([str(data)] if data else [])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    done = subprocess.run(words, env=environment, stdout=subprocess.PIPE, check=True)
    found: Record = json.loads(done.stdout)
    return found


def sections(folder: Path) -> dict[str, Callable[[], Record]]:
    """What makes each section; the crawl is made once, when it is first asked for."""
    versions: list[Path] = []

    def version() -> Path:
        if not versions:
            versions.append(demo_version(folder / "demo"))
        return versions[0]

    def with_demo() -> Record:
        version()
        return commands_apart(folder / "demo", folder)

    return {
        "pages": pages,
        "mutations": mutations,
        "shared": shared,
        "dataset": lambda: dataset(version()),
        "commands": with_demo,
    }


def load(section: str) -> Record:
    path = FILES[section]
    if not path.exists():
        return {}
    text = (
        gzip.decompress(path.read_bytes()).decode()
        if path.suffix == ".gz"
        else path.read_text(encoding="utf-8")
    )
    return {row["input"]: row["columns"] for row in map(json.loads, text.splitlines())}


def save(section: str, record: Record) -> None:
    lines = "".join(
        canonical({"input": name, "columns": columns}) + "\n" for name, columns in record.items()
    )
    path = FILES[section]
    path.write_bytes(
        gzip.compress(lines.encode(), 9, mtime=0) if path.suffix == ".gz" else lines.encode()
    )


def present(section: str, record: Record) -> Record:
    """What can be compared here: of the shared pages, those whose folder or corpus exists."""
    if section != "shared":
        return record
    there = {"pages": "pages/INDEX.tsv", "seeds": "seeds"}
    for name in {"/".join(name.split("/")[:2]) for name in record if name.startswith("corpora/")}:
        there[name] = f"{name}.jsonl"
    return {
        n: c
        for n, c in record.items()
        if any(n.startswith(f"{k}/") and (SHARED / p).exists() for k, p in there.items())
    }


def run(write: bool) -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for section, make in sections(Path(folder).resolve()).items():
            before, found = load(section), make()
            lines = differences(present(section, before), found)
            failed += bool(lines)
            print(f"{section}: {len(found)} inputs, {len(lines)} differences")
            if lines:
                print(shown(lines) if before else "no record yet")
            if write and lines:
                absent: Record = {
                    n: c for n, c in before.items() if n not in present(section, before)
                }
                save(section, absent | found)
    return 0 if write else min(failed, 1)


def arguments(words: list[str]) -> bool:
    if words[:1] == ["--commands"]:  # from commands_apart
        folder, *data = map(Path, words[1:])
        print(canonical(commands(data[0] if data else None, folder)))
        raise SystemExit(0)
    if words not in ([], ["--write"]):
        raise SystemExit("usage: record.py [--write]")
    return bool(words)


if __name__ == "__main__":
    sys.exit(run(arguments(sys.argv[1:])))
