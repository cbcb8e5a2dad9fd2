"""Published versions: what a version consists of, which ones there are, and how they differ."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from storage.layout import Layout, StorageError
from storage.store import store

LATEST = "latest"


def latest_version(layout: Layout) -> Path | None:
    """Folder of the newest published version, or None before the first."""
    link = layout.datasets / LATEST
    return link.resolve() if link.exists() else None


def manifest_of(folder: Path) -> dict[str, Any]:
    """The manifest of a version. Raises StorageError when the folder is none."""
    try:
        loaded: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StorageError(
            f"{folder.name} is not a published version; dafu versions list shows them"
        ) from error
    return loaded


def versions(layout: Layout) -> list[dict[str, Any]]:
    """Manifests of all versions, newest first."""
    folders = (
        [p for p in layout.datasets.glob("[0-9]*") if (p / "manifest.json").exists()]
        if layout.datasets.exists()
        else []
    )
    return [manifest_of(p) for p in sorted(folders, reverse=True)]


def version_folder(layout: Layout, name: str) -> Path:
    """Folder of a version by its name or `latest`. Raises StorageError."""
    found = latest_version(layout) if name == LATEST else layout.datasets / name
    if found is None or "/" in name or not (found / "manifest.json").exists():
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
    manifest = manifest_of(folder)
    shared = (
        objects.read(f"datasets/{there['version']}/manifest.json")["checksums"] if there else {}
    )
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        file = str(path.relative_to(folder))
        if (
            there
            and file in manifest["checksums"]
            and shared.get(file) == manifest["checksums"][file]
        ):
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


def difference(old: Path, new: Path) -> pa.Table:
    """reply_id, source_id and op of every reply that differs between two versions: added, changed,
    reparsed, withdrawn, restored, removed (suppressed, or of a source that is gone from the
    dataset)."""
    columns = ["reply_id", "source_id", "content_hash", "url", "withdrawn_at", "revision"]
    before, after = (_states(folder, columns) for folder in (old, new))
    joined = after.join(before, "reply_id", join_type="full outer", right_suffix="_before")
    rows = []
    for row in joined.to_pylist():
        op = _operation(row)
        if op:
            rows.append(
                {
                    "reply_id": row["reply_id"],
                    "source_id": row["source_id"] or row["source_id_before"],
                    "op": op,
                }
            )
    schema = pa.schema([("reply_id", pa.string()), ("source_id", pa.string()), ("op", pa.string())])
    return pa.Table.from_pylist(sorted(rows, key=lambda r: (r["op"], r["reply_id"])), schema=schema)


def _states(folder: Path, columns: list[str]) -> pa.Table:
    return pq.read_table(folder / "replies", columns=columns).select(columns)


def _operation(row: dict[str, Any]) -> str | None:
    if row["content_hash_before"] is None:
        return "added"
    if row["content_hash"] is None:
        return "removed"
    if (row["withdrawn_at"] is None) != (row["withdrawn_at_before"] is None):
        return "restored" if row["withdrawn_at"] is None else "withdrawn"
    if row["revision"] != row["revision_before"] or row["url"] != row["url_before"]:
        return "changed"  # by the site, whether or not the parser is another one since
    if row["content_hash"] != row["content_hash_before"]:
        return "reparsed"
    return None


def write_delta(new: Path, listed: pa.Table, out: Path) -> int:
    """Write the rows of a difference: one file, the rows of `replies` as `new` has them with their
    `op` in front."""
    rows = pq.read_table(new / "replies")
    rows = rows.filter(pc.is_in(rows["reply_id"], listed["reply_id"]))
    joined = (
        listed.join(rows.drop_columns(["source_id"]), "reply_id", join_type="left outer")
        if _joinable(rows)
        else _beside(listed, rows)
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(joined, out, compression="zstd")
    return int(joined.num_rows)


def _joinable(rows: pa.Table) -> bool:
    return not any(pa.types.is_nested(field.type) for field in rows.schema)


def _beside(listed: pa.Table, rows: pa.Table) -> pa.Table:
    """`listed` with the columns of `rows`; Arrow joins no nested columns, so rows are taken by
    position."""
    at = pc.index_in(listed["reply_id"], rows["reply_id"])
    taken = rows.drop_columns(["reply_id", "source_id"]).take(at)
    for name in reversed(listed.column_names):
        taken = taken.add_column(0, name, listed[name])
    return taken


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
        folder = layout.datasets / manifest["version"]
        if current is not None and folder == current:
            continue
        doomed = folder.with_name(f".removing-{folder.name}")
        folder.rename(doomed)  # readers see the whole version or none of it
        shutil.rmtree(doomed)
        removed.append(folder.name)
    return removed
