"""Pages about a proposal, an agency, a source, and what changed since a version."""

from collections import Counter

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from explorer.originals import can_pack
from explorer.pages.lists import listing
from explorer.selection import Selection, selection_from
from explorer.site import NotFoundError, site_of, written
from storage.layout import StorageError
from storage.versions.folders import versions

router = APIRouter()


@router.get("/proposal", response_class=HTMLResponse)
def proposal_page(request: Request, key: str) -> HTMLResponse:
    """All replies to one proposal."""
    site = site_of(request)
    found = listing(site, Selection().with_filter("proposal", key), _after(request))
    if not found.results.count:
        raise NotFoundError(f"no reply to the proposal {key!r}")
    return written(
        request, "proposal.html", key=key, found=found, chosen=found.chosen, can_pack=can_pack()
    )


@router.get("/agency", response_class=HTMLResponse)
def agency_page(request: Request, name: str) -> HTMLResponse:
    """What one agency answered."""
    site = site_of(request)
    found = listing(site, Selection().with_filter("agency", name), _after(request))
    if not found.results.count:
        raise NotFoundError(f"no reply of the agency {name!r}")
    boxes = {box.name: box for box in found.facets}
    return written(
        request, "agency.html", name=name, found=found, boxes=boxes, chosen=found.chosen,
        can_pack=can_pack(),
    )  # fmt: skip


@router.get("/sources", response_class=HTMLResponse)
def sources_page(request: Request) -> HTMLResponse:
    """All sources with how their last run went and what is held of them."""
    site = site_of(request)
    held = {v.value: v.total for v in site.search.values("source")}
    others = sorted(s for s in held if s and s not in site.sources)
    return written(request, "sources.html", sources=site.records.sources, held=held, others=others)


@router.get("/source/{source_id}", response_class=HTMLResponse)
def source_page(request: Request, source_id: str) -> HTMLResponse:
    """One source with its coverage by year."""
    site = site_of(request)
    coverage = site.records.coverage(source_id)
    if source_id not in site.sources and not coverage:
        raise NotFoundError(f"no source {source_id!r} in version {site.version}")
    found = listing(site, Selection().with_filter("source", source_id), _after(request))
    return written(
        request, "source.html", source_id=source_id, source=site.sources.get(source_id),
        coverage=coverage, gaps=site.records.gaps(source_id), found=found, chosen=found.chosen,
        can_pack=can_pack(),
    )  # fmt: skip


@router.get("/changes", response_class=HTMLResponse)
def changes_page(request: Request) -> HTMLResponse:
    """What differs from an earlier version."""
    site = site_of(request)
    earlier = [m for m in versions(site.layout) if m.version < site.version]
    chosen = selection_from(request.query_params.multi_items())
    if not earlier:
        return written(request, "changes.html", earlier=[], counts={}, found=None, since="")
    since = chosen.since or earlier[0].version
    try:
        ops = Counter(site.changed_since(since).values())
    except StorageError as error:
        raise NotFoundError(str(error)) from error
    of_page = Selection(since=since, op=chosen.op, sort="newest")
    return written(
        request, "changes.html", earlier=earlier, counts=dict(sorted(ops.items())), since=since,
        found=listing(site, of_page, _after(request)), chosen=of_page, can_pack=can_pack(),
    )  # fmt: skip


def _after(request: Request) -> str:
    return request.query_params.get("after", "")
