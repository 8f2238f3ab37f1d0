"""Slows down whoever guesses passwords: each failure is counted against name and address."""

from __future__ import annotations

import math
from ipaddress import IPv6Address, ip_address

from assistant.web.buckets import Buckets


class Lockout:
    """Five failures in a row, then one a minute; looser bounds on an address and on a name.

    The bound on a name alone stops many machines that share the guesses; it is high, because it
    also keeps its owner out while they try.
    """

    def __init__(self) -> None:
        self._pair = Buckets(5, 1 / 60)
        self._address = Buckets(30, 1 / 10)
        self._name = Buckets(50, 1 / 10)

    def take(self, name: str, address: str) -> int:
        """Count an attempt: 0 where it may be made, else the seconds to wait."""
        taken: list[tuple[Buckets, str]] = []
        for buckets, key in self._keys(name, address):
            wait = buckets.take(key)
            if wait:
                for earlier, earlier_key in taken:
                    earlier.give_back(earlier_key)
                return math.ceil(wait)
            taken.append((buckets, key))
        return 0

    def succeeded(self, name: str, address: str) -> None:
        """The attempt was right: it does not count."""
        for buckets, key in self._keys(name, address):
            buckets.give_back(key)

    def _keys(self, name: str, address: str) -> tuple[tuple[Buckets, str], ...]:
        who, where = name[:64].casefold(), _network(address)
        return (
            (self._pair, f"{who}\n{where}"),
            (self._address, where),
            (self._name, who),
        )


def _network(address: str) -> str:
    """An IPv6 address stands for its network: its owner has all the others of it."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or (int(found) >> 64))
    return str(found)
