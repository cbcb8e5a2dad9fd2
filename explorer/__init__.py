"""The explorer: search and read a published version in a browser on this machine.

`build` makes one SQLite file per version beside the versions, `search` asks it, `record` reads one
reply from the version's own Parquet, `app` and `pages` answer requests. Nothing here writes into a
version, and no consumer of the dataset needs any of it.
"""
