"""How would a dossier be if something had not been taken back?"""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid5

from domain.dossier import Dossier
from domain.events.duo import Meldingstatus, MeldingStatusGewijzigd
from domain.events.identiteit import Overleden
from domain.events.inschrijving import Uitgeschreven
from domain.melding import Melding, melding_na, meldingen, mutaties
from domain.uitleg import ids_of


def teruggenomen(dossier: Dossier) -> Iterator[tuple[Dossier, str, tuple[UUID, ...]]]:
    """
    Yield the dossier with each withdrawal and revocation undone, and of several last with all of them undone.

    With it comes what was taken back, and by which events.
    """
    ingetrokken = _withdrawn(dossier)
    if not ingetrokken and not dossier.herroepen:
        return
    alles = dossier
    ongedaan: list[tuple[UUID, ...]] = []
    for melding in ingetrokken:
        yield _not_withdrawn(dossier, melding), "de melding is ingetrokken", melding.gebeurtenissen
    for herroepen_id, herroeping in dossier.herroepen.items():
        if not _followed_from_a_melding(dossier, herroepen_id):
            ongedaan.append((herroepen_id, herroeping.id))
            alles = _without(alles, herroeping.id)
            yield _without(dossier, herroeping.id), "de gebeurtenis is herroepen", (herroepen_id, herroeping.id)
    for melding in _withdrawn(alles):
        ongedaan.append(melding.gebeurtenissen)
        alles = _not_withdrawn(alles, melding)
    if len(ongedaan) > 1:
        yield alles, "wat eraan ten grondslag lag, is ingetrokken en herroepen", ids_of(*ongedaan)


def _withdrawn(dossier: Dossier) -> list[Melding]:
    return [melding for melding in meldingen(dossier) if melding.is_ingetrokken and melding.begindatum is not None]


def _without(dossier: Dossier, event_id: UUID) -> Dossier:
    return dossier.with_only(v for v in dossier.vastleggingen if v.id != event_id)


def _followed_from_a_melding(dossier: Dossier, event_id: UUID) -> bool:
    """Whether the product recorded it itself, when a melding was closed: its revocation follows that melding too."""
    feit = next((v.feit for v in dossier.vastleggingen if v.id == event_id), None)
    return isinstance(feit, Uitgeschreven | Overleden) and feit.meldingsnummer is not None


def _not_withdrawn(dossier: Dossier, melding: Melding) -> Dossier:
    """Let a last word say again what was said before the withdrawal."""
    gezegd = mutaties(dossier)[melding.nummer]
    laatste = gezegd[-1]
    eerder = Melding(melding.nummer, status=Meldingstatus.IN_BEHANDELING)
    for i in range(len(gezegd), 0, -1):
        toen = melding_na(melding.nummer, gezegd[:i])
        if not toen.is_ingetrokken:
            eerder = toen
            break
    woord = MeldingStatusGewijzigd(
        geldig_op=laatste.feit.geldig_op,
        meldingsnummer=melding.nummer,
        mutatie_op=melding.mutatie_op,
        status=eerder.status or Meldingstatus.IN_BEHANDELING,
        reden=eerder.reden,
    )
    alsof = replace(laatste, id=uuid5(laatste.id, "alsof"), versie=dossier.versie + 1, feit=woord)
    return dossier.with_only((*dossier.vastleggingen, alsof))
