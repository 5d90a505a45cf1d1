"""Did a school team meet as often as was agreed?"""

from collections.abc import Iterator
from datetime import date

from domain.beleid import Beleid
from domain.periode import DAG, Periode, einde_schooljaar
from domain.schoolteam import Schoolteam, overleggen
from domain.termijnen.termijn import Termijnloop, Termijnperiode, termijnperiodes
from domain.uitleg import Uitleg
from domain.vastedag import in_schooljaar

SOORT = "teamoverleg"


def teamoverleggen(schoolteam: Schoolteam, beleid: Beleid, peildatum: date) -> tuple[Termijnperiode, ...]:
    """
    Return how the meetings of a team stand on `peildatum`, those that had to begin by then, oldest first.

    Elk deel van het schooljaar vraagt een overleg in dat deel; het eerste is dat waarin het team bekend werd.
    Without days in the profile there is no such term.
    """
    dagen = [v.feit.geldig_op for v in schoolteam.geldend]
    if not dagen:
        return ()
    gevonden = (_term(deel, schoolteam, beleid) for deel in _parts(min(dagen), peildatum, beleid))
    return tuple(termijn for termijnen in gevonden for termijn in termijnen if peildatum in termijn.periode)


def _parts(van: date, tot_en_met: date, beleid: Beleid) -> Iterator[Periode]:
    """Yield the parts of school years between two days; a part ends on the day by which the team is to meet."""
    einde = einde_schooljaar(van)
    while beleid.teamoverleg.uiterlijk and einde.replace(year=einde.year - 1) < tot_en_met:
        begin = einde.replace(year=einde.year - 1) + DAG
        for uiterlijk in beleid.teamoverleg.uiterlijk:
            laatste = in_schooljaar(uiterlijk, einde)
            if laatste >= van and begin <= tot_en_met:
                yield Periode(begin, laatste)
            begin = laatste + DAG
        einde = einde.replace(year=einde.year + 1)


def _term(deel: Periode, schoolteam: Schoolteam, beleid: Beleid) -> Iterator[Termijnperiode]:
    gehouden = [v for v in overleggen(schoolteam) if v.feit.geldig_op in deel]
    loop = Termijnloop(
        soort=SOORT,
        sleutel=deel.van.isoformat(),
        start=deel.van,
        zichtbaar_vanaf=deel.van,
        vervalt_op=deel.tot_en_met,
        gehaald_door=tuple(v.feit.geldig_op for v in gehouden),
        aan_zet=((deel.van, beleid.teamoverleg.aan_zet),),
    )
    tekst = f"Het schoolteam overlegt van {deel.van} tot en met {deel.tot_en_met} ten minste een keer."
    uitleg = Uitleg(SOORT, beleid.teamoverleg.bron, tekst, tuple(v.id for v in gehouden))
    yield from termijnperiodes(loop, beleid.teamoverleg.bron, (uitleg,))
