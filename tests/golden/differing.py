"""Two records compared, in lines to read."""

import json

from behaviour import Columns, canonical

Record = dict[str, Columns]
"""What was found, by the name of the input."""
MOST_LINES = 40


def differences(old: Record, new: Record) -> list[str]:
    """One line for each input and column that differs."""
    lines = []
    for name in [*old, *(n for n in new if n not in old)]:
        before, after = old.get(name), json.loads(canonical(new[name])) if name in new else None
        if before is None or after is None:
            lines.append(f"{name}: {'is new' if before is None else 'is gone'}")
            continue
        for column in [*before, *(c for c in after if c not in before)]:
            a, b = before.get(column, "(no such column)"), after.get(column, "(no such column)")
            if a != b:
                lines.append(
                    f"{name}: {column}: {' -> '.join(_around(canonical(a), canonical(b)))}"
                )
    return lines


def _around(a: str, b: str) -> tuple[str, str]:
    """Two texts from a little before the first difference, cut to a line's length."""
    first = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    start = max(0, first - 30) if max(len(a), len(b)) > 120 else 0
    return _cut(a, start), _cut(b, start)


def _cut(text: str, start: int) -> str:
    return (
        ("…" if start else "")
        + text[start : start + 120]
        + ("…" if len(text) > start + 120 else "")
    )


def shown(lines: list[str]) -> str:
    more = [f"... and {len(lines) - MOST_LINES + 1} more"] if len(lines) > MOST_LINES else []
    return "\n".join(lines[: MOST_LINES - len(more)] + more)
