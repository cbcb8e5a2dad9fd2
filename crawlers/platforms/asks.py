"""Requests for list pages as one writes them down, and rules of how the request of page k is
written."""

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

_HOLE = re.compile(
    r"\{(?:(?P<last>[0-9]{1,6})-)?(?P<name>n|rows)(?::(?P<size>[0-9]{1,6}))?(?P<more>[+\-][0-9]{1,6})?\}"
)
_ENCODED = re.compile(r"\{encoded(?P<raw>-raw)?:(?P<plain>.{1,400}?)\}(?=&|#|$)")
_EMPTY = re.compile(r"([\w\[\].\-]{1,40})(?:=(?=&|#|$)|\":\"\")")
_SOUGHT = re.compile(
    r"key|word|title|search|query|^q$|date|time|start|end|begin|sort|order|callback|author|content|"
    r"name|num|rand",
    re.I,
)
"""Names of what a search leaves empty."""
_WHICH_ROWS = re.compile(
    r"page|size|limit|rows|offset|start|count|num|^[pt_n]$|callback|time|rand", re.I
)
_VALUE = re.compile(r"(?<==)([A-Za-z0-9+/_%\-]{2,400}={0,2})(?=&|#|$)")


@dataclass(frozen=True)
class Ask:
    """A request for a list page: GET an address, or POST a form or a JSON object to it. `key` is
    its written form, ADDRESS#FORM.

    >>> Ask.of("https://a.gov.cn/list#current=1&pageSize=20").put("current", "2").key
    'https://a.gov.cn/list#current=2&pageSize=20'
    >>> Ask.of('https://a.gov.cn/list#{"page":1,"q":{"id":"7"}}').put("page", "2").form
    '{"page":2,"q":{"id":"7"}}'
    """

    url: str
    form: str | None = None

    @classmethod
    def of(cls, key: str) -> "Ask":
        """The request that a key or a start address writes; a fragment without = is no form."""
        url, _, form = key.partition("#")
        return cls(url, form) if "=" in form or form.startswith("{") else cls(key)

    @cached_property
    def key(self) -> str:
        return self.url if self.form is None else f"{self.url}#{self.form}"

    @property
    def is_json(self) -> bool:
        """Whether the form is a JSON object."""
        return self.form is not None and self.form.startswith("{")

    @property
    def content_type(self) -> str:
        """What a POST of it says to send."""
        kind = "json" if self.is_json else "x-www-form-urlencoded"
        return f"application/{kind}; charset=UTF-8"

    @cached_property
    def values(self) -> dict[str, str]:
        """Parameters of the query and the form; of a repeated one the last."""
        found = dict(parse_qsl(urlsplit(self.url).query, keep_blank_values=True))
        if self.is_json:
            return found | {name: str(holder[name]) for holder, name in _leaves(self._object)}
        return found | dict(parse_qsl(self.form or "", keep_blank_values=True))

    @property
    def _object(self) -> dict[str, Any]:
        try:
            data: Any = json.loads(self.form or "")
        except ValueError:
            return {}
        return data if isinstance(data, dict) else {}

    def put(self, name: str, value: str) -> "Ask":
        """The same request with one parameter changed where it stands, or added to the form or else
        the query."""
        parts = urlsplit(self.url)
        query = parse_qsl(parts.query, keep_blank_values=True)
        if name in dict(query) or self.form is None:
            is_utf8 = "\ufffd" not in "".join(value for _, value in query)
            new = _put(query, name, value) if is_utf8 else _put_raw(parts.query, name, value)
            return Ask(urlunsplit(parts._replace(query=new)), self.form)
        if not self.is_json:
            return Ask(self.url, _put(parse_qsl(self.form, keep_blank_values=True), name, value))
        data = self._object
        holder = next((h for h, key in _leaves(data) if key == name), data)
        is_text = isinstance(holder.get(name), str) or not value.isdigit()
        holder[name] = value if is_text else int(value)
        return Ask(self.url, json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _put(pairs: list[tuple[str, str]], name: str, value: str) -> str:
    new = [(k, value if k == name else v) for k, v in pairs]
    return urlencode(new if name in dict(pairs) else [*new, (name, value)])


def _put_raw(query: str, name: str, value: str) -> str:
    """The same of a query in GBK, which stays as it is written."""
    written = query.split("&")
    new = [f"{name}={value}" if pair.split("=")[0] == name else pair for pair in written]
    return "&".join(new if new != written else [*written, f"{name}={value}"])


def _leaves(data: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Each value of a JSON object that is no object itself, as its holder and name."""
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _leaves(value)
        else:
            yield data, name


@dataclass(frozen=True, slots=True)
class PageRule:
    """How the address of page k of a list is written: the number in it is `base + step * k` and
    stands where `template` (the key of a request) has {n}.

    As text the number is {n} where page 2 is 2, {n-1} where page 2 is 1, {9-n} where the oldest
    page is 1, {rows:15} where it counts the rows before the page and {rows:15+1} where it is the
    number of the page's first row. A value that is base64 is written as what it encodes.

    >>> PageRule.of("https://a.gov.cn/index_{n-1}.html").ask(2).key
    'https://a.gov.cn/index_1.html'
    >>> PageRule.of("https://a.gov.cn/api?start={rows:15}").ask(3).key
    'https://a.gov.cn/api?start=30'
    >>> PageRule.of("https://a.gov.cn/a/{9-n}.htm").text
    'https://a.gov.cn/a/{9-n}.htm'
    >>> PageRule.of("https://a.gov.cn/l?q={encoded:page={n}}").ask(2).key
    'https://a.gov.cn/l?q=cGFnZT0y'
    """

    template: str
    base: int = 0
    step: int = 1

    @classmethod
    def of(cls, text: str, size: int | None = None) -> "PageRule":
        """The rule that a text writes; `size` are the rows of a page where {rows} does not say it.
        Raises ValueError when the text has no such number."""
        found = _HOLE.search(text)
        if found is None:
            raise ValueError(f"no {{n}} or {{rows}} in {text}")
        template = text[: found.start()] + "{n}" + text[found.end() :]
        more = int(found["more"] or 0)
        if found["name"] == "rows":
            step = int(found["size"] or size or 15)
            return cls(template, more - step, step)
        if found["last"]:
            return cls(template, int(found["last"]), -1)
        return cls(template, more)

    @property
    def text(self) -> str:
        """The rule as one line."""
        if self.step > 1:
            first = f"{self.base + self.step:+d}" if self.base + self.step else ""
            hole = f"{{rows:{self.step}{first}}}"
        elif self.step < 0:
            hole = f"{{{self.base}-n}}"
        else:
            hole = f"{{n{self.base:+d}}}" if self.base else "{n}"
        return self.template.replace("{n}", hole)

    def ask(self, page: int) -> Ask:
        """The request of page k, from 1."""
        key = self.template.replace("{n}", str(self.base + self.step * page))
        return Ask.of(_ENCODED.sub(_encoded, key))

    @property
    def lacks_column(self) -> bool:
        """Whether a value is left out of the request that may be the column's: what gives it was
        not read."""
        return any(not _SOUGHT.search(name) for name in _EMPTY.findall(self.template))

    @property
    def numberings(self) -> list["PageRule"]:
        """The same address with pages counted from 0 and from 1: which of them holds, only an
        answer says."""
        if self.step != 1:
            return [self]
        return [PageRule(self.template, -1), PageRule(self.template)]


def is_other_service(own: str, key: str) -> bool:
    """Whether two requests (or rules) are of different lists: by their paths, or by a value that
    both have and that does not say which rows are asked for."""
    one, other = Ask.of(own), Ask.of(key)
    if urlsplit(one.url).path != urlsplit(other.url).path:
        return True
    values = other.values
    return any(
        value and values.get(name) and value != values[name]
        for name, value in one.values.items()
        if "{" not in value + values.get(name, "") and not _WHICH_ROWS.search(name)
    )


def _encoded(found: re.Match[str]) -> str:
    value = base64.b64encode(found["plain"].encode()).decode()
    return value if found["raw"] else quote(value, safe="")


def decoded_addresses(url: str) -> list[str]:
    """An address with one base64 value of its query written as what it encodes (Yunnan's pagers:
    reading-faults 3.1); one for each such value.

    >>> decoded_addresses("https://a.gov.cn/l?q=cGFnZT0y")
    ['https://a.gov.cn/l?q={encoded:page=2}']
    """
    found = []
    for value in _VALUE.finditer(url[:2000]):
        written = unquote(value[1])
        try:
            plain = base64.b64decode(written, validate=True).decode("utf-8")
        except ValueError:  # no base64, or no text in it
            continue
        if not plain.isprintable() or not re.search(r"[0-9]", plain) or written.isdigit():
            continue
        kind = "encoded-raw" if value[1] == written and "=" in written else "encoded"
        found.append(f"{url[: value.start()]}{{{kind}:{plain}}}{url[value.end() :]}")
    return found


def is_rule(text: str) -> bool:
    """Whether a text writes a rule and not a single request."""
    return _HOLE.search(text) is not None
