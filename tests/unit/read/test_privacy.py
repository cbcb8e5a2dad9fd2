"""No personal number leaves in any column: rows of every published table, and pages that print
numbers wherever a page can."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.page import Page
from crawlers.read.files.links import FetchedFile
from crawlers.read.files.model import FileText
from crawlers.read.parse import read_page
from replica.site import Site
from schemas.ground.base import Row
from schemas.ground.privacy import MACHINE_COLUMNS, masked, personal_numbers
from schemas.normalize import content_hash, finish
from schemas.reply import Reply
from schemas.tables import CATALOGUE, PUBLISHED

NUMBERS = st.one_of(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.from_regex(r"1[3-9][0-9] [0-9]{4}-[0-9]{4}", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{5}19[0-9]{2}0[1-9][0-2][0-9][0-9]{3}[0-9X]", fullmatch=True),
    st.just("账号：6222020200112233445"),
    st.from_regex(r"[a-z]{1,9}@(qq|163)\.com", fullmatch=True),
)
WORDS = st.sampled_from(["", "张三（", "）代表", "关于", "电话：", "《", "》", "的建议"])
TEXTS = st.builds("{}{}{}".format, WORDS, NUMBERS, WORDS)
MODELS = [CATALOGUE[name].model for name in PUBLISHED]


def value_of(kind: str, text: str) -> Any:
    """A value of a column's type that holds the text."""
    return {text: 1} if "dict" in kind else [text, "x"] if "list" in kind else text


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@settings(max_examples=25, deadline=None)
@given(text=TEXTS)
def test_a_number_in_any_column_of_a_published_table_is_masked(model: type[Row], text: str) -> None:
    columns = {n: str(i.annotation) for n, i in model.model_fields.items()}
    planted = {n: value_of(kind, text) for n, kind in columns.items() if "str" in kind}
    row = model.model_construct(**planted)
    words = set(planted) - MACHINE_COLUMNS
    assert set(personal_numbers(row)) == words == set(personal_numbers(dict(row)))
    clean = masked(row)
    assert personal_numbers(clean) == {}
    assert all(getattr(clean, n) == v for n, v in planted.items() if n in MACHINE_COLUMNS)
    assert masked(clean) is clean


def test_columns_that_are_not_masked_are_ids_digests_and_addresses() -> None:
    """A new column is masked unless someone puts it on the list; the list names no column of a
    page's words."""
    strings = {n for m in MODELS for n, i in m.model_fields.items() if "str" in str(i.annotation)}
    assert {n for n in strings if n in MACHINE_COLUMNS} == {
        "reply_id", "source_id", "capture_id", "run_id", "change_id", "attachment_id",
        "content_hash", "digest", "sha256", "duplicate_group", "duplicate_of", "parser_version",
        "code_version", "url", "final_url", "urls", "list_url", "alias", "evidence", "warc_file",
    }  # fmt: skip


PAGE = """<html><head><title>关于{0}号建议的答复</title><meta name="keywords" content="水务,{1}">
<meta name="SiteIDCode" content="1234567890"></head><body>
<table><tr><td>索引号：{2}</td><td>主题分类：{0}</td><td>主题词：{1} 水务</td></tr></table>
<h1>关于市十届人大二次会议第{0}号建议的答复</h1><div id="zoom">
<p>张三（{0}）代表：</p><p>您提出的《关于{1}修缮的建议》收悉，经商{2}局研究，现答复如下：</p>
<p>一、关于“{0}”的问题</p><p>1.{1}，按《{2}办法》（水函〔2024〕5号）办理。请与{0}联系，桥已经修好。</p>
<p>2{2}。</p><p>办理结果：{0}A类</p><p>签发人：{1}</p><p><a href="a.doc">{0}名单.doc</a></p>
<p><a href="/f/{1}.pdf"></a></p><p>{2}水务局</p><p>2024年3月4日{0}</p></div></body></html>"""


@settings(max_examples=150, deadline=None)
@given(st.tuples(TEXTS, TEXTS, TEXTS), st.booleans())
def test_no_row_of_a_page_holds_a_number(texts: tuple[str, str, str], as_text: bool) -> None:
    page = PAGE.format(*texts)
    if as_text:
        page = "\n".join(line for line in page.replace(">", ">\n").split("\n") if "<" not in line)
    file = FetchedFile("http://a.gov.cn/a.doc", FileText("read", texts[0], detail=texts[1]), 1, "0")
    parsed = read_page(
        None, Page("http://a.gov.cn/1.html", page.encode()), (), texts[1], () if as_text else [file]
    )
    rows: list[Row] = [parsed.reply, *parsed.sections, *parsed.citations]
    for row in [*rows, *parsed.attachments, *parsed.issues]:
        assert personal_numbers(row) == {}
    if not as_text:
        assert sum(parsed.reply.pii_masked.values()) > 0 and parsed.attachments


def test_a_listed_file_named_by_a_number() -> None:
    source = Site("files", "trs_wcm").source()
    file = FetchedFile("http://a.gov.cn/a.pdf", FileText("scanned"), 1, "0")
    title, day = "张三13800000000的提案", datetime(2024, 1, 1, tzinfo=UTC)
    parsed = read_page(source, Page(file.url, b""), (), title, [file], listed_at=day)
    assert parsed.reply.title == "张三[电话]的提案" == parsed.attachments[0].name
    assert parsed.reply.pii_masked == {"mobile": 1} and parsed.reply.published_at == day


def test_the_hash_of_a_row_without_numbers_is_what_it_was() -> None:
    row = Reply(reply_id="r", source_id="s", url="u", title="关于桥的答复", body_text="桥已修好。")
    before = content_hash(row)
    assert finish(row).content_hash == before
    row.title = "13800000000"
    assert finish(row).content_hash == content_hash(row) != before and row.title == "[电话]"
