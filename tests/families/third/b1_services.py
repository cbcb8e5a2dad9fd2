"""Lists that come from data files, services, posts and cursors."""

import json

import families_base as B
from families_base import Family, Site, chunks, per_page, rows_any, spread


def number(text, default=1):
    return int(text) if text and str(text).lstrip("-").isdigit() else default


def record(rng):
    """Names of a record's title, address, date and key."""
    names = rng.choice(
        [
            ("title", "url", "date", "id"),
            ("docTitle", "docUrl", "pubTime", "docId"),
            ("bt", "lj", "fbsj", "bh"),
            ("NAME", "LINK", "RELEASE_DATE", "ID"),
            ("articleTitle", "articleUrl", "publishTime", "articleId"),
        ]
    )
    return lambda d: dict(zip(names, (d.title, d.path, str(d.date), d.id), strict=True)), names


class DataFile(Family):
    name = "t_data_file"
    facts = "Rows in a .js or .json file that the page's script loads; the browser cuts them into pages."

    def make(self, rng):
        s = Site(self.name, rng)
        per, col = per_page(rng, 10, 15, 20), rng.choice(["/zwgk/jyta/", "/ztzl/tabl/"])
        docs = s.documents(spread(rng, per, zero=False), B.trs_path(col), "mixed")
        row, names = record(rng)
        rows = [row(d) for d in docs]
        style, first = rng.randrange(5), rng.choice([0, per])
        if style == 0:
            s.js(col + "data.js", f"var dataList = {json.dumps(rows, ensure_ascii=False)};")
            load = "<script src='data.js'></script><script>show(dataList, 1);</script>"
        elif style == 1:
            s.static[col + "list.json"] = s.data({"list": rows})
            load = "<script>$.getJSON('list.json', function(d) { draw(d.list, 0); });</script>"
        elif style == 2:
            s.static["/data/jyta.json"] = s.data(rows)
            load = "<script>fetch('/data/jyta.json').then(r => r.json()).then(function(a) { all = a; page(1); });</script>"
        elif style == 3:
            s.static["/cache/c_302.json"] = s.data({"total": len(rows), "data": rows})
            load = "<script>var cid = 302; $.ajax({ url: '/cache/c_' + cid + '.json', dataType: 'json', success: function(r) { draw(r.data) } });</script>"
        else:
            lines = "\n".join(
                f"arr.push({{t: {B.js_str(d.title)}, u: '{d.path}', d: '{d.date}'}});" for d in docs
            )
            s.js("/js/jyta_data.js", f"var arr = [];\n{lines}")
            load = "<script src='/js/jyta_data.js'></script><script>drawPage(arr, 1)</script>"
        main = rows_any(s, docs[:first], col, rng.randrange(3)) if first else "<div id='lb'></div>"
        s.page(
            col + "index.html", s.shell("建议提案", main + "<div class='pager'></div>" + load, col)
        )
        return s.done([s.root + col], [s.root + col], True, f"style {style}, first {first}")


class Cursor(Family):
    name = "t_cursor"
    facts = "The answer names the next cursor, the next address or the last id."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, col, api = (
            per_page(rng, 10, 15),
            "/zwgk/jyta/",
            rng.choice(["/api/feed", "/app/list.do"]),
        )
        docs = s.documents(
            spread(rng, per, zero=False), B.plain_path("/zwgk/jyta/", "htm"), "mixed"
        )
        row, names = record(rng)
        parts, style, first = chunks(docs, per), rng.randrange(4), rng.choice([0, per])
        keys = {"".join(f"{ord(c) % 16:x}" for c in d.id + "zz"): i for i, d in enumerate(docs)}
        key_of = {i: k for k, i in keys.items()}
        word = ["cursor", "after", "next_token", "lastId"][style] if style != 1 else "scroll"
        ids = {d.id: i for i, d in enumerate(docs)}

        def answer(q, *_):
            at = q.get(word) or ""
            if style == 3:
                i = ids[at] + 1 if at in ids else 0 if not at or at == "0" else len(docs)
            else:
                i = keys.get(at, 0 if not at else len(docs))
            more = i + per < len(docs)
            out = {"list": [row(d) for d in docs[i : i + per]]}
            token = key_of.get(i + per)
            if style == 0:
                out |= {"nextCursor": token if more else None}
            elif style == 1:
                out |= {"next": f"{api}?ch=jyta&{word}={token}" if more else None}
            elif style == 2:
                out |= {"next_token": token if more else "", "hasMore": more}
            else:
                out |= {"hasMore": more}
            return s.data({"code": 200, "data": out})

        s.route(api, answer)
        if first:
            known = docs[per - 1].id if style == 3 and len(docs) > per else key_of.get(per, "")
            if len(docs) <= per:
                known = docs[-1].id if style == 3 else "end"
        else:
            known = "0" if style == 3 else ""
        button = "<button id='more'>加载更多</button>" if len(docs) > per or not first else ""
        script = [
            f"<script>var {word} = '{known}'; function load() {{ $.getJSON('{api}?ch=jyta&{word}=' + {word}, function(r) {{ add(r.data.list); {word} = r.data.nextCursor; }}); }} $('#more').click(load);</script>",
            f"<script>var nextUrl = '{api}?ch=jyta&{word}={known}'; function load() {{ fetch(nextUrl).then(r => r.json()).then(r => {{ add(r.data.list); nextUrl = r.data.next; }}); }}</script>",
            f"<script>var t = '{known}'; $('#more').on('click', function() {{ $.get('{api}', {{ ch: 'jyta', {word}: t }}, function(r) {{ add(r.data.list); t = r.data.next_token; }}); }});</script>",
            f"<script>var last = '{known}'; function load() {{ $.ajax({{ url: '{api}', data: {{ ch: 'jyta', {word}: last }}, success: function(r) {{ add(r.data.list); last = r.data.list[r.data.list.length - 1].{names[3]}; }} }}); }}</script>",
        ][style]
        main = (rows_any(s, docs[:per], col, 0) if first else "<ul id='lb'></ul>") + button + script
        s.page(col + "index.html", s.shell("建议提案", main, col))
        return s.done([s.root + col], [s.root + col], True, f"style {style}, first {first}")


class NewestThenMore(Family):
    name = "t_newest_more"
    facts = "A page that shows the newest N; a link elsewhere leads to the whole list."

    def make(self, rng):
        s = Site(self.name, rng)
        per, n = per_page(rng, 10, 15), rng.choice([5, 6, 8])
        docs = s.documents(
            spread(rng, per, zero=False, few=False), B.trs_path("/zwgk/ta/"), "mixed"
        )
        parts, form = chunks(docs, per), rng.randrange(3)
        whole = ["/zwgk/ta/list.html", "/more/c-88.html", "/search/list.do?channel=88"][form]
        text = rng.choice(["更多", "查看全部", "更多>>", "全部答复", "历史答复", "更多建议提案"])
        rows = rng.randrange(3)
        link = f"<a href='{whole}'>{text}</a>"
        box = rows_any(s, docs[:n], "/jyta/", rows)
        page = [
            f"<div class='hd'><h2>建议提案</h2><span>{link}</span></div>{box}",
            f"{box}<p align='right'>{link}</p>",
            f"<table><tr><td>建议提案办理</td><td>{link}</td></tr></table>{box}",
        ][rng.randrange(3)]
        s.page("/jyta/index.html", s.shell("建议提案", page, "/jyta/"))
        if form < 2:
            stem = whole.rsplit(".", 1)[0]
            name = lambda k: whole if k == 1 else f"{stem}_{k}.html"
            for k, part in enumerate(parts, 1):
                nav = "".join(
                    f"<a href='{name(j)}'>{j}</a>" for j in range(1, len(parts) + 1) if j != k
                )
                s.page(
                    name(k), s.shell("建议提案", rows_any(s, part, name(k), rows) + nav, name(k))
                )
            urls = [s.root + name(k) for k in range(1, len(parts) + 1)]
        else:

            def answer(q, *_):
                k = number(q.get("page"))
                part = parts[k - 1] if 1 <= k <= len(parts) else []
                nav = f"<a href='{whole}&page={k + 1}'>下一页</a>" if k < len(parts) else ""
                return s.shell("建议提案", rows_any(s, part, "/search/list.do", rows) + nav, whole)

            s.route("/search/list.do", answer)
            urls = [s.root + whole] + [
                f"{s.root}{whole}&page={k}" for k in range(2, len(parts) + 1)
            ]
        return s.done([s.root + "/jyta/"], [s.root + "/jyta/", *urls], True, f"form {form}, {text}")


class JsonPost(Family):
    name = "t_json_post"
    facts = "JSON got by POST with a form or a JSON body."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, col = per_page(rng, 10, 15, 20), "/xxgk/jyta/index.html"
        api = rng.choice(["/api/article/list", "/gateway/content/page", "/cms/JsonList"])
        docs = s.documents(spread(rng, per), B.plain_path("/xxgk/jyta/"), "mixed")
        row, _ = record(rng)
        parts, style = chunks(docs, per), rng.randrange(5)
        p, size = rng.choice(
            [("pageNum", "pageSize"), ("page", "limit"), ("current", "size"), ("pn", "ps")]
        )
        ch = rng.choice(["channelId", "catalogCode", "lmid"])
        total = rng.choice([True, True, False])

        def answer(q, method, body, raw):
            if method != "POST":
                return s.data({"code": 405}, "application/json")
            try:
                f = json.loads(body) if style < 3 else s.form(body)
            except ValueError:
                return s.data({"code": 400, "msg": "bad body"})
            if style == 2:
                f = {**f, **f.get("query", {})}
            if str(f.get(ch)) != "8801":
                return s.data({"code": 404, "data": []})
            k = number(str(f.get(p, 1)))
            part = parts[k - 1] if 1 <= k <= len(parts) else []
            extent = {"total": len(docs)} if total else {"hasNext": k < len(parts)}
            return s.data({"code": 0, "data": {"records": [row(d) for d in part], **extent}})

        s.route(api, answer)
        script = [
            f"function load(n) {{ fetch('{api}', {{ method: 'POST', headers: {{ 'Content-Type': 'application/json' }}, body: JSON.stringify({{ {ch}: '8801', {p}: n, {size}: {per} }}) }}).then(r => r.json()).then(draw); }} load(1);",
            f"var param = {{ \"{ch}\": 8801, \"{p}\": 1, \"{size}\": {per} }};\nfunction query() {{ $.ajax({{ url: '{api}', type: 'post', contentType: 'application/json;charset=utf-8', data: JSON.stringify(param), success: show }}); }}\nfunction to(n) {{ param.{p} = n; query(); }} query();",
            f"axios.post('{api}', {{ query: {{ {ch}: '8801' }}, {p}: this.cur, {size}: {per} }}).then(res => {{ this.rows = res.data.data.records }})",
            f"function load(n) {{ $.post('{api}', {{ {ch}: 8801, {p}: n, {size}: {per} }}, function(r) {{ draw(r.data) }}, 'json'); }} load(1);",
            f"$.ajax({{ type: 'POST', url: '{api}', data: '{ch}=8801&{p}=' + idx + '&{size}={per}', dataType: 'json', success: function(r) {{ render(r); }} }});",
        ][style]
        s.page(
            col,
            s.shell(
                "建议提案", f"<ul id='lb'></ul><div id='fy'></div><script>{script}</script>", col
            ),
        )
        return s.done([s.root + col], [s.root + col], True, f"style {style}")


class StaticThenPosts(Family):
    name = "t_static_then_posts"
    facts = "Static first page; the further pages are POSTs of a form or of a script."

    def make(self, rng):
        s = Site(self.name, rng, dialect="plain")
        per, col = per_page(rng, 10, 15), "/zwgk/tabl/"
        docs = s.documents(spread(rng, per, zero=False), B.trs_path(col), "mixed")
        parts, style, rows = chunks(docs, per), rng.randrange(3), rng.randrange(3)
        svc = rng.choice(["/zwgk/list.action", "/front/list.jsp"])
        word = rng.choice(["page", "curPage", "pager.offset", "yc"])
        n = len(parts)
        by_rows = word == "pager.offset"

        def nav(k):
            links = lambda f: "".join(
                f'<a href="javascript:{f}({j})">{j}</a>' for j in range(1, n + 1)
            )
            val = f"(n-1)*{per}" if by_rows else "n"
            if style == 0:
                return f"<form id='pf' action='{svc}' method='post'><input type='hidden' name='lm' value='66'/><input type='hidden' name='{word}' id='pv' value='{0 if by_rows else 1}'/></form>{links('go')}<script>function go(n) {{ document.getElementById('pv').value = {val}; document.getElementById('pf').submit(); }}</script>"
            if style == 1:
                return f"{links('turn')}<script>function turn(n) {{ $.post('{svc}', {{ 'lm': '66', '{word}': {val} }}, function(h) {{ $('#lb').html(h); }}); }}</script>"
            return f"{links('p')}<script>function p(n) {{ if (n == 1) {{ location.href = '{col}index.html'; return; }} var xhr = new XMLHttpRequest(); xhr.open('POST', '{svc}', true); xhr.send('lm=66&{word}=' + {val}); }}</script>"

        def answer(q, method, body, raw):
            f = s.form(body)
            if method != "POST" or f.get("lm") != "66":
                return s.missing()
            k = number(f.get(word))
            k = k // per + 1 if by_rows else k
            part = parts[k - 1] if 1 <= k <= n else []
            inner = f"<div id='lb'>{rows_any(s, part, col, rows)}</div>"
            return inner if style else s.shell("建议提案", inner + nav(k), svc)

        s.route(svc, answer)
        s.page(
            col + "index.html",
            s.shell(
                "建议提案", f"<div id='lb'>{rows_any(s, parts[0], col, rows)}</div>{nav(1)}", col
            ),
        )
        urls = [s.root + col] + [s.root + svc] * (n - 1)
        bodies = [None] + [
            f"lm=66&{word}={(k - 1) * per if by_rows else k}".encode() for k in range(2, n + 1)
        ]
        return s.done([s.root + col], urls, True, f"style {style}, {word}", bodies=bodies)


FAMILIES = [DataFile, Cursor, NewestThenMore, JsonPost, StaticThenPosts]
