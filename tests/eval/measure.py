"""F1doc: F1 over multisets of 4-shingles of tokens (one Han character is a token, other words
whole, NFKC), per page."""

import re
import unicodedata
from collections import Counter

_TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W\u3400-\u9fff\uf900-\ufaff]+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(unicodedata.normalize("NFKC", text))
    return Counter(tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3)))


def without_title(gold: str, found: str, title: str) -> str:
    """The gold text without the title it begins with, when the prediction has none."""
    bare = "".join(title.split())
    if (
        not bare
        or not "".join(gold.split()).startswith(bare)
        or "".join(found.split()).startswith(bare)
    ):
        return gold
    at = seen = 0
    while seen < len(bare):
        seen += not gold[at].isspace()
        at += 1
    return gold[at:]


def f1doc(found: str, gold: str, title: str = "") -> float:
    a, b = shingles(found), shingles(without_title(gold, found, title))
    common = sum((a & b).values())
    if not common:
        return 0.0
    precision, recall = common / sum(a.values()), common / sum(b.values())
    return 2 * precision * recall / (precision + recall)
