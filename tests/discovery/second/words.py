"""Words of the second set: labels of menus with the shares that real trails have, folders with the
shares that real addresses have, invented counties, bureaus and subjects, titles of rows."""

import random

Table = dict[str, int]

PROVINCES = ("陕西省", "辽宁省", "安徽省", "河北省", "云南省", "湖北省", "四川省", "山西省")
CITIES = (
    "咸阳市", "沧州市", "襄阳市", "曲靖市", "滁州市", "邵阳市", "铜仁市", "晋中市", "日照市",
    "丹东市", "遂宁市", "汉中市",
)  # fmt: skip
COUNTIES = (
    "岚溪县", "棠川县", "松陂区", "鹭洲区", "云岫县", "苍梧岭县", "白芦县", "清渡区", "雁栖县",
    "石榴市", "金穗市", "茶畲县", "芦汀区", "望津县",
)  # fmt: skip
MINISTRIES = (
    "国家荒漠治理局", "国家水运事务局", "国家标准地名局", "国家乡村医疗局", "国家公共阅读局",
    "国家冷链物流局",
)  # fmt: skip
OFFICES = ("体育厅", "水文厅", "文化遗产厅", "乡村产业厅", "数字经济厅", "口岸事务厅")
ORGANS = (
    ("教育体育局", "jytyj"), ("民政局", "mzj"), ("水利湖泊局", "slhpj"), ("交通运输局", "jtysj"),
    ("农业农村局", "nyncj"), ("住房和城乡建设局", "zfcxjsj"), ("文化旅游局", "whlyj"),
    ("市场监管局", "scjgj"), ("商务局", "swj"), ("医疗保障局", "ylbzj"), ("应急管理局", "yjglj"),
    ("林业和草原局", "lyhcyj"), ("人力资源和社会保障局", "rsj"), ("城市管理局", "csglj"),
    ("公安局", "gaj"), ("司法局", "sfj"), ("卫生健康局", "wsjkj"), ("柳林镇", "llz"),
    ("石桥街道办事处", "sqjd"), ("上坪乡", "spx"),
)  # fmt: skip
SECTIONS = (
    ("科学技术司", "kjs"), ("基础事务司", "jcsws"), ("财务司", "cws"), ("政策法规司", "zcfgs"),
    ("人事司", "rss"), ("监督检查司", "jdjcs"), ("规划发展司", "ghfzs"),
)  # fmt: skip
SUBJECTS = (
    "乡镇卫生院彩超设备更新", "村级光伏电站管护", "国道沿线绿化补植", "老城区雨污分流改造",
    "小学生午餐配送", "柑橘黄龙病防控", "水库移民后期扶持", "新能源公交更新", "社区便民菜店",
    "青少年心理咨询室", "稻虾种养技术推广", "文物保护单位消防", "高标准农田管护",
    "残疾人辅助器具补贴", "快递进村", "城中村供水管网", "民宿证照办理", "退役军人创业扶持",
    "农村饮水管道防冻", "体育公园夜间照明", "中小微企业续贷", "断头路打通",
)  # fmt: skip

ENTRY: Table = {
    "政务公开": 20, "政府信息公开": 10, "信息公开": 7, "政府信息公开目录": 3, "公开": 1,
}  # fmt: skip
ENTRY_DIR: dict[str, tuple[str, ...]] = {
    "政务公开": ("zwgk", "zwgk", "zwgk", "xxgk", "zw"), "政府信息公开": ("zfxxgk", "xxgk"),
    "信息公开": ("xxgk", "xxgk", "gk"), "政府信息公开目录": ("zfxxgkml",), "公开": ("gk",),
}  # fmt: skip
SHELF: Table = {
    "法定主动公开内容 fdzdgknr": 59, "其他主动公开内容 qtzdgknr": 26,
    "政府信息公开目录 zfxxgkml": 17,
    "信息公开目录 xxgkml": 6, "重点领域信息公开 zdlyxxgk": 3, "重点公开领域 zdgkly": 2,
    "结果公开 jggk": 2, "其他法定公开内容 qtfdgk": 1, "其他法定信息 qtfdxx": 1,
    "法定主动公开内容 fdzdgk": 2, "“五公开” wgk": 1,
}  # fmt: skip
COLUMN: Table = {
    "建议提案办理": 14, "建议提案": 11, "议案建议": 3, "建议提案办理结果": 3, "建议提案办理公开": 2,
    "建议提案办理结果公开": 2, "建议提案复文": 2, "人大建议政协提案答复": 2, "提案办理": 1,
    "议案提案办理": 1, "议案建议提案办理": 1, "提案建议办理": 2, "建议提案办理回复": 1,
    "建议提案结果公开": 1, "建议、提案结果公开": 1, "人大建议和政协提案": 1,
    "人大代表建议和政协提案办理": 2, "人大政协提案办理情况": 1, "承办建议提案工作": 1,
    "建议、提案公开专栏": 1, "建议提案公开": 1, "代表委员之声": 1,
}  # fmt: skip
COLUMN_DIR: Table = {
    "jyta": 68, "jytabl": 63, "jytabljggk": 11, "jyhtabl": 5, "jytajggk": 5, "jytabljg": 3,
    "tajy": 6, "yajy": 5, "yata": 4, "tajybl": 3, "jytagk": 2, "jytadf": 2, "cbjytagz": 2,
    "rdjyzxta": 2, "jianyitian": 2, "jytablfh": 1, "ytabl": 1, "rddbzxwyjytabl": 1,
}  # fmt: skip
NPC: Table = {
    "人大代表建议": 9, "人大建议": 4, "人大代表建议办理": 3, "人大建议办理": 1,
    "{}人大代表建议": 2, "{}人大代表建议答复": 1, "人大代表建议办理复文": 1,
    "人大代表建议办理结果": 1, "人大代表建议办理服务": 1, "代表建议答复": 1, "{}人大建议办理": 1,
    "人大": 2,
}  # fmt: skip
CPPCC: Table = {
    "政协委员提案": 5, "政协提案": 5, "政协委员提案办理": 4, "{}政协提案答复": 2,
    "政协委员提案办理复文": 1, "政协委员提案回复": 1, "政协委员提案办理结果": 1,
    "政协提案答复": 1, "{}政协提案": 1, "政协": 1,
}  # fmt: skip
PAIR_DIR: Table = {
    "rdjy zxta": 18, "rddbjy zxwyta": 11, "rddbjybl zxwytabl": 7, "{}rddbjy {}zxta": 8,
    "rdjybljggk zxtabljggk": 3, "dbjydf zxtadf": 3, "rd zx": 1, "{}rdjy {}zxwyta": 2,
    "D1101X D1102X": 2, "jybl tabl": 1,
}  # fmt: skip
NAMELESS = (("其他信息", "qtxx"), ("公共服务", "ggfw"), ("回应关切", "hygq"))
PLAIN = (
    "政府领导", "机构职能", "规划计划", "财政预决算", "统计信息", "应急管理", "人事信息",
    "行政执法公示", "规范性文件", "政策解读", "新闻发布会", "政府采购", "重大民生信息",
    "优化营商环境", "权责清单", "双随机一公开", "重大建设项目", "生态环境", "食品药品监管",
    "教育信息", "就业创业", "社会救助", "公共资源配置", "乡村振兴", "审计公开", "政府公报",
    "国有企业信息", "行政事业性收费", "公务员招考", "政府会议",
)  # fmt: skip
FRIENDS = (
    "县长信箱", "意见征集", "网上调查", "建言献策", "我要建议", "公众建议", "合理化建议",
    "提案征集", "意见建议", "建议征集", "在线访谈", "来信公开", "征集结果反馈", "委员风采",
    "提案工作", "议案审查", "两会新闻", "提案委员会", "征集提案线索",
)  # fmt: skip
WORK = ("办理工作动态", "总体情况", "工作概况", "办理制度", "重点提案")
SENTENCES = (
    "您提出的意见很有针对性，我们逐条作了研究，现答复如下。",
    "去年冬天以来，有关单位已对沿线点位逐一登记，分两批安排了资金。",
    "今后，我们将按季度回访，把群众反映集中的点位优先纳入计划。",
    "相关经费已列入年度部门预算，预计第三季度完成招标。",
    "因涉及上位规划调整，此事暂缓实施，条件成熟后再行推进。",
    "恳请您一如既往地关心我们的工作。",
)  # fmt: skip


def drawn(rng: random.Random, table: Table) -> str:
    """One word of a table, by its share."""
    return rng.choices(list(table), list(table.values()))[0]


def sitting(rng: random.Random, side: str, year: int | None) -> str:
    """The sitting of a body as headlines write it."""
    level = rng.choice(("市", "县", "县", "区", "省", "全国"))
    term, time = (
        rng.choice(("十三", "十四", "十五", "十七", "十八", "九")),
        rng.choice("一二三四五六"),
    )
    term = "十四" if level == "全国" else term
    di = rng.choice(("第", ""))
    if year and rng.random() < 0.25:
        return f"{year}年{level}{'人大' if side == 'npc' else '政协'}会议"
    if side == "npc":
        long = rng.choice(("人大", "人民代表大会", "人大"))
        return f"{level}{di}{term}届{long}{di}{time}次会议"
    return rng.choice(
        (f"{level}政协{di}{term}届{time}次会议", f"政协{level}{di}{term}届{time}次会议")
    )


def reply(rng: random.Random, side: str, year: int | None = None, agency: str = "") -> str:
    """The headline of a reply."""
    side = rng.choice(("npc", "cppcc")) if side == "mixed" else side
    what = rng.choice(("建议", "建议", "代表建议")) if side == "npc" else "提案"
    about = f"关于{rng.choice(('加强', '推进', '完善', '支持', '解决'))}{rng.choice(SUBJECTS)}的"
    about += "建议" if side == "npc" else "提案"
    number = rng.randint(1, 420)
    no = rng.choice((f"第{number}号", f"第{number}号", f"第{number:03d}号", f"第{number:04d}号"))
    who = agency if agency and rng.random() < 0.4 else ""
    meeting = sitting(rng, side, year)
    return rng.choice(
        (
            f"{who}关于{meeting}{no}{what}的答复", f"{who}对{meeting}{no}{what}的答复",
            f"{who}关于对{meeting}{no}{what}的答复", f"{who}关于{meeting}{no}{what}答复的函",
            f"{who}关于{meeting}{no}{what}的复函", f"关于对{meeting}{no}{what}办理情况的答复",
            f"对{meeting}{no}{what}的答复（{about}）", f"关于{meeting}{no}“{about}”的答复",
            f"{who}关于政府系统承办{meeting}{no}{what}的回复", f"关于对《{about}》（{no}）的答复",
            f"{who}关于{meeting}{no}{what}的会办意见" if rng.random() < 0.3
            else f"{who}对{meeting}《{about}》（{number}号）的答复",
        )
    )  # fmt: skip


def news(rng: random.Random, place: str) -> str:
    """The headline of anything else."""
    word = rng.choice(SUBJECTS)
    return rng.choice(
        (
            f"{place}调度{word}工作", f"{word}专题会在我地召开", f"关于印发{word}实施细则的通知",
            f"{word}项目中标结果公示", f"政策问答：{word}怎么办", f"{word}补助资金发放名单公示",
            f"{place}2026年第三季度{word}进度表", f"关于{word}的批复",
        )
    )  # fmt: skip


def friend(rng: random.Random, label: str, place: str) -> str:
    """The headline of a row that only sounds like a reply."""
    word, year = rng.choice(SUBJECTS), rng.randint(2021, 2026)
    if any(sign in label for sign in ("信箱", "来信", "建言", "我要", "公众", "合理", "意见建议")):
        return rng.choice(
            (
                f"希望加快{word}的建议", f"{word}什么时候开工？", f"【投诉】{word}无人管理",
                f"关于{word}的咨询", f"网民留言：{word}补贴标准偏低",
            )
        )  # fmt: skip
    if any(sign in label for sign in ("征集", "征求", "调查", "反馈")):
        return rng.choice(
            (
                f"《{word}管理规定（征求意见稿）》公开征求意见", f"{year}年度提案线索征集启事",
                f"关于征集{year}年民生实事建议项目的公告", f"关于{word}意见采纳情况的说明",
                f"关于征集市人大代表建议选题的公告（{year}年）",
            )
        )  # fmt: skip
    if "审查" in label:
        return rng.choice(("议案审查委员会第一次会议召开", f"关于{year}年代表议案处理意见的报告"))
    return rng.choice(
        (
            f"{place}召开{year}年建议提案交办会", f"{place}领导领办督办{word}重点提案",
            f"{place}{year}年建议提案办理工作总体情况", f"政协委员视察{word}情况",
            f"关于做好{year}年建议提案办理工作的通知", f"代表委员热议{word}",
            f"{place}人大常委会听取代表建议办理情况报告", f"{year}年度优秀提案名单",
            f"提案委员会赴外地考察{word}",
        )
    )  # fmt: skip
