"""The classes of issues and failures: one list (rules/messages.yml) for the code, the health page
and docs/log-messages.md."""

from functools import cache
from typing import NamedTuple

from schemas.ground.data import load_rules


class Message(NamedTuple):
    """What a class means and what to do about it."""

    group: str
    meaning: str
    what_to_do: str


class Trouble(NamedTuple):
    """Why something is not as it should be: a class of rules/messages.yml, and one line of our own
    words for a person."""

    kind: str
    message: str


@cache
def messages() -> dict[str, Message]:
    """All classes, in the order of the file."""
    found = {}
    for group, entries in load_rules("schemas", "messages").items():
        for kind, text in entries.items():
            meaning, what_to_do = (part.strip() for part in text.split(" | "))
            found[kind] = Message(group, meaning, what_to_do)
    return found


def messages_page() -> str:
    """docs/log-messages.md without its hand-written end."""
    lines = [
        "# Messages and what to do",
        "",
        "Generated from `schemas/rules/messages.yml` by `make docs`; do not edit.",
        "",
    ]
    lines += [
        "Classes of `issues.kind` and `runs.failure`. The message beside a class is a line for a "
        "person, never the text of an exception.",
        "",
    ]
    group = ""
    for kind, message in messages().items():
        if message.group != group:
            group = message.group
            lines += [
                "",
                f"## {group[0].upper()}{group[1:]}",
                "",
                "| class | meaning | what to do |",
                "|---|---|---|",
            ]
        lines.append(f"| {kind} | {message.meaning} | {message.what_to_do} |")
    return "\n".join(lines) + "\n"
