"""Whole pages in the shapes of the open web, written by us: each is here because the reader once
got it wrong."""

from datetime import date
from typing import Any

import pytest

from crawlers.page import Page
from crawlers.read.parse import parse_page
from crawlers.read.parsed import ParsedPage

SIDE = (
    "<div class=side><h3>建议提案办理</h3><ul>"
    + "".join(
        "<li><a "
        f"href='t{n}.html'>关于市十五届人大三次会议第{n}号建议的答复</a><span>2023-08-{n}</span></li>"
        for n in range(10, 22)
    )
    + "</ul></div>"
)
FOOT = (
    "<div class=foot>主办：云川市人民政府办公室 <a>网站地图</a><br>ICP备05001234号 "
    "网站标识码9901000045</div>"
)


def read(title: str, article: str, info: str = "", heading: str | None = None) -> ParsedPage:
    page = (
        f"<html><head><title>{title}</title></head><body><ul><li><a>首页</a></li><li><a>政务公开</a></li></ul>{SIDE}"
        f"<div class=main><div class=bt>{heading or title}</div><div class=sj>{info}</div><div "
        f"class=nr>{article}</div></div>{FOOT}</body></html>"
    )
    return parse_page(None, Page("http://www.yunchuan.gov.cn/art/1.html", page.encode()))


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


THANKS = "感谢您对我们工作的关心和支持，欢迎继续提出宝贵意见。"
CASES: list[tuple[str, list[str], dict[str, Any]]] = [
    (  # verbs before the consulted agencies; the outcome of one request is not that of the reply
        "关于政协十四届云川市委员会第一次会议第1013号提案答复的函",
        [
            "民建云川市委：",
            "贵委提出的《关于扶持小企业的提案》（第1013号）收悉。经综合市发展改革委、市财政局等单位的意见，现答复如下：",
            "一、关于梯度培育的建议",
            "采纳。我局已出台行动方案。",
            "二、关于融资的建议",
            "部分采纳。",
            THANKS,
            "云川市工业局",
            "2022年5月20日",
        ],
        {
            "co_agencies": ["市发展改革委", "市财政局"],
            "outcome": None,
            "outcome_raw": None,
            "addressees": ["民建云川市委"],
        },
    ),
    (
        "对省政协十二届四次会议第0456号提案的答复",
        [
            "省工商联：",
            "贵会提出的关于加大减税力度的提案收悉，经会同市公安局、临江区政府研究，现答复如下：",
            THANKS,
            "海东省财政厅",
            "2021年6月10日",
        ],
        {
            "addressees": ["省工商联"],
            "addressee_kind": "organisation",
            "co_agencies": ["市公安局", "临江区政府"],
        },
    ),
    (  # a line to the leading deputy that is no salutation we know
        "海东省交通厅关于省十四届人大一次会议第64号建议的答复",
        [
            "省十四届人大一次会议第64号建议领衔代表陈玮：",
            "您在省十四届人大一次会议上提出的《关于发展通用航空的建议》（第64号）收悉。经商省发展改革委，现答复如下：",
            THANKS,
            "海东省交通厅",
            "2023年7月4日",
        ],
        {
            "proposal_title": "关于发展通用航空的建议",
            "co_agencies": ["省发展改革委"],
            "addressees": None,
        },
    ),
    (  # rows of the 索引号 table as paragraphs
        "对县政协第十届委员会第四次会议第57号提案的答复",
        [
            "索引号：0143360/2020-00123  发布机构：临江县住建局",
            "名称：对县政协第十届委员会第四次会议第57号提案的答复",
            "文号：住建〔2020〕112号 发布日期：2020-10-23",
            "储明委员：",
            "你提出的“关于加强停车场建设的提案”收悉，现答复如下：",
            THANKS,
            "临江县住房和城乡建设局",
            "二〇二〇年九月十五日",
        ],
        {
            "published": date(2020, 10, 23),
            "doc_number": "住建〔2020〕112号",
            "first_line": "储明委员：",
        },
    ),
    (  # a quotation inside the title; the number of the proposal's class is not another proposal
        "交通部关于政协十三届全国委员会第五次会议第02345号（工交邮电类317号）提案答复的函",
        [
            "刘宁委员：",
            "您提出的关于推进“四好农村路”高质量发展的提案收悉，现答复如下：",
            "农村公路是公益性基础设施，近年来建设成效明显。",
            "交通部",
            "2022年8月29日",
        ],
        {"proposal_numbers": ["02345"], "proposal_title": "关于推进“四好农村路”高质量发展的提案"},
    ),
    (  # a dash inside the number, and other replies' numbers in the list beside the article
        "云川市住房和城乡建设局对市四届人大八次会议第BS2021-045号建议的答复",
        [
            "黄××、韦××代表：",
            "你们提出的关于整治内涝的建议已收悉，现答复如下：",
            "内涝的主要原因是管网老化、管径偏小，我局已编制改造方案。",
            "云川市住房和城乡建设局",
            "二〇二一年七月二十六日",
        ],
        {
            "proposal_numbers": ["BS2021-045"],
            "title": "云川市住房和城乡建设局对市四届人大八次会议第BS2021-045号建议的答复",
        },
    ),
    (
        "海东省农业厅对省政协第十二届五次会议第一百二十八号提案的答复",
        [
            "赵立新委员：",
            "收到您提出的“关于发展设施农业的提案”后，厅领导高度重视，现答复如下：",
            THANKS,
            "海东省农业厅",
            "二〇二二年六月十三日",
        ],
        {"proposal_numbers": ["一百二十八"]},
    ),
    (
        "对省十四届人大二次会议第20240512号建议的答复",
        [
            "临江代表团张伟、刘敏、马芳等10名代表：",
            "你们提出的关于建设区域医疗中心的建议收悉，现答复如下：",
            THANKS,
            "海东省卫生健康委员会",
            "2024年5月31日",
        ],
        {"addressees": ["张伟", "刘敏", "马芳"]},
    ),
    (  # a portal's form
        "关于市八届人大三次会议代表建议第89号的答复意见",
        [
            "【建议标题】关于规范停车收费的建议",
            "【答复单位】市城管局",
            "【答复内容】吴天明代表：您好！您提出的建议收悉，现答复如下：我市收费标准由市发改委制定，我们将统一标识、接受监督。感谢您的支持。",
            "【答复时间】2023-06-30",
        ],
        {
            "proposal_title": "关于规范停车收费的建议",
            "agency": "市城管局",
            "reply_date": date(2023, 6, 30),
        },
    ),
    (  # the number in brackets of a year is not a document number
        "市水利局对市七届人大四次会议第【2020】085号建议的答复",
        [
            "高翔代表:",
            "您提出的“关于治理黑臭水体的建议”已收悉,现答复如下:",
            "目前全市排查出黑臭水体12条,已完成治理10条。",
            "办理结果:正在解决",
            "市水利局",
            "2020.07.15",
        ],
        {"doc_number": None, "outcome_raw": "正在解决", "outcome": "in_progress"},
    ),
    (
        "市文旅局关于市十七届人大三次会议第2023156号建议的答复",
        [
            "张晓丽代表（第2023156号建议领衔代表）：",
            "您提出的《关于打造文旅品牌的建议》收悉，我局会同市财政局进行了认真研究，现答复如下：",
            THANKS,
            "云川市文化和旅游局",
            "2023年6月9日",
        ],
        {"addressees": ["张晓丽"], "co_agencies": ["市财政局"]},
    ),
    (
        "关于政协委员提案第21号的答复",
        [
            "尊敬的委员：",
            "您好！您提出的《关于建设口袋公园的提案》收悉，现答复如下：",
            "我局已建成口袋公园12处，覆盖全部街道。",
            "临江县城管局",
            "2022年8月9日",
        ],
        {"addressees": None, "proposal_numbers": ["21"]},
    ),
]


@pytest.mark.parametrize(
    ("title", "lines", "expected"), CASES, ids=[title[:24] for title, _, _ in CASES]
)
def test_fields(title: str, lines: list[str], expected: dict[str, Any]) -> None:
    reply = read(title, paragraphs(*lines), "发布时间：2024-06-20").reply
    found = reply.model_dump() | {"first_line": (reply.body_text or "").split("\n")[0]}
    found["published"] = reply.published_at.date() if reply.published_at else None
    assert reply.document_type == "reply"
    if "published" in expected:  # the page's own line would win
        reply = read(title, paragraphs(*lines)).reply
        found["published"] = reply.published_at.date() if reply.published_at else None
    assert {name: found[name] for name in expected} == expected


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
    assert reply.field_sources["proposal_numbers"] == "text:head"
