"""Sending to addresses that administrators named: https to the outside, never into the office's own network unless a
setting opens a part of it. The address that was checked is the one that is connected to."""

import ipaddress
import socket
import ssl
from collections.abc import Iterable, Sequence
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from typing import ClassVar
from urllib.parse import SplitResult, urlsplit

from tracker.domain.errors import Invalid

_LIMIT_S = 10.0
"""Seconds from connecting to the last line of the answer."""
_LONGEST = 500
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")

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
        # A timeout on the socket is for one read: a receiver that drips bytes would hold us for ever.
        alarm = Timer(self._limit_s, connection.cut)
        alarm.daemon = True
        alarm.start()
        try:
            path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
            sent = {"Content-Type": "application/json", "User-Agent": self.agent, **headers}
            connection.request("POST", path, body, sent)
            status = connection.getresponse().status
            if connection.is_late:
                raise TimeoutError  # what was cut off reads like an answer that is whole
        except (OSError, HTTPException, ValueError) as error:
            return type(error).__name__
        finally:
            alarm.cancel()
            connection.close()
        return "" if 200 <= status < 300 else f"HTTP {status}"

    def _connection(self, parts: SplitResult, host: str, address: Address) -> "_Plain":
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
        is_outside = all(_is_outside(one) for one in addresses)
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
        self._address, self.is_late = str(address), False

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self.is_late:
            raise TimeoutError

    def cut(self) -> None:
        """Called by the alarm in its own thread: the read that waits ends with a closed connection."""
        self.is_late = True
        if isinstance(self.sock, socket.socket):
            with suppress(OSError):
                socket.socket.shutdown(
                    self.sock, socket.SHUT_RDWR
                )  # an encrypted one's own would wait for the reader


class _Encrypted(_Plain):
    """The same, and it is the name that its certificate has to have."""

    default_port = HTTPSConnection.default_port

    def __init__(self, host: str, port: int, address: Address, limit_s: float, tls: ssl.SSLContext) -> None:
        super().__init__(host, port, address, limit_s)
        self._tls = tls

    def connect(self) -> None:
        super().connect()
        # In steps, so that the alarm finds the connection of a server that never ends its greeting.
        encrypted = self._tls.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock = encrypted
        encrypted.do_handshake()


def _addresses(host: str, port: int) -> Sequence[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [_unmapped(ipaddress.ip_address(str(place[0]).partition("%")[0])) for *_, place in found]


def _is_outside(address: Address) -> bool:
    """Of version 6 the block that is given out; others lead to this machine or to one of version 4 beside it."""
    is_given_out = address.version == 4 or address in _GIVEN_OUT
    return is_given_out and address.is_global and not address.is_multicast


def _unmapped(address: Address) -> Address:
    """An IPv4 address that is written as an IPv6 one is what it leads to."""
    if not isinstance(address, ipaddress.IPv6Address):
        return address
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
