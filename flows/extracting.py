"""What `dafu extract` reads: files, standard input, WARC files, or captures of the archive."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from flows.runs.import_pages import Filter, warc_pages
from flows.runs.saved import SavedPage, SavedPageError, find_pages
from schemas.run import Issue
from storage.layout import Layout, StorageError
from storage.raw.archive import read_capture
from storage.raw.warc_parts import warc_parts
from storage.tables.delta import Tables

ARCHIVES = (".warc", ".warc.gz", ".wet.gz", ".wet")


@dataclass(slots=True)
class Inputs:
    """The pages that were named: files, which can be read side by side, and pages whose bytes come
    from elsewhere."""

    files: list[SavedPage] = field(default_factory=list)
    others: Iterable[tuple[SavedPage, bytes]] = ()
    several: bool = False
    unusable: list[str] = field(default_factory=list)
    """What could not be read of the others, once they were read."""

    def all(self) -> Iterator[tuple[SavedPage, bytes | None]]:
        """Every page, with its bytes where they are not those of a file."""
        yield from ((page, None) for page in self.files)
        yield from self.others


def inputs_of(
    paths: list[str],
    url: str | None,
    source_id: str | None,
    manifest: Path | None,
    data: Path,
    standard_input: Callable[[], bytes],
) -> Inputs:
    """The pages that paths, address and manifest name together. Raises SavedPageError when
    something is missing, StorageError for an address that the archive does not have."""
    if not paths and manifest is None:
        raise SavedPageError(
            "nothing to read; name a file, a folder with --manifest, or - for standard input"
        )
    if "-" in paths:
        return Inputs(others=[(SavedPage("-", Path("-"), url or "", source_id), standard_input())])
    addresses = [p for p in paths if p.startswith(("http://", "https://"))]
    if addresses:
        found = [_archived(address, data, source_id) for address in addresses]
        return Inputs(others=found, several=len(found) > 1)
    files, archives = split_archives([Path(p) for p in paths])
    pages = find_pages(files, url, manifest, source_id) if files or manifest else []
    inputs = Inputs(pages, several=len(pages) > 1 or bool(archives))
    inputs.others = chain.from_iterable(_warc_pages(path, inputs.unusable) for path in archives)
    return inputs


def split_archives(paths: list[Path]) -> tuple[list[Path], list[Path]]:
    """Saved pages and folders, and WARC or WET files. Raises SavedPageError for an archive that
    does not exist."""
    archives = [p for p in paths if p.name.endswith(ARCHIVES)]
    missing = [p for p in archives if not p.exists()]
    if missing:
        raise SavedPageError(f"{missing[0]}: no such file")
    return [p for p in paths if p not in archives], archives


def _warc_pages(path: Path, unusable: list[str]) -> Iterator[tuple[SavedPage, bytes]]:
    for part in warc_parts(path):
        for page in warc_pages(part, Filter()):
            if isinstance(page, Issue):
                unusable.append(page.message)
                continue
            yield SavedPage(f"{path}#{page.url}", path, page.url), page.body


def _archived(address: str, data: Path, source_id: str | None) -> tuple[SavedPage, bytes]:
    """The newest archived capture of an address."""
    layout = Layout(data)
    captures = Tables(layout.tables).captures_of(address)
    if not captures:
        raise StorageError(
            f"{address} is not in the archive of {data}; name a saved file, or another folder with "
            "--data"
        )
    newest = max(captures, key=lambda c: c["fetched_at"])
    found = read_capture(layout.archive, newest["warc_file"], newest["warc_offset"])
    return SavedPage(address, Path("-"), newest["final_url"], source_id), found.body
