"""What a pattern needs is read off the pattern: a word too many there is a value that is lost."""

import re

import pytest

from crawlers.read.fields.grammar.matcher import compiled
from crawlers.read.fields.grammar.needed import needed_words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("答复", {"答复"}),
        ("(?:答复|回复)函?", {"答复", "回复"}),
        ("[甲乙]类", {"甲类", "乙类"}),
        ("(?P<value>答|答复)[0-9]{2}", {"答"}),  # who has the longer word has the shorter
        ("^(?<=于)第(?=号)(?!又)", {"于"}),  # one of those that would do
        ("第(?:一|[^二])号", {"第"}),
        ("(?:答复){2,3}", {"答复"}),
        ("(?>代表|委员)$", {"代表", "委员"}),
        ("答(?:复)?|函", {"答", "函"}),
        ("(?:答复){0,3}", None),
        ("(?:答复)?", None),
        ("答复|[^函]", None),
        ("(?!答复)", None),
        ("(?i)abc", None),
        ("(?i:abc)", None),
        ("[一-龥]{2,4}", None),
        (r"(答)?(?(1)\1|.)", None),
    ],
)
def test_words_of_a_pattern(pattern: str, words: set[str] | None) -> None:
    assert needed_words(re.compile(pattern)) == words


def test_a_sign_needs_the_words_of_its_tokens() -> None:
    assert needed_words(compiled("REPLY")) == {"答复", "复函", "回复", "函复", "复文", "办复"}
    assert needed_words(compiled("HAN{2,4}TERM")) == {"届"}
    assert needed_words(compiled("CASE|TERM")) == {"建议", "提案", "议案", "届"}
    assert needed_words(compiled("NOT_CASE")) is None
