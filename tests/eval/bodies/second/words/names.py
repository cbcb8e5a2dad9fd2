"""Words: invented places, offices, people; filling of sentence patterns."""

import re

PROV = ["岚江", "沅北", "溯川", "洛西", "榕海", "朔原", "澜东", "汐宁"]
CITY = [
    "青栾",
    "泊阳",
    "云汊",
    "鹿岭",
    "沙溪港",
    "怀津",
    "宜汭",
    "临垣",
    "长渌",
    "武澧",
    "东崮",
    "平坞",
]
COUNTY = [
    "石浔",
    "禾丰",
    "望岑",
    "南堰",
    "汇泽",
    "白栎",
    "柳峪",
    "安渚",
    "大泓",
    "龙圩",
    "桐庙",
    "双涧",
    "金峒",
    "松埠",
    "古薛",
]
TOWN = [
    "新桥",
    "黄泥坳",
    "老鹰岩",
    "三合",
    "河口",
    "石板",
    "清水塘",
    "下寨",
    "东坪",
    "马鞍",
    "桃花",
    "永兴",
    "双龙",
    "高店",
    "水磨",
]
VILL = [
    "杨家湾",
    "大坪",
    "柏树",
    "红星",
    "上沟",
    "前进",
    "李子坝",
    "龙潭",
    "响水",
    "团结",
    "后河",
    "竹林",
    "石门",
    "新田",
    "枫香",
]
ROAD = [
    "滨河",
    "建设",
    "人民",
    "解放",
    "迎宾",
    "学府",
    "工业",
    "文昌",
    "环城",
    "朝阳",
    "富康",
    "兴业",
]
SUR = "王李张刘陈杨黄赵吴周徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧".strip()
GIV = [
    "树岭",
    "秋禾",
    "立柏",
    "闻笛",
    "桂岑",
    "洪渊",
    "晓湄",
    "绍棠",
    "雨筠",
    "宗渭",
    "兆鹏",
    "素芩",
    "维岳",
    "静澜",
    "延墉",
    "启泓",
    "春浦",
    "明崧",
]
NUM = "一二三四五六七八九十"


def name(r):
    return r.choice(SUR) + r.choice(GIV)


GEN = {
    "n1": lambda r: str(r.randint(2, 9)),
    "n2": lambda r: str(r.randint(11, 98)),
    "n3": lambda r: str(r.randint(102, 986)),
    "n4": lambda r: str(r.randint(1020, 9860)),
    "dec": lambda r: f"{r.uniform(1.1, 9.9):.1f}",
    "dec2": lambda r: f"{r.uniform(10, 99):.2f}",
    "pct": lambda r: r.choice([f"{r.randint(3, 98)}%", f"{r.uniform(2, 97):.1f}%"]),
    "town": lambda r: r.choice(TOWN) + r.choice(["镇", "镇", "乡", "街道"]),
    "vill": lambda r: r.choice(VILL) + "村",
    "shequ": lambda r: r.choice(ROAD + VILL) + "社区",
    "road": lambda r: r.choice(ROAD) + r.choice(["路", "大道", "东路", "街"]),
    "name": name,
    "mon": lambda r: str(r.randint(1, 12)),
    "day": lambda r: str(r.randint(1, 28)),
    "hour": lambda r: str(r.randint(6, 22)),
    "min": lambda r: f"{r.randint(1, 59):02d}",
    "age": lambda r: str(r.randint(23, 81)),
    "yi": lambda r: f"{r.uniform(1.1, 38):.1f}亿元",
    "wan": lambda r: f"{r.randint(12, 980)}万元",
    "mu": lambda r: f"{r.uniform(0.3, 12):.1f}万亩",
    "km": lambda r: f"{r.uniform(1.2, 46):.1f}公里",
}


def fill(r, s, c):
    """[a|b] is a choice, {slot} a value of c or a fresh one."""
    while True:
        t = re.sub(r"\[([^\[\]]*\|[^\[\]]*)\]", lambda m: r.choice(m.group(1).split("|")), s)
        if t == s:
            break
        s = t
    for _ in range(3):
        s = re.sub(
            r"\{(\w+)\}", lambda m: str(c[m.group(1)]) if m.group(1) in c else GEN[m.group(1)](r), s
        )
    return s.replace("将将", "将").replace("将把", "将")


def context(r, year):
    city, county = r.choice(CITY) + "市", r.choice(COUNTY) + r.choice(["县", "县", "区"])
    prov = r.choice(PROV) + "省"
    mon, day = r.randint(1, 12), r.randint(1, 28)
    pl = r.choice([county, county, city])
    return {
        "prov": prov,
        "city": city,
        "county": county,
        "place": pl,
        "lv": pl[-1],
        "year": year,
        "m": mon,
        "d": day,
        "y1": year - 1,
        "y2": year + 1,
        "ymd": f"{year}年{mon}月{day}日",
        "iso": f"{year}-{mon:02d}-{day:02d}",
        "hm": f"{r.randint(8, 21):02d}:{r.randint(0, 59):02d}",
        "who": name(r),
        "jz": name(r),
        "sz": r.choice(["县长", "副县长"])
        if pl[-1] == "县"
        else r.choice([pl[-1] + "长", "副" + pl[-1] + "长"]),
        "sess": r.choice(["十五", "十六", "十七", "十八", "九", "十", "十一"]),
        "long": r.choice([0, 1, 2, 3, 5, 9, 11]),
        "fr": GEN["road"](r),
        "fa": r.randint(3, 9),
        "fb": r.randint(12, 95),
        "fc": r.randint(120, 900),
        "hui": r.choice("一二三四五"),
        "pno": r.randint(1, 298),
    }


def pick(r, seq, k):
    seq = list(seq)
    r.shuffle(seq)
    return seq[:k]
