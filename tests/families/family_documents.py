"""Documents of an invented site and their articles."""

from __future__ import annotations

import datetime as dt
import html as _html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from family_words import GIVEN, NEWS, PARAS, SURNAMES, TOPICS, cn_number

HOST_SUFFIX = "gov.replica"

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


class Written:
    """The part of a site that makes its documents."""

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
