"""Menus that stand in data: each case is one form of keys or nesting that was met."""

import pytest

from crawlers.crawl.responses import classify_response
from crawlers.discovery.addresses import column_of_article
from crawlers.discovery.labels import label_kind
from crawlers.discovery.links import breadcrumb, scripted_links
from crawlers.page import Page


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
    ],
)
def test_labels(label: str, kind: str) -> None:
    assert label_kind(label) == kind


def test_a_trail_may_be_a_numbered_list() -> None:
    steps = '<li><a href="/">首页</a></li><li><a href="/gk/">公开</a></li>'
    page = Page("http://a.gov.cn/gk/1.html", f'<ol class="breadcrumb">{steps}</ol>'.encode())
    assert [step.text for step in breadcrumb(page)] == ["首页", "公开"]


def test_an_article_without_a_column_in_its_address_has_none() -> None:
    assert column_of_article("http://a.gov.cn/20240506/ab12.html") is None
    assert column_of_article("http://a.gov.cn/info/1043/5678.htm") is None  # a tree's number


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<script>function f(){location.href='/m'}</script><b onclick='f()'>进入</b>", "ok"),
        ("<script>document.cookie='a=1';location.reload()</script>", "challenge"),
    ],
)  # fmt: skip
def test_a_splash_page_is_no_challenge(body: str, kind: str) -> None:
    assert classify_response(200, {"content-type": "text/html"}, body.encode()) == kind
