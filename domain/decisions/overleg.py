"""May this fact be recorded about this meeting?"""

from domain.decisions.bereik import denkbare_datums, gemeente_bestaat
from domain.decisions.verwijzing import ONBEKEND, herroept_iets_bekends
from domain.decisions.voorstel import Voorstel, eerste_weigering
from domain.errors import Weigering
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.overleg import (
    DeelnemerAfgezegd,
    DeelnemerUitgenodigd,
    DossierGeagendeerd,
    DossierVanAgenda,
    OverlegAfgelast,
    OverlegAfgerond,
    OverlegGepland,
    OverlegVerzet,
)
from domain.kader import Kader
from domain.overleg import Overleg, Overlegbeeld, beeld

VAN_EEN_OVERLEG = (
    *(OverlegGepland, OverlegVerzet, DeelnemerUitgenodigd, DeelnemerAfgezegd, DossierGeagendeerd, DossierVanAgenda),
    *(OverlegAfgerond, OverlegAfgelast, GebeurtenisHerroepen),
)
"""What a stream of a meeting holds."""
SCHOOL = "school"


def registreer_bij_overleg(overleg: Overleg, voorstel: Voorstel, kader: Kader) -> tuple[Voorstel, ...] | Weigering:
    """
    Return what is to be recorded, nothing when it was recorded before, or the refusal.

    A meeting begins with `OverlegGepland`; once it was held or called off nothing is added but a revocation.
    """
    if voorstel.id in overleg.ids:
        return ()
    bewakers = (_belongs_here, denkbare_datums, gemeente_bestaat, _is_planned_once, _is_open, _names_what_is_there)
    return eerste_weigering((*bewakers, _has_a_role, herroept_iets_bekends), overleg, voorstel, kader) or (voorstel,)


def _belongs_here(_overleg: Overleg, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    if isinstance(voorstel.feit, VAN_EEN_OVERLEG):
        return None
    return Weigering("hoort-niet-bij-overleg", f"{voorstel.feit.type_name()} gaat niet over een overleg.", "type")


def _is_planned_once(overleg: Overleg, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    is_begin = isinstance(voorstel.feit, OverlegGepland)
    if is_begin == (not overleg.vastleggingen):
        return None
    if is_begin:
        return Weigering("overleg-bestaat-al", "Dit overleg is al gepland. Verzet het met OverlegVerzet.", "type")
    return Weigering(ONBEKEND, "Dit overleg is niet bekend. Plan het eerst met OverlegGepland.")


def _is_open(overleg: Overleg, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    staat = beeld(overleg)
    if staat is None or staat.is_open or isinstance(voorstel.feit, GebeurtenisHerroepen):
        return None
    return Weigering("overleg-is-voorbij", f"Dit overleg is {staat.stand}. Plan een nieuw overleg.")


def _names_what_is_there(overleg: Overleg, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    staat = beeld(overleg)
    return None if staat is None else _unknown(staat, voorstel)


def _unknown(staat: Overlegbeeld, voorstel: Voorstel) -> Weigering | None:
    match voorstel.feit:
        case DeelnemerAfgezegd(deelnemer=wie) if wie not in {d.id for d in staat.deelnemers}:
            return Weigering(ONBEKEND, "Deze deelnemer is voor dit overleg niet uitgenodigd.", "deelnemer")
        case DossierVanAgenda(dossier=dossier) if dossier not in staat.agenda:
            return Weigering(ONBEKEND, "Dit dossier staat niet op de agenda.", "dossier")
        case DossierGeagendeerd(dossier=dossier) if dossier in staat.agenda:
            return Weigering("staat-al-op-de-agenda", "Dit dossier staat al op de agenda.", "dossier")
        case _:
            return None


def _has_a_role(_overleg: Overleg, voorstel: Voorstel, kader: Kader) -> Weigering | None:
    """A participant comes in a role that the region knows: by that it is decided what is on his copy."""
    feit = voorstel.feit
    if not isinstance(feit, DeelnemerUitgenodigd):
        return None
    if feit.rol not in kader.beleid.rollen:
        return Weigering("onbekende-rol", "Deze rol kent het profiel niet. Noem een rol uit het profiel.", "rol")
    if feit.rol == SCHOOL and feit.brin is None:
        return Weigering("school-ontbreekt", "Zeg van wie van een school komt ook welke school dat is (brin).", "brin")
    return None
