"""One page with all that is told of it, and what comes of it: what goes to a reader's process, and
comes back."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from crawlers.page import Page
from crawlers.read.files.links import FetchedFile
from crawlers.read.parse import parse_page
from crawlers.read.parsed import ParsedPage
from crawlers.read.render import Rendered, rendered
from schemas.reply import DocumentType
from schemas.source import Source


@dataclass(frozen=True)  # no slots: pickle writes them in Python, thrice as slowly, twice a page
class PageToRead:
    """All that the reader is told of one page; the fields are as in parse_page."""

    source: Source | None
    page: Page
    parts: tuple[Page, ...] = ()
    listed_title: str | None = None
    files: tuple[FetchedFile, ...] = ()
    layout: str | None = None
    with_article: bool = False
    listed_at: datetime | None = None


@dataclass(frozen=True)
class Reading:
    """What came of a page: its rows, how its body was found, and what is still to be fetched for
    it."""

    url: str
    rows_json: bytes = b""
    """PageRows as JSON: made once, in the reader's process, and staged as it is."""
    document_type: DocumentType = "other"
    refused: str | None = None
    failed: str | None = None
    """Why there is nothing of the page, when that is a fault of the reader and not of the page."""
    body_at: str | None = None
    body_path: str = "none"
    body_confidence: float = 0.0
    files: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """Further parts that the article names and that were not given."""
    article: Rendered | None = None
    """The article in both forms, where it was asked for."""

    @classmethod
    def of(cls, parsed: ParsedPage, article: Rendered | None = None) -> "Reading":
        """The rows of a page that was read."""
        errors = (issue.message for issue in parsed.issues if issue.kind == "reader_error")
        return cls(
            parsed.reply.url,
            parsed.rows().model_dump_json().encode(),
            parsed.reply.document_type,
            parsed.refusal(),
            next(errors, None),
            parsed.body_at,
            parsed.body_path,
            parsed.body_confidence,
            tuple(a.url for a in parsed.attachments),
            parsed.missing_parts,
            article,
        )


@cache
def warm() -> None:
    """Read a page of our own, so that what is made once (the rules of all fields, .4 s of CPU) is
    there before this process forks its readers."""
    read_page(PageToRead(None, Page("http://localhost/t20240501_1.html", _REPLY)))


_REPLY = """<html><head><title>对市政协十四届二次会议第123号提案的答复</title></head><body><div>
<h1>对市政协十四届二次会议第123号提案的答复</h1><p>某某委员：</p><p>您提出的关于加强建设的提案收悉，现答复如下：</p>
<p>一、基本情况</p><p>按照市发〔2023〕1号文件的要求，已经完成有关工作，并且作出了下一步的安排，请您继续关心。</p>
<p>感谢您的关心。</p><p>联系人：某某，电话：12345</p><p>某某市教育局</p><p>2024年5月1日</p></div></body></html>""".encode()


def read_page(wanted: PageToRead) -> Reading:
    """What one page says."""
    source, page, parts, layout = wanted.source, wanted.page, wanted.parts, wanted.layout
    parsed = parse_page(
        source, page, parts, wanted.listed_title, wanted.files, layout, wanted.listed_at
    )
    article = rendered(source, page, parsed, parts, layout) if wanted.with_article else None
    return Reading.of(parsed, article)
