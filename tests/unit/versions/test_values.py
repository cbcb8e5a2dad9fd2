"""Enumerations: every value has its sentence, the code writes only these, and each is written."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError
from rows import reply

from schemas.ground.data import load_rules
from schemas.reply import ANSWER_TYPES, Attachment, QualityFlag, Reply
from schemas.run import Capture
from schemas.tables import CATALOGUE, PUBLISHED, published_schema
from schemas.values import enumeration_of, enumerations
from storage.versions.dictionary import dictionary_page

ROOT = Path(__file__).resolve().parents[3]
ROOMS = ("crawlers", "explorer", "flows", "schemas", "storage")
NAMES = [e.name for e in enumerations()]


@cache
def trees() -> list[tuple[Path, ast.AST]]:
    paths = [p for room in ROOMS for p in sorted((ROOT / room).rglob("*.py"))]
    return [(p, ast.parse(p.read_text(encoding="utf-8"))) for p in paths]


def strings(node: ast.AST) -> set[str]:
    found = (n.value for n in ast.walk(node) if isinstance(n, ast.Constant))
    return {value for value in found if isinstance(value, str)}


@pytest.mark.parametrize("name", NAMES)
def test_every_value_stands_in_the_dictionary_with_a_sentence(name: str) -> None:
    page = dictionary_page()
    values = next(e for e in enumerations() if e.name == name)
    section = page[page.index(f"## {name}\n") :]
    for value, meaning in values.meanings.items():
        assert f"| {value} | {meaning} |" in section
        assert meaning.endswith(".") and len(meaning) > 8


def test_a_column_with_fixed_values_names_its_enumeration() -> None:
    """Every Literal of a published table is an enumeration with sentences."""
    for table in PUBLISHED:
        model = CATALOGUE[table].model
        for field in published_schema(table):
            values = str(model.model_fields[field.name].annotation)
            if "Literal" in values:
                assert enumeration_of(model, field.name), f"{table}.{field.name}"


def test_the_values_stand_in_the_metadata_of_the_column() -> None:
    doc = published_schema("attachments").field("status").metadata[b"doc"].decode()
    assert doc.startswith("What came of the file: ") and "too_large" in doc and "listed" in doc


def test_the_reader_sets_only_flags_of_the_enumeration() -> None:
    """mypy knows the types; this also sees what goes past them (appended to an untyped list, or
    named in the order of places)."""
    order = load_rules("crawlers.read.fields", "order")["fields"]
    written = {flag for entry in order.values() for flag in entry.get("differs", {}).values()}
    for _, tree in trees():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "append"
                and ast.unparse(node.func.value).endswith("flags")
            ):
                written |= {s for a in node.args for s in strings(a) if s.isidentifier()}
            elif isinstance(node, ast.Assign) and "quality_flags" in ast.unparse(node.targets[0]):
                written |= strings(node.value)
    assert written == set(get_args(QualityFlag))


@cache
def written_strings() -> tuple[frozenset[str], str]:
    """Strings of the code outside definitions, and the text of all rules."""
    written: set[str] = set()
    for path, tree in trees():
        definitions = {
            id(n)
            for d in ast.walk(tree)
            if isinstance(d, ast.Subscript) and ast.unparse(d.value) == "Literal"
            for n in ast.walk(d)
        }
        written |= {
            n.value
            for n in ast.walk(tree)
            if isinstance(n, ast.Constant)
            and isinstance(n.value, str)
            and id(n) not in definitions
            and path.name != "values.py"
        }
    data = "\n".join(
        p.read_text(encoding="utf-8")
        for room in ROOMS
        for p in (ROOT / room).rglob("*.yml")
        if p.name not in ("values.yml", "messages.yml")
    )
    return frozenset(written), data


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_written_somewhere(name: str) -> None:
    """A value that only its definition names (`failed` of a file, once) says nothing to
    anybody. A rule may have it as its name."""
    values = next(e for e in enumerations() if e.name == name)
    written, data = written_strings()
    named = set(re.findall(r"(?:: |^)([a-z_]+)\b", data, re.M))
    missing = values.meanings.keys() - written - named
    assert not missing


@pytest.mark.parametrize(
    ("model", "row", "column"),
    [
        (Reply, reply(1).model_dump(), "document_type"),
        (Reply, reply(1).model_dump(), "kind"),
        (Reply, reply(1).model_dump(), "body_completeness"),
        (Attachment, {"attachment_id": "a", "reply_id": "r", "seq": 0, "name": "", "url": "u"},
         "status"),
        (Capture, {"capture_id": "c", "source_id": "s", "run_id": "r", "url": "u",
                   "final_url": "u", "fetched_at": "2026-01-01T00:00:00Z", "status": 200,
                   "digest": "d", "warc_file": "f", "warc_offset": 0, "outcome": "ok",
                   "role": "reply"}, "outcome"),
    ],
)  # fmt: skip
def test_an_unknown_value_is_an_error(model: Any, row: dict[str, Any], column: str) -> None:
    model.model_validate(row)
    with pytest.raises(ValidationError, match=column):
        model.model_validate({**row, column: "failed_somehow"})


def test_an_unknown_flag_is_an_error() -> None:
    row = reply(1, quality_flags=["date_missing"]).model_dump()
    with pytest.raises(ValidationError, match="quality_flags"):
        Reply.model_validate({**row, "quality_flags": ["date_lost"]})


def test_words_for_replies_are_document_types() -> None:
    assert set(ANSWER_TYPES) < set(
        next(e for e in enumerations() if e.name == "DocumentType").meanings
    )
