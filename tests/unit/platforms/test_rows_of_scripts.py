"""Rows that a script holds in other forms than JSON, and rows that a click opens by a key."""

import pytest

from crawlers.page import Page
from crawlers.platforms.lists.hints.places import keyed_places
from crawlers.platforms.lists.row.listed import listed_rows
from crawlers.platforms.lists.scripted import counts_own_rows, scripted_rows

URL = "http://a.gov.cn/jyta/index.html"
FIRST, SECOND = "关于县十七届人大一次会议第7号建议的答复", "对政协第12号提案的答复函"


def page_with(script: str, body: str = "") -> Page:
    return Page(URL, f"<html><body>{body}<script>{script}</script></body></html>".encode())


@pytest.mark.parametrize(
    "script",
    [
        # Old sites hand each row to a function that writes it.
        f'addRow("7.html","{FIRST}","2024-05-06");addRow("12.html","{SECOND}","2024-05-02");',
        f"w('{FIRST}', './7.html', 1); w('{SECOND}', './12.html', 0)",
        # Or split one text.
        f'var s="{FIRST}|/jyta/7.html|2024-05-06#{SECOND}|/jyta/12.html|2024-05-02#";s.split("#")',
        f'var s="/jyta/7.html$${FIRST}$$2024-05-06@/jyta/12.html$${SECOND}$$2024-05-02";',
    ],
)  # fmt: skip
def test_rows_that_a_script_writes_are_read(script: str) -> None:
    rows = {row.url.rpartition("/")[2]: row.title for row in scripted_rows(page_with(script))}
    assert rows == {"7.html": FIRST, "12.html": SECOND}


def test_calls_with_other_texts_are_no_rows() -> None:
    script = 'say("欢迎访问本局网站","2024-05-06");say("网站标识码","1");'
    assert scripted_rows(page_with(script)) == []


@pytest.mark.parametrize(
    "script",
    [
        "$('ul').on('click','.row',function(){window.open('/detail.html?id='+$(this).data('id'))});",
        "$('.row').click(function(){var k=$(this).data('id');location='/detail.html?id='+k;});",
        "r.onclick=function(){location.href=\"/detail.html?id=\"+this.dataset.id+'';};",
    ],
)  # fmt: skip
def test_rows_that_a_click_opens_by_their_key_are_read(script: str) -> None:
    body = "".join(f'<div class="row" data-id="{n}"><p>{t}</p><i>2024-05-0{n}</i></div>'
                   for n, t in ((7, FIRST), (2, SECOND)))  # fmt: skip
    rows = listed_rows(page_with(script, body), lambda _: False)
    assert {row.url: row.title for row in rows} == {
        "http://a.gov.cn/detail.html?id=7": FIRST,
        "http://a.gov.cn/detail.html?id=2": SECOND,
    }


def test_a_key_that_opens_no_address_makes_none() -> None:
    assert keyed_places("$('.tab').click(function(){show($(this).data('id'))})") == {}


@pytest.mark.parametrize(
    ("script", "whole"),
    [
        ("var l=[{t:'x'}];$('#p').pagination(l.length,{items_per_page:10})", True),
        ("var l=[{t:'x'}];for(i=a;i<Math.min(a+10,l.length);i++)draw(l[i])", True),
        ("var all=JSON.parse(document.getElementById('data').textContent)", True),
        ("var all=JSON.parse(document.getElementById('d').textContent);location='?p='+n", False),
        ("var l=[{t:'x'}];$('#p').pagination(l.length);$.get('/more?p='+n)", False),
    ],
)  # fmt: skip
def test_an_array_that_only_the_browser_cuts_is_whole(script: str, whole: bool) -> None:
    assert counts_own_rows(page_with(script)) is whole
