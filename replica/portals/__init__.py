"""Invented portals: whole government sites with menus, shelves, organs and false friends, of which
only some parts list replies. What lists them is written down as gold."""

from replica.portals import apart, large, menus, odd, organs, years
from replica.portals.portal import Portal

OPEN = {**menus.FAMILIES, **years.FAMILIES}
"""Families that were looked at while the discoverer was written."""
KEPT = {**organs.FAMILIES, **apart.FAMILIES}
"""Families that were looked at once it was written; three faults were found with them."""
LARGE = {**large.FAMILIES, **odd.FAMILIES}
"""Families that were written after these faults were mended; five more were found with them."""
FAMILIES = {**OPEN, **KEPT, **LARGE}


def portal(family: str, seed: int) -> Portal:
    """The portal of a family with a seed; the same for the same two."""
    made = Portal(f"{family.replace('_', '-')}-{seed}", seed)
    FAMILIES[family](made)
    return made
