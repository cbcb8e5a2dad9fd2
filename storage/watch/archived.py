"""The look of `dafu doctor` at the archive: its records and the index of captures must agree, both
ways."""

from collections import defaultdict
from pathlib import Path

from storage.layout import Layout
from storage.ledger import Ledger
from storage.raw.archive import read_capture, responses_of
from storage.raw.erasing import is_erased
from storage.tables.delta import Tables


class ArchiveLook:
    """What is wrong with the records of the archive, by file."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.lost: dict[str, int] = {}
        """Records that the index names and that cannot be read, but for those that are erased."""
        self.unknown: dict[str, int] = {}
        """Pages whose address no index row has: they were archived and never collected, or the
        tables have lost them. Not those of a run that is still staged, nor of a file that was
        imported since: the rest of it are lists and the like."""
        self._imported = Ledger(layout.ledger).imported()
        self._places: dict[str, set[int]] = defaultdict(set)
        self._known: set[int] = set()
        for batch in Tables(layout.tables).scan("captures", ["warc_file", "warc_offset", "url"]):
            for row in batch.to_pylist():
                self._places[row["warc_file"]].add(row["warc_offset"])
                self._known.add(hash(row["url"]))
        staged = {p.name.partition(".p")[0] for p in layout.staging.glob("[0-9]*")}
        here = {str(p.relative_to(layout.archive)) for p in layout.archive.rglob("*.warc.gz")}
        for file in sorted(here | self._places.keys()):
            if file in self._places or Path(file).name.partition(".")[0] not in staged:
                self._look_into(file)

    def _look_into(self, file: str) -> None:
        """Walk over the records of a file up to the first that cannot be read, and ask for what
        stands behind it one by one."""
        wanted, seen, unknown = self._places[file], set[int](), 0
        try:
            with (self.layout.archive / file).open("rb") as handle:
                for response, offset in responses_of(handle):
                    seen.add(offset)
                    unknown += response.status == 200 and hash(response.url) not in self._known
        except (OSError, ValueError):
            pass  # a torn end is no loss: what the index names is asked for below
        lost = sum(not self._is_there(file, offset) for offset in wanted - seen)
        if lost:
            self.lost[file] = lost
        if unknown and not self._was_imported(self.layout.archive / file):
            self.unknown[file] = unknown

    def _was_imported(self, path: Path) -> bool:
        return any(name.startswith(f"{path.resolve()} ") for name in self._imported)

    def _is_there(self, file: str, offset: int) -> bool:
        try:
            read_capture(self.layout.archive, file, offset)
        except (OSError, ValueError):
            here = self.layout.archive / file
            return here.exists() and is_erased(here, offset)
        return True
