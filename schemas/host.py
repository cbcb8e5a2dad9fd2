"""A host: a government site that may have reply columns, one line of the list of hosts."""

import re
from contextlib import suppress
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator

HostLevel = Literal[
    "national", "provincial", "provincial_department", "provincial_congress", "provincial_cppcc",
    "municipal", "municipal_department", "county", "county_department", "zone",
]  # fmt: skip
"""Whose site it is. A zone is a development zone, which has no code of its own."""
ReplyEvidence = Literal["", "column", "reply_page"]


class Host(BaseModel):
    """One site: whose it is, and where it was seen. `region` is a GB/T 2260 code, 000000 at the
    national level; `also` are the codes of further places that share the site."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = Field(pattern=r"^[a-z0-9.\-]{4,80}$")
    name: str = Field(min_length=2)
    level: HostLevel
    region: str = Field(pattern=r"^[0-9]{6}$")
    also: tuple[str, ...] = ()
    replies: ReplyEvidence = ""
    """What is known of it already: a reply column, or only a page of one reply."""
    evidence: str = Field(min_length=3)
    note: str = ""

    @field_validator("also", mode="before")
    @classmethod
    def _codes(cls, value: str | tuple[str, ...]) -> tuple[str, ...]:
        codes = tuple(value.split()) if isinstance(value, str) else value
        if not all(re.fullmatch("[0-9]{6}", code) for code in codes):
            raise ValueError("also: six digits a place, with spaces between them")
        return codes


def is_government(host: str) -> bool:
    """Whether a host is of the government's own domain: copies of its sites on other domains keep
    paths and breadcrumbs, and are none."""
    return host == "gov.cn" or host.endswith(".gov.cn")


def is_bare_address(host: str) -> bool:
    """Whether a host is an IP address, which has no name."""
    with suppress(ValueError):
        return bool(ip_address(host))
    return False


def host_of(address: str) -> str:
    """The host of a bare name or an address, in lower case; "" where there is none."""
    text = address.strip().lower()
    return urlsplit(text if "//" in text else f"//{text}").hostname or ""
