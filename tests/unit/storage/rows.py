"""Rows for storage tests, without a crawl."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from schemas.normalize import content_hash
from schemas.reply import Citation, Reply, Section
from schemas.rows import Children
from schemas.run import RunKind
from storage.layout import Layout, locked
from storage.ledger import Ledger
from storage.tables.batch import Batch, Incoming, Outcome, Withdrawal
from storage.tables.commit import Dataset
from storage.tables.current import CurrentIndex
from storage.tables.delta import Tables

DAY = datetime(2026, 1, 1, tzinfo=UTC)


def reply(n: int, **values: Any) -> Reply:
    """Reply number n: its own number and text, of one of two years: a version has a part for each,
    and takes 0.05 s for it."""
    year = 2022 + n % 2
    given = {
        "reply_id": f"r{n:05d}",
        "source_id": f"source_{n % 3}",
        "url": f"https://a.gov.cn/t{n}.html",
        "document_type": "reply",
        "kind": "npc_suggestion",
        "title": f"对市人大建议第{n}号的答复",
        "term": 9,
        "session": 3,
        "proposal_numbers": [str(n)],
        "agency": f"某市{n % 4}局",
        "reply_date": date(year, 5, 1),
        "published_at": datetime(year, 6, 1, 1, tzinfo=UTC),
        "published_year": year,
        "body_completeness": "full",
        "parser_version": "1",
        "run_id": "run",
        "body_text": f"第{n}号。"
        + "".join(chr(0x4E00 + (n * 97 + i * i * 31) % 4000) for i in range(200)),
    } | values
    row = Reply(**given)
    row.char_count = len(row.body_text or "")
    row.content_hash = content_hash(row)
    return row


def _cited(reply_id: str, numbers: Sequence[str]) -> list[Citation]:
    return [
        Citation(reply_id=reply_id, seq=i, kind="doc_number", raw=number, doc_number=number)
        for i, number in enumerate(numbers, 1)
    ]


def commit(
    layout: Layout,
    replies: Sequence[Reply],
    kind: RunKind = "nightly",
    withdrawn: Sequence[str] = (),
    seen: datetime = DAY,
    cited: Mapping[int, Sequence[str]] | None = None,
) -> Outcome:
    """Commit rows as a collect does; `withdrawn` are reply ids, `cited` document numbers by the
    place of the reply, 1 for the first."""
    Ledger(layout.ledger)
    with locked(layout.locks / "tables.lock"):
        index = CurrentIndex(Tables(layout.tables))
        gone = [
            Withdrawal(reply_id, "run", seen, state.row["url"])
            for reply_id, state in index.get(withdrawn).items()
        ]
        pages = []
        for i, row in enumerate(replies):
            section = Section(reply_id=row.reply_id, seq=0, level=0, text="正文")
            citation = Citation(reply_id=row.reply_id, seq=0, kind="title", raw="《办法》")
            citations = [citation, *_cited(row.reply_id, (cited or {}).get(i + 1, ()))]
            children = Children(sections=[section], citations=citations)
            pages.append(
                Incoming(row.model_copy(), seen + timedelta(milliseconds=i), kind, children)
            )
        tables = Tables(layout.tables)
        return Dataset(tables).commit(
            CurrentIndex(tables).next_commit(),
            Batch(pages, gone),
            lambda capture: None,
            lambda outcome: [],
        )
