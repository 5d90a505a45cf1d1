"""May a dossier, or what it holds about enforcement, be destroyed?"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.decisions.verwijzing import ANDERE_STROOM, ONBEKEND
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.beheer import DossierVernietigd, HandhavingVernietigd, Vroegtijdig
from domain.termijnen.termijn import Termijnperiode, Termijnstatus

LONGEST = 100
NUMMER = re.compile(r"[0-9]{8}")
"""No reference of a case has so many digits in a row; a personal number and most report numbers do."""


class Deel(StrEnum):
    """What is destroyed: the whole dossier, or only what it holds about enforcement (Wpg)."""

    GEHEEL = "geheel"
    HANDHAVING = "handhaving"

    @property
    def termijn(self) -> str:
        """The term after which it may be."""
        return "bewaartermijn" if self is Deel.GEHEEL else "bewaartermijn-wpg"

    @property
    def soort(self) -> type[DossierVernietigd] | type[HandhavingVernietigd]:
        """The event that records it."""
        return DossierVernietigd if self is Deel.GEHEEL else HandhavingVernietigd


@dataclass(frozen=True, slots=True)
class Vernietigopdracht:
    """Who wants to destroy what, on which day and on what ground; `eerder` is why that is before the term is over."""

    deel: Deel
    grondslag: str
    op: date
    door: str
    bevestigd_door: str | None = None
    eerder: Vroegtijdig | None = None


def vernietig(
    dossier: Dossier, termijnen: tuple[Termijnperiode, ...], opdracht: Vernietigopdracht
) -> Voorstel | Weigering:
    """Return what a destruction records, or the refusal; `termijnen` is how the terms of the dossier stand."""
    weigering = _is_well_given(opdracht) or _may_not(dossier, opdracht.deel)
    if weigering is None and opdracht.eerder is None:
        weigering = _too_early(termijnen, opdracht)
    if weigering is not None:
        return weigering
    soort = opdracht.deel.soort
    feit = soort(
        geldig_op=opdracht.op,
        grondslag=opdracht.grondslag.strip(),
        eerder=opdracht.eerder,
        bevestigd_door=opdracht.bevestigd_door,
    )
    return Voorstel(dossier.id_for(f"{soort.type_name()}|{len(dossier.van(soort))}"), feit)


def _is_well_given(opdracht: Vernietigopdracht) -> Weigering | None:
    grondslag = opdracht.grondslag.strip()
    if not 0 < len(grondslag) <= LONGEST:
        return Weigering("grondslag", f"Geef een grondslag van ten hoogste {LONGEST} tekens.", "grondslag")
    if NUMMER.search(grondslag):
        return Weigering(
            "grondslag-met-nummer",
            "De grondslag blijft leesbaar als het dossier weg is: noem er geen nummer van een leerling of melding in.",
            "grondslag",
        )
    if opdracht.bevestigd_door is not None and opdracht.bevestigd_door == opdracht.door:
        return Weigering("vier-ogen", "Wie vernietigt, kan dat niet zelf bevestigen: vier ogen zijn er twee.", "door")
    return None


def _may_not(dossier: Dossier, deel: Deel) -> Weigering | None:
    if not dossier.vastleggingen or any(type(v.feit).__module__ in ANDERE_STROOM for v in dossier.vastleggingen):
        return Weigering(ONBEKEND, "Dit dossier is niet bekend.")
    if dossier.is_vernietigd:
        return Weigering("dossier-vernietigd", "Het dossier is al vernietigd.")
    if dossier.opgegaan_in is not None:
        return Weigering("dossier-opgegaan", "Het dossier is opgegaan in een ander. Vernietig dat dossier.")
    if deel is Deel.HANDHAVING and not any(v.feit.wpg for v in dossier.vastleggingen):
        return Weigering("geen-handhaving", "Er staat niets over handhaving in dit dossier.")
    return None


def _too_early(termijnen: tuple[Termijnperiode, ...], opdracht: Vernietigopdracht) -> Weigering | None:
    """Refuse while a term of this part runs; with one key for all of it, the last of several counts."""
    nu = [t for t in termijnen if t.soort == opdracht.deel.termijn and opdracht.op in t.periode]
    loopt = [t.vervalt_op for t in nu if t.status is Termijnstatus.LOPEND]
    if loopt:
        return Weigering(
            "bewaartermijn-loopt",
            f"De bewaartermijn loopt tot en met {max(loopt)}. Eerder kan alleen met een eigen grond (--eerder).",
            "eerder",
        )
    if not any(t.status is Termijnstatus.VERLOPEN for t in nu):
        return Weigering(
            "bewaartermijn-onbekend",
            "Er is geen bewaartermijn bekend, zoals zonder geboortedatum. Het kan met een eigen grond (--eerder).",
            "eerder",
        )
    return None
