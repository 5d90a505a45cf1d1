"""Which facts of the other families can a history hold: help, enforcement, exemptions, sickness and work?"""

from datetime import date
from uuid import uuid5

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.events.afspraak import AfspraakGemaakt, AfspraakNagekomen, AfspraakVervallen
from domain.events.base import Event
from domain.events.duo import MeldingOntvangen, TerugkoppelingGegeven
from domain.events.inschrijving import Ingeschreven, VerwijderingGemeld
from domain.events.leerplicht import (
    BriefVerzonden,
    GesprekGevoerd,
    HaltAfgerond,
    HaltVerwezen,
    OnderzoekGestart,
    ProcesVerbaalIngezonden,
    ProcesVerbaalOpgemaakt,
    VerdachteGehoord,
    WaarschuwingGegeven,
)
from domain.events.ondersteuning import (
    CasusregieBelegd,
    HulpIngezet,
    JgzOnderzoekAangevraagd,
    JgzOnderzoekAfgerond,
    Opgeschaald,
    OppVastgesteld,
    OverlegGehouden,
    PartnerBetrokken,
    ReactieGegeven,
    RouteBepaald,
    SamenwerkingVerzocht,
    TrajectVastgelegd,
    VeiligheidszorgAfgesloten,
    VeiligheidszorgGemeld,
)
from domain.events.verzuim import (
    OngeoorloofdVerzuimGeregistreerd,
    TeLaatGekomen,
    VerkorteOnderwijstijdVastgesteld,
)
from domain.events.vrijstelling import (
    Grond,
    VerlofGeweigerd,
    VerlofVerleend,
    VrijstellingAangevraagd,
    VrijstellingBeeindigd,
    VrijstellingGeweigerd,
    VrijstellingVerleend,
)
from domain.events.werk import BehandelaarToegewezen, BehandelaarVervangen, ContactGelegd, NotitieGemaakt
from tests.kit.history_days import dagen
from tests.kit.history_facts import facts
from tests.kit.woorden import LEERLING

Facts = SearchStrategy[Event]

_rol = {"rol": st.sampled_from(("jgz", "wijkteam", "school"))}
_nummer = {"meldingsnummer": st.sampled_from(("1", "1", "2"))}
_personen = st.sampled_from(("leerling", "ouder-1", "ouder-2"))
_route = st.sampled_from(("1", "route 1", "2", "mdo"))
_tot_en_met = {"tot_en_met": dagen}
_besluit = {"besluit_op": dagen}
_grond = {"grond": st.sampled_from((Grond.VERVANGEND_3A, Grond.VERVANGEND_3A, Grond.ONGESCHIKT, Grond.RICHTING))}
_medewerker = st.sampled_from(("medewerker-1", "medewerker-2"))

gemeld_met_melddatum: Facts = facts(
    MeldingOntvangen,
    {"meldingsnummer": st.just("1"), "soort": st.sampled_from(("V1", "V3")), "begindatum": dagen, "melddatum": dagen},
)
op_school_met_ondersteuning: Facts = facts(
    Ingeschreven, {"brin": st.just("99AA"), "extra_ondersteuning": st.just(True)}
)
al_lang_op_school: Facts = st.just(Ingeschreven(geldig_op=date(2024, 8, 1), brin="99AA"))

regie: Facts = st.one_of(
    facts(CasusregieBelegd, _rol),
    facts(PartnerBetrokken, _rol),
    facts(ReactieGegeven, {}, _rol),
    facts(RouteBepaald, {"route": _route}),
    facts(Opgeschaald, {"naar": _route}),
    facts(SamenwerkingVerzocht),
)
veiligheid: Facts = st.one_of(facts(VeiligheidszorgGemeld), facts(VeiligheidszorgAfgesloten))
ondersteuning: Facts = st.one_of(
    facts(OppVastgesteld),
    facts(TrajectVastgelegd),
    facts(HulpIngezet, {"soort": st.just("jeugdhulp")}),
    facts(OverlegGehouden, {"soort": st.just("mdo")}),
    facts(JgzOnderzoekAangevraagd),
    facts(JgzOnderzoekAfgerond),
)
leerplicht: Facts = st.one_of(
    facts(OnderzoekGestart, {}, _nummer),
    facts(GesprekGevoerd),
    facts(BriefVerzonden, {"soort": st.just("uitnodiging")}),
    facts(TerugkoppelingGegeven, _nummer),
)
handhaving: Facts = st.one_of(
    facts(VerdachteGehoord, {}, {"wie": _personen, **_nummer}),
    facts(VerdachteGehoord, {"wie": _personen, **_nummer}),
    facts(ProcesVerbaalOpgemaakt, {"tegen": _personen}, _nummer),
    facts(ProcesVerbaalIngezonden, {}, {"tegen": _personen, **_nummer}),
    facts(WaarschuwingGegeven, {}, {"aan": _personen}),
    facts(HaltVerwezen),
    facts(HaltAfgerond, {"positief": st.booleans()}),
)
vrijstelling: Facts = st.one_of(
    facts(VrijstellingAangevraagd, _grond),
    facts(VrijstellingVerleend, _grond, {**_tot_en_met, **_besluit, "levenslang": st.booleans()}),
    facts(VrijstellingGeweigerd, _grond, _besluit),
    facts(VrijstellingBeeindigd, _grond),
    facts(VerlofVerleend, {"verleend_door": st.sampled_from(("hoofd", "leerplicht"))}, _tot_en_met),
    facts(VerlofGeweigerd),
)
verzuim: Facts = st.one_of(
    facts(OngeoorloofdVerzuimGeregistreerd, {"lesuren": st.sampled_from((2, 4, 8, 16))}),
    facts(OngeoorloofdVerzuimGeregistreerd, {"minuten": st.sampled_from((60, 480, 960))}),
    facts(TeLaatGekomen),
    facts(VerkorteOnderwijstijdVastgesteld, {}, {**_tot_en_met, "uren_per_week": st.sampled_from((5.0, 12.5))}),
    facts(VerwijderingGemeld, {"brin": st.just("99AA")}),
)
werk: Facts = st.one_of(
    facts(BehandelaarToegewezen, {"behandelaar": _medewerker}),
    facts(BehandelaarVervangen, {}, {"behandelaar": _medewerker, **_tot_en_met}),
    facts(NotitieGemaakt, {"tekst": st.just("Gebeld.")}),
    facts(
        ContactGelegd,
        {
            "wijze": st.sampled_from(("telefoon", "huisbezoek")),
            "met": st.sampled_from(("leerling", "ouder")),
            "uitkomst": st.sampled_from(("gesproken", "niet-bereikt")),
        },
    ),
)
_afspraken = st.sampled_from([uuid5(LEERLING, str(nummer)) for nummer in (1, 2, 3)])
afspraken: Facts = st.one_of(
    facts(AfspraakGemaakt, {"wat": st.just("Bellen."), "rol": st.just("jgz"), "uiterlijk_op": dagen}),
    facts(AfspraakNagekomen, {"afspraak": _afspraken}),
    facts(AfspraakVervallen, {"afspraak": _afspraken}),
)
elke_familie: Facts = st.one_of(
    afspraken,
    regie,
    veiligheid,
    ondersteuning,
    leerplicht,
    handhaving,
    vrijstelling,
    verzuim,
    werk,
    op_school_met_ondersteuning,
)
