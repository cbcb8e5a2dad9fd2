"""The gate: a personal number that the reader left costs its own row."""

from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import commit, reply

from schemas.ground import privacy
from schemas.ground.privacy import mask_personal_data
from storage.layout import Layout
from storage.versions.making import gate
from storage.versions.manifest import manifest_of
from storage.versions.publish import publish


@pytest.mark.parametrize(
    "leak",
    [
        {"body_text": "请联系13812345678。" + "正文" * 50},
        {"title": "关于13812345678的答复"},
        {"alt_titles": ["身份证110101199003071234"]},
        {"addressee_raw": "张三（138-1234-5678）代表"},
        {"keywords": ["路灯", "zhangsan@qq.com"]},
        {"field_sources": {"title": "联系人１３８１２３４５６７８"}},
    ],
)
def test_a_personal_number_costs_its_row_and_not_the_version(
    layout: Layout, leak: dict[str, Any]
) -> None:
    commit(layout, [reply(n) for n in range(5)])
    first = publish(layout, "test")[0]
    commit(layout, [reply(7), reply(9, **leak)])
    second = publish(layout, "test")[0]
    ids = set(pd.read_parquet(second / "replies")["reply_id"])
    assert second != first and "r00007" in ids and "r00009" not in ids
    for name in ("sections", "citations"):
        assert "r00009" not in set(pd.read_parquet(second / name)["reply_id"])
    (held,) = pq.read_table(second / "quarantine").to_pylist()
    assert held["url"] == "https://a.gov.cn/t9.html" and next(iter(leak)) in held["reason"]
    assert manifest_of(second).parts["2024/0of1"].withheld == {"r00009": "source_0"}
    commit(layout, [reply(12), reply(14)])
    third = publish(layout, "test")[0]
    assert pq.read_table(third / "quarantine").num_rows == 1, "it is told once"
    commit(layout, [reply(9)], kind="reparse")
    assert "r00009" in set(pd.read_parquet(publish(layout, "test")[0] / "replies")["reply_id"])


@settings(max_examples=300)
@given(st.data())
def test_no_masked_text_passes_the_faster_look(data: st.DataObject) -> None:
    kind, pattern, _ = data.draw(st.sampled_from(privacy._MASKS))
    text = data.draw(st.from_regex(pattern))
    if mask_personal_data(text)[1]:
        assert pc.match_substring_regex(pa.array([text]), gate._SUSPECT)[0].as_py(), (kind, text)
