"""How would a dossier be if one thing had not been taken back?"""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from domain.dossier import Dossier
from domain.events.duo import Meldingstatus, MeldingStatusGewijzigd
from domain.melding import Melding, meldingen


def teruggenomen(dossier: Dossier) -> Iterator[tuple[Dossier, str, tuple[UUID, ...]]]:
    """Yield the dossier without each withdrawal and each revocation, with what was taken back and by which events."""
    for melding in meldingen(dossier):
        if melding.is_ingetrokken and melding.begindatum is not None:
            yield _as_if_not_withdrawn(dossier, melding), "de melding is ingetrokken", melding.gebeurtenissen
    for herroepen_id, herroeping in dossier.herroepen.items():
        zonder = Dossier(dossier.id, tuple(v for v in dossier.vastleggingen if v.id != herroeping.id))
        yield zonder, "de gebeurtenis is herroepen", (herroepen_id, herroeping.id)


def _as_if_not_withdrawn(dossier: Dossier, melding: Melding) -> Dossier:
    """Let a last word say that the melding is still being looked into."""
    laatste = next(v for v in reversed(dossier.vastleggingen) if v.id in melding.gebeurtenissen)
    woord = MeldingStatusGewijzigd(
        geldig_op=laatste.feit.geldig_op,
        meldingsnummer=melding.nummer,
        mutatie_op=melding.mutatie_op,
        status=Meldingstatus.IN_BEHANDELING,
    )
    alsof = replace(laatste, id=UUID(int=0), versie=dossier.versie + 1, feit=woord)
    return Dossier(dossier.id, (*dossier.vastleggingen, alsof))
