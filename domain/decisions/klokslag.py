"""What is there to record about a pupil when the clock strikes?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier, Vastlegging
from domain.events.beheer import HandhavingVernietigd
from domain.events.termijn import SignaalGegeven, TermijnVerstreken, TermijnVerstrekenHerzien
from domain.ladder import Stapmoment
from domain.termijnen.termijn import Termijnperiode, Termijnstatus

VOORBIJ = (Termijnstatus.VERLOPEN, Termijnstatus.TE_LAAT, Termijnstatus.BEEINDIGD)
"""A term has passed from the first day on which it stands as one of these, whatever happened later."""


@dataclass(frozen=True, slots=True)
class Klokstand:
    """A strike of the clock: everything due through `tot`, noticed on `opgemerkt_op`."""

    tot: date
    opgemerkt_op: date


def klokslagen(
    dossier: Dossier, termijnen: tuple[Termijnperiode, ...], stappen: tuple[Stapmoment, ...], stand: Klokstand
) -> tuple[Voorstel, ...]:
    """
    Return what a strike is to record, in due order: terms that passed, passings that proved wrong, signals.

    The ids follow from what is recorded, so striking twice, or with many clocks, records each thing once. Both the day
    a thing fell due and the day it was noticed are kept. Nothing follows on a dossier that was destroyed or that went
    up in another.
    """
    if dossier.is_vernietigd or dossier.opgegaan_in is not None:
        return ()
    slagen = [*_passed(dossier, termijnen, stand), *_proved_wrong(dossier, termijnen, stand)]
    slagen.extend(_signals(dossier, stappen, stand))
    nieuw = {een.id: een for een in slagen if een.id not in dossier.ids}
    return tuple(sorted(nieuw.values(), key=_order))


def _order(een: Voorstel) -> tuple[bool, date]:
    """Put revisions first, so that a moved term passes anew after it was revised; the rest goes by due day."""
    return not isinstance(een.feit, TermijnVerstrekenHerzien), een.feit.geldig_op


def voorbij(termijnen: tuple[Termijnperiode, ...]) -> dict[tuple[str, str], Termijnperiode]:
    """
    Return the terms that pass or have passed, by soort and sleutel: the first days on which they stand so.

    Mostly that is the day after the last. It is later for a term that was met in time until its offer lapsed, and for
    one that came into view when its last day had gone by.
    """
    eerste: dict[tuple[str, str], Termijnperiode] = {}
    for termijn in sorted(termijnen, key=lambda t: t.periode.van):
        if termijn.status in VOORBIJ:
            eerste.setdefault((termijn.soort, termijn.sleutel), termijn)
    return eerste


def _passed(dossier: Dossier, termijnen: tuple[Termijnperiode, ...], stand: Klokstand) -> Iterator[Voorstel]:
    staand = {(v.feit.termijn, v.feit.sleutel or ""): v.feit for v in staande_verstrekens(dossier)}
    for (soort, sleutel), termijn in voorbij(termijnen).items():
        dag = termijn.periode.van
        if dag <= stand.tot and not _is_so(staand.get((soort, sleutel)), termijn):
            revisie = len(_revised(dossier, soort, sleutel)) + ((soort, sleutel) in staand)
            event_id = dossier.id_for(f"TermijnVerstreken|{soort}|{sleutel}|{termijn.vervalt_op}|{revisie}")
            yield Voorstel(
                event_id,
                TermijnVerstreken(
                    geldig_op=dag,
                    termijn=soort,
                    sleutel=sleutel,
                    vervalt_op=termijn.vervalt_op,
                    opgemerkt_op=stand.opgemerkt_op,
                ),
            )


def _is_so(verstreken: TermijnVerstreken | None, termijn: Termijnperiode | None) -> bool:
    """Say whether a recorded passing is that of this term, on this day."""
    if verstreken is None or termijn is None:
        return False
    return (verstreken.vervalt_op, verstreken.geldig_op) == (termijn.vervalt_op, termijn.periode.van)


def staande_verstrekens(dossier: Dossier) -> list[Vastlegging[TermijnVerstreken]]:
    """Return the recorded passings that were not revised since: of each term the last one."""
    laatste: dict[tuple[str, str | None], Vastlegging[TermijnVerstreken]] = {}
    for verstreken in dossier.van(TermijnVerstreken):
        laatste[verstreken.feit.termijn, verstreken.feit.sleutel] = verstreken
    volgorde = {v.id: i for i, v in enumerate(dossier.van_soorten((TermijnVerstreken, TermijnVerstrekenHerzien)))}
    return [
        v
        for (soort, sleutel), v in laatste.items()
        if all(volgorde[h.id] < volgorde[v.id] for h in _revised(dossier, soort, sleutel or ""))
    ]


def _proved_wrong(dossier: Dossier, termijnen: tuple[Termijnperiode, ...], stand: Klokstand) -> Iterator[Voorstel]:
    """Yield a revision of each recorded passing that, as we know now, was not so or was on another day."""
    nu = voorbij(termijnen)
    by_key = {(t.soort, t.sleutel): t for t in termijnen}
    for verstreken in staande_verstrekens(dossier):
        soort, sleutel = verstreken.feit.termijn, verstreken.feit.sleutel or ""
        termijn = nu.get((soort, sleutel))
        if _is_so(verstreken.feit, termijn):
            continue
        huidige = by_key.get((soort, sleutel))
        if huidige is None and dossier.van(HandhavingVernietigd):
            continue  # what it rested on may have been destroyed: that does not make it wrong
        revisie = len(_revised(dossier, soort, sleutel))
        event_id = dossier.id_for(f"TermijnVerstrekenHerzien|{soort}|{sleutel}|{verstreken.id}|{revisie}")
        yield Voorstel(
            event_id,
            TermijnVerstrekenHerzien(
                geldig_op=verstreken.feit.geldig_op,
                termijn=soort,
                sleutel=sleutel,
                vervalt_op=None if huidige is None else huidige.vervalt_op,
                opgemerkt_op=stand.opgemerkt_op,
                reden=_why(huidige, termijn, verstreken.feit),
            ),
        )


def _why(huidige: Termijnperiode | None, nu: Termijnperiode | None, eerst: TermijnVerstreken) -> str:
    if huidige is None:
        return "de termijn bestaat niet meer"
    if huidige.status is Termijnstatus.VERVALLEN:
        return "de termijn is vervallen"
    if huidige.vervalt_op != eerst.vervalt_op:
        return f"de termijn is verplaatst van {eerst.vervalt_op} naar {huidige.vervalt_op}"
    if nu is not None:
        return f"de termijn verstreek niet op {eerst.geldig_op} maar op {nu.periode.van}"
    return "de termijn blijkt op tijd gehaald"


def _signals(dossier: Dossier, stappen: tuple[Stapmoment, ...], stand: Klokstand) -> Iterator[Voorstel]:
    for moment in stappen:
        dagen = next((run for run in moment.dagen if stand.tot in run), None)
        if dagen is not None:
            naam = f"SignaalGegeven|{moment.stap.soort}|{moment.stap.aan}|{moment.sleutel}"
            if any(dossier.id_for(naam, stroom) in dossier.ids for stroom in dossier.aansluitingen):
                continue
            yield Voorstel(
                dossier.id_for(naam),
                SignaalGegeven(
                    geldig_op=dagen.van,
                    soort=moment.stap.soort,
                    aan=moment.stap.aan,
                    sleutel=moment.sleutel,
                    opgemerkt_op=stand.opgemerkt_op,
                ),
            )


def _revised(dossier: Dossier, soort: str, sleutel: str) -> list[Vastlegging[TermijnVerstrekenHerzien]]:
    return [
        h
        for h in dossier.van(TermijnVerstrekenHerzien)
        if h.feit.termijn == soort and (h.feit.sleutel or "") == sleutel
    ]
