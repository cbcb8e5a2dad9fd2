"""Characters that are not seen and change how the rest is: none stands in what is published."""

import pytest

from crawlers.page import Page
from crawlers.read.parse import parse_page
from crawlers.text.folding import clean_spaces


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200b", "\x9b", "\x85", "\ufeff"])
def test_titles_and_texts_read_as_they_are(mark: str) -> None:
    title = f"关于加强{mark}管理的建议的答复"
    assert clean_spaces(title) == "关于加强 管理的建议的答复"
    body = (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div id=zoom>"
        f"<p>张三代表：</p><p>您提出的建议收悉，{mark}现答复如下：谢谢。</p></div></body></html>"
    )
    reply = parse_page(None, Page("http://a.gov.cn/1.html", body.encode())).reply
    assert mark not in f"{reply.title}{reply.body_text}"
