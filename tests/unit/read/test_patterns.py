"""Every regular expression of the reader is bounded: no pattern can look further than it says."""

import ast
import re
from pathlib import Path

from conftest import ROOT

from crawlers.read.parse import reader_files

NOT_PAGE_TEXT = {"source.py"}  # matches addresses and ids of source files only


def unbounded(pattern: str) -> bool:
    """Whether a pattern repeats anything without an upper limit (escapes and character classes left
    out)."""
    bare = re.sub(r"\\.", "x", pattern)
    bare = re.sub(r"\[\^?\]?[^\]]*\]", "x", bare)
    return (
        re.search(r"(?<!\()[*+]|\{[0-9]*,\}", bare.replace("(?:", "(").replace("(?P", "("))
        is not None
    )


def patterns(path: Path) -> list[str]:
    """String literals given to functions of `re` in a file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.args
        ):
            parts = [
                n.value
                for n in ast.walk(node.args[0])
                if isinstance(n, ast.Constant) and isinstance(n.value, str)
            ]
            found += parts
    return found


def test_the_check_itself() -> None:
    assert unbounded("a*b") and unbounded("[ab]+") and unbounded("x{3,}") and unbounded(".*")
    assert not unbounded(r"a{0,3}[*+]\+\*") and not unbounded("(?:a|b){1,9}?")


def test_no_unbounded_repetition_in_the_reader() -> None:
    files = [path for path in reader_files() if path.suffix == ".py"]
    assert len(files) > 50
    wrong = {}
    for path in files:
        bad = [p for p in patterns(path) if unbounded(p)]
        if bad and path.name not in NOT_PAGE_TEXT:
            wrong[str(path.relative_to(ROOT))] = bad
    assert wrong == {}
