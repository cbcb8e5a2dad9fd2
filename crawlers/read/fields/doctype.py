"""Which document a page is: a reply, or one of the look-alikes that share its column. An ordered
list of named rules over facts (rules/document_type.yml)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast, get_args

from crawlers.read.fields.facts import Facts
from crawlers.read.tokens.needed import Sought
from schemas.ground.data import load_rules
from schemas.reply import DocumentType

Condition = Callable[[Facts], bool]


def document_type(facts: Facts) -> tuple[DocumentType, str]:
    """What the page is, and the rule that says so. Precision first: without a proposal in sight a
    greeting alone never makes a reply."""
    rules = _rules()
    name, kind = next((n, kind) for n, (kind, holds) in rules.pages.items() if holds(facts))
    if kind == "reply":
        for other, (special, holds) in rules.replies.items():
            if holds(facts):
                return special, other
    return kind, name


@dataclass(frozen=True)
class _Rules:
    pages: dict[str, tuple[DocumentType, Condition]]
    replies: dict[str, tuple[DocumentType, Condition]]


@cache
def _rules() -> _Rules:
    data = load_rules("crawlers.read.fields", "document_type")
    made = _Conditions(
        {name: Sought.of("|".join(words)) for name, words in data["words"].items()}, data["facts"]
    )

    def kind(name: str) -> DocumentType:
        if name not in get_args(DocumentType):
            raise ValueError(f"document_type.yml: no type of documents is called {name}")
        return cast(DocumentType, name)

    return _Rules(
        {name: (kind(rule["type"]), made.of(rule)) for name, rule in data["rules"].items()},
        {name: (kind(name), made.of(rule)) for name, rule in data["replies"].items()},
    )


@dataclass
class _Conditions:
    """Conditions made of what a rule says. A name that nothing has is an error when the rules are
    loaded, not on the page that first asks for it."""

    words: dict[str, Sought]
    facts: dict[str, Any]
    made: dict[str, Condition] = field(default_factory=dict)

    def of(self, rule: dict[str, Any]) -> Condition:
        all_of, any_of, none_of = (
            [self.named(text) for text in rule.get(key, [])] for key in ("if", "any", "unless")
        )

        def holds(facts: Facts) -> bool:
            # Loops: a generator for each of the forty conditions that a page is asked takes as long
            # as what they ask.
            for one in all_of:
                if not one(facts):
                    return False
            for one in none_of:
                if one(facts):
                    return False
            for one in any_of:
                if one(facts):
                    return True
            return not any_of

        return holds

    def named(self, text: str) -> Condition:
        """The condition that a text names: `words in place`, or a fact."""
        if text not in self.made:
            words, found, place = text.partition(" in ")
            if found:
                self.made[text] = _in_place(text, self.words[words], place)
            elif text in self.facts:
                self.made[text] = self.of(self.facts[text])
            else:
                self.made[text] = _plain(text)
        return self.made[text]


def _in_place(text: str, words: Sought, place: str) -> Condition:
    name, _, limit = place.partition(":")
    end = int(limit) if limit else None
    if not hasattr(Facts, name):
        raise ValueError(f"document_type.yml: a page has no place {name}")

    def holds(facts: Facts) -> bool:
        known = facts.known
        if text not in known:  # several rules ask for it
            known[text] = words.is_in(facts.text(name)[:end])
        return known[text]

    return holds


def _plain(name: str) -> Condition:
    if not hasattr(Facts, name):
        raise ValueError(f"document_type.yml: there is no fact {name}")
    return lambda facts: facts.holds(name)
