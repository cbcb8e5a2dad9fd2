"""The catalogue platform of Guangdong: one page with a tree of categories in a script, and a
service that answers a category with its articles, a hundred a page (pages 0 and 1 are the same)."""

import json
import re
from urllib.parse import parse_qs

from replica.site import Answer
from second import looks, words
from second.services import answer
from second.site import Row, Second

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>{place}政府信息公开平台</title></head>
<body><div id="app"></div><ul id="tree"></ul><div id="list"></div><script>
window._CONFIG={config};
(function(){{var C=window._CONFIG,h='';function w(n){{h+='<li><a href="/gkmlpt/index#'+n.id+'">'+
n.name+'</a></li>';n.children.forEach(w)}}C.TREE.forEach(w);document.getElementById('tree').innerHTML=h;
function go(){{var id=location.hash.slice(1);if(!id)return;var x=new XMLHttpRequest();x.open('GET',
'/gkmlpt/api/all/'+id+'?page=1&sid='+C.SID);x.onload=function(){{document.getElementById('list')
.innerHTML=JSON.parse(x.responseText).articles.map(function(a){{return '<p><a href="'+a.url+'">'+
a.title+'</a> '+a.date+'</p>'}}).join('')}};x.send()}}window.onhashchange=go;go()}})();
</script></body></html>"""
AT = "/gkmlpt/index"
Entry = tuple[int, str, int, list[Row]]
"""Number, label, number above, rows."""


def catalogue(p: Second, shape: str) -> str:
    """Write the catalogue and its gold; the path of its page."""
    entries: list[Entry] = []
    top = _entry(p, entries, "法定主动公开内容", 0, "")
    for label in p.rng.sample(words.PLAIN, 8):
        _entry(p, entries, label, p.pick("0", str(top)), "plain")
    _entry(p, entries, p.pick("建议提案征集", "意见征集"), str(top), "friend")
    label = p.weighed(words.COLUMN)
    if shape == "mixed":
        _gold(p, _entry(p, entries, label, str(top), "mixed"), "mixed")
    else:
        up = _entry(p, entries, label, str(top), "")
        for name, side in ((p.pick("人大建议", "人大代表建议"), "npc"), ("政协提案", "cppcc")):
            _gold(p, _entry(p, entries, name, str(up), side), side, up)
    sid = str(700000 + p.seed)
    p.traits["sid"] = sid
    config = {"SID": sid, "SITE": p.place, "TREE": _tree(entries, 0)}
    p.pages[AT] = PAGE.format(place=p.place, config=json.dumps(config, ensure_ascii=False))
    p.pages["/gkmlpt/"] = p.pages[AT]
    for number, name, _, _ in entries:
        p.sees(AT, f"{AT}#{number}")
        p.labels[f"{AT}#{number}"] = name
    rows = {number: found for number, _, _, found in entries}

    def service(portal: Second, found: re.Match[str], form: str) -> Answer:
        page = max(int(parse_qs(found[2] or "").get("page", ["1"])[0]), 1)
        listed = rows.get(int(found[1]), [])
        return answer({"classify": {"id": int(found[1]), "post_count": len(listed)}, "articles": [
            {"id": i, "title": t, "url": p.address(to), "post_url": p.address(to), "date": day,
             "display_publish_time": f"{day} 10:10:00", "publisher": p.place, "document_number": ""}
            for i, (t, to, day) in enumerate(listed[(page - 1) * 100 : page * 100])
        ]})  # fmt: skip

    p.live.append((r"/gkmlpt/api/all/(\d+)(?:\?(.*))?", service))
    return AT


def _entry(p: Second, entries: list[Entry], label: str, above: int | str, what: str) -> int:
    """A category and its articles; its number."""
    number, rows = p.number(2, 60) % 90000 + 5000, []
    for _ in range(p.rng.randint(6, 12) if what else 0):
        if what == "plain":
            title = words.news(p.rng, p.place)
        elif what == "friend":
            title = words.friend(p.rng, label, p.place)
        else:
            title = words.reply(p.rng, what)
        day = f"{p.rng.randint(2020, 2026)}-{p.rng.randint(1, 11):02d}-{p.rng.randint(1, 28):02d}"
        to = f"/gkmlpt/content/{p.number() // 10**6}/{p.number() % 10**4}/post_{p.number()}.html"
        p.articles[to] = (title, ())
        p.pages[to] = looks.article(p, title, day, what not in ("plain", "friend"), p.tree, to)
        rows.append((title, to, day))
    rows.sort(key=lambda row: row[2], reverse=True)
    entries.append((number, label, int(above), rows))
    return number


def _tree(entries: list[Entry], above: int) -> list[dict[str, object]]:
    return [
        {"id": n, "name": name, "parent": above, "jump_url": "", "post_count": len(rows),
         "children": _tree(entries, n)}
        for n, name, up, rows in entries if up == above
    ]  # fmt: skip


def _gold(p: Second, number: int, side: str, above: int = 0) -> None:
    """The list of a category: its place on the page, or the service's address."""
    sid, base = 700000 + p.seed, f"/gkmlpt/api/all/{number}"
    asked = (f"{base}?page=1&sid={sid}", f"{base}?sid={sid}&page=1", f"{base}?sid={sid}", base)
    more = [(one, side) for one in asked[1:]]
    also = (f"{AT}#{above}",) if above else ()
    p.note(side, asked[0], *more, (f"{AT}#{number}", side), also=also)
