"""Days and offices around an article and below its sign-off, each as the reader once got it
wrong."""

from datetime import date

import pytest
from framed import THANKS, paragraphs, read

from crawlers.read.parsed import published_day

HEADLINE = "关于县十八届人大二次会议第12号建议的答复"
LETTER = [
    "张三代表：",
    "您提出的《关于修路的建议》收悉，现答复如下：",
    "近年来，我局投入资金320万元，完成了12公里道路的维修，群众出行条件明显改善。",
    THANKS,
    "云川市水务局",
    "2023年6月2日",
]
ABOVE = [
    ["云川市水务局 2023-7-1 10:05:31 阅读 132 次"],
    ["【字体：大 中 小】 2023-07-01"],
    ["已阅读 12 次 | 2023-07-01"],
    ["云川市水务局 www.yunchuan.gov.cn 2023-07-01"],
    ["[ 发布日期 ]", "2023-07-01"],
    ["【发布日期】2023-07-01", "【索引号】A1"],
    ["更新时间：2023-08-01 发布时间：2023-07-01"],
    ["索 引 号A1", "发布日期2023-07-01", "公开方式主动公开"],
]


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("above", ABOVE)
def test_day_of_publication(above: list[str], inside: bool) -> None:
    """Beside the heading of the page, and at the head of its article, of which it is no part."""
    lines = [*above, *LETTER] if inside else LETTER
    parsed = read(HEADLINE, paragraphs(*lines), "" if inside else paragraphs(*above))
    assert published_day(parsed.reply) == date(2023, 7, 1)
    assert (parsed.reply.body_text or "").startswith("张三代表")


@pytest.mark.parametrize(
    "below",
    [
        ["附件：", "云川市农村公路养护计划", "云川市交通运输局", "2022年3月1日"],
        ["代表反馈意见：满意", "张三", "2023年6月15日"],
    ],
)
def test_what_stands_below_a_sign_off_has_a_day_of_its_own(below: list[str]) -> None:
    reply = read(HEADLINE, paragraphs(*LETTER, *below)).reply
    assert (reply.agency, reply.reply_date) == ("云川市水务局", date(2023, 6, 2))


def test_an_office_behind_its_label_signs() -> None:
    lines = [*LETTER[:4], "承办单位：云川市水务局", "2023/6/2"]
    reply = read(HEADLINE, paragraphs(*lines)).reply
    assert (reply.agency, reply.reply_date) == ("云川市水务局", date(2023, 6, 2))
    assert (reply.body_text or "").split("\n") == lines


def test_a_day_in_brackets_below_the_headline_is_that_of_the_reply() -> None:
    lines = [HEADLINE, "（2023年6月2日）", *LETTER[:5]]
    assert read("建议答复.doc", paragraphs(*lines)).reply.reply_date == date(2023, 6, 2)


def test_day_that_only_a_script_has() -> None:
    script = '<script>var pubtime="2023-07-01 10:05:31"; document.write(pubtime);</script>'
    reply = read(HEADLINE, paragraphs(*LETTER), info=script).reply
    assert str(reply.published_at)[:10] == "2023-07-01"


@pytest.mark.parametrize(
    "info",
    [
        "<span>2023-07-01</span><span>10:05</span><span>阅读：12</span>",
        "2023-07-01发布",
        "最后更新：2023-07-01",
        "<em>2023-07-01</em><em>已有12人浏览</em>",
        "<span>2023-07-01</span><span>云川市水务局</span><span>字体大小：A- A+</span>",
    ],
)
def test_day_in_one_word_with_what_stands_beside_it(info: str) -> None:
    parsed = read(HEADLINE, paragraphs(*LETTER), info=info)
    assert published_day(parsed.reply) == date(2023, 7, 1)
