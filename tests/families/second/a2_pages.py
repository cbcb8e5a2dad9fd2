import base64
import json

import families_base as B
from families_base import Family, chunks, esc, per_page, side_box, spread
from families_second__kit import (
    SHAPES,
    Site2,
    date_cards,
    date_first,
    dl_one,
    glued,
    open_call,
    undated,
)


def number(text, default=1):
    return int(text) if text and text.isdigit() else default


def static(site, col, docs, per, name, render, title="建议提案", **shell):
    parts, urls = chunks(docs, per), []
    for k, part in enumerate(parts, 1):
        path = col + name(k)
        urls.append(
            site.page(
                path,
                site.shell(
                    title,
                    f'<h2 class="lm">{title}</h2>' + render(k, len(parts), part, path),
                    path,
                    **shell,
                ),
            )
        )
    return parts, urls


class Base64Pager(Family):
    name = "s_base64_pager"
    facts = "Yunnan: the page parameters are base64 (reading-faults 3.1)."

    def make(self, rng):
        s = Site2(self.name, rng)
        per, path = per_page(rng, 10, 15, 20), "/list/jyta/auto/195.html"
        docs = s.documents(
            spread(rng, per, zero=False),
            lambda i, d: f"/html/{d.year}/jyta_{d:%m%d}/{i}.html",
            "mixed",
        )
        parts = chunks(docs, per)
        token = lambda k: base64.b64encode(
            json.dumps({"page": k, "size": per, "total": len(docs)}, separators=(",", ":")).encode()
        ).decode()

        def page(q, m, b, raw):
            k = 1
            if q.get("q"):
                try:
                    k = int(json.loads(base64.b64decode(q["q"].replace(" ", "+") + "=="))["page"])
                except (KeyError, TypeError, ValueError):
                    return s.missing()
            rows = parts[k - 1] if 1 <= k <= len(parts) else []
            link = lambda j, w: f'<a href="{path}?q={B.quote(token(j))}">{w}</a>'
            pager = (
                (link(1, "首 页") + link(k - 1, "上一页") if k > 1 else "")
                + f"<em>{k}</em>"
                + (link(k + 1, "下一页") + link(len(parts), "尾 页") if k < len(parts) else "")
            )
            return s.shell(
                "建议提案办理",
                open_call(s, rows, path)
                + f'<div class="pagination" data-p="{token(k)}">{pager}</div>',
                path,
            )

        s.route(path, page)
        return s.done(
            [s.root + path],
            [
                s.root + path + (f"?q={B.quote(token(k))}" if k > 1 else "")
                for k in range(1, len(parts) + 1)
            ],
            True,
            "next link until the last page",
        )


class PageControl(Family):
    name = "s_page_control"
    facts = "pageControl(…) call, seen on real sites (reading-faults 3.1); path with /p/2."

    def make(self, rng):
        s = Site2(self.name, rng)
        per, col = per_page(rng, 10, 12, 20), "/zwgk/tabl"
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/zwgk/tabl/v/"), "cppcc")
        parts, urls, shape = chunks(docs, per), [], rng.choice(SHAPES)
        s.js(
            "/res/pagecontrol.js",
            """function pageControl(box, records, size, cur, base){
  var n = Math.ceil(records / size), h = [];
  for (var i = 1; i <= n; i++) h.push(i == cur ? '<span>' + i + '</span>' : '<a href="' + base + (i > 1 ? '/p/' + i : '') + '">' + i + '</a>');
  document.getElementById(box).innerHTML = h.join('');
}""",
        )
        for k, part in enumerate(parts, 1):
            p = col + (f"/p/{k}" if k > 1 else "")
            urls.append(
                s.page(
                    p,
                    s.shell(
                        "政协提案办理",
                        shape(s, part, p)
                        + f'<div id="pgbar"></div><script src="/res/pagecontrol.js"></script><script>pageControl("pgbar", {len(docs)}, {per}, {k}, "{col}");</script>',
                        p,
                    ),
                )
            )
        return s.done([s.root + col], urls, True, "records, size, current, base")


class TotalWords(Family):
    name = "s_total_words_buttons"
    facts = "总记录数：40 总页数：3 and buttons with onclick, 后页 末页 (reading-faults 3.1)."

    def make(self, rng):
        s = Site2(self.name, rng, charset=rng.choice(["gbk", "gb2312", "utf-8"]))
        per, path = per_page(rng, 10, 15, 20), "/info/iList.jsp"
        docs = s.documents(
            spread(rng, per, zero=False), lambda i, d: f"/info/{d.year}/{i}.htm", "npc"
        )
        parts, shape = chunks(docs, per), rng.choice([glued, date_first, dl_one])

        def page(q, *_):
            k = min(max(number(q.get("cur_page")), 1), len(parts))
            off = ' disabled="disabled"'
            btn = "".join(
                f'<input type="button" value="{w}" onclick="jump(\'{j}\')"{off if j == k or not 1 <= j <= len(parts) else ""}>'
                for w, j in (("首页", 1), ("前页", k - 1), ("后页", k + 1), ("末页", len(parts)))
            )
            return s.shell(
                "代表建议答复",
                shape(s, parts[k - 1], path)
                + f'<p>总记录数：{len(docs)} 总页数：{len(parts)} 当前页：{k} {btn}</p><script type="text/javascript">function jump(n){{ location.href = "iList.jsp?node_id=GKjyta&cat_id={1000 + per}&cur_page=" + n; }}</script>',
                path,
            )

        s.route(path, page)
        q = f"?node_id=GKjyta&cat_id={1000 + per}"
        return s.done(
            [s.root + path + q],
            [
                s.root + path + q + (f"&cur_page={k}" if k > 1 else "")
                for k in range(1, len(parts) + 1)
            ],
            True,
            "last page repeats beyond the end",
        )


class Tabs(Family):
    name = "s_tabs_two_pagers"
    facts = (
        "Two tabs on a page, each with its rows and its own page parameter (reading-faults 3.3)."
    )

    def make(self, rng):
        s = Site2(self.name, rng)
        per, path = per_page(rng, 5, 10), "/col/jyta.html"
        a = s.documents(
            rng.choice([1, 3, per, per + 1, per * 2 + 3]), B.plain_path("/col/rd/"), "npc"
        )
        b = s.documents(
            rng.choice([2, per - 1, per + 2, per * 3]), B.plain_path("/col/zx/"), "cppcc"
        )
        pa, pb = chunks(a, per), chunks(b, per)

        def page(q, *_):
            out = '<ul class="nav nav-tabs"><li class="active"><a href="#t1">人大代表建议</a></li><li><a href="#t2">政协委员提案</a></li></ul>'
            for ident, key, parts, all_, shape in (
                ("t1", "rd", pa, a, date_first),
                ("t2", "zx", pb, b, dl_one),
            ):
                k = number(q.get(key))
                k = k if 1 <= k <= len(parts) else len(parts)
                links = "".join(
                    f'<a href="{path}?{key}={j}">{j}</a>' if j != k else f"<b>{j}</b>"
                    for j in range(1, len(parts) + 1)
                )
                out += f'<div id="{ident}" class="tab-pane"{"" if ident == "t1" else " style=display:none"}>{shape(s, parts[k - 1], path)}<div class="pg">合计{len(all_)}条 {links}</div></div>'
            return s.shell("建议提案", out, path)

        s.route(path, page)
        urls = (
            [s.root + path]
            + [f"{s.root}{path}?rd={k}" for k in range(2, len(pa) + 1)]
            + [f"{s.root}{path}?zx={k}" for k in range(2, len(pb) + 1)]
        )
        return s.done([s.root + path], urls, True, "the hidden tab counts as well")


class Pinned(Family):
    name = "s_pinned_rows"
    facts = (
        "置顶 rows repeated on each page in a list of their own, news beside (reading-faults 3.3)."
    )

    def make(self, rng):
        s = Site2(self.name, rng)
        per, col = per_page(rng, 5, 10, 12), "/gkxx/jytabljg/"
        docs = s.documents(spread(rng, per, zero=False), B.trs_path(col), "mixed")
        pins = docs[-2:] if len(docs) > 4 else []
        rest = [d for d in docs if d not in pins]
        rng.shuffle(pins)
        side = (
            '<div class="hot"><h4>热点要闻</h4><dl>'
            + "".join(
                f'<dt><a href="{n.path}">{n.title}</a></dt><dd>{n.date}</dd>'
                for n in s.news(per + 2)
            )
            + "</dl></div>"
        )
        top = (
            '<dl class="top">'
            + "".join(
                f'<dt><font color="red">[置顶]</font><a href="{d.path}">{esc(d.title)}</a></dt><dd>{d.date}</dd>'
                for d in pins
            )
            + "</dl>"
            if pins
            else ""
        )

        def render(k, n, rows, p):
            nxt = (
                f'<a href="{"index" if k + 1 == 1 else f"index_{k + 1}"}.html">下页</a>'
                if k < n
                else "<span>下页</span>"
            )
            return (
                top
                + dl_one(s, rows, p, "rel")
                + f'<div class="fy">第 {k} 页 / 共 {n} 页 {nxt}</div>'
            )

        _, urls = static(
            s,
            col,
            rest,
            per,
            lambda k: "index.html" if k == 1 else f"index_{k}.html",
            render,
            side=side,
        )
        return s.done([s.root + col], urls, True, "pinned rows stand only in the box above")


FAMILIES = [Base64Pager, PageControl, TotalWords, Tabs, Pinned]
