"""Whole pages in the shapes of the open web, written by us: each is here because the reader once
got it wrong."""

import pytest
from framed import THANKS, paragraphs, read


@pytest.mark.parametrize("tag", ["p", "div", "div class=MsoNormal", "div class=p1 id=x"])
def test_one_long_paragraph_among_short_ones_is_not_the_article(tag: str) -> None:
    lines = [
        "2021年，我厅共承办代表建议45件、委员提案62件，均在规定时间内办复。",
        "一、加强组织领导",
        "二、强化沟通协商",
        "三、推动成果转化",
    ]
    parsed = read(
        "云川市2021年度建议提案办理总体情况",
        "".join(f"<{tag}>{line}</{tag.split()[0]}>" for line in lines),
        "2021-12-20",
    )
    assert (parsed.reply.body_text or "").split("\n") == lines


def test_a_heading_where_title_names_only_the_site() -> None:
    article = paragraphs(
        "市政协经济委：",
        "贵委提出的《关于加大支农投入的提案》收悉。现答复如下：",
        THANKS,
        "市财政局",
        "2019年8月30日",
    )
    reply = read(
        "云川市财政局",
        article,
        "更新时间：2019/9/12 10:22:33",
        heading="关于对市政协十一届三次会议第63号提案的答复",
    ).reply
    assert (reply.title, reply.document_type, reply.proposal_numbers) == (
        "关于对市政协十一届三次会议第63号提案的答复",
        "reply",
        ["63"],
    )


def test_rows_of_a_table_belong_to_the_article() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>关于修建{n}号村道的建议</td><td>A类</td></tr>" for n in range(1, 9)
    )
    parsed = read(
        "2022年度代表建议办理结果公示",
        f"<p>根据有关规定，现将办理结果公示如下：</p><table>{rows}</table>",
    )
    assert parsed.reply.document_type == "report" and "8\t关于修建8号村道的建议\tA类" in (
        parsed.reply.body_text or ""
    )


REPLY = [
    "张三丰代表：",
    "您提出的《关于改善道路的建议》收悉，现答复如下：",
    "全市公路总里程达到1.2万公里，今年计划改建300公里。",
    THANKS,
    "云川市交通局",
    "2023年6月5日",
]
HEADLINE = "云川市交通局关于市十八届人大二次会议第88号建议的答复"


def test_lines_of_pre() -> None:
    assert (read(HEADLINE, "<pre>" + "\n    ".join(REPLY) + "</pre>").reply.body_text or "").split(
        "\n"
    ) == REPLY


def test_a_neighbour_named_in_a_sentence_is_cut() -> None:
    after = (
        "上一篇：关于第87号建议的答复",
        "下一篇：关于第89号建议的答复，请有关单位认真办理并按时答复代表。",
    )
    assert (read(HEADLINE, paragraphs(*REPLY, *after)).reply.body_text or "").split("\n") == REPLY


def test_a_short_reply_beside_long_notices() -> None:
    notice = (
        "网站声明：本网站所刊载的信息，"
        "未经书面授权，任何单位和个人不得转载、摘编。因使用本网站而引起的任何争议，由有管辖权的人民法院处理。"
    )
    parsed = read(
        HEADLINE, paragraphs(*REPLY) + "</div><div class=sm>" + paragraphs(notice * 2, notice * 3)
    )
    assert (parsed.reply.body_text or "").split("\n") == REPLY


def test_review_opinions_of_a_standing_committee_are_no_proposal() -> None:
    lines = [
        "县人大常委会：",
        "收到《关于学前教育工作情况的审议意见》后，我局高度重视，现将研究处理情况报告如下：",
        "一、加大投入，今年新建幼儿园3所。",
    ]
    reply = read("县教育局对县十八届人大常委会第九次会议审议意见的答复", paragraphs(*lines)).reply
    assert reply.document_type == "other"


def test_digits_alone_above_the_salutation_are_the_number() -> None:
    lines = [
        "关于修路的建议的答复",
        "24",
        "张三代表：",
        "您的建议收悉，现答复如下：",
        "该路已通车。",
    ]
    reply = read("关于修路的建议的答复", paragraphs(*lines)).reply
    assert reply.proposal_numbers == ["24"]
    assert reply.field_sources["proposal_numbers"] == "text:head/below"
