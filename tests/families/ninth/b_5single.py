"""Columns that are one page: by departments, by hand in old days, two short columns."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, Site, esc, rows_li
from families_ninth_b_0parts import block, others
from family_words import BUREAUS


class ByOffice(Family):
    name = "n_b_one_page_by_department"
    facts = "One page: departments in boxes that fold, each with its replies; a menu of anchors."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        page, own = rng.choice(["/zwgk/jytabl.html", "/jyta/index.html"]), s.agency
        some = rng.sample(BUREAUS, rng.randint(3, 7))
        menu, boxes = "", []
        for k, (name, _) in enumerate(some):
            s.agency = s.place + name
            docs = s.documents(rng.randint(1, 12), B.plain_path("/jyta/content/"), "mixed")
            menu += f'<li><a href="#d{k}">{name}</a></li>'
            fold = "this.nextSibling.hidden = !this.nextSibling.hidden"
            boxes.append(
                f'<a name="d{k}"></a><h4 onclick="{fold}">{s.agency}</h4>'
                f"<div>{rows_li(s, docs, page)}</div>"
            )
        s.agency = own
        main = block("建议提案办理情况公开", f'<ul class="anchors">{menu}</ul>' + "".join(boxes))
        url = s.page(page, s.shell("建议提案办理情况公开", main, page, side=others(s, "要闻", 4)))
        return s.done([url], [url], True, "")


class OldParagraphs(Family):
    name = "n_b_old_paragraphs"
    facts = "A page made by hand in GBK: numbered paragraphs in nested tables, dates in brackets."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="gb2312")
        page = rng.choice(["/jyta/jyta.htm", "/gongkai/yian.htm"])
        folder = page.rsplit("/", 1)[0] + "/"
        docs = s.documents(rng.randint(4, 45), lambda i, d: f"{folder}{d:%Y}/{i}.htm", "mixed")
        rows = "\n".join(
            f'<p class="MsoNormal"><font face="宋体" size="3">{k}、<a href="'
            f'{s.href(d.path, page, "rel")}"><u>{esc(d.title)}</u></a>'
            f"（{d.date.year}年{d.date.month}月{d.date.day}日）</font></p>"
            for k, d in enumerate(docs, 1)
        )
        main = (
            '<table width="100%" border="0"><tr><td><table width="96%" align="center"><tr><td '
            f'height="30"><b>议案提案办理答复</b></td></tr><tr><td>{rows}</td></tr></table></td></tr>'
            "</table>"
        )
        url = s.page(page, s.shell("议案提案办理答复", main, page))
        return s.done([url], [url], True, "")


class TwoColumns(Family):
    name = "n_b_two_starts"
    facts = "Two columns of one bureau, both given: suggestions and proposals, each a short list."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col = rng.choice(["/zfxxgk/fdzdgknr/jyta/", "/xxgk/xxgkml/yatabl/"])
        menu = "".join(
            f'<p><a href="{col}{f}/">{w}</a></p>'
            for f, w in (("rdjy", "人大建议"), ("zxta", "政协提案"))
        )
        urls = []
        for f, w, kind in (("rdjy", "人大建议", "npc"), ("zxta", "政协提案", "cppcc")):
            docs = s.documents(rng.randint(2, 18), B.trs_path(f"{col}{f}/", "htm"), kind)
            page = f"{col}{f}/index.htm"
            main = block(w, rows_li(s, docs, page, "rel"))
            s.page(page, s.shell(w, main, page, side=menu))
            urls.append(f"{s.root}{col}{f}/")
        return s.done(urls, urls, True, "")


FAMILIES = [ByOffice, OldParagraphs, TwoColumns]
