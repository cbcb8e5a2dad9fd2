"""No page and no numeral makes the reader raise; what ever did is a case here. `make attack` reads
a million inputs of the same kind."""

import itertools

import pytest
from attack.fuzz import fuzzed, numerals
from conftest import long_but

import crawlers.read.parse
from crawlers.page import MAX_PAGE_BYTES, Page
from crawlers.read.parse import parse_page, read_page
from crawlers.text.numerals import LONGEST, ordinal


@pytest.mark.parametrize("pages", long_but([800], [800, 4_000]))
def test_pages_that_went_wrong_are_read(pages: int) -> None:
    for url, body in fuzzed(15, pages):
        read_page(None, Page(url, body)).as_rows()  # without the last guard, which hides faults


@pytest.mark.parametrize(
    "numeral", ["零十三", "0十1", "廿0", "十十", "百", "零", "两百零", "九" * 40]
)
def test_a_numeral_of_any_make_is_a_number_or_none(numeral: str) -> None:
    ordinal(numeral)
    page = (
        f"关于市{numeral}届人大{numeral}次会议第{numeral}号建议的答复\n张三代表：\n您的建议收悉。"
    )
    read_page(None, Page("http://a.gov.cn/1.html", page.encode()))


def test_numerals_in_any_order() -> None:
    for length in (1, 2, 3, 4):
        for digits in itertools.product("0〇零一二十百廿卅", repeat=length):
            ordinal("".join(digits))
    for numeral in numerals(15, 5_000):
        ordinal(numeral)
    assert ordinal("十七") == 17 and ordinal("一" * (LONGEST + 1)) is None


@pytest.mark.parametrize(
    "url", ["http://[bad/", "", "http://[附件].gov.cn/a.html", "x:y", "http://a:b/"]
)
def test_an_address_of_any_form(url: str) -> None:
    assert parse_page(None, Page(url, b"<p>text</p>")).reply.url == url


def test_a_fault_of_the_reader_is_an_issue_of_that_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError("words of the page")

    monkeypatch.setattr(crawlers.read.parse, "read_text", failing)
    parsed = parse_page(None, Page("http://a.gov.cn/1.html", "字".encode(), capture_id="c1"))
    assert [issue.kind for issue in parsed.issues] == ["reader_error"]
    assert "ZeroDivisionError" in parsed.issues[0].message
    assert "words of the page" not in parsed.issues[0].message
    assert parsed.refusal() == parsed.issues[0].message
    assert parsed.issues[0].capture_id == parsed.reply.capture_id == "c1"
    huge = parse_page(None, Page("http://a.gov.cn/1.html", b"x" * (MAX_PAGE_BYTES + 1)))
    assert [issue.kind for issue in huge.issues] == ["page_refused"] and huge.refusal()
