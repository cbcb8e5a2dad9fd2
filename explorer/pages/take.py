"""Lists taken along: downloads and feeds."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from explorer.labels import labels
from explorer.originals import can_pack, write_wacz
from explorer.query import QueryError
from explorer.selection import Selection, selection_from
from explorer.site import NotFoundError, Site, language_of, site_of, written
from explorer.taking.downloads import FORMATS, MEDIA_TYPES, write
from explorer.taking.feeds import Feed, atom
from schemas.run import Capture
from storage.layout import StorageError

router = APIRouter()


@router.get("/download/{form}")
def download(request: Request, form: str) -> Response:
    """The whole selection in one file."""
    site = site_of(request)
    known = next((f for f in FORMATS if f == form), None)
    if known is None:
        raise NotFoundError(f"no format {form!r}; there are {', '.join(FORMATS)}")
    chosen = selection_from(request.query_params.multi_items())
    folder = Path(tempfile.mkdtemp(prefix="dafu-download-"))
    out = folder / f"dafu-{site.version}.{known}"
    try:
        if known == "wacz":
            _wacz(site, chosen, out, labels(language_of(request)).text)
        else:
            write(known, site.folder, _ids(site, chosen), out)
    except (QueryError, StorageError) as error:
        shutil.rmtree(folder)
        return written(request, "message.html", 400, message=str(error))
    except BaseException:
        shutil.rmtree(folder)
        raise
    after = BackgroundTask(shutil.rmtree, folder)
    return FileResponse(out, media_type=MEDIA_TYPES[known], filename=out.name, background=after)


def _ids(site: Site, chosen: Selection) -> list[str]:
    search = site.search
    numbers = search.everything(chosen, site.restriction(chosen))
    return search.ids(numbers)


def _wacz(site: Site, chosen: Selection, out: Path, text: Callable[[str], str]) -> None:
    if not site.raw:
        raise StorageError(text("originals_need_raw"))
    if not can_pack():
        raise StorageError(text("originals_need_package"))
    captures: list[Capture] = []
    titles: dict[str, str] = {}
    search = site.search
    for hit in search.hits(search.everything(chosen, site.restriction(chosen))):
        reply = site.records.reply(hit.reply_id, hit.published_year)
        files = site.records.attachments(reply) if reply.attachment_count else []
        of_reply = [reply.capture_id, *(a.capture_id for a in files)]
        captures += site.records.captures([c for c in of_reply if c])
        if reply.capture_id:
            titles[reply.capture_id] = reply.title
    write_wacz(site.layout.archive, {c.capture_id: c for c in captures}.values(), titles, out)


@router.get("/feed/{feed}.atom")
def feed_of(request: Request, feed: Feed) -> Response:
    """The feed of a search."""
    site, text = site_of(request), labels(language_of(request)).text
    chosen = selection_from(request.query_params.multi_items())
    title = f"dafu: {chosen.typed or text('title')} ({text(f'feed_{feed}')})"
    address = str(request.base_url).rstrip("/")
    try:
        body = atom(site.search, chosen, feed, address, title)
    except QueryError as error:
        return written(request, "message.html", 400, message=str(error))
    return Response(body, media_type="application/atom+xml")
