"""200 invented portals that judge how columns of replies are found from a host name alone. Halves
A and B have families, menus and hazards of their own; words, rows and trails are drawn in both.

A: a_shelves (menus as lists, tables, document.write, arrays, script files, select, image map,
hover, iframe), a_organs (folders, hosts of departments, one department alone, channels), a_years
(a list a year, moved, notice of a new column), a_thin (nothing, friends, empty, one or three
replies, congress, elsewhere, gone), a_walls (403, 412, captcha, robots.txt, slow, dead links);
;jsessionid, calendar by path, site map, English version, www and https.

B: b_ministry (复文, sections, unnamed, years in the query, local hosts), b_trees (gkmlpt, jump_url,
organs, numbers, frameset), b_services (jpaas, store, Kaipu, Longxun, IGS, posted form, file),
b_notices (notice, foot, map, trail, banner, hot word), b_mazes (sid, facets, refresh, frameset,
English first, mobile twin, old site, splash, none); menus from JSON, XML, zTree, dTree, onclick,
javascript:, listeners, pictures, tabs, page state; sitemap.xml, calendar by query.

`portal(family, seed).answer(url)` answers for all hosts of a portal, `respond(path)` for its own;
`gold` lists what is to be found, `away` what may be named and need not be, `unseen.score.judge`
compares, `unseen.clicks` reaches each list in a browser.
"""

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
    made.settle()
    return made
