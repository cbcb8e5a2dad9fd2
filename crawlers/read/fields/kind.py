"""Which side a reply answers: a deputy's suggestion or a CPPCC member's proposal. An ordered list
of named rules over the words of a page's places (rules/kind.yml)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from crawlers.read.fields.found import ReplyFields
from crawlers.read.fields.grammar.document import Document, compact
from crawlers.read.fields.headline import CASE_SERIAL, without_quotes
from crawlers.read.fields.salutation import Salutation
from crawlers.read.fields.session import Session
from crawlers.read.page.address import Side, side_of_address
from crawlers.text.folding import narrow
from schemas.ground.data import load_rules
from schemas.source import Source


def put_kind(
    out: ReplyFields,
    document: Document,
    heads: list[str],
    opening: str,
    session: Session | None,
    salutation: Salutation | None,
    source: Source | None,
) -> None:
    """Kind by the first rule that says something. What the column says too is named as its place;
    a stronger word for the other side is flagged."""
    title = str(out.columns.get("proposal_title", ""))
    places = KindPlaces(document, heads, opening, session, salutation, source, title)
    said = list(sides(places.text))
    if not said:
        return
    where, side = said[0]
    if (_COLUMN_SAYS, side) in said:
        where = _COLUMN_SAYS
    data = load_rules("crawlers.read.fields", "kind")
    bill = side == "npc" and is_bill(places.text("headline"))
    out.put("kind", "npc_bill" if bill else _KINDS[side], where)
    if any(
        other != side for where, other in said[:-1] if where.partition("/")[0] in data["doubts"]
    ):
        out.flags.append("kind_conflict")


_COLUMN_SAYS: Final = "source_file/column"
_KINDS: Final = {"npc": "npc_suggestion", "cppcc": "cppcc_proposal"}


@dataclass(frozen=True)
class KindPlaces:
    """The texts in which rules look for words of a side."""

    document: Document
    heads: list[str]
    printed_opening: str
    session: Session | None
    salutation: Salutation | None
    source: Source | None
    printed_title: str
    made: dict[str, str] = field(default_factory=dict)

    def text(self, place: str) -> str:
        """The text of a place by the name that rules use, made when it is first asked for; empty
        where the page has none."""
        if place not in self.made:
            self.made[place] = getattr(self, place)
        return self.made[place]

    @property
    def headline(self) -> str:
        bare = (CASE_SERIAL.sub("", without_quotes(compact(h)[1])) for h in self.heads)
        return " ".join(_COLUMN.sub("", head) for head in bare)

    @property
    def opening(self) -> str:
        return without_quotes(compact(self.printed_opening)[1])[:300]

    @property
    def above(self) -> str:
        return " ".join(narrow(x) for x in self.document.head[-15:] if len(x) < 30)

    @property
    def title(self) -> str:
        return compact(self.printed_title)[1][-2:]

    @property
    def office(self) -> str:
        return self.salutation.role if self.salutation else ""

    @property
    def addressed(self) -> str:
        return self.salutation.raw if self.salutation else ""

    @property
    def addressee(self) -> str:
        return self.salutation.kind if self.salutation else ""

    @property
    def sitting(self) -> str:
        return (self.session.kind if self.session else None) or ""

    @property
    def column(self) -> str:
        return self.source.kind if self.source else ""

    @property
    def address(self) -> str:
        return side_of_address(self.document.url) or ""


_COLUMN: Final = re.compile(
    "(?:人大)?(?:代表)?(?:建议|议案)[和、与及]?(?:政协)?(?:委员)?提案|提案[和、与及]?建议"
)
"""Words of a column of both sides, which name neither."""

Text = Callable[[str], str]


def sides(text: Text) -> Iterator[tuple[str, Side]]:
    """What each rule says of the texts of a page's places, in the order of the rules: the place and
    the rule as `field_sources` has them, and the side."""
    known: dict[str, Side | None] = {}  # most are asked for by several rules
    for rule, readings in _rules().items():
        said: list[tuple[str, Side]] = []
        for where, asked in readings:
            for one in asked:
                if one.name not in known:
                    known[one.name] = one.side(text)
                if side := known[one.name]:
                    said.append((where, side))
                    break
        if said and all(side == said[0][1] for _, side in said):
            yield f"{said[0][0]}/{rule}", said[0][1]


@dataclass(frozen=True)
class _Asked:
    """Words of the sides in a place, by the name that rules have for them (`words in place`)."""

    name: str
    place: str
    patterns: list[tuple[Side, re.Pattern[str]]]

    def side(self, text: Text) -> Side | None:
        """The one side whose words the place has."""
        if not (printed := text(self.place)):
            return None
        found = [side for side, pattern in self.patterns if pattern.search(printed)]
        return found[0] if len(found) == 1 else None


@cache
def _rules() -> dict[str, list[tuple[str, list[_Asked]]]]:
    """By rule, what is read one after the other until something says a side; of several such lists
    none may name the other side."""

    def asked(name: str) -> _Asked:
        words, _, place = name.partition(" in ")
        return _Asked(name, place, list(_words()[words].items()))

    return {
        name: [
            (where, list(map(asked, names)))
            for where, names in rule.get("agree", {rule.get("where"): rule.get("from")}).items()
        ]
        for name, rule in load_rules("crawlers.read.fields", "kind")["rules"].items()
    }


def is_bill(headline: str) -> bool:
    """Whether a headline calls what deputies proposed a bill."""
    bill = load_rules("crawlers.read.fields", "kind")["bill"]
    return bill["if"] in headline and bill["unless"] not in headline


@cache
def _words() -> dict[str, dict[Side, re.Pattern[str]]]:
    """Patterns of the words of each side; one that has none names the other only."""
    words = load_rules("crawlers.read.fields", "kind")["words"]
    return {
        name: {side: re.compile("|".join(said)) for side, said in of_sides.items()}
        for name, of_sides in words.items()
    }
