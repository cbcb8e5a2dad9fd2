"""Half A: more lists of several pages: a stale comment, a window of numbers, boxes of others."""

from __future__ import annotations

import random

from families_base import Family
from families_sixth_a_00_site import B, Gov, finish, many, num
from families_sixth_a_01_rows import pick
from family_documents import MadeSite


class PlainShtml(Family):
    name = "a_plain_shtml"
    facts = (
        "Plain: index_1.shtml as page 2; plain links 1 2 3 下一页 末页, no total, the end has none."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15, 20]), "/zfxxgk/fdzdgknr/tabl/"
        docs = s.documents(many(rng, per), B.trs_path(col, "shtml"), "cppcc")
        parts, rows, urls = B.chunks(docs, per), pick(rng), []
        n = len(parts)
        for k, part in enumerate(parts):
            names = [f"index{'' if j == 0 else f'_{j}'}.shtml" for j in range(n)]
            links = " ".join(
                f'<a href="{f}">{j + 1}</a>' if j != k else f'<span class="on">{j + 1}</span>'
                for j, f in enumerate(names)
            )
            if k < n - 1:
                links += f' <a href="{names[k + 1]}">下一页</a> <a href="{names[-1]}">末页</a>'
            at = col + names[k]
            main = rows(s, part, at, "rel") + f'<div class="fenye">{links}</div>'
            s.page(at, s.column(main, at, side=s.box()))
            urls.append(s.root + (col if k == 0 else at))
        return finish(s, urls, True, "all pages are named")


class StaleComment(Family):
    name = "a_stale_comment"
    facts = (
        "An old call of the pager with old numbers in a comment; the real pager is 上一页 下一页."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, chan = Gov(self.name, rng), rng.choice([10, 20]), f"c{rng.randint(100000, 999999)}"
        docs = s.documents(many(rng, per), B.kaipu_path("jyj", chan), "mixed")
        parts, rows = B.chunks(docs, per), pick(rng)
        n, old = len(parts), rng.choice([1, 9, 10])
        s.js("/jyj/xhtml/js/page.js", "function createPageHTML(){}")

        def at(k: int) -> str:
            return f"/jyj/{chan}/hygq{'' if k == 1 else f'_{k}'}.shtml"

        for k, part in enumerate(parts, 1):
            note = f"createPageHTML('page_div',{old}, {k},'hygq','shtml',{old * per});"
            less = f'<a href="{at(k - 1)}">上一页</a>' if k > 1 else "<span>上一页</span>"
            more = f'<a href="{at(k + 1)}">下一页</a>' if k < n else "<span>下一页</span>"
            main = (
                f'{rows(s, part, at(k), "root")}\n<!--<div id="page_div"></div><script '
                f'src="/jyj/xhtml/js/page.js"></script><script>{note}</script>-->\n'
                f'<div class="fenye2">{less} 第{k}页 {more}</div>'
            )
            s.page(at(k), s.column(main, at(k), side=s.box()))
        urls = [s.root + at(k) for k in range(1, n + 1)]
        return finish(s, urls, True, "the last page's 下一页 is dead")


class Window(Family):
    name = "a_window"
    facts = (
        "?currentPage=3: a window of three numbers, … and the last; beyond the end 暂无信息"
        " with 200."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, path = Gov(self.name, rng), rng.choice([8, 10]), "/eportal/ui"
        docs = s.documents(many(rng, per, 4, 7), B.plain_path("/eportal/jyta/"), "mixed")
        parts, rows = B.chunks(docs, per), pick(rng)
        n, pid = len(parts), rng.randint(10**5, 10**6)

        def at(k: int) -> str:
            return f"{path}?pageId={pid}&currentPage={k}"

        def page(q: dict[str, str], *_: object) -> str:
            k = num(q.get("currentPage"))
            if not 1 <= k <= n or q.get("pageId") != str(pid):
                return s.column("<p>暂无信息</p>", path)
            near = sorted({1, n, *(j for j in (k - 1, k, k + 1) if 1 <= j <= n)})
            out, last = [], 0
            for j in near:
                if j - last > 1:
                    out.append("<i>...</i>")
                out.append(f'<a href="{B.esc(at(j))}">{j}</a>' if j != k else f"<b>{j}</b>")
                last = j
            return s.column(rows(s, parts[k - 1], path, "root") + f"<p>{' '.join(out)}</p>", path)

        s.route(path, page)
        first = f"{s.root}{path}?pageId={pid}"
        urls = [first] + [s.root + at(k) for k in range(2, n + 1)]
        return finish(s, urls, True, "the last number is the number of pages")


class AmongOthers(Family):
    name = "a_among_others"
    facts = (
        "Above and below the list, in the same mark-up, boxes of letters and calls: 更多"
        " leads away."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15]), "/hdjl/jyta/"
        docs = s.documents(many(rng, per, 2, 4), B.plain_path("/hdjl/jyta/"), "mixed")
        parts, rows, urls = B.chunks(docs, per), pick(rng), []
        n, boxes = len(parts), []
        for word, folder in (("征集调查", "/hdjl/zjdc/"), ("来信选登", "/hdjl/lxxd/")):
            some = s.letters(rng.randint(4, 8), folder)
            text = rows(s, some, folder, "root")
            s.page(folder, s.shell(word, f"<h3>{word}</h3>{text}", folder))
            boxes.append(
                f'<div class="mod"><h3>{word}<a class="more" href="{folder}">更多&gt;&gt;</a></h3>'
                f"{rows(s, some[:5], col, 'root')}</div>"
            )
        for k, part in enumerate(parts):
            at = f"{col}index{'' if k == 0 else f'_{k}'}.html"
            links = " ".join(
                f'<a href="{col}index{"" if j == 0 else f"_{j}"}.html">{j + 1}</a>'
                for j in range(n)
            )
            main = (
                f'{boxes[0]}\n<div class="mod zy"><h3>建议提案答复</h3>{rows(s, part, at, "root")}'
                f'<div class="page">共{len(docs)}条 {links}</div></div>\n{boxes[1]}'
            )
            s.page(at, s.column(main, at, "建议提案答复"))
            urls.append(s.root + (col if k == 0 else at))
        return finish(s, urls, True, "honest total; two boxes of other columns")


FAMILIES = [PlainShtml, StaleComment, Window, AmongOthers]
