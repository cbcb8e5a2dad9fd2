"""Whole pages whose main text was taken wrongly, written by us: something lost, or something
foreign."""

from datetime import datetime

import pytest

from crawlers.page import Page
from crawlers.read.parse import parse_page
from schemas.ground.clock import in_shanghai
from schemas.reply import Reply

HEADLINE = "关于市十八届人大二次会议第88号建议的答复"
REPLY = [
    "张三丰代表：",
    "您提出的《关于改善道路的建议》收悉，现答复如下：",
    "今年计划改建三百公里。",
    "云川市交通局",
    "2023年6月5日",
]
NEWS = [
    "本报讯 昨日，云川市在东郊举行了新水厂通水仪式，标志着历时三年的供水工程全部完工。",
    "新水厂日供水能力二十万吨，可以满足东部三个街道四十万居民的用水需要，管网漏损率同时下降。",
    "市水务局负责人表示，下一步将改造老旧小区的管道，预计明年年底以前完成全部改造任务。",
]
NOTICE = (
    "凡注明来源为其他媒体的作品，均转载自其他媒体，转载目的在于传递更多信息，并不代表本网赞同其观点，"
    "也不对其真实性负责，如有侵权请在三十日内与我们联系，我们将及时处理，谢谢合作。"
)


def lines(*texts: str, tag: str = "p") -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def read(
    body: str, title: str = HEADLINE, address: str = "http://news.yunchuan.cn/1.html"
) -> Reply:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return parse_page(None, Page(address, page.encode())).reply


def text_of(reply: Reply) -> list[str]:
    return (reply.body_text or "").split("\n")


COMMENT = (
    "网友{}：这条路早就该修了，我家门口坑坑洼洼，走一趟要半个小时，希望有关部门抓紧，别再拖下去了！"
    "雨天积水更深，孩子上学都要穿雨靴。"
)
BESIDE = {
    "a notice": f"<div class=sm><p>{NOTICE}</p></div>",
    "three notices": f"<div class=sm><p>{NOTICE}</p><p>{NOTICE}</p><p>{NOTICE}</p></div>",
    "comments": f"<ul class=pl>{lines(*map(COMMENT.format, range(4)), tag='li')}</ul>",
    "a promotion": f"<div class=tg><h3>推广</h3><p>客户端，{NOTICE}</p><div>{NOTICE}</div></div>",
}


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
@pytest.mark.parametrize("where", ["before", "after"])
@pytest.mark.parametrize("tag", ["p", "div", "br"])
def test_a_short_reply_outweighs_a_longer_notice(beside: str, where: str, tag: str) -> None:
    inner = "<br>".join(REPLY) if tag == "br" else lines(*REPLY, tag=tag)
    article = f"<div class=xx1><h2>{HEADLINE}</h2><div class=xx2>{inner}</div></div>"
    page = beside + article if where == "before" else article + beside
    assert text_of(read(page)) == REPLY


@pytest.mark.parametrize("heading", ["相关新闻：", "延伸阅读", "相关链接", "推荐阅读："])
@pytest.mark.parametrize("links", [0, 3])
def test_related_news_above_the_body_cuts_nothing(heading: str, links: int) -> None:
    related = lines(
        *(f"<a href={n}.html>新水厂第{n}台机组昨日开始试运行</a>" for n in range(links))
    )
    news = [*NEWS, *(line.replace("市", "县") for line in NEWS), *(f"另据报道，{x}" for x in NEWS)]
    lead = "核心提示：历时三年的供水工程昨日完工，四十万居民喝上优质水，这是云川市投资最大的工程。"
    above = f"<h1>新水厂昨日通水</h1><p>{lead}</p><p>{heading}</p>{related}"
    page = f"<div class=a>{above}{lines(*news)}</div>"
    found = text_of(read(page, "新水厂昨日通水_云川新闻网"))
    assert found == [lead, *news]


AFTER = {
    "a vote": ["您觉得这篇文章怎么样？", "顶 12", "踩 3", "已有 15 人参与投票，感谢您的参与。"],
    "comments": [
        "网友评论（2）",
        "云川网友：喝上好水了，感谢建设者们三年的辛苦付出，点赞！",
        "东郊居民：早该建了，希望水价不要涨。",
    ],
    "a login": [
        "登录后发表评论",
        "用户名： 密码：",
        "您还没有登录，请先登录或者注册新用户，注册后可以发表评论。",
    ],
    "teasers": [
        "猜你喜欢",
        "城西菜市场完成改造，摊位增加到一百二十个，地面铺上了防滑砖，停车位也多了。",
        "中学生围棋赛落幕，来自六所学校的选手参加了比赛，第三中学夺得团体第一名。",
    ],
    "an app": [
        "下载云川客户端，随时随地看新闻",
        "扫描二维码关注官方微信，更多精彩内容等你来看，每天早上七点准时推送。",
    ],
    "a licence": ["特别声明：以上内容仅代表作者本人观点，不代表本网立场，如有疑问请与我们联系。"],
}


@pytest.mark.parametrize("after", AFTER.values(), ids=AFTER)
@pytest.mark.parametrize("wrapped", [False, True])
def test_what_follows_an_article_goes(after: list[str], wrapped: bool) -> None:
    rest = f"<div class=t9>{lines(*after)}</div>" if wrapped else lines(*after)
    page = f"<div class=a><h1>新水厂昨日通水</h1><div>{lines(*NEWS)}{rest}</div></div>"
    assert text_of(read(page, "新水厂昨日通水")) == NEWS


@pytest.mark.parametrize(
    "title",
    ["云川新闻网", "云川市人民政府门户网站", "建议提案办理", "图文消息", "", "云川日报数字报"],
)
@pytest.mark.parametrize(
    "heading",
    ["<h1>{}</h1>", "<div class=bt>{}</div>", "<p><strong>{}</strong></p>", "<h2>{}</h2>"],
)
def test_the_title_is_the_headline_of_the_page(title: str, heading: str) -> None:
    headline = heading.format("云川新水厂昨日正式通水")
    info = "<div>发布时间：2023-06-05 08:30 来源：云川日报</div>"
    site = "<div class=top><h2>云川新闻网</h2><ul><li><a href=/>首页</a></ul></div>"
    reply = read(
        f"{site}<div class=a>{headline}{info}<div class=c>{lines(*NEWS)}</div></div>", title
    )
    assert (reply.title, text_of(reply)) == ("云川新水厂昨日正式通水", NEWS)


@pytest.mark.parametrize(
    "title",
    ["云川新闻网：新水厂昨日通水", "云川評論新聞：新水厂昨日通水", "新水厂昨日通水-云川日报"],
)
def test_a_site_before_the_title_goes(title: str) -> None:
    page = f"<div class=a><div class=c>{lines(*NEWS)}</div></div>"
    assert read(page, title).title == "新水厂昨日通水"


@pytest.mark.parametrize(
    "line",
    [
        "云川日报 2023-06-05 08:30:15",
        "2023-06-05 08:30:15 云川日报",
        "云川日报　2023年06月05日08:30",
        "2023-06-05 08:30:15",
        "云川日报 | 2023/06/05 08:30",
        "http://www.yunchuan.cn 2023-06-05 08:30:15 云川日报",
    ],
)
def test_a_line_of_source_and_time_without_labels(line: str) -> None:
    page = f"<div class=a><h1>新水厂昨日通水</h1><p>{line}</p>{lines(*NEWS)}</div>"
    reply = read(page, "新水厂昨日通水")
    when = in_shanghai(reply.published_at) if reply.published_at else None
    assert when is not None and when.replace(second=0, tzinfo=None) == datetime(2023, 6, 5, 8, 30)  # noqa: DTZ001
    assert text_of(reply) == NEWS


def test_a_page_that_is_a_table() -> None:
    rows = [f"{n}\t关于修建{n}号村道的建议\t县交通局\t已办复" for n in range(1, 9)]
    cells = "".join("<tr><td>" + row.replace("\t", "</td><td>") + "</td></tr>" for row in rows)
    head = "<tr><th>编号</th><th>案由</th><th>承办单位</th><th>结果</th></tr>"
    contact = (
        "<div>联系人：办公室，电话：请拨打总机转办公室，地址：东郊大道一号，邮编：请见公告。</div>"
    )
    page = (
        f"<h1>2023年建议办理结果一览表</h1><div class=m><table>{head}{cells}</table></div>{contact}"
    )
    found = text_of(read(page, "2023年建议办理结果一览表"))
    assert found == ["编号\t案由\t承办单位\t结果", *rows]


def test_an_article_inside_one_link() -> None:
    menu = lines(*(f"<a href={n}>栏目{n}</a>" for n in range(9)), tag="li")
    page = f"<ul>{menu}</ul><div class=a><h1>新水厂昨日通水</h1><a href=#>{lines(*NEWS)}</a></div>"
    assert text_of(read(page, "新水厂昨日通水")) == NEWS


def test_teasers_in_links_of_their_own_are_no_article_in_one() -> None:
    teasers = "".join(f"<a href={n}.html><p>{line}</p></a>" for n, line in enumerate(NEWS * 2))
    assert read(teasers, "云川新闻").body_text is None


@pytest.mark.parametrize("first", ["utf-8", "gb18030"])
def test_a_page_that_was_encoded_twice(first: str) -> None:
    page = (
        "<html><head><meta charset=utf-8><title>新水厂昨日通水</title></head><body>"
        f"<h1>新水厂昨日通水</h1><div class=a>{lines(*NEWS)}</div></body></html>"
    )
    twice = page.encode(first).decode("latin-1").encode()
    reply = parse_page(None, Page("http://a.cn/1.html", twice)).reply
    assert (reply.title, text_of(reply)) == ("新水厂昨日通水", NEWS)


@pytest.mark.parametrize(
    "names", ['class="MsoNormal"', 'class="p1" id="p1"', 'class="para ql-align"']
)
def test_paragraphs_that_are_divisions_with_a_class(names: str) -> None:
    long = (
        "全市公路总里程一万二千公里，其中等级公路占九成，今年改建三百公里，明年继续，后年全部完成。"
    )
    written = [*REPLY[:2], long * 3, *REPLY[2:]]
    article = "".join(f"<div {names}>{line}</div>" for line in written)
    page = f"<div class=z><h2>{HEADLINE}</h2><div class=w>{article}</div></div>"
    assert text_of(read(page)) == written
    if len(names) < 20:  # editors give their paragraphs the same class, not the same id
        report = ["本年工作情况如下", long * 3, "特此报告", "云川市交通局"]
        article = "".join(f"<div {names}>{line}</div>" for line in report)
        page = f"<div class=z><h2>年度工作报告全文</h2><div class=w>{article}</div></div>"
        assert text_of(read(page, "年度工作报告全文")) == report


HEAD = "<h4>热门评论 {} 条</h4>"


@pytest.mark.parametrize("count", ["", "12"])
def test_comments_that_are_longer_than_the_news_are_none_of_it(count: str) -> None:
    said = lines(*(COMMENT.format(n) for n in range(12)), tag="li")
    links = lines(*[f"<a href=/{n}>{NOTICE}</a>" for n in range(9)], tag="li")
    comments = f"<div class=a2>{HEAD.format(count)}<ul>{said}</ul></div>"
    page = f"<div class=a1>{lines(*NEWS)}</div><ul>{links}</ul>{comments}"
    found = read(page, "新水厂通水")
    assert text_of(found) == NEWS
    assert "body_uncertain" not in (found.quality_flags or [])


@pytest.mark.parametrize(
    "heading", ["其他人也在看", "延伸 · 推荐", "【免责声明】本文仅代表作者本人观点。"]
)
def test_what_others_read_ends_the_news(heading: str) -> None:
    rest = lines(*(f"{n} 小时前，{NOTICE}" for n in range(9)))
    page = f"<div class=a1>{lines(*NEWS, heading)}{rest}</div>"
    assert text_of(read(page, "新水厂通水")) == NEWS


def test_news_about_what_people_wrote_is_not_doubted() -> None:
    news = [
        "昨日有网友反映，东郊新水厂的水发黄。市水务局回应，检修已经完成，水质合格，可以放心饮用。"
    ]
    page = f"<div class=a1>{lines(*news)}</div>"
    found = read(page, "新水厂的水")
    assert text_of(found) == news and "body_uncertain" not in (found.quality_flags or [])


def test_a_sign_off_without_a_year_stays() -> None:
    written = [*REPLY[:-1], "4月26日"]
    page = f"<div class=z><h2>{HEADLINE}</h2>{lines(*written)}</div>"
    assert text_of(read(page)) == written
