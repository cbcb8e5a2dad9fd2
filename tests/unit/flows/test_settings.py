"""dafu.toml: an option wins over the environment, the environment over the file; secrets are not
shown; a mistake is one line."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.settings import Setting

NAMES = ("DATA", "CONTACT", "SOURCES", "STORE", "NOTIFY", "CONFIG")


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings but the test's; what a command puts into the environment goes when it ends."""
    kept = {k: v for k, v in os.environ.items() if k.removeprefix("DAFU_") not in NAMES}
    monkeypatch.setattr(os, "environ", type(os.environ)({}, *_codecs()))
    os.environ.update(kept)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))
    monkeypatch.chdir(tmp_path)


def _codecs() -> tuple[object, ...]:
    return tuple(
        getattr(os.environ, n) for n in ("encodekey", "decodekey", "encodevalue", "decodevalue")
    )


def config(*args: str) -> dict[str, tuple[str, str]]:
    done = CliRunner().invoke(app, [*args, "config", "--json"])
    assert done.exit_code == 0, done.output
    return {row["setting"]: (row["value"], row["from"]) for row in json.loads(done.stdout)}


def test_without_a_file_the_defaults_are_shown() -> None:
    assert config()["data"] == ("data", "default")
    assert config()["contact"] == ("", "default")


def test_option_over_environment_over_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "dafu.toml"
    file.write_text('data = "/of/file"\ncontact = "file@example.org"\nsources = "mine"\n')
    monkeypatch.setenv("DAFU_CONTACT", "environment@example.org")
    found = config()
    assert found["data"] == ("/of/file", f"file {file}")
    assert found["contact"] == ("environment@example.org", "environment DAFU_CONTACT")
    assert found["sources"][0] == str(tmp_path / "mine"), "relative to the file"
    done = CliRunner().invoke(app, ["config", "--json", "--data", "/of/option"])
    assert json.loads(done.stdout)[0] == {
        "setting": "data", "value": "/of/option", "from": "option --data",
    }  # fmt: skip


def test_a_command_works_with_what_the_file_says(tmp_path: Path) -> None:
    (tmp_path / "dafu.toml").write_text('data = "/nowhere/of/the/file"\n')
    done = CliRunner().invoke(app, ["status"])
    assert done.exit_code == 2 and "no data in /nowhere/of/the/file" in done.stderr
    done = CliRunner().invoke(app, ["status", "--data", "/nowhere/of/the/option"])
    assert "no data in /nowhere/of/the/option" in done.stderr


def test_the_nearest_file_is_read(tmp_path: Path) -> None:
    user = tmp_path / "user" / "dafu" / "dafu.toml"
    user.parent.mkdir(parents=True)
    user.write_text('contact = "user@example.org"\n')
    assert config()["contact"] == ("user@example.org", f"file {user}")


def test_the_named_file_is_read_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "dafu.toml").write_text('contact = "here@example.org"\n')
    (tmp_path / "other.toml").write_text('store = "s3://bucket/prefix"\n')
    found = config("--config", "other.toml")
    assert found["store"][0] == "s3://bucket/prefix" and found["contact"] == ("", "default")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('kontakt = "x@example.org"', "unknown key 'kontakt'"),
        ("contact = 3", "contact must be a text"),
        ('notify = "mailto://user:secret@example.org"', "notify must be a list of texts"),
        ('notify = ["mailto://user:secret@example.org', "is not a TOML file"),
        ('data = "\udce9"', "is not a TOML file"),
    ],
)
def test_a_mistake_in_the_file_is_one_line_without_its_values(
    tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "dafu.toml").write_text(text, errors="surrogateescape")
    done = CliRunner().invoke(app, ["config"])
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1 and says in done.stderr
    assert "secret" not in done.stderr


def test_a_named_file_that_is_not_there_is_an_error() -> None:
    done = CliRunner().invoke(app, ["--config", "nowhere.toml", "config"])
    assert done.exit_code == 2 and "no such settings file" in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("notify", "tgram://token/chat mailtos://u:p@a.org?to=b", "tgram://*** mailtos://***"),
        ("notify", "secret-without-scheme", "***"),
        ("store", "s3://key:secret@bucket/prefix?endpoint=x", "s3://***@bucket/prefix?***"),
        ("store", "s3://bucket/prefix", "s3://bucket/prefix"),
        ("contact", "you@example.org", "you@example.org"),
    ],
)
def test_secrets_are_not_shown(name: str, value: str, shown: str) -> None:
    assert Setting(name, value, "default").shown == shown
