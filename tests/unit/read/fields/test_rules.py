"""Every rule of the reader's fields with its own examples: `yes` is read by this rule, `no` is not.
A rule without both is an error. To add one, add its entry with an example that fails."""

import pytest

from crawlers.page import Page
from crawlers.read.parse import read_page
from schemas.ground.data import load_rules

TYPES = load_rules("crawlers.read.fields", "document_type")
TYPE_RULES = {**TYPES["rules"], **TYPES["replies"]}


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
