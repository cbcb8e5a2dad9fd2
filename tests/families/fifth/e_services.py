"""Services with callbacks, cursors, tokens, XML; lists half static and half fetched."""

import json
import zlib
from urllib.parse import quote

import families_base as B
from families_base import Family, Site, chunks, esc, rows_li


def number(text, default=1):
    return int(text) if text and str(text).isdigit() else default


def some(rng, per, most=5):
    n = rng.randint(1, most)
    return (n - 1) * per + rng.choice([1, per, rng.randint(1, per)])


class Cursor(Family):
    name = "g_jsonp_cursor"
    facts = "JSONP with callback; each answer holds the cursor of the next and hasMore; there is no total and no page number."

    def make(self, rng):
        s, per, at = Site(self.name, rng, dialect="plain"), rng.choice([10, 15]), "/jyta/h5.html"
        docs = s.documents(some(rng, per), B.plain_path("/jyta/h5/"), "mixed")
        parts, to = chunks(docs, per), "/api/feed"
        marks = [f"{zlib.crc32((s.host + str(k)).encode()):08x}" for k in range(len(parts))]

        def service(q, *_):
            mark = q.get("cursor", "")
            k = marks.index(mark) if mark in marks else (0 if not mark else None)
            if k is None:
                body = {"list": [], "next": None, "hasMore": False}
            else:
                rows = [{"t": d.title, "u": d.path, "d": f"{d.date:%Y-%m-%d}"} for d in parts[k]]
                more = k + 1 < len(parts)
                body = {"list": rows, "next": marks[k + 1] if more else None, "hasMore": more}
            text = json.dumps(body, ensure_ascii=False)
            call = q.get("callback")
            return s.data(f"{call}({text});" if call else text, "application/javascript")

        s.route(to, service)
        main = f"""<ul id="feed"></ul><div id="more">上拉加载更多</div><script>var cur='',busy=false;
function load(){{if(busy)return;busy=true;$.ajax({{url:'{to}',dataType:'jsonp',jsonpCallback:'cb',data:{{lm:'jyta',cursor:cur}},success:function(r){{
 $.each(r.list,function(i,x){{$('#feed').append('<li><a href="'+x.u+'">'+x.t+'</a>'+x.d+'</li>');}});cur=r.next;busy=!r.hasMore;if(!r.hasMore)$('#more').text('已经到底了');}}}});}}
$(window).scroll(function(){{if($(window).scrollTop()+$(window).height()>=$(document).height()-50)load();}});load();</script>"""
        start = s.page(at, s.shell("建议提案", main, at))
        urls = [start] + [
            f"{s.root}{to}?callback=cb&lm=jyta&cursor={marks[k] if k else ''}"
            for k in range(len(parts))
        ]
        return s.done([start], urls, True, "")


class Token(Family):
    name = "g_token_of_the_page"
    facts = "The service wants a token that stands in a hidden input of the page; without it 403; rows carry relative addresses."

    def make(self, rng):
        s, per = Site(self.name, rng, dialect="plain"), rng.choice([10, 20])
        docs = s.documents(some(rng, per), B.trs_path("/xxgk/jyta/"), "npc")
        token = "".join(rng.choice("0123456789abcdef") for _ in range(32))
        at, to = "/xxgk/jyta/index.html", "/xxgk/search/list.do"

        def service(q, method, body, raw):
            form = s.form(body) if method == "POST" else {}
            if form.get("token") != token:
                return s.html("<html><body>403 非法请求</body></html>", 403)
            k, size = number(form.get("pageIndex")), number(form.get("pageSize"), 10)
            rows = [
                {
                    "title": d.title,
                    "url": s.href(d.path, at, "rel"),
                    "date": f"{d.date:%Y年%m月%d日}",
                }
                for d in docs[(k - 1) * size : k * size]
            ]
            pages = -(-len(docs) // size)
            return s.data(
                {"success": True, "obj": {"allRow": len(docs), "totalPage": pages, "list": rows}}
            )

        s.route(to, service)
        main = f"""<input type="hidden" id="token" value="{token}"><div id="list"></div><div id="pager"></div><script>
function query(n){{$.post('{to}',{{channel:'jyta',pageIndex:n,pageSize:{per},token:$('#token').val()}},function(r){{var h='';
 r.obj.list.forEach(function(x){{h+='<p><a href="'+x.url+'">'+x.title+'</a> '+x.date+'</p>';}});$('#list').html(h);
 $('#pager').jqPaginator({{totalPages:r.obj.totalPage,currentPage:n,onPageChange:function(p,t){{if(t=='change')query(p);}}}});}},'json');}}query(1);</script>"""
        start = s.page(at, s.shell("建议办理", main, at))
        bodies = [None] + [
            f"channel=jyta&pageIndex={k}&pageSize={per}&token={token}".encode()
            for k in range(1, -(-len(docs) // per) + 1)
        ]
        return s.done([start], [start] + [s.root + to] * (len(bodies) - 1), True, "", bodies)


class Xml(Family):
    name = "g_xml_items"
    facts = "XML of items with CDATA titles; count and pages are attributes; pages count from 0."

    def make(self, rng):
        s, per = Site(self.name, rng, dialect="plain"), rng.choice([10, 15])
        docs = s.documents(some(rng, per), B.art_path(rng.randint(100, 999)), "mixed")
        parts, at, to = chunks(docs, per), "/col/jyta.html", "/xml/column_88.xml"

        def service(q, *_):
            k = number(q.get("page"), 0)
            items = "".join(
                f"<item id='{d.id}'><title><![CDATA[{d.title}]]></title><link>{esc(d.url)}</link><pubDate>{d.date:%Y-%m-%d}</pubDate></item>"
                for d in (parts[k] if k < len(parts) else [])
            )
            text = f"<?xml version='1.0' encoding='utf-8'?><list count='{len(docs)}' pages='{len(parts)}' page='{k}'>{items}</list>"
            return s.data(text, "text/xml;charset=utf-8")

        s.route(to, service)
        main = f"""<ul id="l"></ul><div id="p"></div><script>function show(n){{$.ajax({{url:'{to}?page='+n,dataType:'xml',success:function(x){{var h='';
 $(x).find('item').each(function(){{h+='<li><a href="'+$(this).find('link').text()+'">'+$(this).find('title').text()+'</a>'+$(this).find('pubDate').text()+'</li>';}});$('#l').html(h);
 var m=+$(x).find('list').attr('pages'),q='';for(var i=0;i<m;i++)q+='<a href="javascript:show('+i+')">'+(i+1)+'</a> ';$('#p').html(q);}}}});}}show(0);</script>"""
        start = s.page(at, s.shell("建议提案", main, at))
        urls = [start] + [f"{s.root}{to}?page={k}" for k in range(len(parts))]
        return s.done([start], urls, True, "")


class Mixed(Family):
    name = "g_static_then_service"
    facts = "The first page is static; jQuery simplePagination fetches the others from a service that knows items and itemsOnPage of the page."

    def make(self, rng):
        s, per = Site(self.name, rng, dialect="plain"), rng.choice([10, 18])
        docs = s.documents(
            per + some(rng, per, 4),
            B.kaipu_path("qhjyj", f"c{rng.randint(10**5, 10**6 - 1)}"),
            "mixed",
        )
        parts, at, to = chunks(docs, per), "/qhjyj/jyta/list.shtml", "/qhjyj/getList"
        cid = f"{rng.getrandbits(128):032x}"

        def service(q, *_):
            k = number(q.get("pageNo"))
            mine = parts if q.get("channelId") == cid else [[]]
            rows = [
                {"title": d.title, "url": d.path, "publishedTimeStr": f"{d.date:%Y-%m-%d} 10:00:00"}
                for d in (mine[k - 1] if 1 <= k <= len(mine) else [])
            ]
            return s.data({"code": 200, "result": {"pageNo": k, "items": rows}})

        s.route(to, service)
        main = f"""{rows_li(s, parts[0], at)}<div id="sp"></div><script>$('#sp').pagination({{items:{len(docs)},itemsOnPage:{per},cssStyle:'light-theme',prevText:'上一页',nextText:'下一页',
onPageClick:function(n){{$.getJSON('{to}',{{channelId:'{cid}',pageNo:n}},function(r){{var h='';$.each(r.result.items,function(i,x){{h+='<li><a href="'+x.url+'">'+x.title+'</a><span>'+x.publishedTimeStr.substr(0,10)+'</span></li>';}});$('ul.list').html(h);}});}}}});</script>"""
        start = s.page(at, s.shell("建议提案", main, at))
        urls = [start] + [
            f"{s.root}{to}?channelId={cid}&pageNo={k}" for k in range(2, len(parts) + 1)
        ]
        return s.done([start], urls, True, "")


class YearService(Family):
    name = "g_service_by_year"
    facts = "Tabs of years call a service with year and kind; each answer is that year's whole list; an unknown year answers the newest one."

    def make(self, rng):
        s, at, to = Site(self.name, rng, dialect="plain"), "/ztzl/jyta.html", "/ztzl/data/byYear"
        years, held = [2025, 2024, 2023][: rng.randint(1, 3)], {}
        for y in years:
            for kind, word in (("npc", "建议"), ("cppcc", "提案")):
                n = rng.choice([0, 1, 7, 16])
                held[y, word] = s.documents(n, B.plain_path(f"/ztzl/{y}/"), kind, year=y)
        if not s.docs:
            held[years[0], "建议"] = s.documents(3, B.plain_path("/ztzl/x/"), "npc")

        def service(q, *_):
            y = number(q.get("year"), years[0])
            mine = held.get((y if y in years else years[0], q.get("lx", "建议")), [])
            rows = [{"bt": d.title, "wz": d.path, "rq": f"{d.date:%Y.%m.%d}"} for d in mine]
            return s.data(rows)

        s.route(to, service)
        tabs = "".join(f'<a href="javascript:pick({y})">{y}年</a> ' for y in years)
        main = f"""{tabs}<h4>建议</h4><ul id="建议"></ul><h4>提案</h4><ul id="提案"></ul><script>function pick(y){{['建议','提案'].forEach(function(lx){{
 $.getJSON('{to}?year='+y+'&lx='+encodeURIComponent(lx),function(a){{document.getElementById(lx).innerHTML=a.map(function(x){{return '<li><a href="'+x.wz+'">'+x.bt+'</a>'+x.rq+'</li>';}}).join('');}});}});}}pick({years[0]});</script>"""
        start = s.page(at, s.shell("建议提案", main, at))
        urls = [start] + [f"{s.root}{to}?year={y}&lx={quote(w)}" for y, w in held]
        return s.done([start], urls, True, "")


class JsFile(Family):
    name = "g_list_in_js_file"
    facts = "The rows are a script file of the column (var items = [...]), one file for twenty rows; the page names the files."

    def make(self, rng):
        s, per, at = Site(self.name, rng, dialect="plain"), 20, "/gk/zxta/"
        docs = s.documents(some(rng, per, 3), B.trs_path("/gk/zxta/"), "cppcc")
        parts = chunks(docs, per)
        for k, part in enumerate(parts, 1):
            rows = ",\n".join(
                f"{{n:{json.dumps(d.title)},l:'./{d.path[len(at) :]}',d:'{d.date:%Y-%m-%d}'}}"
                for d in part
            )
            s.js(f"/gk/zxta/data_{k}.js", f"items=items.concat([\n{rows}\n]);")
        files = "".join(f'<script src="data_{k}.js"></script>' for k in range(1, len(parts) + 1))
        main = f"""<ul id="box"></ul><div id="nav"></div><script>var items=[],pageSize=10;</script>{files}<script>function turn(p){{var h='';
items.slice((p-1)*pageSize,p*pageSize).forEach(function(x){{h+='<li><a href="'+x.l+'">'+x.n+'</a>'+x.d+'</li>';}});document.getElementById('box').innerHTML=h;
var c='';for(var i=1;i<=Math.ceil(items.length/pageSize);i++)c+='<a onclick="turn('+i+')">'+i+'</a>';document.getElementById('nav').innerHTML=c;}}turn(1);</script>"""
        start = s.page(at, s.shell("提案答复", main, at))
        urls = [start] + [f"{s.root}/gk/zxta/data_{k}.js" for k in range(1, len(parts) + 1)]
        return s.done([start], urls, True, "")


FAMILIES = [Cursor, Token, Xml, Mixed, YearService, JsFile]
