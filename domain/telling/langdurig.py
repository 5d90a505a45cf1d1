"""In which school years does a pupil count as long relative absence?"""

from collections.abc import Iterator
from datetime import date

from domain.events.identiteit import Overleden, Verhuisd
from domain.periode import DAG, Dagen, Periode, add_months, einde_schooljaar
from domain.rules.thuiszitter import Categorie, Status, statusperiodes
from domain.telling.absoluut import MAANDEN
from domain.telling.cijfers import LRV_AANVANG, LRV_LANG, LRV_NIEUW, LRV_VERHUISD
from domain.telling.geteld import Geteld, Teldossier
from domain.telling.indeling import SCHOOLJAREN, TELBAAR, Plaats, eerste_dagen, plaats_op
from domain.woonplaats import Verblijf


def langdurig(leerling: Teldossier) -> Iterator[Geteld]:
    """Yield the figures of long relative absence: the days on which the pupil is thuiszitter and relatief."""
    if not leerling.thuis:
        return
    by_sinds: dict[date, list[Periode]] = {}
    for stand in statusperiodes(leerling.dossier, leerling.kader):
        if stand.status is Status.THUISZITTER and stand.categorie is Categorie.RELATIEF:
            by_sinds.setdefault(stand.thuis_sinds, []).append(stand.periode)
    for sinds, perioden in by_sinds.items():
        dagen = Dagen(perioden) & TELBAAR
        yield from _of(sinds, dagen, leerling)
        yield from _left(dagen, leerling)


def _of(sinds: date, dagen: Dagen, leerling: Teldossier) -> Iterator[Geteld]:
    verblijf = leerling.verblijf
    bij_aanvang = {
        plaats_op(dag, verblijf): dag for dag in _first_of_september(dagen) if _before_the_summer(sinds, dag, verblijf)
    }
    for plaats, op in bij_aanvang.items():
        yield Geteld(LRV_AANVANG, plaats, op)
    per_plaats = eerste_dagen(dagen, verblijf)
    eerste: dict[str, tuple[Plaats, date]] = {}
    for plaats, op in per_plaats.items():
        eerste.setdefault(plaats.gemeentecode, (plaats, op))
    for plaats, op in eerste.values():
        if plaats not in bij_aanvang:
            yield Geteld(LRV_NIEUW, plaats, op)
    if sinds <= SCHOOLJAREN.tot_en_met:
        lang = dagen & Dagen([Periode(add_months(sinds, MAANDEN) + DAG)])
        for plaats, op in eerste_dagen(lang, verblijf).items():
            yield Geteld(LRV_LANG, plaats, op)


def _first_of_september(dagen: Dagen) -> Iterator[date]:
    for jaar in range(SCHOOLJAREN.van.year, SCHOOLJAREN.tot_en_met.year):
        if date(jaar, 9, 1) in dagen:
            yield date(jaar, 9, 1)


def _before_the_summer(sinds: date, september: date, verblijf: Verblijf) -> bool:
    """Say whether the absence began no later than the last school day before the summer holiday."""
    dag = date(september.year, 7, 31)
    while dag >= sinds and not verblijf.is_lesdag(dag):
        dag -= DAG
    return sinds <= dag


def _left(dagen: Dagen, leerling: Teldossier) -> Iterator[Geteld]:
    """Yield where the pupil moved away or died while he was counted, within the school year."""
    weg = [(v.feit.geldig_op, v.feit.gemeentecode) for v in leerling.dossier.van(Verhuisd)]
    weg.extend((v.feit.geldig_op, None) for v in leerling.dossier.van(Overleden))
    for dag, naar in sorted((keer for keer in weg if keer[0] in SCHOOLJAREN), key=lambda keer: keer[0]):
        laatste = dag - DAG
        plaats = plaats_op(laatste, leerling.verblijf)
        if laatste in dagen and dag <= einde_schooljaar(laatste) and naar != plaats.gemeentecode:
            yield Geteld(LRV_VERHUISD, plaats, dag)
