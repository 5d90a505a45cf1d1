"""Which addresses are those of this machine itself, and is a request meant for it?"""

import socket
from collections.abc import Mapping
from contextlib import suppress
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from domain.errors import VerzuimspoorError

HIER = "127.0.0.1"
POORT = 8400
PORTS_TO_TRY = 100
HOST = "verzuimspoor.host"
"""Where in the scope of a request stands by what name others reach us, when they do."""
VEILIG = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""


class NietOpDezeMachineError(VerzuimspoorError):
    """Nobody logs in here, so that nobody outside this machine may reach it."""


class AdresBezetError(VerzuimspoorError):
    """Something else listens there, or nobody may."""


def neem(adres: str, poort: int, *, voor_anderen: bool = False) -> socket.socket:
    """
    Take an address; every machine that it means is this one, unless it is for others too. Port 0 takes a free one.

    Raises:
        NietOpDezeMachineError: the address can be reached from elsewhere.
        AdresBezetError: it is taken.

    """
    try:
        gevonden = socket.getaddrinfo(adres, poort, type=socket.SOCK_STREAM)
    except OSError:
        gevonden = []
    if not gevonden or not (voor_anderen or all(ip_address(info[4][0]).is_loopback for info in gevonden)):
        raise NietOpDezeMachineError(
            f"zonder aanmelden luistert Verzuimspoor alleen op deze machine zelf, en {adres or 'dit'} is een ander "
            "adres; kies --adres 127.0.0.1, ::1 of localhost, of stel het aanmelden in (VERZUIMSPOOR_AANMELDEN)"
        )
    familie, soort, protocol, _, plaats = gevonden[0]
    luistert = socket.socket(familie, soort, protocol)
    luistert.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        luistert.bind(plaats)
    except OSError as fout:
        luistert.close()
        raise AdresBezetError(
            f"op {adres}, poort {poort}, is niet te luisteren ({fout.strerror}); kies een andere --poort"
        ) from None
    return luistert


def neem_vrije() -> socket.socket:
    """Take our own port of this machine, or the next one on which nobody listens (raises AdresBezetError)."""
    for poort in range(POORT, POORT + PORTS_TO_TRY):
        with suppress(AdresBezetError):
            return neem(HIER, poort)
    return neem(HIER, 0)


def adres_van(luistert: socket.socket) -> str:
    """Return the address that a browser is given, without a path."""
    naam, poort = luistert.getsockname()[:2]
    return f"http://[{naam}]:{poort}" if ":" in naam else f"http://{naam}:{poort}"


def is_voor_ons(scope: Mapping[str, Any], host: str) -> bool:
    """Say whether a Host header names us: by the name that was set (in the scope), or else by one of this machine."""
    eigen = scope.get(HOST)
    return is_deze_machine(host) if eigen is None else host.lower() == eigen


def is_deze_machine(host: str) -> bool:
    """Say whether a Host header names this machine: no page on the web may reach us by a name of its own."""
    try:
        naam = urlsplit(f"//{host}").hostname or ""
        return naam == "localhost" or ip_address(naam).is_loopback
    except ValueError:
        return False


def wijzigt_van_elders(methode: str, headers: Mapping[str, str]) -> bool:
    """
    Say whether a page of another site asks for a change.

    A browser says where a request comes from in Sec-Fetch-Site; one that does not say so in Origin, which our own forms
    send empty since no page of ours says where somebody was. Who says neither is no browser.
    """
    if methode in VEILIG:
        return False
    waarvandaan, herkomst = headers.get("sec-fetch-site"), headers.get("origin")
    if waarvandaan is not None:
        return waarvandaan != "same-origin"
    return herkomst is not None and herkomst.partition("//")[2] != headers.get("host")
