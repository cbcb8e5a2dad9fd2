"""The folders of published versions, here and in the object store; `latest` names the newest."""

import json
import logging
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from storage.layout import Layout, StorageError, locked, point
from storage.store import Store, no_answer, store
from storage.versions.manifest import NAME as MANIFEST
from storage.versions.manifest import Manifest, manifest_of, parsed_manifest

log = logging.getLogger(__name__)
LATEST = "latest"
_NAME = re.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,99}")


def latest_version(layout: Layout) -> Path | None:
    """Folder of the newest published version, or None before the first."""
    link = layout.datasets / LATEST
    return link.resolve() if link.exists() else None


def versions(layout: Layout) -> list[Manifest]:
    """Manifests of the versions that are here, newest first: `latest`, its parent and so on, then
    those of no such line by their names. A version whose manifest is damaged is left out (see
    `dafu doctor`)."""
    found: dict[str, Manifest] = {}
    for folder in layout.datasets.glob("[0-9]*"):
        try:
            found[folder.name] = manifest_of(folder)
        except StorageError as error:
            log.warning("%s", error)
    newest = latest_version(layout)
    return _in_line(found, newest.name if newest else None)


def every_version(layout: Layout) -> list[Manifest]:
    """The same of the versions that are here or in the object store."""
    objects = store()
    if objects is None:
        return versions(layout)
    names = [folder.rpartition("/")[2] for folder in objects.folders("datasets")]
    found = {
        name: parsed_manifest(objects.read(f"datasets/{name}/{MANIFEST}"), name)
        for name in names
        if objects.size(f"datasets/{name}/{MANIFEST}") is not None  # the others are on their way
    }
    found |= {manifest.version: manifest for manifest in versions(layout)}
    here = latest_version(layout)
    return _in_line(found, _newer(layout, objects) or (here.name if here else None))


def _in_line(found: dict[str, Manifest], newest: str | None) -> list[Manifest]:
    line: list[Manifest] = []
    while newest in found:
        line.append(found.pop(newest))
        newest = line[-1].parent
    return line + [found[n] for n in sorted(found, reverse=True)]


def version_folder(layout: Layout, name: str) -> Path:
    """Folder of a version by its name or `latest`; what only the object store has is fetched. When
    the store does not answer, `latest` is the newest version that is here. Raises StorageError."""
    if not _NAME.fullmatch(name):
        raise StorageError(f"no version {name[:80]!r}; dafu versions list shows them")
    try:
        _bring(layout, name)
    except OSError as error:
        told = no_answer(error) or str(error)
        if latest_version(layout) is None:
            raise StorageError(told) from error
        log.warning("%s; the newest version that is here is taken", told)
    found = latest_version(layout) if name == LATEST else layout.datasets / name
    if found is None or not (found / MANIFEST).exists():
        raise StorageError(f"no version {name!r}; dafu versions list shows them")
    return found


def _bring(layout: Layout, name: str) -> None:
    """Fetch a version that only the object store has."""
    objects = store()
    if objects is None or ((layout.datasets / name / MANIFEST).exists() and name != LATEST):
        return
    if name == LATEST:
        if _newer(layout, objects):
            with locked(layout.locks / "publish.lock"):
                fetch_latest(layout)
    elif objects.size(f"datasets/{name}/{MANIFEST}") is not None:
        with locked(layout.locks / "publish.lock"):
            _fetch(layout, objects, name)


def fetch_latest(layout: Layout) -> None:
    """Get the newest version of the object store when it is not here: a new machine, an empty
    folder. What the store has no more (pruned, taken down) leaves this folder with it. The caller
    holds the lock of publication."""
    objects = store()
    name = _newer(layout, objects) if objects else None
    if objects is None or name is None:
        return
    _fetch(layout, objects, name)
    point(layout.datasets / LATEST, name)
    stored = {folder.rpartition("/")[2] for folder in objects.folders("datasets")}
    for folder in layout.datasets.glob("[0-9]*"):
        if folder.name not in stored:
            _remove(folder)


def _newest_stored(objects: Store | None) -> str | None:
    """Name of the newest version of the object store."""
    if objects is None or objects.size("datasets/latest.json") is None:
        return None
    return str(objects.read("datasets/latest.json")["version"])


def _newer(layout: Layout, objects: Store) -> str | None:
    """Name of the newest version of the store, when what is here is not that or came after it."""
    name, here = _newest_stored(objects), latest_version(layout)
    if name is None or (here and name in (here.name, *_ancestors(layout, here))):
        return None
    return name


def _fetch(layout: Layout, objects: Store, name: str) -> None:
    """Every file of a version; its folder appears when it is whole."""
    if (layout.datasets / name / MANIFEST).exists():
        return
    building = layout.datasets / f".building-{name}"
    for item in objects.names(f"datasets/{name}"):
        objects.download(item, building / item.removeprefix(f"datasets/{name}/"))
    building.rename(layout.datasets / name)


def _remove(folder: Path) -> None:
    """Readers see the whole version or none of it."""
    doomed = folder.with_name(f".removing-{folder.name}")
    folder.rename(doomed)
    shutil.rmtree(doomed)


def _ancestors(layout: Layout, version: Path) -> Iterator[str]:
    """Names of the versions that a version came from, as far as they are here."""
    parent = manifest_of(version).parent
    while parent is not None:
        yield parent
        folder = layout.datasets / parent
        parent = manifest_of(folder).parent if folder.exists() else None


def keep_version(layout: Layout) -> None:
    """Put the newest version into the object store: files of its parent are copied there, the
    others uploaded, the pointer `datasets/latest.json` last."""
    objects, folder = store(), latest_version(layout)
    if objects is None or folder is None:
        return
    name, there = folder.name, _newest_stored(objects)
    if there == name:
        return
    ours = manifest_of(folder).checksums
    theirs: dict[str, str] = {}
    if there:
        theirs = parsed_manifest(objects.read(f"datasets/{there}/{MANIFEST}"), there).checksums
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        file = str(path.relative_to(folder))
        if there and file in ours and theirs.get(file) == ours[file]:
            objects.copy(f"datasets/{there}/{file}", f"datasets/{name}/{file}")
        else:
            objects.upload(path, f"datasets/{name}/{file}")
    objects.write("datasets/latest.json", json.dumps({"version": name}))


def _prune_store(keep: int) -> None:
    """The same in the object store, of the versions of all machines that publish to it."""
    objects = store()
    newest = _newest_stored(objects)
    if objects is None or newest is None:
        return
    for folder in objects.folders("datasets")[: -max(keep, 1)]:
        if folder != f"datasets/{newest}":
            objects.remove(folder)


def checkout(version: Path, folder: Path) -> None:
    """Copy a version into a new folder, by hard links where the disk allows."""
    shutil.copytree(version, folder, copy_function=_link)


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def prune(layout: Layout, keep: int) -> list[str]:
    """Remove all but the newest `keep` versions (the one that `latest` names always stays); names
    of the removed. The caller holds the lock of publication.

    Files are shared by hard links, so what another version needs stays on the disk. In the object
    store as many stay.
    """
    current = latest_version(layout)
    removed = []
    for manifest in versions(layout)[max(keep, 1) :]:
        folder = layout.datasets / manifest.version
        if current is not None and folder == current:
            continue
        _remove(folder)
        removed.append(folder.name)
    _prune_store(keep)
    return removed
