"""Generated list sites that know nothing of the adapters: a pager form, a row form, totals,
placeholders, sidebars and an end behind the last page, each chosen by itself."""

import json
import random
from dataclasses import dataclass
from html import escape
from typing import Any

import base

PAGERS = (
    "numbers", "window", "next", "words", "icon", "select", "buttons", "function", "form", "spans",
    "widget", "variables", "data", "more", "service", "call", "none",
)  # fmt: skip
ADDRESSES = ("query", "zero", "bare", "file", "file0", "folder", "offset")
ROWS = ("li", "table", "dl", "div", "inside", "flat", "script", "json", "javascript", "undated")
TOTALS = ("none", "printed", "high", "placeholder", "comment", "script", "page_rows")
ENDS = ("missing", "soft", "empty", "repeat", "home")
WORDS = ("page", "pageNo", "pageNum", "p", "currentPage", "pageIndex", "toPage", "pn")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a generated site looks like."""

    pager: str
    address: str
    rows: str
    total: str
    end: str
    sidebar: str
    documents: int
    size: int
    word: str
    seed: int


def made(shape: Shape) -> base.MadeSite:
    """The site of a shape; the same for the same shape."""
    rng = random.Random(repr(shape))
    site = base.Site("adversary", rng, soft={"soft": "page", "home": "home"}.get(shape.end))
    col = rng.choice(["/zwgk/jyta/", "/xxgk/tabl/", "/gk/rddb/jy/"])
    path_of: Any = rng.choice(
        [base.trs_path(col), base.plain_path("/detail/"), base.plain_path(col)]
    )
    docs = site.documents(shape.documents, path_of, "mixed")
    pages = base.chunks(docs, shape.size)
    writer = _Pages(shape, site, col, pages, len(docs), site.news(rng.randint(4, 12)))
    writer.publish()
    # A total that lies can only be set aside by the author's word (listing.total: ignore).
    honest = shape.total != "high"
    return site.done([site.root + writer.address(1)], [], honest, repr(shape))


class _Pages:
    def __init__(
        self, shape: Shape, site: Any, col: str, pages: list[list[Any]], total: int, news: list[Any]
    ) -> None:
        self.shape, self.site, self.col, self.pages = shape, site, col, pages
        self.total, self.news = total, news
        self.place = col + (
            "list.do" if shape.address in ("query", "zero", "bare", "offset") else ""
        )
        self.api = col.rstrip("/") + "/api/rows"

    def address(self, k: int) -> str:
        if self.shape.address in ("file", "file0"):
            n = k if self.shape.address == "file" else k - 1
            return self.col + ("index.html" if k == 1 else f"index_{n}.html")
        if self.shape.address == "folder":
            return self.col if k == 1 else f"{self.col}{k}/"
        return self.place if k == 1 else self.place + self.query(k)

    def query(self, k: int) -> str:
        if self.shape.address == "bare":
            return f"?{k}"
        if self.shape.address == "offset":
            return f"?start={(k - 1) * self.shape.size}"
        return f"?{self.shape.word}={k - 1 if self.shape.address == 'zero' else k}"

    def publish(self) -> None:
        if self.shape.pager in ("more", "service"):
            self.site.route(self.api, self.answer)
            first = [] if self.shape.pager == "service" else self.pages[0]
            self.site.page(self.address(1), self.page(1, first))
        elif self.place.endswith(".do"):
            self.site.route(self.place, self.dynamic)
        else:
            for k, rows in enumerate(self.pages, 1):
                self.site.page(self.address(k), self.page(k, rows))

    def answer(self, query: dict[str, str], method: str, body: bytes, raw: str) -> Any:
        value = query.get(self.shape.word, "1")
        k = int(value) if value.isdigit() else 1
        rows = self.pages[k - 1] if 1 <= k <= len(self.pages) else []
        found = [{"title": d.title, "url": d.path, "pubDate": str(d.date)} for d in rows]
        extent = {"total": self.total} if self.shape.total in ("printed", "script") else {}
        return self.site.data({"rows": found, "hasNext": k < len(self.pages), **extent})

    def dynamic(self, query: dict[str, str], method: str, body: bytes, raw: str) -> Any:
        values = {**query, **self.site.form(body)}
        value = (
            raw
            if self.shape.address == "bare"
            else values.get("start" if self.shape.address == "offset" else self.shape.word, "")
        )
        k = int(value) if value.isdigit() else None
        if k is None:
            k = 1
        elif self.shape.address == "zero":
            k += 1
        elif self.shape.address == "offset":
            k = k // self.shape.size + 1
        if not 1 <= k <= len(self.pages):
            if self.shape.end == "empty":
                return self.page(k, [])
            if self.shape.end != "repeat":
                return self.site.missing()
            k = len(self.pages)
        return self.page(k, self.pages[k - 1])

    # One page

    def page(self, k: int, rows: list[Any]) -> str:
        side = base.side_box(self.site, self.news) if self.shape.sidebar != "none" else ""
        main = self.rows(rows) + self.totals(k, rows) + self.pager(k)
        if self.shape.sidebar == "before":
            main = side + main
        return str(
            self.site.shell(
                "建议提案办理",
                main,
                self.address(1),
                side=side if self.shape.sidebar == "after" else "",
            )
        )

    def rows(self, rows: list[Any]) -> str:
        form = self.shape.rows
        if not rows:
            return "<div class='lb'><p>暂无信息</p></div>"
        if form == "script":
            lines = "".join(
                f"var url={json.dumps(d.path)}; var title={base.js_str(d.title)}; "
                f"document.writeln('{d.date}');\n"
                for d in rows
            )
            return f"<div><script>{lines}</script></div>"
        if form == "json":
            data = [{"title": d.title, "url": d.path, "date": str(d.date)} for d in rows]
            return f"<div id='l'></div><script>var rowsOfPage = {json.dumps(data)};</script>"
        out = []
        for d in rows:
            href, title = d.path, escape(d.title)
            if form == "javascript":
                href = f"javascript:openDoc('{d.path}')"
            link = f'<a href="{href}">{title}</a>'
            out.append(
                {
                    "table": f"<tr><td>{link}</td><td>{d.date}</td></tr>",
                    "dl": f"<dl><dt>{link}</dt><dd>{d.date}</dd></dl>",
                    "div": f"<div class='r'><h4>{link}</h4><p>{d.date}</p></div>",
                    "inside": f"<a href='{href}'><p>{title}</p><span>{d.date}</span></a>",
                    "flat": f"{link}<span>{d.date}</span><br>",
                    "undated": f"<li>{link}</li>",
                }.get(form, f"<li>{link}<span>{d.date}</span></li>")
            )
        joined = "".join(out)
        tag = {"li": "ul", "javascript": "ul", "undated": "ul", "table": "table"}.get(form, "div")
        return f"<{tag} class='lb'>{joined}</{tag}>"

    def totals(self, k: int, rows: list[Any]) -> str:
        return {
            "printed": f"<p>共 <b>{self.total}</b> 条</p>",
            "high": f"<p>共{self.total + 1}条记录</p>",
            "placeholder": "<p>共<i id='tot'>0</i>条</p><script>fill('#tot')</script>",
            "comment": "<!-- 共有0条 -->",
            "script": f"<script>var recordCount = {self.total}; var pageSize = "
            f"{self.shape.size};</script>",
            "page_rows": f"<p>本页{len(rows)}条</p>",
        }.get(self.shape.total, "")

    def pager(self, k: int) -> str:
        n, form = len(self.pages), self.shape.pager
        at = {j: self.address(j) for j in range(1, n + 1)}
        if form == "none":
            return (
                ""
                if n == 1
                else f"<div class='pages'>{''.join(f'<a href={at[j]}>{j}</a>' for j in at)}</div>"
            )
        if form == "numbers":
            return (
                "<div>"
                + " ".join(f'<a href="{at[j]}">{j}</a>' if j != k else f"<b>{j}</b>" for j in at)
                + "</div>"
            )
        if form == "window":
            shown = [j for j in at if abs(j - k) <= 2]
            more = f'<a href="{at[k + 1]}">下一页</a>' if k < n else ""
            return (
                "<div>"
                + " ".join(f'<a href="{at[j]}">[{j}]</a>' for j in shown if j != k)
                + more
                + "</div>"
            )
        if form in ("next", "words", "icon"):
            say = {"next": "下一页", "words": "后页", "icon": "<i class='icon-next'></i>"}[form]
            cls = ' class="next"' if form == "icon" else ""
            return f'<div><a{cls} href="{at[k + 1]}">{say}</a></div>' if k < n else "<div></div>"
        if form == "select":
            return (
                "<select onchange='go(this)'>"
                + "".join(f'<option value="{at[j]}">第{j}页</option>' for j in at)
                + "</select>"
            )
        if form == "buttons":
            return (
                f"<button onclick=\"location.href='{at[k + 1]}'\">下一页</button>"
                if k < n
                else "<button disabled>下一页</button>"
            )
        if form == "spans":
            return (
                "<div>"
                + "".join(f"<span onclick=\"window.location='{at[j]}'\">{j}</span>" for j in at)
                + f" {k}/{n}</div>"
            )
        if form == "function":
            return (
                "<div>"
                + "".join(f"<a href='javascript:goPage({j})'>{j}</a>" for j in at)
                + "</div>"
                f"<script>function goPage(n){{ location.href = {self.written()}; }}</script>"
            )
        if form == "form" and self.shape.address in ("query", "zero"):
            value = k - 1 if self.shape.address == "zero" else k
            return (
                f'<form method="post" name="f" action="{self.place}"><input type="hidden" '
                f'name="{self.shape.word}" value="{value}"></form>'
                + "".join(f"<a href='javascript:turn({j})'>{j}</a>" for j in at)
                + "<script>function "
                f"turn(n){{document.f.{self.shape.word}.value=n;document.f.submit();}}</script>"
            )
        if form == "widget":
            return (
                f"<div id='pg'></div><script>$('#pg').twbsPagination({{totalPages: {n}, "
                f"onPageClick: function(e, n){{ "
                f"location.href = {self.written()}; }} }});</script>"
            )
        if form == "variables":
            return (
                f"<div id='pager'></div><script>var pageCount = {n}; var nowPage = {k}; "
                "drawPager();</script>"
            )
        if form == "data":
            return (
                f"<div class='pagination' data-pages='{n}' data-current='{k}'></div><script "
                "src='/js/pg.js'></script>"
            )
        if form == "more" and n > 1:
            return (
                "<button id='m'>加载更多</button><script>var n = 1; $('#m').click(function(){ n++; "
                f"$.getJSON('{self.api}?{self.shape.word}=' + n, add); }});</script>"
            )
        if form == "service":
            return (
                f"<script>function load(n){{ $.get('{self.api}', {{{self.shape.word}: n}}, "
                "draw); } load(1);</script>"
            )
        if form == "call" and self.shape.address == "file0":
            return f"<script>createPageHTML({n}, {k - 1}, 'index', 'html');</script>"
        return (
            "<div>" + " ".join(f'<a href="{at[j]}">{j}</a>' for j in at) + "</div>" if n > 1 else ""
        )

    def written(self) -> str:
        """How a script writes the address of page n."""
        if self.shape.address == "file":
            return f"n == 1 ? '{self.col}index.html' : '{self.col}index_' + n + '.html'"
        if self.shape.address == "file0":
            return f"n == 1 ? '{self.col}index.html' : '{self.col}index_' + (n - 1) + '.html'"
        if self.shape.address == "folder":
            return f"'{self.col}' + n + '/'"
        if self.shape.address == "offset":
            return f"'{self.place}?start=' + (n - 1) * {self.shape.size}"
        if self.shape.address == "zero":
            return f"'{self.place}?{self.shape.word}=' + (n - 1)"
        return (
            "'?' + n" if self.shape.address == "bare" else f"'{self.place}?{self.shape.word}=' + n"
        )
