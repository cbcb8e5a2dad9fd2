"""What came of one page: its rows, and how its body was found."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from schemas.ground.clock import in_shanghai
from schemas.ground.privacy import mask_personal_data
from schemas.reply import Attachment, Citation, Reply, Section
from schemas.rows import Children, PageRows
from schemas.run import Issue

REFUSALS = ("page_refused", "reader_error")
"""Kinds of issues of a page that becomes no row."""


@dataclass
class ParsedPage:
    """All rows that one page gives, and how its body was found."""

    reply: Reply
    sections: list[Section] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    body_path: str = "none"
    body_confidence: float = 0.0
    body_at: str | None = None
    """Container path of the body, from which a source's layout is learned."""
    missing_parts: tuple[str, ...] = ()
    """Further parts of the article that it names and that were not at hand."""

    def refusal(self) -> str | None:
        """Why the page cannot become a row (it goes to quarantine), or None."""
        refused = next((issue.message for issue in self.issues if issue.kind in REFUSALS), None)
        if refused is None and self.reply.body_completeness == "empty" and not self.reply.title:
            return "neither a title nor a main text was found"
        return refused

    def rows(self) -> PageRows:
        """All rows as they go to the tables."""
        children = Children(
            sections=self.sections, citations=self.citations, attachments=self.attachments
        )
        return PageRows(reply=self.reply, children=children, issues=self.issues)

    def as_rows(self) -> dict[str, Any]:
        """All rows as JSON values: reply, children by table, issues."""
        return self.rows().model_dump(mode="json")


def page_issue(
    parsed: ParsedPage, kind: str, message: str, column: str | None = None, value: str | None = None
) -> Issue:
    return Issue(
        kind=kind,
        message=message,
        field=column,
        value=mask_personal_data(value)[0][:200] if value else None,  # no part of a number is left
        source_id=parsed.reply.source_id,
        url=parsed.reply.url,
    )


def published_day(reply: Reply) -> date | None:
    """The publication day in Asia/Shanghai, or None."""
    return in_shanghai(reply.published_at).date() if reply.published_at else None
