"""No module binds a constant twice: the second binding would change, unseen, what the code before
it means."""

import ast
import re
from collections import Counter

from conftest import ROOT

PACKAGES = ("crawlers", "flows", "replica", "schemas", "storage")


def bound_twice(code: str) -> list[str]:
    """Constants that the top level of a module binds more than once."""
    names: Counter[str] = Counter()
    for node in ast.parse(code).body:
        targets = (
            node.targets
            if isinstance(node, ast.Assign)
            else [node.target]
            if isinstance(node, ast.AnnAssign)
            else []
        )
        names.update(
            n.id
            for target in targets
            for n in ast.walk(target)
            if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        )
    return [
        name
        for name, times in names.items()
        if times > 1 and re.fullmatch(r"_{0,2}[A-Z][A-Z0-9_]*", name)
    ]


def test_the_check_itself() -> None:
    assert bound_twice(
        "_A = 1\nB: int = 2\nC, D = 3, 4\nx = 1\nx = 2\n_A = 5\nD = 6\nC[0] = 7\n"
    ) == ["_A", "D"]


def test_no_constant_is_bound_twice() -> None:
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    assert len(paths) > 100
    wrong = {
        str(path.relative_to(ROOT)): names
        for path in paths
        if (names := bound_twice(path.read_text(encoding="utf-8")))
    }
    assert wrong == {}
