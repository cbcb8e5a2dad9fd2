"""Short replies to proposals: six skeletons, 80 to 350 characters."""

from bodies.first.texts.pieces import acts, facts, field, org
from bodies.first.words.grammar import Article

BODY = [("人大", "建议", "代表"), ("政协", "提案", "委员")]
TERM = ["十六届", "十七届", "十八届", "九届", "十届", "五届", "第十五届", "第八届"]
SES = ["一次会议", "二次会议", "三次会议", "第四次会议", "五次会议"]


def base(c):
    d = field(c)
    k = c.r.choice(BODY)
    no = c.f("{n:1-380}")
    body = c.f("{xian}" + k[0] + c.r.choice(TERM) + c.r.choice(SES))
    asked = c.f(f"关于[加强|推进|改善|支持|重视]{{town}}{d[0]}的{k[1]}")
    asked = asked.replace("支持", "大力支持")
    return d, k, no, body, asked


def head(c, k, body, no, asked):
    return c.r.choice(
        [
            f"对{body}第{no}号{k[1]}的答复",
            f"{asked[:-2]}{k[1]}的答复",
            f"关于{body}第{no}号{k[1]}答复的函",
            f"对“{asked}”的复函",
        ]
    )


def tail(c, b, o, full=True):
    if c.r.random() < 0.75:
        b += [("sign", o), ("sign", c.date())]
    elif full:
        b.append(("sign", o))
    return b


MORE = [
    "{{y1}}年以来，我局把该项工作列入重点，先后召开专题会议{{n:2-6}}次，到现场调研{{n:3-12}}次。",
    "截至目前，{0}，累计投入资金{{n:60-2900}}万元。",
    "针对您提到的{1}问题，我局会同{{town}}人民政府逐户摸底，拿出了初步方案。",
    "在今后的工作中，我们还将{3}，力争在{{n:9-12}}月底前取得明显效果。",
    "同时，加大宣传力度，发放宣传资料{{n:1000-9000}}份，营造人人参与的氛围。",
    "受地形和资金限制，{{vil2}}段暂按原标准维护，待上级项目批复后一并实施。",
    "该项目由{{xian}}发展改革部门立项，设计单位已完成测量，预计{{n:2-6}}月开工。",
]


def grow(c, b, d):
    """Some replies are longer, up to 350 characters."""
    k = c.r.choice([0, 0, 1, 2, 3, 4, 5, 6])
    new = []
    for x in c.pick(MORE, k):
        x = x.format(c.r.choice(d[2]), d[1], c.r.choice(d[3]), c.r.choice(d[4]))
        new.append(("p", c.f(x)))
    at = 2 if len(b) > 2 else len(b)
    if b[1:] and b[1][0] == "ctr":
        at = 4
    b[at:at] = new
    return b


def fit(art, lo=80, hi=350):
    """Drop the middle paragraphs until the text is short enough."""
    while len(art.gold().replace("\n", "")) > hi:
        cand = [i for i, (k, v) in enumerate(art.blocks) if k == "p" and i > 1]
        if not cand:
            break
        art.blocks.pop(max(cand, key=lambda i: len(art.blocks[i][1])))
    return art


def plain(c):
    d, k, no, body, asked = base(c)
    o = org(c)
    b = [
        ("p0", f"{{rep}}{k[2]}："),
        ("p", f"您提出的“{asked}”收悉，现答复如下："),
        ("p", f"{facts(c, d, 1)[0]}。{acts(c, d, 1)[0]}。"),
        ("p", f"下一步，我局将{c.f(c.r.choice(d[4]))}。"),
        ("p", "感谢您对我们工作的[关心和支持|理解与支持]！"),
    ]
    return fit(Article(c, head(c, k, body, no, asked), tail(c, grow(c, b, d), o)))


def one_para(c):
    d, k, no, body, asked = base(c)
    b = [
        (
            "p",
            f"{{rep}}{k[2]}：您在{body}上提出的《{asked}》（第{no}号）收悉。经研究，"
            f"{acts(c, d, 1)[0]}。因资金缺口较大，{{vil}}的项目列入{{y2}}年计划。"
            "特此答复。",
        )
    ]
    return fit(Article(c, head(c, k, body, no, asked), tail(c, grow(c, b, d), org(c))))


def sectioned(c):
    d, k, no, body, asked = base(c)
    f, a = facts(c, d, 1)[0], acts(c, d, 2)
    b = [
        ("p0", f"尊敬的{{rep}}、{{rep2}}{k[2]}："),
        ("p", f"贵{k[2]}提出的第{no}号{k[1]}已收悉，现将办理情况答复如下："),
        ("p", f"一、{f}。"),
        ("p", f"二、{a[0]}。"),
        ("p", f"三、{a[1]}。"),
        ("p0", "专此答复。"),
    ]
    return fit(Article(c, head(c, k, body, no, asked), tail(c, grow(c, b, d), org(c))))


def refuse(c):
    d, k, no, body, asked = base(c)
    b = [
        ("p0", f"{{rep}}{k[2]}："),
        ("p", f"您好！您所提《{asked}》由我局承办。感谢您对{d[0]}的关注。"),
        (
            "p",
            "经现场踏勘并征求{town}意见，该处位于[规划道路红线|河道管理范围|基本农田]内，"
            "目前不具备实施条件。我们将[结合国土空间规划统筹考虑|待条件成熟后予以安排]，"
            "并请您继续监督。",
        ),
    ]
    return fit(Article(c, head(c, k, body, no, asked), tail(c, grow(c, b, d), org(c))))


def done(c):
    d, k, no, body, asked = base(c)
    b = [
        ("p0", f"{{rep}}{k[2]}:"),
        ("p", f"{asked}（{no}号）已收悉，经与{{xian}}财政局会商，答复如下:"),
        (
            "p",
            "您反映的问题已于{md}整改完毕，[新装路灯{n:6-60}盏|更换水管{n:200-900}米|"
            "清运垃圾{n:8-60}吨|修复路面{n:300-1900}平方米]，投入资金{n:3-68}万元。",
        ),
        ("p", "如您对以上答复有意见，请填写征询意见表反馈我局。"),
        ("p", "联系电话：{tel}"),
    ]
    return fit(Article(c, head(c, k, body, no, asked), tail(c, grow(c, b, d), org(c))))


def formal(c):
    d, k, no, body, asked = base(c)
    o = org(c)
    b = [
        ("ctr", f"对{body}第{no}号{k[1]}的答复"),
        ("ctr", "{cname}字〔{y}〕{n:4-96}号"),
        ("p0", f"{{rep}}等{k[2]}："),
        ("p", f"你们提出的“{asked}”收悉。现答复如下："),
        ("p", f"{{y1}}年，{facts(c, d, 1)[0]}。今年将{c.f(d[4][0])}，{c.f(d[4][1])}。"),
        ("p0", "此复。"),
    ]
    return fit(Article(c, head(c, k, body, no, asked), tail(c, grow(c, b, d), o)))


def tiny(c):
    _, k, no, body, asked = base(c)
    b = [
        (
            "p",
            f"{{rep}}{k[2]}：您提出的第{no}号{k[1]}收悉。经核查，{{road}}[路灯|护栏|井盖|标线]已于"
            "{md}修复，{vil}段列入今年计划，{n:9-12}月底前完工。今后我们将加强日常巡查，"
            "发现损坏及时维修。感谢您的关心！",
        )
    ]
    if c.r.random() < 0.5:
        b.append(("sign", org(c) + "　　" + c.date()))
    return Article(c, head(c, k, body, no, asked), b)


REPLY = [plain, tiny, one_para, sectioned, refuse, done, formal]
