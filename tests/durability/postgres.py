"""A PostgreSQL server of the tests' own: Debian's programs, an empty folder, loopback."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool


def programs() -> Path | None:
    """The folder of the newest PostgreSQL that is installed, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parts[-2]))
    if found:
        return found[-1]
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def as_user(*command: object) -> list[str]:
    """A command as PostgreSQL takes it: its server refuses to be root."""
    plain = [str(part) for part in command]
    return ["setpriv", "--reuid=postgres", "--clear-groups", *plain] if os.getuid() == 0 else plain


@contextmanager
def server(listen: str = "127.0.0.1", port: int | None = None) -> Iterator[str]:
    """The address of an empty database, until the block ends."""
    folder = programs()
    assert folder is not None, "PostgreSQL is not installed"
    if port is None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="dafu-pg-") as home:
        if os.getuid() == 0:
            shutil.chown(home, "postgres")
        data = Path(home) / "data"
        quiet = {"cwd": "/", "check": True, "stdout": subprocess.DEVNULL}
        subprocess.run(
            as_user(folder / "initdb", "-D", data, "-A", "trust", "-U", "dafu", "-N"), **quiet
        )
        options = f"-c listen_addresses={listen} -c port={port} -c fsync=off -k {home}"
        control = as_user(folder / "pg_ctl", "-D", data, "-l", f"{home}/log", "-w")
        subprocess.run([*control, "-o", options, "start"], **quiet)
        try:
            yield f"postgresql://dafu@{listen}:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **quiet)


@contextmanager
def session(address: str) -> Iterator[Connection]:
    """A session of a database, each statement for itself."""
    made = create_engine(
        address.replace("://", "+psycopg://"), poolclass=NullPool, isolation_level="AUTOCOMMIT"
    )
    with made.connect() as db:
        yield db
