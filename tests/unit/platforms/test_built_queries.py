"""Requests whose address or data a script joins by calls: none of these pages gave a row before."""

import pytest

from crawlers.page import Page
from crawlers.platforms.lists.hints.candidates import hints_of

ROOT = "http://jyj.example.gov.cn"
ASKED = {
    "Babel's concat": (
        '$.get("/api/list?cat=".concat(7,"&page=").concat(p),draw)',
        "/api/list?cat=7&page={n}",
    ),
    "a list that is joined": ("$.get(['/api/list?page=',p].join(''),draw)", "/api/list?page={n}"),
    "a coded address": ("var u=atob('L2FwaS9saXN0P3BhZ2U9');$.get(u+p,draw)", "/api/list?page={n}"),
    "an object that is extended": (
        "var q={cat:'7'};$.get('/api/list',$.extend({},q,{page:p}),draw)",
        "/api/list?cat=7&page={n}",
    ),
    "an object that is assigned": (
        "var q={cat:'7'};$.get('/api/list',Object.assign({},q,{page:p}),draw)",
        "/api/list?cat=7&page={n}",
    ),
    "a query in a sum": (
        "fetch('/api/list?'+new URLSearchParams({cat:'7',page:p})).then(draw)",
        "/api/list?cat=7&page={n}",
    ),
    "a body with a name": (
        "var d='cat=7&page='+p;var x=new XMLHttpRequest();x.open('POST','/api/list');x.send(d)",
        "/api/list#cat=7&page={n}",
    ),
    "an axios of the site": (
        "const http=axios.create({baseURL:'/api'});http.get('/list',{params:{page:p}}).then(draw)",
        "/api/list?page={n}",
    ),
    "a load with data": ("$('#l').load('/api/list',{page:p})", "/api/list#page={n}"),
    "a counter by a sum": (
        "var page=1;page=page+1;$.get('/api/list-'+page+'.json',draw)",
        "/api/list-{n}.json",
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_a_script_joins_is_asked_for(name: str) -> None:
    call, wanted = ASKED[name]
    body = f"<html><body><script>function load(p){{{call}}}load(1)</script></body></html>"
    page = Page(f"{ROOT}/jyta/", body.encode(), headers={"content-type": "text/html"})
    assert ROOT + wanted in [rule.template for rule in hints_of(page, 0, None).rules]


@pytest.mark.parametrize(
    ("query", "lacks"),
    [("cat=&page={n}", True), ("keyword=&startDate=&page={n}", False), ("cat=7&page={n}", False)],
)
def test_an_empty_value_may_be_that_of_the_column(query: str, lacks: bool) -> None:
    call = f"$.get('/api/list?{query.replace('{n}', chr(39) + '+p')},draw)"
    body = f"<html><body><script>function load(p){{{call}}}load(1)</script></body></html>"
    page = Page(f"{ROOT}/jyta/", body.encode(), headers={"content-type": "text/html"})
    [rule] = [r for r in hints_of(page, 0, None).rules if "/api/list" in r.template]
    assert rule.lacks_column == lacks
