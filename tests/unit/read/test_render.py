"""The article as HTML and Markdown: structure kept, boilerplate out, nothing of the page runs, and
the text is that of `body_text`."""

import csv
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from conftest import SHARED
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from crawlers.page import Page
from crawlers.read.parse import parse_page
from crawlers.read.parsed import ParsedPage
from crawlers.read.render import Rendered, rendered
from crawlers.read.render.html import TAGS
from crawlers.text.folding import clean_spaces, squeeze
from replica.server import DIALECTS, answer_of, demo_sites, platform_sites
from schemas.source import Source

URL = "http://jxw.yunchuan.gov.cn/zwgk/t20230501_1.html"
HEAD = "<p>苗远航代表：</p><p>您提出的《关于修缮古桥的建议》收悉，现答复如下：</p>"
END = "<p>感谢您的关心，欢迎继续提出宝贵意见。</p><p>云川市水务局</p><p>2023年5月1日</p>"


def render(article: str, url: str = URL) -> tuple[Rendered, ParsedPage]:
    page = (
        "<html><head><title>第12号建议的答复</title></head><body><div class=nav><a href='/'>"
        "首页</a>"
        f"</div><div id=zoom>{HEAD}{article}{END}</div>"
        "<div class=foot>版权所有：云川市水务局 网站地图</div></body></html>"
    )
    made = Page(url, page.encode())
    parsed = parse_page(None, made)
    return rendered(None, made, parsed), parsed


def shown(markdown: str) -> BeautifulSoup:
    """What a reader of Markdown sees, HTML switched on so that any that came through would be
    seen."""
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    return BeautifulSoup(html, "lxml")


def check(made: Rendered, body_text: str | None) -> None:
    """What holds for every page."""
    wanted = squeeze(clean_spaces((body_text or "").replace("\n", " ")))
    for soup in (BeautifulSoup(made.html, "lxml"), shown(made.markdown)):
        assert squeeze(clean_spaces(soup.get_text())) == wanted
        for tag in soup.find_all(True):
            assert tag.name in TAGS | {"html", "body", "thead", "tbody"}, tag.name
            assert set(tag.attrs) <= {"href", "src", "alt", "colspan", "rowspan", "start", "style"}
            for name in ("href", "src"):
                if name in tag.attrs:
                    assert urlsplit(str(tag[name])).scheme in ("http", "https")
    assert "style=" not in made.html and "<" not in re.sub(r"\\<", "", made.markdown)


TABLE = (
    "<table><thead><tr><th>年份</th><th colspan=2>资金（万元）</th></tr></thead><tbody>"
    "<tr><td rowspan=2>2022年</td><td>12</td><td>13</td></tr><tr><td>14|5</td><td>15</td></tr>"
    "</tbody></table>"
)
NESTED = (
    "<ol><li>改造老旧管网，已完工。<ul><li>东湾一期，三公里。</li><li>东湾二期，两公里。</li></ul>"
    "</li><li>增设便民服务点，正在选址。</li></ol>"
)


def test_a_data_table_is_a_table() -> None:
    made, parsed = render(TABLE)
    check(made, parsed.reply.body_text)
    assert "| 年份 | 资金（万元） |  |\n| --- | --- | --- |\n" in made.markdown
    assert "| 2022年 | 12 | 13 |\n|  | 14\\|5 | 15 |\n" in made.markdown
    assert '<th colspan="2">资金（万元）</th>' in made.html
    assert '<td rowspan="2">2022年</td>' in made.html


def test_a_table_that_lays_out_the_page_is_none() -> None:
    long = "<p>我局已投入资金，完成主体工程，群众反映的堵点有所缓解。</p>" * 30
    made, parsed = render(
        f"<table><tr><td>左</td><td>右</td></tr><tr><td>{long}</td><td></td></table>"
    )
    check(made, parsed.reply.body_text)
    assert "|" not in made.markdown and "<table" not in made.html


def test_lists_in_lists_keep_their_levels() -> None:
    made, parsed = render(NESTED)
    check(made, parsed.reply.body_text)
    assert (
        "1. 改造老旧管网，已完工。\n\n   - 东湾一期，三公里。\n\n   - 东湾二期，两公里。\n\n"
        "2. 增设便民服务点，正在选址。" in made.markdown
    )
    soup = shown(made.markdown)
    assert [len(list(li.find_parents("li"))) for li in soup.find_all("li")] == [0, 1, 1, 0]
    assert squeeze(str(BeautifulSoup(made.html, "lxml").ol)).startswith("<ol><li><p>改造老旧")


def test_links_and_pictures_are_absolute() -> None:
    made, parsed = render(
        "<p>详见<a href='../fj/P1(2) 3.pdf'>实施方案</a>，附图如下。</p><p>"
        "<img src=/i/a.png alt='图]1'></p>"
    )
    check(made, parsed.reply.body_text)
    assert "[实施方案](http://jxw.yunchuan.gov.cn/fj/P1%282%29%203.pdf)" in made.markdown
    assert "![图\\]1](http://jxw.yunchuan.gov.cn/i/a.png)" in made.markdown
    assert shown(made.markdown).a["href"] == "http://jxw.yunchuan.gov.cn/fj/P1%282%29%203.pdf"


def test_a_scan_is_its_pictures() -> None:
    page = "<html><head><title>关于第12号建议的答复</title></head><body><div id=zoom>" + "".join(
        f"<p><img src='W02023_{n}.jpg'></p>" for n in range(3)
    )
    made = Page(URL, page.encode())
    parsed = parse_page(None, made)
    found = rendered(None, made, parsed)
    assert not parsed.reply.body_text
    assert found.markdown.count("![](http://jxw.yunchuan.gov.cn/zwgk/W02023_") == 3
    check(found, None)


def test_what_stands_around_the_article_is_out() -> None:
    made, parsed = render("<p>我局已完成修缮。</p><img src=/seal.png>")
    check(made, parsed.reply.body_text)
    assert "版权所有" not in made.markdown and "首页" not in made.html
    assert "/seal.png" in made.markdown, "a picture among the kept lines stays"


def test_personal_data_are_masked_as_in_the_dataset() -> None:
    made, parsed = render(
        "<p>请致电<a href='tel:13812345678'>13812345678</a>，我局将及时回复。</p>"
        "<p>见<a href='http://a.gov.cn/?tel=13812345678'>网页</a><img src=/a.png alt=13812345678>"
        "。</p>"
        "<p>联系人：苗远航　　联系电话：13812345678</p>"
    )
    check(made, parsed.reply.body_text)
    for text in (made.html, made.markdown):
        assert "13812345678" not in text and "联系人" not in text
    assert "[电话]" in made.html and "\\[电话\\]" in made.markdown


HOSTILE = [
    "<p>见<a href='javascript:alert(1)'>链接</a>，<a href='data:text/html,x'>其二</a>。</p>",
    "<p>见<a href=' java&#10;script:alert(1)'>链接</a>，办理完毕。</p>",
    "<p onclick='alert(1)' style='color:red'>办理完毕，效果良好。</p><script>alert(1)</script>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;，&lt;img src=x onerror=alert(1)&gt;。</p>",
    "<p>&amp;lt;b&amp;gt;，&amp;amp;，&amp;#60;。</p>",
    "<p>[点](javascript:alert(1))，![x](http://evil.test/a.png)，&lt;http://evil.test&gt;。</p>",
    "<p>**强**，__调__，`码`，~~删~~，*a*，_b_，\\*c\\*，末尾反斜线\\</p>",
    "<p># 一号标题，不是标题。</p><p>- 不是列表，</p><p>+ 不是，</p><p>1. 不是，</p><p>"
    "2) 不是，</p>",
    "<p>---</p><p>===，</p><p>~~~</p><p>```</p><p>|a|b|</p><p>|-|-|</p><p>&gt; 引用，</p>",
    "<p>[a]: http://evil.test/</p><p>[a]，办理完毕。</p>",
    "<a href='http://a.gov.cn/\"onmouseover=alert(1) x=\"'>链接</a>，<img src='http://a/\">"
    "<script>'>",
    "<table><tr><td>a|b\\</td><td>`c|d`</td></tr><tr><td>&lt;b&gt;，</td><td>**e**</td></tr>"
    "</table>",
    "<svg onload=alert(1)><p>办理</p></svg><iframe src=http://evil.test></iframe><p>完毕，好。</p>",
    "<h2>标题 #</h2><p>**</p><p><b>“开头”</b>接着，<b>全部强调，</b></p><p><b>*整行*，\\</b></p>",
]


@pytest.mark.parametrize("article", HOSTILE)
def test_nothing_of_the_page_becomes_markup(article: str) -> None:
    made, parsed = render(article)
    check(made, parsed.reply.body_text)
    for tag in shown(made.markdown).find_all(["a", "img"]):
        assert "evil.test" not in str(tag)


def test_deep_nesting_is_read_without_recursion() -> None:
    made, parsed = render(
        "<div>" * 3000 + "<p>办理完毕，效果良好。</p>" + "<ul><li>" * 200 + "好。"
    )
    check(made, parsed.reply.body_text)


def replica_articles() -> Iterator[tuple[Source, Page]]:
    """Some articles of every platform, in parts and with quirks too."""
    for site in [*demo_sites(), *platform_sites()]:
        for document in site.documents[:6]:
            day = document.moved_on
            end = "shtml" if "shtml" in site.quirks else "html"
            path = {
                "trs_wcm": f"/zwgk/jyta/{day:%Y%m}/t{day:%Y%m%d}_{document.number}.{end}",
                "hanweb_jcms": f"/art/{day.year}/{day.month}/{day.day}/art_7301_"
                f"{document.number}.html",
            }.get(site.platform) or DIALECTS[site.platform].href(site, document)
            path = path.removeprefix(site.root)
            yield site.source(), Page(site.root + path, answer_of(site, path).body)


def test_the_platforms_of_the_replica_keep_their_text() -> None:
    read = 0
    for source, page in replica_articles():
        parsed = parse_page(source, page)
        made = rendered(source, page, parsed)
        check(made, parsed.reply.body_text)
        read += parsed.reply.title in made.markdown or "答复如下" in made.markdown
    assert read > 60


@pytest.mark.skipif(not (SHARED / "pages").exists(), reason="real pages are not here")
def test_real_pages_keep_their_text() -> None:
    with (SHARED / "pages" / "INDEX.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    read = 0
    for row in rows:
        page = Page(
            row["original_url"] or f"http://example.gov.cn/{row['file']}",
            (SHARED / "pages" / row["file"]).read_bytes(),
        )
        parsed = parse_page(None, page)
        check(rendered(None, page, parsed), parsed.reply.body_text)
        read += bool(parsed.reply.body_text)
    assert read > 5


TEXT = st.text(st.sampled_from("答复，。 <>&*_`[]()#-+=|~\\!1.\"'\n\tab　/:"), max_size=30)
TAG = st.sampled_from(
    ["p", "div", "b", "i", "ul", "ol", "li", "table", "tr", "td", "a", "h2", "br"]
)


@given(st.lists(st.tuples(TAG, TEXT, st.booleans()), max_size=25))
@settings(max_examples=150, deadline=None)
def test_any_markup_gives_the_text_of_the_body(parts: list[tuple[str, str, bool]]) -> None:
    article = "".join(
        f"<{tag} href='{text[:5]}'>{text}，" + (f"</{tag}>" if closed else "")
        for tag, text, closed in parts
    )
    made, parsed = render(article)
    check(made, parsed.reply.body_text)
