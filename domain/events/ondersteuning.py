"""Wat deden de partners om de leerling weer naar school te krijgen?"""

from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from domain.events.base import Code, Event, Persoonlijk, PersoonlijkeTekst


class RouteBepaald(Event):
    """Er is bepaald langs welke route de leerling geholpen wordt."""

    name: ClassVar[str] = "RouteBepaald.v1"

    route: Code


class Opgeschaald(Event):
    """De zaak is opgeschaald."""

    name: ClassVar[str] = "Opgeschaald.v1"

    naar: Code


class SamenwerkingVerzocht(Event):
    """Er is om samenwerking gevraagd."""

    name: ClassVar[str] = "SamenwerkingVerzocht.v1"

    kanaal: Code | None = None


class PartnerBetrokken(Event):
    """Een ketenpartner is gevraagd mee te doen."""

    name: ClassVar[str] = "PartnerBetrokken.v1"

    rol: Code
    toestemming: Annotated[bool, Persoonlijk] | None = None
    """Whether parents, or the pupil, agreed; left out, nothing was said about it."""
    reden: PersoonlijkeTekst | None = None
    """Why he must know about the pupil."""


class ReactieGegeven(Event):
    """De ketenpartner heeft gereageerd."""

    name: ClassVar[str] = "ReactieGegeven.v1"

    rol: Code | None = None


class OverlegGehouden(Event):
    """Er is over de leerling overlegd."""

    name: ClassVar[str] = "OverlegGehouden.v1"

    soort: Code
    deelnemers: tuple[Annotated[Code, Persoonlijk], ...] = ()
    overleg: UUID | None = None
    """The meeting that it was, when that was planned here."""


class CasusregieBelegd(Event):
    """De casusregie ligt vanaf `geldig_op` bij deze rol."""

    name: ClassVar[str] = "CasusregieBelegd.v1"

    rol: Code
    soort: Code | None = None
    reden: PersoonlijkeTekst | None = None


class HulpIngezet(Event):
    """Er is hulp ingezet."""

    name: ClassVar[str] = "HulpIngezet.v1"

    soort: Annotated[Code, Persoonlijk]


class JgzOnderzoekAangevraagd(Event):
    """De jeugdarts is om een onderzoek gevraagd."""

    name: ClassVar[str] = "JgzOnderzoekAangevraagd.v1"


class JgzOnderzoekAfgerond(Event):
    """De jeugdarts heeft het onderzoek afgerond."""

    name: ClassVar[str] = "JgzOnderzoekAfgerond.v1"

    advies: PersoonlijkeTekst | None = None


class OppVastgesteld(Event):
    """De school heeft het ontwikkelingsperspectief vastgesteld."""

    name: ClassVar[str] = "OppVastgesteld.v1"


class TlvAangevraagd(Event):
    """Er is een toelaatbaarheidsverklaring aangevraagd."""

    name: ClassVar[str] = "TlvAangevraagd.v1"


class TlvAfgegeven(Event):
    """Er is een toelaatbaarheidsverklaring afgegeven."""

    name: ClassVar[str] = "TlvAfgegeven.v1"

    tot_en_met: date | None = None
    besluit_op: date | None = None


class ArrangementAangevraagd(Event):
    """De school heeft een arrangement aangevraagd."""

    name: ClassVar[str] = "ArrangementAangevraagd.v1"

    soort: Code | None = None


class ArrangementBesloten(Event):
    """Op de aanvraag van een arrangement is besloten; zonder `soort` op elke die wacht."""

    name: ClassVar[str] = "ArrangementBesloten.v1"

    toegekend: bool
    soort: Code | None = None
    besluit_op: date | None = None


class ArrangementGestart(Event):
    """Een arrangement is begonnen."""

    name: ClassVar[str] = "ArrangementGestart.v1"

    soort: Code
    gestart_op: date | None = None
    plan: Annotated[Code, Persoonlijk] | None = None
    """Where the plan is found, in the system that keeps it; the plan itself is not here."""


class PassendAanbodGedaan(Event):
    """Er is een passend aanbod van onderwijs of zorg gedaan; dat is een besluit van mensen, nooit een afleiding."""

    name: ClassVar[str] = "PassendAanbodGedaan.v1"

    soort: Literal["onderwijs", "zorg", "combinatie"] | None = None
    besluit_op: date | None = None
    gestart_op: date | None = None


class AanbodVervallen(Event):
    """Het eerder gedane aanbod geldt vanaf `geldig_op` niet meer."""

    name: ClassVar[str] = "AanbodVervallen.v1"

    reden: PersoonlijkeTekst | None = None


class TrajectVastgelegd(Event):
    """Er ligt een traject vast met perspectief op herstel of start van de schoolgang."""

    name: ClassVar[str] = "TrajectVastgelegd.v1"

    perspectief: PersoonlijkeTekst | None = None
    gestart_op: date | None = None


class TrajectBeeindigd(Event):
    """Het eerder vastgelegde traject geldt vanaf `geldig_op` niet meer."""

    name: ClassVar[str] = "TrajectBeeindigd.v1"

    reden: PersoonlijkeTekst | None = None


class VeiligheidszorgGemeld(Event):
    """Er is een zorg over de veiligheid van de leerling gemeld."""

    name: ClassVar[str] = "VeiligheidszorgGemeld.v1"


class VeiligheidszorgAfgesloten(Event):
    """De zorg over de veiligheid is afgesloten."""

    name: ClassVar[str] = "VeiligheidszorgAfgesloten.v1"


class UitstroomBepaald(Event):
    """Er is bepaald waarheen de leerling uitstroomt."""

    name: ClassVar[str] = "UitstroomBepaald.v1"

    profiel: Literal["scholing", "arbeidsmarkt", "dagbesteding"]


class LeerlingenvervoerAangevraagd(Event):
    """Er is leerlingenvervoer aangevraagd."""

    name: ClassVar[str] = "LeerlingenvervoerAangevraagd.v1"


class LeerlingenvervoerBesloten(Event):
    """Op de aanvraag om leerlingenvervoer is besloten."""

    name: ClassVar[str] = "LeerlingenvervoerBesloten.v1"

    toegekend: bool
    besluit_op: date | None = None
