"""Skeletons of long government texts: reports, speeches, questions and answers."""

from bodies.second.texts.article import Article, filled, more, office, sents, topics
from bodies.second.words.names import NUM, fill


def work_report(r, c):
    ts = topics(r, 5)
    title = fill(r, "{place}{year}年政府工作报告（摘要）", c)
    blocks = [
        ("c", "——{year}年{m}月{d}日在{place}第{sess}届人民代表大会第{hui}次会议上"),
        ("c", "{place}人民政府 {jz}"),
        ("p", "各位代表："),
        (
            "p",
            "现在，我代表{place}人民政府，向大会报告工作，请予审议，并请政协委员和列席人员提出意见。",
        ),
        ("h", "一、过去一年工作回顾"),
        (
            "p",
            "{y1}年，全{lv}实现生产总值{n3}.{n1}亿元，增长{dec}%；一般公共预算收入{yi}，增长{dec}%；"
            "城乡居民人均可支配收入分别增长{dec}%和{dec}%。",
        ),
    ]
    for t in ts[:3]:
        blocks.append(
            ("p", t["name"] + "扎实推进。" + sents(r, t, ["act"], 3) + sents(r, t, ["res"], 1))
        )
    blocks += more(r, c, "统筹推进", "，取得积极进展。")
    blocks += [
        (
            "p",
            "同时也要看到，发展中还有不少困难："
            + sents(r, ts[3], ["bg"], 1)
            + sents(r, ts[4], ["bg"], 1)
            + "对此，我们将采取有力措施加以解决。",
        ),
        ("h", "二、今年重点任务"),
    ]
    for i, t in enumerate(ts):
        blocks.append(("p", "（{}）抓好{}。".format(NUM[i], t["name"]) + sents(r, t, ["nxt"], 2)))
    blocks.append(
        (
            "p",
            "各位代表，蓝图已经绘就，奋斗正当其时。让我们[携起手来|同心协力]，为建设更加美好的{place}而努力！",
        )
    )
    return Article(c, title, filled(r, c, blocks), c["place"] + "人民政府办公室")


def annual_open(r, c):
    (a,) = topics(r, 1)
    of = office(c, a)
    title = fill(r, of + "{year}年政府信息公开工作年度报告", c)
    rows = [
        ["公开类别", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "0", "0"],
        ["行政规范性文件", "{n1}", "0", "{n2}"],
        ["行政许可", "{n3}", "—", "{n3}"],
        ["行政处罚", "{n2}", "—", "{n2}"],
    ]
    blocks = [
        (
            "p",
            "本报告依据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自{year}年1月1日起至12月31日止。",
        ),
        ("h", "一、总体情况"),
        (
            "p",
            "（一）主动公开。全年通过门户网站发布信息{n3}条，政务新媒体推送{n3}条，回应热点{n2}次。",
        ),
        ("p", "（二）依申请公开。收到申请{n2}件，均在法定期限内答复，无结转下年度办理件。"),
        ("p", "（三）重点领域。围绕" + a["name"] + "，公开" + sents(r, a, ["act"], 2)),
        ("h", "二、主动公开政府信息情况"),
        ("tab", rows),
        ("h", "三、存在的主要问题及改进情况"),
        (
            "p",
            "一是政策解读形式较为单一；二是个别栏目更新不够及时。下一步将充实图解、视频等形式，"
            "并按季度开展自查。",
        ),
        ("h", "四、其他需要报告的事项"),
        ("p", "本年度未收取信息处理费。"),
    ]
    return Article(c, title, filled(r, c, blocks), of)


def speech(r, c):
    a, b = topics(r, 2)
    title = fill(r, "在全{lv}" + a["name"] + "工作推进会上的讲话", c)
    blocks = [
        ("c", "{sz} {jz}"),
        ("c", "（{ymd}）"),
        ("p", "同志们："),
        (
            "p",
            "这次会议的主要任务是，总结前一阶段"
            + a["name"]
            + "工作，分析形势，部署下一步任务。刚才，{town}、"
            + office(c, a)
            + "作了发言，讲得都很好，我都赞成。下面，我讲三点意见。",
        ),
        ("h", "一、肯定成绩，认清差距"),
        (
            "p",
            "一年来，"
            + sents(r, a, ["act"], 3)
            + "这些成绩来之不易。但我们要清醒地看到，"
            + sents(r, a, ["bg"], 2),
        ),
        ("h", "二、突出重点，务求实效"),
        (
            "p",
            "要抓项目。" + sents(r, a, ["nxt"], 1) + "要抓短板。有的同志习惯于坐在办公室里听汇报，"
            "情况不明决心大，这样是不行的。",
        ),
        (
            "p",
            "要抓统筹，把" + a["name"] + "与" + b["name"] + "结合起来。" + sents(r, b, ["nxt"], 1),
        ),
        *more(r, c, "讲到统筹，还要说一说", "。"),
        ("h", "三、压实责任，形成合力"),
        (
            "p",
            "[主要领导要亲自抓，分管领导要具体抓|谁的孩子谁抱，谁的责任谁担]。督查室要每月通报一次，"
            "对连续两次排名末位的，由我来约谈。",
        ),
        (
            "p",
            "同志们，时不我待。希望大家[撸起袖子|振奋精神]，"
            "一个问题一个问题解决，向全{lv}人民交出一份满意的答卷。",
        ),
    ]
    return Article(c, title, filled(r, c, blocks), c["place"] + "人民政府")


def qa(r, c):
    (a,) = topics(r, 1)
    blocks = [
        (
            "p",
            "围绕群众关心的"
            + a["name"]
            + "问题，{m}月{d}日，"
            + office(c, a)
            + "负责人{who}做客“政务面对面”栏目，"
            "与网友在线交流。以下为访谈实录：",
        )
    ]
    for q, k, n in (
        ("请介绍一下目前的基本情况。", "bg", 2),
        ("做了哪些工作？", "act", 3),
        ("效果怎么样？", "res", 1),
        ("下一步有什么打算？", "nxt", 2),
    ):
        blocks.append(("p", "[主持人|主持人]：" + q))
        blocks.append(
            (
                "p",
                "{who}："
                + r.choice(["谢谢主持人，各位网友大家好。", "好的。", "这个问题问得好。"])
                + sents(r, a, [k], n),
            )
        )
    blocks += more(r, c, "主持人：有网友问到", "，也请介绍一下。{who}：")
    blocks.append(("p", "网友“[山那边|清风|一叶知秋]”：什么时候能轮到{town}？"))
    blocks.append(("p", "{who}：{town}已经列入第二批，预计{y2}年{mon}月动工。"))
    return Article(
        c, a["name"] + "这些事，听局长怎么说", filled(r, c, blocks), c["place"] + "政府网"
    )
