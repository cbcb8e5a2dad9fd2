"""Articles whose files, title or time a page names in a place of its own, and footers."""

import pytest

from crawlers.page import Page
from crawlers.read.parse import parse_page
from crawlers.read.parsed import ParsedPage, published_day

TEXT = (
    "<p>张三代表：</p><p>您提出的建议收悉，现答复如下：我市已修好道路，正在完善标志。</p>"
    "<p>云川市交通局</p><p>2023年6月5日</p>"
)
ADDRESS = "http://www.yunchuan.gov.cn/info/1.htm"


def read(body: str, title: str = "关于第8号建议的答复") -> ParsedPage:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return parse_page(None, Page(ADDRESS, page.encode()))


@pytest.mark.parametrize(
    ("rest", "files"),
    [
        (
            "<ul><li>附件【<a href='/system/_content/download.jsp?urltype=x&wbfileid=7'>"
            "答复表.pdf</a>】已下载<span>12</span>次</li></ul>",
            ["/system/_content/download.jsp?urltype=x&wbfileid=7"],
        ),
        ("<p>附件：<a href=download.jsp?id=7>答复表</a></p>", ["/info/download.jsp?id=7"]),
        ("<script>var fujian = ['a/1.doc', \"2.pdf\"];</script>", ["/info/a/1.doc", "/info/2.pdf"]),
        (
            '<script>var p = {"attachments": [{"name": "表", "url": "/u/3.xls"}]};</script>',
            ["/u/3.xls"],
        ),
        ("<script>var file_appendix='4.doc|5.rar';</script>", ["/info/4.doc", "/info/5.rar"]),
        ("<div><a href=/app.zip>客户端</a></div>", []),
        ("<script>var images = ['6.pdf'];</script>", []),
    ],
    ids=["vsb", "relative", "array", "objects", "string", "not of the article", "not a list"],
)
def test_files_of_an_article(rest: str, files: list[str]) -> None:
    parsed = read(f"<div id=vsb_content>{TEXT}</div>{rest}")
    assert [a.url.removeprefix("http://www.yunchuan.gov.cn") for a in parsed.attachments] == files


def test_title_time_and_source_in_variables_of_a_script() -> None:
    script = (
        '<script>\n//var atitle = "旧标题不再使用";\nvar atitle = "民政工作要点印发";\n'
        'var tm = "2023-06-05 09:30"; var source="省民政厅";</script>'
    )
    reply = read(f"{script}<div id=zoom>{TEXT}</div>", "省民政厅").reply
    assert (reply.title, str(published_day(reply))) == ("民政工作要点印发", "2023-06-05")
    assert reply.field_sources["published_at"] == "meta:pubdate"


FEET = [
    "地址：东郊大道一号，邮编：999001，电话：请拨总机，传真：同电话",
    "单位地址：云川市东郊大道一号　邮政编码：999001　联系电话：总机转办公室，投诉电话：总机",
    "主办：云川市人民政府办公室　承办：市大数据局，电话：请拨总机，地址：东郊大道一号。",
    "建议使用1024×768分辨率浏览本站，如有意见，请与网站管理员联系，我们将及时答复，谢谢您的支持。",
    "本网站信息未经书面授权不得复制、转载，云川市人民政府保留所有权利，技术服务由市信息公司提供。",
    "您是第1234567位访客，本站最佳浏览效果为IE8以上版本，欢迎您提出宝贵意见和建议，我们会认真听取。",
]


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize(
    "box", ["<div><p>{}</p></div>", "<table><tr><td>{}</td></tr></table>", "<footer>{}</footer>"]
)
def test_a_footer_is_no_body(foot: str, box: str) -> None:
    parsed = read(f"<h1>年度报告下载</h1><div><a href=1.pdf>年度报告</a></div>{box.format(foot)}")
    assert (parsed.reply.body_text or "") == "" and len(parsed.attachments) == 1


def test_a_short_article_that_names_a_host_is_no_footer() -> None:
    line = "本届茶博会由县政府主办，县供销社承办，技术支持由省农科院提供，三天里签约二十个项目。"
    parsed = read(f"<h1>茶博会闭幕</h1><div class=c><p>{line}</p></div>", "茶博会闭幕")
    assert parsed.reply.body_text == line


BETWEEN = {
    "lines of their own": "<div>{}</div><div>{}</div><div>{}</div>",
    "one line": "<p>{}　　{}　　{}</p>",
    "a table": "<table><tr><td>{}</td><td>{}</td><td>{}</td></tr></table>",
}


@pytest.mark.parametrize("form", BETWEEN.values(), ids=BETWEEN)
@pytest.mark.parametrize("box", ["<div id=zoom>{}</div>", "<div class=n1>{}</div>", "{}"])
def test_lines_between_headline_and_text_belong_to_the_record(form: str, box: str) -> None:
    title = "关于市十八届人大二次会议第88号建议的答复"
    between = form.format("云交函〔2023〕12号", "A类", "主动公开")
    head = f"<h1>{title}</h1><div>2023-06-08 来源：市交通局</div>"
    reply = read(f"<div>{head}{between}{box.format(TEXT)}</div>", title).reply
    assert reply.doc_number == "云交函〔2023〕12号"
    assert (reply.outcome_raw, reply.disclosure) == ("A", "proactive")
    assert (reply.body_text or "").split("\n")[-1] == "2023年6月5日"


NEWS = [
    "昨日，云川市在东郊举行了新水厂通水仪式，标志着历时三年的供水工程全部完工，各界代表到场。",
    "新水厂日供水能力二十万吨，可以满足东部三个街道四十万居民的用水需要，管网漏损率同时下降。",
]


def news(count: int) -> str:
    return "".join(f"<p>{line}</p>" for line in NEWS * count)


@pytest.mark.parametrize(
    ("page", "doubted"),
    [
        (f"<h1>新水厂昨日通水</h1><div class=c>{news(2)}</div>", False),
        (f"<div id=zoom>{news(1)}</div><div class=d>{news(1)}</div>", False),
        (f"<h1>新水厂昨日通水</h1><div class=c>{news(2)}</div><div class=d>{news(2)}</div>", True),
        (f"<div><h1>新水厂昨日通水</h1>{news(3)}<div class=d>{news(1)}</div></div>", True),
        (f"<div><h1>关于第8号建议的答复</h1>{TEXT}{news(2)}</div>", True),
        (f"<div><h1>关于第8号建议的答复</h1>{TEXT}</div><div>{news(2)}</div>", False),
    ],
    ids=["one", "named", "a rival", "a tail of its own", "text after a letter", "beside a letter"],
)
def test_a_doubted_body_is_flagged_and_told(page: str, doubted: bool) -> None:
    parsed = read(page)
    told = [i.kind for i in parsed.issues if i.field == "body_text"]
    assert ("body_uncertain" in parsed.reply.quality_flags) == doubted
    assert told == ["body_uncertain"] * doubted
