"""Skeletons of government texts: each makes an Article from a Context."""

from bodies.first.texts.pieces import NUM, acts, facts, field, org
from bodies.first.texts.reports import annual, listing, report, speech, stats, visit
from bodies.first.words.grammar import Article


def notice(c):
    d, o = field(c), org(c)
    t = f"{o}关于做好{{y}}年{d[0]}工作的通知"
    b = [("ctr", t)] if c.r.random() < 0.5 else []
    if b:
        b.append(("ctr", "{cname}[发|函|办发]〔{y}〕{n:3-88}号"))
    b.append(("p0", "各乡镇人民政府、街道办事处，{county}直有关单位："))
    b.append(
        (
            "p",
            f"为进一步加强{d[0]}工作，切实解决{d[1]}问题，"
            "[经{county}人民政府同意|根据省、市有关要求]，现就有关事项通知如下。",
        )
    )
    hs = ["明确目标任务", "突出工作重点", "落实保障措施", "加强宣传引导"]
    for i, h in enumerate(hs[: c.r.randint(2, 4)]):
        b.append(("h", f"{NUM[i]}、{h}"))
        if i == 0:
            b.append(
                (
                    "p",
                    f"到{{y}}年{{n:10-12}}月底前，{c.r.choice(facts(c, d, 3))}；"
                    "各单位要对照清单逐项抓好落实，不得擅自调整。",
                )
            )
        elif i == 1:
            for j, x in enumerate(acts(c, d, 3)):
                b.append(
                    (
                        "p",
                        f"（{NUM[j]}）{x}。[责任单位：{{town}}、{{town2}}|牵头单位要按月报送"
                        "进展|此项工作列入年度考核]。",
                    )
                )
        else:
            b.append(
                (
                    "p",
                    "[要压实责任，主要负责同志亲自过问、分管负责同志具体抓|要统筹资金，"
                    "严格执行专款专用|要注意总结，及时推广基层的好做法]。"
                    f"{c.f(c.r.choice(d[4]))}。",
                )
            )
    if c.r.random() < 0.6:
        b.append(("p", "[联系人：办公室值班室|业务联系：综合股]，联系电话：{tel}。"))
    if c.r.random() < 0.5:
        b.append(("att", f"附件：1.{{y}}年{d[0]}任务分解表"))
        b.append(("att", "2.[工作进度月报表|项目申报表]"))
    b += [("sign", o), ("sign", c.date())]
    return Article(c, t, b)


def govnews(c):
    d = field(c)
    lead = (
        "{county}[副县长|常务副区长|政府副职|委副书记]{man}"
        if c.fix["xian"] == "县"
        else "{county}[政府分管负责同志|委副书记]{man}"
    )
    t = f"{{county}}[召开|组织召开]{d[0]}工作[推进会|调度会|专题会议]"
    b = [("p", f"{{md}}，{t[8:]}在{{hall}}会议中心举行。{lead}出席会议并讲话。")]
    b[0] = ("p", f"{{md}}，{{county}}{d[0]}工作会议在{{hall}}会议中心举行。{lead}出席会议并讲话。")
    b.append(("p", f"会议通报了前一阶段工作情况。{'；'.join(facts(c, d, 2))}。"))
    b.append(
        (
            "p",
            f"会议指出，{d[0]}事关群众切身利益，要清醒看到{d[1]}等问题尚未根本解决，"
            "[以更大决心补短板|以更实作风抓落实]。",
        )
    )
    b.append(
        (
            "p",
            f"会议强调，要{c.f(d[4][0])}；要{c.f(d[4][1])}。"
            "对进展缓慢的单位，由{county}政府督查室跟踪督办。",
        )
    )
    if c.r.random() < 0.6:
        b.append(("p", "{town}、{town2}和{xian}财政局作了交流发言。"))
    if c.r.random() < 0.5:
        b.append(("p", "会前，与会人员到{vil}、{vil2}实地察看了项目建设现场。"))
    if c.r.random() < 0.5:
        b[-1] = ("p", b[-1][1] + "（[供稿：|]{town}党政办 {who}）")
    return Article(c, t, b)


def interp(c):
    d = field(c)
    t = f"《{{county}}{d[0]}实施方案》政策解读"
    b = [
        ("h", "一、出台背景"),
        (
            "p",
            f"近年来，我{{xian}}{d[0]}取得积极成效，{facts(c, d, 1)[0]}。"
            f"同时，{d[1]}仍然是群众反映较多的问题，有必要制定统一的办法。",
        ),
        ("h", "二、起草过程"),
        (
            "p",
            "{y1}年{n:3-11}月起，我局先后到{n:5-12}个乡镇调研，征求意见"
            "{n:30-160}条，采纳{n:12-29}条，经合法性审查后提请审议通过。",
        ),
        ("h", "三、主要内容"),
    ]
    for i, x in enumerate(acts(c, d, 3)):
        b.append(("p", f"（{NUM[i]}）{x}。"))
    b += [
        ("h", "四、施行时间"),
        ("p", "本方案自{y}年{n:1-12}月1日起施行，有效期{n:2-5}年。解读机关：" + org(c) + "。"),
    ]
    return Article(c, t, b)


def qa(c):
    d = field(c)
    t = f"一问一答|{d[0]}有哪些新政策？" if c.r.random() < 0.5 else f"{d[0]}政策问答"
    t = t.replace("|", "：")
    b = [("p", f"近期，不少群众来电咨询{d[0]}的有关规定，现将常见问题整理如下。")]
    qs = [
        "今年的目标是什么？",
        "具体有哪些做法？",
        "下一步有什么打算？",
        "群众可以通过什么渠道反映？",
    ]
    ans = [
        facts(c, d, 1)[0] + "，资金已经下达到位。",
        "；".join(acts(c, d, 2)) + "。",
        c.f(c.r.choice(d[4])) + "，成熟一项推出一项。",
        "可以拨打12345热线，也可以到{town}便民服务中心登记，{n:3-7}个工作日内答复。",
    ]
    for i in range(c.r.randint(3, 4)):
        p = ["问：", f"{i + 1}. ", "Q："][len(t) % 3]
        a = ["答：", "", "A："][len(t) % 3]
        b += [("h", p + qs[i]), ("p", a + ans[i])]
    return Article(c, t, b)


def announce(c):
    t = "[关于{road}临时交通管制的通告|关于{hall}片区计划停水的公告|关于{road}封闭施工的公告]"
    t = c.f(t)
    b = [
        (
            "p",
            "因[{river}大桥维修|{hall}片区管网改造|{road}雨污分流工程]需要，"
            "为确保施工安全，经研究决定，现将有关事项公告如下：",
        ),
        ("p", "一、时间：{y}年{n:3-6}月{n:1-28}日{n:8-9}时至{n:7-11}月{n:1-28}日18时。"),
        ("p", "二、范围：{road}与{pl}大道交叉口至{hall}广场段，全长{dec}公里。"),
        (
            "p",
            "三、[过往车辆请经{pl}路、{pl}路绕行|请受影响的住户提前做好储水准备]，"
            "并服从现场人员指挥。",
        ),
        ("p", "四、因天气等原因工期顺延的，另行公告。由此带来的不便，敬请谅解。"),
    ]
    if c.r.random() < 0.6:
        b.append(("p0", "特此公告。"))
    b += [("sign", org(c)), ("sign", c.date())]
    return Article(c, t, b)


def brief(c):
    d = field(c)
    t = f"[{{town}}|{{town2}}|{{county}}]“三个到位”[推动|做好|助力]{d[0]}"
    a = acts(c, d, 3)
    b = [
        ("p", f"一是组织领导到位。成立由主要负责人任组长的工作专班，明确{{n:3-9}}项任务。{a[0]}。"),
        ("p", f"二是措施落实到位。{a[1]}。截至目前，{facts(c, d, 1)[0]}。"),
        ("p", f"三是督促检查到位。{a[2]}。对发现的{{n:6-40}}个问题限期整改。（{{town}}人民政府）"),
    ]
    return Article(c, t, b)


GOV = [notice, govnews, interp, qa, announce, report, annual, speech, listing, visit, brief, stats]
