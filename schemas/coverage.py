"""What a version says about its own completeness: state of each source, coverage by year, gaps in
serial numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field

from schemas.ground.base import Instant, Int16, Int32, Row
from schemas.reply import Kind, Level
from schemas.run import Proof
from schemas.source import RegistryStatus, SourceKind

SourceHealth = Literal[
    "healthy",
    "unproven",
    "incomplete",
    "empty",
    "blocked",
    "failed",
    "never_run",
    "held_back",
    "paused",
    "gone",
]


CoverageStateName = Literal[
    "measured", "partial", "unproven", "stale", "not_asked_yet", "blocked", "no_column_found",
]  # fmt: skip
OfficialMeasure = Literal["handled", "replies_published"]
STALE_AFTER_DAYS = 30
"""Days without a run that read a list to its end, after which what is held of it is `stale`."""


class SourceState(Row):
    """One source of the registry and how its last run went."""

    source_id: str = Field(description="Registry key")
    title: str = Field(description="Publisher and column")
    platform: str = Field(description="CMS family; undetected before the first run")
    kind: SourceKind = Field(description="Which side's proposals it answers")
    publisher: str | None = Field(
        None, description="Name of the publishing agency, null while not established"
    )
    level: Level = Field(description="Level of the publisher")
    region: str | None = Field(None, description="GB/T 2260 code, null while not established")
    urls: list[str] = Field(description="Start addresses")
    status: RegistryStatus = Field(description="Status in the registry")
    evidence: str = Field(
        description="Where the address is from, and the proof once a run verified it"
    )
    min_replies: Int32 = Field(
        0,
        description="Least number of replies that is plausible; below it the last good rows are "
        "kept",
    )
    state: SourceHealth = Field(
        "never_run",
        description="How the last run went",
    )
    reason: str | None = Field(None, description="Why it is not healthy")
    last_run_at: Instant | None = Field(None, description="End of the last run")
    last_complete_at: Instant | None = Field(
        None, description="End of the last run that was proven complete"
    )
    proof: Proof | None = Field(
        None,
        description="What proved the last complete run: total_met, walked_to_end or single_page",
    )
    first_year: Int16 | None = Field(None, description="First year that it is asked for")


class Coverage(Row):
    """What is held of one source and year of publication."""

    source_id: str = Field(description="Registry key, or imported:<host>")
    year: Int16 = Field(description="published_year; 0 when no date is known")
    held: Int32 = Field(0, description="Documents held that are still on the site")
    replies: Int32 = Field(
        0, description="Of these, replies (document_type reply or follow_up_reply)"
    )
    full_text: Int32 = Field(0, description="Of the held, with their whole text")
    attachment_only: Int32 = Field(
        0, description="Of the held, whose text is only in an attachment"
    )
    without_text: Int32 = Field(0, description="Of the held, scanned or empty")
    withdrawn: Int32 = Field(0, description="Documents that the site no longer has")
    listed_only: Int32 | None = Field(
        None,
        description="Documents that archived list pages name and that are not held; null before "
        "schema 1.4",
    )


class Listing(Row):
    """One row of an archived list page: a document as its title, date and address stood there."""

    source_id: str = Field(description="Registry key, or imported:<host>")
    url: str = Field(description="Address of the document")
    title: str = Field(description="Title as the list prints it")
    printed_on: date | None = Field(None, description="Date that the list prints beside it")
    seen_at: Instant = Field(description="When the list page was captured")
    list_url: str = Field(description="Address of the list page")
    capture_id: str = Field(description="Capture of the list page")


class Listed(Listing):
    """A document that archived list pages name, whether its page was ever archived or not: a hint
    at what is missing, and an address to try."""

    held: bool = Field(description="Whether `replies` has it, at this address or an earlier one")


class CoverageState(Row):
    """How far one source, or one year of it, is covered, in a word; and hosts without a column.

    A quotable sentence is `state`, `held`, `listed` and `last_checked_at` together. An unknown
    number is null and never a zero.
    """

    source_id: str | None = Field(None, description="Registry key; null for a host without column")
    host: str | None = Field(None, description="Host that was looked at and has no source")
    year: Int16 | None = Field(
        None, description="published_year; 0 when no date is known, null for all years together"
    )
    state: CoverageStateName = Field(description="How far it is covered")
    listed: Int32 | None = Field(
        None,
        description="Documents that the lists have; null when no list was read. The year is that "
        "of the document where it is held, else that of the list's date",
    )
    held: Int32 = Field(0, description="Documents held that are still on the site")
    missing: Int32 | None = Field(None, description="Of the listed, those that are not held")
    share_percent: Int16 | None = Field(
        None, description="Held of the listed in per cent, rounded down; null when none is listed"
    )
    declared: Int32 | None = Field(
        None, description="Total that the site itself declared in the last run, for all years"
    )
    proof: Proof | None = Field(
        None, description="What proved that the list was read to its end, of the newest such run"
    )
    last_checked_at: Instant | None = Field(None, description="End of the last run that asked")
    next_check_on: date | None = Field(
        None, description="Day of the next run, Asia/Shanghai; null when none is planned"
    )


class CoverageMonth(Row):
    """Documents of one source by month of publication, against the same month of its other
    years."""

    source_id: str = Field(description="Registry key, or imported:<host>")
    year: Int16 = Field(description="Year of publication")
    month: Int16 = Field(description="Month of publication")
    held: Int32 = Field(description="Documents held that are still on the site")
    usual: float = Field(
        description="Median of the same month over the other years in which the source has "
        "documents; months without any count as 0"
    )
    years: Int16 = Field(description="Number of those other years")
    is_low: bool = Field(
        description="Held is less than half of the usual, which is 4 or more, over 2 other years "
        "or more: a hint at documents that are missing, no proof"
    )


class OfficialTotal(Row):
    """A total that an official body has stated, with where it was stated: what the whole is."""

    official_id: str = Field(description="Key of the row")
    body_level: Level = Field(description="Level of the congress or conference")
    scope: str = Field(description="Whose work is counted")
    kind: Kind = Field(description="Suggestions of a congress or proposals of a conference")
    year: Int16 = Field(description="Year of the session whose suggestions or proposals it counts")
    measure: OfficialMeasure = Field(description="What is counted")
    total: Int32 = Field(description="The number as stated")
    is_about: bool = Field(description="It was stated as a round number")
    stated_on: date | None = Field(None, description="Day of the statement, null while unknown")
    evidence: str = Field(description="Where it was stated, and what is in doubt")
    held: Int32 = Field(
        0,
        description="Replies held of that kind, level and session_year; replies that print no "
        "session are not among them, so that no share can be made of it",
    )


class CitedMissing(Row):
    """A document number that held replies cite, which looks like those of replies that are held
    and is not among them."""

    doc_number: str = Field(description="The number, normalised brackets 〔〕")
    cited_by: Int32 = Field(description="Replies that cite it")
    first_cited_by: str = Field(description="One of them: the lowest reply_id")
    source_ids: list[str] = Field(
        description="Sources that hold replies with numbers of the same letters"
    )


class NumberGap(Row):
    """Proposal numbers that are missing in a run of serial numbers: a hint at replies that are not
    held."""

    source_id: str = Field(description="Registry key")
    kind: Kind = Field(description="Kind of the proposals")
    term: Int16 | None = Field(None, description="届")
    session: Int16 | None = Field(None, description="次")
    lowest: Int32 = Field(description="Lowest number held")
    highest: Int32 = Field(description="Highest number held")
    held: Int32 = Field(description="Different numbers held")
    missing: list[str] = Field(description="Numbers between them that are not held, at most 500")
    density: float = Field(
        description="held / (highest - lowest + 1); an agency that answers few of them has gaps by "
        "nature"
    )


LEAST_NUMBERS, LEAST_DENSITY, MOST_MISSING = 8, 0.3, 500


def number_gaps(
    source_id: str, rows: Iterable[tuple[Kind, int | None, int | None, list[str] | None]]
) -> list[NumberGap]:
    """Gaps by kind and sitting, from (kind, term, session, numbers) of a source's replies.

    Only series of serial numbers are looked at: plain numbers of up to four digits (a year in front
    is part of some numbers and no serial), at least 8 of them, and dense enough that a gap says
    something.

    >>> rows = [("npc_suggestion", 9, 3, [str(n)]) for n in (1, 2, 3, 5, 6, 7, 8, 9)]
    >>> number_gaps("x", rows)[0].missing
    ['4']
    """
    series: dict[tuple[Kind, int | None, int | None], set[int]] = defaultdict(set)
    for kind, term, session, numbers in rows:
        plain = [int(n) for n in numbers or () if re.fullmatch(r"[0-9]{1,4}", n)]
        if kind != "unknown" and (term is not None or session is not None):
            series[(kind, term, session)].update(n for n in plain if n > 0)
    found = []
    for (kind, term, session), numbers_held in sorted(series.items(), key=str):
        low, high = (min(numbers_held), max(numbers_held)) if numbers_held else (0, 0)
        density = len(numbers_held) / (high - low + 1)
        if (
            len(numbers_held) < LEAST_NUMBERS
            or density < LEAST_DENSITY
            or len(numbers_held) == high - low + 1
        ):
            continue
        missing = [str(n) for n in range(low, high + 1) if n not in numbers_held]
        found.append(
            NumberGap(
                source_id=source_id,
                kind=kind,
                term=term,
                session=session,
                lowest=low,
                highest=high,
                held=len(numbers_held),
                missing=missing[:MOST_MISSING],
                density=round(density, 3),
            )
        )
    return found
