"""In which municipality does the pupil live?"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from domain.dossier import Dossier, Vastlegging, derived
from domain.events.duo import MeldingGewijzigd, MeldingOntvangen
from domain.events.identiteit import LeerlingGeregistreerd, Verhuisd
from domain.melding import mutatiemoment
from domain.tijdzone import lokale_datum


class Woongemeente(NamedTuple):
    """From `van` on the pupil lives in this municipality, under the code as it was given, and perhaps in this place."""

    van: date
    gemeentecode: str
    woonplaats: str | None = None


@derived
def woongemeenten(dossier: Dossier) -> tuple[Woongemeente, ...]:
    """
    Return where the pupil lived, by the day on which it was said to be so.

    A melding says it on the day of its mutation, so the order in which deliveries come in does not matter. Of one
    day the last word counts: a registration, then meldingen by their moment, then moves; of two moves or two
    registrations the one recorded last. Who only names the municipality again, says nothing about the place in it.
    """
    by_day: dict[date, Woongemeente] = {}
    vorige: Woongemeente | None = None
    for _, woongemeente in sorted(_said(dossier), key=lambda gezegd: gezegd[0]):
        if vorige and woongemeente.woonplaats is None and woongemeente.gemeentecode == vorige.gemeentecode:
            woongemeente = woongemeente._replace(woonplaats=vorige.woonplaats)
        by_day[woongemeente.van] = vorige = woongemeente
    return tuple(by_day.values())


@derived
def woonverloop(dossier: Dossier) -> tuple[Woongemeente, ...]:
    """Return where the pupil lived, without who only says again what was so: for whoever asks about a day."""
    verloop: list[Woongemeente] = []
    for een in woongemeenten(dossier):
        if not verloop or (een.gemeentecode, een.woonplaats) != (verloop[-1].gemeentecode, verloop[-1].woonplaats):
            verloop.append(een)
    return tuple(verloop)


_Rang = tuple[date, int, datetime, str, str]


def _said(dossier: Dossier) -> Iterator[tuple[_Rang, Woongemeente]]:
    """Yield what was said, with what outranks what: the day, who says it, the moment, the melding, the code."""
    for registratie in dossier.van(LeerlingGeregistreerd):
        if registratie.feit.gemeentecode is not None:
            yield _of(registratie, 0)
    mutaties = [*dossier.van(MeldingOntvangen), *dossier.van(MeldingGewijzigd)]
    for mutatie in mutaties:
        if mutatie.feit.gemeentecode is not None:
            moment, code = mutatiemoment(mutatie.feit), mutatie.feit.gemeentecode
            dag = lokale_datum(moment)
            yield (dag, 1, moment, mutatie.feit.meldingsnummer, code), Woongemeente(dag, code)
    for verhuizing in dossier.van(Verhuisd):
        if verhuizing.feit.gemeentecode is not None:
            yield _of(verhuizing, 2)


def _of(gezegd: Vastlegging[LeerlingGeregistreerd] | Vastlegging[Verhuisd], rang: int) -> tuple[_Rang, Woongemeente]:
    feit = gezegd.feit
    code = feit.gemeentecode or ""
    return (feit.geldig_op, rang, gezegd.vastgelegd_op, "", code), Woongemeente(feit.geldig_op, code, feit.woonplaats)


def woongemeente_op(gemeenten: Sequence[Woongemeente], dag: date) -> Woongemeente | None:
    """Return where the pupil lived on `dag`; before the first place known, there."""
    gevonden = gemeenten[0] if gemeenten else None
    for woongemeente in gemeenten:
        if woongemeente.van <= dag:
            gevonden = woongemeente
    return gevonden
