"""Invented replies with the variation of real ones, each with its ground truth. Deterministic by
seed; no sentence is real.

The shapes (headline orders, number wrappers, salutations, openings, sign-offs, lost characters) are
those that ../docs/extraction.md lists with their frequencies; the places, people and measures do
not exist.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

SURNAMES = "苗邵滕祁冉阚佟隗桑璩农莘翟郜卞褚"
GIVEN = [
    "远航",
    "青禾",
    "一鸣",
    "望舒",
    "维桢",
    "嘉树",
    "晓岚",
    "兰",
    "川",
    "思源",
    "立本",
    "春生",
    "雨桐",
    "磊",
    "季平",
    "若谷",
]
PLACES = {"municipal": "云川", "county": "白河"}
TOPICS = [
    "在北岭片区增设便民服务点", "改造沿河老旧排水管网", "加强乡村小学午餐保障", "扶持山地茶叶加工",
    "优化城区夜间公交线路", "完善社区养老食堂", "整治砂石车辆扬尘", "保护古桥与古渡口",
    "推进中小企业用电增容", "建设青少年科普场馆", "治理农田残膜", "提升基层卫生院急救能力",
    "规范共享单车停放", "加固东湾水库坝体", "发展数字化果园", "增加残疾人就业岗位",
]  # fmt: skip
AGENCIES = [
    "水务局",
    "教育体育局",
    "交通运输局",
    "农业农村局",
    "卫生健康局",
    "民政局",
    "住房和城乡建设局",
    "工业和信息化局",
    "文化和旅游局",
    "科学技术局",
]
FACTS = [
    "去年以来，我局先后踏勘现场{n}次，摸清了{x}处薄弱点位，并逐一建立台账。",
    "目前已投入资金{n}万元，完成主体工程的{x}%，群众反映的堵点有所缓解。",
    "截至上月底，全{u}共有{n}个点位纳入改造计划，其中{x}个已经完工。",
    "我局联合相关单位印发了《{u}{t}三年行动方案（{y}—{y3}年）》，明确了责任分工和完成时限。",
    "据统计，{y}年全{u}新增受益家庭{n}户，较上年增长{x}.{d}个百分点。",
    "经与乡镇座谈，我们梳理出资金、用地、人手三类困难，其中用地问题最为突出。",
]  # fmt: skip
PLANS = [
    "下一步，我局将把该项工作列入年度重点任务，每季度通报一次进展。",
    "今后，我们将加大争取上级资金的力度，力争在{y1}年年底前开工建设。",
    "我局将建立长效管护机制，落实专人巡查，防止问题反弹。",
    "同时，邀请代表委员参与现场评议，让结果由群众来评判。",
]  # fmt: skip
CN = "零一二三四五六七八九十"


def chinese_number(n: int) -> str:
    """Numerals of 届 and 次 up to 99."""
    if n <= 10:
        return CN[n]
    tens, ones = divmod(n, 10)
    return ("" if tens == 1 else CN[tens]) + "十" + (CN[ones] if ones else "")


@dataclass
class Case:
    """One invented reply: the values a careful reader finds, and its article lines (contact lines
    included)."""

    title: str
    lines: list[str]
    published: date
    truth: dict[str, Any] = field(default_factory=dict)
    contacts: list[str] = field(default_factory=list)


def reply_case(
    seed: str,
    kind: str = "npc_suggestion",
    level: str = "municipal",
    year: int = 2023,
    agency: str | None = None,
) -> Case:
    """The reply of a seed: same seed and arguments, same text. `year` is the year of
    publication."""
    rng = random.Random(seed)
    npc = kind == "npc_suggestion"
    unit = "市" if level == "municipal" else "县"
    place = PLACES[level] + unit
    office = agency or place + rng.choice(AGENCIES)
    term, sitting = rng.randint(7, 19), rng.randint(1, 6)
    number = rng.choice(
        [str(rng.randint(1, 320)), f"{rng.randint(1, 899):04d}", f"{year}{rng.randint(1, 300):03d}"]
    )
    topic = rng.choice(TOPICS)
    case_word = "建议" if npc else rng.choice(["提案", "提案", "建议"])
    proposal = f"关于{topic}的{case_word}"
    names = [
        rng.choice(SURNAMES) + rng.choice(GIVEN) for _ in range(rng.choice([1, 1, 1, 1, 2, 3, 6]))
    ]
    names = list(dict.fromkeys(names))
    role = "代表" if npc else "委员"
    signed = date(year, rng.randint(3, 9), rng.randint(1, 28))
    published = min(signed + timedelta(days=rng.choice([0, 3, 21, 25, 40, 66])), date(year, 12, 28))
    title = _headline(rng, npc, unit, place, office, term, sitting, number, proposal)
    raw, salutation = _salutation(rng, names, role)
    lines: list[str] = []
    truth: dict[str, Any] = {
        "document_type": "reply",
        "kind": kind,
        "term": term,
        "session": sitting,
        "proposal_numbers": [number],
        "proposal_title": proposal,
        "addressees": names,
        "addressee_raw": raw,
        "agency": office,
        "reply_date": signed.isoformat(),
        "published": published.isoformat(),
        "doc_number": None,
        "outcome_raw": None,
    }
    letter = rng.choice([None, None, None, "A", "B", "C"])
    if rng.random() < 0.2:
        serial = rng.randint(3, 160)
        brackets = rng.choice(["〔{}〕", "[{}]", "【{}】"])
        lines.append(
            f"{PLACES[level]}{office[-3:-1]}函{brackets.format(year)}{serial}号"
            + (f"  {letter}类" if letter else "")
        )
        truth["doc_number"] = f"{PLACES[level]}{office[-3:-1]}函〔{year}〕{serial}号"
        truth["outcome_raw"] = letter
    elif letter and rng.random() < 0.5:
        lines.append(rng.choice(["办理结果：{}", "（{}类）", "类别：{}类"]).format(letter))
        truth["outcome_raw"] = letter
    body = _body(rng, unit, year, topic)
    contacts = _contacts(rng)
    lines += [
        salutation,
        _opening(rng, npc, unit, proposal, number, case_word),
        *body,
        *_ending(rng, office, signed),
        *contacts,
    ]
    return Case(title, lines, published, truth, contacts)


def _headline(
    rng: random.Random,
    npc: bool,
    unit: str,
    place: str,
    office: str,
    term: int,
    sitting: int,
    number: str,
    proposal: str,
) -> str:
    body = "人大" if npc else "政协"
    word = "建议" if npc else "提案"
    t, s = chinese_number(term), chinese_number(sitting)
    return rng.choice(
        [
            f"对{unit}{body}{t}届{s}次会议第{number}号{word}的答复",
            f"{office}关于{place}第{t}届{body}{s}次会议第{number}号{word}的答复函",
            f"关于{place}{body}{t}届{s}次会议第{number}号{word}的答复",
            f"{unit}{body}第{t}届{s}次会议《{proposal}》（第{number}号）的答复",
            f"{office}对{unit}{t}届{body}{s}次会议第{number}号“{proposal}”的答复",
            f"关于对{unit}{t}届{body}第{s}次会议第{number}号{word}的复函",
            f"{office}关于{unit}{body}{t}届{s}次会议第{number}号{word}答复的函",
        ]
    )


def _salutation(rng: random.Random, names: list[str], role: str) -> tuple[str, str]:
    joined = "、".join(names)
    polite = rng.choice(["", "", "", "尊敬的"])
    count = "" if len(names) == 1 else rng.choice(["", "等", f"等{len(names)}位"])
    raw = f"{polite}{joined}{count}{role}"
    return raw, raw + rng.choice(["：", "：", ":", "：您好！" if not count else "：", "您好：", ""])


def _opening(
    rng: random.Random, npc: bool, unit: str, proposal: str, number: str, word: str
) -> str:
    body = "人民代表大会" if npc else "政协全会"
    return rng.choice(
        [
            f"您提出的《{proposal}》收悉。经认真研究，现答复如下：",
            f"您在{unit}{body}上提出的“{proposal}”（第{number}号）已收悉，现将办理情况答复如下：",
            f"您提出的{proposal}已交我局研究办理，现答复如下：",
            f"您提出的《{proposal}》（第{number}号）收悉。感谢您对这项工作的关心，现回复如下：",
            f"收到您提出的《{proposal}》后，我局高度重视，由分管负责同志牵头办理，现将有关情况答复如下：",
        ]
    )


def _sentence(rng: random.Random, template: str, unit: str, year: int, topic: str) -> str:
    return template.format(
        n=rng.randint(3, 900),
        x=rng.randint(2, 90),
        d=rng.randint(1, 9),
        u=unit,
        t=topic[2:6],
        y=year - 1,
        y1=year + 1,
        y3=year + 2,
    )


def _body(rng: random.Random, unit: str, year: int, topic: str) -> list[str]:
    facts = [_sentence(rng, f, unit, year, topic) for f in rng.sample(FACTS, 4)]
    plans = [_sentence(rng, p, unit, year, topic) for p in rng.sample(PLANS, 2)]
    shape = rng.choice(["short", "numbered", "numbered", "inline", "quoted"])
    if shape == "short":
        return [facts[0] + plans[0]]
    if shape == "inline":
        return [
            "一是摸清底数。" + facts[0] + "二是加大投入。" + facts[1] + "三是形成合力。" + facts[2],
            plans[0],
        ]
    if shape == "quoted":
        return [
            f"一、关于您提出的“{topic}”",
            facts[0],
            facts[1],
            "二、关于您提出的“加强日常管护”",
            plans[0],
            plans[1],
        ]
    return [
        "一、基本情况",
        facts[0],
        "（一）已开展的工作",
        facts[1],
        "1.资金方面",
        facts[2],
        "二、下一步工作打算",
        *plans,
    ]


def _ending(rng: random.Random, office: str, signed: date) -> list[str]:
    thanks = rng.choice(
        ["感谢您对我们工作的关心与支持！", "再次感谢您的理解，欢迎继续监督。", "此复", "专此答复。"]
    )
    numerals = "".join("〇一二三四五六七八九"[int(c)] for c in str(signed.year))
    printed = rng.choice(
        [
            f"{signed.year}年{signed.month}月{signed.day}日",
            f"{signed.year}年{signed.month}月{signed.day}日",
            f"{signed.year}年 {signed.month}月{signed.day}日",
            f"{numerals}年{chinese_number(signed.month)}月{chinese_number(signed.day)}日",
            f"{signed.year}-{signed.month}-{signed.day}",
        ]
    )
    return [thanks, *([office, printed] if rng.random() < 0.8 else [f"{office}　　{printed}"])]


def _contacts(rng: random.Random) -> list[str]:
    name = rng.choice(SURNAMES) + rng.choice(GIVEN)
    phone = f"1{rng.choice('3578')}{rng.randint(0, 9)}{rng.randint(10_000_000, 99_999_999)}"
    return rng.choice(
        [
            [],
            [],
            [f"联系人：{name}　　联系电话：{phone}"],
            [f"（联 系 人：{name}；电话：0999-{rng.randint(2_000_000, 8_999_999)}）"],
            [f"承办人及联系电话：{name} {phone}"],
        ]
    )
