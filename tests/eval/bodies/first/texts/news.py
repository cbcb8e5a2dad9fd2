"""Skeletons of news of portals, newspapers, broadcasters."""

from bodies.first.texts.news_subjects import business, byline, person, science, sport, weather
from bodies.first.texts.pieces import acts, facts, field
from bodies.first.words.grammar import Article


def feature(c):
    d = field(c)
    t = f"{{cname}}：[破解{d[1]}的“加减法”|{d[0]}的一本民生账|小切口里的大变化]"
    b = [
        (
            "p",
            f"清晨六点，{{vil}}的{{who}}推开院门。“{c.f(d[5][0])}。”提起这两年的变化，"
            "他打开了话匣子。",
        ),
        ("img", "图为{town}一角。[{man3} 摄|（资料图片）]"),
        (
            "p",
            f"{d[1]}，曾是{{cname}}人的一块心病。“最难的时候，一天要接{{n:20-70}}个投诉电话。”"
            "{xian}里一位负责人回忆说。",
        ),
        ("p", f"转机出现在{{y1}}年。当年，{facts(c, d, 1)[0]}。{acts(c, d, 1)[0]}。"),
        ("h", c.r.choice(["一道算术题", "把钱花在刀刃上", "群众来打分"])),
        (
            "p",
            f"“不能只修不管。”{{town}}干部{{who}}告诉记者，{acts(c, d, 1)[0]}，"
            "由村民代表每月评议一次，结果贴在公示栏里。",
        ),
        ("p", f"数字印证着变化：{'；'.join(facts(c, d, 2))}。"),
        ("p", f"采访结束时，{{who}}正忙着张罗下一步的事：{c.f(d[4][0])}。他说，好日子还在后头。"),
    ]
    b[-1] = ("p", b[-1][1] + byline(c))
    return Article(c, t, b)


def hard(c):
    d = field(c)
    t = f"{{cname}}[今年|年内]将[投入{{n:2-9}}亿元|推出{{n:5-20}}项措施]{'推进'}{d[0]}"
    b = [
        ("p", f"本报讯{byline(c)} 记者{{md}}从{{county}}获悉，当地今年继续把{d[0]}列入民生实事。"),
        ("p", f"据介绍，{facts(c, d, 1)[0]}，{d[1]}有所缓解。"),
        ("p", f"按照计划，有关部门将{c.f(d[4][0])}，并{c.f(d[4][2])}。"),
        ("p", f"此外，{acts(c, d, 1)[0]}。"),
    ]
    return Article(c, t, b)


def accident(c):
    t = "{cname}[一民房起火|一货车侧翻|一工地围墙倒塌] [无人员伤亡|{n:2-5}人获救|救援及时]"
    b = [
        (
            "p",
            "{md}{n:1-5}时许，{county}{road}发生一起险情。记者从当地消防部门了解到，"
            "接警后{n:2-6}辆消防车、{n:12-40}名消防员赶赴现场。",
        ),
        ("p", "住在附近的{who}说，当时听到“砰”的一声，随后看见有烟冒出，邻居们赶紧打了电话。"),
        ("img", "救援人员在现场处置。 {man3} 摄"),
        (
            "p",
            "经过{n:30-90}分钟处置，现场得到控制，被困人员全部救出，送往{hall}医院检查，"
            "均无大碍。初步调查，[电线老化|雨天路滑|地基松动]是主要原因。",
        ),
        ("p", "目前，善后工作正在进行，道路已恢复通行。"),
    ]
    return Article(c, t, b)


SCENES = [
    "村民在晾晒农产品",
    "孩子们在{hall}广场玩耍",
    "航拍{river}两岸",
    "列车驶过{pl}大桥",
    "工人检修设备",
    "志愿者清扫街道",
    "果农采摘{n:3-9}月的果实",
    "游客乘船游览{river}",
    "演员在{hall}戏台表演",
    "技术人员查看大棚",
    "学生体验非遗技艺",
]


def photo(c):
    d = field(c)
    t = "[图集|组图|高清图]丨{cname}：[秋收正忙|春耕画卷|山村新貌|夜色璀璨]"
    b = [
        (
            "p",
            f"{{md}}，在{{county}}{{town}}，[人们在田间劳作|游客在河边散步|"
            f"工人在赶制订单]。近年来，当地重视{d[0]}，{facts(c, d, 1)[0]}。",
        )
    ]
    for i in range(c.r.randint(2, 5)):
        what = SCENES[(i * 3 + c.day) % len(SCENES)]
        b.append(("img", f"{{md}}，{what}。[{{man3}}摄|（无人机照片）|]"))
    return Article(c, t, b)


def interview(c):
    d = field(c)
    t = f"对话{{man2}}：{d[0]}难在哪里"
    b = [("p", f"{d[1]}怎么破？围绕这一话题，本报记者专访了{{prov}}社科院研究员{{man2}}。")]
    q = [
        f"{d[0]}近年来有哪些进展？",
        f"为什么{d[1]}长期存在？",
        "基层反映最多的是什么？",
        "您有什么建议？",
    ]
    a = [
        facts(c, d, 1)[0] + "，应当说基础已经打下了。",
        "主要是历史欠账多。过去重建设、轻管理，一个{town}只有{n:1-3}个人管这件事。",
        f"他们常跟我讲：“{c.f(d[5][0])}。”可见老百姓看重的是实效。",
        f"第一步，{c.f(d[4][0])}；第二步，{c.f(d[4][1])}。不要急，也不能等。",
    ]
    for x, y in zip(q, a, strict=False):
        b += [("h", "记者：" + x), ("p", "{man2}：" + y)]
    return Article(c, t, b)


def comment(c):
    d = field(c)
    t = f"[时评|快评|{{hall}}漫笔]：{d[0]}，贵在久久为功"
    b = [
        ("p", f"最近，一则关于{d[0]}的消息引来不少点赞。有网友留言：“{c.f(d[5][0])}。”"),
        (
            "p",
            f"小事不小。{d[1]}看似琐碎，却连着千家万户。有的地方喜欢铺摊子、造盆景，"
            "上级来看时样样都有，人一走又回到老样子，群众自然不买账。",
        ),
        (
            "p",
            f"好在越来越多的地方醒悟过来。比如{{cname}}，{acts(c, d, 1)[0]}，不图热闹，只求管用。",
        ),
        (
            "p",
            "说到底，衡量工作的尺子在群众手里。[把功夫下在平时|少一点花架子，多一点绣花功]，"
            "日子才会一天天亮堂起来。",
        ),
    ]
    return Article(c, t, b)


NEWS = [
    feature,
    hard,
    accident,
    photo,
    interview,
    comment,
    sport,
    business,
    weather,
    person,
    science,
]
