"""A polite look at a column, in a process of its own; nothing is stored."""

import base64
import json
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crawlers.page import Page
from crawlers.platforms import ListPage, ranked_platforms
from crawlers.platforms.lists.hints.places import placed
from crawlers.read.parse import parse_page
from crawlers.read.process import ReaderError, limited, list_page
from flows.runs.children import look
from flows.runs.crawling import user_agent
from schemas.source import Source

SECONDS = 300
_REMEDY = {
    "robots_denied": "the site's robots.txt forbids this address; choose another column or leave "
    "it",
    "robots_unavailable": "robots.txt could not be read, which means hands off; is the site up? "
    "try again later",
    "challenge": "the site answers with an anti-bot challenge; dafu reports it as blocked and does "
    "not go around it",
    "gone": "the address does not exist (any more); look for the column from the site's home page",
    "soft_404": "the site says that the page does not exist; look for the column from the site's "
    "home page",
    "forbidden_address": "only public http(s) hosts are asked",
}


@dataclass
class Probe:
    """Pages of a column: the column page, an answer of its list service, an article; `problem` is
    one line, or None; `learned` the rule of further pages that was found by trying."""

    pages: dict[str, Page] = field(default_factory=dict)
    problem: str | None = None
    learned: str | None = None


def probe(
    source: Source, contact: str | None, replica: bool, *, detect: bool, article: bool
) -> Probe:
    """Ask politely for the first pages of a column. Never raises on what the site does."""
    spec: dict[str, Any] = {
        "source": source.model_dump(mode="json"),
        "replica": replica,
        "user_agent": user_agent(contact),
        "detect": detect,
        "article": article,
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spec.json"
        path.write_text(json.dumps(spec), encoding="utf-8")
        try:
            look("probe", path, None, SECONDS)
            result = json.loads((path.parent / "result.json").read_text(encoding="utf-8"))
        except subprocess.TimeoutExpired:
            return Probe(problem=f"no answer within {SECONDS} seconds")
        except FileNotFoundError:
            return Probe(
                problem="the look failed before it could ask for a page; try again, and report it "
                "when it stays"
            )
    found = Probe(learned=result["learned"])
    for saved in result["pages"]:
        found.pages[saved["role"]] = Page(
            saved["url"], base64.b64decode(saved["body"]), 200, saved["headers"]
        )
    if wrong := result["problem"]:
        kind = wrong["class"].split(":")[0]
        status = f" (HTTP {wrong['status']})" if wrong["status"] else ""
        found.problem = (
            f"{wrong['role']} page {wrong['url']}: {wrong['class']}{status}; "
            f"{_REMEDY.get(kind, 'see docs/log-messages.md')}"
        )
    elif not found.pages:
        found.problem = "the site gave no page; see docs/log-messages.md"
    return found


def check_source(source: Source, contact: str | None, replica: bool) -> tuple[list[str], bool]:
    """Lines that say how a source's site answers now, and whether its list still parses."""
    seen = probe(source, contact, replica, detect=False, article=True)
    lines: list[str] = []
    expected = ranked_platforms(seen.pages["list"])[0] if "list" in seen.pages else None
    platform = source.platform or (expected[1] if expected else "generic")
    listed, shown = None, ListPage()
    for role in ("list", "answer"):
        if page := seen.pages.get(role):
            try:
                listed = limited(list_page, source, page, platform, role == "list")
            except ReaderError as error:
                lines.append(f"{role}: {error}  {page.url}")
                continue
            shown = listed if role == "list" else shown
            rows = [*listed.rows, *listed.unplaced]
            listed.rows = placed(rows, shown.base or source.start_urls[0], shown.places)
            declared = (
                f"{listed.declared_total} declared, " if listed.declared_total is not None else ""
            )
            lines.append(
                f"{role}: reachable, {len(listed.rows)} rows, {declared}pager: {listed.pager}  "
                f"{page.url}"
            )
    if page := seen.pages.get("article"):
        reply = parse_page(source, page).reply
        lines.append(
            f"reply: {reply.document_type}, {reply.char_count} characters, published "
            f"{reply.published_at}, {reply.title}"
        )
    if seen.problem:
        lines.append(f"problem: {seen.problem}")
    if expected and source.platform and expected[1] not in (source.platform, "generic"):
        lines.append(
            f"note: the page looks like {expected[1]} ({'; '.join(expected[2])}), the source says "
            f"{source.platform}"
        )
    healthy = seen.problem is None and listed is not None and bool(listed.rows or listed.children)
    lines.append(
        "healthy"
        if healthy
        else "not healthy: the first list page gives no rows"
        if seen.problem is None
        else "not healthy"
    )
    return lines, healthy
