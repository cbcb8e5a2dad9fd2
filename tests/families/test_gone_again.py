"""What an earlier night learned of a list no longer answers: the list's own page is no proof
then."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from adversary import Shape, made
from family_documents import Answer
from walking import walked

from schemas.messages import Trouble

PAGES = Shape("function", "file", "li", "none", "missing", "none", 33, 7, "p", 0)
SERVICE = Shape("more", "query", "li", "none", "missing", "none", 23, 4, "p", 86)


@pytest.mark.parametrize("shape", [PAGES, SERVICE], ids=["pages", "service"])
def test_a_list_whose_learned_pages_are_gone_is_not_proven(shape: Shape) -> None:
    site = made(shape)

    def alone(path: str, method: str, body: bytes) -> Answer:
        is_start = path == urlsplit(site.start[0]).path
        return site.answer(path, method, body) if is_start else (404, {}, b"<h1>404 Not Found</h1>")

    first = walked(site)
    assert first.complete and not first.missed
    second = walked(replace(site, answer=alone), first.platform, first.learned)
    assert second.missed and isinstance(second.verdict, Trouble)
    third = walked(site, second.platform, second.learned)  # it is asked again, and answers
    assert third.complete and not third.missed
