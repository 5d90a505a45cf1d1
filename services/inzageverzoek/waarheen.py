"""To whom did anything about a pupil go?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from domain.dossier import Dossier, Vastlegging
from domain.events.base import Event
from domain.events.beheer import DossierOvergedragen
from domain.events.duo import TerugkoppelingGegeven, TerugmeldingAangeboden
from domain.events.leerplicht import CivieleMaatregelVerzocht
from domain.events.ondersteuning import (
    JgzOnderzoekAangevraagd,
    LeerlingenvervoerAangevraagd,
    PartnerBetrokken,
    TlvAangevraagd,
)
from domain.events.termijn import SignaalGegeven
from domain.gemeenten import Gemeenten
from domain.tijdzone import lokale_datum
from services.inzageverzoek.zinnen import zin
from services.logboek.lezen import Blik
from services.logboek.verwerkingen import DOORGEVEN
from services.logboekdienst import ms_als_moment
from services.uitgangen import UITGANGEN, Inhoud

LANGS: Mapping[str, tuple[str, str]] = {
    DOORGEVEN: ("een aangesloten systeem van de gemeente", "Er is iets vastgelegd, zonder te zeggen wat."),
    **{
        verwerking: (een.ontvanger, f"{een.wat[0].upper()}{een.wat[1:]}.")
        for een in UITGANGEN
        if een.aan and een.inhoud is Inhoud.LEERLING
        for verwerking in een.extra
    },
}
"""By activity, who got something by a way out, and what; a line of the log says when."""


def waarheen(dossier: Dossier, blikken: Sequence[Blik], gemeenten: Gemeenten) -> list[dict[str, Any]]:
    """Return who got something, what that was, and when first and last, by name."""
    gegeven: dict[tuple[str, str], list[str]] = {}
    for vastlegging in dossier.vastleggingen:
        ontvanger = _receiver(vastlegging, gemeenten)
        if ontvanger is not None:
            dag = vastlegging.feit.geldig_op.isoformat()
            gegeven.setdefault((ontvanger, zin(vastlegging.feit)), []).append(dag)
    for ontvanger, wat, dag in _by_a_way_out(blikken):
        gegeven.setdefault((ontvanger, wat), []).append(dag)
    return [
        {"ontvanger": ontvanger, "wat": wat, "eerst": min(dagen), "laatst": max(dagen), "aantal": len(dagen)}
        for (ontvanger, wat), dagen in sorted(gegeven.items())
    ]


def _receiver(vastlegging: Vastlegging[Event], gemeenten: Gemeenten) -> str | None:
    match vastlegging.feit:
        case TerugkoppelingGegeven() | TerugmeldingAangeboden():
            return "DUO en de school"
        case PartnerBetrokken(rol=rol):
            return f"ketenpartner: {rol}"
        case JgzOnderzoekAangevraagd():
            return "jeugdgezondheidszorg"
        case CivieleMaatregelVerzocht(bij=bij):
            return bij or "de Raad voor de Kinderbescherming of een ander in het jeugdrecht"
        case TlvAangevraagd():
            return "samenwerkingsverband"
        case LeerlingenvervoerAangevraagd():
            return "leerlingenvervoer van de gemeente"
        case SignaalGegeven(aan=aan):
            return f"signaal aan: {aan}"
        case DossierOvergedragen(naar=naar):
            gemeente = gemeenten.huidige(naar)
            return f"gemeente {gemeente.naam if gemeente else naar}"
        case _:
            return None


def _by_a_way_out(blikken: Sequence[Blik]) -> Iterator[tuple[str, str, str]]:
    """Yield what other systems heard, and on which day."""
    for blik in blikken:
        langs = LANGS.get(blik.verwerking.partition("/")[0])
        if langs is not None and blik.toegestaan:
            yield *langs, lokale_datum(ms_als_moment(blik.moment_ms)).isoformat()
