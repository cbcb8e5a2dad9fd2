"""Links that a click or a choice makes: calls of functions that open an address of what they are
given, options and elements whose value stands in one."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawlers.page import Page
from crawlers.platforms.lists.hints.expressions import Scripts
from crawlers.platforms.lists.hints.places import opened_address, page_openers

_CALL = re.compile(r"[A-Za-z_$][\w$]{0,30}\(")
_CHOSEN = re.compile(
    r"""["']((?:https?:/|\.{1,2})?/?[\w\-./?=&]{1,120})["']\s{0,3}\+\s{0,3}"""
    r"(?:[\w$().]{1,40}?\.(?P<value>value|val\(\))"
    r"""|[\w$().]{1,40}?\.(?:data\(\s?["'](?P<data>[\w\-]{1,30})["']\s?\)"""
    r"""|(?:attr|getAttribute)\(\s?["'](?P<attribute>[\w\-]{1,30})["']\s?\)|dataset\.(?P<set>\w{1,30})))"""
    r"""(?:\s{0,3}\+\s{0,3}["']([\w\-./?=&]{0,60})["'])?"""
)
"""'/public/' + this.value + '/index.html', '/lm/' + $(this).data('id') + '.html'."""
_CODE = re.compile(r"[\w\-./]{1,60}")


def clicked_links(page: Page) -> Iterator[tuple[str, HtmlElement]]:
    """Addresses that a click on an element or its choice opens, with the element."""
    calls = [
        (call, element)
        for element in page.tree.xpath("//*[@onclick or starts-with(@href, 'javascript:')]")
        if _CALL.search(call := f"{element.get('onclick') or ''};{element.get('href') or ''}")
    ]
    if calls and (openers := page_openers(Scripts.of(page, "", 15))):
        for call, element in calls:
            if url := opened_address(page, openers, call):
                yield url, element
    for found in _CHOSEN.finditer(page.text):
        head, tail = found[1], found[6] or ""
        if found["value"]:
            elements, name = list(page.tree.iter("option")), "value"
        else:
            kept = found["data"] or found["set"]
            name = f"data-{kept}" if kept else found["attribute"]
            elements = page.tree.xpath("//*[@*[name() = $name]]", name=name)
        for element in elements:
            if _CODE.fullmatch(code := element.get(name) or ""):
                yield f"{head}{code}{tail}", element
