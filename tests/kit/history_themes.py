"""Which facts go together, so that they have something to do with one another?"""

from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.events.base import Event
from domain.events.identiteit import LeerlingGeregistreerd
from domain.events.inschrijving import Ingeschreven
from domain.events.verzuim import SchoolgangGestaakt
from tests.kit import history_facts as f
from tests.kit import history_families as alle
from tests.kit.history_days import OUD, geboortedata

Facts = SearchStrategy[Event]


@dataclass(frozen=True)
class Theme:
    """What is known when the history begins, and what may follow in any number and order."""

    vooraf: SearchStrategy[list[Event]]
    daarna: Facts


_lang_geleden = {"geldig_op": st.just(date(2020, 1, 1)), "gemeentecode": st.sampled_from(f.GEMEENTEN)}
_onbekend: Facts = f.facts(LeerlingGeregistreerd, _lang_geleden)
_bekend: Facts = f.facts(LeerlingGeregistreerd, {**_lang_geleden, "geboortedatum": geboortedata})
_oud: Facts = f.facts(LeerlingGeregistreerd, {**_lang_geleden, "geboortedatum": st.sampled_from(OUD)})
_leerling: Facts = st.one_of(_bekend, _bekend, _bekend, _onbekend)
_op_school: Facts = st.just(Ingeschreven(geldig_op=date(2024, 8, 1), brin="99AA"))
_al_een_jaar_thuis: Facts = st.just(SchoolgangGestaakt(geldig_op=date(2025, 5, 1)))
_thuis: Facts = st.one_of(f.open_lrv, f.gemeld, f.uitgeschreven, f.gestaakt)


def _known(*feiten: Facts) -> SearchStrategy[list[Event]]:
    return st.tuples(*feiten).map(list)


_schoolgang: Facts = st.one_of(f.gemeld, f.gestaakt, f.hervat, f.hele_dagen)
alles: Facts = st.one_of(
    _thuis,
    f.mutaties,
    f.laat_gemeld,
    _schoolgang,
    f.ziekte,
    f.inschrijving,
    f.vrijstelling,
    f.verlof,
    f.geschorst,
    f.aanbod,
    f.plicht,
    f.verhuisd,
)
"""Any kind of fact that has to do with being at home."""

THEMES = (
    Theme(_known(_leerling, _thuis), alles),
    Theme(_known(_leerling, _op_school, _thuis), alles),
    Theme(_known(), alles),
    Theme(_known(_leerling), st.one_of(f.open_lrv, f.mutaties, f.mutaties)),
    Theme(_known(_leerling), st.one_of(f.laat_gemeld, f.mutaties)),
    Theme(_known(_leerling, f.eerste_lrv), f.afgehandeld),
    Theme(_known(_leerling, f.eerste_lrv), f.gesloten),
    Theme(_known(_leerling, f.eerste_lrv), st.one_of(f.gesloten, f.heropend)),
    Theme(_known(_leerling, f.open_lrv), st.one_of(_schoolgang, _schoolgang, f.mutaties)),
    Theme(_known(_leerling, f.op_school, f.op_school), f.hele_dagen),
    Theme(_known(_leerling, f.op_school, f.op_school), st.one_of(f.hele_dagen, f.gemeld, f.inschrijving)),
    Theme(_known(_leerling), f.inschrijving),
    Theme(_known(_leerling), st.one_of(f.ingeschreven, f.hele_dagen, f.gemeld)),
    Theme(_known(_leerling, f.hele_dagen), st.one_of(f.hele_dagen, f.verhuisd)),
    Theme(_known(_leerling, f.al_verhuisd), st.one_of(f.hele_dagen, f.gemeld)),
    Theme(_known(_leerling, _al_een_jaar_thuis), f.ziekte),
    Theme(_known(_leerling, _al_een_jaar_thuis), st.one_of(f.ziekte, f.open_lrv, f.mutaties)),
    Theme(_known(_leerling, _al_een_jaar_thuis, f.ziek), st.one_of(f.gemeld, f.mutaties)),
    Theme(_known(_leerling, _al_een_jaar_thuis), f.vrijstelling),
    Theme(_known(_leerling, _op_school, _al_een_jaar_thuis), st.one_of(f.verlof, f.geschorst, f.inschrijving)),
    Theme(_known(_leerling, _thuis), f.plicht),
    Theme(_known(_oud, _thuis), f.kwalificatie),
    Theme(_known(_leerling, _thuis), f.verhuisd),
    Theme(_known(_leerling, f.op_school), st.one_of(f.ondersteuning, f.ondersteuning, f.verlof, f.inschrijving)),
    Theme(_known(_oud, f.op_school), st.one_of(f.ondersteuning, f.inschrijving, f.kwalificatie, f.gemeld)),
    Theme(_known(_leerling, f.open_lrv), f.aanbod),
    Theme(_known(_leerling, f.open_lrv), st.one_of(f.aanbod, f.aanbod, f.teruggemeld, f.hervat)),
    Theme(_known(_leerling, _thuis), st.one_of(alle.elke_familie, alles)),
    Theme(_known(_leerling, alle.op_school_met_ondersteuning), st.one_of(alle.elke_familie, alle.ondersteuning)),
    Theme(_known(_leerling, alle.gemeld_met_melddatum), st.one_of(alle.handhaving, alle.leerplicht, f.mutaties)),
    Theme(_known(_leerling, alle.al_lang_op_school), st.one_of(alle.vrijstelling, alle.regie, alle.veiligheid)),
    Theme(_known(_leerling), st.one_of(alle.verzuim, alle.werk, f.ziekte, alle.ondersteuning)),
)
