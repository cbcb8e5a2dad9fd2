"""What a page says of its article in variables of a script only: title, time and source (the
ministry of civil affairs prints them by atitle, tm and source)."""

import re

from crawlers.text.folding import clean_spaces

_VALUE = re.compile(
    r"""var\s{1,4}(?P<name>a?title|articleTitle|docTitle|tm|[pP]ub(?:lish)?_?[tTdD](?:ime|ate)|source"""
    r"""|docSource)\s{0,4}=\s{0,4}(?P<quote>["'])(?P<value>[^"'<>\n]{2,200})(?P=quote)"""
)
_COMMENT = re.compile(r"//[^\n]{0,200}$")
_TAGS = {
    "title": "articletitle", "atitle": "articletitle", "articleTitle": "articletitle",
    "docTitle": "articletitle", "source": "contentsource", "docSource": "contentsource",
}  # fmt: skip
"""Variables by the meta tag that says the same; all others are the day of publication."""


def script_values(text: str) -> dict[str, str]:
    """Values of a page's script variables by the names of meta tags. A variable in a comment says
    nothing."""
    found: dict[str, str] = {}
    for variable in _VALUE.finditer(text):
        if text[variable.start() - 1 : variable.start()].isalnum():
            continue
        if not _COMMENT.search(text, text.rfind("\n", 0, variable.start()) + 1, variable.start()):
            tag = _TAGS.get(variable["name"], "pubdate")
            found.setdefault(tag, clean_spaces(variable["value"]))
    return found
