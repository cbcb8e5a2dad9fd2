"""What stands beside an article on pages of the open web: each case is here because the reader once
took it for the article, or lost the article with it (sets of pages by other authors)."""

import pytest

from crawlers.page import Page
from crawlers.read.parse import parse_page
from crawlers.read.parsed import ParsedPage

LETTER = [
    "刘一平代表：",
    "您提出的关于加装路灯的建议收悉。现答复如下：",
    "今年已在青石街装灯40盏，余下路段列入明年计划。",
    "云川市住房和城乡建设局",
    "2021年6月8日",
]


def parsed(body: str, title: str = "关于加装路灯的建议的答复") -> ParsedPage:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return parse_page(None, Page("http://www.yunchuan.gov.cn/a/1.html", page.encode()))


def lines(body: str, title: str = "关于加装路灯的建议的答复") -> list[str]:
    return (parsed(body, title).reply.body_text or "").split("\n")


def boxed(texts: list[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def test_pictures_with_captions_beside_many_teasers() -> None:
    captions = ["6月1日，工人在青石街装灯。王小路摄", "6月3日，市民在灯下散步。"]
    first = "近日，云川市在青石街加装路灯40盏，方便居民夜间出行。"
    figures = "".join(
        f"<figure><img src=a.jpg><figcaption>{c}</figcaption></figure>" for c in captions
    )
    teaser = (
        "<li><h4><a href=/b>别处的消息</a></h4><p>河湾县日前通报，新建公园12处，有关工作仍在推进……"
        "</p></li>"
    )
    found = parsed(
        f"<article><h1>图集：夜色</h1><p>{first}</p>{figures}</article><ul>{teaser * 12}</ul>",
        "图集：夜色",
    )
    assert (found.reply.body_text or "").split("\n") == [first, *captions]
    assert found.body_confidence >= 0.5


COMMENT = (
    "<div class=c><b>网友{n}</b> <span>2021-06-09 08:0{n}</span><p>说得好听，关键看落实，我们这里"
    "什么时候也能这样？</p><a>回复</a> <a>赞({n})</a></div>"
)
POST = (
    "<table><tr><td rowspan=2>头像</td><td>用户{n}77 发表于 2021-06-09 18:13</td></tr><tr><td>"
    "我们这里什么时候也能这样？希望有人来看看 <a>引用</a> <a>支持[{n}]</a></td></tr></table>"
)


LINE = "<p>阿宽：希望尽快落实，别光打雷不下雨 2021-06-09 12:5{n} <a>回复</a><a>支持({n})</a></p>"


@pytest.mark.parametrize("comment", [COMMENT, POST, LINE])
def test_comments_without_a_heading(comment: str) -> None:
    comments = "".join(comment.format(n=n) for n in range(1, 8))
    heading = "<h1>关于加装路灯的建议的答复</h1>"
    body = f"{heading}<div class=t>{boxed(LETTER)}</div><div>{comments}</div>"
    assert lines(f"<div class=m>{body}</div>") == LETTER


def test_a_byline_of_a_member_is_no_comment() -> None:
    body = f"<div><h1>灯</h1><p>网友小张 发表于 2021-06-09 18:13</p>{boxed(LETTER)}</div>"
    assert lines(body)[-4:] == LETTER[1:]


@pytest.mark.parametrize(
    "above",
    [
        "2021年6月9日 云川晚报",
        "2021-06-09 12:34云川市政府网阅读 6.2万",
        "2021年6月9日08:14 云川新闻网 评论 我要纠错",
        "综合 | 2021-06-09 10:16:14云川省",
        "2021年06月09日 云川电视台 【大 中 小】【打印】【留言】",
        "2021-06-09 11:17 云川日报 我来说两句(414)",
        "2021-06-09 21:35·云川晚报官方账号",
        "2021-06-09 摘自：卫生快报",
    ],
)
def test_a_paper_beside_the_day(above: str) -> None:
    assert (
        lines(f"<td><h1>关于加装路灯的建议的答复</h1><div>{above}</div>{boxed(LETTER)}</td>")
        == LETTER
    )


@pytest.mark.parametrize(
    "below",
    [
        "声明：转载此文是出于传递更多信息之目的，若有侵权请与本网联系。",
        "温馨提示：以上信息由发布单位提供，请注意甄别，如有变动以官方通知为准。",
        "顶一下 (0) 0% 踩一下 (0) 0%",
        "您对本次答复：满意 基本满意 不满意",
        "更多国际新闻",
        "您看到此篇文章时的感受是：",
    ],
)
def test_what_the_site_says_below(below: str) -> None:
    assert (
        lines(f"<div><h1>关于加装路灯的建议的答复</h1>{boxed(LETTER)}<div>{below}</div></div>")
        == LETTER
    )


@pytest.mark.parametrize("frame", ["p", "blockquote"])
def test_a_table_between_the_contacts_and_the_sign_off(frame: str) -> None:
    head = (
        "经个人申请、村级评议、乡镇审核，现将补贴名单予以公示，公示期为七日，如有异议请书面反映。"
    )
    rows = [["序号", "村", "金额"], *([str(n), f"青{n}村", str(900 + n)] for n in range(1, 12))]
    table = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    notice = boxed([head, "监督电话：0000-1234567"], frame)
    sign_off = boxed(["云川市农业农村局", "2021年6月8日"], frame)
    found = lines(f"<div>{notice}<table>{table}</table>{sign_off}</div>", "补贴名单的公示")
    assert found[0] == head
    assert found[-13:] == [
        *("\t".join(row) for row in rows[1:]),
        "云川市农业农村局",
        "2021年6月8日",
    ]


def test_elements_of_a_sites_own() -> None:
    text = "".join(f"<article-p><x-text>{line}</x-text></article-p>" for line in LETTER)
    assert lines(f"<site-main><article-body>{text}</article-body></site-main>") == LETTER


def test_a_title_beside_the_name_of_the_site_goes_and_a_heading_of_two_lines_stays() -> None:
    text = boxed(LETTER[2:])
    head = "一问一答：路灯改造有哪些新政策？"
    named = f"云川市政府 部门动态 {head}"
    told = "发布日期：2021-06-09 浏览次数：179"
    assert lines(f"<td><div>{head}</div><div>{told}</div>{text}</td>", named) == LETTER[2:]
    two = ["云川市人民政府关于禁止在", "青石街改造范围内新建房屋的通告"]
    assert lines(f"<td>{boxed(two)}{text}</td>", "".join(two))[:2] == two


def test_a_salutation_in_a_row_of_its_own() -> None:
    text = "提案中所提问题客观存在。今年已在青石街装灯40盏，余下路段列入明年计划。"
    rows = ["关于加装路灯的建议的答复", "2021-06-08", "冯一平、马二树委员：", text]
    table = "".join(f"<tr><td>&nbsp;</td><td>{row}</td></tr>" for row in rows)
    assert lines(f"<table>{table}</table><hr>") == rows[2:]


def test_an_article_that_speaks_of_comments_is_not_doubted() -> None:
    text = [
        "最近，一则关于路灯的消息引来不少点赞。有网友留言：“夜里敢出门了，孩子也高兴。”",
        "小事不小。路灯看似琐碎，却连着千家万户。",
        "把功夫下在平时，日子才会一天天亮堂起来。",
    ]
    assert parsed(f"<div><h1>灯</h1>{boxed(text)}</div>", "灯").body_confidence >= 0.5
