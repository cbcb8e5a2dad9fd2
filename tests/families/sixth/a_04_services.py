"""Half A: services that answer JSON, JSONP, XML or pieces of HTML."""

from __future__ import annotations

import random

from families_base import Family
from families_sixth_a_00_site import B, Gov, dump, finish, many, num, stamp
from family_documents import Answer, Doc, MadeSite, esc

Query = dict[str, str]


class JsonGet(Family):
    name = "a_json_get"
    facts = (
        "GET /api/article/list?channelId=&pageNum=&pageSize= called by a script in a file; total."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15, 20]), "/gk/jyta/"
        docs = s.documents(many(rng, per), lambda i, d: f"/gk/jyta/detail/{i}.html", "mixed")
        channel = f"{rng.randint(10**7, 10**8)}"
        s.js(
            "/static/js/list.js",
            "var pageNum=1,pageSize=" + str(per) + ";\nfunction loadList(){\n"
            "  $.ajax({url:'/api/article/list',type:'get',dataType:'json',\n"
            "    data:{channelId:channelId,pageNum:pageNum,pageSize:pageSize},\n"
            "    success:function(res){var h='';$.each(res.data.rows,function(i,v){\n"
            "      h+='<li><a href=\"/gk/jyta/detail/'+v.id+'.html\">'+v.title+'</a>"
            "<span>'+v.pubDate+"
            "'</span></li>';});\n      $('#list').html(h);$('#total').text(res.data.total);\n"
            "      $('#pages').text(Math.ceil(res.data.total/pageSize));}});}\n"
            "function turn(n){var m=parseInt($('#pages').text());pageNum=Math.max(1,Math.min(m,"
            "pageNum+n));"
            "loadList();}\n$(function(){loadList();});",
        )
        main = (
            f"<script>var channelId='{channel}';</script><ul id=\"list\"></ul>"
            '<div class="pager">共<i id="total"></i>条 <i id="pages"></i>页 '
            '<a href="javascript:turn(-1)">上一页</a> <a href="javascript:turn(1)">下一页</a></div>'
            '<script src="/static/js/list.js"></script>'
        )
        s.page(col, s.column(main, col, side=s.box()))

        def api(q: Query, *_: object) -> Answer:
            k, n = max(1, num(q.get("pageNum"))), max(1, num(q.get("pageSize"), 10))
            got = docs[(k - 1) * n : k * n] if q.get("channelId") == channel else []
            rows = [{"id": d.id, "title": d.title, "pubDate": f"{d.date:%Y-%m-%d}"} for d in got]
            total = len(docs) if q.get("channelId") == channel else 0
            return s.data({"code": 200, "msg": "success", "data": {"total": total, "rows": rows}})

        s.route("/api/article/list", api)
        to = f"{s.root}/api/article/list?channelId={channel}&pageNum="
        urls = [f"{to}{k}&pageSize={per}" for k in range(1, len(B.chunks(docs, per)) + 1)]
        return finish(s, [s.root + col, *urls], True, "honest total")


class PostForm(Family):
    name = "a_post_form"
    facts = "POST /xxgk/getList.do with columnId, page, rows; answers records and a total of 0."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 15]), "/xxgk/jytabl.html"
        docs = s.documents(many(rng, per), B.plain_path("/xxgk/view/"), "cppcc")
        ident = f"{rng.getrandbits(128):032x}"
        main = (
            '<table class="zw" id="tb"></table><p><a id="pre">上一页</a> <a id="nxt">下一页</a>'
            "</p>\n"
            f"<script>\nvar p=1;\nfunction get(k){{$.post('/xxgk/getList.do',{{columnId:'"
            f"{ident}',page:k,"
            f"rows:{per}}},function(r){{if(!r.list.length){{return;}}p=k;var h='';"
            "$.each(r.list,function(i,o){h+='<tr><td><a href=\"'+o.url+'\">'+o.name+'</a></td><td>'"
            "+o.time+'</td></tr>';});$('#tb').html(h);},'json');}\n"
            "$('#pre').click(function(){if(p>1)get(p-1);});$('#nxt').click(function(){get(p+1);"
            "});\n"
            "get(1);\n</script>"
        )
        s.page(col, s.column(main, col, "政协提案办理"))

        def api(q: Query, method: str, body: bytes, *_: object) -> Answer:
            form = s.form(body)
            k, n = max(1, num(form.get("page"))), min(50, max(1, num(form.get("rows"), 10)))
            ok = method == "POST" and form.get("columnId") == ident
            got = docs[(k - 1) * n : k * n] if ok else []
            rows = [{"name": d.title, "url": d.path, "time": f"{d.date:%Y-%m-%d}"} for d in got]
            return s.data({"total": 0, "list": rows})

        s.route("/xxgk/getList.do", api)
        n = len(B.chunks(docs, per))
        asks: list[bytes | None] = [None]
        asks += [f"columnId={ident}&page={k}&rows={per}".encode() for k in range(1, n + 2)]
        urls = [s.root + col] + [s.root + "/xxgk/getList.do"] * (n + 1)
        return finish(s, urls, True, "the end is an empty answer", asks)


class JsonpOffset(Family):
    name = "a_jsonp_offset"
    facts = "JSONP with start and limit, hasMore at the end; 查看更多 appends."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([8, 10, 16]), "/hygq/jyta/"
        docs = s.documents(many(rng, per), lambda i, d: f"/hygq/{d:%Y}/{d:%m%d}/c{i}.html", "mixed")
        cat = rng.randint(100, 999)
        main = (
            '<div class="lists"></div><a class="more" href="javascript:;">查看更多</a>\n<script>\n'
            f"var start=0,limit={per};\nfunction more(){{$.ajax({{url:'/cms/jsonp/docs',dataTyp"
            "e:'jsonp',"
            f"jsonp:'cb',data:{{cat:{cat},start:start,limit:limit}},success:function(d){{"
            "$.each(d.docs,function(i,x){$('.lists').append('<div class=\"it\"><a"
            " href=\"'+x.link+'\">'"
            "+x.subject+'</a><time>'+x.day+'</time></div>');});start+=limit;"
            "if(!d.hasMore){$('.more').hide();}}});}\n$('.more').click(more);more();\n</script>"
        )
        s.page(col, s.column(main, col, side=s.box()))

        def api(q: Query, *_: object) -> Answer:
            a, n = num(q.get("start"), 0), min(20, num(q.get("limit"), 10))
            got = docs[a : a + n] if q.get("cat") == str(cat) else []
            out = {
                "docs": [
                    {"subject": d.title, "link": d.url, "day": f"{d.date:%Y.%m.%d}"} for d in got
                ],
                "hasMore": a + n < len(docs),
            }
            return s.data(f"{q.get('cb', 'callback')}({dump(out)});", "application/javascript")

        s.route("/cms/jsonp/docs", api)
        to = f"{s.root}/cms/jsonp/docs?cat={cat}&limit={per}&cb=f&start="
        urls = [f"{to}{k}" for k in range(0, len(docs), per)]
        return finish(s, [s.root + col, *urls], True, "hasMore is honest")


class FragmentMore(Family):
    name = "a_fragment_more"
    facts = (
        "加载更多: GET /jyta/more?page=2 answers li rows, at the end nothing; first rows in"
        " the page."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), rng.choice([10, 12]), "/jyta/index.html"
        docs = s.documents(many(rng, per), B.plain_path("/jyta/"), "mixed")
        parts = B.chunks(docs, per)

        def lis(part: list[Doc]) -> str:
            return "".join(
                f'<li><a href="{d.path}">{esc(d.title)}</a> <i>{d.date:%Y-%m-%d}</i></li>'
                for d in part
            )

        main = (
            f'<ul id="ul">{lis(parts[0])}</ul><button id="more" data-url="/jyta/more">加载更多'
            "</button>\n"
            "<script>var page=1;$('#more').click(function(){page++;$.get($('#more').data('url'),"
            "{page:page},function(h){if(h.trim()==''){$('#more').text('没有更多了');}"
            "else{$('#ul').append(h);}},'html');});</script>"
        )
        s.page(col, s.column(main, col, side=s.box()))

        def more(q: Query, *_: object) -> str:
            k = num(q.get("page"))
            return lis(parts[k - 1]) if 1 <= k <= len(parts) else ""

        s.route("/jyta/more", more)
        urls = [f"{s.root}/jyta/more?page={k}" for k in range(2, len(parts) + 2)]
        return finish(s, [s.root + col, *urls], True, "the end is an empty answer")


class Cursor(Family):
    name = "a_cursor"
    facts = "A service whose answer holds the cursor of the next; null at the end; ten at a time."

    def make(self, rng: random.Random) -> MadeSite:
        s, per, col = Gov(self.name, rng), 10, "/topic/jyta/"
        docs = s.documents(many(rng, per), lambda i, d: f"/topic/jyta/a{i}", "mixed")
        marks = {f"{rng.getrandbits(64):016x}": k for k in range(per, len(docs), per)}
        back = {k: m for m, k in marks.items()}
        main = (
            '<div id="app"><ul></ul><p class="tip">上拉加载更多</p><a id="go" href="#">更多</a>'
            "</div>\n"
            "<script>\nvar next='';\nfunction load(){if(next===null)return;"
            "$.getJSON('/api/v2/topics/jyta/posts',next?{cursor:next}:{},function(r){"
            "r.items.forEach(function(p){$('#app ul').append('<li><a"
            " href=\"'+p.path+'\">'+p.headline"
            "+'</a></li>');});next=r.next;if(next===null)$('.tip').text('已经到底了');});}\n"
            "$('#go').click(function(e){e.preventDefault();load();});load();\n</script>"
        )
        s.page(col, s.column(main, col))

        def api(q: Query, *_: object) -> Answer:
            a = marks.get(q.get("cursor", ""), 0 if not q.get("cursor") else len(docs))
            rows = [
                {"headline": d.title, "path": d.path, "created": stamp(d.date)}
                for d in docs[a : a + per]
            ]
            return s.data({"items": rows, "next": back.get(a + per)})

        s.route("/api/v2/topics/jyta/posts", api)
        to = s.root + "/api/v2/topics/jyta/posts"
        return finish(
            s,
            [s.root + col, to] + [f"{to}?cursor={m}" for m in marks],
            True,
            "the last answer has no cursor",
        )


FAMILIES = [JsonGet, PostForm, JsonpOffset, FragmentMore, Cursor]
