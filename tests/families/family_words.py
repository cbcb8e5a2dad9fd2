"""Words of invented sites: places, bureaus, topics, paragraphs; and how many documents a list has."""

from __future__ import annotations

import random

PLACES = [
    ("清禾市", "qinghe"),
    ("云岭县", "yunling"),
    ("望溪区", "wangxi"),
    ("白榆市", "baiyu"),
    ("石泉坪县", "sqp"),
    ("南浔湾区", "nxw"),
    ("东岚市", "donglan"),
    ("松台县", "songtai"),
    ("梅川区", "meichuan"),
    ("雁湖市", "yanhu"),
    ("碧岭县", "biling"),
    ("沙棠市", "shatang"),
    ("槐荫岭区", "hyl"),
    ("凤桥县", "fengqiao"),
    ("澄江湾市", "cjw"),
]
BUREAUS = [
    ("教育局", "jyj"),
    ("民政局", "mzj"),
    ("交通运输局", "jtj"),
    ("住房和城乡建设局", "zjj"),
    ("农业农村局", "nyncj"),
    ("卫生健康委员会", "wjw"),
    ("生态环境局", "sthjj"),
    ("文化和旅游局", "wlj"),
    ("水利局", "slj"),
    ("财政局", "czj"),
    ("人力资源和社会保障局", "rsj"),
    ("市场监督管理局", "scjgj"),
    ("自然资源局", "zrzyj"),
    ("应急管理局", "yjj"),
]
TOPICS = [
    "加快老旧小区加装电梯",
    "完善社区居家养老服务",
    "规范校外托管机构",
    "整治城乡结合部内涝积水",
    "推进高标准农田管护",
    "增设公交接驳线路",
    "保护传统村落风貌",
    "提升乡镇卫生院诊疗能力",
    "推广秸秆综合利用",
    "改善中小学周边停车秩序",
    "加强餐饮油烟治理",
    "支持返乡青年创业",
    "建设口袋公园",
    "扩大普惠托育供给",
    "健全农村饮水长效管护",
    "优化夜间公交班次",
    "加强非遗传承人培养",
    "推动冷链仓储进村",
    "治理河道沿线垃圾",
    "完善残疾人就业帮扶",
    "发展林下经济",
    "规范电动自行车充电",
    "提高基层教师待遇",
    "推进医养结合试点",
    "盘活闲置校舍",
    "加强古树名木保护",
    "完善乡村快递网点",
    "推行垃圾分类积分",
    "治理噪声扰民",
    "培育地方特色小吃品牌",
    "加强地质灾害隐患排查",
    "拓宽农产品线上销路",
    "增加儿童活动场地",
    "改造农贸市场",
    "完善旅游道路标识",
    "推动低保动态核查",
]
SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
GIVEN = [
    "文博",
    "晓岚",
    "建国",
    "丽华",
    "志远",
    "春梅",
    "海涛",
    "思敏",
    "永康",
    "雪琴",
    "立新",
    "玉珍",
    "景行",
    "桂芳",
    "一鸣",
    "亚男",
]
NEWS = [
    "我局召开季度工作调度会",
    "局领导赴基层开展安全检查",
    "{p}举办业务技能培训班",
    "全市行业工作推进会召开",
    "开展节前市场走访活动",
    "志愿服务队走进社区",
    "{p}启动主题宣传周",
    "机关党支部组织集中学习",
    "召开半年工作总结会",
    "与高校签订合作框架协议",
]
CN = "零一二三四五六七八九"
PARAS = [
    "一、关于{t}的现状。近年来，我局把{t}列入年度重点任务，先后排查点位{a}处，安排资金{b}万元，已完成{c}处的改造，群众反映的突出问题逐步得到缓解。",
    "二、已经开展的工作。一是建立部门联席机制，今年以来召开协调会{c}次；二是出台配套细则{d}项，明确了责任单位和完成时限；三是通过热线、走访收集意见{a}条，逐条回应。",
    "针对您提出的意见，我们会同财政、规划等部门进行了研究。目前{t}仍存在底数不清、力量分散的情况，其中{c}个乡镇尚未配齐专职人员，需要分步推进。",
    "三、下一步打算。我们将在明年上半年完成普查，力争新增示范点{d}个；同时完善考核办法，把{t}纳入对镇街的评价，并按季度公开进度。",
    "资金方面，本年度预算已安排{b}万元，重点用于基础设施和人员培训。我局还将积极向上争取项目，争取覆盖{c}个社区。",
    "您在调研中提到的做法很有参考价值，我局已派人赴外地考察，拟选择{d}个片区先行试点，成熟后在全域推开。",
    "在监督管理上，我们采用随机抽查与专项检查相结合的方式，累计检查{a}家次，发出整改通知{c}份，整改率达到九成以上。",
    "此外，我们正在编制三年行动方案，计划把{t}与城市更新、乡村建设一并考虑，避免重复投入。方案征求意见稿将于近期公布。",
]


def cn_number(n: int) -> str:
    if n < 10:
        return CN[n]
    tens, one = divmod(n, 10)
    return ("" if tens == 1 else CN[tens]) + "十" + (CN[one] if one else "")


def spread(
    rng: random.Random, per: int, *, zero: bool = True, most: int = 60, few: bool = True
) -> int:
    """How many documents: 0, 1, few, one page, one page + 1, two pages, many."""
    kinds = (
        (["zero"] if zero else [])
        + (["one", "few", "exact"] if few else [])
        + ["plus", "plus", "two", "many", "many", "many", "many", "many"]
    )
    pick = rng.choice(kinds)
    n = {
        "zero": 0,
        "one": 1,
        "few": rng.randint(2, max(2, per - 1)),
        "exact": per,
        "plus": per + 1,
        "two": 2 * per,
        "many": rng.randint(min(per + 2, most), most),
    }[pick]
    return min(n, most)


def per_page(rng: random.Random, *choices: int) -> int:
    return rng.choice(choices or (5, 10, 12, 15, 20, 25))


def chunks(items: list, per: int) -> list[list]:
    return [items[i : i + per] for i in range(0, len(items), per)] or [[]]


DATE_FORMS = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "[%Y-%m-%d]",
    "（%Y-%m-%d）",
    "%Y年%m月%d日",
    "%Y-%m-%d 09:30",
]
