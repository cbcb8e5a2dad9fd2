"""What a look at a source says of it: whether it works, why not, and what would mend it."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from schemas.run import Proof

Verdict = Literal["works", "unproven", "broken"]
"""works: its list is read whole with proof and its replies can be read; unproven: they can, and
nothing proves that the list is whole; broken: anything else."""


class SeenReply(BaseModel):
    """One document of a source as it was read: which columns it fills, none of its text."""

    url: str
    document_type: str
    characters: int
    fields: list[str]


class Verification(BaseModel):
    """One source, looked at once."""

    model_config = ConfigDict(extra="ignore")

    source_id: str
    url: str
    verdict: Verdict
    at: datetime
    outcome: str
    failure: str | None = None
    reason: str | None = None
    proof: Proof | None = None
    platform: str | None = None
    named_platform: str | None = None
    """The platform that the source file names."""
    listed: int = 0
    declared: int | None = None
    requests: int = 0
    replies: list[SeenReply] = []
    issues: list[str] = []
    mending: str | None = None
    """What to write into the file, or to do."""
    written: bool = False

    @property
    def line(self) -> str:
        """One line for a terminal."""
        filled = max((len(r.fields) for r in self.replies), default=0)
        words = f"{self.listed} listed, {len(self.replies)} read, {filled} columns filled"
        why = f"; {self.failure}: {self.reason}" if self.failure else ""
        hint = f"; {self.mending}" if self.verdict == "works" and self.mending else ""
        return f"{self.verdict:<9} {self.source_id}  {words}{why}{hint}"
