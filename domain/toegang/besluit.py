"""May somebody do this, and why (not)?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.errors import VerzuimspoorError
from domain.gemeenten import Gemeenten
from domain.toegang.bron import SCOPES, Bron, Handeling
from domain.toegang.gebruiker import Gebruiker, Rol
from domain.toegang.kenmerken import Kenmerksoort, Toegangskenmerk
from domain.toegang.tabel import RECHTEN, Recht, Reikwijdte
from domain.toegang.zicht import Voorwaarde, voorwaarde


class Toegangsreden(StrEnum):
    """Why it was decided so: a code for programs."""

    TOEGESTAAN = "toegestaan"
    GEMASKEERD = "gemaskeerd"
    """It may, without what says who it is about."""
    TOT_OVERDRACHT = "tot-overdracht"
    """It may, as far as it was known when the dossier went elsewhere."""
    GEEN_GRONDSLAG = "geen-grondslag"
    ANDER_WERKGEBIED = "ander-werkgebied"
    ROL_MAG_NIET = "rol-mag-niet"
    SCOPE_ONTBREEKT = "scope-ontbreekt"
    ONBEKENDE_BRON = "onbekende-bron"


TEKSTEN = {
    Toegangsreden.TOEGESTAAN: "Dit hoort bij uw rol en uw werkgebied.",
    Toegangsreden.GEMASKEERD: "U ziet wat er gebeurde, niet wie het is. Geef een reden om ook dat te zien.",
    Toegangsreden.TOT_OVERDRACHT: "De leerling is verhuisd. U ziet wat er tot de overdracht was vastgelegd.",
    Toegangsreden.GEEN_GRONDSLAG: "Er is geen melding, aanvraag of ander doel om dit dossier in te zien (doelbinding). "
    "Komt er een melding, dan kunt u erbij.",
    Toegangsreden.ANDER_WERKGEBIED: "Dit hoort niet bij uw werkgebied, of het is er niet. "
    "Vraag de beheerder als uw werkgebied niet klopt.",
    Toegangsreden.ROL_MAG_NIET: "Uw rol mag dit niet. Vraag het iemand met een andere rol, of de beheerder.",
    Toegangsreden.SCOPE_ONTBREEKT: "Uw systeem mist de scope die hiervoor nodig is. Vraag de beheerder om die scope.",
    Toegangsreden.ONBEKENDE_BRON: "Dit is niet bekend, en wat niet bekend is mag niemand.",
}


@dataclass(frozen=True, slots=True)
class Besluit:
    """Whether it may, why, of which pupils (`reikwijdte`) and by which line of the table."""

    mag: bool
    reden: Toegangsreden
    recht: Recht | None = None
    gemaskeerd: bool = False

    @property
    def uitleg(self) -> str:
        """What is said to whoever asked; it never tells anything about a pupil."""
        return TEKSTEN[self.reden]

    @property
    def reikwijdte(self) -> Reikwijdte:
        """Of which pupils; only of what may."""
        if self.recht is None:
            raise ValueError("nothing may")
        return self.recht.reikwijdte


class ToegangGeweigerdError(VerzuimspoorError):
    """It may not; the decision says why."""

    def __init__(self, besluit: Besluit) -> None:
        super().__init__(besluit.uitleg.rstrip("."))
        self.besluit = besluit


def besluit(gebruiker: Gebruiker, bron: str, handeling: Handeling = Handeling.LEZEN, *, reden: str = "") -> Besluit:
    """
    Decide whether somebody may do something with a resource at all.

    Of which pupils is in `reikwijdte`, and decided for each by `besluit_over`. `reden` is why an auditor wants to see
    who it is about. What is not in the table is refused.
    """
    if bron not in {een.value for een in Bron}:
        return Besluit(mag=False, reden=Toegangsreden.ONBEKENDE_BRON)
    recht = RECHTEN.get((gebruiker.rol, handeling, Bron(bron)))
    if recht is None:
        return Besluit(mag=False, reden=Toegangsreden.ROL_MAG_NIET)
    if gebruiker.scopes is not None and bron != Bron.UITLEG:
        nodig = SCOPES.get((Bron(bron), handeling))
        if nodig is None or nodig not in gebruiker.scopes:
            return Besluit(mag=False, reden=Toegangsreden.SCOPE_ONTBREEKT)
    if recht.reikwijdte is Reikwijdte.GEMEENTE_GEMASKEERD and not reden.strip():
        return Besluit(mag=True, reden=Toegangsreden.GEMASKEERD, recht=recht, gemaskeerd=True)
    return Besluit(mag=True, reden=Toegangsreden.TOEGESTAAN, recht=recht)


def besluit_over(
    gebruiker: Gebruiker, mag: Besluit, kenmerken: Iterable[Toegangskenmerk], dag: date, gemeenten: Gemeenten
) -> Besluit:
    """
    Decide whether somebody who may do something, may do it with this dossier.

    The characteristics are those of now, and `dag` is today: a right is of now, whatever past is looked at.
    """
    if not mag.mag:
        return mag
    alle = tuple(kenmerken)
    nodig = voorwaarde(mag.reikwijdte, gebruiker, gemeenten)
    if nodig.geldt(alle, dag):
        return mag
    if _had(gebruiker, mag.recht, nodig, alle, dag):
        return replace(mag, reden=Toegangsreden.TOT_OVERDRACHT)
    alleen_grondslag = nodig.zonder(Kenmerksoort.GRONDSLAG)
    waarom = Toegangsreden.GEEN_GRONDSLAG if alleen_grondslag.geldt(alle, dag) else Toegangsreden.ANDER_WERKGEBIED
    return Besluit(mag=False, reden=waarom)


def _had(
    gebruiker: Gebruiker, recht: Recht | None, nodig: Voorwaarde, kenmerken: tuple[Toegangskenmerk, ...], dag: date
) -> bool:
    """
    Say whether the municipality of a leerplichtambtenaar held the dossier before, with a ground that is there still.

    A ground that began after it let go, or after a time without any, is that of the next municipality.
    """
    leest = recht is not None and recht.handeling is Handeling.LEZEN
    if gebruiker.rol is not Rol.LEERPLICHTAMBTENAAR or not leest or not nodig.wegen:
        return False
    codes = dict(nodig.wegen[0]).get(Kenmerksoort.GEMEENTE, frozenset())
    hield = [
        k.dagen.tot_en_met
        for k in kenmerken
        if k.soort is Kenmerksoort.GEMEENTE and k.waarde in codes and k.dagen.tot_en_met < dag
    ]
    van_toen = (
        k for k in kenmerken if k.soort is not Kenmerksoort.GRONDSLAG or any(k.dagen.van <= eind for eind in hield)
    )
    return bool(hield) and nodig.zonder(Kenmerksoort.GEMEENTE).geldt(van_toen, dag)
