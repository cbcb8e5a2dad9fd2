"""Every regular expression of the reader and of the list readers takes linear time: no repeat is
unbounded, and the steps from any place of any text are few (tests/attack/steps.py)."""

import re
from pathlib import Path
from types import ModuleType

import pytest
from attack.patterns import every_pattern, inline
from attack.steps import steps
from conftest import ROOT

from crawlers.read.version import READER, reader_files

MOST_STEPS = 150_000
"""From one place of a text. The bound is pessimistic: it takes each character for one that leads
furthest. Patterns with a fault were at 10 to the power of 8 and beyond."""
MOST_STEPS_ONCE = 2_000_000
"""Of a pattern that begins at the beginning of its text, so that there is one such place."""


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


def test_patterns_inside_functions_are_found_too(tmp_path: Path) -> None:
    path = tmp_path / "made.py"
    path.write_text(
        "import re\ndef f(x, y):\n    re.sub(r'a', '', x, flags=re.I)\n"
        "    return re.search(rf'{re.escape(x[1])}b{int(y.z)}*', 'text')\n"
    )
    module = ModuleType("made")
    module.__file__, module.re = str(path), re
    found = list(inline(module))
    assert [p.pattern for p in found] == ["a", "nameb1*"] and found[0].flags & re.IGNORECASE
    assert steps(found[1].pattern) > MOST_STEPS


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
