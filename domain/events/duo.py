"""Wat meldde de school aan DUO, en wat werd daarmee gedaan?"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import model_validator

from domain.events.base import Brin, Code, Event, Gemeentecode, Nummer, Persoonlijk, PersoonlijkeTekst, Vestiging
from domain.events.inschrijving import Onderwijssoort
from domain.geboortedatum import Geboortedatum


class Meldingsoort(StrEnum):
    """What a school can report (regels.md 3.2)."""

    V1 = "V1"
    V2 = "V2"
    V3 = "V3"
    V4 = "V4"
    LRV = "LRV"
    LUXE = "L"
    OVERIG = "O"
    RMC = "RMC"


class Meldingstatus(StrEnum):
    """Where a melding stands (regels.md 3.3)."""

    GEREGISTREERD = "R"
    IN_BEHANDELING = "B"
    AFGESLOTEN = "G"
    KENNISGEVING = "K"
    INGETROKKEN = "I"
    OVERGEDRAGEN = "D"


class Sluitreden(StrEnum):
    """Why a melding was closed (specification 5.1)."""

    TERUG = "terug"
    ANDERE_OPLEIDING = "andere-opleiding"
    WERK = "werk"
    UITGESCHREVEN = "uitgeschreven"
    OVERLEDEN = "overleden"
    LANGDURIG_ZIEK = "langdurig-ziek"
    LEGITIEM = "legitiem"
    VRIJSTELLING = "vrijstelling"


class Terugmeldstatus(StrEnum):
    """What a municipality says of a melding (regels.md 3.3); the other statuses are not for it to give."""

    IN_BEHANDELING = "B"
    AFGESLOTEN = "G"
    KENNISGEVING = "K"


class Afsluittoelichting(StrEnum):
    """What a municipality can add to a closing (Besluit verzuimmelding, regels.md 3.5)."""

    GEZIEN = "gezien"
    ACTIE = "actie"
    GEEN_ACTIE_MEER = "geen-actie-meer"


class Meldingmutatie(Event):
    """
    One thing that was said about a melding.

    A field that is given as None clears what was known; a field left out says nothing. Without
    `mutatie_op` the mutation counts from the start of `geldig_op`; without a zone it is local time.
    """

    meldingsnummer: Nummer
    mutatie_op: datetime | None = None


class _Meldinggegevens(Meldingmutatie):
    soort: Meldingsoort | None = None
    begindatum: date | None = None
    einddatum: date | None = None
    melddatum: date | None = None
    brin: Brin | None = None
    vestiging: Vestiging | None = None
    onderwijssoort: Onderwijssoort | None = None
    status: Meldingstatus | None = None
    reden: Annotated[Code, Persoonlijk] | None = None
    alle_lessen_gemist: bool | None = None
    actie_gewenst: bool | None = None
    ondernomen_actie: PersoonlijkeTekst | None = None
    vermoedelijke_reden: PersoonlijkeTekst | None = None
    toelichting: PersoonlijkeTekst | None = None
    gemeentecode: Gemeentecode | None = None
    geboortedatum: Annotated[Geboortedatum, Persoonlijk] | None = None

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> "_Meldinggegevens":
        if self.begindatum is not None and self.einddatum is not None and self.einddatum < self.begindatum:
            raise ValueError("de einddatum ligt voor de begindatum")
        return self


class MeldingOntvangen(_Meldinggegevens):
    """De gemeente heeft een verzuimmelding van de school ontvangen."""

    name: ClassVar[str] = "MeldingOntvangen.v1"

    @model_validator(mode="after")
    def _needs_soort_and_begin(self) -> "MeldingOntvangen":
        ontbreekt = [veld for veld in ("soort", "begindatum") if getattr(self, veld) is None]
        if ontbreekt:
            raise ValueError(f"een melding heeft een {' en een '.join(ontbreekt)}")
        return self


class MeldingGewijzigd(_Meldinggegevens):
    """In de melding is iets veranderd; wat niet genoemd is, bleef zoals het was."""

    name: ClassVar[str] = "MeldingGewijzigd.v1"


class MeldingStatusGewijzigd(Meldingmutatie):
    """De melding heeft een andere status."""

    name: ClassVar[str] = "MeldingStatusGewijzigd.v1"

    status: Meldingstatus
    reden: Annotated[Code, Persoonlijk] | None = None


class MeldingIngetrokken(Meldingmutatie):
    """De melding is ingetrokken en had er niet moeten zijn."""

    name: ClassVar[str] = "MeldingIngetrokken.v1"

    reden: Annotated[Code, Persoonlijk] | None = None


class TerugkoppelingGegeven(Event):
    """De gemeente heeft de school via DUO laten weten wat er met de melding gebeurt."""

    name: ClassVar[str] = "TerugkoppelingGegeven.v1"

    meldingsnummer: Nummer | None = None
    toelichting: PersoonlijkeTekst | None = None


class TerugmeldingBepaald(Event):
    """De gemeente heeft bepaald welke status van de melding zij aan DUO terugmeldt."""

    name: ClassVar[str] = "TerugmeldingBepaald.v1"

    meldingsnummer: Nummer
    status: Terugmeldstatus
    reden: Annotated[Sluitreden | None, Persoonlijk] = None
    toelichting: Annotated[Afsluittoelichting | None, Persoonlijk] = None


class TerugmeldingAangeboden(Event):
    """De status is aan DUO of aan het systeem van de leverancier aangeboden, in deze uitvoer."""

    name: ClassVar[str] = "TerugmeldingAangeboden.v1"

    meldingsnummer: Nummer
    status: Terugmeldstatus
    terugmelding: UUID
    """The event from which it follows that the status is owed."""
    uitvoer: UUID


class TerugmeldingBevestigd(Meldingmutatie):
    """DUO heeft de status overgenomen."""

    name: ClassVar[str] = "TerugmeldingBevestigd.v1"

    status: Terugmeldstatus
    reden: Annotated[Sluitreden | None, Persoonlijk] = None
    terugmelding: UUID


class TerugmeldingAfgewezen(Event):
    """DUO heeft de status niet overgenomen."""

    name: ClassVar[str] = "TerugmeldingAfgewezen.v1"

    meldingsnummer: Nummer
    status: Terugmeldstatus
    terugmelding: UUID
    code: Code
    melding: PersoonlijkeTekst | None = None


class AbsoluutVerzuimGemeld(Event):
    """DUO meldt dat de leerling vanaf `geldig_op` op geen enkele school staat ingeschreven."""

    name: ClassVar[str] = "AbsoluutVerzuimGemeld.v1"

    bron: Literal["duo", "gemeente", "school"] | None = None
