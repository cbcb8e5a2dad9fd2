"""200 invented portals that judge how columns of replies are found from a host name alone. Halves A
and B have families, menus and hazards of their own; words, rows and trails are drawn in both."""

import importlib
from collections.abc import Callable

from unseen.base import Unseen

HALF_A = ("a_shelves", "a_organs", "a_years", "a_thin", "a_walls")
HALF_B = ("b_ministry", "b_trees", "b_services", "b_notices", "b_mazes")
SEEDS = range(20)


def portal(family: str, seed: int) -> Unseen:
    """The portal of a family (its name is that of its module) with a seed."""
    module = importlib.import_module(f"unseen.{family}")
    build: Callable[[Unseen], None] = module.FAMILIES[family]
    made = Unseen(f"{family.replace('_', '-')}-{seed}", seed)
    build(made)
    return made
