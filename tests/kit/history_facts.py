"""Which facts can a history hold, and about which days?"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
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
from domain.events.ondersteuning import AanbodVervallen, PassendAanbodGedaan
from domain.events.verzuim import (
    Betergemeld,
    OngeoorloofdVerzuimGeregistreerd,
    SchoolgangGestaakt,
    SchoolgangHervat,
    Ziekgemeld,
)
from domain.events.vrijstelling import (
    Grond,
    VerlofVerleend,
    VrijstellingAangevraagd,
    VrijstellingBeeindigd,
    VrijstellingVerleend,
)

E = TypeVar("E", bound=Event)

GEMEENTE = "0014"
"""Groningen, region Noord: pupils of these histories live there or abroad."""

BIJZONDERE_DAGEN = tuple(
    map(
        date.fromisoformat,
        (
            "2026-01-12",  # an ordinary Monday
            "2025-09-01",
            "2025-11-30",  # three months later is the last of February
            "2025-10-17",  # the Friday before the autumn holiday of Noord and Midden
            "2025-10-13",  # autumn holiday in Zuid only
            "2025-10-27",
            "2025-12-19",  # the Friday before Christmas
            "2026-01-05",
            "2026-02-20",  # spring: Midden and Zuid one week before Noord
            "2026-03-02",
            "2026-03-06",  # a Friday
            "2026-04-03",  # Good Friday
            "2026-04-24",
            "2026-05-04",
            "2026-06-15",
            "2026-07-03",  # the Friday before the summer holiday of Noord
            "2026-07-17",
            "2026-07-31",  # leerplicht ends
            "2026-08-17",
            "2025-08-25",  # the first school day of Noord
            "2025-07-31",
            "2025-06-02",
            "2024-02-29",
            "2028-02-29",
        ),
    )
)
VERSCHUIVINGEN = tuple(timedelta(days=dagen) for dagen in (0, 0, 1, -1, 2, 3, -3, 7, 14, 27, 28, 29, 90))

GEWOON_GEBOREN = ("2012-02-10", "2013-05-01", "2011-11-30")
BIJZONDER_GEBOREN = (
    "2020-07-31",  # 5 in the summer: leerplicht from the first school day
    "2020-09-02",
    "2020-02-29",
    "2021-03-12",
    "2020-10-00",
    "2009-07-31",  # 16 on the last and on the first day of a school year
    "2009-08-01",
    "2010-07-31",
    "2009-00-00",
    "2007-10-18",  # 18 in the school year
    "2008-01-12",
    "2008-02-29",
    "2008-03-00",
    "2008-07-31",
    "2026-03-06",  # a mistake: not born yet
)
geboortedata = st.one_of(st.sampled_from(GEWOON_GEBOREN), st.sampled_from(BIJZONDER_GEBOREN))


_clusters = st.lists(st.sampled_from(BIJZONDERE_DAGEN), min_size=1, max_size=4, unique=True)
_cluster = st.shared(_clusters, key="the days round which everything in one history happens")
dagen: SearchStrategy[date] = st.builds(
    date.__add__, _cluster.flatmap(st.sampled_from), st.sampled_from(VERSCHUIVINGEN)
)
"""Days on, next to, and at telling distances from a few days that are the same for a whole history."""


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

_nummer = {"meldingsnummer": st.sampled_from(("1", "2", "3"))}
_redenen = st.sampled_from(("terug", "langdurig-ziek", "legitiem", "uitgeschreven", "vrijstelling"))
_statussen = st.sampled_from(("G", "B", "R", "I", "K", "D"))
_soorten = st.sampled_from(("LRV", "V3", "V4", "V1", "RMC"))
_tijden = st.sampled_from((time(0, 0), time(12, 0), time(23, 30)))
_zones = st.sampled_from((None, UTC))
_moment = {"mutatie_op": st.builds(datetime.combine, dagen, _tijden, _zones)}
"""In local time and in UTC, where half past eleven at night is the next day here."""
_reden = {"reden": _redenen | st.none()}

gemeld = facts(MeldingOntvangen, {**_nummer, "soort": st.just("LRV"), "begindatum": dagen}, {"einddatum": dagen})
"""An LRV report as they mostly are: with a begin, and perhaps an end."""
_laat_gemeld = facts(
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
_teruggemeld = facts(MeldingGewijzigd, {**_nummer, "einddatum": dagen}, _moment)
_afgehandeld = facts(MeldingStatusGewijzigd, {**_nummer, "status": _statussen}, {**_reden, **_moment})
_gecorrigeerd = facts(
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
_ingetrokken = facts(MeldingIngetrokken, _nummer, {**_reden, **_moment})
_mutatie = st.one_of(_teruggemeld, _afgehandeld, _gecorrigeerd, _ingetrokken)

# At school and not

_brin = {"brin": st.sampled_from(("99AA", "99BB"))}
_regio = {"vakantieregio": st.sampled_from(("Zuid", "Midden", "Noord"))}
_heel = {"hele_dag": st.sampled_from((True, True, False)), "lesuren": st.just(4)}

gestaakt = facts(SchoolgangGestaakt)
uitgeschreven = facts(Uitgeschreven, {}, _brin)
_verzuim = st.one_of(gestaakt, facts(SchoolgangHervat), facts(OngeoorloofdVerzuimGeregistreerd, _heel))
_ziekte = st.one_of(facts(Ziekgemeld), facts(Betergemeld))
_inschrijving = st.one_of(facts(Ingeschreven, _brin, _regio), uitgeschreven, facts(AbsoluutVerzuimGemeld))

# Excused, helped, and who the pupil is

_grond = {"grond": st.sampled_from((Grond.ONGESCHIKT, *Grond))}
_tot_en_met = {"tot_en_met": dagen}
_vrijstelling = st.one_of(
    facts(VrijstellingVerleend, _grond, _tot_en_met),
    facts(VrijstellingBeeindigd, _grond),
    facts(VrijstellingAangevraagd, _grond),
)
_verlof = facts(VerlofVerleend, {"verleend_door": st.just("leerplicht")}, _tot_en_met)
_vrij = st.one_of(_vrijstelling, _verlof, facts(Geschorst, {}, _tot_en_met))
_aanbod = st.one_of(facts(PassendAanbodGedaan), facts(AanbodVervallen))
_gemeente = {"gemeentecode": st.just(GEMEENTE)}
_geboren = {"geboortedatum": geboortedata | st.none()}
_leerling = st.one_of(
    facts(Verhuisd, _gemeente),
    facts(Verhuisd, {"land": st.just("BE")}),
    facts(LeerlingGeregistreerd, {}, {**_geboren, **_gemeente}),
    facts(StartkwalificatieBehaald),
    facts(KwalificatieplichtVervallen),
    facts(TwaalfSchooljarenVoltooid),
    facts(Overleden),
)

thuis: SearchStrategy[Event] = st.one_of(gemeld, uitgeschreven, gestaakt)
"""With which being at home mostly begins."""
any_fact: SearchStrategy[Event] = st.one_of(
    gemeld, _mutatie, _laat_gemeld, _verzuim, _ziekte, _inschrijving, _vrij, _aanbod, _leerling
)
"""Any kind of fact that has to do with being at home."""


@st.composite
def what_is_known_before(draw: st.DrawFn) -> list[Event]:
    """Draw, mostly, who the pupil is and at which school, since long before."""
    feiten: list[Event] = []
    geboren = draw(st.one_of(geboortedata, geboortedata, st.none()))
    if draw(st.sampled_from((True, True, True, False))):
        lang_geleden = date(2020, 1, 1)
        feiten.append(LeerlingGeregistreerd(geldig_op=lang_geleden, geboortedatum=geboren, gemeentecode=GEMEENTE))
    if draw(st.booleans()):
        feiten.append(Ingeschreven(geldig_op=date(2024, 8, 1), brin="99AA"))
    return feiten
