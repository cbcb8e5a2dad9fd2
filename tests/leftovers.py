"""Every byte of a folder, with every compression undone: what a take-down must have left
nothing in."""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq


def pieces(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and those that they stand for."""
    rest = path.read_bytes()
    yield rest
    while path.suffix == ".gz" and rest:
        member = zlib.decompressobj(31)
        yield member.decompress(rest)
        rest = member.unused_data
    if path.suffix == ".parquet":
        rows = pq.ParquetFile(path).read().to_pylist()
        yield json.dumps(rows, ensure_ascii=False, default=str).encode()


def places(root: Path, words: set[str]) -> set[str]:
    """First folders or names of the files in which some words stand, in whatever charset."""
    coded = {w.encode(c) for w in words for c in ("utf-8", "gb18030", "utf-16-le")}
    coded |= {json.dumps(word)[1:-1].encode() for word in words}
    return {
        path.relative_to(root).parts[0]
        for path in root.rglob("*")
        if path.is_file() and not path.is_symlink()
        if any(code in piece for piece in pieces(path) for code in coded)
    }
