"""A third set of 160 invented portals that judge how columns of replies are found from a host
name alone. Half A: a_town, a_office, a_annual, a_scant; half B: b_organs, b_served, b_capital,
b_crooked.

`portal(family, seed)` builds one for seeds 0..19; its `gold` are the highest addresses that list
replies, with their kinds; `away` are lists that may be named but need not be (walls, robots.txt).
`unseen.score.judge` compares; `python -m third.clicks` (in tests/discovery) walks to every list in
a browser.
"""

import importlib
from collections.abc import Callable

from unseen.base import Unseen

HALF_A = ("a_town", "a_office", "a_annual", "a_scant")
HALF_B = ("b_organs", "b_served", "b_capital", "b_crooked")
SEEDS = range(20)


def portal(family: str, seed: int) -> Unseen:
    """The portal of a family (its name is that of its module) with a seed."""
    build: Callable[[Unseen], None] = importlib.import_module(f"third.{family}").build
    made = Unseen(f"third-{family.replace('_', '-')}-{seed}", seed)
    build(made)
    made.settle()
    return made
