"""What is handed over to DUO in one export, and how does the same export always give the same lines?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.decisions.terugmelden import bied_aan
from domain.dossier import Dossier, Vastlegging
from domain.events.base import Event
from domain.events.duo import (
    Afsluittoelichting,
    Sluitreden,
    TerugmeldingAangeboden,
    TerugmeldingBepaald,
    Terugmeldstatus,
)
from domain.terugmelding import VOLGORDE, Terugmeldstand
from projections.stores.promise import Vraag
from services.eventlog.codec import Nieuw
from services.eventlog.opnieuw import until_first
from services.installatie import Installatie
from services.metingen.namen import TERUGMELDINGEN
from services.tijd import nu, vandaag
from services.toegang import omgeving_van

BRON = "terugmelding"
NIEMAND = UUID(int=0)
MEESTE = 1_000
"""Pupils of whom statuses go in one export: one transaction records them."""


@dataclass(frozen=True, slots=True)
class Uitvoerregel:
    """One status that was handed over, as it was decided; nothing that is recorded later changes it."""

    dossier_id: UUID
    terugmelding: UUID
    meldingsnummer: str
    status: Terugmeldstatus
    reden: Sluitreden | None
    toelichting: Afsluittoelichting | None
    ingegaan_op: date


@dataclass(frozen=True, slots=True)
class Uitvoer:
    """What was handed over at once; without lines nothing was, and there is no such export."""

    id: UUID
    gemaakt_op: datetime | None
    regels: Sequence[Uitvoerregel]


def uitvoer_van(hier: Installatie, sleutel: str) -> UUID:
    """Return the id of the export that somebody asks for with a key: another who has the same key has another one."""
    return hier.kern.new_dossier(NIEMAND).id_for(f"uitvoer {hier.portier.gebruiker.wie} {sleutel}")


def geef_uit(hier: Installatie, uitvoer: UUID, hoogstens: int = MEESTE) -> Uitvoer:
    """
    Hand over all that waits, of at most so many pupils; an export that exists is given again as it was.

    It is recorded before it is given, in one transaction: who asked and heard nothing asks for the same id again.

    Raises:
        EventLogError: the log cannot be read or written; nothing was handed over.

    """

    def once() -> Uitvoer:
        bestaand = lees_uitvoer(hier, uitvoer)
        if bestaand.regels:
            return bestaand
        nieuw = _offered(hier, uitvoer, hoogstens)
        if not nieuw:
            return bestaand
        omgeving_van(hier).log.append(nieuw, nu=nu())
        TERUGMELDINGEN.labels("aangeboden").inc(len(nieuw))
        return lees_uitvoer(hier, uitvoer)

    return until_first(once)


def lees_uitvoer(hier: Installatie, uitvoer: UUID) -> Uitvoer:
    """
    Return an export, of what whoever asks may see of it: his own, and what was handed over of pupils in his work area.

    Raises:
        EventLogError: the log cannot be read.

    """
    gevonden = hier.eigen_rijen.terugmeldingen(_now(hier), uitvoer=str(uitvoer))
    dossiers = hier.kern.dossiers({rij["dossier_id"] for rij in gevonden})
    inzage = hier.portier.inzage(dossiers)
    door = hier.portier.gebruiker.wie
    deze = [
        (dossier, v)
        for dossier in dossiers.values()
        for v in dossier.van(TerugmeldingAangeboden)
        if v.feit.uitvoer == uitvoer and (inzage[dossier.id].mag or v.door == door)
    ]
    gemaakt_op = min((v.vastgelegd_op for _, v in deze), default=None)
    return Uitvoer(uitvoer, gemaakt_op, _in_order(_line(dossier, v) for dossier, v in deze))


def _offered(hier: Installatie, uitvoer: UUID, hoogstens: int) -> list[Nieuw]:
    wachtend = hier.rows.terugmeldingen(_now(hier), standen=[Terugmeldstand.TE_MELDEN])
    wie = list(dict.fromkeys(rij["dossier_id"] for rij in wachtend))[:hoogstens]
    omgeving = omgeving_van(hier)
    dossiers = omgeving.log.dossiers(wie)
    return [
        Nieuw(voorstel.id, dossier_id, dossiers[dossier_id].versie + n, voorstel.feit, BRON, omgeving.door)
        for dossier_id in wie
        for n, voorstel in enumerate(bied_aan(dossiers[dossier_id], uitvoer, vandaag()), 1)
    ]


def _now(hier: Installatie) -> Vraag:
    """Return the question about now, with the rows brought up to all that is recorded."""
    return Vraag(vandaag(), hier.catch_up())


def _line(dossier: Dossier, aangeboden: Vastlegging[TerugmeldingAangeboden]) -> Uitvoerregel:
    """Return the line of what was offered, from what it rested on, whether that was revoked since or not."""
    feit = aangeboden.feit
    grond: Event = next(v.feit for v in dossier.vastleggingen if v.id == feit.terugmelding)
    bepaald = grond if isinstance(grond, TerugmeldingBepaald) else None
    return Uitvoerregel(
        dossier.id,
        feit.terugmelding,
        feit.meldingsnummer,
        feit.status,
        bepaald.reden if bepaald else None,
        bepaald.toelichting if bepaald else None,
        grond.geldig_op,
    )


def _in_order(regels: Iterable[Uitvoerregel]) -> tuple[Uitvoerregel, ...]:
    """Sort by melding, and within one in the order in which they hold: first B, then what follows on it."""
    return tuple(sorted(regels, key=lambda r: (r.meldingsnummer, VOLGORDE.index(r.status), r.terugmelding.bytes)))
