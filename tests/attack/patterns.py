"""Every regular expression that the reader, the list readers and their ground compile, written out
or put together at run time.

Run as a program it prints them as JSON, one a line: re must not have compiled any before it looks.
"""

import ast
import builtins
import importlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("crawlers", "schemas")
NO_PAGE_TEXT = {"archives", "draft.py", "registry.py", "source.py"}
"""Read addresses, ids and source files of our own."""
FLAGS_AT = {"compile": 1, "search": 2, "match": 2, "fullmatch": 2, "findall": 2, "finditer": 2,
            "split": 3, "sub": 4, "subn": 4}  # fmt: skip


@dataclass(frozen=True, order=True)
class Written:
    """A pattern as it was compiled, with the module that asked for it."""

    module: str
    pattern: str
    flags: int
    raw: bool = False
    """Of bytes."""

    @classmethod
    def of(cls, module: str, compiled: re.Pattern[Any]) -> "Written":
        text = compiled.pattern
        if isinstance(text, bytes):
            return cls(module, text.decode("latin-1"), compiled.flags, True)
        return cls(module, text, compiled.flags)

    @property
    def source(self) -> str | bytes:
        """What re.compile takes."""
        return self.pattern.encode("latin-1") if self.raw else self.pattern


def every_pattern() -> list[Written]:
    """All patterns, found in a process of its own."""
    told = subprocess.run(
        [sys.executable, "-W", "ignore", __file__], capture_output=True, text=True, check=True
    )
    return sorted(Written(**json.loads(line)) for line in told.stdout.splitlines())


@contextmanager
def recorded() -> Iterator[set[Written]]:
    """Patterns that the packages compile from now on and that re does not have yet."""
    compiler: Any = re._compiler
    plain: Callable[..., Any] = compiler.compile
    found: set[Written] = set()

    def recording(pattern: Any, flags: int = 0) -> Any:
        made = plain(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back and frame.f_globals.get("__name__", "").split(".")[0] == "re":
            frame = frame.f_back
        module = frame.f_globals.get("__name__", "")
        if module.split(".")[0] in PACKAGES:
            found.add(Written.of(module, made))
        return made

    re.purge()
    compiler.compile = recording
    try:
        yield found
    finally:
        compiler.compile = plain


def modules() -> list[ModuleType]:
    """The modules that read what a site sends, at any depth, so that a move takes none out."""
    paths = [p for package in PACKAGES for p in sorted((ROOT / package).rglob("*.py"))]
    parts = [p.relative_to(ROOT).parts for p in paths]
    kept = [p for p in parts if not NO_PAGE_TEXT.intersection(p)]
    return [
        importlib.import_module(".".join(n.removesuffix(".py") for n in p if n != "__init__.py"))
        for p in kept
    ]


class AnyName(str):
    """Stands for whatever a function puts into a pattern: a name that it escapes, a number, words
    of a rule file (which are recorded while pages are read)."""

    def __getattr__(self, name: str) -> "AnyName":
        return self

    def __getitem__(self, at: object) -> "AnyName":
        return self

    def __call__(self, *_: object) -> "AnyName":
        return self

    def __int__(self) -> int:
        return 1


def _value(expression: ast.expr, module: ModuleType) -> Any:
    """What an expression of a module is worth, its unknown names taken for any."""
    named = {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}
    unknown = {n: AnyName("name") for n in named if not hasattr(builtins, n)}
    return eval(compile(ast.Expression(expression), "", "eval"), {**unknown, **vars(module)})


def inline(module: ModuleType) -> Iterator[re.Pattern[Any]]:
    """Patterns of the calls of `re` in a module's functions, which may never have run."""
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in FLAGS_AT
        ):
            at = FLAGS_AT[node.func.attr]
            flags = node.args[at : at + 1] + [k.value for k in node.keywords if k.arg == "flags"]
            try:
                pattern, *flag = [_value(part, module) for part in [node.args[0], *flags]]
            except KeyError:  # words of a rule file under a name that only a run knows
                continue
            if isinstance(pattern, AnyName):  # the whole pattern: seen where it is made
                continue
            yield re.compile(pattern, *(f for f in flag if not isinstance(f, str)))


def main() -> None:
    with recorded() as found:
        loaded = modules()
        from attack.fuzz import fuzzed

        from crawlers.page import Page
        from crawlers.read.parse import read_page

        for url, body in fuzzed(15, 200):
            read_page(None, Page(url, body))
    for module in loaded:
        found.update(Written.of(module.__name__, pattern) for pattern in inline(module))
    for one in sorted(found):
        print(json.dumps(asdict(one)))


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    main()
