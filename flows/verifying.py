"""A night that makes the registry true: each unverified source is looked at once, politely, and
what is seen goes into one report and, when asked for, into the source files.

A look is a crawl that fetches two documents, into a folder of its own: neither the ledger nor the
tables of the data folder change. A source that was looked at within a month is not asked again, so
that a run that was stopped goes on where it was.
"""

import shutil
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from crawlers.authoring.draft import source_path, write_active, write_paused
from flows.runs.crawling import CrawlOptions, crawl, prepare_run
from schemas.ground.clock import now, today
from schemas.messages import messages
from schemas.reply import ANSWER_TYPES
from schemas.run import UNPROVEN, Issue
from schemas.source import Source
from schemas.verification import SeenReply, Verdict, Verification
from storage.layout import Layout, write_atomic
from storage.ledger import Window
from storage.raw.runs import RunReport, StagedPage, rows_in
from storage.raw.staging import staged

DOCUMENTS = 2
MOST_REQUESTS = 120
AGAIN_DAYS = 30
WORKERS = 4
REPORT = "report.jsonl"
FIELDS = (
    "proposal_numbers", "proposal_title", "addressee_raw", "agency", "reply_date", "published_at",
    "doc_number", "kind", "session_raw",
)  # fmt: skip
"""Columns that a reply usually fills."""
_MENDING = {
    "robots_denied": "status: paused, because robots.txt closes the column",
    "gone": "look for its new address: dafu sources discover {host}",
    "soft_404": "look for its new address: dafu sources discover {host}",
    "dns_failed": "the host is gone or renamed; status: gone when it stays",
    "tls_failed": "try the http address of the column as start_urls",
    "empty_list": "look for its new address, or give listing.rows: dafu sources detect {url}",
    "blocked": "try from another network; else status: paused",
    "stopped": "its list leads to more pages than a look may ask for: dafu sources detect {url}",
    UNPROVEN: "compare with the site; listing.pager where the list is longer",
    "total_not_met": "compare with the site; listing.total: ignore where it miscounts",
}


@dataclass
class Verifying:
    """One run over sources; `say` is told of each when it is done."""

    data: Path
    options: CrawlOptions
    say: Callable[[Verification], None]
    folder: Path | None = None
    write: bool = False

    def run(self, sources: Sequence[Source]) -> list[Verification]:
        """Look at all that were not looked at within a month; write the report of every look."""
        left = left_of(self.data, sources)
        by_host: dict[str, list[Source]] = {}
        for source in left:
            by_host.setdefault(urlsplit(source.start_urls[0]).hostname or "", []).append(source)
        with ThreadPoolExecutor(WORKERS) as pool:
            for future in as_completed([pool.submit(self._host, s) for s in by_host.values()]):
                future.result()
        known = known_verifications(self.data)
        write_atomic(report_page(self.data), verification_page(list(known.values())))
        return [known[s.id] for s in sources if s.id in known]

    def _host(self, sources: Iterable[Source]) -> None:
        """The sources of one host, one after the other."""
        for source in sources:
            found = self._look(source)
            if self.write:
                found = found.model_copy(update={"written": self._write(source, found)})
            path = _folder(self.data) / REPORT
            with path.open("a", encoding="utf-8") as out:
                out.write(found.model_dump_json() + "\n")
            self.say(found)

    def _look(self, source: Source) -> Verification:
        layout = Layout(_folder(self.data) / source.id)
        shutil.rmtree(layout.root, ignore_errors=True)
        layout.prepare()
        window = Window(source.id, date(1980, 1, 1), today())
        run = prepare_run(layout, source, window, self.options)
        report = crawl(layout, run, self.options.timeout, lambda: False, lambda pages: None)
        pages = list(staged(run.folder, StagedPage))
        issues = list(staged(run.folder, Issue))
        shutil.rmtree(layout.root, ignore_errors=True)
        return verification(source, report, pages, issues)

    def _write(self, source: Source, found: Verification) -> bool:
        """What was seen into the file: active with its proof, or paused where robots.txt closes
        the column. Nothing else is certain enough."""
        path, day = source_path(source, self.folder), f"{found.at:%Y-%m-%d}"
        if found.verdict == "works":
            words = f"looked at on {day}: {found.listed} documents listed, {found.proof}"
            write_active(path, day, words, None if source.platform else found.platform)
        elif found.failure == "robots_denied":
            write_paused(path, day, "robots.txt closes the column")
        else:
            return False
        return True


def verification(
    source: Source, report: RunReport, pages: list[StagedPage], issues: list[Issue]
) -> Verification:
    """What a look at a source came to."""
    replies = [_seen(page) for page in pages if not page.refused]
    readable = [r for r in replies if r.document_type in ANSWER_TYPES]
    unproven = report.failure == UNPROVEN
    verdict: Verdict = "broken"
    if readable and (report.outcome == "complete" or unproven):
        verdict = "unproven" if unproven else "works"
    failure, reason = report.failure, report.reason
    if verdict == "broken" and failure is None:
        failure, reason = "no_reply", "its list was read, and neither document is an answer"
    url = source.start_urls[0]
    return Verification(
        source_id=source.id,
        url=url,
        verdict=verdict,
        at=now(),
        outcome=report.outcome,
        failure=failure,
        reason=reason,
        proof=report.proof,
        platform=report.platform,
        named_platform=source.platform,
        listed=report.listed,
        declared=report.declared,
        requests=report.requests,
        replies=replies,
        issues=sorted({f"{issue.kind}: {issue.message}" for issue in issues})[:5],
        mending=_mending(source, report, issues, verdict),
    )


def _seen(page: StagedPage) -> SeenReply:
    reply = page.rows().reply
    filled = [name for name in FIELDS if getattr(reply, name, None)]
    return SeenReply(
        url=reply.url, document_type=reply.document_type, characters=reply.char_count, fields=filled
    )


def _mending(
    source: Source, report: RunReport, issues: list[Issue], verdict: Verdict
) -> str | None:
    if report.other_platform:  # of a list that reads whole, too: its pages may not
        return f"correct platform, or leave it out: {report.other_platform}"
    if verdict == "works":
        return None
    kinds = [report.failure or "", *(i.kind for i in issues)]
    url = source.start_urls[0]
    for kind in kinds:
        if kind in _MENDING:
            return _MENDING[kind].format(host=urlsplit(url).hostname, url=url)
    known = messages().get(kinds[0])
    return known.what_to_do if known else None


def left_of(data: Path, sources: Sequence[Source]) -> list[Source]:
    """The sources that were not looked at within a month."""
    known, since = known_verifications(data), now() - timedelta(days=AGAIN_DAYS)
    return [s for s in sources if s.id not in known or known[s.id].at < since]


def _folder(data: Path) -> Path:
    folder = data / "verify"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def report_page(data: Path) -> Path:
    """The one file to send back."""
    return _folder(data) / "report.md"


def known_verifications(data: Path) -> dict[str, Verification]:
    """The newest look at each source."""
    looks = rows_in(_folder(data) / REPORT, Verification.model_validate_json)
    return {one.source_id: one for one in looks}


def verification_page(found: Sequence[Verification]) -> str:
    """The report as Markdown: counts, then a row a source; no text of any page."""
    verdicts = [v.verdict for v in found]
    counts = ", ".join(f"{verdicts.count(v)} {v}" for v in ("works", "unproven", "broken"))
    lines = [
        "# Sources looked at",
        "",
        f"{len(found)} sources: {counts}. {sum(v.requests for v in found)} requests.",
        "",
        "| source | verdict | listed | proof | platform | columns filled | why | mending |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for v in sorted(found, key=lambda v: (v.verdict, v.source_id)):
        filled = ", ".join(sorted({name for r in v.replies for name in r.fields}))
        why = f"{v.failure}: {v.reason}" if v.failure else ""
        platform = v.platform or v.named_platform or ""
        cells = (v.source_id, v.verdict, f"{v.listed}", v.proof or "", platform, filled, why)
        escaped = (cell.replace("|", "/") for cell in (*cells, v.mending or ""))
        lines.append(f"| {' | '.join(escaped)} |")
    return "\n".join(lines) + "\n"
