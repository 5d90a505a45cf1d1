"""Does the second opinion give the answers of chapter 7 of the specification?"""

from datetime import date

import pytest

from domain.dossier import Dossier, dossier_of
from domain.events.base import Event
from domain.kalender import Kalender
from tests.kit.woorden import (
    LEERLING,
    dossier,
    feit,
    geboren,
    ingeschreven,
    ingetrokken,
    lrv,
    moment,
    uitgeschreven,
    vastgelegd,
)
from tests.tweede_mening.dagstanden import Dagstand, dagstanden
from tests.tweede_mening.feiten import dagen
from tests.tweede_mening.pact import Termijnstand, pacttermijnen

KALENDER = Kalender()
VENSTER = (date(2024, 8, 1), date(2028, 7, 31))
BEKEND = geboren("2012-02-10")
THUIS = lrv("2026-01-12")


def op(dag: str, *feiten: Event) -> Dagstand:
    return op_in(dag, dossier(*feiten))


def op_in(dag: str, dit_dossier: Dossier, bekend_op: str | None = None) -> Dagstand:
    peildatum = date.fromisoformat(dag)
    wanneer = None if bekend_op is None else moment(bekend_op)
    return dagstanden(dit_dossier, KALENDER, peildatum, peildatum, bekend_op=wanneer)[peildatum]


def pact(dag: str, *feiten: Event) -> dict[date, Termijnstand]:
    return pacttermijnen(dossier(*feiten), KALENDER, date.fromisoformat(dag), VENSTER)


def in_volgorde_vastgelegd(*feiten: tuple[Event, str]) -> Dossier:
    return dossier_of(LEERLING, [vastgelegd(nr, feit, op) for nr, (feit, op) in enumerate(feiten, 1)])


@pytest.mark.parametrize(
    ("geboortedatum", "laatste_dag_zonder", "eerste_dag_met"),
    [("2021-03-12", "2026-03-31", "2026-04-01"), ("2020-09-02", "2025-09-30", "2025-10-01")],
)
def test_leerplicht_begint_op_de_eerste_lesdag_van_de_maand_na_de_vijfde_verjaardag(
    geboortedatum: str, laatste_dag_zonder: str, eerste_dag_met: str
) -> None:
    assert not op(laatste_dag_zonder, geboren(geboortedatum)).leerplichtig
    assert op(eerste_dag_met, geboren(geboortedatum)).leerplichtig


@pytest.mark.parametrize(
    ("geboortedatum", "laatste_dag_met", "eerste_dag_zonder"),
    [("2009-07-31", "2025-07-31", "2025-08-01"), ("2009-08-01", "2026-07-31", "2026-08-01")],
)
def test_leerplicht_eindigt_met_het_schooljaar_van_de_zestiende_verjaardag(
    geboortedatum: str, laatste_dag_met: str, eerste_dag_zonder: str
) -> None:
    met, zonder = (
        op(laatste_dag_met, geboren(geboortedatum)),
        op(eerste_dag_zonder, geboren(geboortedatum)),
    )

    assert (met.leerplichtig, met.kwalificatieplichtig) == (True, False)
    assert (zonder.leerplichtig, zonder.kwalificatieplichtig) == (False, True)


def test_leerplicht_in_de_zomervakantie_wacht_op_de_eerste_lesdag() -> None:
    assert not op("2025-08-24", geboren("2020-07-31")).leerplichtig
    assert op("2025-08-25", geboren("2020-07-31")).leerplichtig


def test_kwalificatieplicht_eindigt_voor_de_achttiende_verjaardag_ook_op_29_februari() -> None:
    assert op("2026-02-28", geboren("2008-02-29")).kwalificatieplichtig
    assert not op("2026-03-01", geboren("2008-02-29")).kwalificatieplichtig


def test_een_onvolledige_geboortedatum_is_zo_laat_als_hij_kan_zijn() -> None:
    assert op("2026-03-30", geboren("2008-03-00")).kwalificatieplichtig
    assert not op("2026-03-31", geboren("2008-03-00")).kwalificatieplichtig


@pytest.mark.parametrize(
    ("dag", "status"),
    [
        ("2026-01-11", "geen"),
        ("2026-01-12", "dreigend"),
        ("2026-02-08", "dreigend"),
        ("2026-02-09", "thuiszitter"),
    ],
)
def test_na_vier_weken_is_een_thuis_zittende_leerling_thuiszitter(dag: str, status: str) -> None:
    assert op(dag, BEKEND, THUIS).status == status


def test_thuiszitter_sinds_is_de_eerste_dag_met_die_status() -> None:
    assert op("2026-02-08", BEKEND, THUIS).thuiszitter_sinds is None
    assert op("2026-05-01", BEKEND, THUIS).thuiszitter_sinds == date(2026, 2, 9)


@pytest.mark.parametrize(("dag", "status"), [("2026-04-12", "lopend"), ("2026-04-13", "verlopen")])
def test_de_drie_maanden_van_het_pact_lopen_tot_en_met_12_april(dag: str, status: str) -> None:
    assert pact(dag, BEKEND, THUIS) == {date(2026, 1, 12): (date(2026, 4, 12), status, None)}


def test_een_passend_aanbod_haalt_de_termijn_en_niet_de_status() -> None:
    feiten = (BEKEND, THUIS, feit("PassendAanbodGedaan", "2026-03-20"))
    gehaald = (date(2026, 4, 12), "gehaald", date(2026, 3, 20))

    assert pact("2026-03-19", *feiten)[date(2026, 1, 12)][1] == "lopend"
    assert pact("2026-03-20", *feiten)[date(2026, 1, 12)] == gehaald
    assert op("2026-03-20", *feiten).status == "thuiszitter"


def test_een_vervallen_aanbod_haalt_de_termijn_niet_meer() -> None:
    aanbod = feit("PassendAanbodGedaan", "2026-03-20")
    feiten = (BEKEND, THUIS, aanbod, feit("AanbodVervallen", "2026-04-20"))

    assert pact("2026-04-19", *feiten)[date(2026, 1, 12)][1] == "gehaald"
    assert pact("2026-04-20", *feiten)[date(2026, 1, 12)][1] == "verlopen"


@pytest.mark.parametrize(("bekend_op", "status"), [("2026-03-04", "thuiszitter"), ("2026-03-06", "geen")])
def test_een_einddatum_telt_vanaf_de_dag_waarop_hij_bekend_is(bekend_op: str, status: str) -> None:
    terug = feit("MeldingGewijzigd", "2026-03-05", meldingsnummer="1", einddatum="2026-03-02")
    verhaal = in_volgorde_vastgelegd((BEKEND, "2026-01-01"), (THUIS, "2026-01-12"), (terug, "2026-03-05"))

    assert op_in("2026-03-03", verhaal, bekend_op).status == status


def test_een_ingetrokken_melding_geeft_op_geen_enkele_dag_een_thuiszitter() -> None:
    verhaal = in_volgorde_vastgelegd(
        (BEKEND, "2026-01-01"), (THUIS, "2026-01-12"), (ingetrokken("2026-05-01"), "2026-05-01")
    )
    standen = dagstanden(verhaal, KALENDER, date(2025, 8, 1), date(2026, 7, 31))

    assert {stand.status for stand in standen.values()} == {"geen"}
    assert pacttermijnen(verhaal, KALENDER, date(2026, 5, 2), VENSTER) == {}
    assert op_in("2026-03-03", verhaal, "2026-04-30").status == "thuiszitter"


def test_drie_maanden_na_30_november_is_de_laatste_dag_van_februari() -> None:
    assert pact("2026-01-01", BEKEND, lrv("2025-11-30")) == {date(2025, 11, 30): (date(2026, 2, 28), "lopend", None)}


def test_een_zomervakantie_onderbreekt_niet() -> None:
    feiten = (BEKEND, lrv("2026-06-15", "2026-07-04"), lrv("2026-08-17", nummer="2"))

    assert {op(dag, *feiten).thuis_sinds for dag in ("2026-07-10", "2026-08-17")} == {date(2026, 6, 15)}


def test_een_lesdag_op_school_onderbreekt_wel() -> None:
    feiten = (BEKEND, lrv("2026-06-15", "2026-07-03"), lrv("2026-08-17", nummer="2"))

    assert op("2026-07-10", *feiten).status == "geen"
    assert op("2026-08-17", *feiten).thuis_sinds == date(2026, 8, 17)


def test_wie_wordt_uitgeschreven_is_meteen_thuiszitter_en_blijft_even_lang_thuis() -> None:
    feiten = (BEKEND, THUIS, uitgeschreven("2026-02-02"))
    voor, na = op("2026-02-01", *feiten), op("2026-02-02", *feiten)

    assert (voor.status, voor.categorie, voor.thuis_sinds) == (
        "dreigend",
        "relatief",
        date(2026, 1, 12),
    )
    assert (na.status, na.categorie, na.thuis_sinds) == (
        "thuiszitter",
        "absoluut",
        date(2026, 1, 12),
    )


def test_tussen_twee_scholen_is_de_leerling_absoluut_thuiszitter() -> None:
    verhaal = dossier(geboren("2012-05-01"), uitgeschreven("2026-02-02"), ingeschreven("2026-02-23"))
    standen = dagstanden(verhaal, KALENDER, date(2025, 8, 1), date(2026, 7, 31))
    thuiszitter = [dag for dag, stand in standen.items() if stand.status == "thuiszitter"]

    assert thuiszitter == list(dagen(date(2026, 2, 2), date(2026, 2, 22)))
    assert {standen[dag].categorie for dag in thuiszitter} == {"absoluut"}
