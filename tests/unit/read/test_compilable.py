"""Modules that are compiled keep to what makes compiling worth it (setup.py says why). Without that
their rows are right too, they only come more slowly, and nobody would see it."""

import ast
import runpy
from collections.abc import Iterator

import pytest
import setuptools
from conftest import ROOT


def test_constants_of_compiled_modules_are_final(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setuptools, "setup", lambda **_: None)
    compiled = runpy.run_path(str(ROOT / "setup.py"))["COMPILED"]
    trees = {name: ast.parse((ROOT / name).read_text(encoding="utf-8")) for name in compiled}
    loose = {f"{name}: {x}" for name, tree in trees.items() for x in _not_final(tree)}
    assert len(trees) > 40 and loose == set()
    assert not [name for name in compiled if "cached_property" in (ROOT / name).read_text("utf-8")]


def _not_final(tree: ast.Module) -> Iterator[str]:
    """Patterns and collections that a module looks up by name each time that they are used."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            made = node.value.func if isinstance(node.value, ast.Call) else node.value
            if isinstance(made, ast.Dict | ast.Set | ast.List | ast.Tuple | ast.Constant) or (
                ast.unparse(made) in ("re.compile", "frozenset", "tuple", "Sought.of")
            ):
                yield node.targets[0].id


def test_what_is_not_final_is_found() -> None:
    tree = ast.parse("A: Final = 1\nB = re.compile('b')\nC = TypeVar('C')\nD = {}\nE = f(1)\n")
    assert list(_not_final(tree)) == ["B", "D"]
