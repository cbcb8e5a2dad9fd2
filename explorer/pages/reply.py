"""One reply, and the archived page beside it."""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from crawlers.page import Page, PageError
from crawlers.text.folding import squeeze
from explorer.originals import Archived, archived, masked_rendering
from explorer.pages.lists import Line, line
from explorer.search import Hit
from explorer.selection import Selection
from explorer.site import NotFoundError, Site, site_of, written
from explorer.taking.cite import citation
from schemas.reply import Reply, Section
from storage.layout import StorageError

router = APIRouter()
MOST_TEXT, MOST_LISTED = 200_000, 50
_FIELDS = (
    "title", "document_type", "kind", "body_name_raw", "term", "session", "session_year",
    "proposal_numbers", "proposal_title", "addressee_raw", "addressees", "agency", "agency_raw",
    "agency_region", "handling_role", "co_agencies", "doc_number", "signer", "reply_date",
    "reply_date_raw", "published_at", "url_date", "outcome_raw", "outcome", "disclosure",
    "index_no", "topic", "keywords", "body_text", "body_completeness", "char_count",
    "quality_flags", "first_seen_at", "last_seen_at", "last_changed_at", "capture_id",
    "parser_version",
)  # fmt: skip
ARCHIVED_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
"""Of an archived page: no script, no request to anywhere, not of this origin."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a reply's text; `section` is the number of the section that begins with it, and
    `heading` whether it is nothing but that section's head."""

    text: str
    section: int | None
    heading: bool


def found_reply(site: Site, reply_id: str) -> Hit:
    """The reply with an id. Raises NotFoundError, also for one that was taken down."""
    search = site.search
    number = search.number(reply_id)
    if number is None:
        raise NotFoundError(f"no reply {reply_id!r} in version {site.version}")
    return search.hits([number])[0]


@router.get("/reply/{reply_id}", response_class=HTMLResponse)
def reply_page(request: Request, reply_id: str) -> HTMLResponse:
    """Everything about one reply."""
    site = site_of(request)
    hit = found_reply(site, reply_id)
    records = site.records
    reply = records.reply(reply_id, hit.published_year)
    fields = [
        (name, value, reply.field_sources.get(name, ""))
        for name in _FIELDS
        if (value := _printed(reply, name))
    ]
    body = reply.body_text or ""
    sections = [s for s in records.sections(reply) if s.marker or s.heading]
    return written(
        request,
        "reply.html",
        hit=hit,
        reply=reply,
        fields=fields,
        paragraphs=_paragraphs(body[:MOST_TEXT], sections),
        cut=max(0, len(body) - MOST_TEXT),
        sections=sections,
        attachments=records.attachments(reply),
        named=records.citations(reply),
        steps=records.steps(reply),
        events=records.events(reply_id),
        copies=_others(site, hit, "group", reply.duplicate_group),
        siblings=_others(site, hit, "proposal", hit.proposal_key),
        cite=citation(reply, site.version),
        capture=records.capture(reply.capture_id),
    )


def _paragraphs(body: str, sections: list[Section]) -> list[Paragraph]:
    """Lines of a text; the first line that begins like the next section is its head."""
    paragraphs: list[Paragraph] = []
    left = [(s, squeeze((s.marker or "") + (s.heading or ""))) for s in sections]
    for line_of_text in filter(str.strip, body.split("\n")):
        seq, short = None, False
        if left and squeeze(line_of_text).startswith(left[0][1]):
            section, head = left.pop(0)
            seq, short = section.seq, len(squeeze(line_of_text)) <= len(head)
        paragraphs.append(Paragraph(line_of_text, seq, short))
    return paragraphs


def _printed(reply: Reply, name: str) -> str:
    value = getattr(reply, name)
    if name == "body_text":
        return "…" if value else ""
    return "、".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _others(site: Site, hit: Hit, facet: str, value: str | None) -> list[Line]:
    if not value:
        return []
    search = site.search
    numbers = search.everything(Selection().with_filter(facet, value), None)[: MOST_LISTED + 1]
    return [line(h, []) for h in search.hits([n for n in numbers if n != hit.id])]


def _response(site: Site, reply_id: str) -> tuple[Archived, str | None]:
    hit = found_reply(site, reply_id)
    reply = site.records.reply(reply_id, hit.published_year)
    capture = site.records.capture(reply.capture_id)
    if capture is None:
        raise NotFoundError(f"reply {reply_id!r} has no archived page")
    return archived(site.layout.archive, capture), capture.media_type


@router.get("/archived/{reply_id}")
def archived_page(request: Request, reply_id: str) -> Response:
    """The masked rendering of the archived page."""
    try:
        response, _ = _response(site_of(request), reply_id)
        body = masked_rendering(Page(response.url, response.body, 200, response.headers))
    except (StorageError, PageError) as error:
        return _shown(written(request, "message.html", 404, message=str(error)))
    return _shown(HTMLResponse(body))


@router.get("/raw/{reply_id}")
def raw_page(request: Request, reply_id: str) -> Response:
    """The archived bytes of a page, when the explorer was started with --raw."""
    site = site_of(request)
    if not site.raw:
        raise NotFoundError("the archived original is shown by dafu explore --raw")
    try:
        response, media_type = _response(site, reply_id)
        page = Page(response.url, response.body, 200, response.headers)
        if media_type in (None, "text/html", "application/xhtml+xml", "text/plain"):
            return _shown(HTMLResponse(page.text))
    except (StorageError, PageError) as error:
        return _shown(written(request, "message.html", 404, message=str(error)))
    name = {"content-disposition": f'attachment; filename="{reply_id}"'}
    return Response(response.body, 200, name, "application/octet-stream")


def _shown(response: HTMLResponse) -> HTMLResponse:
    response.headers["content-security-policy"] = ARCHIVED_POLICY
    return response
