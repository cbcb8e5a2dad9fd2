"""Skeletons of government texts: visits, notices, interpretations, announcements."""

from bodies.second.texts.article import Article, filled, more, office, sents, topics
from bodies.second.words.names import NUM, TOWN, fill, name, pick
from bodies.second.words.topics import TOPICS


def news_visit(r, c):
    a, b, d = topics(r, 3)
    pa, pb = fill(r, r.choice(a["proj"]), c), fill(r, r.choice(b["proj"]), c)
    title = fill(
        r, "{jz}调研" + r.choice([a["name"] + "工作", a["name"] + "和" + b["name"] + "工作"]), c
    )
    blocks = [
        (
            "p",
            "{m}月{d}日，{sz}{jz}带队深入[一线|基层]，实地调研"
            + a["name"]
            + "、"
            + b["name"]
            + "等工作。[区直|市直|]有关单位负责同志参加。",
        ),
        ("fig", "{jz}（右二）在" + pa + "现场了解情况。"),
        (
            "p",
            "在"
            + pa
            + "，{jz}边走边看，详细询问[工程进度|资金到位|群众反映]情况。据介绍，"
            + sents(r, a, ["act"], 2)
            + "{jz}指出，"
            + sents(r, a, ["nxt"], 1),
        ),
        (
            "p",
            "随后，调研组来到"
            + pb
            + "。"
            + sents(r, b, ["bg"], 1)
            + "{jz}强调，"
            + sents(r, b, ["nxt"], 2),
        ),
        *more(r, c, "在{town}，{jz}听取了", "工作汇报。"),
        (
            "p",
            "{jz}还走访了{town}{vill}，与村民拉家常、算收入账。" + sents(r, d, ["res", "act"], 2),
        ),
        (
            "p",
            "座谈会上，{jz}要求，各级各部门要[拉高标杆|对标先进]，把问题一项一项梳理清楚，"
            "能解决的马上办，暂不具备条件的讲明原因、列出时间表，切实把好事办好、实事办实。",
        ),
    ]
    return Article(c, title, filled(r, c, blocks), c["place"] + "融媒体中心")


def notice(r, c):
    (a,) = topics(r, 1)
    of, what = office(c, a), a["name"]
    title = "关于" + fill(r, "[开展|组织开展|做好]{year}年" + what, c) + "[专项行动|有关工作]的通知"
    title = fill(r, title, c)
    blocks = [
        ("c", title),
        ("c", "{place}".replace("{place}", c["place"][0]) + "政办发〔{year}〕{n2}号"),
        ("p", "各乡镇人民政府、街道办事处，{lv}直有关单位："),
        (
            "p",
            "为"
            + r.choice(a["ask"])
            + "，[经{lv}政府同意|根据上级部署要求]，现就有关事项通知如下。",
        ),
        ("h", "一、总体要求"),
        ("p", sents(r, a, ["bg"], 1) + "各地要坚持问题导向，" + sents(r, a, ["nxt"], 1)),
        ("h", "二、重点任务"),
    ]
    for i, s in enumerate(pick(r, a["act"] + a["nxt"], 4)):
        blocks.append(("p", f"（{NUM[i]}）{s}。" + "牵头单位：" + of + "；完成时限：{mon}月底前。"))
    blocks += more(r, c, "同步抓好", "相关衔接工作。")
    blocks += [
        ("h", "三、工作要求"),
        (
            "p",
            "各单位要明确一名分管负责人和一名联络员，于{m}月底前将实施方案报送" + of + "。"
            "对工作推进不力、弄虚作假的，予以通报。",
        ),
        ("p", "附件：1．" + what + "任务分解表"),
        ("p", "2．" + what + "进展情况月报表"),
        ("r", of),
        ("r", "{ymd}"),
    ]
    return Article(c, title, filled(r, c, blocks), of)


def interpret(r, c):
    (a,) = topics(r, 1)
    doc = "《" + c["place"] + a["name"] + fill(r, "[实施办法|管理暂行办法|三年行动方案]", c) + "》"
    blocks = [
        (
            "p",
            "近日，{place}人民政府印发了"
            + doc
            + "（以下简称《办法》）。为便于社会公众理解，现解读如下：",
        ),
        ("h", "一、制定背景是什么？"),
        ("p", sents(r, a, ["bg"], 2) + "原有文件已于{y1}年到期，有必要结合实际予以修订。"),
        ("h", "二、起草过程有哪些环节？"),
        (
            "p",
            "{y1}年{mon}月起，"
            + office(c, a)
            + "成立起草小组，先后赴{n1}个乡镇调研，征求了{n2}家单位和"
            "{n3}名群众代表的意见，采纳{n2}条，并通过合法性审查和公平竞争审查。",
        ),
        ("h", "三、主要内容有哪些？"),
        (
            "p",
            "《办法》共{n1}章{n2}条。一是明确职责分工；二是"
            + "；三是".join(pick(r, a["nxt"], 2))
            + "。",
        ),
        *more(r, c, "需要说明的是，与", "有关的内容也作了衔接。"),
        ("h", "四、群众能得到哪些实惠？"),
        ("p", "实施后，预计" + sents(r, a, ["res"], 1) + "同时，" + sents(r, a, ["act"], 1)),
        ("h", "五、何时施行？"),
        ("p", "《办法》自{year}年{mon}月1日起施行，有效期五年。"),
    ]
    return Article(c, doc + "政策解读", filled(r, c, blocks), office(c, a))


def tender_list(r, c):
    (a,) = topics(r, 1)
    k = r.randint(6, 14)
    rows = [["序号", "乡镇", "项目名称", "投资（万元）", "完成时间"]]
    for i in range(k):
        tn = r.choice(TOWN) + "镇"
        p = fill(r, r.choice(a["proj"]), {**c, "town": tn})
        rows.append([str(i + 1), tn, p, "{n3}", f"{{year}}年{r.randint(3, 12)}月"])
    title = fill(r, "{place}{year}年" + a["name"] + "项目[公示|计划表]", c)
    blocks = [
        (
            "p",
            "根据项目管理有关规定，经乡镇申报、部门审核、{lv}政府常务会议研究，现将{year}年"
            + a["name"]
            + "项目予以公示，公示期{n1}个工作日。如有异议，请在公示期内以书面形式反映。",
        ),
        ("tab", rows),
        ("p", "注：投资额以财政评审结果为准。"),
        ("r", office(c, a)),
        ("r", "{ymd}"),
    ]
    return Article(c, title, filled(r, c, blocks), office(c, a))


def announce(r, c):
    a = next(t for t in topics(r, len(TOPICS)) if t["key"] == "fire")
    w = fill(r, "[禁止燃放烟花爆竹|森林防火|犬只管理|封闭施工交通管制|采摘水域禁渔]", c)
    title = fill(r, "{place}人民政府关于" + w + "的通告", c)
    blocks = [
        ("c", "{year}年第{n1}号"),
        ("p", "为维护公共安全和群众利益，依据有关法律法规，现就" + w + "有关事项通告如下："),
        ("p", "一、范围：东至{road}，西至{road}，南至{vill}，北至{vill}，面积约{dec}平方公里。"),
        ("p", "二、时间：自{year}年{m}月{d}日0时起至{y2}年{mon}月{day}日24时止。"),
        ("p", "三、任何单位和个人发现违反本通告行为的，有权劝阻、举报，经查证属实的给予奖励。"),
        ("p", "四、各乡镇（街道）要加强巡查。" + sents(r, a, ["nxt"], 1)),
        (
            "p",
            "五、违反本通告的，由公安、应急、综合执法等部门依法处理；构成犯罪的，依法追究刑事责任。",
        ),
        ("p", "六、本通告自发布之日起施行，原有规定与本通告不一致的，以本通告为准。"),
        ("p", "特此通告。"),
        ("r", "{place}人民政府"),
        ("r", "{ymd}"),
    ]
    return Article(c, title, filled(r, c, blocks), c["place"] + "人民政府")


def brief(r, c):
    a, b, d = topics(r, 3)
    title = fill(r, "{town}“三个一”做实" + a["name"] + "[|工作]", c)
    blocks = []
    for h, t in (("一张清单明责任", a), ("一支队伍抓落实", b), ("一套机制管长远", d)):
        blocks.append(
            (
                "p",
                h
                + "。"
                + sents(r, t, ["bg"], 1)
                + "对此，该镇"
                + sents(r, t, ["act"], 2)
                + "截至目前，"
                + sents(r, t, ["res"], 1),
            )
        )
    blocks += more(r, c, "此外，该镇统筹做好", "。")
    blocks[-1] = ("p", blocks[-1][1] + "（{town}党政办 {name}）")
    return Article(c, title, filled(r, c, blocks), "{}政务信息".format(c["place"]))


def staff_list(r, c):
    (a,) = topics(r, 1)
    rows = [["姓名", "考号", "报考岗位", "笔试成绩", "名次"]]
    for i in range(r.randint(8, 16)):
        rows.append(
            [
                name(r),
                "{}0{:03d}".format(c["year"], r.randint(1, 999)),
                a["name"] + "岗",
                "%.1f" % (88 - i * 1.3 - r.random()),
                str(i + 1),
            ]
        )
    title = fill(r, office(c, a) + "公开招聘编外人员面试名单公告", c)
    blocks = [
        ("p", "根据《招聘公告》，现将进入面试人员名单公布如下，并将面试有关事项通知如下："),
        ("tab", rows),
        ("p", "一、面试时间：{m}月{d}日上午8:30，逾期不到视为放弃。"),
        ("p", "二、面试地点：{road}{n2}号" + office(c, a) + "三楼会议室。"),
        ("p", "三、注意事项：考生须携带身份证原件，不得穿戴有明显标识的服装，通讯工具统一保管。"),
        ("r", office(c, a)),
        ("r", "{ymd}"),
    ]
    return Article(c, title, filled(r, c, blocks), office(c, a))
