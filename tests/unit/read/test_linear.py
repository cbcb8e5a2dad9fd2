"""What the reader does grows with the page and no faster, whatever the page: counted are its calls,
for a page and one of four times the size. `make attack` measures the time of pages up to 1 MB."""

import sys
from collections.abc import Callable

import pytest
from attack.shapes import SHAPES, Shape
from bs4 import BeautifulSoup
from conftest import long_but

import crawlers.text.soup
from crawlers.page import Page
from crawlers.platforms import PLATFORMS
from crawlers.read.filling import MOST_LINE, MOST_TITLE
from crawlers.read.page.trimming import Body
from crawlers.read.parse import parse_page, read_page
from crawlers.read.parsed import ParsedPage
from crawlers.text.soup import soup_of
from crawlers.text.tags import MOST_ATTRIBUTES, MOST_HELD, for_the_parser, holds_much
from replica.site import Site

SIZE = 6_000
READ_ONCE = read_page(None, Page("http://a.gov.cn/1.html", "张三代表：\n建议收悉。".encode()))
"""Rules are loaded, patterns compiled."""
CACHES = [
    function
    for name, module in list(sys.modules.items())
    if name.startswith("crawlers.")
    for function in vars(module).values()
    if hasattr(function, "cache_clear") and function.cache_parameters()["maxsize"]
]


def article(page: Page) -> object:
    return read_page(None, page, layout="div.x>p")


def calls(read: Callable[[Page], object], shape: Shape, size: int) -> int:
    """Calls of functions while a page is read, those written in C too."""
    page = Page("http://a.gov.cn/1.html", shape(size).encode())
    for cached in CACHES:
        cached.cache_clear()
    count = 0

    def counting(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        read(page)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", long_but(list(SHAPES)[::3], SHAPES))
def test_four_times_the_page_is_at_most_six_times_the_work(name: str) -> None:
    once, four = (calls(article, SHAPES[name], n * SIZE) for n in (1, 4))
    assert four <= 6 * once + 3_000


def test_the_count_sees_what_grows_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(parsed: ParsedPage, page: Page, body: Body) -> None:
        for _ in page.body[::40]:
            for byte in page.body[::40]:
                abs(byte)

    monkeypatch.setattr("crawlers.read.parse._flag", slow)
    name = "lines: 关于"
    once, four = (calls(article, SHAPES[name], n * SIZE) for n in (1, 4))
    assert four > 6 * once + 3_000


def test_a_title_that_is_too_long_is_cut_and_told() -> None:
    page = f"<title>{'关于桥梁的' * 200}</title><h1>{'关于桥梁的' * 200}</h1><p>您好，收悉。</p>"
    parsed = parse_page(None, Page("http://a.gov.cn/1.html", page.encode()))
    assert len(parsed.reply.title) == MOST_TITLE
    assert [(i.kind, i.field) for i in parsed.issues if i.kind == "capped"] == [("capped", "title")]


def test_a_line_that_is_too_long_goes_on_in_the_next_and_is_told() -> None:
    text = "张三代表：\n您的建议收悉，现答复如下：\n" + "我们已修桥，并已通车。" * 10_000
    parsed = parse_page(None, Page("http://a.gov.cn/1.html", text.encode()))
    lines = (parsed.reply.body_text or "").split("\n")
    assert max(map(len, lines)) == MOST_LINE
    assert "".join(lines) == text.replace("\n", "")
    assert ("capped", "body_text") in [(i.kind, i.field) for i in parsed.issues]


def test_a_number_that_is_too_long_is_none_and_told() -> None:
    text = f"关于对市十届人大一次会议第{'1' * 20}号建议的答复\n张三代表：\n您的建议收悉，答复如下。"
    parsed = parse_page(None, Page("http://a.gov.cn/1.html", text.encode()))
    assert parsed.reply.proposal_numbers is None
    assert ("capped", "proposal_numbers") in [(i.kind, i.field) for i in parsed.issues]


@pytest.mark.parametrize(
    "one", ["a{}=x ", "a{}='>' ", 'a{}="\'>"', "a{} = '\"'\n", "a{}/", "a{}<a "]
)
def test_attributes_without_end_are_cut_and_told(one: str) -> None:
    many = "".join(one.format(n) for n in range(MOST_ATTRIBUTES + 50))
    page = f"<body><p>一。</p><!-- <p {many}> --><p {many}>二。</p><p b='>'>三。</p></body>"
    page += "<p>张三代表：您提出的建议收悉，现答复如下。</p>"
    parsed = parse_page(None, Page("http://a.gov.cn/1.html", page.encode()))
    assert "二。" in page and ("capped", "body_text") in [(i.kind, i.field) for i in parsed.issues]
    markup, cut = for_the_parser(page)
    assert cut == 1 and f"a{MOST_ATTRIBUTES - 1}" in markup.split("-->")[1]
    assert f"a{MOST_ATTRIBUTES + 9}" not in markup.split("-->")[1]
    elements = Page("", page.encode()).tree.findall(".//p")
    assert ["".join(e.itertext()) for e in elements[:3]] == ["一。", "二。", "三。"]


def test_what_holds_much_has_no_words() -> None:
    """Else each of some elements without an end is read with all that follow."""
    tree = Page("", ("<div onclick=f(1)>" * 300 + "下一页").encode()).tree
    held = [holds_much(element) for element in tree.iter("div")]
    assert held == sorted(held, reverse=True) and held.count(False) == MOST_HELD + 1


def test_other_tags_are_left_alone() -> None:
    page = "<p a='>' b=\"x\">一。</p><script>if (a<b) { s = '<p >' }" + "a b " * 2000 + "</script>"
    assert for_the_parser(page) == (page, 0)


@pytest.mark.parametrize(
    "piece",
    ["<li><a href=/{0}.html>建议{0}", "<ul><li><a href=/{0}.html>建议{0}</a>", "<div>字{0}"],
)
def test_elements_of_a_list_page_that_nest_without_end(
    monkeypatch: pytest.MonkeyPatch, piece: str
) -> None:
    """Put side by side, so that lists take linear time too, and nothing of them is lost."""
    monkeypatch.setattr(crawlers.text.soup, "MOST_DEPTH", 10)
    source = Site("deep", "trs_wcm").source()

    def shape(size: int) -> str:
        return "<html><body>" + "".join(piece.format(n) for n in range(100_000, 100_000 + size))

    once, four = (
        calls(lambda page: PLATFORMS["generic"].list_page(source, page, True), shape, count)
        for count in (60, 240)
    )
    assert four <= 6 * once + 3_000
    soup = soup_of(shape(60))
    assert max(len(list(found.parents)) for found in soup.find_all(True)) < 25
    assert "".join(soup.text.split()) == BeautifulSoup(shape(60), "lxml").text
    assert len(soup.find_all("a", href=True)) == shape(60).count("href")
    assert piece.endswith("建议{0}") or all(link.text for link in soup.find_all("a"))
