"""The container files: linted, pinned, not root, and open to this machine only. They are not built
here: a daemon is needed for that."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

DEPLOY = ROOT / "deploy"


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, object]]:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return dict(compose["services"])


def pinned(lock: Path) -> dict[str, str]:
    """Versions by name of a lock file."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", lock.read_text(), re.MULTILINE))


def test_the_dockerfile_is_linted() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([hadolint, DEPLOY / "Dockerfile"], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_the_image_is_pinned_small_and_not_root() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    assert set(re.findall(r"^FROM (\S+)", text, re.MULTILINE)) == {"python:3.11.14-slim-bookworm"}
    assert "\nUSER 10001\n" in text and "\nHEALTHCHECK " in text and "--require-hashes" in text
    for folder in re.findall(r"^COPY (\w+) \1$", text, re.MULTILINE):
        assert (ROOT / folder / "__init__.py").exists()
    image, all_of_us = pinned(DEPLOY / "requirements.lock"), pinned(ROOT / "requirements.lock")
    assert image.items() < all_of_us.items() and "pytest" not in image and "psycopg" in image


def test_services_are_pinned_watched_and_on_loopback(
    services: dict[str, dict[str, object]],
) -> None:
    assert services.keys() == {"db", "server", "deployments", "worker", "explorer"}
    for name, service in services.items():
        assert re.search(":[0-9.]+(-bookworm)?$", str(service["image"])), name
        assert name == "deployments" or service["healthcheck"], name
        ports = service.get("ports", [])
        assert isinstance(ports, list) and all(str(p).startswith("127.0.0.1:") for p in ports)
        assert name == "db" or (service["read_only"] and service["cap_drop"] == ["ALL"]), name
