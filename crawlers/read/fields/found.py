"""What is found of a reply, with where each value was read."""

from dataclasses import dataclass, field
from typing import Any

from crawlers.read.fields.sections import PrintedSection
from schemas.reply import QualityFlag


@dataclass
class ReplyFields:
    """Columns of `replies` with where they were read, plus the child rows as printed."""

    columns: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    flags: list[QualityFlag] = field(default_factory=list)
    issues: list[tuple[str, str, str | None]] = field(default_factory=list)
    sections: list[PrintedSection] = field(default_factory=list)
    citations: list[tuple[str, str, str | None, str | None]] = field(default_factory=list)

    def put(self, column: str, value: Any, where: str) -> None:
        """Set a column unless the value is empty."""
        if value is not None and value != [] and value != "":
            self.columns[column] = value
            self.sources[column] = where
