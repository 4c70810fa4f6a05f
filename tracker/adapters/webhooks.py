"""Sending to addresses that administrators named: https to the outside, never into the office's own network unless a
setting opens a part of it. The address that was checked is the one that is connected to."""

import ipaddress
import socket
import ssl
from collections.abc import Iterable, Sequence
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import ClassVar
from urllib.parse import SplitResult, urlsplit

from tracker.domain.errors import Invalid

_LIMIT_S = 10.0
_LONGEST = 500
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class AddressRefused(Invalid):
    """Not an address that may be sent to: not https, or inside a network that is not open to it."""

    key = "webhooks.address_refused"


class WebhookSender:
    """`networks` are open beside the outside, there without encryption too; raises ValueError for what is none."""

    agent: ClassVar[str] = "Tracker"

    def __init__(self, networks: Iterable[str] = (), limit_s: float = _LIMIT_S) -> None:
        self._networks: list[Network] = [ipaddress.ip_network(one) for one in networks]
        self._limit_s = limit_s
        self._tls = ssl.create_default_context()

    def check(self, url: str) -> None:
        """Raise AddressRefused for one that could not be sent to now."""
        self._place(url)

    def send(self, url: str, body: bytes, headers: dict[str, str]) -> str:
        """Empty where the answer was 2xx, else why not. Follows nothing, uses no proxy, reads no answer."""
        try:
            parts, host, addresses = self._place(url)
        except AddressRefused:
            return "address refused"
        connection = self._connection(parts, host, addresses[0])
        try:
            path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
            sent = {"Content-Type": "application/json", "User-Agent": self.agent, **headers}
            connection.request("POST", path, body, sent)
            status = connection.getresponse().status
        except (OSError, HTTPException, ValueError) as error:
            return type(error).__name__
        finally:
            connection.close()
        return "" if 200 <= status < 300 else f"HTTP {status}"

    def _connection(self, parts: SplitResult, host: str, address: Address) -> HTTPConnection:
        if parts.scheme == "http":
            return _Plain(host, parts.port or 80, address, self._limit_s)
        return _Encrypted(host, parts.port or 443, address, self._limit_s, self._tls)

    def _place(self, url: str) -> tuple[SplitResult, str, Sequence[Address]]:
        """The parts of the address and where it leads, every place of which is open; raises AddressRefused."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise AddressRefused() from None
        is_plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= _LONGEST
        if not is_plain or not host or parts.username is not None or parts.fragment or port == 0:
            raise AddressRefused()
        addresses = _addresses(host, port or 443)
        is_inside = all(self._is_opened(one) for one in addresses)
        is_outside = all(one.is_global and not one.is_multicast for one in addresses)
        schemes = ("https", "http") if is_inside else ("https",)
        if not addresses or not (is_inside or is_outside) or parts.scheme not in schemes:
            raise AddressRefused()
        return parts, host, addresses

    def _is_opened(self, address: Address) -> bool:
        return any(address in network for network in self._networks if network.version == address.version)


class _Plain(HTTPConnection):
    """To the address that was checked, whatever the name leads to by now."""

    def __init__(self, host: str, port: int, address: Address, limit_s: float) -> None:
        super().__init__(host, port, timeout=limit_s)
        self._address = str(address)

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _Encrypted(HTTPSConnection):
    """The same, and it is the name that its certificate has to have."""

    def __init__(self, host: str, port: int, address: Address, limit_s: float, tls: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=limit_s, context=tls)
        self._address, self._tls = str(address), tls

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


def _addresses(host: str, port: int) -> Sequence[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [_unmapped(ipaddress.ip_address(str(place[0]).partition("%")[0])) for *_, place in found]


def _unmapped(address: Address) -> Address:
    """An IPv4 address that is written as an IPv6 one is what it leads to."""
    if not isinstance(address, ipaddress.IPv6Address):
        return address
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
