"""Settings of an installation: a command's option wins over the environment, the environment over
the file `dafu.toml`.

The file's values become environment variables where none is set, before a command reads its
options. So the options, the crawl's child processes and the object store all see the same value.
"""

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from platformdirs import user_config_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError

NAME = "dafu.toml"


class SettingsError(ValueError):
    """A settings file that cannot be used; the message says what to do."""


class SettingsFile(BaseModel):
    """The keys of `dafu.toml`. Relative paths are relative to the folder of the file."""

    model_config = ConfigDict(extra="forbid", strict=True)

    data: str | None = Field(None, description="Data folder: archive, ledger, tables, datasets")
    contact: str | None = Field(None, description="Your e-mail or page, for the User-Agent")
    sources: str | None = Field(None, description="Folder of source files instead of dafu's own")
    store: str | None = Field(None, description="Object store of the tables: s3://bucket/prefix")
    ledger: str | None = Field(None, description="Database of the ledger: postgresql://user@host/x")
    notify: list[str] = Field(default_factory=list, description="Apprise addresses of alarms")
    keep_versions: int | None = Field(None, description="Newest versions that stay; 0 keeps all")
    keep_log_days: int | None = Field(None, description="Days that logs of runs stay; 0 keeps all")
    log_format: Literal["text", "json"] | None = Field(None, description="Lines of logs/<run>.log")


PATHS = ("data", "sources")
ADDRESSES = ("store", "ledger")
"""Settings that may hold a password."""
_KINDS = {
    "notify": "a list of texts",
    "keep_versions": "a whole number",
    "keep_log_days": "a whole number",
    "log_format": '"text" or "json"',
}
DEFAULTS = {"data": "data", "keep_versions": "30", "keep_log_days": "90", "log_format": "text"}


@dataclass(frozen=True, slots=True)
class Retention:
    """What stays of what each night adds: versions (a month of nights that find something) and logs
    of runs. 0 keeps all."""

    versions: int
    log_days: int


def retention() -> Retention:
    """The retention in force. Raises SettingsError."""
    return Retention(_number("keep_versions"), _number("keep_log_days"))


def _number(name: str) -> int:
    value = os.environ.get(variable(name)) or DEFAULTS[name]
    if not re.fullmatch("[0-9]{1,6}", value):
        raise SettingsError(f"{name} is {value!r}; it is a whole number, and 0 keeps all")
    return int(value)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as it is in force. `origin` says where the value came from; `value` may hold
    secrets, `shown` does not."""

    name: str
    value: str | None
    origin: str

    @property
    def shown(self) -> str:
        """The value without passwords and tokens; empty when there is none."""
        if self.value is None:
            return ""
        if self.name == "notify":
            return " ".join(map(_scheme_only, self.value.split()))
        return _without_password(self.value) if self.name in ADDRESSES else self.value


def _scheme_only(address: str) -> str:
    # Of some services the token stands where a host would stand.
    scheme, _, rest = address.partition("://")
    return f"{scheme}://***" if rest else "***"


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    netloc = f"***@{host}" if "@" in parts.netloc else host
    return urlunsplit((parts.scheme, netloc, parts.path, "***" if parts.query else "", ""))


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"DAFU_{name.upper()}"


def settings_file(named: Path | None) -> Path | None:
    """The file in use: the named one, else `dafu.toml` in the working directory, else the user's.

    Raises SettingsError when the named file does not exist.
    """
    if named is not None:
        if not named.exists():
            raise SettingsError(f"{named}: no such settings file")
        return named
    places = (Path(NAME), user_config_path("dafu") / NAME)
    return next((path for path in places if path.is_file()), None)


def read_settings(path: Path) -> SettingsFile:
    """The file's settings. Raises SettingsError, which never repeats a value of the file."""
    try:
        return SettingsFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = re.search(r"\(at (.{1,40})\)$", str(error))
        raise SettingsError(
            f"{path} is not a TOML file{f' ({place[1]})' if place else ''}; write lines such as "
            'contact = "you@example.org"'
        ) from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = ".".join(map(str, first["loc"]))
        known = ", ".join(SettingsFile.model_fields)
        raise SettingsError(
            f"{path}: unknown key {name!r}; the keys are {known}"
            if first["type"] == "extra_forbidden"
            else f"{path}: {name} must be {_KINDS.get(name.partition('.')[0], 'a text')}"
        ) from error


def apply_settings(named: Path | None) -> list[Setting]:
    """Put the file's values into the environment where it has none; every setting with its
    origin."""
    path = settings_file(named)
    file = read_settings(path) if path else SettingsFile()
    found = []
    for name in SettingsFile.model_fields:
        held = os.environ.get(variable(name))
        given = _text(getattr(file, name), path if name in PATHS else None)
        if held:
            found.append(Setting(name, held, f"environment {variable(name)}"))
        elif given:
            os.environ[variable(name)] = given
            found.append(Setting(name, given, f"file {path.resolve() if path else path}"))
        else:
            found.append(Setting(name, DEFAULTS.get(name), "default"))
    retention()
    if (written := os.environ.get(variable("log_format"), "text")) not in ("text", "json"):
        raise SettingsError(f"log_format is {written!r}; it is text or json")
    return found


def _text(value: str | int | list[str] | None, file: Path | None) -> str | None:
    if isinstance(value, int):
        return str(value)
    if not value:
        return None
    if isinstance(value, list):
        return " ".join(value)
    return str(file.resolve().parent / Path(value).expanduser()) if file else value
