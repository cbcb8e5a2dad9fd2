"""Headlines in every order and wrapper that replies.md lists, in words of our own."""

import pytest

from crawlers.read.fields.agency import put_agency
from crawlers.read.fields.found import ReplyFields
from crawlers.read.fields.grammar.arbiter import Arbiter
from crawlers.read.fields.grammar.document import Document
from crawlers.read.fields.headline import is_headline
from crawlers.read.fields.places import Places
from crawlers.read.fields.reply import put_case
from crawlers.read.fields.session import Session

HEADLINES = [
    # headline, numbers, (term, session) or None, kind
    ("对白河县政协十届三次会议第12号提案的答复", ["12"], (10, 3), "cppcc"),
    ("关于政协白河县第十届委员会第三次会议第5号提案的复函", ["5"], (10, 3), "cppcc"),
    ("对县人大十一届第六次会议第0029号建议的答复", ["0029"], (11, 6), "npc"),
    ("关于县十七届人大常委会第三次会议第8号议案的答复", ["8"], (17, 3), "npc"),
    ("关于六届四次第109号代表建议的答复", ["109"], (6, 4), None),
    ("白河县人社局对市六届三次会议A类第72提案的答复", ["72"], (6, 3), None),
    ("关于第202121005号(人才类)提案的答复", ["202121005"], None, None),
    ("对第十二届人大第五次会议第 JY100012050700号建议的答复", ["JY100012050700"], (12, 5), "npc"),
    ("关于闭会期间代表建议第134号的答复", ["134"], None, None),
    ("关于第2639号苗青禾代表建议的答复", ["2639"], None, None),
    ("关于县政协十届二次会议提案:第25号——《关于修缮古桥的提案》的答复", ["25"], (10, 2), "cppcc"),
    ("白河县交通局关于14-3-67号提案的答复", ["14-3-67"], None, None),
    ("关于省十三届人大一次会议丽22号建议的答复", ["丽22"], (13, 1), "npc"),
    ("关于省政协十二届五次会议第DH0271号提案的答复", ["DH0271"], (12, 5), "cppcc"),
    ("对市届人大会议108号建议的答复", ["108"], None, None),
    ("关于第37建议的答复", ["37"], None, None),
    ("关于县十八届人大二次会议第12、13、15号建议的答复", ["12", "13", "15"], (18, 2), "npc"),
    ("关于县十八届人大二次会议第12号、第13号建议的答复", ["12", "13"], (18, 2), "npc"),
    ("对市人大(第0115号建议)的答复", ["0115"], None, None),
    ("关于人大建议375号的答复", ["375"], None, None),
    ("云水提〔2022〕46号 对省十二届人大七次会议第1746号建议的答复", ["1746"], (12, 7), "npc"),
    ("对县十八届人大五次会议第74号建议的答复 云川文旅建复字〔2025〕7号A类", ["74"], (18, 5), "npc"),
    (
        "2023年白河自治县八届人大二次会议《关于整治小区管网的建议》(72号)的答复",
        ["72"],
        (8, 2),
        "npc",
    ),
    ("县局关于对縣政協第十三屆一次會議第72號提案的答複", ["72"], (13, 1), "cppcc"),
    (
        "云川市云水区金桥街道关于云川市云水区二届人大三次会议第20230158号建议答复的函",
        ["20230158"],
        (2, 3),
        "npc",
    ),
    ("关于市政协二十一届十次会议第6号提案的答复", ["6"], (21, 10), "cppcc"),
    ("对市十六届人大第3次会议第7号建议的答复", ["7"], (16, 3), "npc"),
    (
        "对“关于修复第12号公路桥的建议”的答复",
        [],
        None,
        None,
    ),  # numbers inside the title that it quotes are not the proposal's
    ("关于“关于打造第2号产业园的建议”(第108号)的答复", ["108"], None, None),
]


@pytest.mark.parametrize(
    ("headline", "numbers", "sitting", "kind"),
    HEADLINES,
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_number_sitting_and_kind(
    headline: str, numbers: list[str], sitting: tuple[int, int] | None, kind: str | None
) -> None:
    session, found = read_headline(headline)
    assert found == numbers
    assert ((session.term, session.session) if session else None) == sitting
    assert (session.kind if session else None) == kind
    assert is_headline(headline)


def read_headline(headline: str) -> tuple[Session | None, list[str]]:
    places = Places(Document(headline, [], [], []), [headline], "", 0)
    out = ReplyFields()
    session = put_case(out, Arbiter(places.lines), places)
    return session, out.columns.get("proposal_numbers", [])


@pytest.mark.parametrize(
    "text",
    [
        "国务院办公厅关于某地区有关问题的复函（国办函〔2018〕74号）",
        "关于印发白河县水利工作要点的通知",
        "白河县召开建议提案交办会",
        "上一篇：没有了",
        "您提出的第12号建议收悉，现答复如下：",
        "关于做好2023年工作的通知（云政办发〔2023〕5号）",
    ],
)
def test_other_lines_are_no_headlines_with_numbers(text: str) -> None:
    assert is_headline(text) is False


@pytest.mark.parametrize(
    ("headline", "agency"),
    [
        ("白河县水务局关于白河县第十八届人大二次会议第64号建议的答复函", "白河县水务局"),
        ("和平街办事处对市政协第十五届二次会议第0153号提案的答复", "和平街办事处"),
        (
            "2019年白河县人力资源和社会保障局对县政协十届三次会议第9号提案的答复",
            "白河县人力资源和社会保障局",
        ),
        ("关于县人大十届三次会议第9号建议的答复", None),
        ("对县政协十届三次会议第9号提案的答复", None),
        ("政协白河县十届三次会议第9号提案的答复", None),
    ],
)
def test_agency_at_the_head(headline: str, agency: str | None) -> None:
    places = Places(Document(headline, [], [], []), [headline], "", 0)
    out = ReplyFields()
    put_agency(out, Arbiter(places.lines), None)
    assert out.columns.get("agency_raw") == agency
