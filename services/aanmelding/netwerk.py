"""From which address does a request come, when a proxy of ours passes it on?"""

from ipaddress import IPv4Network, IPv6Network, ip_address

from starlette.datastructures import Headers
from starlette.types import Scope

Netwerken = tuple[IPv4Network | IPv6Network, ...]
MEESTE_STAPPEN = 20


def afzender(scope: Scope, koppen: Headers, proxies: Netwerken) -> tuple[str, bool]:
    """
    Return the address of whoever asks, and whether he came to us as he should.

    Headers about that count only from a proxy that was named; the last address in them that is no proxy of ours is that
    of the caller, whether a proxy adds to the line of a caller or writes one below it. With proxies named, everybody
    comes through one, and over TLS.
    """
    direct = str((scope.get("client") or ("",))[0])
    if not proxies:
        return direct, True
    if not _among(direct, proxies):
        return direct, False
    is_https = set(koppen.getlist("x-forwarded-proto")) <= {"https"}
    stappen = ",".join(koppen.getlist("x-forwarded-for")).split(",")
    for adres in reversed(stappen[-MEESTE_STAPPEN:]):
        if adres.strip() and not _among(adres.strip(), proxies):
            return adres.strip(), is_https
    return direct, is_https


def _among(adres: str, netwerken: Netwerken) -> bool:
    try:
        gelezen = ip_address(adres)
    except ValueError:
        return False
    return any(gelezen.version == netwerk.version and gelezen in netwerk for netwerk in netwerken)
