"""From a model to its Arrow schema: the one place where Python types meet column types."""

import types
from datetime import date, datetime
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pyarrow as pa
from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.5"
"""New nullable column: minor. Rename, removal, type or id rule: major."""

Int16 = Annotated[int, pa.int16(), Field(ge=-(2**15), lt=2**15)]
Int32 = Annotated[int, pa.int32(), Field(ge=-(2**31), lt=2**31)]
"""Checked when a row is made: Arrow would refuse the whole table (a site's HTTP status 99999)."""
Instant = Annotated[datetime, pa.timestamp("us", tz="UTC")]
"""A machine time. Microseconds because the table format (Delta) knows no other unit; values carry
milliseconds."""
PageTime = Annotated[datetime, pa.timestamp("us", tz="UTC")]
"""A time printed on a page, read as Asia/Shanghai; midnight when only a date is printed. Published
in that zone."""


class Row(BaseModel):
    """Base of all table rows: unknown columns are errors, values are checked on construction."""

    model_config = ConfigDict(extra="forbid", validate_assignment=False)


def arrow_type(annotation: Any) -> tuple[pa.DataType, bool]:
    """Arrow type and nullability of a model annotation. Raises TypeError for a type that has no
    column type."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        inner = [a for a in args if a is not type(None)]
        if len(inner) == 1 and len(inner) < len(args):
            return arrow_type(inner[0])[0], True
    if origin is Annotated:
        return next(a for a in args[1:] if isinstance(a, pa.DataType)), False
    if origin is Literal:
        return pa.string(), False
    if origin is list:
        return pa.list_(pa.field("element", arrow_type(args[0])[0])), False
    if origin is dict:
        return pa.map_(arrow_type(args[0])[0], arrow_type(args[1])[0]), False
    plain = {
        str: pa.string(),
        int: pa.int64(),
        date: pa.date32(),
        bool: pa.bool_(),
        float: pa.float64(),
    }
    if annotation in plain:
        return plain[annotation], False
    raise TypeError(f"no column type for {annotation!r}")


def literal_values(annotation: Any) -> tuple[str, ...]:
    """Values of the Literal that a column or the elements of its list have; () of any other
    type."""
    args = get_args(annotation)
    if args and all(isinstance(a, str) for a in args):
        return args
    return next((found for a in args if (found := literal_values(a))), ())


def arrow_field(model: type[Row], name: str) -> pa.Field:
    """The Arrow field of one column, its documentation and its values in the field metadata."""
    info = model.model_fields[name]
    annotation = info.annotation
    marked = next((m for m in info.metadata if isinstance(m, pa.DataType)), None)
    kind, nullable = arrow_type(annotation) if marked is None else (marked, False)
    doc = info.description or ""
    if values := literal_values(annotation):
        doc = f"{doc}: {', '.join(values)}"
    return pa.field(name, kind, nullable, {"doc": doc})


def arrow_schema(model: type[Row]) -> pa.Schema:
    """The Arrow schema of a table, with schema version and column docs in the metadata."""
    fields = [arrow_field(model, name) for name in model.model_fields]
    return pa.schema(fields, {"dafu.schema_version": SCHEMA_VERSION, "dafu.table": model.__name__})
