"""Articles in several pages: which links lead to further parts, what is joined, what is told."""

import pytest

from crawlers.page import Page
from crawlers.platforms.parts import further_parts
from crawlers.read.parse import parse_page
from crawlers.read.parsed import ParsedPage

SITE = "http://www.yunchuan.gov.cn"
TEXT = (
    "<p>张三代表：</p><p>您提出的《关于修路的建议》收悉，现答复如下：</p>"
    "<p>一、我市已修好道路三十公里，正在完善标志和护栏，预计年底全部完工。</p>"
)
REST = (
    "<p>二、下一步，我局将建立管护制度，落实专人巡查，并向社会公布养护电话。</p>"
    "<p>云川市交通局</p><p>2023年6月5日</p>"
)


def numbers(form: str, count: int, own: str = "<b>1</b>") -> str:
    links = (form.format(k=k, n=k - 1) for k in range(2, count + 1))
    return f"<div class=pg>{own} {' '.join(links)}</div>"


STATIC = "/art/2023/6/5/art_8_77.html"
PAGERS = {
    "numbers": (STATIC, numbers("<a href=art_8_77_{k}.html>{k}</a>", 3), "art_8_77_{k}.html"),
    "from zero": (STATIC, numbers("<a href=art_8_77_{n}.html>{k}</a>", 3), "art_8_77_{n}.html"),
    "brackets": (STATIC, numbers("<a href='art_8_77_{k}.html'>[{k}]</a>", 3), "art_8_77_{k}.html"),
    "with the first": (
        STATIC,
        numbers("<a href=art_8_77_{k}.html>{k}</a>", 3, "<a href=art_8_77_1.html>1</a>"),
        "art_8_77_{k}.html",
    ),
    "cut in the middle": (
        STATIC,
        "<div>1 <a href=art_8_77_2.html>2</a> … <a href=art_8_77_3.html>尾页</a></div>",
        "art_8_77_{k}.html",
    ),
    "next and last": (
        STATIC,
        "<a href=art_8_77_2.html>下一页</a><a href=art_8_77_3.html>末页</a>",
        "art_8_77_{k}.html",
    ),
    "dashes": ("/c/7.htm", numbers("<a href=/c/7-{k}.htm>第{k}页</a>", 3), "/c/7-{k}.htm"),
    "headings": (
        "/c/7.htm",
        numbers("<li><a href=7_p{k}.htm>第{k}页：办理情况</a></li>", 3),
        "/c/7_p{k}.htm",
    ),
    "Chinese numerals": (
        "/c/7.htm",
        "<a href=7_2.htm>第二页</a><a href=7_3.htm>第三页</a>",
        "/c/7_{k}.htm",
    ),
    "folders": ("/c/7/", numbers("<a href=/c/7/{k}/>{k}</a>", 3), "/c/7/{k}/"),
    "below the page": ("/c/7.html", numbers("<a href=/c/7/{k}.html>{k}</a>", 3), "/c/7/{k}.html"),
    "index": (
        "/2023060512345678901/index.shtml",
        numbers("<a href=index_{n}.shtml>{k}</a>", 3),
        "/2023060512345678901/index_{n}.shtml",
    ),
    "content": ("/c88/content.html", numbers("<a href=content_{k}.html>{k}</a>", 3),
                "/c88/content_{k}.html"),
    "one to many": ("/news/88/1.html", numbers("<a href={k}.html>{k}</a>", 3), "/news/88/{k}.html"),
    "a query": ("/show.php?id=7", numbers("<a href='?id=7&page={k}'>{k}</a>", 3),
                "/show.php?id=7&page={k}"),
    "a page of a query": (
        "/show.jsp?page=1&id=7",
        numbers("<a href='show.jsp?page={k}&id=7'>{k}</a>", 3),
        "/show.jsp?page={k}&id=7",
    ),
    "a first query": ("/c/7.html", numbers("<a href='7.html?p={k}'>{k}</a>", 3), "/c/7.html?p={k}"),
    "a select": (
        "/c/7.html",
        "<select onchange='location=this.value'><option value=7.html>第1页</option>"
        "<option value=7_2.html>第2页</option><option value=7_3.html>第3页</option></select>",
        "/c/7_{k}.html",
    ),
    "buttons": (
        "/c/7.html",
        numbers("<button onclick=\"location.href='/c/7_{k}.html'\">{k}</button>", 3),
        "/c/7_{k}.html",
    ),
    "a call": (
        "/a/t20230605_77.html",
        "<script>createPageHTML(3,0,'t20230605_77','html');</script>",
        "/a/t20230605_77_{n}.html",
    ),
    "a call from one": (
        "/a/content_77.html",
        '<script>createPageHTML("pg", 3, 1, "content_77", "html", 3);</script>',
        "/a/content_77_{k}.html",
    ),
    "a script": (
        "/c/7.html",
        numbers("<a href='javascript:go({k})'>{k}</a>", 3)
        + "<script>function go(page){ location.href = '7_' + page + '.html'; }</script>",
        "/c/7_{k}.html",
    ),
    "a script with a query": (
        "/c/7.html",
        numbers("<a href=# onclick='go({k})'>{k}</a>", 3)
        + "<script>function go(page){ window.location = '/c/7.html?page=' + page; }</script>",
        "/c/7.html?page={k}",
    ),
    "the rest": ("/c/7.html", "<p><a href=7_2.html>余下全文</a></p>", "/c/7_{k}.html"),
    "an icon": ("/c/7.html", "<a class=next href=7_2.html></a>", "/c/7_{k}.html"),
}  # fmt: skip


def named(address: str, rest: str) -> list[str]:
    page = Page(SITE + address, f"<body><div id=zoom>{TEXT}</div>{rest}</body>".encode())
    return further_parts(page, page.url)


@pytest.mark.parametrize("name", PAGERS)
def test_links_to_further_parts(name: str) -> None:
    address, pager, form = PAGERS[name]
    found = named(address, pager)
    folder = address[: address.rindex("/") + 1] if not form.startswith("/") else ""
    last = 2 if name in ("the rest", "an icon") else 3
    assert found == [SITE + folder + form.format(k=k, n=k - 1) for k in range(2, last + 1)]


@pytest.mark.parametrize(
    "rest",
    [
        "<a href=6.html>上一页</a><a href=8.html>下一页</a>",
        "<a href=8.html>下一页：关于第9号建议的答复</a>",
        "<a href=list_2.html>2</a><a href=list_3.html>3</a>",
        "<a href='?from=2'>2</a>",
        "<a href='/d/7_2.html'>2</a><a href='http://b.gov.cn/c/7_2.html'>2</a>",
        "<a href=7_2.html>关于修建桥梁的答复</a>",
        "<a href=7.html>1</a>",
        "<script>function createPageHTML(n,c,s,e){}</script>",
        "<!-- <script>createPageHTML(3,0,'7','html')</script> -->",
        "<script>createPageHTML(1,0,'7','html')</script>",
        "<script>createPageHTML(9,0,'index','html')</script>",
    ],
)
def test_links_to_other_documents(rest: str) -> None:
    assert named("/c/7.html", rest) == []


def test_a_long_row_of_parts_ends_somewhere() -> None:
    assert len(named("/c/7.html", "<a href=7_2.html>2</a><a href=7_900.html>尾页</a>")) == 60


def read(first: str, *further: tuple[str, str]) -> ParsedPage:
    page = Page(f"{SITE}/c/7.html", first.encode())
    parts = [Page(f"{SITE}/c/{name}", body.encode()) for name, body in further]
    return parse_page(None, page, parts, "关于第8号建议的答复")


def shown(text: str, pager: str = "") -> str:
    return (
        "<html><head><title>关于第8号建议的答复</title></head><body><h1>关于第8号建议的答复</h1>"
        f"<div class=a9>{text}</div><div class=pg>{pager}</div>"
        "<div><p>主办单位：云川市政府</p></div></body></html>"
    )


TWO = "<b>1</b> <a href=7_2.html>2</a>"
BACK = "<a href=7.html>1</a> <b>2</b>"


def test_parts_are_joined_and_the_text_is_whole() -> None:
    parsed = read(shown(TEXT, TWO), ("7_2.html", shown(REST, BACK)))
    reply = parsed.reply
    assert (reply.body_completeness, parsed.missing_parts, parsed.issues) == ("full", (), [])
    assert (reply.body_text or "").split("\n")[-2:] == ["云川市交通局", "2023年6月5日"]
    assert (str(reply.reply_date), reply.agency) == ("2023-06-05", "云川市交通局")


def test_a_part_that_is_not_there_is_told() -> None:
    parsed = read(shown(TEXT, TWO))
    assert parsed.missing_parts == (f"{SITE}/c/7_2.html",)
    assert parsed.reply.body_completeness == "partial"
    (issue,) = (i for i in parsed.issues if i.kind == "part_missing")
    assert issue.field == "body_text" and "7_2.html" in issue.message


def test_each_part_names_the_next() -> None:
    following = "<a href=7_{}.html>下一页</a>"
    first, second = shown(TEXT, following.format(2)), shown(REST, following.format(3))
    assert read(first).missing_parts == (f"{SITE}/c/7_2.html",)
    assert read(first, ("7_2.html", second)).missing_parts == (f"{SITE}/c/7_3.html",)
    last = shown("<p>附：办理情况已于上月报送市政府办公室，并抄送市人大常委会。</p>", BACK)
    whole = read(first, ("7_2.html", second), ("7_3.html", last))
    assert (whole.missing_parts, whole.reply.body_completeness) == ((), "full")


def test_a_page_that_says_the_same_is_no_part() -> None:
    comments = "<ul><li>网友：修得好</li></ul>"
    parsed = read(shown(TEXT + REST, TWO), ("7_2.html", shown(TEXT + REST, BACK + comments)))
    alone = read(shown(TEXT + REST))
    assert parsed.reply.body_text == alone.reply.body_text
    assert parsed.reply.body_completeness == "full"


def test_a_page_with_the_whole_text_takes_the_place() -> None:
    parsed = read(shown(TEXT, "<a href=7_2.html>余下全文</a>"), ("7_2.html", shown(TEXT + REST)))
    assert parsed.reply.body_text == read(shown(TEXT + REST)).reply.body_text


def test_a_pager_without_addresses_is_told() -> None:
    pager = "<a href=#>1</a> <a href=# class=x>2</a> <a href=#>3</a>"
    parsed = read(shown(TEXT, pager))
    assert parsed.reply.body_completeness == "partial"
    assert [i.kind for i in parsed.issues] == ["part_missing"]
    quoted = shown(TEXT, "<p>网友评论</p><p>说得很好</p>" + pager.replace("1", "").replace("3", ""))
    assert read(quoted).reply.body_completeness == "full"


@pytest.mark.parametrize("link", ["<p><a href=a.doc>附件：一览表</a></p>", ""])
def test_a_file_beside_the_text_that_was_not_read(link: str) -> None:
    parsed = read(shown(TEXT + REST + link))
    assert parsed.reply.body_completeness == ("partial" if link else "full")
