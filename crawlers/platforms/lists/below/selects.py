"""The lists of years and sessions that the selects of a page lead to: by their values, by the form
that they stand in, by what a script makes of the choice."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import urlencode, urlsplit

from bs4 import Tag

from crawlers.page import Page
from crawlers.platforms.lists.below.parts import is_below, is_part, is_side, names_organ, text_of
from crawlers.platforms.lists.hints.expressions import Scripts
from crawlers.platforms.lists.hints.page_values import chosen_name_of
from crawlers.platforms.lists.hints.places import page_openers
from crawlers.platforms.lists.row.links import attribute
from crawlers.platforms.model import ListRow, absolute

_ADDRESS = re.compile(r"[/?]|\.(?:s?html?|jsp|aspx?|php|do)$")
_MADE = re.compile(
    r"['\"](?P<before>[^'\"\n]{1,200})['\"]\s{0,3}\+\s{0,3}(?:this\.value|this\.options\s?\[\s?this\.selectedIndex\s?\]\.value)"
    r"(?:\s{0,3}\+\s{0,3}['\"](?P<after>[^'\"\n]{1,100})['\"])?"
)
_GOES_BY = (
    r"(?:location(?:\.href)?\s{0,3}=|open\(|location\.(?:assign|replace)\()\s{0,3}"
    r"['\"](?P<before>[^'\"\n]{1,200})['\"]\s{0,3}\+\s{0,3}NAME"
    r"(?:\s{0,3}\+\s{0,3}['\"](?P<after>[^'\"\n]{1,100})['\"])?"
)
_HANDED = re.compile(r"([\w$]{1,40})\(\s{0,3}this\.(?:value|options)")


def chosen_pages(page: Page) -> list[str]:
    """The pages of the site that a select of years or sessions leads to by its values."""
    host = urlsplit(page.url).hostname
    found: dict[str, None] = {}
    for select in page.soup.select("select"):
        if len(_parts(select)) < 2:
            continue
        for option in select.select("option[value]"):
            value = str(option["value"]).strip()
            url = absolute(page, value) if _ADDRESS.search(value) else None
            if url and urlsplit(url).hostname == host and is_part(text_of(option)):
                found.setdefault(url)
    return list(found)


def chosen_by_form(page: Page, choices: Callable[[Tag], list[Tag]] | None = None) -> list[str]:
    """The lists that a form asks for with each choice of its select: the page shows one of them.
    `choices` are the options of a select that count; by default years, sessions, sides, organs."""
    choices = choices or choices_of
    found: dict[str, None] = {}
    for form in page.soup.select("form"):
        address = absolute(page, attribute(form, "action") or page.url)
        posts = attribute(form, "method").lower() == "post"
        if not address or not is_below(page.url, address):
            continue  # the search of the whole site
        fields = {
            attribute(e, "name"): attribute(e, "value")
            for e in form.select("input[name]")
            if attribute(e, "type").lower() not in ("submit", "button", "image", "reset")
        }
        for select in form.select("select[name]"):
            for option in choices(select):
                value = str(option["value"]) if option.has_attr("value") else text_of(option)
                query = urlencode({**fields, attribute(select, "name"): value})
                place = f"{address}#{query}" if posts else f"{address.partition('?')[0]}?{query}"
                found.setdefault(place)
    return list(found)


def chosen_by_script(page: Page) -> list[str]:
    """The lists whose addresses a script makes of the choice: onchange="location.href='/jyta/' +
    this.value + '/'", or a function that is handed it."""
    host, found = urlsplit(page.url).hostname, dict[str, None]()
    for select in page.soup.select("select[onchange], select[id]"):
        choices = choices_of(select)
        place = _place_of(page, attribute(select, "onchange")) if choices else ""
        place = place or (_place_read(page, select) if choices and select.has_attr("id") else "")
        for option in choices if place else ():
            value = attribute(option, "value")
            url = absolute(page, place.replace("{chosen}", value)) if value else None
            if url and urlsplit(url).hostname == host:
                found.setdefault(url)
    return list(found)


def _place_of(page: Page, handler: str) -> str:
    """The address that a handler makes of the choice, with {chosen} where that stands."""
    if made := _MADE.search(handler):
        return f"{made['before']}{{chosen}}{made['after'] or ''}"
    handed = _HANDED.search(handler)
    opener = page_openers(Scripts.of(page, "", 15)).get(handed[1]) if handed else None
    if opener is None or len(opener[0]) != 1:
        return ""
    return opener[1].replace(f"{{{opener[0][0]}}}", "{chosen}")


def _place_read(page: Page, select: Tag) -> str:
    """The address that a script makes of a select that it reads by its id, as a button beside it
    does: location.href = '/jyta/' + document.getElementById('y').value + '.html'."""
    name = re.escape(chosen_name_of(attribute(select, "id")))
    made = re.search(_GOES_BY.replace("NAME", name), Scripts.of(page, "", 15).text)
    return f"{made['before']}{{chosen}}{made['after'] or ''}" if made else ""


def choices_of(select: Tag) -> list[Tag]:
    """The options of a select of which the page shows one: years and sessions, or sides or organs
    where none of them stands for all."""
    options = select.select("option")
    parts = [option for option in options if is_part(text_of(option))]
    names = [text_of(option) for option in options]
    if not parts and (all(map(is_side, names)) or all(map(names_organ, names))):
        parts = options
    return parts if len(parts) > 1 else []


def _parts(select: Tag) -> list[str]:
    """The years or sessions that a select offers."""
    return [text for o in select.select("option") if is_part(text := text_of(o))]


def hidden_years(page: Page, rows: Sequence[ListRow]) -> str | None:
    """The years or sessions that a select offers without saying where they are, where all rows of
    the page are of one year."""
    if chosen_by_form(page) or chosen_by_script(page):
        return None
    shown = {row.published_at.year for row in rows if row.published_at}
    for select in page.soup.select("select"):
        parts = _parts(select)
        values = (str(o.get("value") or "").strip() for o in select.select("option"))
        if len(parts) > 1 and len(shown) == 1 and not any(map(_ADDRESS.search, values)):
            return f"{parts[0]} to {parts[-1]}"
    return None
