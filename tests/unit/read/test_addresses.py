"""Words of rules/addresses.yml and rules/index_labels.yml: one list for all who ask."""

import pytest

from crawlers.discovery.judging import column_kind
from crawlers.read.page.address import names_proposals, side_of_address
from crawlers.read.page.index_table import index_label_count, index_table
from schemas.ground.data import load_rules

RULES = load_rules("crawlers.read", "addresses")
HOST = "http://www.baihe.gov.cn"


@pytest.mark.parametrize("side", ["npc", "cppcc"])
def test_every_word_names_its_side(side: str) -> None:
    for word in (*RULES[side]["proposals"], *RULES[side]["side"]):
        assert side_of_address(f"{HOST}/{word.strip('/')}/1.html") == side, word
    for word in RULES[side]["proposals"]:
        assert names_proposals(f"{HOST}/{word.strip('/')}/1.html"), word


@pytest.mark.parametrize(
    "path", ["/zx/1.html", "/zxfw/1.html", "/rd/1.html", "/jiany/1.html", "/zxt/1.html"]
)
def test_a_hint_is_for_a_person_to_check(path: str) -> None:
    """zx is 资讯 and 中心 more often than 政协: the reader writes no value by it."""
    assert side_of_address(HOST + path) is None and not names_proposals(HOST + path)
    if path != "/zxfw/1.html":
        assert side_of_address(path, with_hints=True) is not None


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/rdtabl/", "npc_suggestion"),
        ("/taya/", "cppcc_proposal"),
        ("/zxxta/", "cppcc_proposal"),
        ("/rd/", "npc_suggestion"),
        ("/zx/", "cppcc_proposal"),
        ("/rdjy/zxta/", "mixed"),
    ],
)
def test_drafts_and_reader_share_their_words(path: str, kind: str) -> None:
    assert column_kind(HOST + path, "", []) == kind


def test_both_sides_are_none() -> None:
    assert side_of_address(f"{HOST}/rdjy/zxta/1.html") is None
    assert side_of_address(f"{HOST}/RDJY/1.html") == "npc"


def test_a_label_with_a_value_of_ours_is_a_label_of_the_table() -> None:
    for labels in load_rules("crawlers.read", "index_labels").values():
        for label in labels:
            assert index_label_count(f"{label}：甲乙") == 1, label
    assert index_table(["信息索引号：X001"]) == {"index_no": "X001"}
    assert index_table(["语种：中文"]) == {}
