"""What pyproject.toml cannot say: with DAFU_COMPILE=1 the modules in which the reader spends its
time are compiled by mypyc (`make compiled`; docs/extraction.md has what it wins). Their sources go
into the wheel too, so `parser_version` and the rows of a page are the same with and without."""

import os

from setuptools import setup

COMPILED = [
    "crawlers/text/dates.py",
    "crawlers/text/folding.py",
    "crawlers/text/numerals.py",
    "crawlers/text/tags.py",
    "crawlers/platforms/parts.py",
    *(
        f"crawlers/read/page/{name}.py"
        for name in (
            "body", "confidence", "container", "density", "flatten", "furniture", "index_table",
            "letter", "published", "title", "trimming", "unmarked",
        )
    ),
    *(
        f"crawlers/read/fields/{name}.py"
        for name in (
            "agency", "citations", "contacts", "doctype", "facts", "found", "grammar/arbiter",
            "grammar/document", "grammar/matcher", "headline", "kind", "places", "reply", "role",
            "salutation", "sections", "session", "signoff",
        )
    ),
    *(
        f"crawlers/read/{name}.py"
        for name in ("apart", "filling", "joining", "parse", "files/links")
    ),
    "crawlers/read/tokens/agencies.py",
    "crawlers/read/tokens/lexer.py",
    "crawlers/read/tokens/needed.py",
    "schemas/ground/privacy.py",
    "schemas/normalize.py",
]  # fmt: skip
"""None with a cached property: mypyc makes plain properties of them, which are read anew each time
(page). Constants of a module are Final, else they are looked up by name each time that they are
used, and what is made by the hundred for a page is no dataclass: its constructor stays Python."""


def compiled() -> list[object]:
    """The extension modules of a compiled wheel."""
    if os.environ.get("DAFU_COMPILE") != "1":
        return []
    from mypyc.build import mypycify  # of the developers' environment

    return list(mypycify(COMPILED, opt_level="2", debug_level="0"))


setup(ext_modules=compiled())
