"""Object literals of scripts: what is a string and what is not."""

import pytest

from crawlers.platforms.lists.hints.literals import balanced, parts_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a, {b: 1, c: [2, 3]}, 'd, e'", ["a", "{b: 1, c: [2, 3]}", "'d, e'"]),
        (r"'it\'s, one', b", [r"'it\'s, one'", "b"]),
        (r"'C:\\', b", [r"'C:\\'", "b"]),  # an escaped backslash ends no string
        ("a, `b, c`,", ["a", "`b, c`"]),
    ],
)
def test_parts_at_the_top_level(text: str, parts: list[str]) -> None:
    assert parts_of(text) == parts
    assert balanced(f"({text})", 0) == text


def test_a_bracket_without_an_end_gives_what_there_is() -> None:
    assert balanced("({a: 1", 0) == "{a: 1"
