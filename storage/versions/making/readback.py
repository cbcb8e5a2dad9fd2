"""Read a version's files as a consumer would, before anybody else does."""

import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.tables import published_schema
from storage.layout import StorageError
from storage.versions.making.build import Build
from storage.versions.making.losses import refuse_lost_replies


def read_back(build: Build) -> None:
    """Counts, schema and unique keys of the files must agree with the tables. Raises StorageError
    when they do not."""
    for name in build.counts:
        found = 0
        for path in sorted((build.folder / name).rglob("*.parquet")):
            file = pq.ParquetFile(path)
            if not file.schema_arrow.equals(published_schema(name)):
                raise StorageError(
                    f"{path.name} of {name} does not have the table's schema; the version is not "
                    "published"
                )
            found += file.metadata.num_rows
        if found != build.counts[name]:
            raise StorageError(
                f"{name}: {found} rows in the files, {build.counts[name]} in the tables; the "
                "version is not published"
            )
    ids = pq.read_table(build.folder / "replies", columns=["reply_id"])["reply_id"]
    if pc.count_distinct(ids).as_py() != build.counts["replies"]:
        raise StorageError("a reply_id is published twice; the version is not published")
    refuse_lost_replies(build)
