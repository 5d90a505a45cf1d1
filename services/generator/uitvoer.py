"""Which rows about a pupil are in the first export, and which in the corrected one?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.generator.afloop import Mutatie
from services.generator.agenda import Agenda
from services.generator.fouten import bederf
from services.generator.leerling import Leerling
from services.generator.meldingen import Melding
from services.generator.opdracht import Opdracht
from services.generator.rijen import DATUMVORMEN, Datumvorm

ISO = DATUMVORMEN[0]


@dataclass(frozen=True, slots=True)
class EersteUitvoer:
    """The rows of the first export about a pupil."""

    rijen: list[list[str]]
    geleverd: tuple[Melding, ...]
    """The meldingen of which a good row is among them."""
    bedorven: Melding | None = None
    """The melding of which the only row is wrong."""


def eerste_uitvoer(
    opdracht: Opdracht, agenda: Agenda, leerling: Leerling, meldingen: Sequence[Melding]
) -> EersteUitvoer:
    """
    Return the rows of the first export.

    Of each melding the last mutation; of some the older ones too, before it or late after it;
    and some twice. A melding with a wrong row has no other.
    """
    bekend = {m: gezegd for m in meldingen if (gezegd := m.bekend_op(agenda.eerste_export))}
    aantal = sum(len(_in_volgorde(m, gezegd)) for m, gezegd in bekend.items())
    bedorven = None
    if leerling.foutgevoeligheid < opdracht.fouten * aantal:
        bedorven = tuple(bekend)[leerling.index % len(bekend)]
    rijen: list[list[str]] = []
    for melding, gezegd in bekend.items():
        if melding is bedorven:
            rij = _rij(opdracht, leerling, melding, gezegd[-1], melding.vorm)
            rijen.append(_bedorven(rij, leerling, melding))
        else:
            mutaties = _in_volgorde(melding, gezegd)
            rijen += [_rij(opdracht, leerling, melding, m, melding.vorm) for m in mutaties]
    return EersteUitvoer(rijen, tuple(m for m in bekend if m is not bedorven), bedorven)


def gecorrigeerde_uitvoer(
    opdracht: Opdracht,
    agenda: Agenda,
    leerling: Leerling,
    meldingen: Sequence[Melding],
    bedorven: Melding | None,
) -> list[list[str]]:
    """
    Return the rows of the corrected export, all dates written JJJJ-MM-DD.

    Every melding as it stands now: changed, new, or as it was. What was wrong is there in its
    right form, also when more was said about that melding since.
    """
    rijen: list[list[str]] = []
    for melding in meldingen:
        laatste = melding.bekend_op(agenda.tot_en_met)[-1]
        if melding is bedorven:
            hersteld = melding.bekend_op(agenda.eerste_export)[-1]
            if hersteld is not laatste:
                rijen.append(_rij(opdracht, leerling, melding, hersteld, ISO))
        rijen.append(_rij(opdracht, leerling, melding, laatste, ISO))
    return rijen


def _in_volgorde(melding: Melding, gezegd: list[Mutatie]) -> list[Mutatie]:
    laatste = gezegd[-1]
    if melding.met_oude_mutaties and len(gezegd) > 1:
        return gezegd if melding.oudste_eerst else [laatste, *gezegd[:-1]]
    return [laatste, laatste] if melding.dubbel else [laatste]


def _bedorven(rij: list[str], leerling: Leerling, melding: Melding) -> list[str]:
    return bederf(
        rij,
        leerling.fout,
        vorm=melding.vorm,
        begin=melding.begindatum,
        geboren=leerling.geboortedatum,
        index=leerling.index,
    )


def _rij(opdracht: Opdracht, leerling: Leerling, melding: Melding, mutatie: Mutatie, vorm: Datumvorm) -> list[str]:
    return [
        melding.nummer,
        leerling.pgn,
        vorm.schrijf(leerling.geboortedatum),
        opdracht.gemeentecode,
        leerling.school.brin,
        leerling.school.vestiging,
        leerling.school.onderwijssoort.value,
        melding.soort.value,
        vorm.schrijf(melding.begindatum),
        "" if mutatie.einddatum is None else vorm.schrijf(mutatie.einddatum),
        vorm.schrijf(melding.melddatum),
        mutatie.status,
        mutatie.reden,
        "J" if melding.alle_lessen_gemist else "N",
        "J" if melding.actie_gewenst else "N",
        melding.ondernomen_actie,
        melding.vermoedelijke_reden,
        melding.toelichting,
        _moment(mutatie.moment, milliseconden=melding.milliseconden),
    ]


def _moment(moment: datetime, *, milliseconden: bool) -> str:
    return moment.isoformat(timespec="milliseconds" if milliseconden else "seconds")
