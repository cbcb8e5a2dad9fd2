"""The enumerations of the schema: each a Literal where its column is defined, with a sentence for
every value in rules/values.yml."""

from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from schemas import coverage, reply, run, source
from schemas.ground.base import Row, literal_values
from schemas.ground.data import load_rules

_TYPES: dict[str, Any] = {
    "DocumentType": reply.DocumentType,
    "Kind": reply.Kind,
    "Level": reply.Level,
    "AddresseeKind": reply.AddresseeKind,
    "HandlingRole": reply.HandlingRole,
    "Outcome": reply.Outcome,
    "Disclosure": reply.Disclosure,
    "Presence": reply.Presence,
    "Completeness": reply.Completeness,
    "SectionRole": reply.SectionRole,
    "CitationKind": reply.CitationKind,
    "AttachmentStatus": reply.AttachmentStatus,
    "TextMethod": reply.TextMethod,
    "QualityFlag": reply.QualityFlag,
    "RunKind": run.RunKind,
    "RunOutcome": run.RunOutcome,
    "Proof": run.Proof,
    "CaptureOutcome": run.CaptureOutcome,
    "CaptureRole": run.CaptureRole,
    "Origin": run.Origin,
    "ChangeOp": run.ChangeOp,
    "AliasKind": run.AliasKind,
    "SourceKind": source.SourceKind,
    "RegistryStatus": source.RegistryStatus,
    "SourceHealth": coverage.SourceHealth,
    "CoverageStateName": coverage.CoverageStateName,
    "OfficialMeasure": coverage.OfficialMeasure,
}


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The values of some columns, and what each says."""

    name: str
    about: str
    meanings: dict[str, str]


@cache
def enumerations() -> tuple[Enumeration, ...]:
    """All enumerations in the order of rules/values.yml. Raises ValueError when the file and the
    types do not name the same values."""
    listed = load_rules("schemas", "values")
    found = tuple(Enumeration(name, v["about"], v["values"]) for name, v in listed.items())
    described = {e.name: set(e.meanings) for e in found}
    typed = {name: set(get_args(kind)) for name, kind in _TYPES.items()}
    if described != typed:
        wrong = sorted(n for n in {*described, *typed} if described.get(n) != typed.get(n))
        raise ValueError(f"rules/values.yml and the types differ in {', '.join(wrong)}")
    return found


def enumeration_of(model: type[Row], column: str) -> Enumeration | None:
    """The enumeration of a column's values (of a list's elements), or None."""
    values = literal_values(model.model_fields[column].annotation)
    return next((e for e in enumerations() if values and set(e.meanings) == set(values)), None)
