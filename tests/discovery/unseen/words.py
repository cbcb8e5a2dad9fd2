"""Words of the invented portals: places, bureaus, subjects, titles of rows. The provinces and
cities exist; the counties, bureaus, persons and sentences are made up."""

import random

PROVINCES = ("江西省", "甘肃省", "贵州省", "吉林省", "湖南省", "青海省")
CITIES = ("衡阳市", "宜昌市", "绵阳市", "临沂市", "延安市", "赤峰市", "柳州市", "大同市", "芜湖市")
COUNTIES = (
    "澜坪县",
    "青棠县",
    "石梁区",
    "柳浦区",
    "望舒县",
    "桐岭县",
    "沙泉县",
    "渔湾区",
    "霜桥市",
)
MINISTRIES = (
    "国家林草资源部",
    "国家港航管理局",
    "国家老龄事业部",
    "国家种业与农机部",
    "国家灾备署",
)
BUREAUS = (
    ("教育体育局", "jytyj"), ("民政和老龄局", "mzj"), ("水务局", "swj"), ("交通运输局", "jtysj"),
    ("农业农村和水产局", "nyncj"), ("住房和城乡建设局", "zjj"), ("文化广电和旅游局", "wlj"),
    ("数据资源管理局", "sjj"), ("商务和口岸局", "swkaj"), ("医疗保障局", "ylbzj"),
    ("应急管理局", "yjj"), ("林业和草原局", "lcj"), ("人力资源和社会保障局", "rsj"),
)  # fmt: skip
SECTIONS = (
    ("办公厅", "bgt"), ("规划财务司", "ghcws"), ("政策法规司", "zcfgs"), ("监督稽查司", "jdjcs"),
    ("人事教育司", "rsjys"), ("国际合作司", "gjhzs"), ("科技标准司", "kjbzs"),
)  # fmt: skip
TOWNS = ("槐荫镇", "长堰镇", "麦冲乡", "双槐街道", "旧渡镇", "竹山乡", "南塘街道", "梨园镇")
SUBJECTS = (
    "加装电梯补贴", "乡道安全护栏", "小学课后托管", "公共充电桩布局", "村卫生室药品配备",
    "茶产业品牌", "夜间公交线路", "湿地修复", "古街巷改造", "社区嵌入式养老", "外卖骑手休息点",
    "农田灌渠清淤", "智慧停车", "高龄津贴发放", "职校实训基地", "露营地管理", "冷库建设",
    "食用菌种植", "地名文化保护", "餐厨垃圾处置", "公园适老化", "校门口交通疏导",
)  # fmt: skip
COLUMNS = (
    "建议提案办理", "建议提案", "议案建议", "建议提案办理结果", "建议提案办理公开",
    "建议提案办理结果公开", "建议提案复文", "人大建议政协提案答复", "议案提案办理",
    "议案建议提案办理",
    "提案建议办理", "建议提案办理回复", "建议、提案结果公开", "人大建议和政协提案",
    "人大代表建议和政协提案办理", "人大政协提案办理情况", "承办建议提案工作", "建议、提案公开专栏",
)  # fmt: skip
NPC = (
    "人大代表建议", "人大建议", "人大代表建议办理", "人大建议办理", "市人大代表建议答复",
    "人大代表建议办理复文", "人大代表建议办理结果", "代表建议答复", "全国人大代表建议",
    "区人大建议办理",
)  # fmt: skip
CPPCC = (
    "政协委员提案", "政协提案", "政协委员提案办理", "市政协提案答复", "政协委员提案办理复文",
    "政协委员提案回复", "政协委员提案办理结果", "政协提案答复", "省政协提案", "政协提案办理",
)  # fmt: skip
COLUMN_DIRS = (
    "jyta", "jytabl", "jytabljggk", "jyhtabl", "jytajggk", "jytadf", "tajy", "yajy", "yata",
    "jianyitian", "cbjytagz", "rdjyzxta", "a7731", "lm0412",
)  # fmt: skip
PAIR_DIRS = (
    ("rddbjy", "zxwyta"), ("rdjy", "zxta"), ("rddbjybl", "zxwytabl"), ("srddbjy", "szxta"),
    ("rdtadf", "zxtadf"), ("D1101X", "D1102X"), ("rd", "zx"), ("c30811", "c30812"),
)  # fmt: skip
FRIENDS = (
    "市长信箱", "意见征集", "网上调查", "建言献策", "我要建议", "公众建议", "合理化建议",
    "提案线索征集",
    "征集提案线索", "建议征集", "在线访谈", "来信选登", "民意征集结果反馈", "委员风采", "提案工作",
)  # fmt: skip
PLAIN = (
    "政府领导", "机构职能", "规划计划", "财政预决算", "统计公报", "应急预案", "人事任免",
    "行政许可",
    "规范性文件", "政策解读", "新闻发布会", "招标采购", "民生实事", "营商环境",
    "权责清单", "双随机一公开",
    "重大项目", "环境保护", "食品安全", "义务教育", "公共法律服务", "稳岗就业",
)  # fmt: skip
SENTENCES = (
    "您提出的建议收悉，我局高度重视，现将办理情况答复如下。",
    "目前方案已完成初步论证，正在征求意见。",
    "下一步，我们将把有关点位列入明年的实施清单。", "感谢您对这项工作的关心，欢迎继续监督。",
    "经会同有关单位研究，所提问题已部分得到解决。", "去年以来，全县共排查点位二百余处，整改到位。",
)  # fmt: skip


def session(rng: random.Random, side: str, year: int | None = None) -> str:
    """The sitting of a body, as titles write it."""
    level = rng.choice(("市", "县", "区", "省", ""))
    term, time = rng.choice(("十四", "十五", "十六", "九", "十八")), rng.choice("一二三四五")
    if year and rng.random() < 0.3:
        return f"{year}年{level}{'人大' if side == 'npc' else '政协'}会议"
    body = {"npc": f"{level}{term}届人大{time}次会议", "cppcc": f"{level}政协{term}届{time}次会议"}
    return body[side]


def reply(rng: random.Random, side: str, year: int | None = None, agency: str = "") -> str:
    """The title of a reply. With a year it may name it, as columns of one year do."""
    side = rng.choice(("npc", "cppcc")) if side == "mixed" else side
    word, what = rng.choice(SUBJECTS), {"npc": "建议", "cppcc": "提案"}[side]
    number, meeting = rng.randint(1, 390), session(rng, side, year)
    who = rng.choice((agency, "")) if agency else ""
    return rng.choice(
        (
            f"{who}关于对{meeting}第{number}号{what}的答复",
            f"{who}关于{meeting}第{number:03d}号{what}答复的函",
            f"{who}对{meeting}第{number:04d}号{what}的复函",
            f"关于“加快推进{word}”的{what}（第{number}号）的答复",
            f"对关于完善{word}的{what}（{meeting}第{number}号）的办理答复",
            f"{who}关于{meeting}第{number}号代表{what}办理情况的答复"
            if side == "npc"
            else f"{who}关于{meeting}第{number}号委员{what}办理情况的答复",
        )
    )


def news(rng: random.Random, place: str) -> str:
    """The title of anything else."""
    word = rng.choice(SUBJECTS)
    return rng.choice(
        (
            f"{place}部署{word}重点任务", f"{place}召开{word}现场推进会",
            f"关于做好{word}有关事项的通知",
            f"{word}项目成交结果公告", f"一图读懂：{word}实施办法", f"{word}专项资金绩效自评报告",
        )
    )  # fmt: skip


def friend(rng: random.Random, label: str, place: str) -> str:
    """The title of a row that only sounds like a reply: calls, letters, news and reports."""
    word, year = rng.choice(SUBJECTS), rng.randint(2020, 2026)
    if "信" in label or "建言" in label or "我要" in label or "公众" in label or "合理" in label:
        return rng.choice(
            (f"关于增设{word}的建议", f"[咨询] {word}何时实施？", f"建议：完善{word}",
             f"回复选登：市民反映{word}问题")
        )  # fmt: skip
    if "征集" in label or "征求" in label or "调查" in label:
        return rng.choice(
            (f"关于《{word}管理办法（草案）》公开征求意见的公告", f"{year}年度政协提案线索征集公告",
             f"公开征集{year}年人大代表建议线索的通告", f"“{word}”问卷调查")
        )  # fmt: skip
    return rng.choice(
        (f"{place}召开{year}年建议提案交办会", f"{place}政协视察{word}提案办理进展",
         f"{place}{year}年人大代表建议办理工作总体情况", "人大常委会听取代表建议办理工作报告",
         f"提案委员会开展{word}专题调研", f"{year}年两会：代表委员热议{word}",
         f"关于印发{year}年建议提案办理工作方案的通知")
    )  # fmt: skip
