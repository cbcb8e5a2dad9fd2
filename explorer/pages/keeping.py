"""Saved searches: the only pages that write, and only when a form of this site is sent."""

from urllib.parse import parse_qsl

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from explorer.query import QueryError
from explorer.selection import selection_from
from explorer.site import site_of, written
from explorer.taking.saved import forget, keep, saved_searches
from storage.layout import StorageError

router = APIRouter()
MOST_BYTES = 20_000


@router.get("/saved", response_class=HTMLResponse)
def saved_page(request: Request) -> HTMLResponse:
    """All saved searches."""
    return written(request, "saved.html", searches=saved_searches(site_of(request).layout))


@router.post("/saved")
async def save(request: Request) -> Response:
    """Keep the search of the form: `name`, and `address`, the part after the question mark."""
    site, form = site_of(request), await _form(request)
    chosen = selection_from(parse_qsl(form.get("address", "")))
    try:
        keep(site.layout, form.get("name", ""), chosen, site.version)
    except (QueryError, StorageError) as error:
        return written(request, "message.html", 400, message=str(error))
    return RedirectResponse("/saved", 303)


@router.post("/saved/{saved_id}/forget")
async def remove(request: Request, saved_id: str) -> Response:
    """Forget a search."""
    forget(site_of(request).layout, saved_id)
    return RedirectResponse("/saved", 303)


async def _form(request: Request) -> dict[str, str]:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            return {}
    return dict(parse_qsl(body.decode("utf-8", "replace")))
