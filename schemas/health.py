"""What the health page says, as rows: the same numbers stand in its charts, in Prefect's artifacts
and in `<data>/health/*.parquet`."""

from pydantic import Field

from schemas.coverage import SourceHealth
from schemas.discovery import DiscoveryOutcome
from schemas.ground.base import Instant, Int32, Row
from schemas.source import RegistryStatus


class SourceStatus(Row):
    """One source of the registry this morning."""

    source_id: str = Field(description="Registry key")
    title: str = Field(description="Publisher and column")
    platform: str = Field(description="CMS family; undetected before the first run")
    status: RegistryStatus = Field(description="Status in the registry")
    state: SourceHealth = Field(description="How the last run went")
    failure: str | None = Field(None, description="Class of what is wrong; docs/log-messages.md")
    reason: str | None = Field(None, description="What is wrong, for a person")
    last_run_at: Instant | None = Field(None, description="End of the last run")
    last_complete_at: Instant | None = Field(
        None, description="End of the last run that was proven complete"
    )
    held: Int32 = Field(0, description="Documents in the newest version")
    newest_published: str | None = Field(None, description="Newest day of publication, YYYY-MM-DD")
    days_since_news: Int32 | None = Field(
        None,
        description="Days since the newest day of publication (first seen, where none is printed)",
    )
    open_windows: Int32 = Field(0, description="Windows that no run has closed")
    region: str | None = Field(None, description="GB/T 2260 code, null while not established")


class HostLook(Row):
    """One host that discovery looked at, as it stands after its last look."""

    host: str = Field(description="Name of the site")
    outcome: DiscoveryOutcome = Field(description="How far it is looked at")
    reason: str | None = Field(None, description="Why it is not looked at to the end")
    at: Instant | None = Field(None, description="Last look")
    requests: Int32 = Field(0, description="Requests of this look, robots.txt included")
    columns: Int32 = Field(0, description="Columns of replies")
    lists: Int32 = Field(0, description="Lists of these columns, each one source")
    new: list[str] = Field([], description="Addresses of lists that the look before did not have")
    gone: list[str] = Field([], description="Addresses of lists that this look did not find")


class Alarm(Row):
    """Something that wants a person, once, with its history; a source that fails three nights has
    one alarm, not three."""

    source_id: str = Field(description="Registry key")
    kind: str = Field(description="Class; docs/log-messages.md")
    message: str = Field(description="The newest message, for a person")
    what_to_do: str = Field(description="From docs/log-messages.md")
    since: Instant = Field(description="When it was first seen without a good run after it")
    last_at: Instant = Field(description="When it was last seen")
    times: Int32 = Field(description="Runs in which it was seen")
    history: str = Field("", description="Day and class of these runs, the newest 14")


class FailureDay(Row):
    """Runs that were not complete, and issues of pages, by day and class."""

    day: str = Field(description="YYYY-MM-DD, Asia/Shanghai")
    kind: str = Field(description="Class")
    sources: Int32 = Field(description="Sources concerned")
    times: Int32 = Field(description="Runs or pages")


class UncertainSource(Row):
    """A source whose main texts are doubted (issues `body_uncertain` of the last days)."""

    source_id: str = Field(description="Registry key")
    pages: Int32 = Field(description="Pages that are doubted")
    held: Int32 = Field(description="Documents of the source in the newest version")
    url: str = Field(description="The newest of these pages")


class MonthVolume(Row):
    """Documents by month."""

    month: str = Field(description="YYYY-MM")
    published: Int32 = Field(0, description="Published in that month")
    found: Int32 = Field(0, description="First seen by dafu in that month")


class YearLag(Row):
    """Days from sign-off to publication, by year of publication."""

    year: Int32 = Field(description="Year of publication")
    replies: Int32 = Field(description="Replies with both dates")
    median_days: float = Field(description="Median")
    p90_days: float = Field(description="Nine of ten are published within so many days")


class NullRate(Row):
    """How often a column of `replies` is empty, among replies that are still public."""

    column: str = Field(description="Column")
    rows: Int32 = Field(description="Replies")
    empty: Int32 = Field(description="Of these without a value")
    recent_rows: Int32 = Field(description="Replies found in the last 30 days")
    recent_empty: Int32 = Field(description="Of these without a value")


class OpenWindow(Row):
    """A window that no run has closed."""

    source_id: str = Field(description="Registry key")
    window_from: str = Field(description="First day")
    window_until: str = Field(description="Last day")
    outcome: str = Field(description="Outcome of its last attempt, or open")
    attempts: Int32 = Field(description="Attempts so far")
    reason: str | None = Field(None, description="Why it is not closed")
    updated_at: str = Field(description="Last attempt")
