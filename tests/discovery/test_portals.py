"""The discoverer on invented portals: what it finds against what they have, by family."""

from statistics import median

import pytest
from attack.steps import steps
from conftest import long_but
from looking import Score, looked_at, score_of

from crawlers.discovery.labels import is_reply_row, label_kind
from replica.portals import FAMILIES, portal
from schemas.ground.data import load_rules

KEPT = (
    "above", "chosen", "codes", "framed", "letters", "machine_map", "moved", "numbers", "province",
    "sessions", "statutory", "towns", "unnamed", "walls",
)  # fmt: skip
"""Of every run: with those of test_unseen_portals.py they take each branch of `crawlers` that all
take (as coverage.py counts branches)."""
MOST_STEPS = 150_000
"""As for the patterns of the reader (tests/unit/read/test_patterns.py)."""


@pytest.mark.parametrize("seeds", long_but([[1]], [[1], [2, 3]]), ids=["seed", "more seeds"])
@pytest.mark.parametrize("family", long_but(KEPT, FAMILIES))
def test_columns_of_portals_are_found_and_nothing_else(family: str, seeds: list[int]) -> None:
    score = score_of([family], seeds)[family]
    assert score.recall >= 0.95 and score.precision >= 0.98, score.wrong
    assert max(score.requests) <= 60 and median(score.requests) <= 40
    assert score.wanted or family in ("nothing", "letters", "congress", "walls")


def test_a_score_sees_what_is_missed_and_what_is_false() -> None:
    score, site = Score(), portal("numbers", 1)
    state = looked_at(site)
    state.columns[0].lists[0].url = site.url("/html/1/")
    score.add(site, state)
    assert (score.hit, score.wanted) == (1, 2) and (score.right, score.found) == (1, 2)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("建议提案办理结果公开", "column"), ("代表委员之声", "column"),
        ("人大政协提案办理情况", "column"),
        ("承办建议提案工作", "column"), ("提案工作", "friend"), ("征集提案线索", "friend"),
        ("议案审查", "friend"), ("我要建议", "friend"), ("意见建议", "friend"),
        ("合理化建议", "friend"), ("其他主动公开内容", "shelf"), ("云川县人民政府", "shelf"),
        ("政府信息公开目录", "entry"), ("县十六届人大一次会议", "year"), ("2021-2022", "year"),
        ("往期专题", "topic"), ("卫生健康委员会", "organ"), ("通知公告", "other"),
        ("对市政协十四届二次会议第0123号提案的答复", "article"),
    ],
)  # fmt: skip
def test_labels_as_they_were_measured(label: str, kind: str) -> None:
    assert label_kind(label) == kind


@pytest.mark.parametrize(
    ("title", "is_reply"),
    [
        ("关于政协十四届二次会议第12号提案办理情况的复函", True),
        ("对人大代表关于养老服务建议的答复", True),
        ("关于加强农村公路建设的建议", False),
        ("2024年建议提案办理工作总体情况", False),
        ("关于征集2025年度政协提案线索的公告", False),
        ("县政协召开提案办理协商座谈会", False),
        ("市民来信：关于增加公交车建议的回复", False),
    ],
)
def test_titles_of_answers_are_told_from_news_of_the_work(title: str, is_reply: bool) -> None:
    assert is_reply_row(title) == is_reply


def test_the_patterns_of_the_rule_file_take_few_steps() -> None:
    rules = load_rules("crawlers.discovery", "labels")
    worst = {name: steps("|".join(patterns)) for name, patterns in rules.items()}
    assert max(worst.values()) <= MOST_STEPS, worst
