"""Pieces between two marks are found as a lazy pattern finds them, in linear time."""

import re

from hypothesis import given
from hypothesis import strategies as st

from crawlers.text.spans import enclosed, without

PIECES = st.lists(st.sampled_from(["<!--", "-->", "<", "!", "--", ">", "a", "\n"]), max_size=30)


@given(PIECES)
def test_comments_as_a_pattern_finds_them(pieces: list[str]) -> None:
    text = "".join(pieces)
    lazy = re.compile(r"<!--(.*?)-->", re.S)
    assert [text[a:b] for _, a, b, _ in enclosed(text, "<!--", "-->")] == lazy.findall(text)
    assert without(text, "<!--", "-->") == lazy.sub("", text)


def test_some_pieces_stay() -> None:
    text = "1<!--a-->2<!--b-->3<!--c"
    assert without(text, "<!--", "-->", lambda piece: "a" in piece) == "1<!--a-->23<!--c"
