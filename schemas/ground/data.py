"""Rule files that ship inside the packages: enumerable knowledge kept as data, not code."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader: Any = type("_Loader", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {})
"""As YAML 1.2 has it: `yes` and `no` are words, which rules use as keys."""
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


@cache
def load_rules(package: str, name: str) -> Any:
    """The parsed YAML file `<package>/rules/<name>.yml`."""
    text = files(package).joinpath("rules", f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)
