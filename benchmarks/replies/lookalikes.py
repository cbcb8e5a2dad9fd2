"""Pages that look like replies and are none: news, meetings, mailboxes, proposals, policies."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from benchmarks.replies.case import Case, person
from benchmarks.replies.words import AGENCIES, PLACES, SENTENCES, SURNAMES, THEMES


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


LOOKALIKES: list[Callable[[random.Random], Case]] = [
    _news, _meeting, _mailbox, _mailbox, _proposal, _proposal, _co_handling, _policy, _report,
]  # fmt: skip
