"""Columns that a script writes: rows in document.write, and the search service of Kaipu."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, chunks, js_str
from families_fourteenth_a_0parts import Own, block, news_box, some

WRITE_JS = """
function showRow(url, title, time){
  var t = title.length > 34 ? title.substring(0, 33) + '...' : title;
  document.writeln('<li><a href="' + url + '" title="' + title + '" target="_blank">' + t + '</a>'
    + '<span>' + time.substring(0, 10) + '</span></li>');
}
"""


class WrittenRows(Family):
    name = "n_trs_written_rows"
    facts = "TRS: each row is a script with url, title, time that calls a function that writes it."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, "city")
        col = rng.choice(["/zwgk/fdzdgk/qtzdgknr/jytabl/sjyta/", "/zfxxgk/fdzdgknr/jytabl/"])
        per, n = some(rng, 15, 20, low=1, high=5)
        docs = s.documents(n, B.trs_path(col, "shtml"), "mixed")
        parts = chunks(docs, per)
        s.js("/images/showrow.js", WRITE_JS)
        s.js("/images/fy.js", B.CREATE_PAGE_JS)
        urls = []
        for k, part in enumerate(parts):
            page = col + ("index.shtml" if k == 0 else f"index_{k}.shtml")
            rows = "\n".join(
                f'<script>\nvar url="{s.href(d.path, page, "rel")}";\n'
                f"var title={js_str(d.title)};\n"
                f'var time="{d.date:%Y-%m-%d} 09:{i:02d}:00";\n'
                "showRow(url, title, time);\n</script>"
                for i, d in enumerate(part)
            )
            call = f'createPageHTML({len(parts)}, {k}, "index", "shtml");'
            pager = f'<div class="fy"><script>{call}</script></div>'
            main = block("建议提案办理", f'<ul class="articleList">{rows}</ul>', pager)
            head = '<script src="/images/showrow.js"></script><script src="/images/fy.js"></script>'
            s.page(page, s.shell("建议提案办理", main, page, head=head, side=news_box(s)))
            urls.append(s.root + (col if k == 0 else page))
        return s.done([s.root + col], urls, True, "")


SEARCH_JS = """
var channel = document.querySelector('meta[name="channelId"]').getAttribute('content');
function getList(page){
  var url = '/common/search/' + channel + '?sort=publishedTime&_isAgg=false&_isJson=true'
    + '&_pageSize=' + PAGE_SIZE + '&_template=index&_rangeTimeGte=&_channelName=&page=' + page;
  var x = new XMLHttpRequest();
  x.open('GET', url);
  x.onload = function(){
    var d = JSON.parse(x.responseText).data, h = '', p = '';
    for(var i = 0; i < d.results.length; i++){
      var r = d.results[i];
      h += '<li><a href="' + r.url + '" target="_blank" title="' + r.title + '">' + r.title
        + '</a><span>' + r.publishedTimeStr.substring(0, 10) + '</span></li>';
    }
    document.getElementById('body').innerHTML = h;
    var pages = Math.ceil(d.total / d.rows);
    for(var k = 1; k <= pages; k++)
      p += k == d.page ? '<b>' + k + '</b>'
        : '<a href="javascript:getList(' + k + ')">' + k + '</a>';
    document.getElementById('page_div').innerHTML = p + '<em>\\u5171 ' + d.total + ' \\u6761</em>';
  };
  x.send();
}
getList(1);
"""


class KaipuSearch(Family):
    name = "n_kaipu_search"
    facts = "Kaipu: an empty ul; a script asks /common/search/CHANNEL with the meta's channelId."

    def make(self, rng: random.Random) -> MadeSite:
        s = Own(self.name, rng, rng.choice(["province", "state"]))
        site, cat = rng.choice(["hbt", "wjw", "xxgk"]), f"c{rng.randint(100100, 119990)}"
        page = f"/{site}/{cat}/{rng.choice(['zfxxgk_list', 'jyta', 'list'])}.shtml"
        per, n = some(rng, 15, 20, low=1, high=6)
        docs = s.documents(n, B.kaipu_path(site, cat), "mixed")
        channel = f"{rng.getrandbits(128):032x}"
        api = f"/common/search/{channel}"

        def answer(q, method, body, raw):
            size, k = int(q.get("_pageSize") or 20), int(q.get("page") or 1)
            results = [
                {
                    "manuscriptId": d.id,
                    "title": d.title,
                    "subTitle": "",
                    "url": d.path,
                    "publishedTimeStr": f"{d.date:%Y-%m-%d} 10:20:00",
                    "channelName": "建议提案",
                    "domainMetaList": [],
                }
                for d in docs[(k - 1) * size : k * size]
            ]
            data = {"total": n, "page": k, "rows": size, "results": results}
            return s.data({"status": 200, "msg": "OK", "data": data})

        s.route(api, answer)
        head = (
            f'<meta name="channelId" content="{channel}">'
            '<meta name="ColumnName" content="建议提案">'
        )
        script = SEARCH_JS.replace("PAGE_SIZE", str(per)).strip()
        main = block(
            "建议提案",
            '<ul id="body" class="list"></ul>',
            f'<div id="page_div"></div><script>\n{script}\n</script>',
        )
        url = s.page(page, s.shell("建议提案", main, page, head=head))
        query = "?sort=publishedTime&_isAgg=false&_isJson=true&_pageSize={}&_template=index"
        more = "&_rangeTimeGte=&_channelName=&page={}"
        calls = [
            s.root + api + (query + more).format(per, k)
            for k in range(1, len(chunks(docs, per)) + 1)
        ]
        return s.done([url], [url, *calls], True, "")


FAMILIES = [WrittenRows, KaipuSearch]
