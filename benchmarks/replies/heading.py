"""What stands above the letter: headline, document number, outcome, labels."""

import random
from dataclasses import dataclass, field
from typing import Any

from benchmarks.replies.case import person
from benchmarks.replies.facts import Facts


@dataclass
class Heading:
    """Lines above the salutation, and what is left for the letter to say."""

    headline: str | None
    has_number: bool
    has_sitting: bool
    in_opening: bool
    """Whether the opening names what the headline does not."""
    lines: list[str] = field(default_factory=list)
    outcome_below: str | None = None
    signs: str = "both"
    """Which of agency and day stand below the letter, or where the agency stands instead."""


def heading_of(chance: random.Random, facts: Facts, gold: dict[str, Any]) -> Heading:
    """The heading of a reply; `gold` is told what it says."""
    made = _headline(chance, facts, gold)
    _numbers(chance, facts, gold, made)
    _agency(chance, facts, gold, made)
    return made


def _headline(chance: random.Random, facts: Facts, gold: dict[str, Any]) -> Heading:
    pick, roll = chance.choice, chance.random
    term = facts.term
    session = facts.session
    title = facts.title
    numbers = facts.numbers
    agency = facts.agency
    sitting = facts.sitting
    case_word = facts.case_word
    n = facts.n
    numbered = facts.numbered
    quoted = facts.quoted
    shape = pick(
        [
            "full",
            "full",
            "full",
            "agency",
            "title",
            "title_number",
            "bare",
            "two_lines",
            "none",
            "plain",
        ]
    )
    ending = pick(["的答复", "的答复", "的答复函", "的复函", "的回复", "答复的函", "的办理答复"])
    head_number = head_sitting = True
    headline: str | None
    if shape == "full":
        headline = f"{pick(['关于', '关于对', '对'])}{sitting}{numbered}{ending}"
    elif shape == "agency":
        headline = f"{agency}{pick(['关于', '关于对', '对'])}{sitting}{numbered}{ending}"
        gold["agency"] = agency
    elif shape == "title":
        headline, head_number, head_sitting = f"关于{quoted}{ending}", False, False
    elif shape == "title_number":
        headline = f"{sitting}{quoted}(第{n}号){ending}"
    elif shape == "two_lines":
        headline = f"关于{sitting}\n{numbered}{ending}"
    elif shape == "bare":
        headline, head_number, head_sitting = f"关于{title}{ending}", False, False
        if not title.endswith(("建议", "提案")):
            headline = f"关于{quoted}{ending}"
    elif shape == "plain":
        headline, head_number, head_sitting = (
            pick(["答复函", f"关于{case_word}办理情况的答复", "答　复"]),
            False,
            False,
        )
    else:
        headline, head_number, head_sitting = None, False, False
    in_opening = roll() < 0.6
    if head_number:
        gold["proposal_numbers"] = numbers
    if head_sitting:
        gold["term"], gold["session"] = term, session
    return Heading(headline, head_number, head_sitting, in_opening)


def _numbers(chance: random.Random, facts: Facts, gold: dict[str, Any], made: Heading) -> None:
    """Document number, outcome and number labels."""
    pick, roll = chance.choice, chance.random
    term = facts.term
    session = facts.session
    number = facts.number
    signed = facts.signed
    sitting = facts.sitting
    year, serial = signed.year, chance.randrange(1, 200)
    left, right = pick(["〔〕", "〔〕", "[]", "【】", "()"])
    code = pick(
        ["林政函", "青教复", "石民函", "云水字", "清住建发", "湾农复", "建议字", "提案复字"]
    )
    doc = {
        "plain": f"{code}{left}{year}{right}{serial}号", "ordinal": f"{code}{left}{year}{right}第{serial}号",
        "year first": f"{code}{year}〔{serial}〕号", "colon": f"{code[:2]}字：{left}{year}{right}{serial}号",
    }[pick(["plain"] * 6 + ["ordinal", "year first", "colon"])]  # fmt: skip
    norm = f"{code if '字：' not in doc else code[:2] + '字'}〔{year}〕{'第' if '第' in doc else ''}{serial}号"
    letter = pick("ABC")
    has_doc, has_letter = roll() < 0.35, roll() < 0.4
    phrase = pick(["已解决采纳", "部分采纳", "解决或采纳", "计划解决", "留作参考"])
    phrase = {"已解决采纳": "解决采纳"}.get(phrase, phrase)
    if has_doc:
        gold["doc_number"] = norm
        lead = pick([doc, doc, f"文号：{doc}", f"{doc}　　　签发人：{person(chance)}"])
        if has_letter and roll() < 0.4:
            lead, has_letter = f"{doc}    {pick([letter + '类', letter, f'（{letter}类）'])}", False
            gold["outcome_raw"] = letter
        made.lines.append(lead)
    if has_letter:
        outcome, raw = pick([
            (f"类别：{letter}", letter), (f"办理结果：{letter}", letter), (f"{letter}类", letter),
            (f"（{letter}）类", letter), (f"办理情况：{letter}", letter), (f"办复类别：{letter}类", letter),
            (f"办理结果：{phrase}", phrase), (f"【{letter}】", letter), (f"类　　别：{letter}", letter),
        ])  # fmt: skip
        gold["outcome_raw"] = raw
        if roll() < 0.7:
            made.lines.append(outcome)
        else:
            made.outcome_below = outcome
    elif (
        gold["outcome_raw"] is None and made.headline and "答复" in made.headline and roll() < 0.06
    ):
        made.headline = (
            made.headline.replace("答复", f"答复（{letter}类）")
            if roll() < 0.5
            else f"{made.headline}（{letter}类）"
        )
        gold["outcome_raw"] = letter
    if not made.has_number and roll() < 0.2:
        made.lines.append(
            pick([f"建议号：{number}", f"提案编号：{number}", f"编　号：第{number}号"])
        )
        gold["proposal_numbers"] = [number]
        made.in_opening = False
    if not made.has_sitting and roll() < 0.12:
        made.lines.append(sitting)
        gold["term"], gold["session"] = term, session
    if roll() < 0.12:
        made.lines.append(pick(["主动公开", "公开属性：主动公开", "是否公开：公开"]))


def _agency(chance: random.Random, facts: Facts, gold: dict[str, Any], made: Heading) -> None:
    """Where the agency and the day of the answer stand."""
    pick, roll = chance.choice, chance.random
    agency = facts.agency
    signed = facts.signed
    made.signs = pick(["both"] * 11 + ["agency", "date", "none", "head", "label", "glued"])
    if made.signs in ("both", "agency", "glued"):
        gold["agency"] = agency
    if made.signs in ("both", "date", "glued"):
        gold["reply_date"] = signed.isoformat()
    if made.signs == "head":
        made.lines.insert(0, agency)
        gold["agency"] = agency
    if made.signs == "label":
        label = pick(["承办单位", "主办单位", "答复单位", "办理单位"])
        made.lines.append(f"{label}：{agency}" if roll() < 0.6 else f"{label}\t{agency}")
        gold["agency"] = agency
        if roll() < 0.5:
            made.lines.append(f"{pick(['答复日期', '答复时间', '办复日期'])}：{signed.isoformat()}")
            gold["reply_date"] = signed.isoformat()
