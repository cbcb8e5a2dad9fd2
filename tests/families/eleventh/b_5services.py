"""Lists by services, second part: a congress's own system, jpaas units, Longxun's labels."""

from __future__ import annotations

import datetime as dt
import json
import random
from urllib.parse import urlencode

import families_base as B
from families_base import Family, MadeSite, Site, esc
from families_eleventh_b_0parts import column, jquery, news_box, titled
from family_words import cn_number


class CongressSystem(Family):
    name = "k_congress_system_sessions"
    facts = (
        "A people's congress's 建议公开: a GET form chooses the session, then pageNo; own details."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        s.agency = f"{s.place}人民代表大会常务委员会"
        per = rng.choice([10, 15, 20])
        term = rng.randint(15, 18)
        shelf = {}
        for no in range(rng.randint(2, 4), 0, -1):
            day = dt.date(2021 + no, 11, rng.randint(1, 25))
            docs = titled(
                s, rng.randint(4, 36), lambda i, d: f"/jyya/detail/{i}", "npc",
                lambda number, topic: f"第{number:04d}号 关于{topic}的建议", day,
                lambda d, t: self.detail(s, d, t),
            )  # fmt: skip
            shelf[f"{term}{no:02d}"] = (f"{cn_number(term)}届{cn_number(no)}次会议", docs)
        newest = next(iter(shelf))

        def answer(q, method, body, raw):
            key = q.get("session") or newest
            if key not in shelf:
                return s.missing()
            word, docs = shelf[key]
            n = (len(docs) + per - 1) // per
            p = min(max(int(q.get("pageNo") or 1), 1), n)
            options = "".join(
                f'<option value="{k}"{" selected" if k == key else ""}>{w}</option>'
                for k, (w, _) in shelf.items()
            )
            form = (
                '<form action="/jyya/list" method="get" class="cx">届次：<select name="session" '
                f'onchange="this.form.submit()">{options}</select> '
                '<input type="submit" value="查询"></form>'
            )
            rows = "\n".join(
                f'<tr><td>{i}</td><td class="l"><a href="{d.path}" target="_blank">{esc(d.title)}'
                f"</a></td><td>已答复</td><td>{d.date:%Y-%m-%d}</td></tr>"
                for i, d in enumerate(docs[(p - 1) * per : p * per], (p - 1) * per + 1)
            )

            def a(text, j):
                on = 1 <= j <= n and j != p
                link = f'<a href="/jyya/list?session={key}&amp;pageNo={j}">{text}</a>'
                return f"<li>{link if on else f'<span>{text}</span>'}</li>"

            pager = (
                f'<ul class="pagination"><li>共{len(docs)}件</li>{a("首页", 1)}{a("上一页", p - 1)}'
                f"<li>{p}/{n}</li>{a('下一页', p + 1)}{a('尾页', n)}</ul>"
            )
            head = "<tr><th>序号</th><th>建议标题</th><th>办理状态</th><th>答复日期</th></tr>"
            body = column(f"代表建议（{word}）", f"{form}<table>{head}{rows}</table>", pager)
            return s.shell("代表建议公开", body, "/jyya/list")

        s.route("/jyya/list", answer)
        start = s.root + "/jyya/list"
        urls = [start]
        for key, (_, docs) in shelf.items():
            for p in range(1, (len(docs) + per - 1) // per + 1):
                if key == newest and p == 1:
                    continue
                page = f"&pageNo={p}" if p > 1 else ""
                urls.append(f"{start}?session={key}{page}")
        return s.done([start], urls, True, "the sessions are in a select")

    def detail(self, s: Site, d, topic: str) -> str:
        unit = s.place + s.rng.choice(["教育局", "民政局", "水利局", "文化和旅游局", "财政局"])
        paras = [p.format(t=topic, a=42, b=360, c=7, d=3) for p in s.rng.sample(B.PARAS, 3)]
        reply = "".join(
            f"<p>{esc(p)}</p>"
            for p in (
                "尊敬的代表：",
                f"您提出的《关于{topic}的建议》收悉，现答复如下：",
                *paras,
                "感谢您对政府工作的关心和支持！",
                unit,
                f"{d.date.year}年{d.date.month}月{d.date.day}日",
            )
        )
        main = (
            f"<h1>{esc(d.title)}</h1><table><tr><th>承办单位</th><td>{unit}</td></tr></table>"
            f"<h4>建议内容</h4><p>近年来群众对{esc(topic)}反映较多，建议统筹推进。</p>"
            f'<h4>答复内容</h4><div class="hf">{reply}</div>'
        )
        return s.shell(d.title, main, "/jyya/")


UNIT_JS = """
document.querySelectorAll("script[querydata]").forEach(function(tag){
  var data = JSON.parse(tag.getAttribute("querydata").replace(/'/g, '"'));
  var url = tag.getAttribute("url");
  var box = document.createElement("div");
  tag.parentNode.insertBefore(box, tag);
  function load(p){
    var q = {}; for(var k in data) q[k] = data[k];
    if(p > 1) q.paramJson = JSON.stringify({pageNo: p, pageSize: box.rows});
    $.getJSON(url, q, function(r){
      box.innerHTML = r.data.html;
      var bar = box.querySelector(".pagination"), h = "";
      var count = +bar.getAttribute("count"), n = Math.ceil(count / +bar.getAttribute("rows"));
      box.rows = +bar.getAttribute("rows");
      for(var i = 1; i <= n; i++)
        h += i == p ? "<b>" + i + "</b> " : '<a href="javascript:;">' + i + "</a> ";
      bar.innerHTML = h;
      bar.querySelectorAll("a").forEach(function(a){
        a.onclick = function(){ load(+a.textContent); }; });
    });
  }
  load(1);
});
"""


class JpaasUnit(Family):
    name = "k_jpaas_build_unit"
    facts = (
        "Hanweb jpaas: a script tag with url and querydata asks build/unit; paramJson for pages."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        col = rng.randint(1229000000, 1229999999)
        page = f"/col/col{col}/index.html"
        service = "/api-gateway/jpaas-publish-server/front/page/build/unit"
        docs = s.documents(
            rng.randint(6, 120),
            lambda i, d: f"/col/col{col}/art/{d.year}/art_{i * 65537:032x}.html",
            "npc",
        )
        per = rng.choice([10, 15, 20])
        query = {"parseType": "bulidstatic", "webId": str(rng.randint(1500, 3999)),
                 "tplSetId": f"{rng.getrandbits(64):016x}", "pageType": "column",
                 "tagId": "当前栏目_list", "editType": "null", "pageId": str(col)}  # fmt: skip

        def answer(q, method, body, raw):
            if q.get("pageId") != str(col):
                return s.data(
                    {"success": False, "code": "500", "message": "参数错误", "data": None}
                )
            param = json.loads(q.get("paramJson") or "{}")
            p, size = int(param.get("pageNo") or 1), int(param.get("pageSize") or per)
            items = "".join(
                f'<li class="cf"><a href="{d.path}" title="{esc(d.title)}" target="_blank">'
                f"{esc(d.title)}</a><b>{d.date:%Y-%m-%d}</b></li>"
                for d in docs[(p - 1) * size : p * size]
            )
            html = (
                f'<div class="page-content"><ul>{items}</ul></div>'
                f'<div class="pagination" count="{len(docs)}" rows="{per}" pageno="{p}"></div>'
            )
            return s.data({"success": True, "code": "200", "message": "", "data": {"html": html}})

        s.route(service, answer)
        head = jquery(s, "/script/jquery.js")
        s.js("/script/unitbuild.js", UNIT_JS)
        attr = json.dumps(query, ensure_ascii=False).replace('"', "'")
        tag = f'<script url="{service}" querydata="{attr}"></script>'
        tail = '<script src="/script/unitbuild.js"></script>'
        body = column("人大建议答复", f'<div class="list-box">{tag}</div>') + tail
        start = s.page(page, s.shell("人大建议答复", body, page, head=head))
        urls = [start, f"{s.root}{service}?{urlencode(query)}"]
        for p in range(2, (len(docs) + per - 1) // per + 1):
            more = json.dumps({"pageNo": p, "pageSize": per}, separators=(",", ":"))
            urls.append(f"{s.root}{service}?{urlencode({**query, 'paramJson': more})}")
        return s.done([start], urls, True, "")


LS_JS = """
var Ls = { pagination: function(sel){ return { init: function(o){
  function draw(p){
    var h = "\\u5171 " + o.total + " \\u6761 " + p + "/" + o.pageCount + " ";
    if(p > 1) h += '<a href="javascript:;" paged="' + (p - 1) + '">\\u4e0a\\u4e00\\u9875</a> ';
    if(p < o.pageCount)
      h += '<a href="javascript:;" paged="' + (p + 1) + '">\\u4e0b\\u4e00\\u9875</a>';
    $(sel).html(h);
    $(sel + " a").click(function(){
      var k = parseInt(this.getAttribute("paged")); o.callback(k); draw(k); });
  }
  draw(o.pageIndex);
} }; } };
"""


class LongxunLabel(Family):
    name = "k_longxun_public_label"
    facts = "Anhui: /public/column/ORGAN?type=4&catId=…; first rows in the page, then label/8888."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        organ, cat, site = rng.randint(20100, 20990), rng.randint(6700000, 6790000), 6797
        column_path, service = f"/public/column/{organ}", "/site/label/8888"
        docs = s.documents(rng.randint(6, 95), B.plain_path(f"/public/{organ}/"), "cppcc")
        per = rng.choice([12, 15, 20])
        n = (len(docs) + per - 1) // per

        def items(p):
            return "".join(
                f'<div class="xxgk_navli"><ul><li class="mc"><a href="{s.root}{d.path}" '
                f'title="{esc(d.title)}" target="_blank">{esc(d.title)}</a></li>'
                f'<li class="rq"><span class="date">{d.date:%Y-%m-%d}</span></li></ul></div>'
                for d in docs[(p - 1) * per : p * per]
            )

        def label(q, method, body, raw):
            same = q.get("catId") == str(cat) and q.get("organId") == str(organ)
            return s.html(items(int(q.get("pageIndex") or 1)) if same else "")

        s.route(service, label)
        head = jquery(s) + '<script src="/assets/js/ls.js"></script>'
        s.js("/assets/js/ls.js", LS_JS)
        fixed = {"IsAjax": 1, "dataType": "html", "labelName": "publicInfoList", "siteId": site,
                 "organId": organ, "catId": cat, "type": 4, "action": "list",
                 "pageSize": per}  # fmt: skip
        script = f"""<script>
Ls.pagination("#page_public_info").init({{
    pageIndex: 1,
    pageCount: {n},
    total: {len(docs)},
    pageSize: {per},
    callback: function (pageIndex) {{
        var param = {json.dumps(fixed)};
        param.pageIndex = pageIndex;
        param._ = Math.random();
        $.get("{service}", param, function (html) {{ $("#publicInfoList").html(html); }});
    }}
}});
</script>"""
        box = f'<div id="publicInfoList" class="xxgk_navli_box">{items(1)}</div>'
        body = column("政协委员提案办理", box, f'<div id="page_public_info"></div>{script}')
        side = news_box(s, "最新信息", 3)
        text = s.shell("政协委员提案办理", body, column_path, head=head, side=side)

        def first(q, method, raw_body, raw):
            return text if q.get("catId") == str(cat) else s.missing()

        s.route(column_path, first)
        start = f"{s.root}{column_path}?type=4&catId={cat}&action=list&nav=3"
        more = [
            f"{s.root}{service}?{urlencode({**fixed, 'pageIndex': p})}" for p in range(2, n + 1)
        ]
        return s.done([start], [start, *more], True, "")


FAMILIES = [CongressSystem, JpaasUnit, LongxunLabel]
