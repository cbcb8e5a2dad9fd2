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


class ScriptPlaceholder(Family):
    name = "s_page_placeholder"
    facts = (
        "共1页 in the HTML is a placeholder; a script counts from totalpage (reading-faults 3.1)."
    )

    def make(self, rng):
        s = Site2(self.name, rng, dialect="plain")
        per, col = per_page(rng, 12, 15, 20), "/main/zwgk/rdjy/"
        docs = s.documents(
            spread(rng, per, zero=False), B.plain_path("/main/zwgk/rdjy/", "htm"), "npc"
        )
        _, urls = static(
            s,
            col,
            docs,
            per,
            lambda k: "rdjy.htm" if k == 1 else f"rdjy/{k}.htm",
            lambda k, n, rows, p: (
                date_cards(s, rows, p, "abs")
                + f'''<div class="pages"><span id="tp">共1页</span><a id="nxt" href="javascript:;">›</a></div>
<script>var maxPageNum = {n}, nowPage = {k}, totalpage = maxPageNum;
document.getElementById("tp").innerHTML = "共" + totalpage + "页";
document.getElementById("nxt").onclick = function(){{ if (nowPage < maxPageNum) location.href = "{col}rdjy/" + (nowPage + 1) + ".htm"; }};</script>'''
            ),
        )
        return s.done([urls[0]], urls, True, "script knows the pages")


class CurHref(Family):
    name = "s_curhref"
    facts = "Rows by curHref/curTitle assignments in scripts, a block comment with an old row (reading-faults 3.6)."

    def make(self, rng):
        s = Site2(self.name, rng, dialect="plain")
        per, col = per_page(rng, 10, 15), "/xxgk/zxta/"
        docs = s.documents(spread(rng, per, zero=False), B.trs_path(col), "cppcc")

        def render(k, n, rows, p):
            js = "\n".join(
                f"curHref = '{s.href(d.path, p, 'rel')}';\ncurTitle = '{d.title}';\ncurDate = '{d.date:%Y-%m-%d}';\nwriteRow(curHref, curTitle, curDate);"
                for d in rows
            )
            links = "".join(
                f'<a href="index{"" if j == 1 else f"_{j - 1}"}.html">{"后页" if j == k + 1 else j}</a>'
                for j in range(1, n + 1)
                if j != k
            )
            return f"""<table id="tb"><script>
var curHref = "", curTitle = "", curDate = "";
function writeRow(h, t, d){{ document.write("<tr><td><a href='" + h + "'>" + t + "</a></td><td>" + d + "</td></tr>"); }}
/* curHref = './201701/t20170101_11.html';
curTitle = '样例提案答复'; writeRow(curHref, curTitle, ''); */
{js}
</script></table><div>{links}</div>"""

        _, urls = static(
            s, col, docs, per, lambda k: "index.html" if k == 1 else f"index_{k - 1}.html", render
        )
        return s.done(
            [s.root + col], urls, True, "only links of the pager and the footer are real anchors"
        )


class Wraps(Family):
    name = "s_wraps_to_first"
    facts = "下一页 never ends; beyond the end page 1 comes again, no total anywhere."

    def make(self, rng):
        s = Site2(self.name, rng)
        per, path = per_page(rng, 5, 10, 15), "/cx/ta"
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/cx/ta/"), "cppcc")
        parts, shape = chunks(docs, per), rng.choice(SHAPES)

        def page(q, *_):
            k = max(number(q.get("page")), 1)
            rows = parts[k - 1] if k <= len(parts) else parts[0]
            return s.shell(
                "提案",
                shape(s, rows, path)
                + f'<p><a href="?page={max(k - 1, 1)}">上一页</a> <a href="?page={k + 1}">下一页</a></p>',
                path,
            )

        s.route(path, page)
        return s.done(
            [s.root + path],
            [s.root + path + (f"?page={k}" if k > 1 else "") for k in range(1, len(parts) + 1)],
            False,
            "no evidence of the end but the repetition",
        )


class YearOffset(Family):
    name = "s_years_offset_two"
    facts = "Year columns; second page is index_2, index_1 is a stub (offset trap, cms.md 2)."

    def make(self, rng):
        s = Site2(self.name, rng)
        col, per, urls, items = "/jytabl_71/", rng.choice([5, 8]), [], []
        years = list(range(2025, 2025 - rng.randint(2, 4), -1))
        for y in years:
            sub = f"{col}{y}njyta_{y - 1998}/"
            docs = s.documents(
                rng.choice([1, per, per + 1, per * 2, per * 2 + 3]),
                B.trs_path(sub),
                "mixed",
                year=y,
            )
            _, u = static(
                s,
                sub,
                docs,
                per,
                lambda k: "index.html" if k == 1 else f"index_{k}.html",
                lambda k, n, rows, p: (
                    date_first(s, rows, p, "rel")
                    + f'<div class="pg">{" ".join(f"""<a href="index{"" if j == 1 else f"_{j}"}.html">{j}</a>""" if j != k else str(j) for j in range(1, n + 1))} 共{len(docs)}条</div>'
                ),
                title=f"{y}年建议提案",
            )
            s.page(sub + "index_1.html", "..\n")
            urls += u
            items.append(
                f'<div class="fold"><a href="{sub}"><img src="/img/f.gif" alt=""/>{y}年</a></div>'
            )
        urls.insert(
            0,
            s.page(
                col + "index.html",
                s.shell(
                    "建议提案办理",
                    "".join(items),
                    col + "index.html",
                    side=side_box(s, s.news(4), "通知"),
                ),
            ),
        )
        return s.done([s.root + col], urls, True, "parent holds only the folders of the years")


class LayuiPath(Family):
    name = "s_layui_path_links"
    facts = "Server-rendered layui classes with path /p/2 style; healthy."

    def make(self, rng):
        s = Site2(self.name, rng)
        per, col = per_page(rng), "/channel/rddbjy"
        docs = s.documents(spread(rng, per), B.plain_path("/article/"), "npc")
        parts, urls, shape = chunks(docs, per), [], rng.choice(SHAPES)
        for k, part in enumerate(parts, 1):
            p = col + (f"/{k}/" if k > 1 else "/")
            links = "".join(
                f'<a href="//{s.host}{col}/{str(j) + "/" if j > 1 else ""}" data-page="{j}">{j}</a>'
                if j != k
                else f'<span class="layui-laypage-curr"><em>{j}</em></span>'
                for j in range(1, len(parts) + 1)
            )
            nxt = (
                f'<a class="layui-laypage-next" href="{col}/{k + 1}/">下一页</a>'
                if k < len(parts)
                else '<a class="layui-laypage-next layui-disabled">下一页</a>'
            )
            urls.append(
                s.page(
                    p,
                    s.shell(
                        "人大代表建议",
                        (shape(s, part, p) if part else "<p>没有记录</p>")
                        + f'<div class="layui-box layui-laypage"><span class="layui-laypage-count">共 {len(docs)} 条记录</span>{links}{nxt}</div>',
                        p,
                    ),
                )
            )
        return s.done([s.root + col + "/"], urls, True, "healthy")


FAMILIES = [ScriptPlaceholder, CurHref, Wraps, YearOffset, LayuiPath]
