"""The folders of published versions, here and in the object store; `latest` names the newest."""

import json
import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from storage.layout import Layout, StorageError, locked, point
from storage.store import store
from storage.versions.manifest import NAME as MANIFEST
from storage.versions.manifest import Manifest, manifest_of, parsed_manifest

log = logging.getLogger(__name__)
LATEST = "latest"


def latest_version(layout: Layout) -> Path | None:
    """Folder of the newest published version, or None before the first."""
    link = layout.datasets / LATEST
    return link.resolve() if link.exists() else None


def versions(layout: Layout) -> list[Manifest]:
    """Manifests of all versions, newest first: `latest`, its parent and so on, then those of no
    such line by their names. A version whose manifest is damaged is left out (see `dafu doctor`).
    """
    found: dict[str, Manifest] = {}
    for folder in layout.datasets.glob("[0-9]*"):
        try:
            found[folder.name] = manifest_of(folder)
        except StorageError as error:
            log.warning("%s", error)
    line: list[Manifest] = []
    newest = latest_version(layout)
    name = newest.name if newest else None
    while name in found:
        line.append(found.pop(name))
        name = line[-1].parent
    return line + [found[n] for n in sorted(found, reverse=True)]


def version_folder(layout: Layout, name: str) -> Path:
    """Folder of a version by its name or `latest`, which an object store gives where none is here.
    Raises StorageError."""
    if name == LATEST and latest_version(layout) is None and store():
        with locked(layout.locks / "publish.lock"):
            fetch_latest(layout)
    found = latest_version(layout) if name == LATEST else layout.datasets / name
    if found is None or "/" in name or not (found / MANIFEST).exists():
        raise StorageError(f"no version {name!r}; dafu versions list shows them")
    return found


def fetch_latest(layout: Layout) -> None:
    """Get the newest version of the object store when it is not here: a new machine, an empty
    folder."""
    objects, here = store(), latest_version(layout)
    if objects is None or objects.size("datasets/latest.json") is None:
        return
    name = objects.read("datasets/latest.json")["version"]
    if here is not None and name in (here.name, *_ancestors(layout, here)):
        return  # what is here came after it
    building = layout.datasets / f".building-{name}"
    for item in objects.names(f"datasets/{name}"):
        objects.download(item, building / item.removeprefix(f"datasets/{name}/"))
    building.rename(layout.datasets / name)
    point(layout.datasets / LATEST, name)


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
    name, there = (
        folder.name,
        objects.read("datasets/latest.json") if objects.size("datasets/latest.json") else None,
    )
    if there and there["version"] == name:
        return
    ours = manifest_of(folder).checksums
    theirs: dict[str, str] = {}
    if there:
        content = objects.read(f"datasets/{there['version']}/{MANIFEST}")
        theirs = parsed_manifest(content, there["version"]).checksums
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        file = str(path.relative_to(folder))
        if there and file in ours and theirs.get(file) == ours[file]:
            objects.copy(f"datasets/{there['version']}/{file}", f"datasets/{name}/{file}")
        else:
            objects.upload(path, f"datasets/{name}/{file}")
    objects.write("datasets/latest.json", json.dumps({"version": name}))


def _prune_store(keep: int) -> None:
    """The same in the object store, of the versions of all machines that publish to it."""
    objects = store()
    if objects is None or objects.size("datasets/latest.json") is None:
        return
    newest = f"datasets/{objects.read('datasets/latest.json')['version']}"
    for folder in objects.folders("datasets")[: -max(keep, 1)]:
        if folder != newest:
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
        doomed = folder.with_name(f".removing-{folder.name}")
        folder.rename(doomed)  # readers see the whole version or none of it
        shutil.rmtree(doomed)
        removed.append(folder.name)
    _prune_store(keep)
    return removed
