"""Menus that stand in data: each case is one form of keys or nesting that was met."""

import pytest

from crawlers.crawl.responses import classify_response
from crawlers.discovery.addresses import column_of_article
from crawlers.discovery.judging import judge, shows_one_side
from crawlers.discovery.labels import label_kind, path_signs
from crawlers.discovery.links import breadcrumb
from crawlers.page import Page
from crawlers.text.scripted import scripted_links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ('[{"chnlid": 1, "chnlname": "政协提案", "chnlurl": "/ta/"}]', [("/ta/", "政协提案")]),
        ('[{"img": "a", "iconUrl": "/a.png", "lmName": "人大建议", "lmUrl": "/rdjy/"}]',
         [("/rdjy/", "人大建议")]),
        ('var c=[{"name": "提案", "children": [], "jump_url": "/ta/"}]', [("/ta/", "提案")]),
        ('[{"title": "公开", "sub": [{"title": "提案", "href": "/gk/ta/"}], "href": "/gk/"}]',
         [("/gk/ta/", "提案"), ("/gk/", "公开")]),
        ('[{"fileName": "menu", "url": "/js/a.js"}]', []),
    ],
)  # fmt: skip
def test_names_and_addresses_of_data(text: str, links: list[tuple[str, str]]) -> None:
    assert list(dict.fromkeys(scripted_links(text))) == links


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("关于做好2024年建议提案办理工作的通知", "friend"),
        ("2024年建议提案办理", "year"),
        ("部门街镇", "organs"),
        ("机关司局", "organs"),
        ("热点专题", "topic"),
        ("旧版网站", "topic"),
        ("上一月", "friend"),
        ("2026年（全国十四届政协四次会议）", "year"),
    ],
)
def test_labels(label: str, kind: str) -> None:
    assert label_kind(label) == kind


def test_a_trail_may_be_a_numbered_list() -> None:
    steps = '<li><a href="/">首页</a></li><li><a href="/gk/">公开</a></li>'
    page = Page("http://a.gov.cn/gk/1.html", f'<ol class="breadcrumb">{steps}</ol>'.encode())
    assert [step.text for step in breadcrumb(page)] == ["首页", "公开"]


def test_a_level_may_stand_before_the_body_in_an_address() -> None:
    assert path_signs("http://a.gov.cn/zw/qgzxwytafwgk/") == ("qgzxwytafwgk",)


def test_a_page_of_one_body_only_may_be_half_of_a_column() -> None:
    npc, cppcc = ["对市人大第1号建议的答复"] * 3, ["对政协市七届一次会议第2号提案的答复"] * 3
    assert shows_one_side(npc) and not shows_one_side(npc + cppcc)


def test_the_service_of_a_column_is_that_of_its_own_call() -> None:
    menu = '<a href="/public/column/6?type=4&catId=11">农业农村局</a>'
    call = '$.ajax({url:"/site/label/8888?siteId=2&organId=6&catId=35&pageSize=15"})'
    html = f"<ul>{menu}</ul><div id='list'></div><script>{call}</script>".encode()
    judged = judge(Page("http://a.gov.cn/public/column/6?type=4&catId=35&action=list", html))
    assert judged.asks[0].values["catId"] == "35"


def test_an_article_without_a_column_in_its_address_has_none() -> None:
    assert column_of_article("http://a.gov.cn/20240506/ab12.html") is None
    assert column_of_article("http://a.gov.cn/info/1043/5678.htm") is None  # a tree's number


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<script>function f(){location.href='/m'}</script><b onclick='f()'>进入</b>", "ok"),
        ("<script>window.location.href='/home/';</script>", "ok"),
        ("<script>document.cookie='a=1';location.reload()</script>", "challenge"),
        ("<script>document.cookie='a=1';location.href='/'</script>", "challenge"),
        ("<script>location.href='/?k='+f(7)</script>", "challenge"),
    ],
)  # fmt: skip
def test_a_splash_page_is_no_challenge(body: str, kind: str) -> None:
    assert classify_response(200, {"content-type": "text/html"}, body.encode()) == kind
