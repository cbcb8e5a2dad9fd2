"""The letter itself: salutation, opening, body, sign-off, contacts."""

import random
from typing import Any

from benchmarks.replies.case import person, printed_day
from benchmarks.replies.facts import Facts
from benchmarks.replies.heading import Heading
from benchmarks.replies.words import SENTENCES


def letter_of(
    chance: random.Random, facts: Facts, above: Heading, gold: dict[str, Any]
) -> tuple[list[str], list[str]]:
    """Lines of the letter, and names, telephones and postal codes in them; `gold` is told what
    the letter says that the heading does not."""
    pick, roll, place = chance.choice, chance.random, facts.place
    salutation = _salutation(chance, facts)
    opening = _opening(chance, facts, above, gold)
    body = _body(chance)
    closing = _closing(chance)
    sign = _sign_off(chance, facts, above)
    lines = [salutation, opening, *body, *closing, *sign]
    if above.headline and roll() < 0.3:
        for piece in reversed(above.headline.split("\n")):
            lines.insert(0, piece)
    contacts, secret = _contacts(chance, facts, gold)
    if contacts and roll() < 0.75:
        lines += contacts
    elif contacts:
        at = len(lines) - len(sign)
        lines[at:at] = contacts
    if above.outcome_below:
        lines.append(above.outcome_below)
    if roll() < 0.15:
        lines.append(
            pick(
                [
                    f"抄送：{place}人大常委会办公室，{place}人民政府督查室。",
                    f"抄　送：{place}政协提案委员会。",
                ]
            )
        )
    if roll() < 0.06 and sign:
        lines += ["备注：本答复已经当面征求意见，结果为满意。"]
    if roll() < 0.03 and sign:
        lines += lines[:]
    return lines, secret


def _salutation(chance: random.Random, facts: Facts) -> str:
    pick = chance.choice
    role = facts.role
    names = facts.names
    greeting = pick(["：", "：", "：", ":", "您好：", "，您好：", "", "：您好！"])
    joined = "、".join(names)
    if len(names) > 1:
        joined = pick([
            f"{joined}{role}", f"{joined}等{role}", f"{joined}{len(names)}位{role}", f"{joined}等{len(names) + 3}名{role}",
            "、".join(f"{x}{role}" for x in names), f"{joined}等{len(names) + 5}{role}",
        ])  # fmt: skip
    else:
        joined = pick([
            f"{joined}{role}", f"{joined}{role}", f"尊敬的{joined}{role}", f"{joined}领衔{role}",
            f"{joined[0]}　{joined[1:]}{role}" if len(joined) == 2 else f"{joined}{role}",
            f"{joined}等{role}", f"{joined}等{chance.randrange(3, 12)}名{role}",
        ])  # fmt: skip
    return joined + greeting


def _opening(chance: random.Random, facts: Facts, above: Heading, gold: dict[str, Any]) -> str:
    pick = chance.choice
    term = facts.term
    session = facts.session
    title = facts.title
    numbers = facts.numbers
    sitting = facts.sitting
    case_word = facts.case_word
    n = facts.n
    quoted = facts.quoted
    where = ""
    if above.in_opening and not above.has_sitting and gold["term"] is None:
        where = f"在{sitting}上"
        gold["term"], gold["session"] = term, session
    numbered_here = above.in_opening and not gold["proposal_numbers"]
    after = pick([f"（第{n}号）", f"(第{n}号{case_word})"]) if numbered_here else ""
    if numbered_here:
        gold["proposal_numbers"] = numbers
    bare_ok = title.endswith(("建议", "提案", "问题")) and title.startswith("关于")
    how = pick([quoted, quoted, f"关于{quoted}的{case_word}", title if bare_ok else quoted])
    return pick([
        f"您{where}提出的{how}{after}收悉，现答复如下：", f"您{where}提出的{how}{after}已收悉。现将办理情况答复如下：",
        f"你{where}提出的{how}{after}已转交我局研究办理，现答复如下：", f"您们{where}提交的{how}{after}收悉。经研究，现回复如下：",
        f"首先感谢您对我们工作的关心和支持！您{where}提出的{how}{after}收悉，现函复如下：",
        f"您{where}提出的{how}{after}收悉。我们高度重视，现将有关情况答复如下：",
    ])  # fmt: skip


def _body(chance: random.Random) -> list[str]:
    pick, roll = chance.choice, chance.random
    body = chance.sample(SENTENCES, pick([1, 2, 3, 4, 5]))
    if roll() < 0.5 and len(body) > 1:
        heads = pick(
            [
                ("一、", "二、", "三、", "四、", "五、"),
                ("（一）", "（二）", "（三）", "（四）", "（五）"),
                ("1.", "2.", "3.", "4.", "5."),
            ]
        )
        body = [f"{m}{x}" for m, x in zip(heads, body, strict=False)]
    return body


def _closing(chance: random.Random) -> list[str]:
    return chance.choice(
        [
            [],
            ["感谢您对我们工作的关心和支持！"],
            ["此复。"],
            ["专此答复。", "此致", "敬礼！"],
            ["以上答复，如有不妥，请批评指正。"],
        ]
    )


def _sign_off(chance: random.Random, facts: Facts, above: Heading) -> list[str]:
    pick = chance.choice
    agency = facts.agency
    signed = facts.signed
    sign: list[str] = []
    day = printed_day(chance, signed)
    if above.signs == "both":
        sign = pick(
            [
                [agency, day],
                [agency, day],
                [agency, day],
                [f"{agency}（盖章）", day],
                [f"{agency}　　{day}"],
            ]
        )
    elif above.signs == "glued":
        sign = [f"{agency}{signed.year}年{signed.month}月{signed.day}日"]
    elif above.signs == "agency":
        sign = [agency]
    elif above.signs == "date":
        sign = [day]
    return sign


def _contacts(
    chance: random.Random, facts: Facts, gold: dict[str, Any]
) -> tuple[list[str], list[str]]:
    pick, roll, agency = chance.choice, chance.random, facts.agency
    secret: list[str] = []
    contacts: list[str] = []
    if roll() < 0.4:
        who, other = person(chance), person(chance)
        phone = pick(
            [
                f"0{chance.randrange(310, 999)}-{chance.randrange(2000000, 8999999)}",
                f"1{chance.randrange(3000000000, 9999999999)}",
            ]
        )
        code_ = f"{chance.randrange(100, 899)}{chance.randrange(100, 999)}"
        contacts = pick([
            [f"联系人：{who}", f"联系电话：{phone}"], [f"联系人：{who}　　联系电话：{phone}"],
            [f"（联系人：{who}，电话：{phone}）"], [f"联系人及电话：{who} {phone}"],
            [f"承办人：{who}  电话：{phone}  邮编：{code_}"], [f"签发人：{other}　　联系人：{who}　　电话：{phone}"],
            [f"经 办 人：{who}", f"电　　话：{phone}"], [f"分管领导：{other}；经办人：{who}；联系电话：{phone}"],
            [f"承办单位：{agency}  联系人：{who}  联系电话：{phone}"], [f"联 系 人：{who}", f"{phone}"],
        ])  # fmt: skip
        text = "".join(contacts)
        secret = [x for x in (who, phone, code_) if x in text]
        if "承办单位" in text and gold["agency"] is None:
            gold["agency"] = agency
    return contacts, secret
