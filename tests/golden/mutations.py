"""Damage that pages of the open web show, done to whole pages. The same name and page give the same
bytes every time."""

import random
import re
from collections.abc import Callable
from html import unescape

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_NAMES = re.compile(r"""\s(?:class|id)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", re.I)
_CHARSET = re.compile(r"""(charset\s*=\s*["']?)[A-Za-z0-9_\-]+""", re.I)
_HEAD = re.compile(r"<head\b.*?</head>", re.I | re.S)
_HAN = re.compile("[\u4e00-\u9fff]")
Change = Callable[[random.Random, str], str | bytes]


def mutated(kind: str, name: str, body: bytes) -> bytes:
    """The page `name` with one kind of damage."""
    changed = MUTATIONS[kind](random.Random(f"{kind} {name}"), _text(body))
    return changed if isinstance(changed, bytes) else changed.encode("utf-8", "replace")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("gb18030", "replace")


def _drop_tags(rng: random.Random, text: str) -> str:
    return _TAG.sub(lambda tag: "" if rng.random() < 0.15 else tag[0], text)


def _drop_end_tags(rng: random.Random, text: str) -> str:
    return _TAG.sub(lambda tag: "" if tag[1] and rng.random() < 0.4 else tag[0], text)


def _swap_tags(rng: random.Random, text: str) -> str:
    tags = list(_TAG.finditer(text))
    order = list(range(len(tags)))
    for _ in range(min(8, len(tags) // 2)):
        a, b = rng.randrange(len(tags)), rng.randrange(len(tags))
        order[a], order[b] = order[b], order[a]
    at = iter(order)
    return _TAG.sub(lambda tag: tags[next(at)][0], text)


def _swap_lines(rng: random.Random, text: str) -> str:
    lines = text.split("\n")
    for _ in range(4):
        a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines)


def _cut_middle(rng: random.Random, text: str) -> str:
    start = rng.randrange(len(text) // 4, max(len(text) * 3 // 4, len(text) // 4 + 1))
    return text[:start] + text[start + rng.randint(len(text) // 20, len(text) // 4) :]


def _cut_end(rng: random.Random, text: str) -> bytes:
    body = text.encode("utf-8", "replace")
    return body[
        : rng.randint(len(body) * 4 // 10, len(body) * 9 // 10)
    ]  # mostly inside a character


def _gb18030(rng: random.Random, text: str) -> bytes:
    return _CHARSET.sub(r"\g<1>gb2312", text).encode("gb18030", "replace")


def _gb18030_undeclared(rng: random.Random, text: str) -> bytes:
    return _CHARSET.sub(r"\g<1>utf-8", text).encode("gb18030", "replace")


def _hide_names(rng: random.Random, text: str) -> str:
    return _NAMES.sub("", text)


def _drop_attributes(rng: random.Random, text: str) -> str:
    return _TAG.sub(lambda tag: f"<{tag[1]}{tag[2]}>" if rng.random() < 0.5 else tag[0], text)


def _double_text(rng: random.Random, text: str) -> str:
    return "\n".join(
        line
        for kept in text.split("\n")
        for line in ([kept, kept] if rng.random() < 0.25 else [kept])
    )


def _no_head(rng: random.Random, text: str) -> str:
    return _HEAD.sub("", text)


def _as_text(rng: random.Random, text: str) -> str:
    return unescape(_TAG.sub("\n", text))


def _broken_bytes(rng: random.Random, text: str) -> bytes:
    body = bytearray(text.encode("utf-8", "replace"))
    for _ in range(12):
        body[rng.randrange(len(body))] = rng.choice((0x00, 0x80, 0xC3, 0xFF))
    return bytes(body)


def _all_divs(rng: random.Random, text: str) -> str:
    return _TAG.sub(
        lambda tag: (
            f"<{tag[1]}div{tag[3]}>"
            if tag[2].lower() in ("p", "h1", "h2", "td", "li", "span")
            else tag[0]
        ),
        text,
    )


def _entities(rng: random.Random, text: str) -> str:
    return _HAN.sub(lambda han: f"&#{ord(han[0])};" if rng.random() < 0.3 else han[0], text)


MUTATIONS: dict[str, Change] = {
    "drop_tags": _drop_tags, "drop_end_tags": _drop_end_tags, "swap_tags": _swap_tags,
    "swap_lines": _swap_lines, "cut_middle": _cut_middle,
    "cut_end": _cut_end, "gb18030": _gb18030, "gb18030_undeclared": _gb18030_undeclared,
    "hide_names": _hide_names,
    "drop_attributes": _drop_attributes, "double_text": _double_text, "no_head": _no_head,
    "as_text": _as_text, "broken_bytes": _broken_bytes,
    "all_divs": _all_divs, "entities": _entities,
}  # fmt: skip
