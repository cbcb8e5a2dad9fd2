"""What the address of a page says about its column: the side (congress or conference), and whether
it is for proposals. The words are rules/addresses.yml."""

import re
from functools import cache
from typing import Literal, NamedTuple

from schemas.ground.data import load_rules

Side = Literal["npc", "cppcc"]


class _Words(NamedTuple):
    npc: re.Pattern[str]
    cppcc: re.Pattern[str]
    npc_or_hint: re.Pattern[str]
    cppcc_or_hint: re.Pattern[str]
    proposals: re.Pattern[str]


@cache
def _words() -> _Words:
    rules = load_rules("crawlers.read", "addresses")

    def either(*lists: list[str]) -> str:
        return "|".join(re.escape(word) for words in lists for word in words)

    def certain(side: Side) -> str:
        return either(rules[side]["proposals"], rules[side]["side"])

    def hints(side: Side) -> str:
        words = either(rules[side]["hint_words"])
        return f"{either(rules[side]['hints'])}|(?<![a-z])(?:{words})(?![a-z])"

    return _Words(
        re.compile(certain("npc")),
        re.compile(certain("cppcc")),
        re.compile(f"{certain('npc')}|{hints('npc')}"),
        re.compile(f"{certain('cppcc')}|{hints('cppcc')}"),
        re.compile(either(rules["either"], rules["npc"]["proposals"], rules["cppcc"]["proposals"])),
    )


def side_of_address(address: str, with_hints: bool = False) -> Side | None:
    """The side that an address names; None when it names neither or both.

    >>> side_of_address("http://a.gov.cn/rdjy/1.html"), side_of_address("http://a.gov.cn/zx/1.html")
    ('npc', None)
    """
    words, lower = _words(), address.lower()
    npc = (words.npc_or_hint if with_hints else words.npc).search(lower)
    cppcc = (words.cppcc_or_hint if with_hints else words.cppcc).search(lower)
    if bool(npc) == bool(cppcc):
        return None
    return "npc" if npc else "cppcc"


def names_proposals(address: str) -> bool:
    """Whether an address names a column of proposals or of replies to them.

    >>> names_proposals("http://a.gov.cn/jytabl/1.html"), names_proposals("http://a.gov.cn/news/1")
    (True, False)
    """
    return _words().proposals.search(address.lower()) is not None
