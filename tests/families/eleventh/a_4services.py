"""Lists fed by services: gkmlpt, a form POST, a congress of proposals, a button for more."""

from __future__ import annotations

import datetime as dt
import json
import random
from urllib.parse import urlencode

import families_base as B
from families_base import Family, MadeSite, Site, esc
from families_eleventh_a_0parts import column, jquery, news_box, titled
from families_eleventh_a_00scripts import APP_JS


class Gkmlpt(Family):
    name = "k_gkmlpt_catalogue"
    facts = "gkmlpt: _CONFIG has SID and TREE, the fragment names the category, 100 items a call."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        sid, cat = rng.randint(758001, 758990), rng.randint(3000, 4990)

        def path(i, d):
            return f"/gkmlpt/content/{i // 10**6}/{i // 1000}/post_{i}.html"

        docs = s.documents(rng.randint(20, 150), path, "mixed")
        news = s.news(7, folder="/gkmlpt/content/9/")
        shelf = {cat: docs, cat + 1: news}
        tree = [
            {"id": cat - 9, "name": "法定主动公开内容", "parent": 0, "children": [
                {"id": cat, "name": "建议提案办理", "parent": cat - 9, "children": [],
                 "jump_url": "", "post_count": len(docs)},
                {"id": cat + 1, "name": "工作动态", "parent": cat - 9, "children": [],
                 "jump_url": "", "post_count": len(news)}]}
        ]  # fmt: skip
        config = json.dumps({"SID": str(sid), "TREE": tree, "PAGE": "list"}, ensure_ascii=False)

        for c in shelf:
            s.route(f"/gkmlpt/api/all/{c}", self.service(s, c, shelf[c]))
        s.js("/gkmlpt/js/app.js", APP_JS)
        main = (
            '<div id="app"><div id="tree"></div><div id="list"></div><div id="pager"></div></div>'
        )
        head = f"<script>window._CONFIG = {config};</script>"
        tail = '<script src="/gkmlpt/js/app.js"></script>'
        s.page("/gkmlpt/index", s.shell("政府信息公开", main + tail, "/gkmlpt/index", head=head))
        start = f"{s.root}/gkmlpt/index#{cat}"
        calls = [
            f"{s.root}/gkmlpt/api/all/{cat}?page={p + 1}&sid={sid}"
            for p in range((len(docs) + 99) // 100)
        ]
        return s.done([start], [start, *calls], True, "")

    def service(self, s: Site, cat: int, docs):
        def answer(q, method, body, raw):
            p = max(int(q.get("page") or 1), 1)
            part = docs[(p - 1) * 100 : p * 100]
            return s.data(
                {
                    "classify": {"id": cat, "post_count": len(docs)},
                    "articles": [
                        {"id": int(d.id), "title": d.title, "publisher": s.agency,
                         "created_at": f"{d.date} 09:12:00", "url": d.url, "post_url": "",
                         "display_publish_time": str(d.date), "attachment": []}
                        for d in part
                    ],
                }
            )  # fmt: skip

        return answer


class LoadData(Family):
    name = "k_szinf_load_data"
    facts = (
        "Suzhou-like: POST loadData?pageSize=15 with pageIndex and channel_id; allRow, totalPage."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        channel = f"{rng.getrandbits(128):032x}"
        col = rng.choice(["/szxxgk/jytabl/", "/xxgk/front/jyta/"])
        service = "/szinf/xxgk/interfacesWebZcwj/loadData"
        docs = s.documents(
            rng.randint(6, 110), lambda i, d: f"/szsrmzf/jytadf/{d:%Y%m}/{i * 31:032x}.shtml", "npc"
        )
        per = rng.choice([15, 20])
        head = jquery(s)

        def answer(q, method, body, raw):
            f = s.form(body)
            size = int(q.get("pageSize") or 15)
            p = int(f.get("pageIndex") or 1)
            hit = docs if f.get("channel_id") == channel and method == "POST" else []
            part = hit[(p - 1) * size : p * size]
            rows = [
                {"MANUSCRIPT_ID": d.id, "TITLE": d.title, "URL": d.path, "C_WJBH": "",
                 "PUBLISHED_TIME_FORMAT": str(d.date), "C_FWRQ_FORMAT": "", "C_SYH": d.id}
                for d in part
            ]  # fmt: skip
            total = (len(hit) + size - 1) // size
            return s.data({"data": {"allRow": len(hit), "totalPage": total, "list": rows}})

        s.route(service, answer)
        script = f"""<script>
var pageIndex = 1, pageSize = {per};
function loadData(p) {{
    pageIndex = p;
    $.ajax({{
        url: "{service}?pageSize=" + pageSize,
        type: "post",
        dataType: "json",
        data: {{ pageIndex: p, channel_id: "{channel}" }},
        success: function (res) {{
            var html = "";
            $.each(res.data.list, function (i, item) {{
                html += '<li><a href="' + item.URL + '" target="_blank" title="' + item.TITLE
                    + '">' + item.TITLE + '</a><span>' + item.PUBLISHED_TIME_FORMAT
                    + '</span></li>';
            }});
            $("#infoList").html(html);
            var pg = "共" + res.data.allRow + "条 " + p + "/" + res.data.totalPage + "页 ";
            if (p > 1) pg += '<a href="javascript:loadData(' + (p - 1) + ')">上一页</a> ';
            if (p < res.data.totalPage)
                pg += '<a href="javascript:loadData(' + (p + 1) + ')">下一页</a>';
            $("#pageBar").html(pg);
        }}
    }});
}}
$(function () {{ loadData(1); }});
</script>"""
        body = column("建议办理", '<ul id="infoList"></ul><div id="pageBar"></div>') + script
        start = s.page(col + "index.shtml", s.shell("建议办理", body, col, head=head))
        n = (len(docs) + per - 1) // per
        bodies = [
            urlencode({"pageIndex": p, "channel_id": channel}).encode() for p in range(1, n + 1)
        ]
        urls = [f"{s.root}{service}?pageSize={per}"] * n
        return s.done([start], [start, *urls], True, "", [None, *bodies])


class ProposalSystem(Family):
    name = "k_cppcc_proposal_system"
    facts = "A CPPCC site's own 提案公开: a select of years, POST proposalList.jsp, page by page."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        s.agency = f"政协{s.place}委员会"
        head = jquery(s)
        service, detail = "/wcm/zxweb/proposalList.jsp", "/wcm/zxweb/proposalInfo.jsp"
        units = ["教育局", "交通运输局", "民政局", "卫生健康委员会", "水利局"]
        per = rng.choice([10, 15, 20])
        by_year = {}
        last = 2025

        def skin(d, topic):
            unit = s.place + rng.choice(units)
            rows = "".join(
                f"<tr><th>{a}</th><td>{b}</td></tr>"
                for a, b in (("案由", esc(topic)), ("主办单位", unit), ("办理结果", "采纳"))
            )
            reply = "".join(
                f"<p>{esc(p)}</p>"
                for p in (
                    "尊敬的委员：",
                    f"您提出的《关于{topic}的提案》收悉，现答复如下：",
                    *(x.format(t=topic, a=31, b=420, c=6, d=3) for x in rng.sample(B.PARAS, 3)),
                    "感谢您对我们工作的关心和支持！",
                    unit,
                    f"{d.date.year}年{d.date.month}月{d.date.day}日",
                )
            )
            main = (
                f'<h2 class="tm">{esc(d.title)}</h2><table class="ta">{rows}</table>'
                f'<h3>提案内容</h3><div class="nr">建议有关部门{esc(topic)}，健全长效机制。</div>'
                f'<h3>办理答复</h3><div class="df">{reply}</div>'
            )
            return s.shell(d.title, main, "/wcm/zxweb/")

        years = list(range(last, last - rng.randint(2, 4), -1))
        for y in years:
            docs = titled(
                s, rng.randint(3, 36), lambda i, d: f"{detail}?id={i}", "cppcc",
                lambda no, t: f"关于{t}的提案", dt.date(y, 11, 18), skin,
            )  # fmt: skip
            by_year[str(y)] = docs

        def answer(q, method, body, raw):
            f = s.form(body)
            docs = by_year.get(f.get("year", ""), [])
            size, p = int(f.get("pagesize") or 10), int(f.get("pagenum") or 1)
            part = docs[(p - 1) * size : p * size]
            rows = [
                {"id": d.id, "tabh": f"{f['year']}{k:04d}", "tm": d.title, "jbf": "委员"}
                for k, d in enumerate(part, (p - 1) * size + 1)
            ]
            n = (len(docs) + size - 1) // size
            return s.data(
                {"code": 0, "data": {"totalcount": len(docs), "pagecount": n, "list": rows}}
            )

        s.route(service, answer)
        options = "".join(f'<option value="{y}">{y}年</option>' for y in years)
        script = f"""<script>
function query(pagenum) {{
    var data = {{ year: $("#year").val(), pagenum: pagenum, pagesize: {per} }};
    $.post("{service}", data, function (r) {{
        var h = "";
        $.each(r.data.list, function (i, t) {{
            h += '<tr><td>' + t.tabh + '</td><td><a target="_blank" href="{detail}?id=' + t.id
                + '">' + t.tm + '</a></td><td>' + t.jbf + '</td></tr>';
        }});
        $("#talist").html(h);
        var g = "共" + r.data.totalcount + "件 ";
        for (var i = 1; i <= r.data.pagecount; i++)
            g += i == pagenum ? "<b>" + i + "</b> "
                : '<a href="javascript:query(' + i + ')">' + i + '</a> ';
        $("#tapage").html(g);
    }}, "json");
}}
$(function () {{
    $("#year").change(function () {{ query(1); }});
    query(1);
}});
</script>"""
        form = (
            f'<div class="search">年度：<select id="year">{options}</select></div>'
            '<table class="tatab"><thead><tr><th>提案号</th>'
            "<th>案由</th><th>提案者</th></tr></thead>"
            '<tbody id="talist"></tbody></table><div id="tapage"></div>'
        )
        page = "/tagk/index.html"
        start = s.page(
            page, s.shell("提案公开", column("提案公开", form) + script, page, head=head)
        )
        bodies = []
        for y in years:
            for p in range(1, (len(by_year[str(y)]) + per - 1) // per + 1):
                bodies.append(urlencode({"year": y, "pagenum": p, "pagesize": per}).encode())
        urls = [start] + [s.root + service] * len(bodies)
        return s.done([start], urls, True, "", [None, *bodies])


class MoreButton(Family):
    name = "k_button_loads_fragment"
    facts = "The first rows are in the page; 点击加载更多 appends fragments until an empty answer."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        cid, col = rng.randint(12, 190), "/jytabl/"
        service = "/index.php/Home/Index/morelist"
        docs = s.documents(rng.randint(9, 64), lambda i, d: f"/detail/{cid}/{i}.html", "mixed")
        per = rng.choice([8, 10, 12])
        head = jquery(s)

        def items(part):
            return "".join(
                f'<li><a href="{d.path}">{esc(d.title)}</a><i>{d.date:%Y-%m-%d}</i></li>'
                for d in part
            )

        def answer(q, method, body, raw):
            p = int(q.get("page") or 1)
            ok = q.get("cid") == str(cid)
            return s.html(items(docs[(p - 1) * per : p * per]) if ok else "")

        s.route(service, answer)
        script = f"""<script>
var page = 1;
$("#more").click(function () {{
    page++;
    $.get("{service}", {{ cid: {cid}, page: page }}, function (html) {{
        if ($.trim(html) == "") {{ $("#more").hide(); $("#nomore").show(); return; }}
        $("#list").append(html);
    }});
}});
</script>"""
        body = column(
            "建议提案",
            f'<ul id="list">{items(docs[:per])}</ul><div id="more" class="more">点击加载更多</div>'
            '<div id="nomore" style="display:none">没有更多了</div>',
        )
        side = news_box(s, "本站要闻")
        page = s.shell("建议提案", body + script, col, head=head, side=side)
        start = s.page(col, page)
        n = (len(docs) + per - 1) // per
        calls = [f"{s.root}{service}?cid={cid}&page={p}" for p in range(2, n + 2)]
        return s.done([start], [start, *calls], True, "")


FAMILIES = [Gkmlpt, LoadData, ProposalSystem, MoreButton]
