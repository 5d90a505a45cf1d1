"""Which terms does a dossier have, and how do they stand on every day?"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple
from uuid import UUID

from domain.aanvragen import aanvraag_met
from domain.dossier import Dossier, Vastlegging, derived
from domain.events import BY_TYPE
from domain.events.base import Event
from domain.events.beheer import DossierVernietigd
from domain.kader import Kader
from domain.periode import ALTIJD
from domain.termijnen.aan_zet import Rollen, rollen
from domain.termijnen.aanvang import Aanvang, aanvangen
from domain.termijnen.alsof import teruggenomen
from domain.termijnen.bewaren import bewaren_tot
from domain.termijnen.definitie import Termijndefinitie
from domain.termijnen.duur import vervalt_op
from domain.termijnen.kenmerken import besloten_op, past_bij
from domain.termijnen.opschorting import uitgesteld, verlengd_tot, wat_verschoof
from domain.termijnen.termijn import Termijnloop, Termijnperiode
from domain.termijnen.termijn import termijnperiodes as periodes_of
from domain.uitleg import OVERGENOMEN, Uitleg, ids_of
from domain.woonplaats import verblijf_van


class Lopend(NamedTuple):
    """A term of a dossier, with what it rests on."""

    definitie: Termijndefinitie
    loop: Termijnloop
    uitleg: tuple[Uitleg, ...]


@derived
def termijnperiodes(dossier: Dossier, kader: Kader) -> tuple[Termijnperiode, ...]:
    """
    Return how every term of the profile stands, from its start on.

    A term whose ground proved never to have been there (a melding withdrawn, an event revoked) stays visible as
    `vervallen`, with the reason. In the order of their soort, of what started them, and of the days.

    Raises:
        KalenderOnbekendError: a term is counted in school days outside the known calendar.

    """
    terug = _taken_back(dossier, kader)
    soorten = [(soort, termijnen_van_soort(dossier, kader, soort)) for soort in termijnsoorten(dossier, kader)]
    if not terug:
        return tuple(chain.from_iterable(periodes for _, periodes in soorten))
    return tuple(p for soort, periodes in soorten for p in _with_what_never_was(soort, periodes, terug))


def _with_what_never_was(
    soort: str, periodes: tuple[Termijnperiode, ...], terug: tuple[Lopend, ...]
) -> list[Termijnperiode]:
    bestaand = {p.sleutel for p in periodes}
    nooit = (t for t in terug if t.loop.soort == soort and t.loop.sleutel not in bestaand)
    return _in_order([*periodes, *(p for t in nooit for p in _standing(t))])


@derived
def termijnsoorten(dossier: Dossier, kader: Kader) -> tuple[str, ...]:
    """Return of which kinds there can be terms, in order: something was recorded that starts one, or a rule does."""
    begonnen = kader.termijnen_bij(dossier.welke_er_zijn(kader.begint_termijn))
    return tuple(sorted({*begonnen, *(t.loop.soort for t in _taken_back(dossier, kader))}))


@derived
def termijnen_van_soort(dossier: Dossier, kader: Kader, soort: str) -> tuple[Termijnperiode, ...]:
    """Return how the terms of one kind stand, as `termijnperiodes` does but without those that never were."""
    lopend = list(_running(dossier, kader, soort))
    periodes = [p for t in lopend for p in _standing(t)]
    return tuple(periodes if len(lopend) < 2 else _in_order(periodes))


def _standing(lopend: Lopend) -> Iterator[Termijnperiode]:
    return periodes_of(lopend.loop, lopend.definitie.bron, lopend.uitleg)


def _in_order(periodes: Iterable[Termijnperiode]) -> list[Termijnperiode]:
    return sorted(periodes, key=lambda p: (p.sleutel, p.periode.van))


def _running(dossier: Dossier, kader: Kader, soort: str) -> Iterator[Lopend]:
    definitie = kader.by_soort[soort]
    for aanvang in aanvangen(definitie, dossier, kader):
        yield _term(definitie, aanvang, dossier, kader, rollen(definitie.aan_zet, aanvang, dossier, kader))


def _term(definitie: Termijndefinitie, aanvang: Aanvang, dossier: Dossier, kader: Kader, aan_zet: Rollen) -> Lopend:
    verblijf = verblijf_van(dossier, kader)
    gehaald = _that_fit(definitie.gehaald_door, aanvang, dossier)
    ongedaan = _that_fit(definitie.ongedaan_door, aanvang, dossier)
    vervalt = _that_fit(definitie.vervalt_door, aanvang, dossier)
    einde = vervalt_op(
        aanvang.start,
        definitie.duur,
        verblijf,
        wettelijk=definitie.wettelijk,
        eindigt=aanvang.duurt_tot,
        genoemd=aanvang.genoemd,
        bewaren_tot=lambda: bewaren_tot(dossier, kader),
        uitgesteld=lambda dag: _postponed(definitie, aanvang, dossier, dag),
    )
    if definitie.verlengbaar:
        einde = verlengd_tot(dossier, aanvang.gebeurtenissen[0], einde)
    eindes = [aanvang.eindigt or ALTIJD, *(besloten_op(v.feit) for v in (*vervalt, *dossier.van(DossierVernietigd)))]
    grond_eindigt = min(eindes)
    loop = Termijnloop(
        soort=definitie.soort,
        sleutel=aanvang.sleutel,
        start=aanvang.start,
        zichtbaar_vanaf=aanvang.zichtbaar_vanaf,
        vervalt_op=einde,
        gehaald_door=(*aanvang.gehaald, *(besloten_op(v.feit) for v in gehaald)),
        ongedaan_op=tuple(dag for v in ongedaan if (dag := besloten_op(v.feit)) <= grond_eindigt),
        grond_eindigt=None if grond_eindigt == ALTIJD else grond_eindigt,
        aan_zet=aan_zet,
    )
    betrokken = [v for v in (*gehaald, *ongedaan, *vervalt) if besloten_op(v.feit) <= grond_eindigt]
    tekst = f"{definitie.titel}: vanaf {aanvang.start}, uiterlijk op {einde}."
    if aanvang.overgenomen or any(v.overgenomen for v in betrokken):
        tekst += OVERGENOMEN
    waarop = (uitleg.gebeurtenissen for uitleg in aanvang.uitleg)
    ids = ids_of(aanvang.gebeurtenissen, *waarop, (v.id for v in betrokken))
    verschoven = (Uitleg(definitie.soort, definitie.bron, *een) for een in _moved(definitie, aanvang, dossier))
    return Lopend(definitie, loop, (Uitleg(definitie.soort, definitie.bron, tekst, ids), *verschoven, *aanvang.uitleg))


def _moved(definitie: Termijndefinitie, aanvang: Aanvang, dossier: Dossier) -> Iterator[tuple[str, tuple[UUID, ...]]]:
    if definitie.opschortbaar or definitie.verlengbaar:
        for tekst, gebeurtenis in wat_verschoof(dossier, aanvang.gebeurtenissen[0]):
            yield tekst, (gebeurtenis,)


def _postponed(definitie: Termijndefinitie, aanvang: Aanvang, dossier: Dossier, dag: date) -> date:
    return uitgesteld(dossier, aanvang.gebeurtenissen[0], aanvang.start, dag) if definitie.opschortbaar else dag


def _that_fit(namen: tuple[str, ...], aanvang: Aanvang, dossier: Dossier) -> list[Vastlegging[Event]]:
    """Return the events of these kinds about the same thing, on or after the start; the starting event itself never."""
    return [
        vastlegging
        for naam in namen
        for vastlegging in dossier.op_datum(BY_TYPE[naam])
        if besloten_op(vastlegging.feit) >= (aanvang.telt_vanaf or aanvang.start)
        and vastlegging.id not in aanvang.gebeurtenissen
        and past_bij(aanvang.kenmerken, vastlegging.feit)
        and _names_no_other_request(vastlegging.feit, aanvang, dossier)
    ]


def _names_no_other_request(feit: Event, aanvang: Aanvang, dossier: Dossier) -> bool:
    genoemd: UUID | None = getattr(feit, "aanvraag", None)
    if genoemd is None:
        return True
    aanvraag = aanvraag_met(dossier, genoemd)
    return aanvraag is not None and aanvang.gebeurtenissen[0] in aanvraag.gebeurtenissen


@derived
def _taken_back(dossier: Dossier, kader: Kader) -> tuple[Lopend, ...]:
    """Return the terms that run or would run if one thing had not been taken back, each once."""
    gevonden: dict[tuple[str, str], Lopend] = {}
    for zonder, reden, ids in teruggenomen(dossier):
        soorten = sorted(kader.termijnen_bij(zonder.welke_er_zijn(kader.begint_termijn)))
        for lopend in (een for soort in soorten for een in _running(zonder, kader, soort)):
            gevonden.setdefault((lopend.loop.soort, lopend.loop.sleutel), _never_was(lopend, reden, ids))
    return tuple(gevonden.values())


def _never_was(lopend: Lopend, reden: str, ids: tuple[UUID, ...]) -> Lopend:
    waarom = Uitleg(lopend.definitie.soort, lopend.definitie.bron, f"Vervallen, de grond was er nooit: {reden}.", ids)
    nooit = lopend.loop._replace(heeft_nooit_bestaan=True, gehaald_door=(), ongedaan_op=(), grond_eindigt=None)
    return Lopend(lopend.definitie, nooit, (waarom,))
