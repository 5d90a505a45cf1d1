"""
What does a coupling of a supplier need of us, and what answers it?

A coupling is an adapter: it takes from a `Loket` what is to be handed over, and brings back what DUO said. Ours are the
file (`verzuimspoor terugmelding`), the page and the address `/api/v1/terugmeldingen` from which a system pulls.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from domain.decisions.registreer import registreer
from domain.decisions.voorstel import Voorstel, dossier_met
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.base import Event
from domain.events.duo import TerugmeldingAfgewezen, TerugmeldingBepaald, TerugmeldingBevestigd
from domain.kader import Kader
from domain.terugmelding import Terugmelding, Terugmeldstand, terugmeldingen
from domain.tijdzone import lokale_datum
from projections.stores.promise import Vraag
from services.eventlog.codec import Nieuw
from services.eventlog.opnieuw import until_first
from services.installatie import Installatie
from services.metingen.namen import TERUGMELDINGEN
from services.terugmelden.uitgifte import BRON, MEESTE, Uitvoer, geef_uit, lees_uitvoer
from services.tijd import nu, vandaag
from services.toegang import omgeving_van

ONBEKEND = Weigering(
    "onbekende-terugmelding",
    "Deze terugmelding is hier niet bekend. Neem de kolom terugmelding over uit de uitvoer.",
    "terugmelding",
)
AL_KLAAR = (Terugmeldstand.BEVESTIGD, Terugmeldstand.VERVALLEN)
"""To hear that DUO took over what is over already, is no news and no mistake."""


class Uitslagsoort(StrEnum):
    """What DUO did with a status."""

    BEVESTIGD = "bevestigd"
    AFGEWEZEN = "afgewezen"


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What DUO said of one status, and when; a refusal has the code of DUO or of the supplier."""

    terugmelding: UUID
    soort: Uitslagsoort
    code: str | None = None
    melding: str | None = None
    verwerkt_op: datetime | None = None
    """In UTC; without, it is now."""


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """What became of an answer: it is new, it was known (no refusal and not new), or why it was not taken."""

    nieuw: bool = False
    weigering: Weigering | None = None


class Loket(Protocol):
    """What a coupling may count on."""

    def haal(self, uitvoer: UUID, hoogstens: int) -> Uitvoer:
        """Hand over what waits, once; the same id gives the same, however often it is asked."""

    def lees(self, uitvoer: UUID) -> Uitvoer:
        """Return what was handed over before; without lines there is no such export."""

    def ontvang(self, uitslagen: Sequence[Uitslag]) -> list[Ontvangst]:
        """Record what DUO said, one outcome for each in their order; hearing it twice changes nothing."""


class Terugmeldloket:
    """The loket of an installation, for whoever asks there."""

    def __init__(self, hier: Installatie) -> None:
        self._hier = hier

    def haal(self, uitvoer: UUID, hoogstens: int = MEESTE) -> Uitvoer:
        """Hand over what waits, once (raises EventLogError)."""
        return geef_uit(self._hier, uitvoer, hoogstens)

    def lees(self, uitvoer: UUID) -> Uitvoer:
        """Return what was handed over before (raises EventLogError)."""
        return lees_uitvoer(self._hier, uitvoer)

    def ontvang(self, uitslagen: Sequence[Uitslag]) -> list[Ontvangst]:
        """Record what DUO said, in transactions of so many answers (raises EventLogError)."""
        return [uit for i in range(0, len(uitslagen), MEESTE) for uit in self._part(uitslagen[i : i + MEESTE])]

    def _part(self, uitslagen: Sequence[Uitslag]) -> list[Ontvangst]:
        def once() -> list[Ontvangst]:
            ids = sorted({str(uitslag.terugmelding) for uitslag in uitslagen})
            gevonden = self._hier.rows.terugmeldingen(Vraag(vandaag(), self._hier.catch_up()), ids=ids)
            van_wie: dict[str, UUID] = {rij["terugmelding_id"]: rij["dossier_id"] for rij in gevonden}
            omgeving = omgeving_van(self._hier)
            dossiers = omgeving.log.dossiers(van_wie.values())
            uit, nieuw = list[Ontvangst](), list[Nieuw]()
            for uitslag in uitslagen:
                dossier = dossiers.get(van_wie.get(str(uitslag.terugmelding), uitslag.terugmelding))
                besluit = ONBEKEND if dossier is None else _decide(dossier, uitslag, omgeving.kader)
                if isinstance(besluit, Weigering):
                    uit.append(Ontvangst(weigering=besluit))
                    continue
                uit.append(Ontvangst(nieuw=besluit is not None))
                if dossier is not None and besluit is not None:
                    versie = dossier.versie + 1
                    nieuw.append(Nieuw(besluit.id, dossier.id, versie, besluit.feit, BRON, omgeving.door))
                    dossiers[dossier.id] = dossier_met(dossier, besluit)
            if nieuw:
                omgeving.log.append(nieuw, nu=nu())
            for een in nieuw:
                TERUGMELDINGEN.labels(_counted(een.feit)).inc()
            return uit

        return until_first(once)


def _decide(dossier: Dossier, uitslag: Uitslag, kader: Kader) -> Voorstel | Weigering | None:
    """Return what is to be recorded; None when it was known."""
    deze = next((t for t in terugmeldingen(dossier) if t.id == uitslag.terugmelding), None)
    if deze is None:
        return ONBEKEND
    bevestigd = uitslag.soort is Uitslagsoort.BEVESTIGD
    event_id = dossier.id_for(f"terugmelding {uitslag.soort} {deze.id}")
    if event_id in dossier.ids or (bevestigd and deze.stand in AL_KLAAR):
        return None
    feit = _confirmed(dossier, deze, uitslag) if bevestigd else _refused(deze, uitslag)
    besluit = registreer(dossier, Voorstel(event_id, feit), kader)
    return besluit if isinstance(besluit, Weigering) else next(iter(besluit), None)


def _confirmed(dossier: Dossier, deze: Terugmelding, uitslag: Uitslag) -> TerugmeldingBevestigd:
    wanneer = uitslag.verwerkt_op or nu()
    grond = next((v.feit for v in dossier.vastleggingen if v.id == deze.id), None)
    reden = {"reden": grond.reden} if isinstance(grond, TerugmeldingBepaald) else {}
    return TerugmeldingBevestigd(
        geldig_op=lokale_datum(wanneer),
        meldingsnummer=deze.meldingsnummer,
        mutatie_op=wanneer,
        status=deze.status,
        terugmelding=deze.id,
        **reden,
    )


def _refused(deze: Terugmelding, uitslag: Uitslag) -> TerugmeldingAfgewezen:
    return TerugmeldingAfgewezen(
        geldig_op=lokale_datum(uitslag.verwerkt_op or nu()),
        meldingsnummer=deze.meldingsnummer,
        status=deze.status,
        terugmelding=deze.id,
        code=uitslag.code or "onbekend",
        melding=uitslag.melding,
    )


def _counted(feit: Event) -> str:
    soort = Uitslagsoort.BEVESTIGD if isinstance(feit, TerugmeldingBevestigd) else Uitslagsoort.AFGEWEZEN
    return soort.value
