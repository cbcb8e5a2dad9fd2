"""Invented portals: whole government sites with menus, shelves, organs and false friends, of which
only some parts list replies. What lists them is written down as gold."""

from replica.portals import apart, menus, organs, years
from replica.portals.portal import Portal

OPEN = {**menus.FAMILIES, **years.FAMILIES}
"""Families that were looked at while the discoverer was written."""
KEPT = {**organs.FAMILIES, **apart.FAMILIES}
"""Families whose results were not looked at before its end."""
FAMILIES = {**OPEN, **KEPT}


def portal(family: str, seed: int) -> Portal:
    """The portal of a family with a seed; the same for the same two."""
    made = Portal(f"{family.replace('_', '-')}-{seed}", seed)
    FAMILIES[family](made)
    return made
