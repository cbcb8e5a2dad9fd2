"""The health page speaks English and Chinese: every class and state has its Chinese words, and no
label is left over."""

import re
from datetime import timedelta
from typing import get_args

import pytest
from conftest import ROOT

from flows.health_page.page import PLACES, chinese, summary
from schemas.coverage import CoverageStateName, SourceHealth
from schemas.ground.clock import now
from schemas.ground.data import load_rules
from schemas.messages import messages
from storage.layout import Layout
from storage.watch.health import Health
from storage.watch.silence import SCHEDULE, silence_alarm

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


@pytest.mark.parametrize("hours", [40, 200, None])
def test_silence_is_told_in_both_languages(hours: int | None, layout: Layout) -> None:
    at = now()
    if hours is None:
        (layout.locks / SCHEDULE).touch()
    ended = [{"kind": "nightly", "source_id": "a", "ended_at": at - timedelta(hours=hours or 1)}]
    alarm = silence_alarm(layout, ended, at)
    assert alarm is not None
    told = summary(Health(at, None, silence=alarm.message))
    assert told.headline.startswith(f"{alarm.message}; ")
    assert not re.search("[a-z]", told.headline_zh.replace("dafu serve", ""))
    assert re.findall("[0-9]+", told.headline_zh) == re.findall("[0-9]+", told.headline)
