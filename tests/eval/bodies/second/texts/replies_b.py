"""Skeletons of short replies in half B only."""

from bodies.second.texts.article import office, sents, topics
from bodies.second.texts.notices_b import article
from bodies.second.words.names import NUM, fill, name


def joint(r, c):
    (t,) = topics(r, 1)
    q = fill(r, r.choice(t["ask"]), c)
    return article(
        r,
        c,
        "对{lv}政协{sess}届{hui}次会议《关于" + q + "的提案》的会办意见",
        [
            ("p", "{place}发展和改革局："),
            ("p", "政协第{pno}号提案涉及我局职能部分，现提出如下会办意见："),
            ("p", sents(r, t, ["act"], 2)),
            (
                "p",
                "建议主办单位在编制年度投资计划时，对相关项目优先予以考虑，我局将积极配合做好[技术指导|要素保障]工作。",
            ),
            ("p", "特此函复。"),
            ("r", office(c, t)),
            ("r", "{ymd}"),
        ],
        office(c, t),
    )


def warm(r, c):
    (t,) = topics(r, 1)
    q = fill(r, r.choice(t["ask"]), c)
    n = name(r)
    return article(
        r,
        c,
        "关于" + q + "——对第{pno}号建议的答复",
        [
            ("p", n + "代表："),
            (
                "p",
                "首先感谢您长期以来对"
                + t["name"]
                + "的关注。您在建议中所作的分析切中要害，所提办法很有见地。",
            ),
            ("p", sents(r, t, ["bg"], 1) + "为此，我们采取了以下办法：" + sents(r, t, ["act"], 2)),
            ("p", "您提出的其他意见，我们将在[编制规划|下一年度预算]时一并研究吸纳。"),
            ("p", "恳请您继续关心、监督我们的工作。"),
            ("r", office(c, t)),
            ("r", "{ymd}"),
        ],
        office(c, t),
    )


def old_npc(r, c):
    (t,) = topics(r, 1)
    q = fill(r, r.choice(t["ask"]), c)
    return article(
        r,
        c,
        "{lv}{sess}届人大{hui}次会议{pno}号建议答复",
        [
            (
                "p",
                name(r)
                + "代表：您在{lv}{sess}届人大{hui}次会议上所提“"
                + q
                + "”的建议收悉，我局领导十分重视，专门召开会议进行研究。现将有关情况答复如下：",
            ),
            ("p", "（一）" + sents(r, t, ["bg"], 1)),
            ("p", "（二）" + sents(r, t, ["act"], 1)),
            ("p", "（三）" + sents(r, t, ["nxt"], 1)),
            ("p", "特此答复。"),
            (
                "r",
                "".join("〇一二三四五六七八九"[int(x)] for x in str(c["year"]))
                + "年"
                + r.choice(NUM)
                + "月十"
                + r.choice("一三五七")
                + "日",
            ),
        ],
        office(c, t),
    )


def again(r, c):
    (t,) = topics(r, 1)
    q = fill(r, r.choice(t["ask"]), c)
    return article(
        r,
        c,
        "关于第{pno}号提案跟踪办理情况的再次答复",
        [
            ("c", "（{lv}政协{sess}届{hui}次会议）"),
            ("p", name(r) + "委员："),
            (
                "p",
                "{y1}年我局就您提出的"
                + q
                + "的提案作了书面答复，承诺事项列入B类。现将一年来的落实情况再次答复如下：",
            ),
            (
                "p",
                sents(r, t, ["act"], 2)
                + sents(r, t, ["res"], 1)
                + "至此，承诺事项已全部办结，转为A类。",
            ),
            ("p", "感谢您的理解和支持。"),
            ("r", office(c, t)),
            ("r", "{year}年{m}月"),
        ],
        office(c, t),
    )
