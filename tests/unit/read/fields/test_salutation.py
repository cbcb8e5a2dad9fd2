"""Salutations: lists, counts, organisations, split and masked names, and lines that only look like
one."""

import pytest

from crawlers.read.fields.salutation import find_salutation

NEXT = "您提出的《关于修缮古桥的建议》收悉，现答复如下："
CASES = [
    ("苗远航代表：", ["苗远航"], "person"),
    ("尊敬的苗远航代表:", ["苗远航"], "person"),
    ("苗远航、邵川等代表：", ["苗远航", "邵川"], "joint"),
    ("苗远航等16名代表：", ["苗远航"], "joint"),
    ("尚青禾（等4位）代表：", ["尚青禾"], "joint"),
    ("苗远航、邵川二位代表：", ["苗远航", "邵川"], "joint"),
    ("苗远航代表您好：", ["苗远航"], "person"),
    ("苗远航委员：您好！", ["苗远航"], "person"),
    ("苗远航代表", ["苗远航"], "person"),
    ("佘 富代表：", ["佘富"], "person"),
    ("楊　強代表：", ["楊強"], "person"),
    ("志文 委员：", ["志文"], "person"),
    ("王亚春区人大代表：", ["王亚春"], "person"),
    ("刘苍林政协绿春县委员：", ["刘苍林"], "person"),
    ("XXX委员：", ["XXX"], "masked"),
    ("xx委员：", ["xx"], "masked"),
    ("李×代表：", ["李×"], "masked"),
    ("买买提·艾力代表：", ["买买提·艾力"], "person"),
    ("苗远航 邵川海 滕一鸣代表：", ["苗远航", "邵川海", "滕一鸣"], "joint"),
    ("县政协社会和法制委员会：", ["县政协社会和法制委员会"], "committee"),
    ("桂花镇代表团：", ["桂花镇代表团"], "delegation"),
    ("民盟白河县支部：", ["民盟白河县支部"], "party"),
    ("驻温泉委员联络组：", ["驻温泉委员联络组"], "organisation"),
]


@pytest.mark.parametrize(("line", "names", "kind"), CASES, ids=[c[0] for c in CASES])
def test_names(line: str, names: list[str], kind: str) -> None:
    found = find_salutation(["首页", "关于县人大建议的答复", line, NEXT])
    assert found is not None and (found.names, found.kind, found.line) == (names, kind, 2)


def test_text_on_the_same_line() -> None:
    found = find_salutation(["苗远航委员：您提出的《关于修缮古桥的提案》收悉。"])
    assert found is not None and (found.names, found.raw) == (["苗远航"], "苗远航委员")


@pytest.mark.parametrize(
    "line",
    [
        "人大代表：",
        "政协委员",
        "各位代表：",
        "全体委员：",
        "市人大代表建议",
        "广大人大代表和政协委员",
        "县发展和改革委员会：",
        "感谢各位代表",
        "住建部门走访代表",
        "联系人：苗远航",
        "经与苗远航代表沟通，该同志表示满意。",
    ],
)
def test_lines_that_are_no_salutation(line: str) -> None:
    assert find_salutation(["首页", line, "会议强调，要提高办理质量。"]) is None
