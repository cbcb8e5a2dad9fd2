"""Widths and forms of characters."""

from crawlers.text.folding import _FORMS, narrow


def test_every_character_is_folded_once() -> None:
    wide = "".join(_FORMS)
    assert narrow(wide) == "".join(_FORMS.values())
    assert narrow(wide[::-1]) == "".join(_FORMS.values())[::-1]
    assert narrow("《关于道路的建議》（第１２号）") == "《关于道路的建议》(第12号)"
