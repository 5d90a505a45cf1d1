"""Which roles, and which work area, does somebody have by what the provider says? And which pseudonym?"""

import base64
import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from domain.toegang.gebruiker import Gebruiker, Rol
from services.aanmelding.instellingen import Claims, Groep
from services.aanmelding.redenen import AanmeldError

GEMEENTE, SCHOOL = re.compile(r"\d{4}"), re.compile(r"\d\d[A-Z]{2}")
NAAMLOOS = "medewerker"
LANGSTE_NAAM = 80
Pseudoniem = Callable[[str, str], str]
"""From who gave it out and what he is called there, the pseudonym under which we know somebody."""


def pseudoniem_van(sleutel: bytes) -> Pseudoniem:
    """Return how people are named here: the same person always the same, and nobody can tell who without the key."""

    def noem(uitgever: str, sub: str) -> str:
        bytes_ = hmac.digest(sleutel, f"{len(uitgever)} {uitgever} {sub}".encode(), hashlib.sha256)
        return "w-" + base64.b32encode(bytes_[:15]).decode().lower()

    return noem


def rollen_van(claims: Mapping[str, Any], waar: Claims, groepen: tuple[Groep, ...], wie: str) -> tuple[Gebruiker, ...]:
    """
    Return somebody once for each role that he has, with his work area in it.

    Raises:
        AanmeldError: he has none.

    """
    zijn = set(_texts(_claim(claims, waar.groepen)))
    gemeenten = frozenset(een for een in _texts(_claim(claims, waar.gemeenten)) if GEMEENTE.fullmatch(een))
    scholen = frozenset(een for een in _texts(_claim(claims, waar.scholen)) if SCHOOL.fullmatch(een))
    gevonden: dict[Rol, Gebruiker] = {}
    for groep in (een for een in groepen if een.naam in zijn):
        al = gevonden.get(groep.rol, Gebruiker(wie, groep.rol))
        gevonden[groep.rol] = replace(
            al,
            gemeenten=al.gemeenten | (gemeenten if groep.gemeenten is None else groep.gemeenten),
            scholen=al.scholen | (scholen if groep.scholen is None else groep.scholen),
        )
    if not gevonden:
        raise AanmeldError("geen-rol", "no known group")
    return tuple(gevonden[rol] for rol in Rol if rol in gevonden)


def naam_van(claims: Mapping[str, Any], waar: Claims) -> str:
    """Return what somebody is called on his own pages."""
    naam = " ".join(str(claims.get(waar.naam) or claims.get("preferred_username") or NAAMLOOS).split())
    return naam[:LANGSTE_NAAM] or NAAMLOOS


def _claim(claims: Mapping[str, Any], pad: str) -> object:
    """Return what stands under a name, or on the way that a name with dots is."""
    if pad in claims:
        return claims[pad]
    gevonden: object = claims
    for deel in pad.split("."):
        gevonden = gevonden.get(deel) if isinstance(gevonden, Mapping) else None
    return gevonden


def _texts(gevonden: object) -> list[str]:
    if isinstance(gevonden, str):
        return gevonden.replace(",", " ").split()
    return [een for een in gevonden if isinstance(een, str)] if isinstance(gevonden, list) else []
