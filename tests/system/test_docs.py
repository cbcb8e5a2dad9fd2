"""The generated pages of docs/ are those of the code (`make docs`)."""

import pytest
from conftest import ROOT

from crawlers.registry import load_sources
from flows.cli.registry.sources_page import sources_page
from schemas.messages import messages_page
from storage.versions.dictionary import dictionary_page

DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", ["sources", "data-dictionary", "log-messages"])
def test_generated_page(name: str) -> None:
    made = {
        "sources": lambda: sources_page(load_sources()),
        "data-dictionary": dictionary_page,
        "log-messages": messages_page,
    }
    assert (DOCS / f"{name}.md").read_text() == made[name](), "run `make docs`"
