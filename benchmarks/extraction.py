"""Body extraction: dafu against other extractors on the same pages in one run.

    python -m venv /tmp/peers && /tmp/peers/bin/pip install -r requirements.lock --no-deps -r
    benchmarks/requirements.txt
    (cd /tmp && npm install @mozilla/readability jsdom)   # and magic-html, where pip has it
    NODE_PATH=/tmp/node_modules PYTHONPATH=. /tmp/peers/bin/python benchmarks/extraction.py
    ../shared more.jsonl

Prints F1doc per set, crashes, pages per second of one core and peak memory, each peer in a process
of its own, in rounds because a shared core can be twice as fast a minute later; and how the cost of
a page grows with its size. A peer that is not installed is left out and named. Further corpora are
JSON lines, a set each: html and gold (title, url), or WebMainBench's html and groundtruth_content
or convert_main_content (Markdown). dafu_markdown is the Markdown rendering, its marks left out.
"""

import argparse
import csv
import json
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "eval"))
from measure import f1doc

Sample = tuple[str, bytes, str, str]  # set, page, gold text, title
Result = tuple[
    dict[str, float], float, int, float, float
]  # score by set, worst of the first set, crashes, seconds, peak MB
MOST_SECONDS = 1800
"""A peer may take, on a machine that does other work too."""
_ADDRESS = re.compile(r"\]\([^()\s]{0,2000}(?:\s\"[^\"]{0,200}\")?\)")


def samples(shared: Path) -> list[Sample]:
    """Real government pages and two public corpora."""
    found: list[Sample] = []
    for row in csv.DictReader((shared / "pages" / "GOLD.tsv").open(), delimiter="\t"):
        path = shared / "pages" / row["file"]
        gold = path.with_suffix("").with_suffix(".gold.txt").read_text()
        found.append(("gov", path.read_bytes(), gold, row["title"]))
    for name in ("cwced_zh", "magic_article_zh"):
        found += corpus(shared / "corpora" / f"{name}.jsonl")
    return found


def corpus(path: Path) -> list[Sample]:
    """A set of pages as JSON lines."""
    found: list[Sample] = []
    for row in map(json.loads, path.open(encoding="utf-8")):
        gold = row.get("gold")
        if gold is None:
            gold = plain(row.get("convert_main_content") or row["groundtruth_content"])
        found.append((path.stem, row["html"].encode(), gold, row.get("title") or ""))
    return found


def plain(markdown: str) -> str:
    """Markdown without the addresses of links and pictures; its other marks are no tokens."""
    return _ADDRESS.sub("]", markdown)


def dafu_body(page: bytes) -> str:
    from crawlers.page import Page
    from crawlers.read.page.body import extract_body
    from crawlers.read.page.flatten import flatten
    from crawlers.read.page.title import page_title

    tree = Page("", page).tree
    flat = flatten(tree)
    return extract_body(flat, page_title(tree, flat)).text


def dafu_whole(page: bytes) -> str:
    from crawlers.page import Page
    from crawlers.read.parse import parse_page

    return parse_page(None, Page("http://a.gov.cn/1.html", page)).reply.body_text or ""


def dafu_markdown(page: bytes) -> str:
    from crawlers.page import Page
    from crawlers.read.parse import parse_page
    from crawlers.read.render import rendered

    made = Page("http://a.gov.cn/1.html", page)
    return plain(rendered(None, made, parse_page(None, made)).markdown)


def lxml_parse_only(page: bytes) -> str:
    from lxml import etree

    etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    return ""


def _text(page: bytes) -> str:
    from crawlers.page import decode

    return decode(page)[0]  # every peer gets the text decoded right


def trafilatura(page: bytes) -> str:
    import trafilatura

    return trafilatura.extract(_text(page)) or ""


def readability(page: bytes) -> str:
    from lxml import html
    from readability import Document

    return str(html.fromstring(Document(_text(page)).summary()).text_content())


def resiliparse(page: bytes) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(_text(page), main_content=True))


def justext(page: bytes) -> str:
    import justext

    found = justext.justext(
        _text(page), frozenset(), length_low=20, length_high=60, stopwords_low=0, stopwords_high=0
    )
    return "\n".join(p.text for p in found if not p.is_boilerplate)


def gne(page: bytes) -> str:
    from gne import GeneralNewsExtractor

    return str(GeneralNewsExtractor().extract(_text(page))["content"])


def magic_html(page: bytes) -> str:
    from lxml import html
    from magic_html import GeneralExtractor

    found = GeneralExtractor().extract(_text(page), base_url="http://a.gov.cn/1.html")
    return str(html.fromstring(found["html"]).text_content())


@cache
def _node() -> "subprocess.Popen[str]":
    script = Path(__file__).with_name("readability.js")
    try:
        node = subprocess.Popen(
            ["node", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise ImportError("node") from error
    return node


def readability_js(page: bytes) -> str:
    node = _node()
    assert node.stdin is not None and node.stdout is not None
    try:
        node.stdin.write(json.dumps(_text(page)) + "\n")
        node.stdin.flush()
    except BrokenPipeError as error:
        raise ImportError("@mozilla/readability and jsdom") from error
    if not (line := node.stdout.readline()):
        raise ImportError("@mozilla/readability and jsdom")
    return str(json.loads(line))


TOOLS: list[Callable[[bytes], str]] = [
    lxml_parse_only,
    dafu_body,
    dafu_whole,
    dafu_markdown,
    trafilatura,
    readability,
    resiliparse,
    justext,
    gne,
    magic_html,
    readability_js,
]


def run_tool(tool: Callable[[bytes], str], pages: list[Sample], results: Connection) -> None:
    """Scores by set, crashes, seconds and peak memory (MB over the start) of one tool."""
    try:
        tool(pages[0][1])
    except ImportError:
        results.send(None)
        return
    except Exception as error:  # noqa: BLE001 (a peer may raise anything)
        print(f"  {tool.__name__}: {type(error).__name__} on the first page", file=sys.stderr)
    scores: dict[str, list[float]] = {}
    outputs, crashes = [], 0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    for _, page, _, _ in pages:
        try:
            outputs.append(tool(page))
        except Exception:  # noqa: BLE001
            crashes += 1
            outputs.append("")
    seconds = time.process_time() - began
    if tool is readability_js:
        node = _node()
        node.communicate()
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds += children.ru_utime + children.ru_stime
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    for (name, _, gold, title), text in zip(pages, outputs, strict=True):
        scores.setdefault(name, []).append(f1doc(text, gold, title))
    results.send(
        (
            {k: sum(v) / len(v) for k, v in scores.items()},
            min(scores[pages[0][0]]),
            crashes,
            seconds,
            peak,
        )
    )


def measured(pages: list[Sample]) -> dict[str, Result]:
    """One round: every tool that is installed, each in a fresh process."""
    found: dict[str, Result] = {}
    for tool in TOOLS:
        ours, theirs = get_context("fork").Pipe()
        process = get_context("fork").Process(target=run_tool, args=(tool, pages, theirs))
        process.start()
        theirs.close()
        try:
            result = ours.recv() if ours.poll(MOST_SECONDS) else "too slow"
        except EOFError:
            result = "ended without a result"
        process.kill()
        process.join()
        if result is None or isinstance(result, str):
            print(f"{tool.__name__}: {result or 'not installed'}", file=sys.stderr)
        else:
            found[tool.__name__] = result
            print(f"{tool.__name__}: {result[3]:.1f} s", file=sys.stderr)
    return found


def main() -> None:
    """Print the tables."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    asked.add_argument("more", type=Path, nargs="*", help="further corpora, as JSON lines")
    asked.add_argument("--rounds", type=int, default=5)
    options = asked.parse_args()
    if not (options.shared / "pages" / "GOLD.tsv").exists():
        asked.error(f"{options.shared} has no pages/GOLD.tsv; name the folder of the real pages")
    pages = [*samples(options.shared), *(page for path in options.more for page in corpus(path))]
    sets = list(dict.fromkeys(name for name, *_ in pages))
    rounds: list[dict[str, Result]] = [measured(pages) for _ in range(options.rounds)]
    columns = [
        "tool", *sets, f"worst {sets[0]}", "crashes", "pages/s", "x lxml's time",
        "x dafu_body's time", "peak MB",
    ]  # fmt: skip
    print(f"{len(pages)} pages, {options.rounds} rounds in turns, medians\n")
    print(f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for name, (scores, worst, crashes, _, peak) in rounds[0].items():
        whole = [found for found in rounds if name in found]  # a slow peer may lack one
        seconds = statistics.median(found[name][3] for found in whole)
        parse, body = (
            statistics.median(found[name][3] / found[base.__name__][3] for found in whole)
            for base in (lxml_parse_only, dafu_body)
        )
        shown = " | ".join(f"{scores[k]:.3f}" for k in sets)
        print(
            f"| {name} | {shown} | {worst:.3f} | {crashes} | {len(pages) / seconds:.0f} | "
            f"{parse:.1f} | {body:.2f} | {peak:.0f} |"
        )
    print("\n| page size | dafu_whole ms | ms per 100 KB |\n|---|---|---|")
    dafu_whole(pages[0][1])  # imports and rule files
    for size in (1, 2, 4, 8, 16):
        page = (
            "<html><body><div id=zoom>"
            + "<p>一是加强统筹，您提出的建议收悉，第12号。</p>" * (1_500 * size)
            + "</div></body></html>"
        ).encode()
        began = time.process_time()
        dafu_whole(page)
        spent = (time.process_time() - began) * 1000
        print(f"| {len(page) // 1000} KB | {spent:.0f} | {spent / len(page) * 100_000:.1f} |")


if __name__ == "__main__":
    main()
