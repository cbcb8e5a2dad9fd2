"""A small grammar: {slot} from the context, [a|b|c] one of several, {n:lo-hi} a number."""

import random
import re

SYL1 = "云清临永安宁长平青石白松江东龙华泰兴和嘉瑞梅沧浔澜沅溪漳汀渭淇"
SYL2 = "川溪阳州陵源岭泉河湖桥水原丰昌浦港沙坪坝林城塘岗湾"
PROV = ["江岭", "湖岳", "云河", "浙川", "汉东", "南屏", "北岷", "西原", "海宁洲", "沧北"]
SUR = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余"
GIV1 = "建国文明志伟海晓春秀玉丽振永立学德新世景庆思雨佳俊子宏润"
GIV2 = "华军平强林芳英敏燕峰波涛东生荣祥云梅兰琴勇刚斌杰鹏辉宁阳涵轩"
TOWN = ["镇", "乡", "街道", "镇"]
OPT = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
SLOT = re.compile(r"\{([a-z0-9_]+)(?::(\d+)-(\d+))?\}")


class Context:
    """One article's world: fixed names, and a stream of chance."""

    def __init__(self, seed, year=None):
        self.r = random.Random(seed)
        self.year = year or self.r.randint(2008, 2026)
        self.month = self.r.randint(1, 12) if self.year < 2026 else self.r.randint(1, 9)
        self.day = self.r.randint(2, 28)
        self.fix = {}
        self.kind, self._nb, self.seed = "news", None, seed
        b = self.place()
        kind = self.r.choice(["县", "县", "区", "市"])
        c = self.place()
        self.fix.update(
            cname=b,
            county=b + kind,
            xian=kind,
            cityname=c,
            city=c + "市",
            prov=self.r.choice(PROV) + "省",
            town=self.place() + self.r.choice(TOWN),
            town2=self.place() + "镇",
            vil=self.place() + "村",
            vil2=self.place() + "村",
            road=self.place() + "路",
            river=self.place() + "河",
            y=str(self.year),
            y1=str(self.year - 1),
            y2=str(self.year + 1),
            m=str(self.month),
            d=str(self.day),
            man=self.name(),
            man2=self.name(),
            man3=self.name(),
            rep=self.name(),
            rep2=self.name(),
            hall=self.place(),
            brand=self.place(),
        )

    def place(self):
        while True:
            p = self.r.choice(SYL1) + self.r.choice(SYL2)
            if (
                p[0] != p[1]
                and p not in self.fix.values()
                and p
                not in (
                    "长沙",
                    "白城",
                    "长城",
                    "宁城",
                    "临沂",
                    "青州",
                    "永州",
                    "梅州",
                    "漳州",
                    "泰州",
                    "沧州",
                    "温州",
                    "兴城",
                    "安阳",
                    "平阳",
                    "龙川",
                    "长江",
                    "清河",
                    "松原",
                    "永川",
                    "青岛",
                    "龙泉",
                    "嘉陵",
                    "永泰",
                    "平湖",
                    "青川",
                    "石林",
                    "东阳",
                    "泰昌",
                    "汀州",
                    "江阳",
                    "渭源",
                    "清水",
                    "平原",
                    "云林",
                    "和平",
                    "瑞昌",
                    "永丰",
                    "永城",
                    "江城",
                    "东源",
                    "河源",
                    "沅陵",
                    "华阳",
                    "龙岗",
                    "清原",
                    "江浦",
                    "青浦",
                    "长丰",
                    "平川",
                    "江源",
                    "泰州",
                    "长林",
                    "安溪",
                    "兰溪",
                    "清溪",
                    "临泉",
                    "沅江",
                    "长阳",
                    "江川",
                    "渭城",
                    "江原",
                    "石泉",
                    "龙港",
                    "东港",
                    "安丘",
                    "宁阳",
                    "宁河",
                    "龙陵",
                    "和林",
                )
            ):
                return p

    @property
    def nb(self):
        """Another world, for the neighbours of the article."""
        if self._nb is None:
            self._nb = Context(f"{self.seed}-nb", self.year)
        return self._nb

    def name(self):
        n = self.r.choice(SUR) + self.r.choice(GIV1)
        return n + self.r.choice(GIV2) if self.r.random() < 0.8 else n

    def slot(self, m):
        k, lo, hi = m.group(1), m.group(2), m.group(3)
        r = self.r
        if lo:
            return str(r.randint(int(lo), int(hi)))
        if k in self.fix:
            return self.fix[k]
        if k == "pct":
            return f"{r.uniform(1.2, 38):.1f}%"
        if k == "dec":
            return f"{r.uniform(1, 98):.2f}"
        if k == "md":
            n = max(1, (self.month - 1) * 30 + self.day - r.randint(0, 26))
            return f"{(n - 1) // 30 + 1}月{min(28, (n - 1) % 30 + 1)}日"
        if k == "who":
            return self.name()
        if k == "pl":
            return self.place()
        if k == "tel":
            return f"{r.randint(1000, 9999)}-{r.randint(2000000, 8999999)}"
        raise KeyError(k)

    def f(self, s):
        prev = None
        while prev != s:
            prev = s
            s = OPT.sub(lambda m: self.r.choice(m.group(1).split("|")), s)
        prev = None
        while prev != s:
            prev = s
            s = SLOT.sub(self.slot, s)
        return s

    def pick(self, seq, k):
        return self.r.sample(list(seq), min(k, len(seq)))

    def date(self, style=0):
        y, m, d = self.year, self.month, self.day
        return [
            f"{y}年{m}月{d}日",
            f"{y}-{m:02d}-{d:02d}",
            f"{y}/{m}/{d}",
            f"{y}.{m:02d}.{d:02d}",
            f"{y}年{m:02d}月{d:02d}日",
            f"{m}/{d}/{y}",
        ][style]

    def hm(self):
        return f"{self.r.randint(7, 21):02d}:{self.r.randint(0, 59):02d}"


class Article:
    """title and blocks: (kind, value)."""

    def __init__(self, c, title, blocks, **kw):
        self.c, self.title, self.blocks = c, c.f(title), []
        for k, v in blocks:
            if isinstance(v, str):
                v = c.f(v)
            elif k == "table":
                v = [[c.f(x) for x in row] for row in v]
            self.blocks.append((k, v))
        self.kw = kw

    def gold(self, without=()):
        out = []
        for k, v in self.blocks:
            if k in without:
                continue
            if k == "table":
                out += [" ".join(x for x in row if x) for row in v]
            elif v:
                out.append(v)
        return "\n".join(out)
