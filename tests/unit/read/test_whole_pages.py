"""Fields of whole pages in the words of the open web, written by us: each is here because the
reader once got it wrong."""

from datetime import date
from typing import Any

import pytest
from framed import THANKS, paragraphs, read

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
