"""The search page: words, facets, hits."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from explorer.originals import can_pack
from explorer.passages import Passage, Piece, marked, opening, passages
from explorer.query import QueryError
from explorer.search import Counted, Hit, Results
from explorer.selection import NOT_STATED, SORTS, Selection, selection_from
from explorer.site import Site, site_of, written

router = APIRouter()
MOST_TITLE = 300
FIRST_VALUES, MOST_VALUES = 6, 100


@dataclass(frozen=True, slots=True)
class Line:
    """A hit as it is printed in a list."""

    hit: Hit
    title: list[Piece]
    passages: list[Passage]
    in_file: bool


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value that a list can be narrowed to, and the address of the narrowed list."""

    value: str | None
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class FacetBox:
    """A facet beside a list. `chosen` says whether the list is narrowed by it; `address` frees
    it."""

    name: str
    values: list[FacetValue]
    left_out: int
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Listing:
    """All that the templates of a list need."""

    chosen: Selection
    results: Results
    lines: list[Line]
    facets: list[FacetBox]
    withdrawn: int
    copies: int


def listing(site: Site, chosen: Selection, after: str = "") -> Listing:
    """One page of a selection. Raises QueryError, StorageError."""
    results = site.search.results(chosen, site.restriction(chosen), after)
    states = {c.value: c.count for c in results.facets["state"]}
    return Listing(
        chosen,
        results,
        [line(hit, chosen.query.wanted) for hit in results.hits],
        [_box(name, counted, chosen) for name, counted in results.facets.items() if counted],
        states.get("withdrawn", 0),
        states.get("copy", 0),
    )


def line(hit: Hit, wanted: list[str]) -> Line:
    """A hit with its title marked, and passages of its text, else of its files."""
    title = hit.title if len(hit.title) <= MOST_TITLE else hit.title[:MOST_TITLE] + "…"
    found = passages(hit.body, wanted)
    in_file = not found and bool(hit.files) and bool(passages(hit.files, wanted))
    cuts = found or (passages(hit.files, wanted) if in_file else opening(hit.body))
    return Line(hit, marked(title, wanted), cuts, in_file)


def _box(name: str, counted: list[Counted], chosen: Selection) -> FacetBox:
    shown = counted[:MOST_VALUES]
    if name == "year":
        shown = sorted(shown, key=lambda c: c.value or "", reverse=True)
    values = [
        FacetValue(c.value, c.count, chosen.with_filter(name, c.value or NOT_STATED).address())
        for c in shown
    ]
    narrowed = name in dict(chosen.filters)
    left_out = len(counted) - len(shown)
    return FacetBox(name, values, left_out, narrowed, chosen.with_filter(name, "").address())


@router.get("/", response_class=HTMLResponse)
def search_page(request: Request) -> HTMLResponse:
    """Search, or everything without words."""
    site = site_of(request)
    chosen = selection_from(request.query_params.multi_items())
    try:
        found = listing(site, chosen, request.query_params.get("after", ""))
    except QueryError as error:
        return written(request, "message.html", 400, message=str(error))
    return written(
        request,
        "search.html",
        chosen=chosen,
        found=found,
        sorts=SORTS,
        first_values=FIRST_VALUES,
        can_pack=can_pack(),
    )
