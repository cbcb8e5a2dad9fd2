"""Facts of real pages (../shared), in texts of our own around them: headlines, salutations and
dates as really printed."""

import json
import random
import re
from collections import Counter
from typing import Any

import pytest
from conftest import SHARED
from test_floors import FLOORS

from crawlers.page import Page
from crawlers.read.parse import parse_page, published_day

LABELS = SHARED / "knowledge" / "labels-dev.jsonl"
OPENINGS = [
    "您提出的《{t}》收悉,现答复如下:",
    "您提出的《{t}》(第{n}号)已收悉,经研究,现将办理情况答复如下:",
    "您提出的“{t}”已收悉。现答复如下:",
    "您提出的{t}收悉,现答复如下:",
    "您在会上提出的《{t}》收悉。经认真研究,现答复如下:",
    "你提出的关于《{t}》的建议已转交我局研究办理,现将办理情况答复如下:",
]


def text_around(fact: dict[str, Any], rng: random.Random, variant: int) -> str:
    """A page as text: furniture, the printed facts, sentences of our own."""
    flags, title, proposal = fact["flags"], fact["title"], fact["proposal_title"]
    lines = [
        "首页",
        "政务公开",
        "当前位置: 首页 > 建议提案办理",
        *([title] if title else []),
        *fact["alt_titles"],
    ]
    if fact["publish_date"]:
        lines.append(
            rng.choice(
                [
                    "发布时间:{} 来源:本站 浏览次数:33",
                    "日期:{} 字体:[大 中 小]",
                    "发布日期: {} 10:22",
                ]
            ).format(fact["publish_date"])
        )
    printed = title or ""
    letter = fact["outcome_category"]
    if fact["doc_number"] and fact["doc_number"] not in printed:
        lines.append(
            fact["doc_number"] + (f"  {letter}类  同意公开" if letter and variant % 2 else "")
        )
    if letter and letter not in printed and not (fact["doc_number"] and variant % 2):
        lines.append(rng.choice(["类别:{}", "办理结果:{}", "{}类", "({}类)"]).format(letter))
    if fact["proposal_number"] and fact["proposal_number"] not in printed:
        lines.append(f"建议号:{fact['proposal_number']}")
    lines.append(
        fact["addressee_raw"]
        + ("" if "no_colon" in flags else rng.choice([":", ":", "您好:", ":您好!"]))
    )
    opening = OPENINGS[variant % len(OPENINGS)]
    bare = "{t}收悉" in opening and not proposal.endswith(("建议", "提案", "议案", "问题"))
    if ("{n}" in opening and not fact["proposal_number"]) or bare:
        opening = OPENINGS[0]
    lines.append(opening.format(t=proposal, n=fact["proposal_number"]))
    lines += [
        "一、工作现状。我们已安排专人踏勘,并会同村委会制定了计划,目前正在推进。",
        "二、下一步打算。我们将继续争取资金,力争明年开工。",
        "感谢您的关心和支持!",
    ]
    if fact["reply_agency"]:
        lines.append(fact["reply_agency"])
    if fact["reply_date_raw"] or fact["reply_date"]:
        lines.append(
            fact["reply_date_raw"]
            or "{}年{}月{}日".format(*map(int, fact["reply_date"].split("-")))
        )
    return "\n".join(
        [
            *lines,
            "打印 关闭",
            "上一篇:关于对县十七届人大一次会议第999号建议的答复",
            "主办单位:某某县人民政府 滇ICP备05000000号",
        ]
    )


@pytest.mark.skipif(
    not LABELS.exists(), reason="the facts of real pages are not part of the project"
)
def test_fields_around_real_facts() -> None:
    facts = [
        f
        for f in map(json.loads, LABELS.read_bytes().splitlines())
        if f["is_reply"] and not f["mirror_or_reprint"] and f["addressee_raw"]
    ]
    good: Counter[str] = Counter()
    rng = random.Random(5)
    for fact in facts:
        for variant in range(len(OPENINGS)):
            reply = parse_page(
                None,
                Page(fact["url"] or "http://a.cn/1.html", text_around(fact, rng, variant).encode()),
            ).reply
            number = (
                re.sub(r"[\]】﹞)]", "〕", re.sub(r"[\[【﹝(]", "〔", fact["doc_number"]))
                if fact["doc_number"]
                else None
            )
            masked = "masked_addressee" in fact["flags"]
            cut = "agency_cut" in fact["flags"]  # a name the renderer cut off is better null
            pairs = {
                "document_type": (reply.document_type, "reply"),
                "kind": (reply.kind, fact["proposal_kind"]),
                "number": ((reply.proposal_numbers or [None])[0], fact["proposal_number"]),
                "proposal_title": (
                    squeezed(reply.proposal_title),
                    squeezed(fact["proposal_title"]),
                ),
                "addressees": (reply.addressees, None if masked else fact["addressees"]),
                "agency": (
                    reply.agency_raw,
                    reply.agency_raw if cut else squeezed(fact["reply_agency"]),
                ),
                "doc_number": (reply.doc_number, number),
                "published": (str(published_day(reply)), str(fact["publish_date"])),
                "reply_date": (str(reply.reply_date), str(fact["reply_date"])),
                "outcome": (reply.outcome_raw, fact["outcome_category"]),
            }
            good.update(name for name, (found, wanted) in pairs.items() if found == wanted)
    for name, floor in FLOORS["label_fields"].items():
        share = good[name] / (len(facts) * len(OPENINGS))
        print(f"{name:<20} {share:.4f}  floor {floor}")
        assert share >= floor, f"{name} fell to {share:.4f}"


def squeezed(text: str | None) -> str | None:
    return "".join(text.split()) if text else None
