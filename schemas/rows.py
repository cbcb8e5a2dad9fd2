"""The rows that one page gives, as they go from the reader to the tables."""

from pydantic import BaseModel, ConfigDict

from schemas.reply import Attachment, Citation, Reply, Section
from schemas.run import Issue


class Children(BaseModel):
    """Rows that hang on a reply, by their table."""

    sections: list[Section] = []
    citations: list[Citation] = []
    attachments: list[Attachment] = []


class PageRows(BaseModel):
    """A reply, what hangs on it, and what a person should know of the page. Other keys beside
    these are not looked at: a staged line has more."""

    model_config = ConfigDict(extra="ignore")

    reply: Reply
    children: Children = Children()
    issues: list[Issue] = []
