"""Invented government sites for judging a list crawler. Python 3.11, standard library only.

    import base, random
    for family in base.load("open"):            # or "second" … "fourteenth"
        site = family.build(random.Random(0))   # -> MadeSite

The families write B.name for what they use of the modules beside this one, so that it is imported
here. Everything is invented; nothing is fetched; nothing is random after build().
"""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from family_documents import MadeSite, esc, mangle
from family_rows import (
    CREATE_PAGE_JS,
    art_path,
    js_str,
    kaipu_path,
    plain_path,
    rows_any,
    rows_dl,
    rows_li,
    rows_table,
    side_box,
    trs_path,
    vsb_path,
)
from family_site import Site
from family_words import GIVEN, PARAS, SURNAMES, chunks, cn_number, per_page, spread

sys.modules.setdefault("families_base", sys.modules[__name__])


class FamilyLike(Protocol):
    name: str
    facts: str

    def build(self, rng: random.Random) -> MadeSite: ...


class Family:
    name = ""
    facts = ""

    def build(self, rng: random.Random) -> MadeSite:
        own = random.Random(f"{self.name}|{rng.random()}")
        return self.make(own)

    def make(self, rng: random.Random) -> MadeSite:
        raise NotImplementedError


def load(half: str) -> list[Family]:
    """All families of the folder `half` ("open", "second" … "fourteenth"), in name order."""
    out: list[Family] = []
    for path in sorted((Path(__file__).parent / half).glob("*.py")):
        if path.name.startswith("__"):
            continue
        name = f"families_{half}_{path.stem}"
        if name not in sys.modules:
            spec = importlib.util.spec_from_file_location(name, path)
            module = importlib.util.module_from_spec(spec)
            sys.modules[name] = module
            spec.loader.exec_module(module)
        out += [
            f() if isinstance(f, type) else f for f in getattr(sys.modules[name], "FAMILIES", [])
        ]
    return sorted(out, key=lambda f: f.name)
