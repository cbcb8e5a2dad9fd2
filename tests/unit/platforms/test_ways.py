"""A page of as many rows as a full page often has: what could lead its reader to more."""

import pytest

from crawlers.discovery.judging import draft_source
from crawlers.page import Page
from crawlers.platforms import PLATFORMS

ROWS = "".join(
    f'<li><a href="/jyta/t202405{k}_{k}77.html">关于市人大二次会议第{k}号建议的答复</a></li>'
    for k in range(10, 25)
)
URL = "https://a.gov.cn/jyta/"


def traces(beside: str) -> list[str]:
    """Signs of more beside fifteen rows."""
    page = Page(URL, f"<html><body><ul>{ROWS}</ul>{beside}</body></html>".encode())
    return PLATFORMS["trs_wcm"].list_page(draft_source(page.url), page, True).traces


@pytest.mark.parametrize(
    "beside",
    [
        "",
        "<script>var rows = [{title: '关于（一）的答复', url: '/jyta/x.html'}];</script>",
        "<script>document.writeln('2024-05-06');</script>",
        "<script>var _hmt = []; (function() { var h = document.createElement('script'); "
        "h.src = 'https://hm.baidu.com/hm.js?1'; })();</script>",
        "<script src='/js/jquery-1.9.1.min.js'></script>",
        "<a href='/jyta/'>首页</a><a href='javascript:window.print()'>打印</a>"
        "<a href='/zwgk/'>政务公开</a>",
        "<form action='/search'><input name='q'><input type='submit' value='搜索'></form>",
        "<button disabled>下一页</button>",
        "<script>function tab(i) { for (var k = 0; k < 2; k++) "
        "document.getElementById('c' + k).style.display = k == i ? 'block' : 'none'; }</script>",
        # A menu, and a postback that nothing calls.
        "<script>$.getJSON('/data/menu.json', function (d) { $('#nav').html(d); });</script>",
        "<script>function __doPostBack(t, a) { theForm.T.value = t; theForm.submit(); }</script>",
        "<div class='pagebar'>当前页：1/1 <span>首页</span> <span>下一页</span></div>",
    ],
)
def test_where_nothing_leads_on_fifteen_rows_are_the_list(beside: str) -> None:
    assert traces(beside) == []


@pytest.mark.parametrize(
    "beside",
    [
        "<script>draw(1);</script>",
        "<script>function tab(i) { document.getElementById('c').innerHTML = parts[i]; }</script>",
        "<script>function tab(i) { window['lo' + 'ad'](i); }</script>",
        "<script src='/js/list.js'></script>",
        "<script>$.get('/api/userList?page=' + page, draw);</script>",
        "<a href=\"javascript:__doPostBack('P','2')\">2</a><script>function __doPostBack(t, a) "
        "{ theForm.T.value = t; theForm.submit(); }</script>",
        "<div class='pagebar'>共三页</div>",
        "<script src='/js/static.js'></script>",
        "<script>hm('hm.baidu.com'); $.get('/api?p=2', draw);</script>",
        "<a href='/jyta/b.html'>第二页</a>",
        "<a href='/jyta/b.html'>[二]</a>",
        "<script src='/js/jquery.pagination.js'></script>",
        "<a href='javascript:go()'><img src='r.gif'></a>",
        "<a href='list.jsp?p=2'><img src='r.gif'></a>",
        "<select onchange='go(this)'><option>甲</option><option>乙</option></select>",
        "<div onclick='go()'></div>",
        "<iframe src='/jyta/more.html'></iframe>",
        "<link rel='next' href='/jyta/b.html'>",
    ],
)
def test_what_could_lead_on_is_a_sign_of_more(beside: str) -> None:
    assert traces(beside)


SHOWS_FIFTEEN = (
    "<script>var lis = document.getElementById('{id}').getElementsByTagName('li'), n = 15;"
    "function goPage(p) {{ for (var i = 0; i < lis.length; i++) lis[i].style.display ="
    " i < p * n && i >= p * n - n ? '' : 'none'; }} draw(Math.ceil(lis.length / n));{more}</script>"
)

STRIPES = (
    "<script>var lis = document.getElementById('rows').getElementsByTagName('li');"
    "for (var i = 0; i < lis.length; i++) { lis[i].style.background = i % 2 ? '#eee' : ''; }"
    "goPage(2);</script>"
)


@pytest.mark.parametrize(
    ("script", "whole"),
    [
        (SHOWS_FIFTEEN.format(id="rows", more=""), True),
        (SHOWS_FIFTEEN.format(id="menu", more=""), False),
        (SHOWS_FIFTEEN.format(id="rows", more="$.get('/api/list?p=2', draw);"), False),
        ("<script>var $l = $('#rows li'); go($l.length); $l.hide().slice(0, 9).show();</script>",
         True),
        ("<script>var $l = $('#rows li'); pages($l.length); goPage(1);</script>", False),
        (STRIPES, False),
    ],
)  # fmt: skip
def test_rows_that_a_script_shows_in_parts_are_all_here(script: str, whole: bool) -> None:
    body = f"<ul id='menu'><li></li></ul><ul id='rows'>{ROWS}</ul><div class='page'></div>{script}"
    page = Page(URL, f"<html><body>{body}</body></html>".encode())
    found = PLATFORMS["trs_wcm"].list_page(draft_source(page.url), page, True).traces
    assert (found == []) == whole


@pytest.mark.parametrize(
    "script", ["<script>$('#m').click(load);</script>", "<script src='/js/list.js'></script>"]
)
def test_words_that_a_script_makes_a_button_lead_on(script: str) -> None:
    """Beside any number of rows: here seven."""
    body = f"<ul>{ROWS[: len(ROWS) // 15 * 7]}</ul><div id='m'>加载更多</div>{script}"
    page = Page(URL, f"<html><body>{body}</body></html>".encode())
    found = PLATFORMS["trs_wcm"].list_page(draft_source(page.url), page, True).traces
    assert "something to click says 加载更多" in found


def test_all_rows_of_a_long_page_are_read() -> None:
    rows = "".join(f"<li><a href='t2024_{k}.html'>第{k}号建议</a></li>" for k in range(2100))
    page = Page(URL, f"<html><body><ul>{rows}</ul></body></html>".encode())
    assert len(PLATFORMS["trs_wcm"].list_page(draft_source(page.url), page, True).rows) == 2100


@pytest.mark.parametrize("index", ["/news/", "/news/index.html", "/elsewhere/"])
def test_the_pager_of_a_box_of_another_column_is_not_the_lists(index: str) -> None:
    """Only where the box is a column with an index of its own: else it may be the list's."""
    news = "".join(
        f"<li><a href='/news/t{k}.html'>本市召开第{k}次工作会议</a></li>" for k in (1, 2)
    )
    box = f"<ul>{news}</ul>共2页 <a href='{index}'>首页</a> <a href='/news/index_1.html'>下一页</a>"
    page = Page(URL, f"<html><body><ul>{ROWS}</ul><div>{box}</div></body></html>".encode())
    found = PLATFORMS["trs_wcm"].list_page(draft_source(page.url), page, True)
    assert bool(found.due or found.rules or found.traces) == (index == "/elsewhere/")
