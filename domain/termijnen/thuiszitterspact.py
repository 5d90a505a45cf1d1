"""Within three months a fitting offer: how do those months run?"""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid5

from domain.dossier import Dossier, Vastlegging
from domain.events.base import Event
from domain.events.duo import Meldingstatus, MeldingStatusGewijzigd
from domain.events.identiteit import Overleden
from domain.events.inschrijving import Uitgeschreven
from domain.events.ondersteuning import AanbodVervallen, PassendAanbodGedaan, TrajectVastgelegd
from domain.kader import Kader
from domain.melding import Melding, melding_na, meldingen, mutaties
from domain.periode import DAG, add_months
from domain.rules.thuisperiode import Thuisperiode, thuisperioden
from domain.rules.thuiszitter import thuiszitter_vanaf
from domain.termijnen.termijn import Termijnloop, Termijnperiode
from domain.termijnen.termijn import termijnperiodes as periodes_of
from domain.uitleg import OVERGENOMEN, Uitleg, ids_of

SOORT = "thuiszitterspact"
BRON = "Thuiszitterspact 2016 (R-2.4 t/m R-2.9)"
GEHAALD_DOOR: dict[str, type[Event]] = {
    "PassendAanbodGedaan": PassendAanbodGedaan,
    "TrajectVastgelegd": TrajectVastgelegd,
}


def termijnperiodes(
    dossier: Dossier, kader: Kader, thuis: tuple[Thuisperiode, ...] | None = None
) -> tuple[Termijnperiode, ...]:
    """
    Geen kind zit langer dan drie maanden thuis zonder passend aanbod.

    Source: docs/regels/thuiszitterspact.md. One term for every thuisperiode. A term whose ground proved never to have
    been there (melding withdrawn, event revoked) stays visible as `vervallen` with the reason. `thuis` spares
    computing the thuisperioden again.
    """
    echt = thuisperioden(dossier, kader) if thuis is None else thuis
    lopend = [p for t in echt if (loop := _loop(t, dossier, kader)) for p in _periods(loop, t, dossier, kader)]
    return tuple(sorted([*lopend, *_never_was(dossier, kader, echt)], key=lambda p: (p.sleutel, p.periode.van)))


def _loop(thuis: Thuisperiode, dossier: Dossier, kader: Kader) -> Termijnloop | None:
    beleid = kader.beleid.thuiszitterspact
    start = thuis.periode.van
    if beleid.start == "thuiszitter":
        start = thuiszitter_vanaf(thuis, kader.beleid.thuiszitter)
        if start not in thuis.periode:
            return None
    aanbod = dossier.op_datum(GEHAALD_DOOR[beleid.gehaald_door])
    return Termijnloop(
        soort=SOORT,
        sleutel=thuis.periode.van.isoformat(),
        start=start,
        vervalt_op=add_months(start, beleid.maanden),
        gehaald_door=tuple(v.feit.geldig_op for v in aanbod if v.feit.geldig_op >= thuis.periode.van),
        ongedaan_op=tuple(v.feit.geldig_op for v in dossier.op_datum(AanbodVervallen)),
        grond_eindigt=None if thuis.periode.eind is None else thuis.periode.eind + DAG,
    )


def _periods(loop: Termijnloop, thuis: Thuisperiode, dossier: Dossier, kader: Kader) -> Iterator[Termijnperiode]:
    beleid = kader.beleid.thuiszitterspact
    aanbod: list[Vastlegging[Event]] = [
        *dossier.op_datum(GEHAALD_DOOR[beleid.gehaald_door]),
        *dossier.op_datum(AanbodVervallen),
    ]
    binnen = [v for v in aanbod if thuis.periode.van <= v.feit.geldig_op <= (loop.grond_eindigt or v.feit.geldig_op)]
    tekst = "Drie maanden" if beleid.maanden == 3 else f"{beleid.maanden} maanden"
    tekst += f" vanaf {loop.start}: uiterlijk op {loop.vervalt_op} een passend aanbod."
    if any(v.overgenomen for v in binnen):
        tekst += OVERGENOMEN
    waarom = Uitleg(SOORT, BRON, tekst, ids_of(thuis.uitleg.gebeurtenissen, (v.id for v in binnen)))
    yield from periodes_of(loop, beleid.bron, (waarom, thuis.uitleg))


def _never_was(dossier: Dossier, kader: Kader, echt: tuple[Thuisperiode, ...]) -> Iterator[Termijnperiode]:
    """Yield the terms that would run if one thing had not been taken back."""
    starts = {thuis.periode.van for thuis in echt}
    for zonder, reden, ids in _taken_back(dossier):
        for thuis in thuisperioden(zonder, kader):
            loop = _loop(thuis, zonder, kader)
            if loop is not None and thuis.periode.van not in starts:
                starts.add(thuis.periode.van)
                waarom = Uitleg(SOORT, BRON, f"Vervallen, de grond was er nooit: {reden}.", ids)
                nooit = replace(loop, heeft_nooit_bestaan=True, gehaald_door=())
                yield from periodes_of(nooit, kader.beleid.thuiszitterspact.bron, (waarom,))


def _taken_back(dossier: Dossier) -> Iterator[tuple[Dossier, str, tuple[UUID, ...]]]:
    """Yield the dossier with each withdrawal and revocation undone, and of several last with all of them undone."""
    alles = dossier
    ongedaan: list[tuple[UUID, ...]] = []
    for melding in meldingen(dossier):
        if melding.is_ingetrokken and melding.begindatum is not None:
            yield _not_withdrawn(dossier, melding), "de melding is ingetrokken", melding.gebeurtenissen
    for herroepen_id, herroeping in dossier.herroepen.items():
        if not _followed_from_a_melding(dossier, herroepen_id):
            ongedaan.append((herroepen_id, herroeping.id))
            alles = _without(alles, herroeping.id)
            yield _without(dossier, herroeping.id), "de gebeurtenis is herroepen", (herroepen_id, herroeping.id)
    ingetrokken = [melding for melding in meldingen(alles) if melding.is_ingetrokken and melding.begindatum is not None]
    for melding in ingetrokken:
        ongedaan.append(melding.gebeurtenissen)
        alles = _not_withdrawn(alles, melding)
    if len(ongedaan) > 1:
        yield alles, "wat eraan ten grondslag lag, is ingetrokken en herroepen", ids_of(*ongedaan)


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
