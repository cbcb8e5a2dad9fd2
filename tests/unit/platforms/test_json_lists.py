"""JSON answers of the systems in ../docs/adding-a-source.md whose sites the replica does not have:
one small answer of each shape."""

import json
from typing import Any

import pytest

from crawlers.discovery.judging import draft_source
from crawlers.page import Page
from crawlers.platforms import PLATFORMS

TITLE = "对市人大三届二次会议第7号建议的答复"


def record(**values: Any) -> dict[str, Any]:
    return values


@pytest.mark.parametrize(
    ("url", "answer", "total", "pages", "following"),
    [
        (  # a search front end: page P in `p`, rows nested twice
            "https://www.a.gov.cn/search-front-server/api/search/info?websiteid=1&category=51&pg=15&p=1",
            {
                "data": {
                    "searchResult": {
                        "total": 31,
                        "dataResults": [
                            {
                                "data": record(
                                    title=TITLE, url="/zwgk/art/7.html", jsearch_date="2024-05-06"
                                )
                            }
                        ]
                        * 1,
                    }
                }
            },
            31,
            None,
            "p=2",
        ),
        (  # a form, records with other names in capitals
            "https://www.a.gov.cn/szinf/loadData?pageSize=15#pageIndex=1&channel_id=9",
            {
                "data": {
                    "allRow": 31,
                    "totalPage": 3,
                    "list": [
                        record(
                            TITLE=TITLE,
                            URL="/zwgk/7.html",
                            PUBLISHED_TIME_FORMAT="2024-05-06",
                            C_WJBH="",
                        )
                    ],
                }
            },
            31,
            3,
            "pageIndex=2",
        ),
        (  # a conference's service
            "https://www.a.gov.cn/wcm/zxweb/proposalList.jsp#year=2024&pagenum=1&pagesize=20",
            {
                "data": {
                    "totalcount": 45,
                    "pagecount": 3,
                    "list": [record(title=TITLE, url="/show.jsp?id=7", time="2024-05-06")],
                }
            },
            45,
            3,
            "pagenum=2",
        ),
        (  # a list without a total, times as seconds
            "https://www.a.gov.cn/cms/JsonList#channelCode=A1&perPage=20&pageno=1",
            {
                "list": [
                    record(title=f"<em>{TITLE}</em>", url="/2024/7.htm", publishtime=1714982400)
                ]
            },
            None,
            None,
            "pageno=2",
        ),
        (  # a callback around it
            "https://www.a.gov.cn/list.jsp?cur_page=1",
            'callback({"rows": [{"doctitle": "'
            + TITLE
            + '", "docpuburl": "http://www.a.gov.cn/t7.html", "docreltime": "2024-05-06 10:00"}], '
            '"total": "1"})',
            1,
            1,
            None,
        ),
    ],
)
def test_shapes(
    url: str, answer: Any, total: int | None, pages: int | None, following: str | None
) -> None:
    body = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    listed = PLATFORMS["generic"].list_page(draft_source(url), Page(url, body.encode()), True)
    assert [
        (row.title, row.published_at.date().isoformat() if row.published_at else None)
        for row in listed.rows
    ] == [(TITLE, "2024-05-06")]
    assert listed.rows[0].url.startswith("http")
    assert listed.declared_total == total and (pages is None or listed.declared_pages == pages)
    if following is None:
        assert listed.declared_pages == 1 or not listed.rules
    else:
        assert following in listed.rules[0].ask(2).key


def test_an_array_in_a_script() -> None:
    text = f"var list = [{{title: '{TITLE}', url: '/a/7.html', date: '2024-05-06'}},];"
    listed = PLATFORMS["hanweb_jcms"].list_page(
        draft_source("https://a.gov.cn/x.jsp?page=1"),
        Page("https://a.gov.cn/x.jsp?page=1", text.encode()),
        True,
    )
    assert [row.title for row in listed.rows] == [TITLE]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        "null",
        "var x = [",
        "callback(",
        '{"data": {"list": "no"}}',
        '{"a": [[[[[[[[[1]]]]]]]]]}',
    ],
)
def test_answers_that_hold_nothing(text: str) -> None:
    for platform in PLATFORMS.values():
        listed = platform.list_page(
            draft_source("https://a.gov.cn/api?page=1"),
            Page("https://a.gov.cn/api?page=1", text.encode()),
            True,
        )
        assert listed.rows == []


def test_half_a_character_in_a_title_or_an_address() -> None:
    """A title that was cut in the middle of one: of list and article nothing was read."""
    rows = [record(title=f"\ud842{TITLE}\x1b", url="/a/7.html", date="2024-05-06"),
            record(title=TITLE, url="/\udfb7.html", date="2024-05-06")]  # fmt: skip
    page = Page("https://a.gov.cn/api?page=1", json.dumps({"rows": rows}).encode())
    listed = PLATFORMS["generic"].list_page(draft_source(page.url), page, True)
    assert [(row.title, row.url) for row in listed.rows] == [(TITLE, "https://a.gov.cn/a/7.html")]


@pytest.mark.parametrize("count", ["99999999999", "²", "-5", "9" * 5000])
def test_a_total_that_is_none(count: str) -> None:
    markup = f"<ul count='{count}' rows='{count}'><li><a href='/a/7.html'>{TITLE}</a></li></ul>"
    for name, body in {
        "generic": markup,
        "hanweb_jpaas": json.dumps({"data": {"html": markup}}),
    }.items():
        page = Page("https://a.gov.cn/x/index.html", body.encode())
        listed = PLATFORMS[name].list_page(draft_source(page.url), page, True)
        assert [row.title for row in listed.rows] == [TITLE] and listed.declared_total is None, name
