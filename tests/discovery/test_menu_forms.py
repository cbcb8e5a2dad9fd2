"""Menus and children of columns in forms that few portals have, a small portal each."""

import pytest
from looking import looked_at
from unseen.base import Unseen

FRAME = "<ul><li><a href='/xw/'>新闻中心</a></li><li><a href='/fw/'>办事服务</a></li></ul>"
RECORDS = "[{'cid':31,'mc':'财政信息'},{'cid':32,'mc':'人大代表建议'},{'cid':33,'mc':'政协提案'}]"
DATA = RECORDS.replace("'", '"')
ORGANS = {"a1": "县教育局", "a2": "县财政局", "a3": "县供销社", "a4": "城关镇人民政府"}


def rows(title: str) -> str:
    items = (
        f"<li><a href='./20240{i}/t20240{i}01_{len(title)}{i}.html'>{title.format(i)}</a>"
        f"<span>2024-0{i}-01</span></li>"
        for i in range(1, 9)
    )
    return f"<ul>{''.join(items)}</ul>"


NPC, CPPCC = (
    rows("关于市十七届人大三次会议第{}号建议的答复"),
    rows("关于市政协十四届三次会议第{}号提案的答复"),
)
PAPERS = rows("关于尽快解决第{}类问题的提案")
PAIR = {"/lm/32.html": NPC, "/lm/33.html": CPPCC}
CHILDREN = {"/c2/": NPC, "/c3/": CPPCC}
OF_ORGANS = {
    **{
        f"/public/{code}/index.html": f"<h2>{name}</h2><a href='jyta.html'>建议提案</a>"
        for code, name in ORGANS.items()
    },
    **{f"/public/{code}/jyta.html": NPC for code in ORGANS},
}


def column(children: str) -> dict[str, str]:
    """A column below the home page with links to its children."""
    return {"/": "<a href='/c1/'>五、建议提案办理（16）</a>", "/c1/": children, **CHILDREN}


def menu(script: str) -> str:
    return f"<div id='m'></div><script>{script}</script>"


FORMS = {
    "a service with ids": {
        "/": menu(
            "fetch('/api/columns?site=3').then(r=>r.json()).then(d=>d.forEach(c=>{m.innerHTML+="
            "'<a href=\"/lm/'+c.cid+'.html\">'+c.mc+'</a>'}))"
        ),
        "/api/columns?site=3": DATA,
        **PAIR,
    },
    "a template of the page": {
        "/": "<a v-for='m in menus' :href=\"'/lm/'+m.cid+'.html'\">{{m.mc}}</a>"
        f"<script>new Vue({{data:{{menus:{RECORDS}}}}})</script>",
        **PAIR,
    },
    "elements of a file": {
        "/": menu("$.get('/xml/menu.xml',draw)"),
        "/xml/menu.xml": '<?xml version="1.0"?><m><i><mc>人大代表建议</mc><dz>/lm/32.html</dz></i>'
        "<i><mc><![CDATA[政协提案]]></mc><dz>/lm/33.html</dz></i></m>",
        **PAIR,
    },
    "rows of an array": {
        "/": menu("var a=[['人大代表建议','./lm/32.html'],['政协提案','./lm/33.html']]"),
        **PAIR,
    },
    "a script relative to its page": {
        "/": "<a href='/zw/'>政务公开</a>",
        "/zw/": "<script src='/js/m.js'></script>",
        "/js/m.js": "document.write('<a href=\"../lm/32.html\">人大代表建议</a>"
        "<a href=\"../lm/33.html\">政协提案</a>')",
        **PAIR,
    },
    "calls with a number": {
        "/": "<script>function to(id){location.href='/lm/'+id+'.html'}</script>"
        "<a href=\"javascript:to('32')\">人大代表建议</a><a onclick=\"to('33')\">政协提案</a>",
        **PAIR,
    },
    "numbers of elements": {
        "/": "<li data-id='32'>人大代表建议</li><li data-id='33'>政协提案</li><script>"
        "$('li').click(function(){location.href='/lm/'+$(this).data('id')+'.html'})</script>",
        **PAIR,
    },
    "a choice of organs": {
        "/": "<a href='/bm/'>部门信息公开</a>",
        "/bm/": "<select onchange=\"location.href='/public/'+this.value+'/index.html'\">"
        + "".join(f"<option value='{code}'>{name}</option>" for code, name in ORGANS.items())
        + "</select>",
        **OF_ORGANS,
    },
    "organs over pages": {
        "/": "<a href='/bm/'>部门信息公开</a>",
        "/bm/": "<a href='/public/a1/index.html'>县教育局</a><a href='/bm/2.html'>下一页</a>",
        "/bm/2.html": "".join(
            f"<a href='/public/{code}/index.html'>{name}</a>" for code, name in ORGANS.items()
        ),
        **OF_ORGANS,
    },
    "counts and numbers": column(
        "<a href='/c2/'>（一）人大代表（8）</a><a href='/c3/'>政协委员（8）</a>"
    ),
    "children of any name": column("<a href='/c2/'>主办件</a><a href='/c3/'>会办件</a>"),
    "titles of papers": {
        "/": "<a href='/c1/'>建议提案答复</a><a href='/c2/'>优秀提案</a>",
        "/c1/": PAPERS,
        "/c2/": f"{PAPERS}<p>提案选登</p>",
    },
    "a letterbox beside it": {
        "/": "<a href='/hd/'>群众建议回复</a><a href='/c1/'>建议提案</a>",
        "/hd/": rows("关于增设第{}条公交线路的建议的答复"),
        "/c1/": NPC,
    },
    "organs of a column": column("<a href='/c2/'>县教育局</a><a href='/c3/'>县政府办</a>"),
    "children by body": column("<a href='/c2/'>县人大答复</a><a href='/c3/'>县政协答复</a>"),
    "tiles without words": {
        "/": "<a href='/zt/'>2026年全国两会</a>",
        "/zt/": "<a href='/zt/rd/'><img src='1.png'></a><a href='/zt/zx/'><img src='2.png'></a>",
        "/zt/rd/": NPC,
        "/zt/zx/": CPPCC,
    },
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_lists_behind_a_menu_are_found(form: str) -> None:
    site = Unseen(f"form-{list(FORMS).index(form)}", 1)
    pages = FORMS[form]
    for path, text in pages.items():
        bare = path.startswith(("/api/", "/xml/", "/js/"))
        site.pages[path] = text if bare else f"<html><body>{text}{FRAME}</body></html>"
    state = looked_at(site)
    found = {url.split("localhost", 1)[1] for one in state.lists for url in one.addresses}
    assert found == {path for path, text in pages.items() if text in (NPC, CPPCC, PAPERS)}, (
        state.looked
    )
