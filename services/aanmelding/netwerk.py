"""From which address does a request come, when a proxy of ours passes it on?"""

from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network, ip_address

from starlette.types import Scope

Netwerken = tuple[IPv4Network | IPv6Network, ...]
MEESTE_STAPPEN = 20


def afzender(scope: Scope, koppen: Mapping[str, str], proxies: Netwerken) -> tuple[str, bool]:
    """
    Return the address of whoever asks, and whether he came to us as he should.

    Headers about that count only from a proxy that was named; the last address in them that is no proxy of ours is that
    of the caller. With proxies named, everybody comes through one, and over TLS.
    """
    direct = str((scope.get("client") or ("",))[0])
    if not proxies:
        return direct, True
    if not _among(direct, proxies):
        return direct, False
    for adres in reversed(koppen.get("x-forwarded-for", "").split(",")[-MEESTE_STAPPEN:]):
        if adres.strip() and not _among(adres.strip(), proxies):
            return adres.strip(), koppen.get("x-forwarded-proto", "https") == "https"
    return direct, koppen.get("x-forwarded-proto", "https") == "https"


def _among(adres: str, netwerken: Netwerken) -> bool:
    try:
        gelezen = ip_address(adres)
    except ValueError:
        return False
    return any(gelezen.version == netwerk.version and gelezen in netwerk for netwerk in netwerken)
