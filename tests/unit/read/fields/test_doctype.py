"""Replies and their look-alikes, as text renderings in words of our own (shapes of replies.md
section 16)."""

import pytest

from crawlers.page import Page
from crawlers.read.parse import parse_page

BODY = "我局已安排专人到现场踏勘，并会同镇村制定了整改计划，目前正按计划推进，预计年底前完工。"
LOOKALIKES = {
    "mailbox_member": ("mailbox_reply", "首页\n市长信箱\n来信标题：小区停车\n"
        "来信时间：2023-03-05\n尊敬的苗委员：\n您好，您的来信收悉，现回复如下：\n" + BODY +
        "\n感谢您的来信。\n云川市公安局\n2023年3月9日"),
    "mailbox_netizen": ("mailbox_reply", "网友您好：\n您在留言板反映的路灯问题已收悉，"
        "现答复如下：\n" + BODY + "\n云川市城管局"),
    "mailbox_citizen": ("mailbox_reply", "民声回应\n受理编号：20230088\n"
        "尊敬的市民：您好！您反映的噪音问题，经核查，现回复如下：\n" + BODY),
    "mailbox_deputy_word": ("mailbox_reply", "12345热线办理结果公开\n尊敬的代表先生：您好，"
        "您咨询的医保问题收悉，现将情况答复如下：\n" + BODY),
    "news_handover": ("meeting", "市人大代表建议交办会召开\n2023-03-05 "
        "来源：云川日报\n3月4日，市人大常委会召开代表建议交办会，会议集中交办代表建议186件，"
        "要求各承办单位提高答复质量。\n会议强调，要加强与代表的沟通。"),
    "news_interview": ("news", "代表建议办理见实效\n本报讯（记者 "
        "苗一鸣）近日，家住北岭社区的居民发现，门前的路修好了。"
        "这得益于县人大代表邵川提出的《关于修缮北岭道路的建议》。\n"
        "“我们第一时间答复代表。”县交通局负责人说。"),
    "meeting_face": ("meeting", "县水务局召开政协提案面商会\n6月2日，"
        "县水务局邀请提案人邵川委员召开面商会，就第25号提案办理情况当面答复，邵川委员表示满意。"),
    "summary_report": ("report", "云川市水务局2023年建议提案办理工作总结\n2023年，"
        "我局共承办人大代表建议12件、政协提案9件，办结率100%，满意率100%。\n一、主要做法\n"
        "一是加强领导。二是强化沟通，主动与代表委员面商，及时答复。"),
    "summary_public": ("report", "关于2022年度人大代表建议和政协提案办理情况的报告\n"
        "市人大常委会：\n现将2022年度建议提案办理情况报告如下：\n"
        "全年共收到代表建议180件，均已答复代表。"),
    "policy": ("policy", "云川市人大代表建议办理工作办法\n第一条 "
        "为规范代表建议办理工作，提高办理质量，制定本办法。\n第二条 "
            "承办单位应当在三个月内答复代表。"),
    "co_handling": ("co_handling_opinion",
        "云川市财政局关于市政协十届三次会议第25号提案的会办意见\n市水务局：\n"
        "贵单位转来的市政协十届三次会议第25号提案收悉，现提出会办意见如下：\n" + BODY +
        "\n云川市财政局\n2023年5月9日"),
    "co_handling_short": ("co_handling_opinion", "对省政协十二届四次会议第0029号提案的会办意见\n"
        "省交通运输厅:\n关于提案中涉及我厅职责的内容，会办意见如下：\n" + BODY),
    "proposal_text": ("proposal_text", "关于修缮古桥的提案\n案由：关于修缮古桥的提案\n"
        "提案人：苗远航\n主要内容：古桥年久失修，桥面破损严重，存在安全隐患。\n"
        "建议：一是列入修缮计划；二是安排专项资金。"),
    "list": ("list", "2023年建议提案办理情况一览表\n序号\t编号\t标题\t承办单位\n"
        "1\t25\t关于修缮古桥的提案\t水务局\n2\t26\t关于夜间公交的提案\t交通局"),
    "notice": ("policy", "云川市人民政府办公室关于做好2023年建议提案办理工作的通知\n"
        "各县区人民政府，市政府各部门：\n为做好建议提案办理工作，现将有关事项通知如下：\n"
        "一、按时答复。承办单位要在三个月内答复代表委员。"),
    "state_letter": ("other", "国务院办公厅关于某县地质灾害险情有关问题的复函\n"
        "国办函〔2018〕74号\n某省人民政府：\n"
        "你省关于某县地质灾害险情有关问题的请示收悉。经国务院同意，现函复如下：\n"
        "一、同意你省提出的处置方案。"),
    "party_congress": ("other", "对市第八次党代表大会第12号提案的答复\n苗远航党代表：\n"
        "您提出的《关于加强支部建设的提案》收悉，现答复如下：\n" + BODY),
}  # fmt: skip
REPLIES = {
    "plain": "苗远航代表：\n您提出的《关于修缮古桥的建议》收悉，现答复如下：\n" + BODY +
        "\n白河县水务局\n2023年6月2日",
    "no_case_word": "苗远航代表：\n您提出的“古渡口码头硬化”已收悉。现答复如下：\n" + BODY,
    "no_salutation": "关于县人大十届二次会议第25号建议的答复\n"
        "县人大代表苗远航提出的《关于修缮古桥的建议》收悉，现将办理情况答复如下：\n" + BODY +
        "\n白河县水务局\n2023年6月2日",
    "third_person": "对市十五届人大一次会议第0124号代表建议的答复\n"
        "苗远航代表提出的“关于优化夜间公交的建议”收悉，经研究，现将办理情况答复如下：\n" + BODY,
    "organisation": "关于县政协十届二次会议第8号提案的答复\n县政协社会和法制委员会：\n"
        "贵委提出的《关于修缮古桥的提案》收悉，现答复如下：\n" + BODY,
    "party": "对省政协十二届二次会议第0503号提案的答复\n民盟云川市委：\n"
        "你们提出的《关于数字果园的提案》收悉。现答复如下：\n" + BODY,
    "no_lead_in": "白河县民政局关于对县政协九届四次会议第63号提案的答复\n苗远航委员：\n"
        "您提出的提案收悉，感谢您的关心。" + BODY + "\n此复",
    "letter_style": "关于县十八届人大三次会议第14号代表建议的复函\n苗远航代表：\n"
        "您在县十八届人大三次会议上提出的第14号建议已由我局办理。" + BODY +
        "\n此复函已经邵川主任审签。",
    "with_form": "提案号：25\n提案者：苗远航\n主办单位：县水务局\n"
        "关于政协白河县六届六次会议第27号提案的回复\n"
        "尊敬的苗远航委员：您提出的《关于增设健身器材的提案》收悉，现回复如下：\n" + BODY,
}  # fmt: skip


@pytest.mark.parametrize("name", LOOKALIKES)
def test_look_alikes(name: str) -> None:
    expected, text = LOOKALIKES[name]
    assert (
        parse_page(
            None, Page("http://www.yunchuan.gov.cn/info/1/2.htm", text.encode())
        ).reply.document_type
        == expected
    )


@pytest.mark.parametrize("name", REPLIES)
def test_replies(name: str) -> None:
    reply = parse_page(
        None, Page("http://www.yunchuan.gov.cn/info/1/2.htm", REPLIES[name].encode())
    ).reply
    assert reply.document_type == "reply"
    assert reply.kind != "unknown"


def test_kinds_of_replies() -> None:
    again = "关于县人大十届二次会议第25号建议的再次答复\n" + REPLIES["plain"]
    short = (
        "民政局关于《关于助老服务的建议》的答复（摘要）\n您提出的建议收悉，现答复如下：\n" + BODY
    )
    types = [
        parse_page(None, Page("http://a.gov.cn/jyta/1.html", text.encode())).reply.document_type
        for text in (again, short)
    ]
    assert types == ["follow_up_reply", "reply_summary"]
