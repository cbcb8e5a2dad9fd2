"""Every rule of the reader's fields with its own examples: `yes` is read by this rule, `no` is not.
A rule without both is an error. To add one, add its entry with an example that fails."""

import itertools
from pathlib import Path

import pytest

import crawlers.read.fields
from crawlers.page import Page
from crawlers.read.fields.grammar.matcher import as_printed, found_by, rules_at, rules_of
from crawlers.read.fields.kind import sides
from crawlers.read.parse import read_page
from crawlers.read.tokens.lexer import mark
from schemas.ground.data import load_rules

ORDER = load_rules("crawlers.read.fields", "order")["fields"]
FILES = Path(crawlers.read.fields.__path__[0], "rules").glob("*.yml")
FIELDS = sorted({path.stem for path in FILES} - {"order", "parts", "document_type", "kind"})
FIELD_RULES = [
    (field, name) for field in FIELDS for name in load_rules("crawlers.read.fields", field)
]
TYPES = load_rules("crawlers.read.fields", "document_type")
TYPE_RULES = {**TYPES["rules"], **TYPES["replies"]}
KINDS = load_rules("crawlers.read.fields", "kind")["rules"]


@pytest.mark.parametrize("name", TYPE_RULES)
def test_document_type(name: str) -> None:
    rule = TYPE_RULES[name]
    yes = {page: _decided_by(page) for page in rule["yes"]}
    no = {page: _decided_by(page) for page in rule["no"]}
    assert yes and set(yes.values()) == {name}, yes
    assert no and name not in no.values(), no


def _decided_by(page: str) -> str:
    text = TYPES["pages"][page]
    reply = read_page(None, Page("http://www.a.gov.cn/info/1/2.htm", text.encode())).reply
    where, _, rule = reply.field_sources["document_type"].partition("/")
    assert where == "text"
    return rule


def test_each_page_is_an_example() -> None:
    named = {page for rule in TYPE_RULES.values() for page in [*rule["yes"], *rule["no"]]}
    assert named == set(TYPES["pages"])


@pytest.mark.parametrize("name", KINDS)
def test_kind(name: str) -> None:
    rule = KINDS[name]
    yes = [_side_by(name, example) == example["side"] for example in rule["yes"]]
    no = [_side_by(name, example) is None for example in rule["no"]]
    assert yes and no and all(yes + no), (yes, no)


def _side_by(name: str, example: dict[str, str]) -> str | None:
    """What one rule says of texts, whatever the others say."""
    said = {where.rpartition("/")[2]: side for where, side in sides(lambda x: example.get(x, ""))}
    return said.get(name)


@pytest.mark.parametrize(("field", "name"), FIELD_RULES)
def test_rule_of_a_field(field: str, name: str) -> None:
    rule = load_rules("crawlers.read.fields", field)[name]
    assert rule["yes"] and rule["no"]
    for line, values in rule["yes"].items():
        assert _found(field, name, line) == values, line
        assert _is_asked(field, name, line), line
    for line in rule["no"]:
        assert _found(field, name, line) == [], line


def _found(field: str, name: str, line: str) -> list[str]:
    """What one rule finds in a line, whatever those before it find."""
    (rule,) = (rule for rule in rules_of(field) if rule.name == name)
    marked = as_printed(line) if rule.over_text else mark(line)
    return [value for found in found_by(rule, "", marked) for value in found.values]


def _is_asked(field: str, name: str, line: str) -> bool:
    """Whether the line has the words of every place that the rule reads."""
    (rule,) = (rule for rule in rules_of(field) if rule.name == name)
    marked = as_printed(line) if rule.over_text else mark(line)
    return all(rule in rules_at(field, place).for_line(marked) for place in rule.where)


def test_places_of_rules_are_asked() -> None:
    for field, order in ORDER.items():
        assert {place for rule in rules_of(field) for place in rule.where} >= set(order["places"])


def test_no_characters_are_two_tokens() -> None:
    line = mark(
        "云水提〔2022〕46号 关于县十八届人大二次会议第12、13号《关于第9号桥的建议》的答复 B类"
    )
    found = [(token.kind, line.printed[slice(*token.value)]) for token in line.tokens]
    assert found == [
        ("SERIAL", "46"), ("ABOUT", "关于"), ("TERM", "十八"), ("NPC", "人大"),
        ("SESSION", "二"), ("ORDINAL", "12"), ("NUMBER", "13"), ("BOOK", "关于第9号桥的建议"),
        ("REPLY", "答复"), ("LETTER", "B"),
    ]  # fmt: skip
    assert len(line.marks) == len(line.folded) == len(line.printed)
    assert all(a.end <= b.start for a, b in itertools.pairwise(line.tokens))
