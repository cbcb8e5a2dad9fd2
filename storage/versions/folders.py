"""The folders of published versions, here and in the object store; `latest` names the newest."""

import json
import os
import shutil
from pathlib import Path

from storage.layout import Layout, StorageError
from storage.store import store
from storage.versions.manifest import NAME as MANIFEST
from storage.versions.manifest import Manifest, manifest_of, parsed_manifest

LATEST = "latest"


def latest_version(layout: Layout) -> Path | None:
    """Folder of the newest published version, or None before the first."""
    link = layout.datasets / LATEST
    return link.resolve() if link.exists() else None


def versions(layout: Layout) -> list[Manifest]:
    """Manifests of all versions, newest first."""
    folders = (
        [p for p in layout.datasets.glob("[0-9]*") if (p / MANIFEST).exists()]
        if layout.datasets.exists()
        else []
    )
    return [manifest_of(p) for p in sorted(folders, reverse=True)]


def version_folder(layout: Layout, name: str) -> Path:
    """Folder of a version by its name or `latest`. Raises StorageError."""
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
    if here is not None and here.name >= name:
        return
    building = layout.datasets / f".building-{name}"
    for item in objects.names(f"datasets/{name}"):
        objects.download(item, building / item.removeprefix(f"datasets/{name}/"))
    building.rename(layout.datasets / name)
    point(layout.datasets / LATEST, name)


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


def point(link: Path, version: str) -> None:
    """Move a symbolic link in one step."""
    temporary = link.with_name(f".{link.name}-{os.getpid()}")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(version)
    temporary.replace(link)


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
    of the removed.

    Files are shared by hard links, so what another version needs stays on the disk.
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
    return removed
