"""Any bytes become a page: charsets as sites get them wrong, broken mark-up, noise."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.page import MAX_PAGE_BYTES, Page, decode
from crawlers.read.page.body import extract_body
from crawlers.read.page.flatten import flatten
from crawlers.read.parse import parse_page
from replica.texts import reply_case

TEXTS = ["\n".join(reply_case(f"charset {i}").lines) for i in range(12)]


def page_bytes(text: str, charset: str, declared: str) -> bytes:
    return (
        f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'.encode(
            charset
        )
    )


@pytest.mark.parametrize(
    ("sent", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "gb2312"),
        ("gb18030", "gb2312"),
        ("gb18030", "gbk"),
        ("gb18030", "utf-8"),
        ("utf-8", ""),
        ("gb18030", ""),
    ],
)
def test_charset_is_read_whatever_is_declared(sent: str, declared: str) -> None:
    for text in TEXTS:
        assert text in decode(page_bytes(text, sent, declared))[0]
        assert (
            text in decode(page_bytes(text, sent, ""), f"text/html; charset={declared or 'x'}")[0]
        )


def test_a_page_cut_inside_a_character_keeps_its_charset() -> None:
    for text in TEXTS:
        for cut in (1, 2):
            body = page_bytes(text, "utf-8", "gb2312")[: -20 - len("</p></body></html>")]
            text_read, charset = decode(body[:-cut])
            assert charset == "utf-8" and text[:40] in text_read


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p>甲一，乙。</p></body></html><div "
        "id=zoom><p>桥已经修好，请放心使用，欢迎监督。</p></div></body></html>",
        "<div id=zoom><p>桥已经\x00修好，请放心使用，欢迎监督。</div></p></span>",
        "<div class=main><h1>题</h1><td>桥已经修好，请放心使用，欢迎监督。</div><div "
        "class=foot>主办单位：某县政府 云ICP备05000000号</div></div>",
        "<p><b><i>桥</p><div id='zoom'></b>桥已经修好，请放心使用，欢迎监督。",
        "".join(f"<div>{'桥面破损，等待修缮。' * 3}<div>" for _ in range(3))
        + "<div>" * 1400
        + "桥已经修好，请放心使用，欢迎监督。"
        + "</div>另一句，很短。" * 1400,
        "<div>" * 1500 + "桥已经修好，请放心使用，欢迎监督。",
        '<?xml version="1.0" encoding="gb2312"?><html><div '
        "class=TRS_Editor>桥已经修好，请放心使用，欢迎监督。</div>",
    ],
)
def test_broken_pages_keep_their_text(html: str) -> None:
    assert "桥已经修好，请放心使用，欢迎监督。" in (
        parse_page(None, Page("http://a.gov.cn/1.html", html.encode())).reply.body_text or ""
    )


def test_a_page_over_the_limit_is_refused_with_an_issue() -> None:
    parsed = parse_page(None, Page("http://a.gov.cn/1.html", b"<p>" + b"x" * MAX_PAGE_BYTES))
    assert [i.kind for i in parsed.issues] == ["page_refused"] and parsed.refusal()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=3000))
def test_no_bytes_break_the_reader(body: bytes) -> None:
    for page in (body, b"<html><body><div id=zoom>" + body):
        parsed = parse_page(None, Page("http://a.gov.cn/1.html", page))
        text = parsed.reply.body_text or ""
        assert parsed.reply.char_count == len("".join(text.split())) <= len(body)
        assert len(parsed.reply.title) <= len(body)
        assert json.loads(json.dumps(parsed.as_rows()))["reply"]["body_text"] == (text or None)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</div>",
                "<table><tr><td>",
                "<li>",
                "您",
                "代表：",
                "答复",
                "〔2022〕",
                "　",
                "第1号",
                "。",
                "，",
                "《",
                "》",
                "“",
                "：",
                "\n",
                "2022年1月",
                "<br>",
                "&nbsp;",
                "<b>",
            ]
        ),
        max_size=120,
    )
)
def test_no_order_of_words_and_tags_breaks_the_reader(pieces: list[str]) -> None:
    parsed = parse_page(None, Page("http://a.gov.cn/1.html", "".join(pieces).encode()))
    assert parsed.reply.char_count == len("".join((parsed.reply.body_text or "").split()))


@pytest.mark.parametrize(
    "unit",
    [
        "　",
        "\t ",
        "<b>",
        "第",
        "《",
        "（",
        "一是",
        "您提出的",
        "〔2",
        "1-",
        "a b",
        "代表、",
        "：",
        "“",
    ],
)
def test_repetition_of_any_unit_is_read(unit: str) -> None:
    """Long runs of one thing are what makes unbounded patterns explode; benchmarks/extraction.py
    shows the growth."""
    for text in (unit * 20_000, f"苗远航代表：\n您提出的{unit * 20_000}收悉，现答复如下：\n"):
        parse_page(None, Page("http://a.gov.cn/1.html", text.encode()))


def test_inline_tags_join_and_blocks_separate() -> None:
    html = (
        "<div "
        "id=zoom><p>面积16.1<font>0</font>平方<span>公里</span>，"
        "已<b>完</b>工。</p><p>　　第二段&nbsp;&nbsp;文字，很好。</p>甲<br>乙</div>"
    )
    lines = extract_body(flatten(Page("", html.encode()).tree)).lines
    assert lines == ["面积16.10平方公里，已完工。", "第二段 文字，很好。", "甲", "乙"]


def test_tables_stay_readable_and_scripts_and_hidden_copies_stay_out() -> None:
    html = (
        "<div "
        "class=TRS_Editor><style>.a{}</style><p>办理情况见下表，请审阅。</p><table><tr><td>年份</td><td>件数</td></tr><tr><td>2022</td><td>12</td></tr></table>"
        "<script>var x='脚本，不是正文。'</script><div style='display: "
        "none'><p>办理情况见下表，请审阅。</p></div></div>"
    )
    lines = extract_body(flatten(Page("", html.encode()).tree)).lines
    assert lines == ["办理情况见下表，请审阅。", "年份\t件数", "2022\t12"]
