"""When is sickness a reason to ask the youth doctor?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice

from domain.afwezigheid.vrij import ziek
from domain.dossier import Dossier, derived
from domain.events.verzuim import Ziekgemeld
from domain.kader import Kader
from domain.kalender import BEKEND
from domain.lesweken import venster
from domain.periode import DAG, Dagen, Periode
from domain.uitleg import OVERGENOMEN, Uitleg
from domain.woonplaats import Verblijf, verblijf_van

REGEL = "ziekteverzuim"
BRON = "MAZL, NCJ (regels.md 4.4)"


class Ziektesignaalsoort(StrEnum):
    """Why it is one."""

    VAAK = "vaak-ziek"
    LANG = "lang-ziek"


@dataclass(frozen=True, slots=True)
class Ziektesignaal:
    """On `op` the limit was reached: often sick, or sick for long."""

    op: date
    soort: Ziektesignaalsoort
    uitleg: Uitleg


@derived
def ziektesignalen(dossier: Dossier, kader: Kader) -> tuple[Ziektesignaal, ...]:
    """
    Bij de vierde ziekmelding in twaalf lesweken of de zevende lesdag aaneen wordt de jeugdarts gevraagd.

    Source: docs/regels/ziekteverzuim.md. Every report from the fourth on within the window is a signal of its own; a
    spell gives one signal, on its seventh school day; only a school day back ends it.

    Raises:
        KalenderOnbekendError: a report of sickness lies outside the known school calendar.

    """
    if not dossier.van(Ziekgemeld):
        return ()
    verblijf = verblijf_van(dossier, kader)
    return tuple(sorted([*_often(dossier, kader), *_long(dossier, kader, verblijf)], key=lambda s: (s.op, s.soort)))


def _often(dossier: Dossier, kader: Kader) -> Iterator[Ziektesignaal]:
    beleid = kader.beleid.ziekte
    meldingen = dossier.op_datum(Ziekgemeld)
    dagen = sorted({v.feit.geldig_op for v in meldingen})
    for dag in dagen:
        weken = venster(dossier, kader, dag, beleid.lesweken)
        binnen = [v for v in meldingen if v.feit.geldig_op in weken]
        if len({v.feit.geldig_op for v in binnen}) >= beleid.meldingen:
            tekst = f"{len(binnen)} ziekmeldingen in {beleid.lesweken} lesweken, bereikt op {dag}."
            tekst += OVERGENOMEN if any(v.overgenomen for v in binnen) else ""
            yield Ziektesignaal(dag, Ziektesignaalsoort.VAAK, Uitleg(REGEL, BRON, tekst, tuple(v.id for v in binnen)))


def _long(dossier: Dossier, kader: Kader, verblijf: Verblijf) -> Iterator[Ziektesignaal]:
    nodig = kader.beleid.ziekte.lesdagen_aaneen
    for reeks in _spells(ziek(dossier), verblijf):
        lesdagen = (dag for run in reeks for dag in _school_days(run, verblijf))
        dag = next(islice(lesdagen, nodig - 1, None), None)
        if dag is not None:
            sinds = reeks[0].van
            gemeld = [v for v in dossier.op_datum(Ziekgemeld) if sinds <= v.feit.geldig_op <= dag]
            tekst = f"Op {dag} de {nodig}e lesdag aaneen ziek, sinds {sinds}."
            tekst += OVERGENOMEN if any(v.overgenomen for v in gemeld) else ""
            yield Ziektesignaal(dag, Ziektesignaalsoort.LANG, Uitleg(REGEL, BRON, tekst, tuple(v.id for v in gemeld)))


def _spells(dagen: Dagen, verblijf: Verblijf) -> Iterator[list[Periode]]:
    """Yield the runs of sickness that are one: a weekend or a holiday between them is no day back at school."""
    reeks: list[Periode] = []
    for run in dagen:
        if reeks and verblijf.lesdagen(Periode(reeks[-1].tot_en_met + DAG, run.van - DAG), 1):
            yield reeks
            reeks = []
        reeks.append(run)
    if reeks:
        yield reeks


def _school_days(run: Periode, verblijf: Verblijf) -> Iterator[date]:
    """Yield the school days of a run; one without an end is looked at as far as the calendar is known."""
    dag = run.van
    while dag <= (run.eind or BEKEND.tot_en_met):
        if verblijf.is_lesdag(dag):
            yield dag
        dag += DAG
