"""Every regular expression of the reader and of the list readers takes linear time: no repeat is
unbounded, and the steps from any place of any text are few (tests/attack/steps.py)."""

import pytest
from attack.patterns import every_pattern, inline, modules
from attack.steps import steps
from conftest import ROOT

from crawlers.read.version import READER, reader_files

MOST_STEPS = 150_000
"""From one place of a text. The bound is pessimistic: it takes each character for one that leads
furthest. Patterns with a fault were at 10 to the power of 8 and beyond."""
MOST_STEPS_ONCE = 2_000_000
"""Of a pattern that begins at the beginning of its text, so that there is one such place."""
PUT_TOGETHER = {
    "crawlers.discovery.labels": 2,
    "crawlers.platforms.gkmlpt": 1, "crawlers.platforms.hanweb_jpaas": 1,
    "crawlers.platforms.lists.children": 1, "crawlers.platforms.lists.declared": 1,
    "crawlers.platforms.lists.hints.candidates": 2, "crawlers.platforms.lists.hints.expressions": 1,
    "crawlers.platforms.lists.hints.literals": 3, "crawlers.platforms.lists.hints.sent_forms": 2,
    "crawlers.platforms.longxun": 1,
    "crawlers.platforms.model": 1, "crawlers.read.page.address": 5,
    "crawlers.read.page.furniture": 7, "crawlers.read.page.index_table": 1,
    "crawlers.text.dates": 1, "crawlers.text.spans": 2,
}  # fmt: skip
"""Calls whose pattern only a run puts together: of words of rule files, which are recorded while
pages are read, or of a name that is escaped. A new one is looked at before it is counted here."""


def test_every_pattern_takes_few_steps_from_any_place_of_any_text() -> None:
    found = every_pattern()
    assert len(found) > 450 and len({one.module for one in found}) > 60
    wrong = {
        (one.module, one.pattern): count
        for one in found
        if (count := steps(one.source, one.flags))
        > (
            MOST_STEPS_ONCE
            if one.pattern.startswith("^") and "|^" not in one.pattern
            else MOST_STEPS
        )
    }
    assert wrong == {}


def test_patterns_that_only_a_run_puts_together_are_known() -> None:
    found = {
        module.__name__: count
        for module in modules()
        if (count := sum(isinstance(one, str) for one in inline(module)))
    }
    assert found == PUT_TOGETHER


@pytest.mark.parametrize(
    "pattern",
    [
        r"a*b", r"(?:a{1,9}){1,9}b", r"(?:a|ab|b){1,30}c", r"a{0,900}a{0,900}b",
        # as the reader had them: a list of agencies, of numbers, a breadcrumb, words of tools
        r"经[一-龥]{2,18}?(?:[、和及][一-龥]{2,18}?){0,12}?意见",
        r"第?[一-龥]?[0-9]{1,4}(?:[、和]第?(?:[0-9]{1,4}|[一-龥][0-9]{1,4})){1,30}号",
        r"^[^。]{1,40}(?:\s{0,3}>{1,3}\s{0,3}[^。>]{1,40}){2,12}$", "(?:大中小|大|中|小){1,80}",
        r"<!--(.{20,200000}?)-->",
    ],
)  # fmt: skip
def test_the_bound_refuses(pattern: str) -> None:
    assert steps(pattern) > MOST_STEPS


@pytest.mark.parametrize(
    "pattern",
    [
        r"a{0,80}b", r"(?:a{1,9}b){1,9}c", r"(?:(?>a|ab|b)){1,30}c", r"a{0,900}+a{0,900}+b",
        r"(?:ab|cd|ef){1,80}", r"《[^》]{1,160}》", r"(a)?b(?(1)c|d)",
        r"^(?=.{0,9}x)(?<!y)\w{1,9}$",
    ],
)  # fmt: skip
def test_the_bound_lets_pass(pattern: str) -> None:
    assert steps(pattern) < 5_000


def test_the_parser_version_looks_into_folders() -> None:
    names = {str(p.relative_to(ROOT)) for p in reader_files()}
    assert {
        "crawlers/page.py",
        "crawlers/text/folding.py",
        "crawlers/read/parse.py",
        "crawlers/read/fields/headline.py",
        "crawlers/read/rules/boilerplate.yml",
        "crawlers/platforms/lists/pagers.py",
        "schemas/normalize.py",
        "schemas/rules/outcomes.yml",
    } <= names
    for package in READER:  # whatever lies below them, however deep
        folder = ROOT / package.replace(".", "/")
        below = {str(p.relative_to(ROOT)) for p in folder.rglob("*") if p.suffix in (".py", ".yml")}
        below = {name for name in below if "/render/" not in name}  # it makes no row
        assert below and below <= names
    assert not any("crawl/" in name or "render/" in name or "sources/" in name for name in names)
