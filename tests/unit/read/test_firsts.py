"""Places where tokens can begin, read off their pattern."""

import random
import re

import pytest

from crawlers.read.tokens.firsts import with_firsts
from crawlers.read.tokens.lexer import kinds


def test_tokens_are_looked_for_only_where_they_can_begin() -> None:
    grammar = kinds()
    bare = re.compile("|".join(grammar.branches.values()))
    seeded = random.Random(20)
    pieces = [
        *"第号届次〔〕[]《》「」“”\"'<>〈〉【】()-.甲丽闭N年月日 0123456789一二三十百",
        *(
            "会议",
            "会议第",
            "建议",
            "提案",
            "答复",
            "委员",
            "2023",
            "人大",
            "公告",
            "No",
            "办理",
            "市局",
        ),
    ]
    for _ in range(3_000):
        line = "".join(seeded.choices(pieces, k=12))
        assert [(m.lastgroup, m.span()) for m in grammar.pattern.finditer(line)] == [
            (m.lastgroup, m.span()) for m in bare.finditer(line)
        ], line
    assert grammar.pattern.pattern.startswith("(?:(?=[")


@pytest.mark.parametrize(
    "pattern",
    ["第?", "[^号]号", ".号", r"\s号", "(?i:no)", "第|(?:号){0,2}", "(?<!第)(?:甲|[^乙])"],
)
def test_a_pattern_that_can_begin_everywhere_is_left_as_it_is(pattern: str) -> None:
    assert with_firsts(pattern) == pattern
