"""Hosts of our own: network namespaces with an address each, joined by a bridge in another one.
They reach each other and nothing else. Root and iproute2 are needed."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PREFIX = "dafu-"
SWITCH = f"{PREFIX}switch"
ROOT = Path(__file__).resolve().parents[2]
BIN = ROOT / ".venv" / "bin"


def ip(*words: object) -> None:
    """One command of iproute2."""
    subprocess.run(["ip", *map(str, words)], check=True)


@dataclass
class Host:
    """A namespace, with a disk of its own at a path that is the same on all hosts."""

    name: str
    address: str
    disk: Path
    """The folder that stands for its disk."""
    mount: Path
    """Where its processes see it."""
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    @property
    def space(self) -> str:
        return f"{PREFIX}{self.name}"

    def command(self, *words: object) -> list[str]:
        """A command as it runs on this host."""
        inside = 'mount --bind "$0" "$1" && shift && exec "$@"'
        plain = [str(word) for word in words]
        return ["ip", "netns", "exec", self.space, "sh", "-c", inside, str(self.disk),
                str(self.mount), *plain]  # fmt: skip

    def start(self, name: str, *words: object, **env: str) -> None:
        """Start a service; its output goes to a log on its disk."""
        log = (self.disk / f"{name}.log").open("ab")
        self.running[name] = subprocess.Popen(
            self.command(*words), env={**os.environ, **env}, cwd=ROOT, stdout=log, stderr=log,
            stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def run(self, *words: object, env: Mapping[str, str] | None = None) -> str:
        """Run a command to its end; what it prints. Raises CalledProcessError."""
        done = subprocess.run(
            self.command(*words), env={**os.environ, **(env or {})}, cwd=ROOT, check=False,
            capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{self.name}: {words}: {done.stdout[-2000:]}{done.stderr[-3000:]}")
        return done.stdout

    def kill(self, name: str) -> None:
        """kill -9 of a service and of all that it began."""
        process = self.running.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def power_off(self) -> None:
        """kill -9 of everything on the host at once, also of what left the group of its service."""
        listed = subprocess.run(
            ["ip", "netns", "pids", self.space], check=True, capture_output=True, text=True
        )
        for pid in map(int, listed.stdout.split()):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for name in list(self.running):
            self.kill(name)

    def link(self, up: bool) -> None:
        """Plug the host's cable in or out."""
        ip("-n", SWITCH, "link", "set", self.name, "up" if up else "down")

    def logs(self, word: str) -> int:
        """Lines of all logs of the host that have a word."""
        found = (path.read_text(errors="replace") for path in self.disk.glob("*.log"))
        return sum(word in line for text in found for line in text.splitlines())


@contextmanager
def hosts(folder: Path, addresses: Mapping[str, str]) -> Iterator[dict[str, Host]]:
    """Make the hosts; they and all that runs on them are gone after the block."""
    mount = folder / "disk"
    mount.mkdir(parents=True)
    made: dict[str, Host] = {}
    ip("netns", "add", SWITCH)
    try:
        ip("-n", SWITCH, "link", "add", "bridge", "type", "bridge")
        ip("-n", SWITCH, "link", "set", "bridge", "up")
        for name, address in addresses.items():
            host = made[name] = Host(name, address, folder / name, mount)
            host.disk.mkdir()
            ip("netns", "add", host.space)
            ip("-n", SWITCH, "link", "add", name, "type", "veth", "peer", "name", "eth0",
               "netns", host.space)  # fmt: skip
            ip("-n", SWITCH, "link", "set", name, "master", "bridge", "up")
            ip("-n", host.space, "addr", "add", f"{address}/24", "dev", "eth0")
            ip("-n", host.space, "link", "set", "eth0", "up")
            ip("-n", host.space, "link", "set", "lo", "up")
        yield made
    finally:
        for host in made.values():
            for name in list(host.running):
                host.kill(name)
        for space in [*(host.space for host in made.values()), SWITCH]:
            subprocess.run(["ip", "netns", "delete", space], check=False)
