"""Facts of real replies (headline, salutation, numbers, days, agency, as printed) in letters of our
own, in every shell. The facts are no part of the project: a file of labels, one JSON object a
line."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.replies.case import Case
from benchmarks.replies.shells import SHELLS

OPENINGS = [
    "您提出的《{t}》收悉,现答复如下:",
    "您提出的《{t}》(第{n}号)已收悉,经研究,现将办理情况答复如下:",
    "您提出的“{t}”已收悉。现答复如下:",
    "您提出的{t}收悉,现答复如下:",
    "您在会上提出的《{t}》收悉。经认真研究,现答复如下:",
    "你提出的关于《{t}》的建议已转交我局研究办理,现将办理情况答复如下:",
]
BODY = [
    "一、工作现状。我们已安排专人踏勘,并会同村委会制定了计划,目前正在推进。",
    "二、下一步打算。我们将继续争取资金,力争明年开工。",
    "感谢您的关心和支持!",
]


def labelled_pages(path: Path) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Shell, page, gold and the whole label of each labelled reply in each shell, with one of the
    openings after the other."""
    chance = random.Random(5)
    labels = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    replies = [
        fact
        for fact in labels
        if fact["is_reply"] and not fact["mirror_or_reprint"] and fact["addressee_raw"]
    ]
    for fact in replies:
        for number, shell in enumerate(dict.fromkeys(SHELLS)):
            case = _case(fact, chance, number)
            yield shell.__name__, shell(case, chance), case.gold, fact


def _case(fact: dict[str, Any], chance: random.Random, number: int) -> Case:
    flags, title, proposal = fact["flags"], fact["title"], fact["proposal_title"]
    printed, letter = title or "", fact["outcome_category"]
    head = list(fact["alt_titles"])
    if fact["doc_number"] and fact["doc_number"] not in printed:
        beside = f"  {letter}类  同意公开" if letter and number % 2 else ""
        head.append(fact["doc_number"] + beside)
    if letter and letter not in printed and not (fact["doc_number"] and number % 2):
        head.append(chance.choice(["类别:{}", "办理结果:{}", "{}类", "({}类)"]).format(letter))
    if fact["proposal_number"] and fact["proposal_number"] not in printed:
        head.append(f"建议号:{fact['proposal_number']}")
    opening = OPENINGS[number % len(OPENINGS)]
    bare = "{t}收悉" in opening and not proposal.endswith(("建议", "提案", "议案", "问题"))
    if ("{n}" in opening and not fact["proposal_number"]) or bare:
        opening = OPENINGS[0]
    greeting = "" if "no_colon" in flags else chance.choice([":", ":", "您好:", ":您好!"])
    day = fact["reply_date"] and "{}年{}月{}日".format(*map(int, fact["reply_date"].split("-")))
    signed = [line for line in (fact["reply_agency"], fact["reply_date_raw"] or day) if line]
    lines = [
        fact["addressee_raw"] + greeting,
        opening.format(t=proposal, n=fact["proposal_number"]),
        *BODY,
        *signed,
    ]
    shown = ["发布时间:{} 来源:本站 浏览次数:33", "日期:{} 字体:[大 中 小]", "发布日期: {} 10:22"]
    published = chance.choice(shown).format(fact["publish_date"]) if fact["publish_date"] else ""
    return Case("", printed, head, lines, published_line=published, gold=_gold(fact))


def _gold(fact: dict[str, Any]) -> dict[str, Any]:
    """In the benchmark's fields. A masked name and an agency that the renderer cut off are better
    null; a sitting that the headline does not name is not printed in these letters."""
    numbered = fact["proposal_number"] or ""
    sitting = any("届" in (h or "") for h in [fact["title"], *fact["alt_titles"]])
    sitting = sitting or numbered.count("-") == 2
    number = fact["doc_number"]
    if number:
        number = re.sub(r"[\]】﹞)]", "〕", re.sub(r"[\[【﹝(]", "〔", number))
    return {
        "document_type": "reply",
        "kind": fact["proposal_kind"],
        "term": fact["term"] if sitting else None,
        "session": fact["session"] if sitting else None,
        "proposal_numbers": fact["proposal_number"] and [fact["proposal_number"]],
        "proposal_title": fact["proposal_title"],
        "addressees": None if "masked_addressee" in fact["flags"] else fact["addressees"],
        "agency": None if "agency_cut" in fact["flags"] else fact["reply_agency"],
        "doc_number": number,
        "reply_date": fact["reply_date"],
        "published": fact["publish_date"],
        "outcome_raw": fact["outcome_category"],
    }
