"""Whom attempts are counted for: an address, or the network that one customer of a provider gets whole."""

from ipaddress import IPv6Address, ip_address, ip_network


def neighbourhood(host: str) -> str:
    """The address as it is counted: in version 6 the first half alone, of which whoever has one has all the rest."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address.packed, 64), strict=False))
