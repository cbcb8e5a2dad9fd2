"""The version of the reader: a digest over the files that decide what a page says."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

READER = ("crawlers.read", "crawlers.platforms", "crawlers.text")
"""Packages that decide what a page says, with all below them but the renderer, which makes no
row."""


READER_FILES = {
    "crawlers": ("page.py",),
    "schemas": (
        "base.py",
        "data.py",
        "normalize.py",
        "privacy.py",
        "regions.py",
        "reply.py",
        "source.py",
        "outcomes.yml",
        "regions.yml",
    ),
}
"""Single files of packages that also hold other things."""


@cache
def parser_version() -> str:
    """Digest over the code and rules that decide what a page says, so that no change of the reader
    goes unnoticed."""
    digest = hashlib.sha256()
    for path in reader_files():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def reader_files() -> list[Path]:
    """The files that `parser_version` is made of, in a fixed order: code and rules of the reader,
    in subfolders too."""
    found: list[Path] = []
    for package in READER:
        root = Path(str(files(package)))
        found += sorted(
            p for p in root.rglob("*") if p.suffix in (".py", ".yml") and p.parent.name != "render"
        )
    for package, names in READER_FILES.items():
        root = Path(str(files(package)))
        found += [next(root.rglob(name)) for name in names]
    return found
