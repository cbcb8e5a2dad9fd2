"""Two services that mislead: a table that fails once, and more rows that end at the home page."""

from __future__ import annotations

import random
from urllib.parse import urlencode

from families_base import Family, MadeSite, Site, esc
from families_eighth_b_0parts import AJAX, frame, other_column, page_of, split, ul
from family_documents import Answer, Doc

# What the page uses of easyui: $('#dg').datagrid({...}) with pagination.
EASYUI_JS = r"""
function $(s) { return { datagrid: function (o) {
  var box = document.querySelector(s), at = 1;
  function load() { var b = 'page=' + at + '&rows=' + o.pageSize, k;
    for (k in o.queryParams) b += '&' + k + '=' + encodeURIComponent(o.queryParams[k]);
    ajaxPost(o.url, 'application/x-www-form-urlencoded', b, function (t) { var r = JSON.parse(t);
      if (!r.rows) { alert(r.msg); return; } var h = '<table>';
      r.rows.forEach(function (d) { h += '<tr>'; o.columns[0].forEach(function (c) {
        h += '<td>' + (c.formatter ? c.formatter(d[c.field], d) : d[c.field]) + '</td>'; });
        h += '</tr>'; });
      h += '</table><div class="pagination">'; var n = Math.ceil(r.total / o.pageSize);
      for (var i = 1; i <= n; i++) h += '<a href="javascript:;" class="l-btn">' + i + '</a>';
      box.innerHTML = h + ' 共' + r.total + '记录</div>';
      [].forEach.call(box.querySelectorAll('.l-btn'), function (a) {
        a.onclick = function () { at = +a.textContent; load(); }; }); }); }
  load(); } }; }
"""

MORE_JS = r"""
var page = 1;
function loadMore() { page++; ajaxGet('/index.php/article/more/cid/CID/page/' + page + '.html',
  function (t, x) { if (x.responseURL.indexOf('/more/') < 0) {
      byId('more').innerHTML = '没有更多了'; return; }
    byId('rows').insertAdjacentHTML('beforeend', t); }); }
"""


class FailsOnce(Family):
    name = "h_datagrid_busy_once"
    facts = "An easyui datagrid: page=3&rows=15; page 3 answers 200 with 系统繁忙 once, then rows."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        per, n, parts = split(rng, 10, 15, low=4, high=7)
        column, api = f"{rng.randint(10**6, 10**7)}", "/portal/jytaAction_queryList.action"
        docs = s.documents(n, lambda i, d: f"/portal/jytaAction_show.action?id={i}", "mixed")
        refused: list[int] = []

        def answer(q: dict[str, str], method: str, body: bytes, raw: str) -> Answer:
            sent = {**q, **s.form(body)}
            k, size = page_of(sent.get("page")), page_of(sent.get("rows"))
            if k == 3 and not refused:
                refused.append(k)
                return s.data({"success": False, "code": 500, "msg": "系统繁忙，请稍后再试"})
            rows = docs[(k - 1) * size : k * size] if sent.get("lmid") == column else []
            told = [{"id": d.id, "bt": d.title, "fbsj": f"{d.date:%Y-%m-%d}"} for d in rows]
            return s.data({"total": n, "rows": told}, "text/json;charset=UTF-8")

        s.route(api, answer)
        s.js("/js/jquery-easyui/jquery.easyui.min.js", AJAX + EASYUI_JS)
        script = (
            f"$('#dg').datagrid({{url: '{api}', queryParams: {{lmid: '{column}'}},\n"
            f"  pagination: true, pageSize: {per}, columns: [[\n"
            "  {field: 'bt', title: '标题', formatter: function (v, row) {\n"
            "    return '<a href=\"/portal/jytaAction_show.action?id=' + row.id + '\">' + v +"
            " '</a>'; }},\n"
            "  {field: 'fbsj', title: '发布时间'}]]});"
        )
        main = (
            '<div id="dg"></div><script src="/js/jquery-easyui/jquery.easyui.min.js"></script>'
            f"<script>{script}</script>"
        )
        page = "/portal/jyta.html"
        start = s.page(page, s.shell("建议提案", frame("建议提案", main), page))
        bodies: list[bytes | None] = [None]
        for k in range(1, len(parts) + 1):
            bodies.append(urlencode({"page": k, "rows": per, "lmid": column}).encode())
        note = "the first request of page 3 is refused with status 200, the next is answered"
        return s.done([start], [start] + [s.root + api] * len(parts), True, note, bodies)


class MoreHome(Family):
    name = "h_more_ends_at_home"
    facts = (
        "ThinkPHP: 加载更多 asks /more/cid/7/page/2.html; beyond the end it redirects to the home."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        cid = rng.randint(3, 80)
        _, n, parts = split(rng, 8, 10, 12, high=6)
        docs = s.documents(n, lambda i, d: f"/index.php/article/detail/id/{i}.html", "npc")
        more = f"/index.php/article/more/cid/{cid}/page/"

        def rows(part: list[Doc]) -> str:
            return "".join(
                f'<div class="item"><a href="{d.path}">{esc(d.title)}</a>'
                f"<time>{d.date:%Y-%m-%d}</time></div>"
                for d in part
            )

        def answer(k: int) -> str | Answer:
            if k <= len(parts):
                return rows(docs[parts[k - 1]])
            return 302, {"Location": s.root + "/", "Content-Type": "text/html"}, b""

        for k in range(1, len(parts) + 9):
            s.route(f"{more}{k}.html", lambda *_, k=k: answer(k))
        box = other_column(s, "工作动态", "/gzdt/")
        s.page("/", s.shell("首页", box + ul(s.news(6), "tzgg", "span"), "/"))
        button = '<a id="more" class="btn-more" href="javascript:loadMore()">加载更多</a>'
        script = f"<script>{AJAX}{MORE_JS.replace('CID', str(cid))}</script>"
        page = f"/index.php/article/index/cid/{cid}.html"
        # The only number is of the rows shown first, not of the column.
        shown = docs[parts[0]]
        count = f'<p class="num">本页共{len(shown)}条</p>'
        body = frame("代表建议", f'<div id="rows">{rows(shown)}</div>{count}', button + script)
        start = s.page(page, s.shell("代表建议", body, page))
        calls = [f"{s.root}{more}{k}.html" for k in range(2, len(parts) + 1)]
        return s.done([start], [start, *calls], True, "page n+1 leads to the home page")


FAMILIES = [FailsOnce, MoreHome]
