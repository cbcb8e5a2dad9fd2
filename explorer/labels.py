"""The words of the pages in each language, from labels.yml."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

LANGUAGES = {"zh": "中文", "en": "English"}
"""Code and own name; the order is that of the texts in labels.yml."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Words in one language."""

    language: str
    texts: dict[str, str]
    values: dict[str, str]
    columns: dict[str, str]

    def text(self, key: str, **values: object) -> str:
        """A sentence or word of the page. Raises KeyError for one that labels.yml does not have."""
        return self.texts[key].format(**values) if values else self.texts[key]

    def value(self, value: str | None) -> str:
        """A value of the dataset; itself when it has no other name."""
        return self.values.get(value or "", value or "")

    def column(self, name: str) -> str:
        """A column of the dataset; its own name when it has no other."""
        return self.columns.get(name, name)


@cache
def labels(language: str) -> Labels:
    """The words of a language."""
    place = list(LANGUAGES).index(language)
    listed = yaml.safe_load(files("explorer").joinpath("labels.yml").read_text(encoding="utf-8"))
    parts = {part: {k: both[place] for k, both in listed[part].items()} for part in listed}
    return Labels(language, parts["texts"], parts["values"], parts["columns"])
