"""The compiled reader gives the rows of the plain one, under one version: nobody who installs it
gets another dataset."""

import gzip
import json
import os
import random
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

from benchmarks.replies.cases import case
from benchmarks.replies.shells import page

pytestmark = pytest.mark.long
READ = """
import json, sys
from crawlers.page import Page
from crawlers.read.page import flatten
from crawlers.read.parse import parse_page
from crawlers.read.version import parser_version
print(json.dumps([flatten.__file__, parser_version()]))
for line in sys.stdin:
    url, body = json.loads(line)
    parsed = parse_page(None, Page(url, body.encode()))
    again = parse_page(None, Page(url, body.encode()), layout=parsed.body_at)
    said = [parsed.body_path, parsed.body_confidence, parsed.body_at, parsed.missing_parts]
    print(json.dumps([parsed.as_rows(), said, again.as_rows()]))
"""


def pages() -> list[tuple[str, str]]:
    """Pages of three makes, saved ones where they are at hand, and some of each cut and mixed."""
    with gzip.open(ROOT / "tests" / "eval" / "unseen" / "A.jsonl.gz", "rt", encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    found = [(row["url"], row.get("html") or row["text"]) for row in rows]
    found += [("http://a.gov.cn/1.html", page(case(f"open {n}"))[0]) for n in range(60)]
    saved = sorted((ROOT.parent / "shared" / "pages").rglob("*.html"))
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in saved]
    found += [("http://a.gov.cn/1.html", text) for text in texts]
    seeded = random.Random(17)
    for url, text in seeded.sample(found, 60):
        lines = text.replace("><", ">\n<").split("\n")
        seeded.shuffle(lines)
        found.append((url, "\n".join(lines)))
        found.append((url, text[: seeded.randrange(len(text))]))
    return found


def read(package: Path, made: str) -> list[str]:
    """What the package of a folder reads, line by line."""
    done = subprocess.run(
        [sys.executable, "-c", READ],
        input=made,
        env=os.environ | {"PYTHONPATH": str(package)},
        cwd=package,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


@pytest.mark.skipif(
    shutil.which("cc") is None, reason="compiling is an option for who has a C compiler (cc)"
)
def test_the_compiled_reader_gives_the_same_rows(tmp_path: Path) -> None:
    tree, out = tmp_path / "tree", tmp_path / "out"
    tree.mkdir()
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy2(ROOT / name, tree)
    for name in ("crawlers", "explorer", "flows", "replica", "schemas", "storage"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    wheel = (sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation")
    built = subprocess.run(
        [*wheel, "-w", out, tree],
        env=os.environ | {"DAFU_COMPILE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    [made] = out.glob("dafu-*.whl")
    zipfile.ZipFile(made).extractall(out / "package")
    asked = "\n".join(json.dumps(one) for one in pages())
    plain, compiled = read(tree, asked), read(out / "package", asked)
    (plain_file, version), (compiled_file, compiled_version) = (
        json.loads(said[0]) for said in (plain, compiled)
    )
    assert plain_file.endswith(".py") and compiled_file.endswith(".so")
    assert version == compiled_version
    assert len(plain) > 300 and plain[1:] == compiled[1:]
