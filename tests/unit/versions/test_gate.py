"""The gate: a personal number that the reader left costs its own row."""

from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import commit, reply

from schemas.ground import privacy
from schemas.ground.privacy import mask_personal_data
from storage.layout import Layout
from storage.versions.making import gate
from storage.versions.manifest import manifest_of
from storage.versions.publish import publish

LEAKS: dict[int, dict[str, Any]] = {
    21: {"body_text": "请联系13812345678。" + "正文" * 50},
    22: {"title": "关于13812345678的答复"},
    23: {"alt_titles": ["身份证110101199003071234"]},
    24: {"addressee_raw": "张三（138-1234-5678）代表"},
    25: {"keywords": ["路灯", "zhangsan@qq.com"]},
    26: {"field_sources": {"title": "联系人１３８１２３４５６７８"}},
}
"""By the number of the reply: a column, and what is left in it."""


def test_a_personal_number_costs_its_row_and_not_the_version(layout: Layout) -> None:
    commit(layout, [reply(n) for n in range(5)])
    first = publish(layout, "test")[0]
    commit(layout, [reply(7), *(reply(n, **leak) for n, leak in LEAKS.items())])
    second = publish(layout, "test")[0]
    leaking = {f"r000{n}" for n in LEAKS}
    ids = set(pd.read_parquet(second / "replies")["reply_id"])
    assert second != first and "r00007" in ids and not leaking & ids
    for name in ("sections", "citations"):
        assert not leaking & set(pd.read_parquet(second / name)["reply_id"])
    held = {r["url"]: r["reason"] for r in pq.read_table(second / "quarantine").to_pylist()}
    assert len(held) == len(LEAKS)
    for n, leak in LEAKS.items():
        assert next(iter(leak)) in held[f"https://a.gov.cn/t{n}.html"]
    withheld: dict[str, str] = {}
    for part in manifest_of(second).parts.values():
        withheld |= part.withheld
    assert withheld.keys() == leaking
    commit(layout, [reply(12), reply(14)])
    third = publish(layout, "test")[0]
    assert pq.read_table(third / "quarantine").num_rows == len(LEAKS), "it is told once"
    commit(layout, [reply(n) for n in LEAKS], kind="reparse")
    assert leaking <= set(pd.read_parquet(publish(layout, "test")[0] / "replies")["reply_id"])


@settings(max_examples=300)
@given(st.data())
def test_no_masked_text_passes_the_faster_look(data: st.DataObject) -> None:
    kind, pattern, _ = data.draw(st.sampled_from(privacy._MASKS))
    text = data.draw(st.from_regex(pattern))
    if mask_personal_data(text)[1]:
        assert pc.match_substring_regex(pa.array([text]), gate._SUSPECT)[0].as_py(), (kind, text)
