"""Which facts of all families does a history hold, about a few telling days?"""

from collections.abc import Callable, Sequence

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.events.base import Event
from domain.events.duo import Meldingmutatie, MeldingOntvangen
from tests.kit.woorden import feit
from tests.tweede_mening_regels.geschiedenissen import Dagen, a_fact, enrolment, exemption, prosecution

DAGEN = (
    *("2026-02-02", "2026-02-03", "2026-03-02", "2026-03-03", "2026-03-16", "2026-04-02", "2026-04-07"),
    *("2026-05-04", "2026-06-01", "2026-07-30", "2026-07-31", "2026-08-01", "2026-08-31"),
)
"""A month, two and three months apart, round Easter, and on either side of the end of the school year."""
ZOMER = ("2026-06-01", "2026-07-30", "2026-08-01", "2026-08-31")
"""Within three months, on both sides of the end of the school year."""
BEGONNEN = st.sampled_from(("2026-01-12", "2026-02-02"))

_nummers = st.sampled_from(("1", "1", "2"))
_soorten = st.sampled_from(("V1", "V1", "V3", "LRV"))
_statussen = st.sampled_from(("G", "G", "B", "K", "I"))
_personen = st.sampled_from((None, "ouder-1", "leerling"))
_rollen = st.sampled_from(("wijkteam", "jgz", "school"))
_routes = st.sampled_from(("1", "route 1", "Route-2", "2", "mdo"))


def reports(dagen: Dagen) -> SearchStrategy[Event]:
    ontvangen = a_fact(
        "MeldingOntvangen",
        dagen,
        meldingsnummer=_nummers,
        soort=_soorten,
        begindatum=BEGONNEN,
        einddatum=st.one_of(st.none(), st.none(), dagen),
        melddatum=st.one_of(st.none(), dagen, dagen, dagen),
        status=st.sampled_from((None, "R", "G")),
    )
    return st.one_of(
        ontvangen,
        ontvangen,
        a_fact("MeldingStatusGewijzigd", dagen, meldingsnummer=_nummers, status=_statussen),
        a_fact("MeldingIngetrokken", dagen, meldingsnummer=_nummers),
        a_fact("MeldingGewijzigd", dagen, meldingsnummer=_nummers, melddatum=dagen),
    )


def hearings(dagen: Dagen) -> SearchStrategy[Event]:
    return st.one_of(
        prosecution(dagen),
        a_fact("VerdachteGehoord", dagen, wie=_personen, meldingsnummer=_nummers),
        a_fact("ProcesVerbaalOpgemaakt", dagen, tegen=st.just("leerling"), meldingsnummer=_nummers),
        a_fact("ProcesVerbaalIngezonden", dagen, tegen=_personen, meldingsnummer=st.none() | _nummers),
    )


def absence(dagen: Dagen) -> SearchStrategy[Event]:
    return a_fact("OngeoorloofdVerzuimGeregistreerd", dagen, lesuren=st.sampled_from((2, 4, 8, 16)))


def sickness(dagen: Dagen) -> SearchStrategy[Event]:
    return st.one_of(
        *(a_fact(soort, dagen) for soort in ("Ziekgemeld", "Ziekgemeld", "Betergemeld", "JgzOnderzoekAfgerond"))
    )


def safety(dagen: Dagen) -> SearchStrategy[Event]:
    return st.one_of(a_fact("VeiligheidszorgGemeld", dagen), a_fact("VeiligheidszorgAfgesloten", dagen))


def partners(dagen: Dagen) -> SearchStrategy[Event]:
    return st.one_of(a_fact("PartnerBetrokken", dagen, rol=_rollen), a_fact("ReactieGegeven", dagen, rol=_rollen))


def direction(dagen: Dagen) -> SearchStrategy[Event]:
    return a_fact("CasusregieBelegd", dagen, rol=_rollen)


def routes(dagen: Dagen) -> SearchStrategy[Event]:
    return st.one_of(a_fact("RouteBepaald", dagen, route=_routes), a_fact("Opgeschaald", dagen, naar=_routes))


def at_home(dagen: Dagen) -> SearchStrategy[Event]:
    return st.one_of(
        *(a_fact(soort, dagen) for soort in ("SchoolgangGestaakt", "SchoolgangGestaakt", "SchoolgangHervat")),
        a_fact("PassendAanbodGedaan", dagen),
        a_fact("AanbodVervallen", dagen),
    )


def leave(dagen: Dagen) -> SearchStrategy[Event]:
    door = st.sampled_from(("hoofd", "leerplicht"))
    duur = st.sampled_from((None, 10, 11))
    return st.one_of(
        a_fact("VerlofVerleend", dagen, totEnMet=st.just("2026-08-31"), schooldagen=duur, verleendDoor=door),
        a_fact("VerlofVerleend", dagen, schooldagen=duur, verleendDoor=door),
        a_fact("VerlofGeweigerd", dagen),
    )


def removal(dagen: Dagen) -> SearchStrategy[Event]:
    return a_fact("VerwijderingGemeld", dagen, brin=st.just("99AA"))


def help_given(dagen: Dagen) -> SearchStrategy[Event]:
    return a_fact("HulpIngezet", dagen, soort=st.just("jeugdhulp"))


Familie = Callable[[Dagen], SearchStrategy[Event]]
Thema = Sequence[Familie]
"""Families that have something to do with one another."""
VOOR_AAN_ZET: Sequence[Thema] = (
    (reports, absence),
    (reports, hearings),
    (reports, direction, sickness),
    (absence, sickness),
    (safety, direction, absence),
    (partners, direction, sickness),
    (at_home, enrolment, reports),
    (exemption, direction),
)
VOOR_DOELBINDING: Sequence[Thema] = (
    (reports, hearings),
    (exemption,),
    (enrolment,),
    (at_home, reports),
    (at_home,),
    (leave, removal),
    (exemption, enrolment, sickness),
    (removal, hearings, absence),
)
VOOR_DE_LADDER: Sequence[Thema] = (
    (routes, help_given),
    (routes, at_home),
    (routes, hearings, enrolment),
    (at_home, reports, enrolment),
    (absence, sickness),
    (sickness,),
)


def _told(feiten: list[Event]) -> list[Event]:
    """Receive each melding once, and change none that was not received; the rest stays as it is."""
    ontvangen: set[str] = set()
    verteld: list[Event] = []
    for een in feiten:
        if isinstance(een, Meldingmutatie):
            if isinstance(een, MeldingOntvangen) == (een.meldingsnummer in ontvangen):
                continue
            ontvangen.add(een.meldingsnummer)
        verteld.append(een)
    return verteld


OP_SCHOOL = feit("Ingeschreven", "2024-08-01", brin="99AA")
"""It is known where the pupil went to school, so that leaving is being without a school."""
_V1 = {"meldingsnummer": "1", "soort": "V1", "begindatum": "2026-01-12", "melddatum": "2026-02-02"}
GEMELD = feit("MeldingOntvangen", "2026-02-02", **_V1)
GESLOTEN = feit("MeldingOntvangen", "2026-02-02", **_V1, status="G")
DRIE_KEER_ZIEK = [
    feit(soort, f"2026-01-{dag + erna}")
    for dag in (12, 19, 26)
    for erna, soort in enumerate(("Ziekgemeld", "Betergemeld"))
]
VOORAF = st.sampled_from(([], DRIE_KEER_ZIEK, [GEMELD], [GESLOTEN], [OP_SCHOOL], [OP_SCHOOL, GEMELD]))


def geschiedenissen(themas: Sequence[Thema], rond: Sequence[str] = DAGEN) -> SearchStrategy[list[Event]]:
    """Draw facts of a theme and sometimes of one more, about a few days that they share."""
    enkele_dagen = st.lists(st.sampled_from(rond), min_size=1, max_size=4, unique=True)
    minstens = st.sampled_from((1, 4, 8))

    def facts(gekozen: tuple[list[str], Thema, Thema, int]) -> SearchStrategy[list[Event]]:
        dagen, over, erbij, aantal = gekozen
        feiten = st.one_of(*(familie(st.sampled_from(dagen)) for familie in (*over, *erbij)))
        return st.lists(feiten, min_size=aantal, max_size=12)

    thema, anders = st.sampled_from(themas), st.sampled_from(((), (), (), *themas))
    daarna = st.tuples(enkele_dagen, thema, anders, minstens).flatmap(facts)
    return st.builds(lambda begin, feiten: _told([*begin, *feiten]), VOORAF, daarna)
