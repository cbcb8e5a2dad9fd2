"""Invented government sites for judging a list crawler. Python 3.11, standard library only.

    import base, random
    for family in base.load("open"):            # or "sealed"
        site = family.build(random.Random(0))   # -> MadeSite

Everything is invented; nothing is fetched; nothing is random after build().
"""

from __future__ import annotations

import datetime as dt
import html as _html
import importlib.util
import json
import posixpath
import random
import re
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

sys.modules.setdefault("families_base", sys.modules[__name__])

HOST_SUFFIX = "gov.replica"  # users may change it before build()

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class MadeSite:
    host: str
    start: list[str]  # absolute http URLs of the column(s)
    answer: Callable[[str, str, bytes], Answer]  # (path_with_query, method, body)
    documents: dict[str, str]  # absolute URL -> title
    complete_possible: bool  # can a careful reader prove that it has all?
    note: str
    list_urls: list[str] = field(default_factory=list)  # all list requests of a perfect crawler
    list_bodies: list[bytes | None] = field(default_factory=list)  # parallel; None = GET
    decoys: list[str] = field(default_factory=list)  # articles of other columns
    hidden: set[str] = field(default_factory=set)  # documents that no list page shows


class FamilyLike(Protocol):
    name: str
    facts: str

    def build(self, rng: random.Random) -> MadeSite: ...


class Family:
    name = ""
    facts = ""

    def build(self, rng: random.Random) -> MadeSite:
        own = random.Random(f"{self.name}|{rng.random()}")
        return self.make(own)

    def make(self, rng: random.Random) -> MadeSite:
        raise NotImplementedError


def load(half: str) -> list[Family]:
    """All families of the folder `half` ("open" or "sealed"), in name order."""
    out: list[Family] = []
    for path in sorted((Path(__file__).parent / half).glob("*.py")):
        if path.name.startswith("__"):
            continue
        name = f"families_{half}_{path.stem}"
        if name not in sys.modules:
            spec = importlib.util.spec_from_file_location(name, path)
            module = importlib.util.module_from_spec(spec)
            sys.modules[name] = module
            spec.loader.exec_module(module)
        out += [
            f() if isinstance(f, type) else f for f in getattr(sys.modules[name], "FAMILIES", [])
        ]
    return sorted(out, key=lambda f: f.name)


# ------------------------------------------------------------------ words
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


@dataclass
class Doc:
    path: str
    title: str
    date: dt.date
    kind: str
    url: str
    id: str


def esc(text: str) -> str:
    return _html.escape(text, quote=True)


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


def text_type(charset: str | None) -> dict[str, str]:
    return {"Content-Type": "text/html" + (f"; charset={charset}" if charset else "")}


def mangle(page: str, dialect: str) -> str:
    """upper | single | bare | plain: how tags and attributes are written (scripts, comments, CDATA untouched)."""
    if dialect == "plain":
        return page
    parts = re.split(
        r"(<script.*?</script>|<!--.*?-->|<!\[CDATA\[.*?\]\]>)", page, flags=re.S | re.I
    )
    for i in range(0, len(parts), 2):
        if dialect == "upper":
            parts[i] = re.sub(
                r"<(/?)([a-z][a-z0-9]*)", lambda m: f"<{m[1]}{m[2].upper()}", parts[i]
            )
        elif dialect == "single":
            parts[i] = re.sub(r'([a-zA-Z-]+)="([^"\'<>]*)"', r"\1='\2'", parts[i])
        elif dialect == "bare":
            parts[i] = re.sub(r'([a-zA-Z-]+)="([\w.:#/-]*[\w])"(?!/)', r"\1=\2", parts[i])
    return "".join(parts)


class Site:
    """A site under construction."""

    def __init__(
        self,
        family: str,
        rng: random.Random,
        *,
        charset: str = "utf-8",
        soft: str | None = "any",
        dialect: str | None = None,
        header_charset: bool | None = None,
    ):
        self.rng, self.charset = rng, charset
        self.soft = (
            rng.choice([None, None, None, "page", "home"]) if soft == "any" else soft
        )  # None: a real 404
        self.place, pin = rng.choice(PLACES)
        bureau, bpin = rng.choice(BUREAUS)
        self.agency = self.place + bureau
        self.level = self.place[-1]
        self.host = f"{bpin}.{pin}{zlib.crc32(family.encode()) % 9000 + 1000}.{HOST_SUFFIX}"
        self.root = "http://" + self.host
        self.skin = rng.randrange(4)
        self.dialect = dialect or rng.choice(["plain", "plain", "plain", "upper", "single", "bare"])
        self.header_charset = rng.random() < 0.7 if header_charset is None else header_charset
        self.article_skin = rng.randrange(5)
        self.datefmt = rng.choice(DATE_FORMS[:4])
        self.static: dict[str, Answer] = {}
        self.routes: dict[str, Callable] = {}
        self.docs: list[Doc] = []
        self.decoys: list[str] = []
        self._ids: set[int] = set()
        self._numbers: set[int] = set()
        self.static["/robots.txt"] = (
            (200, {"Content-Type": "text/plain"}, b"User-agent: *\nAllow: /\n")
            if rng.random() < 0.5
            else (404, text_type(None), b"Not Found")
        )
        self.page(
            "/",
            self.shell("首页", f'<div class="welcome"><p>欢迎访问{self.agency}网站</p></div>', "/"),
        )
        for path, word in (
            ("/zwgk/", "政务公开"),
            ("/xwzx/", "新闻中心"),
            ("/about/lxwm.html", "联系我们"),
            ("/about/wzsm.html", "网站声明"),
            ("/about/map.html", "网站地图"),
        ):
            self.page(
                path, self.shell(word, f"<h3>{word}</h3><p>{self.agency}{word}页面。</p>", path)
            )

    # -------------------------------------------------------- registering
    def encode(self, text: str) -> bytes:
        return text.encode({"gb2312": "gbk"}.get(self.charset, self.charset), "xmlcharrefreplace")

    def html(self, text: str, status: int = 200, headers: dict | None = None) -> Answer:
        head = text_type(self.charset if self.header_charset else None)
        head.update(headers or {})
        return status, head, self.encode(text)

    def data(
        self, obj, ctype: str = "application/json;charset=utf-8", ascii: bool = False
    ) -> Answer:
        return (
            200,
            {"Content-Type": ctype},
            (obj if isinstance(obj, str) else json.dumps(obj, ensure_ascii=ascii)).encode("utf-8"),
        )

    def page(self, path: str, text: str) -> str:
        self.static[path] = self.html(text)
        return self.root + path

    def js(self, path: str, text: str) -> None:
        self.static[path] = (200, {"Content-Type": "application/javascript"}, self.encode(text))

    def route(self, path: str, fn: Callable) -> None:
        """fn(query: dict[str, str], method, body: bytes, raw_query) -> str (html) or Answer"""
        self.routes[path] = fn

    def missing(self) -> Answer:
        if self.soft == "page":
            return self.html(
                self.shell(
                    "提示信息",
                    '<div class="tip"><h2>页面不存在</h2><p>您访问的页面不存在或已被删除，<a href="/">返回首页</a></p></div>',
                    "/404.html",
                )
            )
        if self.soft == "home":
            return 302, {"Location": self.root + "/", "Content-Type": "text/html"}, b""
        return (
            404,
            {"Content-Type": "text/html"},
            b"<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>",
        )

    def answer(self, path_with_query: str, method: str = "GET", body: bytes = b"") -> Answer:
        if path_with_query.startswith("http"):
            u = urlsplit(path_with_query)
            path_with_query = (u.path or "/") + ("?" + u.query if u.query else "")
        path_with_query = path_with_query.split("#")[0] or "/"
        path, _, query = path_with_query.partition("?")
        got = None
        for key in (path, unquote(path)):
            if path_with_query in self.static:
                got = self.static[path_with_query]
            elif key in self.routes:
                q = {k: v[-1] for k, v in parse_qs(query, keep_blank_values=True).items()}
                got = self.routes[key](q, method.upper(), body or b"", query)
                if isinstance(got, str):
                    got = self.html(got)
            elif key in self.static:
                got = self.static[key]
            elif key.endswith("/") and any(
                key + f in self.static or key + f in self.routes
                for f in ("index.html", "index.shtml", "index.htm")
            ):
                name = next(
                    key + f
                    for f in ("index.html", "index.shtml", "index.htm")
                    if key + f in self.static or key + f in self.routes
                )
                return self.answer(name + ("?" + query if query else ""), method, body)
            elif not key.endswith("/") and (key + "/" in self.static or key + "/" in self.routes):
                got = (301, {"Location": self.root + key + "/"}, b"")
            if got is not None:
                break
        if got is None:
            got = self.missing()
        if method.upper() == "HEAD":
            got = (got[0], got[1], b"")
        return got

    def form(self, body: bytes) -> dict[str, str]:
        return {
            k: v[-1]
            for k, v in parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True).items()
        }

    # -------------------------------------------------------- documents
    def new_id(self, low: int = 1000000, high: int = 9999999) -> int:
        while True:
            n = self.rng.randint(low, high)
            if n not in self._ids:
                self._ids.add(n)
                return n

    def number(self) -> int:
        while True:
            n = self.rng.randint(1, 398)
            if n not in self._numbers:
                self._numbers.add(n)
                return n

    def make_title(self, k: str, number: int, topic: str, term: int, sess: int) -> str:
        rng, lv = self.rng, self.level
        if k == "npc":
            return rng.choice(
                [
                    f"关于{lv}{cn_number(term)}届人大{cn_number(sess)}次会议第{number}号建议的答复",
                    f"{self.agency}对{lv}人大代表建议第{number}号的答复",
                    f"关于对{lv}第{cn_number(term)}届人民代表大会第{cn_number(sess)}次会议第{number:03d}号代表建议的答复函",
                    f"对第{number}号《关于{topic}的建议》的答复",
                ]
            )
        return rng.choice(
            [
                f"关于{lv}政协{cn_number(term)}届{cn_number(sess)}次会议第{number}号提案的答复",
                f"{self.agency}关于政协第{number:03d}号提案办理情况的答复",
                f"对政协第{cn_number(term)}届{lv}委员会第{cn_number(sess)}次会议第{number}号提案的答复函",
                f"关于第{number}号《关于{topic}的提案》的复函",
            ]
        )

    def documents(
        self,
        n: int,
        path: Callable[[int, dt.date], str],
        kind: str = "npc",
        newest: dt.date | None = None,
        year: int | None = None,
    ) -> list[Doc]:
        rng = self.rng
        day = newest or (
            dt.date(year, 11, 20) if year else dt.date(2025, rng.randint(7, 11), rng.randint(1, 28))
        )
        out = []
        for _ in range(n):
            k = rng.choice(["npc", "cppcc"]) if kind == "mixed" else kind
            number, topic = self.number(), rng.choice(TOPICS)
            term, sess = rng.randint(14, 18), rng.randint(1, 5)
            title = self.make_title(k, number, topic, term, sess)
            ident = str(self.new_id())
            p = path(int(ident), day)
            doc = Doc(p, title, day, k, self.root + p, ident)
            self.static[p] = self.html(self.article(doc, topic))
            out.append(doc)
            day -= dt.timedelta(days=rng.choice([0, 1, 1, 2, 3, 5, 8]))
        self.docs += out
        return out

    def article(self, doc: Doc, topic: str) -> str:
        rng = self.rng
        person = rng.choice(SURNAMES) + rng.choice(GIVEN)
        who = {
            "npc": rng.choice([f"尊敬的{person}代表：", f"{person}代表："]),
            "cppcc": rng.choice([f"尊敬的{person}委员：", f"{person}委员："]),
        }[doc.kind]
        what = "建议" if doc.kind == "npc" else "提案"
        first = rng.choice(
            [
                f"您提出的关于{topic}的{what}收悉，现答复如下：",
                f"您在会上提出的《关于{topic}的{what}》已收悉。经认真研究，现将办理情况答复如下：",
            ]
        )
        paras = rng.sample(PARAS, rng.randint(2, 4))
        body = [
            p.format(
                t=topic,
                a=rng.randint(20, 480),
                b=rng.randint(30, 2600),
                c=rng.randint(3, 19),
                d=rng.randint(2, 9),
            )
            for p in paras
        ]
        signed = doc.date - dt.timedelta(days=rng.randint(0, 4))
        sign = [self.agency, f"{signed.year}年{signed.month}月{signed.day}日"]
        thanks = rng.choice(
            ["感谢您对我局工作的关心和支持！", "感谢您的理解与支持，欢迎继续提出宝贵意见。"]
        )
        s = self.article_skin
        if s == 0:
            inner = "".join(
                f'<p style="text-indent:2em">{esc(t)}</p>\n' for t in [who, first, *body, thanks]
            ) + "".join(f'<p align="right">{t}</p>' for t in sign)
            main = f'<div class="detail"><h1>{esc(doc.title)}</h1><div class="info"><span>发布时间：{doc.date:%Y-%m-%d}</span> <span>来源：{self.agency}</span></div><div class="TRS_Editor">{inner}</div></div>'
        elif s == 1:
            inner = (
                "<br />\n".join("　　" + esc(t) for t in [who, first, *body, thanks])
                + "<br/><br/>"
                + "<br/>".join("　　　　　　　　　　" + t for t in sign)
            )
            main = f'<table width="980" align="center"><tr><td class="title">{esc(doc.title)}</td></tr><tr><td>发布时间：{doc.date:%Y-%m-%d}　　浏览次数：<script>document.write(12)</script></td></tr><tr><td id="zoom">{inner}</td></tr></table>'
        elif s == 2:
            inner = "".join(f"<div>{esc(t)}</div>" for t in [who, first, *body, thanks, *sign])
            main = f'<div class="article-box"><h2 class="tit">{esc(doc.title)}</h2><p class="sub">发布时间：{doc.date.year}年{doc.date:%m}月{doc.date:%d}日　字号：[大 中 小]</p><div id="UCAP-CONTENT">{inner}</div></div>'
        elif s == 3:
            inner = "".join(
                f"<p><span>{esc(t)}</span></p>" for t in [who, first, *body, thanks, *sign]
            )
            main = f'<form name="_newscontent_fromname"><div class="contenttitle">{esc(doc.title)}</div><div align="center">发布时间: {doc.date:%Y/%m/%d} 点击数: 0</div><div id="vsb_content"><div class="v_news_content">{inner}</div></div></form>'
        else:
            inner = (
                "".join(f"<p>{esc(t)}</p>" for t in [who, first, *body, thanks])
                + "<p>&nbsp;</p>"
                + "".join(f"<p>{t}</p>" for t in sign)
            )
            main = f'<article><header><h1>{esc(doc.title)}</h1><time>发布时间：{doc.date:%Y-%m-%d} 10:12</time></header><section class="content">{inner}</section></article>'
        head = (
            f'<meta name="ArticleTitle" content="{esc(doc.title)}"><meta name="PubDate" content="{doc.date:%Y-%m-%d} 10:12">'
            if s in (0, 2)
            else ""
        )
        return self.shell(doc.title, main, doc.path, head=head, name_last=True)

    def news(self, n: int, recent: dt.date | None = None, folder: str = "/xwzx/gzdt/") -> list[Doc]:
        """Articles of another column (not documents of the site's reply column)."""
        rng, out = self.rng, []
        day = recent or dt.date(2025, 11, 24)
        for i in range(n):
            title = rng.choice(NEWS).format(p=self.place) + f"（{rng.randint(1, 99)}期）"
            ident = str(self.new_id())
            p = f"{folder}{day:%Y%m}/t{day:%Y%m%d}_{ident}.html"
            self.page(
                p,
                self.shell(
                    title,
                    f'<div class="detail"><h1>{title}</h1><p>发布时间：{day:%Y-%m-%d}</p><p>　　{self.agency}近日组织开展相关活动，{rng.randint(20, 90)}人参加。活动现场气氛热烈，取得预期效果。</p></div>',
                    p,
                ),
            )
            out.append(Doc(p, title, day, "news", self.root + p, ident))
            self.decoys.append(self.root + p)
            day -= dt.timedelta(days=rng.choice([0, 1, 2]))
        return out

    # -------------------------------------------------------- writing pages
    def href(self, target: str, page: str, how: str = "root") -> str:
        if how == "rel":
            folder = page if page.endswith("/") else posixpath.dirname(page) + "/"
            rel = posixpath.relpath(target, folder) + ("/" if target.endswith("/") else "")
            return esc(rel if rel.startswith("..") else "./" + rel)
        return esc({"abs": self.root, "proto": "//" + self.host}.get(how, "") + target)

    def shell(
        self,
        title: str,
        main: str,
        page: str,
        *,
        side: str = "",
        head: str = "",
        foot: str | None = None,
        name_last: bool = False,
    ) -> str:
        nav = "".join(
            f'<li><a href="{h}">{t}</a></li>'
            for h, t in (("/", "首页"), ("/xwzx/", "新闻中心"), ("/zwgk/", "政务公开"))
        )
        foot = (
            foot
            if foot is not None
            else (
                f'<div class="footer"><a href="/about/wzsm.html">网站声明</a> | <a href="/about/lxwm.html">联系我们</a> | <a href="/about/map.html">网站地图</a>'
                f"<p>主办：{self.agency}　网站标识码：{3300000000 + zlib.crc32(self.host.encode()) % 9999999}</p></div>"
            )
        )
        t = esc(title) + (f"-{self.agency}" if name_last or title != self.agency else "")
        cs = self.charset
        if self.skin == 0:
            out = (
                f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="{cs}">\n<title>{t}</title>\n{head}\n</head>\n<body>\n<div class="top"><ul class="nav">{nav}</ul></div>\n'
                f'<div class="wrap">\n<div class="left">{side}</div>\n<div class="right">\n{main}\n</div>\n</div>\n{foot}\n</body>\n</html>'
            )
        elif self.skin == 1:
            out = (
                f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\r\n<html xmlns="http://www.w3.org/1999/xhtml">\r\n<head>\r\n'
                f'<meta http-equiv="Content-Type" content="text/html; charset={cs}" />\r\n<title>{t}</title>\r\n{head}</head>\r\n<body>\r\n<!-- header begin -->\r\n<div id="nav"><ul>{nav}</ul></div>\r\n<!-- header end -->\r\n'
                f'<div id="main">{main}</div>\r\n<div id="sidebar">{side}</div>\r\n{foot}\r\n</body></html>'
            )
        elif self.skin == 2:
            out = (
                f'<html>\n<head><meta http-equiv="content-type" content="text/html;charset={cs}"><title>\n   {t}\n</title>{head}</head>\n<body bgcolor="#ffffff">\n<table width="100%"><tr><td><ul>{nav}</ul></td></tr></table>\n'
                f'<table width="980" align="center"><tr><td valign="top" width="220">{side}</td><td valign="top">\n{main}\n</td></tr></table>\n{foot}\n</body></html>'
            )
        else:
            out = (
                f'<!doctype html><html><head><meta charset="{cs}"><meta name="viewport" content="width=device-width"><meta name="SiteName" content="{self.agency}"><title>{t}</title>{head}</head><body>'
                f"<header><nav><ul>{nav}</ul></nav></header><main>{main}</main><aside>{side}</aside><footer>{foot}</footer></body></html>"
            )
        return mangle(out, self.dialect)

    def crumbs(self, *words: str) -> str:
        return (
            '<div class="position">您的位置：<a href="/">首页</a> &gt; '
            + " &gt; ".join(words)
            + "</div>"
        )

    # -------------------------------------------------------- finish
    def done(self, start, list_urls, complete: bool, note: str, bodies=None, hidden=()) -> MadeSite:
        bodies = bodies or [None] * len(list_urls)
        assert len(bodies) == len(list_urls)
        return MadeSite(
            self.host,
            list(start),
            self.answer,
            {d.url: d.title for d in self.docs},
            complete,
            note,
            list(list_urls),
            list(bodies),
            list(self.decoys),
            set(hidden),
        )


# ------------------------------------------------------------------ article addresses
def trs_path(col: str, ext: str = "html"):
    return lambda i, d: f"{col}{d:%Y%m}/t{d:%Y%m%d}_{i}.{ext}"


def art_path(col: int):
    return lambda i, d: f"/art/{d.year}/{d.month}/{d.day}/art_{col}_{i}.html"


def kaipu_path(site: str, col: str):
    return lambda i, d: f"/{site}/{col}/{d:%Y%m}/{i:032x}.shtml"


def vsb_path(tree: int):
    return lambda i, d: f"/info/{tree}/{i}.htm"


def plain_path(col: str, ext: str = "html"):
    return lambda i, d: f"{col}{i}.{ext}"


# ------------------------------------------------------------------ rows (documents -> html)
def rows_li(
    site: Site,
    docs: list[Doc],
    page: str,
    how: str = "root",
    cut: int = 0,
    fmt: str | None = None,
    cls: str = "list",
) -> str:
    fmt = fmt or site.datefmt
    out = []
    for d in docs:
        text = d.title if not cut or len(d.title) <= cut else d.title[:cut] + "..."
        out.append(
            f'<li><a href="{site.href(d.path, page, how)}" target="_blank" title="{esc(d.title)}">{esc(text)}</a><span>{d.date.strftime(fmt)}</span></li>'
        )
    return f'<ul class="{cls}">\n' + "\n".join(out) + "\n</ul>"


def rows_table(
    site: Site, docs: list[Doc], page: str, how: str = "root", fmt: str | None = None
) -> str:
    fmt = fmt or site.datefmt
    body = "\n".join(
        f'<tr><td width="40">{i}</td><td class="bt"><a href="{site.href(d.path, page, how)}">{esc(d.title)}</a></td><td align="center">{d.date.strftime(fmt)}</td></tr>'
        for i, d in enumerate(docs, 1)
    )
    return f'<table class="tab" width="100%"><tr><th>序号</th><th>标题</th><th>发布日期</th></tr>\n{body}\n</table>'


def rows_dl(
    site: Site, docs: list[Doc], page: str, how: str = "root", fmt: str | None = None
) -> str:
    fmt = fmt or site.datefmt
    return "\n".join(
        f'<dl><dt><a href="{site.href(d.path, page, how)}">{esc(d.title)}</a></dt><dd>{d.date.strftime(fmt)}</dd></dl>'
        for d in docs
    )


def rows_any(site: Site, docs: list[Doc], page: str, style: int, how: str = "root") -> str:
    if not docs:
        return '<div class="list"><p>暂无信息</p></div>'
    return (rows_li, rows_table, rows_dl)[style % 3](site, docs, page, how)


def side_box(site: Site, news: list[Doc], title: str = "最新动态") -> str:
    return (
        f'<div class="box"><h4>{title}</h4><ul>'
        + "".join(
            f'<li><a href="{n.path}">{n.title}</a><em>{n.date:%Y-%m-%d}</em></li>' for n in news
        )
        + "</ul></div>"
    )


def js_str(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


CREATE_PAGE_JS = """
function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){
  if(_nPageCount == null || _nPageCount<=1){ return; }
  var nCurrIndex = _nCurrIndex || 0;
  if(nCurrIndex > 0) document.write("<a href='"+_sPageName+(nCurrIndex>1?"_"+(nCurrIndex-1):"")+"."+_sPageExt+"'>\\u4e0a\\u4e00\\u9875</a>");
  for(var i=0;i<_nPageCount;i++){
    if(nCurrIndex==i) document.write("<b>"+(i+1)+"</b>");
    else document.write("<a href='"+_sPageName+(i==0?"":"_"+i)+"."+_sPageExt+"'>"+(i+1)+"</a>");
  }
}
"""
