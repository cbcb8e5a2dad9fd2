"""Static list pages: TRS, Kaipu, VSB and plain directories."""

import families_base as B
from families_base import (
    Family,
    Site,
    chunks,
    esc,
    per_page,
    rows_any,
    rows_dl,
    rows_li,
    rows_table,
    side_box,
    spread,
)


def static(site, col, docs, per, name, render, title="建议提案办理", **shell):
    """Pages of a directory; name(k) -> file name of page k (from 1), render(k, pages, rows, path) -> html."""
    parts, urls = chunks(docs, per), []
    for k, part in enumerate(parts, 1):
        path = col + name(k)
        urls.append(
            site.page(
                path,
                site.shell(
                    title,
                    site.crumbs("政务公开", title) + render(k, len(parts), part, path),
                    path,
                    **shell,
                ),
            )
        )
    return parts, urls


class Boxes(Family):
    name = "boxes_by_session"
    facts = "A column page with one box per session, no pager; each box says how many it holds (reading-faults 3.3)."

    def make(self, rng):
        s = Site(self.name, rng)
        col, docs, boxes = "/zwgk/jytabl/", [], []
        for i, year in enumerate(range(2025, 2025 - rng.randint(2, 4), -1)):
            part = s.documents(
                rng.randint(1, 14), B.trs_path(col), "npc" if i % 2 == 0 else "cppcc", year=year
            )
            boxes.append((f"{year}年{'人大代表建议' if i % 2 == 0 else '政协提案'}", part))
            docs += part
        main = s.crumbs("建议提案办理") + f'<p class="num">本栏目共{len(docs)}条信息</p>'
        for head, part in boxes:
            main += f'<div class="mod"><div class="hd"><h3>{head}</h3><i>({len(part)})</i></div>{rows_li(s, part, col, "rel")}</div>'
        u = s.page(
            col + "index.html",
            s.shell("建议提案办理", main, col + "index.html", side=side_box(s, s.news(6))),
        )
        return s.done(
            [s.root + col],
            [u],
            True,
            "several lists on the page, all of them count; one sidebar of news that does not",
        )


class ScriptRows(Family):
    name = "script_rows_commented"
    facts = "Wuhan: rows written by script from var url / var title, with commented-out assignments (cms.md 2; reading-faults 3.6)."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, col = per_page(rng, 10, 15), "/xxgk/xxgkml/qtzdgknr/jytabl/"
        docs = s.documents(spread(rng, per, zero=False), B.trs_path(col, "shtml"), "mixed")
        s.js("/images/page.js", B.CREATE_PAGE_JS)

        def render(k, n, rows, p):
            out = []
            for d in rows:
                out.append(f'''<li><script>
 //var title = "测试标题请勿显示";
 var url = "{s.href(d.path, p, "rel")}";
 var title = {B.js_str(d.title)};
 //var url = "./201801/t20180101_1.shtml";
 document.writeln('<a href="' + url + '" target="_blank">' + title + '</a><span>{d.date}</span>');
</script></li>''')
            return (
                '<ul class="news">'
                + "\n".join(out)
                + f'</ul><script src="/images/page.js"></script><script>createPageHTML({n},{k - 1},"index","shtml");</script>'
            )

        _, urls = static(
            s, col, docs, per, lambda k: "index.shtml" if k == 1 else f"index_{k - 1}.shtml", render
        )
        return s.done([s.root + col], urls, True, "rows only in scripts")


class MiddleMissing(Family):
    name = "middle_page_missing"
    facts = "One page of the list is not there (lost by the generator); list stubs are seen in cms.md 5."

    def make(self, rng):
        s = Site(self.name, rng, soft=rng.choice([None, "page"]))
        per, col = per_page(rng, 5, 10), "/zwgk/zxta/"
        docs = s.documents(rng.randint(per * 3, per * 5), B.trs_path(col), "cppcc")

        def render(k, n, rows, p):
            links = " ".join(
                f'<a href="index{"" if j == 1 else f"_{j - 1}"}.html">{j}</a>'
                if j != k
                else f"<b>{j}</b>"
                for j in range(1, n + 1)
            )
            return rows_li(s, rows, p, "rel") + f'<div class="pages">共{len(docs)}条 {links}</div>'

        parts, urls = static(
            s, col, docs, per, lambda k: "index.html" if k == 1 else f"index_{k - 1}.html", render
        )
        gone = rng.randint(2, len(parts) - 1)
        del s.static[col + f"index_{gone - 1}.html"]
        urls.pop(gone - 1)
        return s.done(
            [s.root + col],
            urls,
            False,
            f"page {gone} is missing, later pages exist",
            hidden=[d.url for d in parts[gone - 1]],
        )


class YearChildren(Family):
    name = "year_children"
    facts = "The parent lists year columns (2025n, 2024n …) and shows some newest rows (cms.md 1.3, paths.md 3)."

    def make(self, rng):
        s = Site(self.name, rng)
        col, urls, years, newest = (
            "/zfxxgk/fdzdgknr/jytabl/",
            [],
            list(range(2025, 2025 - rng.randint(2, 4), -1)),
            [],
        )
        s.js("/images/page.js", B.CREATE_PAGE_JS)
        for y in years:
            sub, per = f"{col}{y}n/", 10
            docs = s.documents(rng.choice([1, 4, 10, 11, 14]), B.trs_path(sub), "mixed", year=y)
            newest += docs[:3]
            _, u = static(
                s,
                sub,
                docs,
                per,
                lambda k: "index.html" if k == 1 else f"index_{k - 1}.html",
                lambda k, n, rows, p: (
                    rows_li(s, rows, p, "rel")
                    + f'<script src="/images/page.js"></script><script>createPageHTML({n},{k - 1},"index","html")</script>'
                ),
                title=f"{y}年",
            )
            urls += u
        tabs = "".join(f'<li><a href="./{y}n/">{y}年</a></li>' for y in years)
        p = col + "index.html"
        urls.insert(
            0,
            s.page(
                p,
                s.shell(
                    "建议提案办理",
                    s.crumbs("建议提案办理")
                    + f'<ul class="subnav">{tabs}</ul>'
                    + rows_li(s, newest, p, "rel"),
                    p,
                ),
            ),
        )
        return s.done([s.root + col], urls, True, "all years are named on the parent")


class SinglePage(Family):
    name = "single_page_plain"
    facts = "Most reply columns of counties hold less than a page: one list, no pager at all."

    def make(self, rng):
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "utf-8", "gb2312"]))
        col = rng.choice(["/zwgk/jyta/", "/xxgk/yata/", "/gk/rdjyzxta/"])
        docs = s.documents(rng.choice([0, 1, 2, 4, 7, 9, 12]), B.plain_path(col), "mixed")
        p = col + "index.html"
        u = s.page(
            p,
            s.shell(
                "建议提案",
                s.crumbs("建议提案")
                + rows_any(s, docs, p, rng.randrange(3), rng.choice(["rel", "root", "abs"])),
                p,
            ),
        )
        return s.done([s.root + col], [u], True, "no pager and none needed")


class SidebarLonger(Family):
    name = "sidebar_longer_than_last_page"
    facts = "A dated list of another column beside the list is longer than the list's last page (reading-faults 3.3)."

    def make(self, rng):
        s = Site(self.name, rng, dialect=rng.choice(["plain", "single"]))
        per, path = per_page(rng, 10, 12, 15), "/jyta/list"
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/jyta/detail/"), "npc")
        parts, side = chunks(docs, per), side_box(s, s.news(9), "图片新闻")
        n = len(parts)

        def page(q, *_):
            k = int(q.get("page", "1")) if q.get("page", "1").isdigit() else 1
            if not 1 <= k <= n:
                return s.missing()
            li = "".join(
                f'<li class="page-item{" active" if j == k else ""}"><a class="page-link" href="/jyta/list?page={j}">{j}</a></li>'
                for j in range(1, n + 1)
            )
            nxt = (
                f'<li class="page-item"><a class="page-link" href="/jyta/list?page={k + 1}" rel="next">下一页</a></li>'
                if k < n
                else '<li class="page-item disabled"><a class="page-link">下一页</a></li>'
            )
            return s.shell(
                "人大代表建议答复",
                rows_li(s, parts[k - 1], path, cls="news-list")
                + f'<nav><ul class="pagination">{li}{nxt}</ul></nav>',
                path,
                side=side,
            )

        s.route(path, page)
        return s.done(
            [s.root + path],
            [s.root + path + (f"?page={k}" if k > 1 else "") for k in range(1, n + 1)],
            True,
            "bootstrap links; the news are decoys",
        )


class AnchorPSpan(Family):
    name = "anchor_p_span"
    facts = "Rows are a > p + span without li (reading-faults 3.3); pager 上一页 下一页 1/3."

    def make(self, rng):
        s = Site(self.name, rng)
        per, col = per_page(rng, 5, 10, 20), "/col/jyta/"
        docs = s.documents(spread(rng, per, zero=False), B.plain_path("/col/jyta/view/"), "cppcc")

        def render(k, n, rows, p):
            rws = "\n".join(
                f'<a class="item" href="{s.href(d.path, p, "rel")}"><p>{esc(d.title)}</p><span>{d.date:%Y-%m-%d}</span></a>'
                for d in rows
            )
            prev = f'<a href="{k - 1}.html">上一页</a>' if k > 1 else "<i>上一页</i>"
            nxt = f'<a href="{k + 1}.html">下一页</a>' if k < n else "<i>下一页</i>"
            return f'<div class="lists">{rws}</div><div class="turn">{prev} {k}/{n} {nxt}</div>'

        _, urls = static(s, col, docs, per, lambda k: f"{k}.html", render)
        return s.done([urls[0]], urls, True, "each row has its own date")


FAMILIES = [Boxes, ScriptRows, MiddleMissing, YearChildren, SinglePage, SidebarLonger, AnchorPSpan]
