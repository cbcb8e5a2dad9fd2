"""What a pattern needs is read off the pattern: a word too many there is a value that is lost."""

import importlib
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import crawlers.read.fields
from crawlers.read.fields.grammar.matcher import as_printed, compiled, rules_of
from crawlers.read.tokens.lexer import FIRST_SIGN, LAST_SIGN, kinds, mark
from crawlers.read.tokens.needed import needed_words
from schemas.ground.data import load_rules

parser = importlib.import_module("re._parser")


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


RULES = [
    rule
    for path in Path(crawlers.read.fields.__path__[0], "rules").glob("*.yml")
    if path.stem not in ("order", "parts", "document_type", "kind")
    for rule in rules_of(path.stem)
]


def test_no_rule_finds_anything_without_one_of_its_words() -> None:
    """In its own examples, and in texts that are made of its pattern."""
    needed = {(rule.field, rule.name): needed_words(rule.pattern) for rule in RULES}
    found: set[tuple[str, str]] = set()
    for rule in RULES:
        chance = random.Random(rule.name)
        texts = {_written(rule.pattern.pattern, chance) for _ in range(40)}
        texts.update(load_rules("crawlers.read.fields", rule.field)[rule.name]["yes"])
        for line in (as_printed(text) if rule.over_text else mark(text) for text in texts):
            if (words := needed[rule.field, rule.name]) and list(rule.finds(line)):
                found.add((rule.field, rule.name))
                assert any(word in line.folded for word in words), (rule, line.folded)
    assert len(found) > 150 and found == {name for name, words in needed.items() if words}


def _written(pattern: str, chance: random.Random) -> str:
    """A text that a pattern may find, as far as its looks ahead and behind let it."""
    return "".join(_pieces(parser.parse(pattern), chance))


def _pieces(nodes: Iterable[Any], chance: random.Random) -> Iterator[str]:
    for kind, value in nodes:
        if kind.name == "BRANCH":
            yield from _pieces(chance.choice(value[1]), chance)
        elif kind.name in ("SUBPATTERN", "ATOMIC_GROUP"):
            yield from _pieces(value[3] if kind.name == "SUBPATTERN" else value, chance)
        elif kind.name.endswith("_REPEAT"):
            for _ in range(chance.randint(value[0], min(value[1], value[0] + 2))):
                yield from _pieces(value[2], chance)
        elif kind.name == "LITERAL":
            yield _expanded(chr(value), chance)
        elif kind.name == "IN" and value[0][0].name != "NEGATE":
            kind, value = chance.choice(value)
            if kind.name in ("LITERAL", "RANGE"):
                low, high = value if kind.name == "RANGE" else (value, value)
                yield _expanded(chr(chance.randint(low, high)), chance)
        elif kind.name in ("IN", "ANY", "NOT_LITERAL"):
            yield "某"


def _expanded(character: str, chance: random.Random) -> str:
    """A token for the sign of its kind, and nothing for the rest of one."""
    if not FIRST_SIGN <= character <= LAST_SIGN:
        return character
    branch = kinds().branches.get(character)
    return _written(branch, chance) if branch else ""
