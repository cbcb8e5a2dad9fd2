"""Where a crawl may connect: public http(s) hosts only, checked on the address that is really
connected to."""

import ipaddress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet import defer
from twisted.internet.error import DNSLookupError

from schemas.messages import Trouble
from schemas.source import Source

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler

REPLICA_SUFFIX = ".replica.localhost"
"""Hosts of the local replica; they resolve only when the crawl's settings say so."""


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_INNER = tuple(
    map(
        ipaddress.ip_network,
        ("::/96", "64:ff9b:1::/48", "fec0::/10", "3fff::/20", "5f00::/16", "192.0.0.0/24"),
    )
)
"""Addresses of a site's own, which Python 3.11 calls global: IPv4-compatible, local NAT64,
site-local, documentation, segment routing; protocols of a network itself (192.0.0.8)."""


class ForbiddenAddress(IgnoreRequest):  # type: ignore[misc]
    """An address that is not public, not http(s), or not of the source's hosts."""


class NotTaken(IgnoreRequest):  # type: ignore[misc]
    """An answer that is not taken; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


class RobotsUnavailable(NotTaken):
    """robots.txt could not be had; by RFC 9309 a server error there means that nothing may be
    crawled."""


private_hosts: set[str] = set()
"""Names that this process saw resolve to an address that is not public: a DNS failure does not
carry its reason."""


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet. Of an IPv6 address that a gateway takes
    apart (NAT64, 6to4) the IPv4 address in it counts: it may be that of a machine inside."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if any(found in net for net in _INNER):
        return False
    if isinstance(found, ipaddress.IPv6Address):
        carried = found.sixtofour
        if found in _NAT64:
            carried = ipaddress.IPv4Address(found.packed[-4:])
        if carried is not None:
            return is_public(str(carried))
    return found.is_global and not found.is_multicast


class PublicResolver(CachingThreadedResolver):  # type: ignore[misc]
    """Resolves names to public addresses only, so that neither a redirect nor DNS rebinding reaches
    an inner host."""

    @classmethod
    def from_crawler(cls, crawler: "Crawler", reactor: Any) -> "PublicResolver":
        resolver: PublicResolver = super().from_crawler(crawler, reactor)
        resolver.allow_replica = crawler.settings.getbool("DAFU_ALLOW_REPLICA")
        return resolver

    allow_replica = False

    def getHostByName(self, name: str, timeout: Any = ()) -> Any:  # noqa: N802 (Twisted's name)
        """Deferred IPv4 address. Fails with DNSLookupError for private, loopback and link-local
        results."""
        host = name.decode() if isinstance(name, bytes) else name
        if host.endswith(REPLICA_SUFFIX):
            if self.allow_replica:
                return defer.succeed("127.0.0.1")
            return defer.fail(
                DNSLookupError(f"{host} is a replica host; use dafu demo or --replica")
            )
        found = super().getHostByName(host, timeout)
        found.addCallback(_public_only, host)
        return found


def _public_only(address: str, host: str) -> str:
    if not is_public(address):
        private_hosts.add(host)
        raise DNSLookupError(f"{host} resolves to {address}, which is not a public address")
    return address


class AllowedHosts:
    """Downloader middleware: refuses other schemes, IP literals, ports of other services and hosts
    of other owners."""

    def __init__(self, hosts: set[str], ports: set[int], replica: bool) -> None:
        self.hosts, self.ports, self.replica = hosts, ports, replica

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "AllowedHosts":
        return cls(
            set(crawler.settings.getlist("DAFU_HOSTS")),
            set(map(int, crawler.settings.getlist("DAFU_PORTS"))),
            crawler.settings.getbool("DAFU_ALLOW_REPLICA"),
        )

    def process_request(self, request: "Request") -> None:
        """Raises ForbiddenAddress for what must not be requested; redirects pass here too."""
        parts = urlsplit(request.url)
        host = parts.hostname or ""
        if parts.scheme not in ("http", "https") or not host:
            raise ForbiddenAddress(f"not an http(s) address: {request.url[:200]}")
        if not host_allowed(host, self.hosts):
            raise ForbiddenAddress(f"{host} is not a host of this source")
        if not _port_allowed(request.url, self.ports):
            raise ForbiddenAddress(f"{parts.netloc} is not a port of this source")
        if host.endswith(REPLICA_SUFFIX) and not self.replica:
            raise ForbiddenAddress(f"{host} is a replica host")
        if any(c.isdigit() for c in host.rsplit(".", 1)[-1]) and not is_public(host):
            raise ForbiddenAddress(f"{host} is not a public address")


def address_allowed(url: str, source: Source) -> bool:
    """Whether an address is one of the source's own host and port."""
    host = urlsplit(url).hostname or ""
    return host_allowed(host, source.hosts) and _port_allowed(url, source.ports)


def _port_allowed(url: str, ports: set[int]) -> bool:
    try:
        port = urlsplit(url).port
    except ValueError:
        return False
    return port is None or port in ports


def host_allowed(host: str, hosts: set[str]) -> bool:
    """Whether a host is one of the source's, with or without www."""
    return host in hosts or host.removeprefix("www.") in {h.removeprefix("www.") for h in hosts}
