"""Every regular expression of the reader is bounded: no pattern can look further than it says."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from conftest import ROOT

from crawlers.read.parse import READER, reader_files

NOT_PAGE_TEXT = {
    "draft.py",
    "registry.py",
    "source.py",
}  # match addresses, ids and source files of our own


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


def modules() -> list[Path]:
    """Modules at any depth, so that a move cannot take one out of the check."""
    return [
        p
        for package in ("crawlers", "schemas")
        for p in sorted((ROOT / package).rglob("*.py"))
        if p.name not in NOT_PAGE_TEXT
    ]


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


def compiled(module: ModuleType) -> set[str]:
    """Patterns that a module holds compiled, however they were put together: in its names, the
    attributes of its classes and objects, and inside lists, tuples, sets and dicts of these."""
    own, found, seen = module.__name__, set(), set()

    def look(value: Any) -> None:
        if isinstance(value, re.Pattern):
            found.add(
                value.pattern if isinstance(value.pattern, str) else value.pattern.decode("latin-1")
            )
        if id(value) in seen:
            return
        seen.add(id(value))
        for inner in inside(value):
            look(inner)

    def inside(value: Any) -> Iterator[Any]:
        if isinstance(value, dict):
            yield from [*value.keys(), *value.values()]
        elif isinstance(value, (list, tuple, set, frozenset)):
            yield from value
        elif isinstance(value, type) and value.__module__ == own:
            yield from vars(value).values()
        elif type(value).__module__.split(".")[0] in ("crawlers", "schemas"):
            yield from getattr(value, "__dict__", {}).values()
            yield from (
                getattr(value, name, None) for name in getattr(type(value), "__slots__", ())
            )

    for value in vars(module).values():
        look(value)
    return found


def test_patterns_are_seen_however_they_are_made() -> None:
    module = ModuleType("made")
    piece = "a*"
    module.__dict__.update(
        a=re.compile(f"1{piece}"),
        b=[{"x": (re.compile("2" + piece),)}],
        c=type("C", (), {"__module__": "made", "x": re.compile("3" + piece)}),
    )
    assert compiled(module) == {"1a*", "2a*", "3a*"} and all(unbounded(p) for p in compiled(module))


def test_no_unbounded_repetition_in_the_reader() -> None:
    files = modules()
    assert len(files) > 60
    wrong, number = {}, 0
    for path in files:
        names = path.relative_to(ROOT).with_suffix("").parts
        module = importlib.import_module(".".join(n for n in names if n != "__init__"))
        held = compiled(module)
        number += len(held)
        bad = sorted({p for p in [*patterns(path), *held] if unbounded(p)})
        if bad:
            wrong[str(path.relative_to(ROOT))] = bad
    assert wrong == {}
    assert number > 200
