"""Rule files that ship inside the packages: enumerable knowledge kept as data, not code."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load_rules(package: str, name: str) -> Any:
    """The parsed YAML file `<package>/rules/<name>.yml`."""
    text = files(package).joinpath("rules", f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
