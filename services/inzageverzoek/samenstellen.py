"""What goes into the answer to an inzageverzoek, and what does not?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.dossier import Dossier, Vastlegging
from domain.errors import VerzuimspoorError
from domain.events.base import Event
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.duo import MeldingGewijzigd, MeldingIngetrokken
from domain.periode import verjaardag
from domain.rules.leerplicht import geboortedatum
from domain.tijdzone import in_z, lokale_datum
from projections.stores.promise import Vraag
from services.installatie import Installatie
from services.inzage import bekend
from services.inzageverzoek.teksten import RECHTEN, WEGGELATEN
from services.inzageverzoek.waarheen import waarheen
from services.inzageverzoek.zichtbaar import zichtbaar
from services.inzageverzoek.zinnen import met_datums, velden, weggelaten, zin
from services.logboek.lezen import Blik
from services.logboek.registerlezer import lees_activiteit
from services.logboekdienst import blikken, ms_als_moment
from services.vragen.namen import naam_van
from services.vragen.stand import stand as stand_of

ZELF_BESLISSEN = 16
BEWAARTERMIJN = "bewaartermijn"
VERBETERING = (GebeurtenisHerroepen, MeldingGewijzigd, MeldingIngetrokken)
WEGEN = {
    "scherm": "door een medewerker, op het scherm",
    "api": "door een ander systeem",
    "klok": "vanzelf, omdat een termijn verliep",
    "vernietiging": "bij een vernietiging",
}


class Aanvrager(StrEnum):
    """Wie om inzage vraagt."""

    LEERLING = "leerling"
    OUDER = "ouder"


class InzageGeweigerdError(VerzuimspoorError):
    """Whoever asks may not have it."""


def inzage(
    hier: Installatie, dossier_id: UUID, vraag: Vraag, aanvrager: Aanvrager, *, met_tekst: bool = False
) -> dict[str, Any]:
    """
    Return everything that a pupil or a parent may know; `met_tekst` when somebody read the free texts first.

    Raises:
        InzageGeweigerdError: a parent asks for a pupil of sixteen or older, who decides himself.
        DossierOnbekendError, DossierVernietigdError: as `services.inzage.bekend`.

    """
    dossier = bekend(hier, dossier_id, vraag.bekend_op)
    _may_ask(dossier, vraag, aanvrager)
    gezien = [blik for blik in blikken(hier, dossier.id) if ms_als_moment(blik.moment_ms) <= vraag.bekend_op]
    te_zien = list(zichtbaar(dossier, ouder=aanvrager is Aanvrager.OUDER))
    stand = stand_of(dossier.with_only(te_zien), hier.verloop, vraag, hier.log.schoolteams)
    return {
        "dossierId": str(dossier.id),
        "opgesteldOp": in_z(vraag.bekend_op),
        "aanvrager": aanvrager,
        "organisatie": hier.settings.organisatie or None,
        "leerling": _pupil(dossier),
        "stand": [met_datums(uitleg["tekst"]) for uitleg in stand["uitleg"]],
        "waarvoor": list(_purposes(gezien)),
        "vastgelegd": [_event(v, dossier, met_tekst=met_tekst) for v in te_zien],
        "verbeteringen": [_event(v, dossier, met_tekst=met_tekst) for v in te_zien if isinstance(v.feit, VERBETERING)],
        "wieKeek": _looks(gezien),
        "waarheen": waarheen(dossier.with_only(te_zien), gezien, hier.basis.gemeenten),
        "bewaren": [
            {"totEnMet": t["vervaltOp"], "grondslag": t["grondslag"]}
            for t in stand["termijnen"]
            if t["soort"] == BEWAARTERMIJN
        ],
        "weggelaten": _left_out(te_zien, aanvrager, met_tekst=met_tekst),
        "rechten": list(RECHTEN),
    }


def _may_ask(dossier: Dossier, vraag: Vraag, aanvrager: Aanvrager) -> None:
    geboren = geboortedatum(dossier)
    if aanvrager is not Aanvrager.OUDER or geboren is None:
        return
    if lokale_datum(vraag.bekend_op) >= verjaardag(geboren, ZELF_BESLISSEN):
        raise InzageGeweigerdError(
            "deze leerling is 16 jaar of ouder en vraagt zelf om inzage (UAVG, artikel 5); een ouder kan dat alleen "
            "namens de leerling doen"
        )


def _pupil(dossier: Dossier) -> dict[str, Any]:
    geboren = geboortedatum(dossier)
    return {"naam": naam_van(dossier), "geboortedatum": geboren and geboren.isoformat()}


def _event(vastlegging: Vastlegging[Event], dossier: Dossier, *, met_tekst: bool) -> dict[str, Any]:
    feit = vastlegging.feit
    return {
        "id": str(vastlegging.id),
        "type": feit.type_name(),
        "zin": zin(feit),
        "dag": feit.geldig_op.isoformat(),
        "velden": velden(feit, met_tekst=met_tekst),
        "vastgelegdOp": in_z(vastlegging.vastgelegd_op),
        "langs": WEGEN.get(vastlegging.bron, "uit een bestand dat de school, DUO of een ander systeem leverde"),
        "herroepen": vastlegging.id in dossier.herroepen,
        "verbetert": str(feit.gebeurtenis_id) if isinstance(feit, GebeurtenisHerroepen) else None,
    }


def _purposes(gezien: Sequence[Blik]) -> Iterator[dict[str, Any]]:
    """Yield for what the data were used, with the ground that the register gives."""
    for naam in sorted({blik.verwerking.partition("/")[0] for blik in gezien if blik.verwerking}):
        activiteit = lees_activiteit(naam)
        nu = activiteit.laatste
        yield {
            "activiteit": activiteit.titel,
            "doel": nu.doel,
            "grondslagen": list(nu.grondslagen),
            "ontvangers": list(nu.ontvangers),
        }


def _looks(gezien: Sequence[Blik]) -> list[dict[str, Any]]:
    """Return by day in which role somebody did something and for what, newest first; never who it was."""
    geteld = Counter(
        (lokale_datum(ms_als_moment(b.moment_ms)).isoformat(), b.rol, b.verwerking.partition("/")[0], b.toegestaan)
        for b in gezien
    )
    return [
        {
            "dag": dag,
            "rol": rol or None,
            "waarvoor": lees_activiteit(naam).titel if naam else None,
            "toegestaan": mag,
            "aantal": aantal,
        }
        for (dag, rol, naam, mag), aantal in sorted(geteld.items(), key=lambda een: een[0], reverse=True)
    ]


def _left_out(te_zien: Sequence[Vastlegging[Event]], aanvrager: Aanvrager, *, met_tekst: bool) -> list[dict[str, Any]]:
    """Return what is not in it and why; a number stands only where it tells nothing that is kept back."""
    geteld = Counter(wat for v in te_zien for wat in weggelaten(v.feit, met_tekst=met_tekst))
    soorten = ["handhaving", "medewerker", *([] if met_tekst else ["tekst"])]
    if aanvrager is Aanvrager.OUDER:
        soorten.append("veiligheid")
    return [{"soort": soort, **WEGGELATEN[soort], "aantal": geteld.get(soort)} for soort in soorten]
