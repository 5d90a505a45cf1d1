"""Which signals were given, and where does the registration look incomplete?"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from domain.dossier import Vastlegging
from domain.events.termijn import SignaalGegeven
from domain.ladder import Stapmoment
from domain.periode import Dagen, Periode, opgedeeld
from domain.rules.datakwaliteit import REGEL as DATAKWALITEIT
from domain.rules.datakwaliteit import kwaliteitssignalen
from domain.uitleg import Uitleg
from projections.views.view import Inzicht, View, as_json, as_text

LADDER = "ladder"
OPEN, VOORBIJ, VERVALLEN = "open", "voorbij", "vervallen"
"""The step is due; it was due; as now known it never was."""


class Signaal(NamedTuple):
    """Days on which a signal stood the same: one of the ladder, which was given, or one about the registration."""

    herkomst: str
    soort: str
    aan: str
    sleutel: str
    van: str
    tot_en_met: str
    status: str
    gegeven_op: str
    opgemerkt_op: str | None
    tekst: str
    uitleg: str


def rows(inzicht: Inzicht) -> Iterator[Signaal]:
    """Yield the pupil's signals; one that two merged dossiers both hold is one."""
    yield from _of_the_ladder(inzicht, inzicht.dossier.van(SignaalGegeven))
    for signaal in kwaliteitssignalen(inzicht.dossier, inzicht.kader):
        yield Signaal(
            herkomst=DATAKWALITEIT,
            soort=signaal.soort,
            aan=signaal.aan,
            sleutel=signaal.sleutel,
            van=signaal.dagen.van.isoformat(),
            tot_en_met=signaal.dagen.tot_en_met.isoformat(),
            status=OPEN,
            gegeven_op=signaal.dagen.van.isoformat(),
            opgemerkt_op=None,
            tekst=signaal.uitleg.tekst,
            uitleg=as_json((signaal.uitleg,)),
        )


def _of_the_ladder(inzicht: Inzicht, alle: Sequence[Vastlegging[SignaalGegeven]]) -> Iterator[Signaal]:
    if not alle:
        return
    momenten = {(m.stap.soort, m.stap.aan, m.sleutel): m for m in inzicht.stappen}
    teksten = {(stap.soort, stap.aan): stap.tekst for stap in inzicht.kader.beleid.stap}
    gezien = set()
    for gegeven in alle:
        feit = gegeven.feit
        naam = (feit.soort, feit.aan, feit.sleutel or "")
        if naam not in gezien:
            gezien.add(naam)
            yield from _given(gegeven, momenten.get(naam), teksten.get(naam[:2]))


def _given(gegeven: Vastlegging[SignaalGegeven], moment: Stapmoment | None, tekst: str | None) -> Iterator[Signaal]:
    """Yield how a signal stands; without `tekst` the ladder has no such step (any more)."""
    waarom = "De aanleiding is er, zoals nu bekend, nooit geweest." if tekst else "De afspraken kennen deze stap niet."
    nooit = Uitleg(LADDER, "Specificatie 3.5", waarom, (gegeven.id,))
    for dagen, status in _standen(gegeven.feit, moment, bestaat=tekst is not None):
        yield Signaal(
            herkomst=LADDER,
            soort=gegeven.feit.soort,
            aan=gegeven.feit.aan,
            sleutel=gegeven.feit.sleutel or "",
            van=dagen.van.isoformat(),
            tot_en_met=dagen.tot_en_met.isoformat(),
            status=status,
            gegeven_op=gegeven.feit.geldig_op.isoformat(),
            opgemerkt_op=as_text(gegeven.feit.opgemerkt_op),
            tekst=tekst or "",
            uitleg=as_json((moment.uitleg if moment else nooit,)),
        )


def _standen(feit: SignaalGegeven, moment: Stapmoment | None, *, bestaat: bool) -> Iterator[tuple[Periode, str]]:
    """Yield how a signal stands from the day it is about on: open on the days on which its step is due."""
    van = feit.geldig_op
    if moment is None:
        yield Periode(van), VERVALLEN if bestaat else VOORBIJ
        return
    open_ = open_dagen(feit, moment)
    for periode in opgedeeld(Periode(van), open_.omslagen()):
        yield periode, OPEN if periode.van in open_ else VOORBIJ


def open_dagen(feit: SignaalGegeven, moment: Stapmoment) -> Dagen:
    """Return on which days a signal is open: while its step is due, and until then when that proved to be later."""
    return moment.dagen | Dagen([Periode(feit.geldig_op, moment.van)])


VIEW = View(
    "signalen",
    Signaal,
    sleutel=("herkomst", "soort", "aan", "sleutel", "van"),
    rows=rows,
    indexen=(("bekend_tot", "tot_en_met", "van"),),
)
