"""Tables of libraries and templates of addresses: what their options and scripts say, in the forms
that the libraries' documents show."""

import pytest

from crawlers.page import Page
from crawlers.platforms.lists.hints.expressions import Scripts
from crawlers.platforms.lists.hints.grids import library_rules
from crawlers.platforms.lists.hints.places import placed, places_of
from crawlers.platforms.model import ListRow

AT = "http://a.gov.cn/jyta/"


def page_of(markup: str) -> Page:
    return Page(AT, f"<html><body>{markup}</body></html>".encode())


@pytest.mark.parametrize(
    ("markup", "second"),
    [
        (
            "<script>layui.table.render({url:'/l', limit:15, where:{cat:7}})</script>",
            "http://a.gov.cn/l?cat=7&page=2&limit=15",
        ),
        (
            "<script>table.render({url:'/l',request:{pageName:'curr',limitName:'n'}})</script>",
            "http://a.gov.cn/l?curr=2&n=10",
        ),
        (
            """<table class="layui-table" lay-data="{url:'/l', page:true, limit:20}"></table>""",
            "http://a.gov.cn/l?page=2&limit=20",
        ),
        (
            "<script>$('#g').datagrid({url:'l.do',pageSize:30,queryParams:{c:'x'}})</script>",
            "http://a.gov.cn/jyta/l.do#c=x&page=2&rows=30",
        ),
        (
            """<table class="easyui-datagrid" data-options="url:'/l',method:'get'"></table>""",
            "http://a.gov.cn/l?page=2&rows=10",
        ),
        (
            """<div class="mini-datagrid" url="/l.ashx" pageSize="12"></div>""",
            "http://a.gov.cn/l.ashx#pageIndex=2&pageSize=12",
        ),
        (
            "<script>$('#t').bootstrapTable({url:'/l',pageSize:25,queryParams:function(p){"
            "return {pageNo:p.offset/p.limit+1,size:p.limit,cid:'9'};}})</script>",
            "http://a.gov.cn/l?pageNo=2&size=25&cid=9",
        ),
        (
            """<table data-toggle="table" data-url="/l" data-page-size="5"></table>""",
            "http://a.gov.cn/l?offset=5&limit=5",
        ),
        (
            "<script>$('#t').DataTable({serverSide:true,pageLength:20,ajax:{url:'/l',type:'POST',"
            "data:function(d){d.lm='j';}}})</script>",
            "http://a.gov.cn/l#draw=1&start=20&length=20&lm=j",
        ),
        (
            "<script>$('#g').jqGrid({url:'/l',mtype:'POST',postData:{a:1}})</script>",
            "http://a.gov.cn/l#a=1&page=2&rows=20",
        ),
    ],
)
def test_what_a_table_asks_for(markup: str, second: str) -> None:
    scripts = Scripts.of(page_of(markup), "", 15)
    assert [rule.ask(2).key for rule in library_rules(scripts)] == [second]


@pytest.mark.parametrize(
    "markup",
    [
        "<script type='text/html'><a href=\"/d/{{ d.id }}.html\">{{d.title}}</a></script>",
        "<li v-for='r in rows'><a :href=\"'/d/' + r.id + '.html'\">{{ r.title }}</a></li>",
        "<li v-for='r in rows'><a :href='`/d/${r.id}.html`'>{{ r.title }}</a></li>",
        "<script>h += '<a href=\"/d/' + row.id + '.html\">' + row.title + '</a>';</script>",
        "<script>function view(id){ window.open('/d/' + id + '.html'); }</script>"
        "<a onclick=\"view('{{item.id}}')\">{{item.title}}</a>",
    ],
)
def test_where_a_row_without_an_address_leads(markup: str) -> None:
    row = ListRow("", "关于第1号建议的答复", record={"id": "77", "title": "关于第1号建议的答复"})
    places = places_of(page_of(markup))
    assert [r.url for r in placed([row], AT, places)] == ["http://a.gov.cn/d/77.html"]


def test_a_record_without_the_field_gets_no_address() -> None:
    places = places_of(page_of("<script>h = '<a href=\"/d/' + row.slug + '\">';</script>"))
    assert placed([ListRow("", "关于第1号建议的答复", record={"id": "7"})], AT, places) == []
