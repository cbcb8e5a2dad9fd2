"""Services with habits of their own: jpage with one record too many, a search that is cut."""

from __future__ import annotations

import json
import random
from urllib.parse import urlencode

from families_base import Family, MadeSite, Site, art_path, esc
from families_eighth_a_0parts import column, jquery, news_box, number
from family_documents import Answer, Doc

# Hanweb's jpage: shows the records of the page, asks dataproxy.jsp for the next 45.
JPAGE_JS = r"""
function jpage(o) { var have = {}, size = o.perPage, group = size * 3;
  function keep(x, from) { var r = x.match(/<record><!\[CDATA\[[\s\S]*?\]\]><\/record>/g) || [];
    r.forEach(function (t, i) {
      have[from + i] = t.replace(/^<record><!\[CDATA\[|\]\]><\/record>$/g, ''); }); }
  function show(p) { var h = '', i, a = (p - 1) * size + 1;
    if (!have[a]) { var g = Math.floor((a - 1) / group) * group + 1, x = new XMLHttpRequest();
      x.open('POST', o.proxyUrl + '?startrecord=' + g + '&endrecord=' + (g + group - 1)
        + '&perpage=' + size);
      x.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
      x.onload = function () { keep(x.responseText, g); show(p); };
      x.send($.param(o.dataBefore)); return; }
    for (i = a; i < a + size && i <= o.totalRecord; i++) h += have[i] || '';
    $('#' + o.unitid + '_list').html(h); h = '';
    for (i = 1; i <= Math.ceil(o.totalRecord / size); i++)
      h += '<a href="javascript:void(0)" class="jp" data="' + i + '">' + i + '</a>';
    $('#' + o.unitid + '_pages').html(h);
    $('.jp').on('click', function () { show(+this.getAttribute('data')); }); }
  keep(document.getElementById(o.unitid).getElementsByTagName('script')[0].innerHTML, 1); show(1); }
"""

SEARCH_JS = r"""
var page = 1;
function load(p) { page = p; $.ajax({url: '/search/front/jytaList', dataType: 'jsonp',
  jsonp: 'callback', data: {channelId: CHANNEL, year: $('#year').val(), pageNo: p, pageSize: SIZE},
  success: function (r) { if (r.code != 200) { alert(r.msg); return; } var h = '';
    $.each(r.result.list, function (i, d) { h += '<li><a href="' + d.docpuburl + '">'
      + d.doctitle + '</a><span>' + d.docreltime + '</span></li>'; });
    $('#result').html(h); $('#total').html('共找到 ' + r.result.total + ' 条结果');
    $('#pager').html('<a href="javascript:load(' + (p - 1) + ')">上一页</a> 第' + p
      + '页 <a href="javascript:load(' + (p + 1) + ')">下一页</a>'); }}); }
$(function () { $('#year').on('change', function () { load(1); }); load(1); });
"""


class Lookahead(Family):
    name = "h_dataproxy_lookahead"
    facts = (
        "Hanweb JCMS: 45 records inline, dataproxy.jsp for more, each answer one record too many."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        col, app, web = rng.randint(1000, 99999), 1, rng.randint(1, 400)
        per = rng.choice([10, 15])
        group = per * 3
        n = rng.choice([rng.randint(5, group), *[rng.randint(group + 1, 7 * per)] * 3])
        docs = s.documents(n, art_path(col), "mixed")
        page, unit = f"/col/col{col}/index.html", str(rng.randint(1000, 99999))
        proxy = "/module/web/jpage/dataproxy.jsp"

        def record(d: Doc) -> str:
            text = (
                f"<li><a href='{d.path}' target='_blank' title='{esc(d.title)}'>{esc(d.title)}</a>"
                f"<span>{d.date:%Y-%m-%d}</span></li>"
            )
            return f"<record><![CDATA[{text}]]></record>"

        def store(rows: list[Doc]) -> str:
            nextgroup = f'<a href="{proxy}?page=1&appid={app}&webid={web}&columnid={col}"></a>'
            return (
                f"<datastore><nextgroup><![CDATA[{nextgroup}]]></nextgroup>"
                f"<recordset>{''.join(map(record, rows))}</recordset></datastore>"
            )

        def answer(q: dict[str, str], method: str, body: bytes, raw: str) -> Answer:
            sent = {**q, **s.form(body)}
            if sent.get("columnid", sent.get("col")) != str(col):
                return 200, {"Content-Type": "text/xml"}, b"<datastore></datastore>"
            first = number(sent.get("startrecord"))
            until = number(sent.get("endrecord"), first + group - 1)
            rows = docs[max(first, 1) - 1 : until + 1]  # one more than asked
            total = f"<totalrecord>{n}</totalrecord><totalpage>{-(-n // per)}</totalpage>"
            text = store(rows).replace("<datastore>", "<datastore>" + total)
            return 200, {"Content-Type": "text/xml;charset=utf-8"}, text.encode()

        s.route(proxy, answer)
        s.js("/script/0/1403291442.js", JPAGE_JS)
        before = {
            "col": "1",
            "appid": str(app),
            "webid": str(web),
            "path": "/",
            "columnid": str(col),
            "sourceContentType": "1",
            "unitid": unit,
            "webname": s.agency,
            "permissiontype": "0",
        }
        config = (
            f"jpage({{unitid: '{unit}', perPage: {per}, totalRecord: {n}, proxyUrl: '{proxy}',"
            f" dataBefore: {json.dumps(before, ensure_ascii=False)}}});"
        )
        main = (
            f'{jquery(s)}<div id="{unit}"><script type="text/xml">{store(docs[:group])}</script>'
            f'<ul id="{unit}_list"></ul><div id="{unit}_pages"></div></div>'
            f'<script src="/script/0/1403291442.js"></script><script>{config}</script>'
        )
        start = s.page(page, s.shell("建议提案", column("建议提案", main), page, side=news_box(s)))
        calls = [
            f"{s.root}{proxy}?startrecord={a}&endrecord={a + group - 1}&perpage={per}"
            for a in range(group + 1, n + 1, group)
        ]
        bodies: list[bytes | None] = [None, *[urlencode(before).encode()] * len(calls)]
        return s.done([start], [start, *calls], True, "", bodies)


class CutSearch(Family):
    name = "h_jsonp_search_cut"
    facts = "A JSONP search shows three pages of any query; the choice of a year makes them enough."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        channel, size = f"{rng.getrandbits(128):032x}", 10
        years = [2025, 2024, 2023][: rng.randint(2, 3)]
        by: dict[str, list[Doc]] = {}
        for year in years:
            by[str(year)] = s.documents(
                rng.randint(18, 30), lambda i, d: f"/jyta/{d:%Y%m}/{i}.html", "cppcc", year=year
            )
        every = [d for y in years for d in by[str(y)]]
        api = "/search/front/jytaList"

        def answer(q: dict[str, str], *_: object) -> Answer:
            k = number(q.get("pageNo"))
            rows = by.get(q.get("year", ""), every) if q.get("channelId") == channel else []
            if k > 3:
                told: dict[str, object] = {"code": 403, "msg": "为保证服务质量，仅展示前3页结果"}
            else:
                shown = [
                    {
                        "docid": d.id,
                        "doctitle": d.title,
                        "docreltime": f"{d.date:%Y-%m-%d}",
                        "docpuburl": s.root + d.path,
                    }
                    for d in rows[(k - 1) * size : k * size]
                ]
                told = {"code": 200, "result": {"total": len(rows), "list": shown}}
            text = json.dumps(told, ensure_ascii=False)
            name = q.get("callback")
            return s.data(f"{name}({text});" if name else text, "application/javascript")

        s.route(api, answer)
        options = "".join(f'<option value="{y}">{y}年</option>' for y in years)
        main = (
            f'{jquery(s)}<select id="year"><option value="">全部年份</option>{options}</select>'
            '<p id="total"></p><ul id="result"></ul><div id="pager"></div>'
            f'<script>var CHANNEL = "{channel}", SIZE = {size};{SEARCH_JS}</script>'
        )
        page = "/zwgk/jytacx/index.html"
        start = s.page(page, s.shell("提案答复查询", column("提案答复查询", main), page))
        calls = [
            f"{s.root}{api}?callback=cb&channelId={channel}&year={y}&pageNo={k}&pageSize={size}"
            for y in years
            for k in range(1, -(-len(by[str(y)]) // size) + 1)
        ]
        note = "without a year 30 rows are shown of the total; the years together are all"
        return s.done([start], [start, *calls], True, note)


FAMILIES = [Lookahead, CutSearch]
