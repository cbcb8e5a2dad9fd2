"""Lists by services: files read while scrolling, JSONP, a catalogue query that answers XML."""

from __future__ import annotations

import json
import random

import families_base as B
from families_base import Family, MadeSite, Site, esc
from families_ninth_b_0parts import amount, block, number, others, small_jquery

PAGINATOR_JS = """/* bootstrap-paginator.js v1.0.2 (shortened) */
$.fn.bootstrapPaginator = function(o){
  var q = this, h = "", cur = o.currentPage, all = o.totalPages;
  function li(p, t){ return p == cur ? "<li class='active'><a>" + t + "</a></li>"
    : "<li><a data-page='" + p + "' href='javascript:void(0)'>" + t + "</a></li>"; }
  if(cur > 1) h += li(1, "&lt;&lt;") + li(cur - 1, "&lt;");
  var low = Math.max(1, Math.min(cur - 2, all - o.numberOfPages + 1));
  for(var i = low; i < low + o.numberOfPages && i <= all; i++) h += li(i, i);
  if(cur < all) h += li(cur + 1, "&gt;") + li(all, "&gt;&gt;");
  q.html(h);
  q.el.onclick = function(e){ var p = e.target.getAttribute("data-page");
    if(p) o.onPageClicked(e, e, "page", +p); };
  return q;
};
"""


class Endless(Family):
    name = "n_b_endless_static_json"
    facts = "A phone-like page reads list_1.json … while it is scrolled; hasNext ends it."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        col, per = rng.choice(["/m/jyta/", "/wap/jytabl/"]), rng.choice([8, 10, 12])
        docs = s.documents(amount(rng, per, 80), B.plain_path(col + "detail/"), "mixed")
        parts, urls = B.chunks(docs, per), []
        for k, part in enumerate(parts, 1):
            path = f"{col}data/list_{k}.json"
            items = [{"t": d.title, "u": f"detail/{d.id}.html", "d": f"{d.date}"} for d in part]
            s.static[path] = s.data({"page": k, "hasNext": k < len(parts), "list": items})
            urls.append(s.root + path)
        script = (
            "<script>\nvar pageNo = 0, busy = false, hasNext = true;\nfunction loadNext(){\n"
            "  if(busy || !hasNext) return;\n  busy = true; pageNo++;\n"
            "  fetch('data/list_' + pageNo + '.json').then(function(r){ return r.json(); })"
            ".then(function(res){\n    var h = '';\n    res.list.forEach(function(x){\n"
            "      h += '<li><a href=\"' + x.u + '\">' + x.t + '</a><time>' + x.d + '</time></li>';"
            "\n    });\n    document.getElementById('list').insertAdjacentHTML('beforeend', h);\n"
            "    hasNext = res.hasNext; busy = false;\n    document.getElementById('tip')"
            ".textContent = hasNext ? '上拉加载更多' : '已经到底了';\n  });\n}\n"
            "window.addEventListener('scroll', function(){\n  if(window.innerHeight + "
            "window.scrollY >= document.body.scrollHeight - 80) loadNext();\n});\n"
            "loadNext();\n</script>"
        )
        main = block("建议提案", '<ul id="list"></ul>', f'<p id="tip">加载中</p>{script}')
        page = col + "index.html"
        start = s.page(page, s.shell("建议提案", main, page))
        return s.done([start], [start, *urls], True, "")


class Jsonp(Family):
    name = "n_b_jsonp_callback"
    facts = "JSONP and bootstrap-paginator: the answer calls showArticles({total, pages, items})."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        node, per = rng.randint(3000, 9900), rng.choice([15, 20])
        docs = s.documents(amount(rng, per), lambda i, d: f"/content/{d:%Y/%m}/{i}.shtml", "cppcc")
        api = "/service/rest/articles"

        def answer(q: dict, method: str, body: bytes, raw: str):
            own = docs if q.get("nodeId") == str(node) else []
            k = max(number(q, "pageNo"), 1)
            items = [
                {"title": d.title, "href": d.path, "time": f"{d.date:%Y/%m/%d}"}
                for d in own[(k - 1) * per : k * per]
            ]
            data = {"total": len(own), "pages": -(-len(own) // per), "pageNo": k, "items": items}
            text = json.dumps(data, ensure_ascii=False)
            name = q.get("callback", "")
            if name.isidentifier():
                return s.data(f"{name}({text});", "application/javascript;charset=utf-8")
            return s.data(text)

        s.route(api, answer)
        script = (
            f"<script>\nvar nodeId = {node};\nfunction showArticles(d){{\n  var h = '';\n"
            "  for(var i = 0; i < d.items.length; i++)\n    h += '<li><a href=\"' + "
            "d.items[i].href + '\">' + d.items[i].title + '</a>' + d.items[i].time + '</li>';\n"
            "  $('#arts').html(h);\n  $('#num').text('共' + d.total + '条');\n"
            "  if(d.pages > 1) $('#pages').bootstrapPaginator({\n"
            "    currentPage: d.pageNo, totalPages: d.pages, numberOfPages: 5,\n"
            "    onPageClicked: function(e, origin, type, page){ ask(page); }\n  });\n"
            "}\nfunction ask(n){\n"
            "  var sc = document.createElement('script');\n"
            f"  sc.src = '{api}?nodeId=' + nodeId + '&pageNo=' + n + '&callback=showArticles';\n"
            "  document.body.appendChild(sc);\n}\nask(1);\n</script>"
        )
        head = small_jquery(s, "/lib/jquery/jquery.min.js")
        s.js("/lib/bootstrap-paginator.min.js", PAGINATOR_JS)
        head += '<script src="/lib/bootstrap-paginator.min.js"></script>'
        pages = f'<span id="num"></span><ul id="pages" class="pagination"></ul>{script}'
        main = block("委员提案", '<ul id="arts"></ul>', pages)
        page = rng.choice(["/zxta/index.shtml", "/gk/tian.shtml"])
        start = s.page(page, s.shell("委员提案", main, page, side=others(s), head=head))
        ask = f"{s.root}{api}?nodeId={node}&pageNo="
        count = -(-len(docs) // per)
        urls = [f"{ask}{k}&callback=showArticles" for k in range(1, count + 1)]
        return s.done([start], [start, *urls], True, "")


class XmlQuery(Family):
    name = "n_b_catalogue_xml_query"
    facts = "Open-government catalogue: the subject tree asks a servlet that answers XML by pages."

    def make(self, rng: random.Random) -> MadeSite:
        s = Site(self.name, rng)
        per, code = rng.choice([10, 15, 20]), f"B{rng.randint(10, 99)}{rng.randint(10, 99)}"
        docs = s.documents(amount(rng, per, 110), lambda i, d: f"/xxgk/doc/{i}.html", "mixed")
        others_ = {"B0101": "机构设置", "B0205": "统计信息"}
        has = {c: s.news(rng.randint(2, 6), folder=f"/xxgk/doc/{c}/") for c in others_}
        has[code] = docs
        count = -(-len(docs) // per)
        more = rng.choice([0, 0, 0, 2, 4])
        if -(-(len(docs) + more) // per) != count:
            more = 0
        api = "/xxgk/servlet/query"

        def answer(q: dict, method: str, body: bytes, raw: str):
            own, k = has.get(q.get("catalog", ""), []), max(number(q, "pn"), 1)
            n = min(max(number(q, "ps", per), 1), 50)
            total = len(own) + (more if own is docs else 0)
            rows = "".join(
                f"<doc><index>{d.id}</index><title><![CDATA[{d.title}]]></title>"
                f"<url>{d.path}</url><pubdate>{d.date}</pubdate></doc>"
                for d in own[(k - 1) * n : k * n]
            )
            head = '<?xml version="1.0" encoding="UTF-8"?>'
            top = f'<result total="{total}" pages="{-(-total // n)}" pn="{k}">'
            return s.data(f"{head}{top}{rows}</result>", "text/xml;charset=UTF-8")

        s.route(api, answer)
        tree = "".join(
            f"<li><a href=\"javascript:query('{c}',1)\">{esc(w)}</a></li>"
            for c, w in [*others_.items(), (code, "建议提案办理")]
        )
        script = (
            "<script>\nfunction query(catalog, pn){\n  $.ajax({ url: '"
            f"{api}', type: 'GET', dataType: 'xml',\n    data: {{ catalog: catalog, pn: pn, ps: "
            f"{per} }},\n    success: function(xml){{\n      var h = '', p = '', r = "
            "xml.documentElement;\n      var list = r.getElementsByTagName('doc');\n"
            "      function v(d, t){ return d.getElementsByTagName(t)[0].textContent; }\n"
            "      for(var i = 0; i < list.length; i++)\n        h += '<tr><td>' + "
            "v(list[i], 'index') + '</td><td><a href=\"' + v(list[i], 'url') + '\">' +\n"
            "          v(list[i], 'title') + '</a></td><td>' + v(list[i], 'pubdate') + "
            "'</td></tr>';\n      for(i = 1; i <= +r.getAttribute('pages'); i++)\n"
            "        p += '<a href=\"javascript:query(\\'' + catalog + '\\',' + i + ')\">' + i + "
            "'</a> ';\n      $('#docs').html(h);\n      $('#pager').html('共' + "
            "r.getAttribute('total') + '条 ' + p);\n    } });\n}\n"
            f"query('{code}', 1);\n</script>"
        )
        page = rng.choice(["/xxgk/jyta.html", "/xxgkml/jytabl/index.html"])
        main = block(
            "建议提案办理", '<table id="docs"></table>', f'<span id="pager"></span>{script}'
        )
        side = f'<ul class="tree">{tree}</ul>' + others(s, "公开指南更新", 2)
        head = small_jquery(s, "/xxgk/js/jquery.js")
        start = s.page(page, s.shell("建议提案办理", main, page, side=side, head=head))
        urls = [f"{s.root}{api}?catalog={code}&pn={k}&ps={per}" for k in range(1, count + 1)]
        note = "the service's total is above its rows" if more else ""
        return s.done([start], [start, *urls], not more, note)


FAMILIES = [Endless, Jsonp, XmlQuery]
