"""Names by which scripts call the number of a page: what a click hands to a function, what a select
or the clicked element says, what a pager library calls back with."""

import re
from collections.abc import Sequence

from crawlers.platforms.lists.clickable import Clickable
from crawlers.platforms.lists.hints.literals import balanced

_CHOSEN = re.compile(
    r"(?:\$\(\s{0,2}this\s{0,2}\)|[\w$]{1,30})\.options\s{0,2}\[[^\[\]]{1,60}\]\.(?:value|text)"
    r"|\$\(\s{0,2}this\s{0,2}\)\.(?:find\([^()]{1,40}\)\.)?(?:val\(\)|text\(\)|html\(\)|index\(\)(?:\s?\+\s?1)?"
    r"|(?:attr|data)\(\s{0,2}['\"](?![^'\"]{0,20}(?:url|href|link|src|title))[^'\"]{1,30}['\"]\s{0,2}\))"
    r"|\blocation\.hash\.(?:(?:substr|substring|slice)\(1\)|replace\(['\"]#['\"],\s?['\"]{2}\))"
    r"|\bthis\.(?:value|rel|innerHTML|innerText|textContent|dataset\.\w{1,30}|getAttribute\([^()]{1,40}\))"
    r"|\b(?:e|ev|evt|event)\.target\.(?:value|innerText|innerHTML|textContent|dataset\.\w{1,30})"
    r"|(?<![\w$.])[\w$]{1,30}\.value(?=\s{0,3}[;)\n]|$)"
)
_ALIAS = re.compile(
    r"(?<![\w.$])([\w$]{1,40})\s{0,4}=\s{0,4}(?:parseInt|Number|String)?\(?\s{0,2}chosenPage\b"
)
DEFINED = re.compile(
    r"(?:function\s{1,4}(?P<named>[\w$]{1,40})\s{0,4}|(?<![\w$])(?P<kept>[\w$]{1,40})\s{0,4}[=:]\s{0,4}"
    r"(?:async\s{1,4})?(?:function\s{0,4})?)\((?P<names>[\w$,\s]{1,200})\)\s{0,4}(?:=>\s{0,4})?\{"
)
_CALLED = re.compile(r"([\w$]{1,40})\(([^()]{1,300})\)")
_CALLBACK = re.compile(
    r"(?<![\w$])(?:callback|jump|to|turn|go|href|click|on[A-Z]\w{0,20}|\w{0,10}[cC]hange\w{0,10})['\"]?\s{0,3}"
    r"[:=(,]\s{0,3}(?:function\s{0,3})?\((?P<names>[\w$,\s]{1,80})\)"
)


def with_chosen_pages(text: str) -> tuple[str, set[str]]:
    """A script with one name, chosenPage, for what a select or the clicked element says, and the
    variables that keep it."""
    text = _CHOSEN.sub("chosenPage", text)
    return text, {"chosenPage", *_ALIAS.findall(text)}


def clicked_names(clicks: Sequence[Clickable], text: str) -> set[str]:
    """Parameters that get the number of a page when somebody clicks on it, or when a pager calls
    back."""
    names = parameters(text)
    found: set[str] = set()
    for click in clicks:
        for call in _CALLED.finditer(click.script):
            given = [a.strip().strip("'\"") for a in call[2].split(",")]
            for name, value in zip(names.get(call[1], []), given, strict=False):
                if (
                    value.isdigit()
                    and int(value) > 0
                    and (click.says in (value, "last") or (click.says == "next" and value in "12"))
                ):
                    found.add(name)
    for callback in _CALLBACK.finditer(text):
        last = [n.strip() for n in callback["names"].split(",")][-1]
        if not re.fullmatch(r"e|ev|evt|event|obj|data|res|r|html|err|index", last):
            found.add(last)
    return found


def parameters(text: str) -> dict[str, list[str]]:
    """The names of the parameters of a script's functions."""
    return {
        found["named"] or found["kept"]: [n.strip() for n in found["names"].split(",")]
        for found in DEFINED.finditer(text)
    }


def kept_as(text: str, function: str, name: str) -> list[str]:
    """The variables in which a function keeps a parameter: function byYear(y){year=y;load(1)}."""
    for found in DEFINED.finditer(text):
        if function == (found["named"] or found["kept"]):
            body = balanced(text, found.end() - 1)
            end = r"(?=\s{0,3}[;,\n]|$)"
            kept = rf"(?<![\w$])([\w$]{{1,40}})\s{{0,3}}=\s{{0,3}}{re.escape(name)}{end}"
            return [other for other in re.findall(kept, body) if other != name]
    return []
