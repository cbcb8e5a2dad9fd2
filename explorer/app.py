"""The web application: routes, guards around every request, and the server on loopback."""

from importlib.resources import files
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.middleware.trustedhost import TrustedHostMiddleware

from explorer.build import index_of
from explorer.pages import keeping, lists, places, reply, take
from explorer.site import NotFoundError, Site, written
from storage.layout import Layout, StorageError

HOSTS = ["127.0.0.1", "localhost"]
"""Names under which a browser of this machine knows the explorer. A page elsewhere whose name
resolves to this machine has another one, and is refused (DNS rebinding)."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",  # what is taken down must not come back from a cache
    "x-robots-tag": "noindex",
}


def application(layout: Layout, folder: Path, raw: bool = False) -> FastAPI:
    """The explorer of a version; its index is made first when there is none."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.site = Site(layout, folder, index_of(layout, folder), raw)
    app.add_middleware(BaseHTTPMiddleware, dispatch=_guarded)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)
    app.add_exception_handler(NotFoundError, _not_found)
    app.add_exception_handler(StorageError, _unusable)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _refused)
    app.mount("/static", StaticFiles(directory=str(files("explorer").joinpath("static"))))
    for module in (lists, reply, places, take, keeping):
        app.include_router(module.router)
    return app


async def _guarded(request: Request, answer: RequestResponseEndpoint) -> Response:
    """A form counts only when a page of this very address sent it; every answer carries the
    policy."""
    if request.method not in ("GET", "HEAD"):
        own = str(request.base_url).rstrip("/")
        if request.headers.get("origin") != own:
            return Response("this form was not sent by the explorer itself\n", 403, _HEADERS)
    site: Site = request.app.state.site
    if not site.folder.exists():  # a take-down removes earlier versions
        gone = f"dafu: version {site.version} was removed; run dafu explore again\n"
        return PlainTextResponse(gone, 503, _HEADERS)
    response = await answer(request)
    for name, value in {"content-security-policy": POLICY, **_HEADERS}.items():
        response.headers.setdefault(name, value)
    return response


async def _not_found(request: Request, error: Exception) -> Response:
    return written(request, "message.html", 404, message=str(error))


async def _unusable(request: Request, error: Exception) -> Response:
    """A list of take-downs that is damaged, an archive that is not here: nothing is shown that may
    have been taken down."""
    return PlainTextResponse(f"dafu: {error}\n", 503)


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    message = error.detail if isinstance(error, HTTPException) else "the address lacks a part"
    return written(request, "message.html", status, message=message)


def serve(app: FastAPI, port: int, address: str = "127.0.0.1") -> None:
    """Answer until stopped, on loopback or another address of this machine. Whatever the address,
    only a browser that calls it by a name of loopback is answered."""
    uvicorn.run(app, host=address, port=port, log_level="warning", server_header=False)
