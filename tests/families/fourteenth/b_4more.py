"""A column that grows by a button."""

from __future__ import annotations

import random

import families_base as B
from families_base import Family, MadeSite, chunks, esc
from families_fourteenth_b_0parts import Place, box, size

MORE_JS = """
var page = 1;
function more(){
  var x = new XMLHttpRequest();
  page = page + 1;
  x.open('POST', '/api-ajax_list-' + page + '.html');
  x.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
  x.onload = function(){
    var r = JSON.parse(x.responseText), h = '';
    for(var i = 0; i < r.data.length; i++)
      h += '<li><a href="' + r.data[i].url + '" target="_blank">' + r.data[i].title + '</a><span>'
        + r.data[i].inputtime + '</span></li>';
    document.getElementById('list').insertAdjacentHTML('beforeend', h);
    if(page >= r.pages) document.getElementById('more').style.display = 'none';
  };
  x.send('catid=CAT&siteid=1&pagesize=SIZE');
}
"""


class AjaxMore(Family):
    name = "n_ajax_load_more"
    facts = (
        "A first page of rows and 加载更多: POST /api-ajax_list-2.html with catid, JSON with pages."
    )

    def make(self, rng: random.Random) -> MadeSite:
        s = Place(self.name, rng, charset="utf-8")
        cat, col = rng.randint(20, 990), rng.choice(["/jytabl/", "/list-jyta/"])
        per, n = size(rng, 8, 10, 15, low=2, high=6)
        docs = s.documents(n, B.plain_path(f"/content-{cat}-"), "mixed")
        parts = chunks(docs, per)

        def answer(k: int):
            def fn(q, method, body, raw):
                if s.form(body).get("catid") != str(cat):
                    return s.data({"status": 0, "total": 0, "pages": 0, "data": []})
                data = [
                    {"id": d.id, "title": d.title, "url": d.path, "inputtime": f"{d.date:%Y-%m-%d}"}
                    for d in parts[k]
                ]
                return s.data({"status": 1, "total": n, "pages": len(parts), "data": data})

            return fn

        for k in range(len(parts)):
            s.route(f"/api-ajax_list-{k + 1}.html", answer(k))
        first = "".join(
            f'<li><a href="{d.path}" target="_blank">{esc(d.title)}</a>'
            f"<span>{d.date:%Y-%m-%d}</span></li>"
            for d in parts[0]
        )
        script = MORE_JS.strip().replace("CAT", str(cat)).replace("SIZE", str(per))
        button = '<a id="more" href="javascript:;" onclick="more()">加载更多</a>'
        pager = f"{button}<script>\n{script}\n</script>"
        main = box("建议提案办理结果", f'<ul id="list">{first}</ul>', pager)
        url = s.page(col, s.shell("建议提案办理结果", main, col))
        ks = range(2, len(parts) + 1)
        body = f"catid={cat}&siteid=1&pagesize={per}".encode()
        calls = [f"{s.root}/api-ajax_list-{k}.html" for k in ks]
        return s.done([url], [url, *calls], True, "", [None, *(body for _ in ks)])


FAMILIES = [AjaxMore]
