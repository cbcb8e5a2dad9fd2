"""A page without anybody's sentences, whose mark-up says what it said."""

import pytest

from crawlers.authoring.skeleton import skeleton
from crawlers.page import Page
from crawlers.platforms import PLATFORMS
from replica.server import DIALECTS, answer_of, demo_sites, platform_sites

URL = "http://a.gov.cn/col/"


def blotted(text: str) -> str:
    return skeleton(Page(URL, text.encode())).decode()


def test_text_scripts_comments_and_attributes_are_blotted_out() -> None:
    made = blotted(
        '<html><head><meta charset="gb2312"><!-- 张三的注释 --></head><body><a title="李四建议" '
        "href='/t1.html' class='a b'>关于桥梁的建议</a><script>var t = '王五';</script>"
        "<p>电话13812345678，邮箱a@b.com</p></body></html>"
    )
    assert not any(
        word in made for word in ("张三", "李四", "王五", "桥梁", "13812345678", "a@b.com")
    )
    assert "文文建议" in made and "00000000000" in made
    assert 'class="a b"' in made and 'href="/t1.html"' in made and 'charset="utf-8"' in made
    assert "var t = '文文';" in made, "a script is no text to be escaped"


def test_markup_that_is_text_stays_text() -> None:
    assert blotted("<p>甲 &lt;b&gt; &amp; 乙</p>") == "<p>文 &lt;b&gt; &amp; 文</p>"


def test_a_json_answer_is_one_text() -> None:
    assert blotted('{"title": "关于桥梁的建议", "n": 3}') == '{"title": "文文文文文建议", "n": 3}'


def test_the_unit_of_jpaas_keeps_its_name() -> None:
    assert "queryData=\"{'unit':'列表单元'}\"" in blotted(
        "<div queryData=\"{'unit':'列表单元'}\"><p>甲</p></div>"
    ) or 'queryData = "列表单元名称"' in blotted('<script>queryData = "列表单元名称"</script>')


@pytest.mark.parametrize("site", [*demo_sites(), *platform_sites()], ids=lambda s: s.name)
def test_a_list_page_gives_the_same_rows(site) -> None:
    if site.platform in DIALECTS:
        site.start_path = DIALECTS[site.platform].start(site)
    source = site.source()
    url = source.start_urls[0]
    page = Page(url, answer_of(site, url.removeprefix(site.root)).body)
    platform = PLATFORMS[source.platform]
    before = platform.list_page(source, page, True)
    after = platform.list_page(source, Page(url, skeleton(page)), True)
    assert [r.url for r in after.rows] == [r.url for r in before.rows]
    assert after.declared_total == before.declared_total and after.children == before.children
