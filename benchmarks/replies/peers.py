"""What other extractors read of a page, in the benchmark's fields that they have: the day of
publication, and the name that they give as author or source, which is compared with the agency.

Each is imported when it is first asked for; versions are in benchmarks/requirements.txt.
"""

import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

from benchmarks.replies.case import Case
from benchmarks.replies.read import read_page_by_dafu
from benchmarks.replies.score import rates, squeezed, verdict
from benchmarks.replies.shells import page
from crawlers.text.dates import find_date

FIELDS = ("published", "agency")
Read = Callable[[str], dict[str, Any]]


def _day(printed: Any) -> str | None:
    """A date in whatever form a tool gives it, as a day."""
    found = find_date(str(printed)) if printed else None
    return found[0].isoformat() if found else None


def dafu(html: str) -> dict[str, Any]:
    return read_page_by_dafu(html)


def trafilatura(html: str) -> dict[str, Any]:
    from trafilatura import extract_metadata

    found = extract_metadata(html)
    return {"published": _day(found.date), "agency": found.author or found.sitename}


def gne(html: str) -> dict[str, Any]:
    from gne import GeneralNewsExtractor

    found = GeneralNewsExtractor().extract(html)
    return {"published": _day(found["publish_time"]), "agency": found["author"]}


def newspaper4k(html: str) -> dict[str, Any]:
    from newspaper import Article

    article = Article("http://www.a.gov.cn/n/1.html", language="zh")
    article.download(input_html=html)
    article.parse()
    return {"published": _day(article.publish_date), "agency": "、".join(article.authors)}


def htmldate(html: str) -> dict[str, Any]:
    """What readability is joined with, which reads no date."""
    from htmldate import find_date as find

    return {"published": _day(find(html, original_date=True)), "agency": None}


PEERS: tuple[Read, ...] = (trafilatura, gne, newspaper4k, htmldate)


def table(made: list[Case]) -> str:
    """Precision and recall of every tool that is installed, on the pages that are HTML, in one run.
    A page on which a tool fails is one of which it reads nothing."""
    pages = [(one, text) for one, (text, shell) in ((c, page(c)) for c in made) if shell != "text"]
    lines = [
        f"{len(pages)} pages",
        "",
        "| tool | published | agency | failed |",
        "|---|---|---|---|",
    ]
    for tool in (dafu, *PEERS):
        read, failed = [], 0
        for one, text in pages:
            try:
                read.append((one.gold, tool(text)))
            except ImportError as error:
                print(f"{tool.__name__} is not installed: {error}", file=sys.stderr)
                break
            except Exception:  # noqa: BLE001 (a tool may raise anything)
                failed += 1
                read.append((one.gold, {}))
        else:
            lines.append(_row(tool.__name__, read, failed))
    return "\n".join(lines)


def _row(name: str, read: list[tuple[dict[str, Any], dict[str, Any]]], failed: int) -> str:
    cells = []
    for column in FIELDS:
        of = [(g, f) for g, f in read if column == "published" or g["document_type"] == "reply"]
        counter = Counter(verdict(squeezed(g[column]), squeezed(f.get(column))) for g, f in of)
        precision, recall = rates(counter)
        given = counter["right"] + counter["wrong"]
        cells.append(f"{precision:.3f} / {recall:.3f}" if given else "-")
    return f"| {name} | {' | '.join(cells)} | {failed} |"
