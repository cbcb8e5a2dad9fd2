"""Skeletons of government texts in half B only."""

from bodies.second.texts.article import Article, filled, more, office, sents, topics
from bodies.second.words.names import TOWN, fill, name


def article(r, c, title, blocks, src):
    return Article(c, fill(r, title, c), filled(r, c, blocks), fill(r, src, c))


def meeting(r, c):
    ts = topics(r, 3)
    blocks = [
        (
            "p",
            "{m}月{d}日，{lv}长{jz}主持召开{place}人民政府第{n2}次常务会议，研究"
            + "、".join(t["name"] for t in ts)
            + "等事项。",
        )
    ]
    for t in ts:
        blocks.append(
            (
                "p",
                r.choice(["会议听取了", "会议审议了", "关于", "会议研究了"])
                + t["name"]
                + "情况。会议指出，"
                + sents(r, t, ["bg"], 1)
                + "会议要求，"
                + sents(r, t, ["nxt"], 2)
                + "由"
                + office(c, t)
                + "按程序办理。",
            )
        )
    blocks += [
        *more(r, c, "会议还通报了", "情况。"),
        ("p", "会议还研究了其他事项。"),
        ("p", "列席：{lv}人大、{lv}政协有关负责同志，{town}、{town}主要负责人。"),
    ]
    return article(
        r,
        c,
        "{place}人民政府召开第" + str(c["fb"]) + "次常务会议",
        [(k, v.replace("{n2}次", "{fb}次")) for k, v in blocks],
        "{place}人民政府办公室",
    )


def appoint(r, c):
    t = topics(r, 4)
    blocks = [
        ("c", "{place}人民政府关于{who}等同志任免职的通知"),
        ("c", "{fb}号"),
        ("p", "各乡镇人民政府，{lv}政府各部门："),
        ("p", "经研究，决定："),
    ]
    blocks += [
        (
            "p",
            "任命{}同志为{}{}；".format(
                name(r) if i else "{who}",
                office(c, x),
                r.choice(["局长", "副局长", "总工程师", "四级调研员"]),
            ),
        )
        for i, x in enumerate(t)
    ]
    blocks += [("p", f"免去{name(r)}同志的{office(c, x)}副局长职务，退休；") for x in t[:2]]
    blocks += [
        (
            "p",
            "以上新任职务试用期一年，自{year}年{m}月起计算。请有关单位按照规定办理工资关系、社会保险关系转移等手续，"
            "并做好工作交接，交接情况于{mon}月{day}日前书面报{lv}人力资源和社会保障局备案。",
        ),
        (
            "p",
            "各单位要教育引导干部正确对待职务变动，服从组织安排，确保思想不散、工作不断、秩序不乱。",
        ),
        ("r", "{place}人民政府"),
        ("r", "{ymd}"),
    ]
    return article(r, c, "{place}人民政府关于{who}等同志任免职的通知", blocks, "{place}人民政府")


def bid(r, c):
    (a,) = topics(r, 1)
    p = fill(r, r.choice(a["proj"]), c)
    rows = [["候选人", "单位名称", "投标报价（元）", "工期（日历天）", "得分"]]
    for i, n in enumerate(["第一", "第二", "第三"]):
        rows.append(
            [
                n,
                r.choice(["岚", "沅", "朔", "汐"])
                + r.choice(["筑", "达", "泰", "禹"])
                + "建设工程有限公司",
                f"{r.randint(2, 90)},{r.randint(0, 999):03d},{r.randint(0, 999):03d}.{r.randint(0, 99):02d}",
                str(r.randint(90, 540)),
                "%.2f" % (96 - 2.3 * i - r.random()),
            ]
        )
    blocks = [
        ("p", "一、项目编号：SG{year}-{fc}"),
        ("p", "二、项目名称：" + p),
        (
            "p",
            "三、项目概况："
            + sents(r, a, ["bg"], 1)
            + "本次招标内容包括土建、安装及附属工程，资金来源为财政资金和银行贷款。",
        ),
        ("p", "四、评标结果"),
        ("tab", rows),
        (
            "p",
            "五、评标情况：本项目于{ymd}在{place}公共资源交易中心开标，共有{n1}家单位递交投标文件，"
            "经评标委员会评审，否决{n1}家，否决原因：未按要求提供业绩证明。",
        ),
        (
            "p",
            "六、公示期：三日。投标人或者其他利害关系人对评标结果有异议的，应当在公示期间向招标人书面提出。",
        ),
        ("r", office(c, a)),
        ("r", "{year}年{m}月{d}日"),
    ]
    return article(r, c, p + "中标候选人公示", blocks, "{place}公共资源交易中心")


def bulletin(r, c):
    rows = [["指标", "绝对数", "比上年增长（%）"]] + [
        [k, "{n4}.{n1}", "{dec}"]
        for k in ("粮食（吨）", "油料（吨）", "水果（吨）", "肉类总产量（吨）", "水产品（吨）")
    ]
    blocks = [
        ("c", "{place}统计局"),
        ("c", "{ymd}"),
        ("p", "{y1}年，面对复杂形势，全{lv}上下攻坚克难，经济运行稳中向好，社会事业全面进步。"),
        ("h", "一、综合"),
        (
            "p",
            "初步核算，全年地区生产总值{n3}.{n1}亿元，按不变价格计算，比上年增长{dec}%。其中，第一产业增加值{n2}.{n1}亿元，增长{dec}%；"
            "第二产业增加值{n3}.{n1}亿元，增长{dec}%；第三产业增加值{n3}.{n1}亿元，增长{dec}%。",
        ),
        ("p", "年末户籍总人口{n2}.{n1}万人，城镇化率5{n1}.{n1}%，比上年提高0.{n1}个百分点。"),
        ("h", "二、农业"),
        ("p", "全年粮食种植面积{mu}，主要农产品产量如下表。"),
        ("tab", rows),
        ("h", "三、工业和建筑业"),
        (
            "p",
            "规模以上工业企业{n3}家，增加值增长{dec}%，产品销售率9{n1}.{n1}%。建筑业企业{n2}家，房屋施工面积{n3}万平方米。",
        ),
        ("h", "四、贸易与旅游"),
        ("p", "社会消费品零售总额{n3}.{n1}亿元，增长{dec}%。接待游客{n3}万人次，旅游总收入{yi}。"),
        ("h", "五、社会事业"),
        *[
            ("p", t["name"] + "：" + sents(r, t, ["act", "res"], 3))
            for t in topics(r, 3 + c["long"] // 2)
        ],
        (
            "p",
            "注：1．本公报数据为初步统计数。2．部分数据因四舍五入，存在总计与分项合计不等的情况。",
        ),
    ]
    return article(r, c, "{place}{y1}年国民经济和社会发展统计公报", blocks, "{place}统计局")


def town_intro(r, c):
    ts = topics(r, 3)
    tn = r.choice(TOWN) + "镇"
    blocks = [
        (
            "p",
            tn
            + "位于{place}东南部，东邻{town}，西接{town}，距{lv}城{km}，全镇面积{n3}平方公里，辖{n2}个行政村、{n1}个社区，总人口{n1}.{n1}万人。",
        ),
        (
            "p",
            "建置沿革。清代属清和里，民国二十一年设乡，1958年改为公社，1984年复乡，1995年撤乡建镇至今。",
        ),
        (
            "p",
            "自然资源。境内山多田少，森林覆盖率{n2}.{n1}%，有大小溪流{n1}条，年均气温1{n1}.{n1}℃，年降水量{n4}毫米，矿产以石灰石、高岭土为主。",
        ),
    ]
    blocks += [("p", t["name"] + "。" + sents(r, t, ["act", "res"], 3)) for t in ts]
    blocks += more(r, c, "其他事业。", "方面，")
    blocks += [
        (
            "p",
            "风味特产。当地的豆腐干、米酒远近闻名，每逢农历三月初三的庙会，邻近县市的客商云集，热闹非凡。",
        ),
        ("p", "先后获得省级[卫生|生态|文明]乡镇、全市先进基层党组织等荣誉。"),
    ]
    return article(r, c, tn + "概况", blocks, "{place}地方志办公室")


def open_letter(r, c):
    (a,) = topics(r, 1)
    blocks = [
        ("p", "广大市民朋友们："),
        (
            "p",
            "{place}正在开展[全国文明城市创建|国家卫生县城复审|电动自行车安全整治]工作。美丽家园需要你我共同守护，为此，我们向您发出如下倡议：",
        ),
        (
            "p",
            "做文明出行的践行者。自觉遵守交通规则，骑行戴头盔，行车礼让行人，不乱停乱放，让道路更加畅通。",
        ),
        (
            "p",
            "做环境卫生的守护者。不随地吐痰、不乱扔杂物，主动清理门前屋后和楼道堆放物，垃圾分类投放。",
        ),
        (
            "p",
            "做安全生活的宣传者。不将电动车推入楼道，不飞线充电，外出关好水电气，发现隐患及时报告。",
        ),
        (
            "p",
            "做志愿服务的参与者。" + sents(r, a, ["act"], 2) + "这些成绩离不开每一位市民的支持。",
        ),
        *[
            (
                "p",
                "也请您关心" + t["name"] + "。" + sents(r, t, ["bg"], 1) + sents(r, t, ["nxt"], 2),
            )
            for t in topics(r, c["long"] // 2)
        ],
        ("p", "文明始于点滴，贵在坚持。让我们从现在做起，从自身做起，共建共享幸福{place}！"),
        ("r", "{place}文明办"),
        ("r", "{ymd}"),
    ]
    return article(r, c, "致全{lv}市民的一封信", blocks, "{place}发布")


def rules(r, c):
    (a,) = topics(r, 1)
    n = a["name"]
    art = [
        "为了规范" + n + "活动，根据有关法律、法规，结合本{lv}实际，制定本办法。",
        "本办法适用于本{lv}行政区域内的" + n + "及其监督管理。",
        office(c, a) + "负责组织实施，财政、审计等部门在各自职责范围内做好相关工作。",
        *[x + "。" for x in a["nxt"]],
        "资金实行专款专用，任何单位和个人不得截留、挪用。",
        "有下列情形之一的，责令限期改正；逾期不改的，收回补助资金：（一）提供虚假材料的；"
        "（二）擅自变更建设内容的；（三）拒不接受监督检查的。",
        "申请人应当向所在乡镇提交书面申请，乡镇在{n1}个工作日内完成初审，并在村务公开栏公示。",
        "工作人员玩忽职守、滥用职权的，依法给予处分。",
        "本办法自{year}年{mon}月1日起施行。《{place}" + n + "暂行规定》同时废止。",
    ]
    for t in topics(r, c["long"] // 2):
        art[3:3] = [
            "在实施中应当与" + t["name"] + "统筹推进，" + x + "。"
            for x in t["nxt"][:1] + t["act"][:1]
        ]
    han = [
        "一",
        "二",
        "三",
        "四",
        "五",
        "六",
        "七",
        "八",
        "九",
        "十",
        "十一",
        "十二",
        "十三",
        "十四",
        "十五",
        "十六",
        "十七",
        "十八",
        "十九",
        "二十",
        "二十一",
        "二十二",
        "二十三",
        "二十四",
    ]
    blocks = [("c", "第一章　总则")]
    for i, x in enumerate(art):
        if i == 3:
            blocks.append(("c", "第二章　实施与管理"))
        if i == len(art) - 2:
            blocks.append(("c", "第三章　附则"))
        blocks.append(("p", "第" + han[i] + "条　" + x))
    return article(r, c, "{place}" + n + "管理办法", blocks, office(c, a))
