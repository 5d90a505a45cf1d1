"""
Which figures of LPW art. 25 does one pupil count in, for somebody who looks at one day at a time?

Written from docs/regels/telling.md alone, for pupils who live in one municipality.
"""

from collections.abc import Iterator
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from domain.dossier import Dossier
from domain.events.leerplicht import HaltVerwezen, ProcesVerbaalOpgemaakt
from domain.events.vrijstelling import VerlofGeweigerd, VerlofVerleend, VrijstellingBeeindigd, VrijstellingVerleend
from domain.kalender import Kalender
from tests.tweede_mening.dagstanden import Dagstand, standen_op
from tests.tweede_mening.feiten import DAG, dagen
from tests.tweede_mening.meldingen import GEEN_VERZUIM, Meldingstand
from tests.tweede_mening.thuis import Leerling
from tests.tweede_mening.thuisperioden import leerling_van, thuisperioden
from tests.tweede_mening.woonplaats import is_lesdag, open_inschrijvingen

Cijfers = dict[str, int]
"""By figure, how many times."""
EEN_JAAR = relativedelta(years=1)


def cijfers_van(
    dossier: Dossier, kalender: Kalender, begin: date, stand: date, bekend_op: datetime | None = None
) -> Cijfers:
    """Count for the school year that begins on `begin`, as it stands on the day `stand`."""
    leerling = leerling_van(dossier, kalender, bekend_op)
    einde = begin + EEN_JAAR - DAG
    cijfers = dict(_van_dagen(leerling, begin, min(stand, einde), einde)) if _kan_thuis_zijn(leerling) else {}
    per_keer = (*_gemeld(leerling, begin, min(stand, einde)), *_vervolgd(leerling, begin, min(stand, einde)))
    for naam in (*per_keer, *_besloten(leerling, begin, min(stand, einde))):
        cijfers[naam] = cijfers.get(naam, 0) + 1
    cijfers.update(dict.fromkeys(_vrijgesteld(leerling, begin, min(stand, einde)), 1))
    for naam in ("relatief", "zestien-uur", "zestien-uur-herhaald", "luxe"):
        keren = cijfers.pop(naam, 0)
        if naam == "zestien-uur" and keren > 1:
            cijfers["zestien-uur-herhaald"] = 1
        if keren:
            cijfers[naam] = 1
    return cijfers


def _kan_thuis_zijn(leerling: Leerling) -> bool:
    """Looking at every day takes long; who has no such fact is never at home."""
    return any(type(feit).__name__ in _THUISFEITEN for feit in leerling.feiten.alle)


_THUISFEITEN = {
    *("MeldingOntvangen", "SchoolgangGestaakt", "OngeoorloofdVerzuimGeregistreerd"),
    *("Ingeschreven", "Uitgeschreven", "AbsoluutVerzuimGemeld"),
}


def _van_dagen(leerling: Leerling, begin: date, stand: date, einde: date) -> Iterator[tuple[str, int]]:
    perioden = thuisperioden(leerling, begin - EEN_JAAR, einde + 60 * DAG)
    standen = standen_op(leerling, perioden, begin - EEN_JAAR, einde + 60 * DAG)
    absoluut = {dag for dag in standen if leerling.categorie(dag) == "absoluut"}
    jaar = list(dagen(begin, stand))
    if any(dag in absoluut for dag in jaar):
        yield "absoluut", 1
    if any(dag in absoluut and dag > _sinds(dag, absoluut) + relativedelta(months=3) for dag in jaar):
        yield "absoluut-langer-dan-drie-maanden", 1
    if _opgelost(leerling, {dag for dag in absoluut if begin <= dag <= einde}, stand, einde):
        yield "absoluut-opgelost", 1
    lrv = {dag: s for dag, s in standen.items() if (s.status, s.categorie) == ("thuiszitter", "relatief")}
    if any(dag in lrv and dag > _since(lrv[dag]) + relativedelta(months=3) for dag in jaar):
        yield "lrv-langer-dan-drie-maanden", 1
    yield from _aanvang_en_nieuw(leerling, lrv, begin, stand)


def _aanvang_en_nieuw(
    leerling: Leerling, lrv: dict[date, Dagstand], begin: date, stand: date
) -> Iterator[tuple[str, int]]:
    september = begin.replace(month=9)
    bij_aanvang: date | None = None
    if september in lrv:
        voor_de_zomer = dagen(_since(lrv[september]), begin - DAG)
        if any(is_lesdag(leerling.feiten, dag) for dag in voor_de_zomer):
            bij_aanvang = _since(lrv[september])
            if september <= stand:
                yield "lrv-bij-aanvang", 1
    eerste: dict[date, date] = {}
    for dag in sorted(lrv):
        eerste.setdefault(_since(lrv[dag]), dag)
    if any(begin <= dag <= stand for sinds, dag in eerste.items() if sinds != bij_aanvang):
        yield "lrv-nieuw", 1


def _since(stand: Dagstand) -> date:
    assert stand.thuis_sinds is not None
    return stand.thuis_sinds


def _sinds(dag: date, aaneen: set[date]) -> date:
    while dag - DAG in aaneen:
        dag -= DAG
    return dag


def _opgelost(leerling: Leerling, dit_jaar: set[date], stand: date, einde: date) -> bool:
    if not dit_jaar or max(dit_jaar) == einde:
        return False
    terug = max(dit_jaar) + DAG
    return terug <= stand and (bool(open_inschrijvingen(leerling.feiten, terug)) or leerling.is_vrijgesteld(terug))


def _gemeld(leerling: Leerling, begin: date, stand: date) -> Iterator[str]:
    for melding in leerling.meldingen:
        if not _telt(melding, begin, stand):
            continue
        soort, status = melding.velden["soort"], melding.velden.get("status")
        yield f"melding-{soort}"
        geen_verzuim = status == "G" and melding.velden.get("reden") in GEEN_VERZUIM
        if soort in ("V3", "L") and not geen_verzuim:
            yield from ("relatief", "zestien-uur" if soort == "V3" else "luxe")


def _telt(melding: Meldingstand, begin: date, stand: date) -> bool:
    if melding.velden.get("soort") is None or melding.velden.get("status") == "I":
        return False
    return melding.begindatum is not None and begin <= melding.begindatum <= stand


def _vervolgd(leerling: Leerling, begin: date, stand: date) -> Iterator[str]:
    soorten: dict[str, str] = {}
    for feit in leerling.feiten.alle:
        nummer, soort = getattr(feit, "meldingsnummer", None), getattr(feit, "soort", None)
        if nummer is not None and soort is not None:
            soorten[nummer] = soort
    for pv in leerling.feiten.van(ProcesVerbaalOpgemaakt):
        if begin <= pv.geldig_op <= stand:
            if pv.meldingsnummer in soorten:
                yield "pv-luxe" if soorten[pv.meldingsnummer] == "L" else "pv-relatief"
            elif pv.meldingsnummer is None and leerling.categorie(pv.geldig_op) == "absoluut":
                yield "pv-absoluut"
            else:
                yield "pv-onbekend"


def _besloten(leerling: Leerling, begin: date, stand: date) -> Iterator[str]:
    """A leave is of the day of its decision; where that is not known, of its first day."""
    for verwezen in leerling.feiten.van(HaltVerwezen):
        if begin <= verwezen.geldig_op <= stand:
            yield "halt"
    for verlof in leerling.feiten.van(VerlofVerleend):
        dag = verlof.geldig_op if verlof.besluit_op is None else verlof.besluit_op
        if verlof.verleend_door == "leerplicht" and begin <= dag <= stand:
            yield "verlof-verleend"
    for geweigerd in leerling.feiten.van(VerlofGeweigerd):
        if begin <= (geweigerd.besluit_op or geweigerd.geldig_op) <= stand:
            yield "verlof-geweigerd"


def _vrijgesteld(leerling: Leerling, begin: date, stand: date) -> Iterator[str]:
    for verleend in leerling.feiten.van(VrijstellingVerleend):
        einden = [
            einde.geldig_op
            for einde in leerling.feiten.van(VrijstellingBeeindigd)
            if einde.grond == verleend.grond and einde.geldig_op >= verleend.geldig_op
        ]
        for dag in dagen(max(begin, verleend.geldig_op), min(stand, verleend.tot_en_met or stand)):
            if leerling.plicht is not None:
                moet = leerling.plicht.is_leerplichtig(dag) or leerling.plicht.is_kwalificatieplichtig(dag)
            else:
                moet = True
            if moet and not any(einde <= dag for einde in einden):
                yield f"vrijstelling-{verleend.grond}"
                break
