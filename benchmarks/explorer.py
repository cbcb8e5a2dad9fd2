"""What a search costs: `python -m benchmarks.explorer [--sizes 20000 1000000] [--folder DIR]`.

For each size: a version of invented replies (pieces of the replica's texts, and sentences of words
whose frequencies fall as in a language), its index built by pairs of characters (what the explorer
uses) and by single characters, and each query timed in CPU milliseconds: one ranked page with its
facets. The first answer of a query is left out, the median of five more is shown; the worst first
answer stands beside it.
"""

import argparse
import json
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

import explorer.build
import explorer.query
from explorer.folding import units
from explorer.index import opened
from explorer.search import Search
from explorer.selection import Selection
from replica.texts import FACTS, PLANS, TOPICS
from schemas.tables import published_schema

YEARS, SOURCES, AGENCIES, SENTENCES, CHUNK = range(2008, 2026), 400, 3_000, 14, 20_000
QUERIES = {
    "one character": "资",
    "one rare character": "龘",
    "two, in most replies": "资金",
    "two, in one of fifty": "问答",
    "three": "便民服",
    "seven": "社区养老食堂建",
    "seven, in most": "用地问题最为突",
    "traditional": "資金",
    "quoted with a mark": '"三类困难，其中用地"',
    "two words": "资金 用地",
    "one of two": "养老食堂 OR 果园",
    "without": "资金 -果园",
    "nothing": "",
}


def sentences(rng: random.Random) -> list[str]:
    """60,000 sentences to make texts of."""
    letters = [chr(0x4E00 + i * 7) for i in range(2_500)]
    words = ["".join(rng.choices(letters, k=rng.choice([2, 2, 2, 3, 4]))) for _ in range(30_000)]
    words[150], words[900] = "问答", "养老食堂"
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    made = []
    for _ in range(30_000):
        parts = rng.choices(words, cum_weights=weights, k=rng.randint(8, 20))
        made.append("，".join(("".join(parts[:6]), "".join(parts[6:]))) + "。")
    for _ in range(30_000):
        template, topic, year = rng.choice([*FACTS, *PLANS]), rng.choice(TOPICS), rng.choice(YEARS)
        made.append(
            template.format(
                n=rng.randint(3, 900), x=rng.randint(2, 90), d=rng.randint(1, 9), u="市",
                t=topic[2:6], y=year, y1=year + 1, y3=year + 3,
            )
        )  # fmt: skip
    return made


def version(folder: Path, size: int) -> Path:
    """A folder that looks like a published version as far as the index reads it."""
    made = folder / "20260101T000000000Z"
    if made.exists():
        return made
    pool, per_year = sentences(random.Random(1)), -(-size // len(YEARS))
    schemas = {n: published_schema(n) for n in ("replies", "changes", "attachments")}
    for year in YEARS:
        place = made / "replies" / f"published_year={year}"
        place.mkdir(parents=True)
        file = place / "part-0.parquet"
        with pq.ParquetWriter(file, schemas["replies"], compression="zstd") as out:
            for start in range(0, per_year, CHUNK):
                seeds = range(year * 10**7 + start, year * 10**7 + min(start + CHUNK, per_year))
                rows = [_row(random.Random(seed), year, pool) for seed in seeds]
                out.write_table(pa.Table.from_pylist(rows, schemas["replies"]))
    (made / "changes").mkdir()
    pq.write_table(schemas["changes"].empty_table(), made / "changes" / "part-0.parquet")
    return made


def _row(rng: random.Random, year: int, pool: list[str]) -> dict[str, object]:
    topic, agency = rng.choice(TOPICS), rng.randrange(AGENCIES)
    length = rng.randint(SENTENCES // 2, SENTENCES * 3 // 2)
    day = date(year, 1, 1) + timedelta(days=rng.randrange(360))
    number = rng.randrange(1_000)
    return {
        "reply_id": f"{rng.getrandbits(80):020x}", "revision": 1,
        "source_id": f"source_{rng.randrange(SOURCES)}", "url": f"https://a.gov.cn/{number}.html",
        "document_type": "reply", "kind": rng.choice(["npc_suggestion", "cppcc_proposal"]),
        "title": f"关于市人大第{number}号建议（{topic}）的答复", "alt_titles": [],
        "proposal_title": f"关于{topic}的建议", "proposal_numbers": [str(number)],
        "agency": f"第{agency}局", "agency_region": f"{11 + agency % 31}0100",
        "reply_date": day, "published_at": datetime(year, day.month, day.day, tzinfo=UTC),
        "outcome": rng.choice([None, "resolved", "planned", "in_progress"]),
        "body_text": "\n".join(rng.choices(pool, k=length)),
        "body_completeness": "full", "char_count": 0, "section_count": 0, "attachment_count": 0,
        "content_hash": "", "quality_flags": [], "field_sources": [], "parser_version": "1",
        "run_id": "run", "pii_masked": [],
    }  # fmt: skip


def by_characters() -> None:
    """Index and ask for single characters from now on, in this process."""

    def phrase(text: str) -> str | None:
        return f'"{" ".join(units(text))}"' if units(text) else None

    explorer.build.indexed = lambda text: " ".join(units(text))
    explorer.query.phrase = phrase


def built(made: Path, path: Path) -> dict[str, object]:
    """Cost and size of the index."""
    began, wall = time.process_time(), time.perf_counter()
    explorer.build.build(made, path)
    return {
        "build CPU s": round(time.process_time() - began, 1),
        "build s": round(time.perf_counter() - wall, 1),
        "MB": round(path.stat().st_size / 1e6, 1),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def asked(path: Path) -> dict[str, object]:
    """Hits of each query, median CPU milliseconds, and those of the first answer."""
    db = opened(path)
    words = db.execute("SELECT sum(length(block)) FROM words_data").fetchone()[0]
    search, answers = Search(db), {}
    for name, typed in QUERIES.items():
        took = []
        for _ in range(6):
            start = time.process_time()
            found = search.results(Selection(typed), None)
            took.append((time.process_time() - start) * 1000)
        hits = f"{'>=' if found.at_least else ''}{found.count}"
        answers[name] = (hits, round(statistics.median(took[1:]), 1), round(took[0], 1))
    return {"of it words MB": round(words / 1e6, 1), "queries": answers}


def main() -> None:
    """Each size and kind of words in a process of its own; results as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[20_000])
    parser.add_argument("--folder", type=Path, default=Path("/tmp/dafu-explorer"))
    parser.add_argument("--words", choices=["pairs", "characters"])
    chosen = parser.parse_args()
    if chosen.words:
        if chosen.words == "characters":
            by_characters()
        made = next(chosen.folder.glob("2*"))
        path = chosen.folder / f"{chosen.words}.sqlite"
        print(json.dumps(built(made, path) | asked(path)), flush=True)
        return
    for size in chosen.sizes:
        folder = chosen.folder / str(size)
        version(folder, size)
        for words in ("pairs", "characters"):
            command = [sys.executable, "-m", "benchmarks.explorer", "--words", words]
            command += ["--folder", str(folder)]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            print(f"{size:,} replies, {words}: {done.stdout.strip()}", flush=True)
            (folder / f"{words}.sqlite").unlink()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
