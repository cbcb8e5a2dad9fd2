"""Precision and recall of each field: a value that is wrong counts against precision, one that is
missing only against recall."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from benchmarks.replies.case import FIELDS

OF_EVERY_PAGE = ("document_type", "published")
_MARKS = str.maketrans('（）“”"號', "()***号")


def squeezed(value: Any) -> Any:
    """A value as it is compared: without white space, with one form of brackets and quotes."""
    if isinstance(value, list):
        return [squeezed(v) for v in value] or None
    if isinstance(value, str):
        return "".join(value.split()).translate(_MARKS) or None
    return value


def counts(pairs: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> dict[str, Counter[str]]:
    """Right, wrong and missing values of each field over (gold, found)."""
    out: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
    for gold, found in pairs:
        other = gold["document_type"] != "reply"
        seen = found["document_type"] == gold["document_type"]
        for name in FIELDS:
            if other and seen and name not in OF_EVERY_PAGE:
                continue  # fields of a page that is known to be no reply say nothing
            want, got = squeezed(gold.get(name)), squeezed(found.get(name))
            out[name][verdict(want, got)] += 1
    return out


def verdict(want: Any, got: Any) -> str:
    """right, none (both empty), missing or wrong."""
    if want is None and got is None:
        return "none"
    if got is None:
        return "missing"
    return "right" if want == got else "wrong"


def rates(counter: Counter[str]) -> tuple[float, float]:
    """Precision and recall of a field."""
    right, wrong, missing = counter["right"], counter["wrong"], counter["missing"]
    given, wanted = right + wrong, right + wrong + missing
    return right / given if given else 1.0, right / wanted if wanted else 1.0


def table(found: dict[str, Counter[str]]) -> str:
    """One line a field."""
    lines = [f"{'field':<18} precision  recall  right wrong missing"]
    for name, counter in found.items():
        precision, recall = rates(counter)
        numbers = f"{counter['right']:6} {counter['wrong']:5} {counter['missing']:7}"
        lines.append(f"{name:<18} {precision:9.3f} {recall:7.3f} {numbers}")
    return "\n".join(lines)
