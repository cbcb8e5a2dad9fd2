"""Lists kept as data: a script's variable, JSONP, XML of years, a button for more."""

from __future__ import annotations

import json
import random
from xml.sax.saxutils import escape

import families_base as B
from families_base import Family, MadeSite, Site, esc
from families_tenth_b_0parts import frame, jquery, many


class ScriptVariable(Family):
    name = "t_variable_in_script_file"
    facts = "data/jyta.js holds var infoList=[{t,u,d}, …]; the page writes its rows from it."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset=rng.choice(["utf-8", "gbk"]))
        col, per = rng.choice(["/zwgk/jyta/", "/jytabl/"]), rng.choice([15, 20])
        docs = s.documents(many(rng, per, 110), B.plain_path(col + "html/"), "mixed")
        items = ",\n".join(
            f"{{t:{json.dumps(d.title, ensure_ascii=False)},u:'html/{d.id}.html',"
            f"d:'{d.date:%Y-%m-%d}'}}"
            for d in docs
        )
        s.js(col + "data/jyta.js", f"var infoList=[\n{items}\n];\n")
        script = f"""<script>
var cur=1,ps={per},pc=Math.ceil(infoList.length/ps);
function write(p){{
  if(p<1||p>pc) return;
  cur=p;
  var h="";
  for(var i=(p-1)*ps;i<p*ps&&i<infoList.length;i++)
    h+='<li><a href="'+infoList[i].u+'" target="_blank">'+infoList[i].t+'</a><i>'+
       infoList[i].d+'</i></li>';
  document.getElementById("list").innerHTML=h;
  document.getElementById("info").innerHTML="第"+p+"页/共"+pc+"页 共"+infoList.length+"条";
}}
write(1);
</script>"""
        body = (
            '<ul id="list"></ul><div class="fy"><span id="info"></span>'
            '<a href="javascript:write(cur-1)">上一页</a>'
            '<a href="javascript:write(cur+1)">下一页</a>'
            f'</div><script src="data/jyta.js" charset="{s.charset}"></script>{script}'
        )
        start = s.page(col, s.shell("建议提案办理", frame(s, "建议提案办理", body), col))
        return s.done([start], [start, f"{s.root}{col}data/jyta.js"], True, "")


class Jsonp(Family):
    name = "t_jsonp_callback"
    facts = "A script element asks /api/getList?callback=showList&colid=…&pageno=1; links by id."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8", dialect="plain")
        cid, per = f"{rng.getrandbits(48):012x}", rng.choice([12, 15, 20])
        docs = s.documents(
            many(rng, per), lambda i, d: f"/xxgk/show?id={i}", rng.choice(["npc", "cppcc", "mixed"])
        )
        api = rng.choice(["/api/getList", "/service/info/queryByColumn"])
        script = f"""<script>
var colid="{cid}",pageno=1,pagesize={per},pagecount=1;
function showList(r){{
  var h="";
  pagecount=r.pagecount;
  for(var i=0;i<r.rows.length;i++){{
    var o=r.rows[i];
    h+="<dd><a href='/xxgk/show?id="+o.id+"' target='_blank'>"+o.title+"</a> "+o.pubtime+"</dd>";
  }}
  document.getElementById("infos").innerHTML=h;
  document.getElementById("count").innerHTML="共 "+r.total+" 条 "+pageno+"/"+pagecount;
}}
function getList(p){{
  if(p<1||p>pagecount) return;
  pageno=p;
  var e=document.createElement("script");
  e.src="{api}?callback=showList&colid="+colid+"&pageno="+p+"&pagesize="+pagesize;
  document.body.appendChild(e);
}}
window.onload=function(){{ getList(1); }};
</script>"""
        body = (
            f'<dl id="infos"></dl><div class="page_bar"><span id="count"></span> '
            '<a href="javascript:;" onclick="getList(pageno-1)">上一页</a> '
            f'<a href="javascript:;" onclick="getList(pageno+1)">下一页</a></div>{script}'
        )
        page = f"/xxgk/list?colid={cid}"
        text = s.shell("建议提案", frame(s, "建议提案", body), "/xxgk/list")
        s.static[page] = s.html(text)

        def answer(q: dict, method: str, body: bytes, raw: str):
            k = int(q["pageno"]) if q.get("pageno", "").isdigit() else 1
            size = int(q["pagesize"]) if q.get("pagesize", "").isdigit() else per
            mine = docs if q.get("colid") == cid else []
            rows = [
                {"id": d.id, "title": d.title, "pubtime": f"{d.date:%Y-%m-%d}"}
                for d in mine[max(k - 1, 0) * size : max(k, 0) * size]
            ]
            data = {"total": len(mine), "pagecount": -(-len(mine) // max(size, 1)), "rows": rows}
            call = q.get("callback", "callback")
            text = f"{call}({json.dumps(data, ensure_ascii=False)})"
            return s.data(text, "application/javascript;charset=utf-8")

        s.route(api, answer)
        start = s.root + page
        n = -(-len(docs) // per)
        call = f"{s.root}{api}?callback=showList&colid={cid}&pageno={{}}&pagesize={per}"
        return s.done([start], [start, *[call.format(k) for k in range(1, n + 1)]], True, "")


class YearXml(Family):
    name = "t_xml_of_each_year"
    facts = "A row of years; a click loads xml/2024.xml and writes its items; the newest at first."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, charset="utf-8")
        col = rng.choice(["/ztzl/jytafw/", "/zwgk/jyta/"])
        years = list(range(2025, 2025 - rng.randint(2, 5), -1))
        head = jquery(s)
        urls = []
        for y in years:
            docs = s.documents(rng.randint(3, 30), B.plain_path(f"{col}{y}/"), "mixed", year=y)
            items = "\n".join(
                f"<item><title>{escape(d.title)}</title><url>{d.path}</url>"
                f"<date>{d.date:%Y-%m-%d}</date></item>"
                for d in docs
            )
            xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<list year="{y}">\n{items}\n</list>'
            path = f"{col}xml/{y}.xml"
            s.static[path] = (200, {"Content-Type": "text/xml"}, xml.encode())
            urls.append(s.root + path)
        tabs = "".join(f'<li onclick="loadYear({y})">{y}年</li>' for y in years)
        script = f"""<script>
function loadYear(y){{
  $.ajax({{url:"xml/"+y+".xml",dataType:"xml",success:function(x){{
    var h="",it=x.getElementsByTagName("item");
    for(var i=0;i<it.length;i++){{
      var g=function(n){{ return it[i].getElementsByTagName(n)[0].textContent; }};
      h+="<li><a href='"+g("url")+"' target='_blank'>"+g("title")+"</a><span>"+
         g("date")+"</span></li>";
    }}
    $("#yearlist").html(h);
  }}}});
}}
$(function(){{ loadYear({years[0]}); }});
</script>"""
        body = f'<ul class="years">{tabs}</ul><ul id="yearlist"></ul>{script}'
        main = frame(s, "建议提案复文", body)
        start = s.page(col, s.shell("建议提案复文", main, col, head=head))
        return s.done([start], [start, *urls], True, "")


class LoadMore(Family):
    name = "t_button_for_more_rows"
    facts = "The first rows in the page; 加载更多 appends more.php?cat=…&start=10 until few come."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng, dialect="plain")
        per, cat = rng.choice([8, 10, 12]), rng.choice(["jyta", "rdjy", "zxta"])
        col, ajax = f"/{rng.choice(['m', 'wap', 'zwgk'])}/{cat}/", "/ajax/more.php"
        kind = {"jyta": "mixed", "rdjy": "npc", "zxta": "cppcc"}[cat]
        docs = s.documents(many(rng, per, 80), B.plain_path(col), kind)
        head = jquery(s)
        script = f"""<script>
var start={per};
function more(){{
  $.ajax({{url:"{ajax}?cat={cat}&start="+start+"&num={per}",success:function(h){{
    $("#newslist").append(h);
    start+={per};
    if(h.split("<li").length-1<{per}) $("#more").hide();
  }}}});
}}
</script>"""

        def rows(part: list) -> str:
            return "".join(
                f'<li><a href="{d.path}"><h3>{esc(d.title)}</h3><p>{d.date:%Y-%m-%d}</p></a></li>\n'
                for d in part
            )

        button = '<div id="more" class="more" onclick="more()">加载更多</div>'
        body = (
            f'<ul id="newslist">{rows(docs[:per])}</ul>{button if len(docs) >= per else ""}{script}'
        )
        main = frame(s, "建议提案", body)
        start = s.page(col, s.shell("建议提案", main, col, head=head))

        def answer(q: dict, method: str, body: bytes, raw: str):
            a = int(q["start"]) if q.get("start", "").isdigit() else 0
            m = int(q["num"]) if q.get("num", "").isdigit() else per
            return s.html(rows(docs[a : a + m] if q.get("cat") == cat else []))

        s.route(ajax, answer)
        more = range(per, len(docs) + 1, per)
        calls = [f"{s.root}{ajax}?cat={cat}&start={a}&num={per}" for a in more]
        return s.done([start], [start, *calls], True, "")


FAMILIES = [ScriptVariable, Jsonp, YearXml, LoadMore]
