"""Who is to handle an open dossier from today on, and must that be recorded?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.behandelaars import Behandelaars
from domain.decisions.voorstel import Voorstel, dossier_met
from domain.dossier import Dossier
from domain.events.werk import BehandelaarToegewezen, BehandelaarVervangen
from domain.kader import Kader
from domain.periode import ALTIJD, DAG, Dagen
from domain.personeel import Bezetting
from domain.werkverdeling import Zonderreden, begint, dagen_open, kenmerken, kies, zonder

BRON = "werkverdeling"
"""From where what we record comes: a replacement from elsewhere was chosen by somebody, and is left alone."""


@dataclass(frozen=True, slots=True)
class Verdeelstand:
    """Who works here, the day on which is divided, and how many open dossiers each has by pseudonym."""

    bezetting: Bezetting
    dag: date
    belast: Mapping[str, int]


def verdeel(
    dossier: Dossier, kader: Kader, stand: Verdeelstand, dagen: Dagen | None = None, *, opnieuw: bool = False
) -> tuple[Voorstel, ...]:
    """
    Return what is to be recorded, nothing when all is as it should be or the dossier is not open.

    Who gets a dossier that is nobody's, by the rules; a new one of who left is nobody's too, an old one waits until
    somebody moves it (`opnieuw`). Who stands in while its handler is away, and that he is back when that is sooner.
    `dagen` are the days on which it is open, when those were found already.
    """
    van = begint(dagen_open(dossier, kader) if dagen is None else dagen, stand.dag)
    if van is None or not stand.bezetting.medewerkers:
        return ()
    toewijzing = _assigned(dossier, kader, stand, van, opnieuw=opnieuw)
    erna = dossier if toewijzing is None else dossier_met(dossier, toewijzing)
    return tuple(een for een in (toewijzing, _replaced(erna, stand)) if een is not None)


def wijs_toe(dossier: Dossier, wie: str, dag: date, volgens: str | None = None) -> Voorstel | None:
    """Return that a dossier is somebody's from a day on; None when it is."""
    if Behandelaars(dossier).toegewezen(dag) == wie:
        return None
    feit = BehandelaarToegewezen(geldig_op=dag, behandelaar=wie)
    if volgens is not None:
        feit = BehandelaarToegewezen(geldig_op=dag, behandelaar=wie, volgens=volgens)
    return Voorstel(dossier.id_for(f"BehandelaarToegewezen|{dag}|{wie}|{_so_far(dossier)}"), feit)


def _assigned(dossier: Dossier, kader: Kader, stand: Verdeelstand, van: date, *, opnieuw: bool) -> Voorstel | None:
    wie = Behandelaars(dossier).toegewezen(stand.dag)
    if wie is not None and not opnieuw:
        waarom_niet = zonder(stand.bezetting, wie, wie, stand.dag)
        if waarom_niet is not Zonderreden.VERTROKKEN or stand.bezetting.medewerker(wie, van) is not None:
            return None
    keuze = kies(kader.beleid, stand.bezetting, kenmerken(dossier, kader, stand.dag), stand.dag, stand.belast)
    return None if keuze.wie is None else wijs_toe(dossier, keuze.wie, stand.dag, keuze.volgens)


def _replaced(dossier: Dossier, stand: Verdeelstand) -> Voorstel | None:
    """Return who is to handle the dossier instead, from today or from when who stands in stops sooner than was said."""
    behandelaars, dag = Behandelaars(dossier), stand.dag
    van_wie, staand = behandelaars.toegewezen(dag), behandelaars.vervanging(dag)
    if van_wie is None or (staand is not None and staand[1].bron not in (BRON, "")):
        return None
    nu, nu_tot = behandelaars.op(dag), behandelaars.zo_tot_en_met(dag)
    doet = stand.bezetting.waarnemer(van_wie, dag) or van_wie
    tot = min(stand.bezetting.zo_tot_en_met(van_wie, dag), behandelaars.toegewezen_tot_en_met(dag))
    if nu != doet:
        return _vervangen(dossier, dag, doet, nu_tot if doet == van_wie else tot)
    if doet == van_wie or nu_tot == tot:
        return None
    return _vervangen(dossier, tot + DAG, van_wie, nu_tot) if nu_tot > tot else _vervangen(dossier, dag, doet, tot)


def _vervangen(dossier: Dossier, dag: date, wie: str, tot_en_met: date) -> Voorstel:
    einde = None if tot_en_met == ALTIJD else tot_en_met
    feit = BehandelaarVervangen(geldig_op=dag, behandelaar=wie, tot_en_met=einde)
    return Voorstel(dossier.id_for(f"BehandelaarVervangen|{dag}|{wie}|{_so_far(dossier)}"), feit)


def _so_far(dossier: Dossier) -> int:
    """Return how often was said who handles the dossier: what is said again is another event."""
    return len(dossier.ooit(BehandelaarToegewezen)) + len(dossier.ooit(BehandelaarVervangen))
