"""May a personal number be replaced, and may two dossiers become one?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.decisions.bereik import denkbare_datums
from domain.decisions.kalender import binnen_de_kalender
from domain.decisions.registreer import registreer
from domain.decisions.verwijzing import ANDERE_STROOM, ONBEKEND
from domain.decisions.voorstel import Voorstel, eerste_weigering
from domain.dossier import Dossier, evolve_all
from domain.errors import Weigering
from domain.events.identiteit import DossiersSamengevoegd
from domain.kader import Kader


@dataclass(frozen=True, slots=True)
class Samenvoeging:
    """What a merge records: first in the dossier that goes up in the other, then in the one that remains."""

    gaat_op: Voorstel
    blijft: Voorstel


def vervang_nummer(
    dossier: Dossier, voorstel: Voorstel, kader: Kader, nieuw_hoort_bij: UUID | None
) -> tuple[Voorstel, ...] | Weigering:
    """
    Return what a new number records; `nieuw_hoort_bij` is the dossier that the new number finds already.

    When that is this one, nothing is left to do. The numbers themselves are no part of the event.
    """
    if voorstel.id in dossier.ids:
        return ()
    if not dossier.vastleggingen:
        return Weigering(
            ONBEKEND, "Bij het oude nummer is geen dossier bekend. Lever onder het nieuwe nummer aan.", "pgn"
        )
    if nieuw_hoort_bij == dossier.id:
        return ()
    if nieuw_hoort_bij is not None:
        return Weigering(
            "pgn-van-ander-dossier",
            "Het nieuwe nummer heeft al een eigen dossier. Voeg de twee dossiers samen met DossiersSamengevoegd.",
            "nieuwPgn",
        )
    return registreer(dossier, voorstel, kader)


def voeg_samen(
    dossier: Dossier, ander: Dossier, event_id: UUID, geldig_op: date, kader: Kader
) -> Samenvoeging | Weigering | None:
    """
    Return what merging `ander` into `dossier` records; None when this merge was recorded before.

    From its registration on the dossier holds both histories; `ander` gets no more events.
    """
    if event_id in dossier.ids:
        return None
    weigering = _may_not(dossier, ander)
    if weigering is not None:
        return weigering
    blijft = Voorstel(event_id, DossiersSamengevoegd(geldig_op=geldig_op, ander=ander.id))
    samen = evolve_all(dossier, ander.vastleggingen)
    weigering = eerste_weigering((denkbare_datums, binnen_de_kalender), samen, blijft, kader)
    if weigering is not None:
        return weigering
    feit = DossiersSamengevoegd(geldig_op=geldig_op, ander=dossier.id, blijft=False)
    return Samenvoeging(Voorstel(ander.id_for(str(event_id)), feit), blijft)


def _may_not(dossier: Dossier, ander: Dossier) -> Weigering | None:
    for een, veld in ((dossier, "pgn"), (ander, "ander")):
        if not _of_a_pupil(een):
            return Weigering(
                ONBEKEND, "Een van de twee dossiers is niet bekend. Controleer de nummers; leg eerst beide vast.", veld
            )
    if dossier.id == ander.id or {dossier.id, ander.id} & {dossier.opgegaan_in, ander.opgegaan_in}:
        return _already(dossier, ander)
    if dossier.opgegaan_in is not None or ander.opgegaan_in is not None:
        return Weigering(
            "al-samengevoegd", "Een van de twee is al opgegaan in een derde dossier. Noem dat dossier.", "ander"
        )
    if dossier.is_vernietigd or ander.is_vernietigd:
        return Weigering("dossier-vernietigd", "Een vernietigd dossier is niet samen te voegen.", "ander")
    return None


def _already(dossier: Dossier, ander: Dossier) -> Weigering:
    if dossier.id == ander.id and len(dossier.aansluitingen) == 1:
        return Weigering("zelfde-dossier", "Dit is een en hetzelfde dossier; er valt niets samen te voegen.", "ander")
    return Weigering("al-samengevoegd", "Deze twee dossiers zijn al samengevoegd.", "ander")


def _of_a_pupil(dossier: Dossier) -> bool:
    families = {type(v.feit).__module__ for v in dossier.vastleggingen}
    return bool(families) and families.isdisjoint(ANDERE_STROOM)
