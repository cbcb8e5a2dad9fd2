"""Titles and beginnings of other texts, and remarks of readers."""

from bodies.first.texts.pieces import acts, facts
from bodies.first.words.fields import FIELDS, KEYS


def other_titles(c, n):
    """Titles of other articles, for teasers and lists (never this article's)."""
    c = c.nb
    out = []
    while len(out) < n:
        d = FIELDS[c.r.choice(KEYS)]
        s = c.f(
            c.r.choice(
                [
                    f"{{pl}}[加快推进|全力做好|多措并举抓好]{d[0]}",
                    f"{{pl}}县召开{d[0]}[现场会|座谈会]",
                    "{pl}[机场|高铁站]{md}[开通新航线|正式启用]",
                    f"记者观察：{d[1]}如何化解",
                    "{pl}古镇[灯会|庙会]迎来{n:2-30}万游客",
                    "《{pl}往事》[今晚开播|定档{md}]",
                    "[今起三天|周末]{pl}多地[有雨|降温|晴好]",
                    f"“{c.f(d[5][0])[:12]}”",
                    "{pl}队主场{n:1-4}比{n:0-2}{pl}队",
                    "{who}任{pl}[市|区]副[市长|区长]",
                    "{n:3-9}月CPI同比上涨{pct}",
                    "{pl}大学{y}年招生{n:3000-6800}人",
                    f"关于{{pl}}镇{d[0]}情况的通报",
                    "暖心！[公交司机|外卖小哥|辅警]雨夜送{n:70-90}岁老人回家",
                    "{pl}高速{md}起[部分路段封闭|通车]",
                    "[夜读|悦读]丨{pl}的桥",
                    "{pl}一男子[醉驾|高空抛物]被拘",
                    "[国内油价|LPR][下调|不变]，{n:2-9}月有何走势",
                    "{pl}中院开庭审理{n:3-9}人诈骗案",
                    "[专家支招|医生提醒]：{n:3-7}种情况不要硬扛",
                    "{pl}楼市：{n:20-90}套房源集中入市",
                    "直播回看丨{pl}国际马拉松",
                    "从{pl}到{pl}：一列慢火车的{n:20-50}年",
                    "{who}：我的老师{who}",
                    "[招聘|招考]：{pl}事业单位招{n:20-160}人",
                    "{pl}多部门联合[整治|督查]：{n:3-30}家被点名",
                    "一图看懂：{pl}这{n:5-12}个变化",
                ]
            )
        )
        s = s.replace("[", "").replace("]", "")
        if s not in out:
            out.append(s)
    return out


def snippet(c):
    c = c.nb
    d = FIELDS[c.r.choice(KEYS)]
    return c.f(
        "{pl}日前"
        + c.r.choice(["传出消息", "透露", "发布通报"])
        + "，"
        + c.r.choice(acts(c, d, 2) + facts(c, d, 2))
        + "，"
        + c.r.choice(
            [
                "受到关注",
                "有关工作仍在推进",
                "市民反应积极",
                "详情见本报{n:2-8}版",
                "预计{n:3-12}月完成",
                "{who}在现场表示还要再接再厉",
                "专家建议尽快完善配套",
            ]
        )
        + "……"
    )


def remark(c):
    return c.f(
        c.r.choice(
            [
                "支持！希望能坚持下去",
                "我们{pl}什么时候也能这样？",
                "说得好听，关键看落实",
                "沙发",
                "点赞家乡{pl}",
                "路过，顶一下",
                "希望相关部门也来看看{pl}路的情况，晚上黑得很",
                "记者辛苦了",
                "这条消息我上周就听说了，终于等到正式通知",
                "楼上说得对",
            ]
        )
    )
