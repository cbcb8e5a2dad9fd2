"""Pages of this set, made in memory: forty frames a half, each with four texts."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from importlib import import_module
from typing import Any

from bodies.body_page import BodyPage
from bodies.first.frames.register import FRAMES
from bodies.first.render.body import render
from bodies.first.render.kit import noise
from bodies.first.texts.government import GOV
from bodies.first.texts.long import LONG, LONGNEWS
from bodies.first.texts.longer import MORE, OFFICIAL, enlarge, widen
from bodies.first.texts.news import NEWS
from bodies.first.texts.press import PRESS
from bodies.first.texts.replies import REPLY
from bodies.first.words.grammar import Article, Context

FOLDERS = ("government", "replies", "news", "press")
TEXTS = {
    "government": GOV[:4] + LONG[:1] + GOV[4:8] + LONG[1:] + GOV[8:],
    "short_reply": REPLY,
    "press": PRESS,
    "news": NEWS[:3] + LONGNEWS + NEWS[3:] + LONGNEWS,
}
SEEDS = 4
_NOT_SEEN = ("script", "style", "title", "textarea")


def pages(half: str) -> Iterator[BodyPage]:
    """All of half A or B."""
    for folder in FOLDERS:
        import_module(f"bodies.first.frames.{folder}_{half.lower()}")
    return (_made(half, frame, seed) for frame in FRAMES[half] for seed in range(SEEDS))


def _made(half: str, frame: dict[str, Any], seed: int) -> BodyPage:
    c = Context(f"{half}-{frame['name']}-{seed}")
    c.year = min(max(c.r.randint(frame["ymin"], frame["ymax"]), frame["ymin"]), frame["ymax"])
    if c.year == 2026:
        c.month = min(c.month, 9)
    c.kind = frame["kind"]
    c.fix.update(y=str(c.year), y1=str(c.year - 1), y2=str(c.year + 1), m=str(c.month))
    text = _text(c, frame, seed)
    page, url = frame["fn"](c, text, render(c, text, frame["style"], cut=frame["cut"]))
    if c.year > 2009 and c.r.random() < 0.7:
        page = page.replace("</head>", noise(c) + "</head>", 1)
    gold = text.gold()
    _check(page, gold, text.title)
    encoding, said = frame["charset"] or ("utf-8", None)
    header = f"text/html; charset={said}" if said else None
    page_id = f"{half}-{frame['kind']}-{frame['name']}-{seed}"
    raw = page.encode(encoding)
    return BodyPage(page_id, frame["kind"], frame["name"], url, raw, header, text.title, gold)


def _text(c: Context, frame: dict[str, Any], seed: int) -> Article:
    """The text of a page, longer in six of ten where its kind can be."""
    pool = frame["pool"] or TEXTS[frame["kind"]]
    make = pool[(sum(map(ord, frame["name"])) + seed * 5 + seed // 2) % len(pool)]
    text = make(c)
    kind = make.__name__
    if kind in ("notice", "govnews", "report", "speech") and c.r.random() < 0.6:
        enlarge(text, c, c.r.randint(2, 8), OFFICIAL)
    elif kind in ("feature", "hard", "comment", "visit", "epaper") and c.r.random() < 0.6:
        enlarge(text, c, c.r.randint(2, 9), MORE)
    elif kind in ("cable", "outbreak", "quake", "radio") and c.r.random() < 0.6:
        widen(text, c, c.r.randint(2, 7))
    if frame["tail"]:
        text.blocks.append(("p0", c.f(frame["tail"])))
    return text


class _Shown(HTMLParser):
    """What a reader sees of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in _NOT_SEEN

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in _NOT_SEEN

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u3000\xa0]+", "", text)


def _check(page: str, gold: str, title: str) -> None:
    """Each paragraph of the gold is shown, in its order, and the title stands in the page."""
    parser = _Shown()
    parser.feed(page)
    shown, at = _squeezed("".join(parser.words)), -1
    assert _squeezed(title) in _squeezed(unescape(page))
    for paragraph in gold.split("\n"):
        at = shown.find(_squeezed(paragraph), at + 1)
        assert at >= 0, paragraph
