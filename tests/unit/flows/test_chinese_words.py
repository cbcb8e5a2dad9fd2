"""The health page speaks English and Chinese: every class and state has its Chinese words, and no
label is left over."""

import re
from typing import get_args

from conftest import ROOT

from flows.health_page.page import PLACES, chinese
from schemas.coverage import CoverageStateName, SourceHealth
from schemas.ground.data import load_rules
from schemas.messages import messages

LABELS = load_rules("flows.health_page", "labels")


def test_every_class_and_state_has_chinese_words() -> None:
    classes = {name for name in messages() if re.fullmatch("[a-z0-9_]+", name)}
    assert set(LABELS["classes"]) == classes, "see flows/health_page/rules/labels.yml"
    assert {*get_args(SourceHealth), *get_args(CoverageStateName)} <= set(LABELS["states"])
    assert all(
        re.search("[\u4e00-\u9fff]", words) for kind in LABELS.values() for words in kind.values()
    )


def test_every_label_stands_on_the_page() -> None:
    folder = ROOT / "flows/health_page"
    code = "".join(
        path.read_text() for path in (*folder.glob("*.py"), *folder.glob("templates/*.html"))
    )
    code = re.sub(r'"\n\s*"', "", code)
    for kind in ("page", "tiles", "columns", "charts"):
        for text in LABELS[kind]:
            assert f'"{text}"' in code, text
    for _, title, note in PLACES:
        assert chinese(title) and (not note or chinese(note))


def test_numbers_stand_in_the_chinese_sentence_too() -> None:
    text = "{n} of {total} sources need attention"
    assert chinese(text, n=2, total=9) == "9 个来源中有 2 个需要处理"
