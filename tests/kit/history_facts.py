"""Which facts can a history hold?"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.events.base import Event
from domain.events.duo import (
    AbsoluutVerzuimGemeld,
    MeldingGewijzigd,
    MeldingIngetrokken,
    MeldingOntvangen,
    MeldingStatusGewijzigd,
)
from domain.events.identiteit import LeerlingGeregistreerd, Overleden, Verhuisd
from domain.events.inschrijving import (
    Geschorst,
    Ingeschreven,
    KwalificatieplichtVervallen,
    StartkwalificatieBehaald,
    TwaalfSchooljarenVoltooid,
    Uitgeschreven,
)
from domain.events.ondersteuning import (
    AanbodVervallen,
    ArrangementAangevraagd,
    ArrangementBesloten,
    PassendAanbodGedaan,
    SamenwerkingVerzocht,
    UitstroomBepaald,
)
from domain.events.verzuim import (
    Betergemeld,
    OngeoorloofdVerzuimGeregistreerd,
    SchoolgangGestaakt,
    SchoolgangHervat,
    Ziekgemeld,
)
from domain.events.vrijstelling import (
    Grond,
    VerlofAangevraagd,
    VerlofGeweigerd,
    VerlofVerleend,
    VrijstellingAangevraagd,
    VrijstellingBeeindigd,
    VrijstellingVerleend,
)
from tests.kit.history_days import dagen, drie_maanden_later, geboortedata, kerndagen

E = TypeVar("E", bound=Event)

GEMEENTEN = ("0014", "0344", "0855")
"""Groningen, Utrecht and Tilburg: one in each region."""


def facts(
    soort: type[E],
    needs: Mapping[str, SearchStrategy[Any]] = MappingProxyType({}),
    may: Mapping[str, SearchStrategy[Any]] = MappingProxyType({}),
) -> SearchStrategy[E]:
    """Draw facts with the fields of `needs` and some of `may`; what is left out is not given."""
    velden = st.fixed_dictionaries({"geldig_op": dagen, **needs}, optional=dict(may))
    return velden.map(lambda gegeven: soort.model_validate(_ends_after_it_began(gegeven)))


def _ends_after_it_began(velden: dict[str, Any]) -> dict[str, Any]:
    for begin, eind in (("begindatum", "einddatum"), ("geldig_op", "tot_en_met")):
        van, tot_en_met = velden.get(begin), velden.get(eind)
        if van is not None and tot_en_met is not None and tot_en_met < van:
            velden = {**velden, begin: tot_en_met, eind: van}
    return velden


# Reports to DUO

_nummer = {"meldingsnummer": st.sampled_from(("1", "1", "1", "2"))}
_eerste = {"meldingsnummer": st.just("1")}
_redenen = st.sampled_from(("terug", "langdurig-ziek", "legitiem", "vrijstelling"))
_statussen = st.sampled_from(("G", "G", "B", "R", "I", "K", "D"))
_soorten = st.sampled_from(("LRV", "LRV", "V3", "V4", "RMC"))
_tijden = st.sampled_from((time(0, 0), time(12, 0), time(23, 30)))
_zones = st.sampled_from((None, UTC))
_moment = {"mutatie_op": st.builds(datetime.combine, dagen, _tijden, _zones)}
"""In local time and in UTC, where half past eleven at night is the next day here."""
_reden = {"reden": _redenen | st.none()}

_lrv = {**_nummer, "soort": st.just("LRV"), "begindatum": dagen}

eerste_lrv = facts(MeldingOntvangen, {**_lrv, **_eerste, "begindatum": kerndagen})
open_lrv = facts(MeldingOntvangen, {**_lrv, "geldig_op": kerndagen, "begindatum": kerndagen})
"""An LRV report from one of the few days of the history, without an end."""
gemeld = facts(MeldingOntvangen, _lrv, {"einddatum": dagen})
laat_gemeld = facts(
    MeldingOntvangen,
    {**_nummer, "soort": _soorten, "begindatum": dagen},
    {
        **_moment,
        **_reden,
        "einddatum": st.none() | dagen,
        "status": st.none() | _statussen,
        "alle_lessen_gemist": st.booleans(),
        "geboortedatum": geboortedata,
    },
)
teruggemeld = facts(MeldingGewijzigd, {**_nummer, "einddatum": dagen}, _moment)
gesloten = facts(MeldingStatusGewijzigd, {**_eerste, **_reden, "status": st.just("G")}, _moment)
heropend = facts(MeldingStatusGewijzigd, {**_eerste, "status": st.sampled_from(("B", "K"))}, _moment)
afgehandeld = facts(MeldingStatusGewijzigd, {**_nummer, "status": _statussen}, {**_reden, **_moment})
gecorrigeerd = facts(
    MeldingGewijzigd,
    _nummer,
    {
        **_moment,
        **_reden,
        "einddatum": st.none() | dagen,
        "begindatum": dagen | st.none(),
        "soort": _soorten | st.none(),
        "status": _statussen | st.none(),
    },
)
ingetrokken = facts(MeldingIngetrokken, _nummer, {**_reden, **_moment})
mutaties = st.one_of(teruggemeld, afgehandeld, gecorrigeerd, ingetrokken)

# At school and not

_brin = {"brin": st.sampled_from(("99AA", "99BB"))}
_regio = {"vakantieregio": st.sampled_from(("Zuid", "Midden", "Noord"))}
_heel = {"hele_dag": st.sampled_from((True, True, True, False)), "lesuren": st.just(4)}

gestaakt = facts(SchoolgangGestaakt)
hervat = facts(SchoolgangHervat)
hele_dagen = st.one_of(
    facts(OngeoorloofdVerzuimGeregistreerd, {**_heel, "geldig_op": kerndagen}),
    facts(OngeoorloofdVerzuimGeregistreerd, _heel),
)
ziek = facts(Ziekgemeld)
ziekte = st.one_of(ziek, facts(Betergemeld))
ingeschreven = facts(Ingeschreven, _brin, _regio)
uitgeschreven = facts(Uitgeschreven, {}, _brin)
op_school = facts(Ingeschreven, {**_brin, **_regio, "geldig_op": st.sampled_from((date(2024, 8, 1), date(2025, 1, 6)))})
inschrijving = st.one_of(ingeschreven, uitgeschreven, facts(AbsoluutVerzuimGemeld))

# Excused and helped

_grond = {"grond": st.sampled_from((Grond.ONGESCHIKT, Grond.ONGESCHIKT, Grond.ONGESCHIKT, *Grond))}
_tot_en_met = {"tot_en_met": dagen}

vrijstelling = st.one_of(
    facts(VrijstellingVerleend, _grond, _tot_en_met),
    facts(VrijstellingBeeindigd, _grond),
    facts(VrijstellingAangevraagd, _grond),
)
verlof = facts(VerlofVerleend, {"verleend_door": st.just("leerplicht")}, _tot_en_met)
geschorst = facts(Geschorst, {}, _tot_en_met)
aanbod = st.one_of(
    facts(PassendAanbodGedaan),
    facts(PassendAanbodGedaan, {"geldig_op": drie_maanden_later}),
    facts(AanbodVervallen),
)

# Who the pupil is

_geboren = {"geboortedatum": geboortedata | st.none()}


def _woonplaats(dag: date) -> str:
    """Return one place for each day: which of two moves on one day counts, is nowhere written."""
    return GEMEENTEN[dag.toordinal() % len(GEMEENTEN)]


verhuisd = st.one_of(
    facts(Verhuisd, {"land": st.just("BE")}),
    dagen.map(lambda dag: Verhuisd(geldig_op=dag, gemeentecode=_woonplaats(dag))),
)
al_verhuisd = facts(Verhuisd, {"geldig_op": st.just(date(2025, 1, 6)), "gemeentecode": st.sampled_from(GEMEENTEN)})
kwalificatie = st.one_of(facts(StartkwalificatieBehaald), facts(KwalificatieplichtVervallen))
plicht = st.one_of(
    facts(LeerlingGeregistreerd, {}, _geboren),
    dagen.map(lambda dag: LeerlingGeregistreerd(geldig_op=dag, gemeentecode=_woonplaats(dag))),
    kwalificatie,
    facts(TwaalfSchooljarenVoltooid),
    facts(Overleden),
)

# Support, requests and outflow

_arrangement = {"soort": st.sampled_from(("rebound", "sterk"))}
ondersteuning = st.one_of(
    facts(SamenwerkingVerzocht),
    facts(VerlofAangevraagd, {}, {"tot_en_met": dagen, "schooldagen": st.integers(1, 12)}),
    facts(VerlofGeweigerd),
    facts(ArrangementAangevraagd, _arrangement),
    facts(ArrangementBesloten, {"toegekend": st.booleans()}, _arrangement),
    facts(UitstroomBepaald, {"profiel": st.sampled_from(("scholing", "arbeidsmarkt", "dagbesteding"))}),
)
