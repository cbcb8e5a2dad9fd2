"""dafu.toml: an option wins over the environment, the environment over the file; secrets are not
shown; a mistake is one line."""

import json
import os
import time
from pathlib import Path

import pytest
from rows import commit, reply
from typer.testing import CliRunner

from flows.cli import app
from flows.publishing import publish_version
from flows.settings import Retention, Setting, SettingsFile, retention
from storage.layout import Layout

NAMES = (*(name.upper() for name in SettingsFile.model_fields), "CONFIG")


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
        ('keep_versions = "many"', "keep_versions must be a whole number"),
        ('log_format = "xml"', 'log_format must be "text" or "json"'),
        ("keep_log_days = -1", "keep_log_days is '-1'"),
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


def test_what_is_kept_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert config()["keep_versions"] == ("30", "default")
    assert config()["keep_log_days"] == ("90", "default")
    (tmp_path / "dafu.toml").write_text("keep_versions = 0\nkeep_log_days = 7\n")
    assert config()["keep_versions"][0] == "0" and retention() == Retention(0, 7)
    monkeypatch.setenv("DAFU_KEEP_VERSIONS", "5")
    assert retention() == Retention(5, 7)
    monkeypatch.setenv("DAFU_KEEP_VERSIONS", "all")
    assert "it is a whole number" in CliRunner().invoke(app, ["config"]).stderr


def test_a_publication_removes_what_is_older(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAFU_KEEP_VERSIONS", "1")
    old, new = layout.logs / "old.log", layout.logs / "new.log"
    for path, days in ((old, 91), (new, 89)):
        path.touch()
        os.utime(path, (time.time() - days * 86_400,) * 2)
    for step in range(2):
        commit(layout, [reply(n, title=str(step)) for n in range(3)])
        publish_version(layout, [])
    assert len(list(layout.datasets.glob("[0-9]*"))) == 1 and new.exists() and not old.exists()
    monkeypatch.setenv("DAFU_KEEP_VERSIONS", "0")
    commit(layout, [reply(1, title="last")])
    publish_version(layout, [])
    assert len(list(layout.datasets.glob("[0-9]*"))) == 2
