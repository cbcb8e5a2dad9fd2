"""Which side a reply answers: what it says itself beats the source file, and a conflict is
flagged."""

import pytest

from crawlers.page import Page
from crawlers.read.parse import read_page
from replica.site import Site

PAGE = """<html><head><title>{title}</title></head><body><div class="xl"><h1>{title}</h1>
<div class="TRS_Editor"><p>{greeting}</p><p>{opening}</p>
<p>一、基本情况。去年以来我局三次踏勘现场，摸清了病害，
编制了修缮方案，并已经上报主管部门审批，目前专家评审已经通过。</p><p>云川市水务局</p><p>2023年6月2日</p></div></div>
</body></html>"""
RECEIVED = "您提出的关于修缮古桥的{}收悉，现答复如下："


@pytest.mark.parametrize(
    ("column", "title", "greeting", "opening", "kind", "where", "conflict"),
    [
        # A column of 建议提案 that was taken for one of deputies holds replies to members.
        ("npc_suggestion", "关于市政协十届二次会议第25号提案的答复", "苗远航委员：",
         RECEIVED.format("提案"), "cppcc_proposal", "text:headline", True),
        ("npc_suggestion", "关于第25号提案的答复", "苗远航委员：",
         RECEIVED.format("提案"), "cppcc_proposal", "text:headline", True),
        ("cppcc_proposal", "关于第25号的答复", "苗远航代表：",
         RECEIVED.format("建议"), "npc_suggestion", "text:salutation", True),
        ("cppcc_proposal", "关于第25号的答复", "",
         "您在市人大会议上提出的建议收悉，现答复如下：", "npc_suggestion", "text:opening", True),
        # 建议 alone names no side.
        ("cppcc_proposal", "关于第25号建议的答复", "",
         RECEIVED.format("建议"), "cppcc_proposal", "source_file", True),
        ("npc_suggestion", "关于市人大十届二次会议第25号建议的答复", "苗远航代表：",
         RECEIVED.format("建议"), "npc_suggestion", "source_file", False),
        ("npc_suggestion", "关于市人大十届二次会议第8号议案的答复", "苗远航代表：",
         RECEIVED.format("议案"), "npc_bill", "source_file", False),
        # Opening and salutation differ: the column decides.
        ("npc_suggestion", "关于第25号的答复", "苗远航代表：",
         RECEIVED.format("提案"), "npc_suggestion", "source_file", False),
    ],
)  # fmt: skip
def test_kind(
    column: str,
    title: str,
    greeting: str,
    opening: str,
    kind: str,
    where: str,
    conflict: bool,
) -> None:
    source = Site("kinds", "trs_wcm").source().model_copy(update={"kind": column})
    html = PAGE.format(title=title, greeting=greeting, opening=opening)
    url = "http://kinds.replica.localhost/gk/202306/t20230602_25.html"
    reply = read_page(source, Page(url, html.encode())).reply
    assert (reply.kind, reply.field_sources["kind"].split("/")[0]) == (kind, where)
    assert ("kind_conflict" in reply.quality_flags) is conflict
