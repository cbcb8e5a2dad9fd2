"""The registry: source files, and which source an address belongs to."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml
from pydantic import ValidationError

from schemas.ground.data import load_rules
from schemas.source import Source

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C is 13 times as fast; every command reads all source files."""
MOST_CHARACTERS = 20_000
_ALIAS = re.compile(r"(?m)(?:^|[\s\[{,:-])\*[\w-]")
"""What may be an alias. A dozen lines of them, merged into each other, take hours to read."""


class SourceError(ValueError):
    """A source file that cannot be used; the message names file, key and remedy."""


def load_source(path: Path) -> Source:
    """The source of one YAML file; the file name is its id. Raises SourceError."""
    try:
        data = yaml.load(_checked(path.read_text(encoding="utf-8")), LOADER)
    # ValueError: no UTF-8, a date that there is not, a number of thousands of digits
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise SourceError(
            f"{path.name}: cannot be read as YAML: {str(error).splitlines()[0]}"
        ) from error
    if not isinstance(data, dict):
        raise SourceError(f"{path.name}: expected keys and values; see docs/adding-a-source.md")
    try:
        return Source(id=path.stem, **data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "file"
        raise SourceError(
            f"{path.name}: {where}: {first['msg']}; see docs/adding-a-source.md"
        ) from error
    except TypeError as error:
        raise SourceError(f"{path.name}: {error}; see docs/adding-a-source.md") from error


def _checked(text: str) -> str:
    """The text of a source file. Raises yaml.YAMLError for what would hold its reader up or kill
    it: elements without end in each other, aliases."""
    if len(text) > MOST_CHARACTERS:
        raise yaml.YAMLError(f"more than {MOST_CHARACTERS:,} characters")
    if _ALIAS.search(text) and any(
        isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, LOADER)
    ):
        raise yaml.YAMLError("an alias (*name) is not read; write what it stands for")
    return text


def default_folder() -> Path:
    """The registry that ships with dafu."""
    return Path(str(files("crawlers").joinpath("sources")))


def province_folders() -> dict[str, str]:
    """Names of the registry's folders by the first two digits of a region code."""
    folders: dict[str, str] = load_rules("crawlers", "provinces")
    return folders


def province_digits(province: str | None) -> str | None:
    """The first two digits of the codes of a province, by its digits or the registry's folder name;
    None for all."""
    return (
        {name: code for code, name in province_folders().items()}.get(province, province[:2])
        if province
        else None
    )


@cache
def load_sources(folder: Path | None = None) -> dict[str, Source]:
    """All sources under a folder by id. Raises SourceError for the first bad file and for a doubled
    id."""
    sources: dict[str, Source] = {}
    for path in sorted((folder or default_folder()).rglob("*.yml")):
        source = load_source(path)
        if source.id in sources:
            raise SourceError(f"{path}: the id {source.id} exists twice; rename one file")
        sources[source.id] = source
    return sources


def source_of_url(url: str, sources: dict[str, Source]) -> Source | None:
    """The source whose column an address lies in, or lay in: longest matching start address, host
    without www, any scheme."""
    return SourcesByHost(sources).source_of(url)


class SourcesByHost:
    """The columns of all sources by host, for who asks for many addresses: all 288 sources took
    0.3 ms an address, a tenth of what reading its page does."""

    def __init__(self, sources: dict[str, Source]) -> None:
        self._by_host: dict[str, list[tuple[str, Source]]] = {}
        starts = [(start, s) for s in sources.values() for start in (*s.start_urls, *s.former)]
        hosts = [_bare(start).partition("/")[0] for start, _ in starts]
        for host, found in zip(hosts, starts, strict=True):
            self._by_host.setdefault(host, []).append(found)

    def source_of(self, url: str) -> Source | None:
        """As source_of_url."""
        target = _bare(url)
        best: tuple[int, Source] | None = None
        for start, source in self._by_host.get(target.partition("/")[0], ()):
            prefix = _column_prefix(start)
            if target.startswith(prefix) and (best is None or len(prefix) > best[0]):
                best = (len(prefix), source)
            hanweb = _hanweb_column(start)
            if hanweb and target.startswith(f"{hanweb[0]}/art/") and f"/art_{hanweb[1]}_" in target:
                best = best or (1, source)
        return best[1] if best else None


def _bare(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", url)


@cache
def _column_prefix(start: str) -> str:
    return re.sub(r"[^/]*\.[a-z]{3,5}$", "", _bare(start))


@cache
def _hanweb_column(start: str) -> tuple[str, str] | None:
    found = re.match(r"([^/]+)/col/col([0-9]+)/", _bare(start))
    return (found[1], found[2]) if found else None


def check_files(folder: Path | None) -> tuple[list[str], int]:
    """One line for each bad source file, and the number of files."""
    problems: list[str] = []
    paths = sorted((folder or default_folder()).rglob("*.yml"))
    seen: dict[str, Path] = {}
    for path in paths:
        try:
            source = load_source(path)
        except SourceError as error:
            problems.append(str(error))
            continue
        if source.id in seen:
            problems.append(f"{path}: the id {source.id} exists twice; rename one file")
        seen[source.id] = path
    wrong = list((folder or default_folder()).rglob("*.yaml"))
    problems += [f"{p.name}: source files end in .yml" for p in wrong]
    return problems, len(paths)
