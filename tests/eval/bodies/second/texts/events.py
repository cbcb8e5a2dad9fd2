"""Skeletons of news of portals, newspapers, broadcasters: reports of what happened."""

import sys

from bodies.second.texts.article import Article, filled, more, sents, topics
from bodies.second.words.longer import EXT
from bodies.second.words.names import fill, name, pick

PAPER = ["日报", "晚报", "都市报", "时报", "商报", "电视台", "广播网", "新闻网"]


def src(r, c):
    return c["city"][:-1] + r.choice(PAPER)


def article(r, c, title, blocks, k=None):
    k = k or sys._getframe(1).f_code.co_name
    ex = EXT.get(k, "").split("/") if k in EXT else []
    ex = [("p", x) for x in ex if r.random() < min(9, 3 + c["long"]) / 9]
    blocks = (
        blocks[:-1] + ex + blocks[-1:]
        if k not in ("court", "health")
        else blocks[:2] + ex[:2] + blocks[2:]
    )
    return Article(c, fill(r, title, c), filled(r, c, blocks), src(r, c))


def feature(r, c):
    a, b = topics(r, 2)
    v, w = fill(r, "{vill}", c), name(r)
    blocks = [
        (
            "p",
            "清晨六点，[薄雾还没散|天刚蒙蒙亮]，"
            + v
            + "的"
            + w
            + "已经忙开了。“前几年哪敢想，如今在家门口就能[挣上工资|办成事]。”"
            "他一边招呼记者，一边擦了擦手上的泥。",
        ),
        ("fig", w + "在地头查看长势。本报记者 " + name(r) + " 摄"),
        ("p", v + "离{county}城{km}，全村{n3}户，过去是出了名的穷村。" + sents(r, a, ["bg"], 1)),
        (
            "p",
            "变化始于{y1}年。那一年，"
            + sents(r, a, ["act"], 3)
            + "“头一回开会，来的人坐不满两条板凳。”村支书{who}回忆说。",
        ),
        ("h", "“账要算在明处”"),
        (
            "p",
            "人心怎么聚？{who}的办法是把账本贴到墙上。" + sents(r, b, ["act"], 2) + "年底分红那天，"
            "院坝里挤满了人。",
        ),
        ("fig", v + "新貌。（资料图）"),
        *more(r, c, "村里的", "也有了起色。"),
        ("h", "“路还长着呢”"),
        (
            "p",
            "采访结束时，"
            + w
            + "送我们到村口。他说，等"
            + fill(r, r.choice(a["proj"]), c)
            + "建成，还想把在外打工的儿子叫回来。"
            + sents(r, a, ["res"], 1)
            + "远处山坡上，新栽的树苗正一片一片地绿起来。",
        ),
    ]
    return article(r, c, v + "[“蝶变”记|的新日子|换新颜]", blocks)


def accident(r, c):
    k = fill(r, "[追尾事故|居民楼火情|山体小范围滑坡|货车侧翻]", c)
    blocks = [
        (
            "p",
            "本网{m}月{d}日讯（记者 {name}）{d}日{hour}时许，{place}{fr}发生一起" + k + "。接报后，"
            "消防、公安、急救等力量第一时间赶到现场处置。",
        ),
        (
            "p",
            "据目击者介绍，当时“听到一声闷响，接着就看到有人往外跑”。现场视频显示，道路一侧被临时封闭，"
            "救援人员正使用[液压剪|水枪|挖掘机]作业。",
        ),
        (
            "p",
            "经过近{n1}个小时的救援，{n1}名被困人员全部救出，其中{n1}人受轻伤，已送往{county}人民医院，生命体征平稳。",
        ),
        (
            "p",
            "{place}应急管理局工作人员告诉记者，初步判断事故与[路面湿滑|线路老化|连日降雨]有关，具体原因正在进一步调查中。",
        ),
        ("p", "截至发稿时，该路段已恢复双向通行。"),
    ]
    return article(r, c, "{place}{fr}发生" + k + " 被困人员全部救出", blocks)


def economy(r, c):
    ks = ["工业", "消费", "投资", "外贸", "服务业"]
    blocks = [
        (
            "p",
            "记者从{city}统计局获悉，前{fa}个月全市经济运行总体平稳、稳中有进，主要指标好于预期。",
        )
    ]
    for k in pick(r, ks, 4):
        blocks.append(
            (
                "p",
                "从"
                + k
                + "看，同比增长{dec}%，[增速比上半年加快|高于全省平均水平]{dec}个百分点。其中，"
                "[装备制造|新能源汽车|餐饮|跨境电商|民间投资|物流]增长{n2}.{n1}%，[纺织|化工|住宿|建材]下降{dec}%。",
            )
        )
    blocks += [
        (
            "p",
            "“订单排到了明年{mon}月，工人三班倒。”在{road}的一家零部件企业，生产主管{name}指着满负荷运转的流水线说。",
        ),
        (
            "p",
            "市统计局总经济师{name}分析，外部环境依然复杂，国内有效需求不足，企业生产经营压力较大，下阶段要"
            "落实好一揽子政策，巩固回升向好势头。",
        ),
        ("p", "数据还显示，居民消费价格上涨{dec}%，城镇调查失业率为{dec}%，与上月持平。"),
    ]
    return article(r, c, "{city}前{fa}个月经济“[成绩单|账本]”出炉", blocks)


def culture(r, c):
    f = fill(r, "[木偶戏|竹编|傩舞|剪纸|高腔|泥塑]", c)
    w = name(r)
    blocks = [
        (
            "p",
            "一方小小的舞台，几束灯光，锣鼓声一响，台下顿时安静下来。{m}月{d}日晚，"
            + f
            + "专场在{city}大剧院上演。",
        ),
        (
            "p",
            "今年{age}岁的"
            + w
            + "是"
            + f
            + "第五代传承人，十二岁拜师，一干就是半辈子。“师父说，手艺是饭碗，也是脸面。”",
        ),
        ("fig", "图为" + w + "在后台做准备。{name} 摄影"),
        (
            "p",
            f
            + "相传起于明代中叶，流行于{county}、{town}一带，鼎盛时有班社{n2}家。二十世纪九十年代以后，观众锐减，最少时只剩{n1}人。",
        ),
        (
            "p",
            "转机来自一群年轻人。{y1}年，当地职业学校开设传承班，招收学员{n2}名；短视频平台上，相关话题播放量超过{n3}万次。",
        ),
        (
            "p",
            "“守正不等于守旧。”"
            + w
            + "说，新排的剧目把一出四小时的老戏压缩到八十分钟，唱腔一句没改。",
        ),
        (
            "p",
            "业内人士认为，非遗要活下去，关键在于走进日常生活。下个月，剧团将赴[海外|外省]巡演{n2}场。",
        ),
    ]
    return article(r, c, f + "：[老手艺的新观众|台上锣鼓又响起]", blocks)


def weather(r, c):
    blocks = [
        (
            "p",
            "{city}气象台{d}日{hour}时发布[暴雨黄色|大风蓝色|寒潮蓝色|高温橙色]预警：预计未来24小时，{county}、{town}等地"
            "将出现[强降水|明显降温|持续高温]天气，请注意防范。",
        ),
        (
            "p",
            "监测显示，过去一天全市平均雨量{dec2}毫米，最大出现在{town}，为{n3}毫米；{n2}个站点风力超过七级。",
        ),
        (
            "p",
            "受其影响，{n1}趟列车临时停运，轮渡[停航|推迟开航]，{n2}所学校调整了上学时间。市教育局提醒家长留意学校通知。",
        ),
        (
            "p",
            "气象专家{name}介绍，这次过程具有[强度大、范围广|来得急、去得快]的特点，{mon}日后趋于结束。市民外出请远离低洼地带，"
            "驾车遇积水不要强行通过。",
        ),
        ("p", "本报将持续关注天气变化。"),
    ]
    return article(r, c, "注意！{city}[新一轮降雨来了|天气要变脸|发布预警]", blocks)
