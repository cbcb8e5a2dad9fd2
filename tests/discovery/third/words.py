"""Words of the third set: places, organs, subjects, names of columns with how often they are met,
titles of rows. Provinces and cities exist; counties, organs, sentences are made up."""

import random

PROVINCES = ("安徽省", "福建省", "四川省", "山西省", "海南省", "河南省", "广西壮族自治区")
CITIES = ("泸州市", "许昌市", "三明市", "安康市", "通化市", "郴州市", "嘉兴市", "曲靖市", "滨州市")
COUNTIES = (
    "蓝溪县", "石鼓坪县", "东皋区", "临桥区", "云栖县", "松岗市", "雁岭县", "河曲湾区", "白芷县",
    "长汀坡县", "新圩区", "麻柳县",
)  # fmt: skip
MINISTRIES = (
    "国家内河航运部",
    "国家粮种储备局",
    "全国防汛署",
    "国家社区事务部",
    "国家计量和标准局",
)
ORGANS = (
    ("教育局", "jyj"), ("科学技术局", "kjj"), ("工业和信息化局", "gxj"), ("民政局", "mzj"),
    ("司法局", "sfj"), ("财政局", "czj"), ("自然资源和规划局", "zrzyj"), ("水利局", "slj"),
    ("交通运输局", "jtj"), ("农业农村局", "nyncj"), ("卫生健康局", "wjj"), ("城市管理局", "cgj"),
    ("文化和旅游局", "wlj"), ("市场监督管理局", "scjgj"), ("体育局", "tyj"), ("乡村振兴局",
    "xczxj"),
    ("发展和改革局", "fgj"), ("退役军人事务局", "tyjrj"), ("行政审批局", "xzspj"),
)  # fmt: skip
TOWNS = (("荷塘镇", "htz"), ("下洋乡", "xyx"), ("北关街道", "bgjd"), ("石桥铺镇", "sqpz"))
HALLS = (
    ("办公厅", "bgt"), ("综合规划司", "zhghs"), ("运行监测司", "yxjcs"), ("法制司", "fzs"),
    ("安全监督司", "aqjds"), ("科教司", "kjs"), ("港口司", "gks"),
)  # fmt: skip
SUBJECTS = (
    "老旧管网改造", "乡村医生待遇", "校园周边摊点治理", "农村寄递物流", "城区内涝治理",
    "低空物流试点",
    "中药材种植", "快递包装回收", "小微企业用工", "盲道占用整治", "山洪预警", "社区食堂运营",
    "县道拓宽", "家政服务培训", "婴幼儿照护", "撂荒地复耕", "红色遗址保护", "电动自行车停放",
    "河道采砂监管", "殡葬用地规划", "中小学心理健康", "农机购置补贴", "公厕改造", "夜市规范管理",
    "特色民宿", "桥下空间利用",
)  # fmt: skip
COLUMNS = (
    "建议提案办理", "建议提案办理", "建议提案办理", "建议提案", "建议提案", "建议提案", "议案建议",
    "建议提案办理结果", "建议提案办理结果公开", "建议提案办理公开", "建议提案复文",
    "人大建议政协提案答复", "提案办理", "议案提案办理", "提案建议办理", "建议提案结果公开",
    "人大建议和政协提案", "人大代表建议和政协提案办理", "人大政协提案办理情况", "建议提案答复",
    "承办建议提案工作", "建议、提案公开专栏", "建议提案公开", "代表委员之声", "两案办理",
)  # fmt: skip
NPC = (
    "人大代表建议", "人大代表建议", "人大代表建议", "人大建议", "人大建议", "人大代表建议办理",
    "人大建议办理", "人大代表建议答复", "人大代表建议办理复文", "人大代表建议办理结果",
    "代表建议答复",
    "人大", "人大代表建议办理服务",
)  # fmt: skip
CPPCC = (
    "政协委员提案", "政协委员提案", "政协委员提案", "政协提案", "政协提案", "政协委员提案办理",
    "政协提案办理", "政协提案答复", "政协委员提案办理复文", "政协委员提案办理结果", "委员提案答复",
    "政协", "政协委员提案回复",
)  # fmt: skip
COLUMN_DIRS = (
    "jyta", "jyta", "jytabl", "jytabl", "jytabljggk", "jyhtabl", "jytajggk", "jytabljg", "jytagk",
    "jytadf", "cbjytagz", "jytagkzl", "tajy", "yajy", "yata", "tabl", "jianyitian", "jyta_4823",
)  # fmt: skip
NPC_DIRS = ("rdjy", "rdjy", "rddbjy", "rddbjybl", "srddbjy", "rdjybljggk", "rdtadf", "dbjydf")
CPPCC_DIRS = ("zxta", "zxta", "zxwyta", "zxwytabl", "szxta", "zxtabljggk", "zxtadf", "wytadf")
FRIENDS = (
    "领导信箱", "民意征集", "意见征集", "在线访谈", "建言献策", "我要建议", "公众建议",
    "合理化建议",
    "提案线索征集", "征集提案线索", "建议征集", "网上信访", "意见建议", "网上调查", "人民建议征集",
)  # fmt: skip
WORK = (
    "办理工作动态", "总体情况", "办理制度", "工作概况", "交办情况", "建议提案办理工作动态",
    "提案工作", "委员风采", "代表风采", "议案审查", "提案委员会",
)  # fmt: skip
PLAIN = (
    "机构概况", "领导之窗", "权责清单", "财政预决算", "政府采购", "重大决策", "人事信息",
    "统计信息",
    "规划信息", "政策文件", "政策解读", "行政许可", "行政处罚", "应急管理", "食品药品安全",
    "义务教育",
    "社会救助", "公共资源配置", "重大建设项目", "优化营商环境", "乡村振兴", "安全生产", "环境保护",
    "稳岗就业", "政府会议", "政务督查", "审计公开", "公共企事业单位", "双公示", "国有资产",
)  # fmt: skip
NAV = (
    ("新闻中心", "xwzx"), ("政务服务", "zwfw"), ("数据开放", "sjkf"), ("走进", "zj"),
    ("招商引资", "zsyz"), ("便民服务", "bmfw"),
)  # fmt: skip
OPENING = (
    "您提出的建议收悉，感谢您对这项工作的关心，现将办理情况答复如下：",
    "您在会议期间提出的提案已由我单位承办，经研究，答复如下：",
    "来文收悉。结合会办单位意见，现答复如下：",
)
SENTENCES = (
    "一、已经做的工作。去年底我们完成了全域摸底，建立了问题台账。",
    "二、存在的困难。部分路段管线权属不清，需要逐处核对。",
    "三、下一步打算。争取列入明年财政预算，分两批实施。",
    "目前已与设计单位签订合同，预计汛期前完工。", "有关乡镇已安排专人负责，每月上报进度。",
    "对您提到的第二点，因上位规划尚未批复，暂不具备条件。",
)  # fmt: skip
PLAIN_TEXT = (
    "记者昨日从有关部门获悉，今年以来相关项目进展顺利。", "会议强调，要压实责任，按时完成任务。",
    "请各有关单位结合实际，认真抓好落实。",
)  # fmt: skip


def sitting(rng: random.Random, side: str, year: int | None = None, levels: str = "") -> str:
    """The sitting of a body, as titles write it; `levels` are those that may be meant."""
    if levels == "国":
        term, time = rng.choice(("十三届", "十四届")), rng.choice("一二三四五")
        body = f"{term}全国人大{time}次会议" if side == "npc" else f"全国政协{term}{time}次会议"
        return body
    level, term = (
        rng.choice(levels or "市县区省"),
        rng.choice(("十三", "十四", "十七", "十八", "八", "十")),
    )
    time = rng.choice("一二三四五")
    if year and rng.random() < 0.25:
        return f"{year}年{level}{'人大' if side == 'npc' else '政协'}"
    if side == "npc":
        return rng.choice(
            (f"{level}{term}届人大{time}次会议", f"{level}第{term}届人民代表大会第{time}次会议",
             f"{level}人大{term}届{time}次会议")
        )  # fmt: skip
    return rng.choice(
        (f"{level}政协{term}届{time}次会议", f"政协{level}第{term}届委员会第{time}次会议",
         f"{level}政协第{term}届{time}次全会")
    )  # fmt: skip


def reply(
    rng: random.Random,
    side: str,
    year: int | None = None,
    agency: str = "",
    form: str = "",
    levels: str = "",
) -> str:
    """The title of a reply. `form` bare: the list prints the subject of the proposal only;
    numbered: file name style, as lists of attachments are written."""
    side = rng.choice(("npc", "cppcc")) if side == "mixed" else side
    word, what = rng.choice(SUBJECTS), {"npc": "建议", "cppcc": "提案"}[side]
    number, when = rng.randint(1, 480), sitting(rng, side, year, levels)
    who = agency if agency and rng.random() < 0.6 else ""
    person = {"npc": "代表", "cppcc": "委员"}[side]
    if form == "bare":
        return rng.choice((f"关于加强{word}的{what}", f"关于推动{word}提质增效的{what}",
                           f"关于尽快解决{word}问题的{what}"))  # fmt: skip
    if form == "numbered":
        return rng.choice((f"{number:03d}号{what}：{word}（答复）", f"{when}{number}号{what}答复"))
    return rng.choice(
        (
            f"{who}关于{when}第{number}号{what}的答复",
            f"{who}对{when}第{number:03d}号{what}的答复函",
            f"{who}关于对{when}第{number:04d}号{what}办理情况的回复",
            f"对{person}提出的《关于{word}的{what}》的答复",
            f"对{when}第{number}号{what}的办理意见",
            f"{who}关于“{word}”{what}的复函（第{number}号）",
            f"关于{word}的{what}答复（{when}第{number}号）",
            f"关于{when}第{number}号{person}{what}的复函",
            f"（A类）关于{when}{number}号{what}的答复",
        )
    )  # fmt: skip


def news(rng: random.Random, place: str) -> str:
    """The title of anything else."""
    word = rng.choice(SUBJECTS)
    return rng.choice(
        (f"{place}召开{word}专题会", f"{place}：{word}惠及万家", f"关于印发{word}工作方案的通知",
         f"{word}工程（二标段）招标公告", f"《{word}管理办法》解读", f"{place}领导督导{word}",
         f"{place}2025年{word}资金分配公示", f"关于{word}的复函")
    )  # fmt: skip


def friend(rng: random.Random, label: str, place: str) -> str:
    """A row that only sounds like a reply: letters, calls, news and reports of the work."""
    word, year = rng.choice(SUBJECTS), rng.randint(2019, 2026)
    if any(w in label for w in ("信箱", "建言", "我要", "公众", "合理化", "信访", "意见建议")):
        return rng.choice(
            (f"咨询{word}的问题", f"建议加快{word}", f"关于{word}的建议", f"投诉：{word}不到位",
             f"[已回复] {word}什么时候能办")
        )  # fmt: skip
    if any(w in label for w in ("征集", "调查", "访谈")):
        return rng.choice(
            (f"《{word}条例（征求意见稿）》意见征集", f"关于征集{year}年度政协提案线索的启事",
             f"面向社会征集{year}年人大代表建议选题的公告", f"{word}满意度调查",
             f"在线访谈：{word}")
        )  # fmt: skip
    return rng.choice(
        (f"{place}召开{year}年人大代表建议政协提案交办会", f"我局扎实推进{year}年建议提案办理工作",
         f"{place}领导领衔督办{word}重点提案", f"{year}年建议提案办理工作总结",
         f"{place}政协召开提案办理协商会", f"关于做好{year}年建议提案办理工作的通知",
         f"人大常委会视察{word}建议办理情况", f"代表委员热议{word}", f"{year}年度优秀提案评选揭晓")
    )  # fmt: skip
