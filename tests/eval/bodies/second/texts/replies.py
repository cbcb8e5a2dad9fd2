"""Skeletons of short replies to proposals (80 to 350 characters)."""

from bodies.second.texts.article import Article, filled, office, sents, topics
from bodies.second.words.names import fill, name


def reply(r, c, title, blocks, t):
    if len(blocks) > 2 and r.random() < 0.6:
        i = max(i for i, b in enumerate(blocks) if b[0] == "p")
        ex = [
            "您反映的情况，我们已到现场核实。" + sents(r, t, ["bg"], 1),
            "近年来，我们主要做了以下工作：" + sents(r, t, ["act"], 2),
            "从成效看，" + sents(r, t, ["res"], 1),
            "需要说明的是，个别路段和村组因[权属未明|资金缺口较大]，尚需一定时间，请予理解。",
        ]
        k = r.randint(1, 3)
        blocks = blocks[:i] + [("p", x) for x in ex[r.randint(0, 4 - k) :][:k]] + blocks[i:]
    return Article(c, title, filled(r, c, blocks), office(c, t))


def npc_short(r, c):
    (t,) = topics(r, 1)
    q = fill(r, r.choice(t["ask"]), c)
    title = fill(r, "对{place}第{sess}届人大{hui}次会议第{pno}号建议的答复", c)
    return reply(
        r,
        c,
        title,
        [
            ("p", name(r) + "代表："),
            ("p", "您提出的关于" + q + "的建议收悉，现答复如下："),
            ("p", sents(r, t, ["bg"], 1) + "下一步，我局将" + sents(r, t, ["nxt"], 1)),
            ("p", "感谢您对" + t["name"] + "工作的关心和支持！"),
            ("r", office(c, t)),
            ("r", "{ymd}"),
        ],
        t,
    )


def cppcc_short(r, c):
    (t,) = topics(r, 1)
    q = fill(r, r.choice(t["ask"]), c)
    title = fill(r, "关于{place}政协{sess}届{hui}次会议第{pno}号提案的答复", c)
    return reply(
        r,
        c,
        title,
        [
            ("p", "尊敬的" + name(r) + "委员："),
            (
                "p",
                "您好！您在{lv}政协{sess}届{hui}次会议上提出的《关于"
                + q
                + "的提案》已收悉。经[研究|实地踏勘|会商]，答复如下：",
            ),
            ("p", "一、" + sents(r, t, ["act"], 1)),
            ("p", "二、" + sents(r, t, ["nxt"], 1)),
            ("p", "以上答复，如有不妥，请批评指正。"),
            ("r", "{ymd}"),
        ],
        t,
    )


def head_inside(r, c):
    (t,) = topics(r, 1)
    q = fill(r, r.choice(t["ask"]), c)
    title = fill(
        r, "{place}" + t["dept"] + "关于{lv}{sess}届人大{hui}次会议第{pno}号建议办理情况的答复函", c
    )
    return reply(
        r,
        c,
        title,
        [
            ("c", title),
            ("c", c["place"][0] + "函〔{year}〕{n2}号"),
            ("p", name(r) + "代表："),
            (
                "p",
                "《关于"
                + q
                + "的建议》收悉。"
                + sents(r, t, ["act"], 1)
                + "目前受资金等条件限制，暂不能全部实施，"
                "我们将" + sents(r, t, ["nxt"], 1),
            ),
            ("p", "此复。"),
            ("r", office(c, t)),
            ("r", "{ymd}"),
        ],
        t,
    )


def no_sign(r, c):
    (t,) = topics(r, 1)
    q = fill(r, r.choice(t["ask"]), c)
    title = fill(r, "关于" + q + "的[建议|提案]（第{pno}号）的答复", c)
    return reply(
        r,
        c,
        title,
        [
            ("p", name(r) + "、" + name(r) + "委员："),
            (
                "p",
                "提案中所提问题[客观存在|确有道理]。"
                + sents(r, t, ["bg"], 1)
                + sents(r, t, ["act"], 1)
                + "感谢两位委员对我们工作的理解，欢迎继续监督。",
            ),
        ],
        t,
    )


def one_para(r, c):
    (t,) = topics(r, 1)
    q = fill(r, r.choice(t["ask"]), c)
    title = fill(r, "{lv}政协第{pno}号提案答复摘要", c)
    return reply(
        r,
        c,
        title,
        [
            (
                "p",
                name(r)
                + "委员提出的“"
                + q
                + "”提案，由"
                + office(c, t)
                + "主办。答复要点："
                + sents(r, t, ["act"], 1)
                + "关于[用地|资金|人员]问题，{lv}政府已责成有关部门专题研究，结果将于{y2}年一季度前反馈委员本人。",
            )
        ],
        t,
    )


def list_reply(r, c):
    (t,) = topics(r, 1)
    q = fill(r, r.choice(t["ask"]), c)
    title = fill(r, "{place}" + t["dept"] + "对第{pno}号代表建议的答复", c)
    n = [("p", f"{i + 1}．{s}。") for i, s in enumerate(r.sample(t["act"], 2))]
    return reply(
        r,
        c,
        title,
        [
            ("p", name(r) + "等3名代表："),
            ("p", "你们提出的“" + q + "”的建议已收悉，办理情况如下："),
            *n,
            ("p", "专此答复，并致谢意。"),
            ("r", office(c, t)),
            ("r", "{year}-{m}-{d}"),
        ],
        t,
    )


def letter(r, c):
    (t,) = topics(r, 1)
    q = fill(r, r.choice(t["ask"]), c)
    title = fill(r, "{pno}号提案：" + q, c)
    return reply(
        r,
        c,
        title,
        [
            ("p", "民革{place}总支："),
            ("p", "贵党派在{lv}政协会议上提出的“关于" + q + "”的集体提案收悉。"),
            (
                "p",
                "我局高度重视，{m}月{d}日与提案单位当面沟通。"
                + sents(r, t, ["res"], 1)
                + "后续工作中，"
                + sents(r, t, ["nxt"], 1),
            ),
            ("p", "办理结果：B类（正在解决）。"),
            ("r", office(c, t)),
            ("r", "{ymd}"),
        ],
        t,
    )
