"""Pages of this set, made in memory: forty frames a half, each with three texts."""

import random
import re
from collections.abc import Iterator
from html import unescape
from importlib import import_module

from bodies.body_page import BodyPage
from bodies.second.render.body import gold, rng
from bodies.second.render.frame import Frame
from bodies.second.render.page import page
from bodies.second.texts.article import Article
from bodies.second.words.names import context, name

FOLDERS = ("government", "replies", "news", "press")
SEEDS = 3
SAID = {"gb18030": "gb2312"}
"""What a server says for an encoding, when it is not its name."""


def pages(half: str) -> Iterator[BodyPage]:
    """All of half A or B."""
    for folder in FOLDERS:
        for frame in import_module(f"bodies.second.frames.{folder}_{half.lower()}").FRAMES:
            for seed in range(SEEDS):
                yield _made(half, frame, seed)


def _made(half: str, frame: Frame, seed: int) -> BodyPage:
    r = rng("bodies2", half, frame.id, seed)
    words = context(r, r.randint(*frame.years))
    if frame.kind in ("press", "short_reply"):
        words["long"] = 0
    text = frame.texts[seed % len(frame.texts)](r, words)
    if frame.contact:
        _add_contact(r, text)
    html, right = page(frame, text, r), gold(text.blocks)
    _check(html, right)
    host = frame.host % frame.id if "%s" in frame.host else frame.host
    month, day = words["iso"][:7].replace("-", ""), words["iso"].replace("-", "")
    url = f"http://{host}/{month}/t{day}_{r.randint(10000, 9000000)}.{frame.ext}"
    header = None
    if frame.enc != "utf-8" and frame.hdr and frame.id[-1] in "13579":
        header = f"text/html; charset={SAID.get(frame.enc, frame.enc)}"
    raw = html.encode(frame.enc, "xmlcharrefreplace")
    page_id = f"{frame.id}-{seed}"
    return BodyPage(page_id, frame.kind, frame.id, url, raw, header, text.title, right)


def _add_contact(r: random.Random, text: Article) -> None:
    """A line that is not part of the gold."""
    who = name(r)
    line = f"（联系人：{who}，联系电话：0000-{r.randint(2000000, 8000000)}）"
    signed = (i for i, block in enumerate(text.blocks) if block[0] == "r")
    text.blocks.insert(next(signed, len(text.blocks)), ("x", line))


def _check(html: str, right: str) -> None:
    """Each paragraph of the gold stands in the visible text, and no mark of the template is left."""
    shown = re.sub(r"(?is)<(script|style|head)\b.*?</\1>|<!--.*?-->", "", html)
    shown = re.sub(r"\s+", "", unescape(re.sub(r"(?s)<[^>]*>", "", shown)))
    assert all(re.sub(r"\s+", "", paragraph) in shown for paragraph in right.split("\n"))
    assert "[[" not in html
