"""When does a dossier get a zaak, what stands in it, and when is it closed?"""

from datetime import date, datetime

import orjson
import pytest

from tests.kit.logboek import regels
from tests.kit.sporen import gevonden
from tests.kit.winkel import gebeurtenis
from tests.kit.zaaksysteem import BEGIN, EIND, RSIN
from tests.kit.zaken import NOOR, ONDERWIJSNUMMER, OPGESCHAALD, Gemeente

TERUG = date(2025, 5, 12)
NA_RUST = date(2025, 5, 19)
HUGO = "999990020"
OPENEN = [
    *("GET zaken", "POST zaken", "GET rollen", "POST rollen", "GET statussen", "POST statussen"),
]
SLUITEN = ["GET zaken", "GET resultaten", "POST resultaten", "POST statussen"]


def opgeschaald(gemeente: Gemeente, *pgns: str) -> None:
    gemeente.thuis(*(pgns or (NOOR,)))
    gemeente.klok_slaat()


def terug(gemeente: Gemeente, dag: date = TERUG) -> None:
    gemeente.dag.zet(dag)
    gemeente.vastleggen(gebeurtenis("SchoolgangHervat", dag.isoformat(), pgn=NOOR))


def aanbod(gemeente: Gemeente) -> None:
    gemeente.dag.zet(TERUG)
    gemeente.vastleggen(gebeurtenis("PassendAanbodGedaan", TERUG.isoformat(), pgn=NOOR, soort="onderwijs"))


def test_een_dag_voor_de_drie_maanden_om_zijn_is_er_geen_zaak(gemeente: Gemeente) -> None:
    gemeente.thuis(NOOR)
    gemeente.klok_slaat(date(2025, 4, 13))
    gemeente.ronde()

    assert gemeente.systeem.verzoeken == []


def test_een_dag_later_is_er_een_en_de_status_komt_als_laatste(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde()

    [zaak] = gemeente.systeem.zaken
    [status] = gemeente.systeem.van("statussen", zaak)
    assert gemeente.systeem.gedaan() == OPENEN
    assert zaak["startdatum"] == "2025-04-14"
    assert {"kenmerk": str(gemeente.id_van(NOOR)), "bron": "Verzuimspoor"} in zaak["kenmerken"]
    assert (zaak["vertrouwelijkheidaanduiding"], zaak["bronorganisatie"]) == ("vertrouwelijk", RSIN)
    assert status["statustype"] == BEGIN
    assert gemeente.standen() == {"open": 1}


@pytest.mark.parametrize(("uur", "dag"), [("21:59", "2025-04-14"), ("22:30", "2025-04-14"), ("00:00", "2025-04-15")])
def test_een_zaaksysteem_dat_op_wereldtijd_loopt_weigert_vlak_na_middernacht_niets(
    gemeente: Gemeente, uur: str, dag: str
) -> None:
    """At half past ten in the evening there, the fifteenth began half an hour ago in Groningen."""
    opgeschaald(gemeente)
    gemeente.dag.moment = datetime.fromisoformat(f"{dag}T{uur}Z")
    gemeente.ronde()

    [zaak] = gemeente.systeem.zaken
    assert (zaak["startdatum"], zaak["registratiedatum"]) == ("2025-04-14", dag)


def test_alleen_de_rol_noemt_de_leerling(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde()

    [zaak] = gemeente.systeem.zaken
    [rol] = gemeente.systeem.van("rollen", zaak)
    assert rol["betrokkeneIdentificatie"] == {"inpBsn": NOOR}
    assert gevonden(orjson.dumps([zaak, gemeente.systeem.van("statussen", zaak)])) == []


def test_zonder_rol_in_de_instellingen_gaat_er_geen_nummer_weg(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde(rol=None)

    assert gemeente.systeem.gedaan() == ["GET zaken", "POST zaken", "GET statussen", "POST statussen"]


def test_een_onderwijsnummer_is_geen_bsn(gemeente: Gemeente) -> None:
    opgeschaald(gemeente, ONDERWIJSNUMMER)
    gemeente.ronde()

    assert len(gemeente.systeem.zaken) == 1
    assert gemeente.systeem.dingen["rollen"] == {}


def test_wie_elders_woont_krijgt_hier_geen_zaak(gemeente: Gemeente) -> None:
    gemeente.thuis(NOOR, gemeentecode="0363")
    gemeente.klok_slaat()
    gemeente.ronde()

    assert gemeente.systeem.verzoeken == []


def test_een_ander_signaal_is_geen_opschaling_tot_de_instellingen_het_zeggen(gemeente: Gemeente) -> None:
    gemeente.thuis(NOOR)
    gemeente.klok_slaat(date(2025, 3, 3))
    gemeente.ronde()
    assert gemeente.systeem.verzoeken == []

    gemeente.tabel.databank.close()
    gemeente.tabel.__init__(gemeente.adres)  # type: ignore[misc] # opened anew, as by a process that starts
    with gemeente.tabel.databank.schrijven() as v:
        v.doe("UPDATE plaats SET position = 0")
    gemeente.ronde(signalen=["pact-halverwege", "doorzettingsmacht"])
    assert [zaak["startdatum"] for zaak in gemeente.systeem.zaken] == ["2025-02-27"]


def test_een_tweede_ronde_doet_niets_meer(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde()
    gemeente.ronde()

    assert gemeente.systeem.gedaan() == OPENEN


def test_is_zij_terug_dan_blijft_de_zaak_nog_zeven_dagen_open(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde()
    terug(gemeente)
    gemeente.ronde()
    gemeente.dag.zet(date(2025, 5, 18))
    gemeente.ronde()

    assert gemeente.systeem.gedaan() == OPENEN
    assert gemeente.standen() == {"open": 1}


def test_daarna_wordt_zij_gesloten_met_een_resultaat_en_de_eindstatus(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde()
    terug(gemeente)
    gemeente.ronde()
    gemeente.dag.zet(NA_RUST)
    gemeente.ronde()

    [zaak] = gemeente.systeem.zaken
    assert gemeente.systeem.gedaan() == OPENEN + SLUITEN
    assert zaak["einddatum"] == NA_RUST.isoformat()
    assert [s["statustype"] for s in gemeente.systeem.van("statussen", zaak)] == [BEGIN, EIND]
    assert gemeente.standen() == {"gesloten": 1}


def test_een_aanbod_dat_binnen_de_rust_vervalt_sluit_niets(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde()
    aanbod(gemeente)
    gemeente.ronde()
    gemeente.dag.zet(date(2025, 5, 15))
    gemeente.vastleggen(gebeurtenis("AanbodVervallen", "2025-05-15", pgn=NOOR))
    gemeente.ronde()
    gemeente.dag.zet(date(2025, 6, 30))
    gemeente.ronde()

    assert gemeente.systeem.gedaan() == OPENEN
    assert gemeente.standen() == {"open": 1}


def test_staat_het_signaal_weer_nadat_de_zaak_gesloten_is_dan_wordt_dat_gezegd(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde(rust_dagen=0)
    aanbod(gemeente)
    gemeente.ronde(rust_dagen=0)
    assert gemeente.standen() == {"gesloten": 1}
    gemeente.dag.zet(date(2025, 5, 15))
    gemeente.vastleggen(gebeurtenis("AanbodVervallen", "2025-05-15", pgn=NOOR))
    gemeente.ronde(rust_dagen=0)

    assert len(gemeente.systeem.zaken) == 1
    assert gemeente.tabel.overzicht().weer_open == 1


def test_wie_al_terug_is_voor_er_een_zaak_was_krijgt_er_geen(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    terug(gemeente)
    gemeente.ronde()

    assert gemeente.systeem.verzoeken == []


def test_wat_een_mens_daar_al_sloot_blijft_zoals_het_is(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde(rust_dagen=0)
    gemeente.systeem.zaken[0]["einddatum"] = "2025-05-01"
    terug(gemeente)
    gemeente.ronde(rust_dagen=0)

    assert gemeente.systeem.gedaan() == [*OPENEN, "GET zaken"]
    assert gemeente.standen() == {"gesloten": 1}


def test_van_elke_aanroep_staat_een_regel_over_de_leerling_in_het_logboek(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde()

    noor = gemeente.winkel.log.logboek.betrokkenen([gemeente.id_van(NOOR)])[gemeente.id_van(NOOR)]
    gelogd = [r for r in regels(gemeente.winkel) if r.naam == "dienst:zaken"]
    assert [r.betrokkene for r in gelogd] == [noor] * len(OPENEN)
    assert {r.trace_id for r in gelogd} == gemeente.systeem.sporen


def test_twee_keer_opgeschaald_is_twee_zaken_na_elkaar(gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde(rust_dagen=0)
    terug(gemeente)
    gemeente.ronde(rust_dagen=0)
    gemeente.dag.zet(date(2025, 9, 1))
    gemeente.vastleggen(gebeurtenis("SchoolgangGestaakt", "2025-09-01", pgn=NOOR))
    gemeente.klok_slaat(date(2025, 12, 15))
    gemeente.ronde(rust_dagen=0)

    eerste, tweede = gemeente.systeem.zaken
    assert (eerste["einddatum"], tweede["einddatum"]) == (TERUG.isoformat(), None)
    assert eerste["identificatie"] != tweede["identificatie"]


def test_wie_opgaat_in_een_ander_dossier_houdt_een_zaak_en_sluit_die_daar(gemeente: Gemeente) -> None:
    opgeschaald(gemeente, HUGO)
    gemeente.ronde(rust_dagen=0)
    gemeente.dag.later(60)
    gemeente.thuis(NOOR)
    gemeente.vastleggen(gebeurtenis("DossiersSamengevoegd", "2025-04-14", pgn=NOOR, anderPgn=HUGO))
    gemeente.klok_slaat(date(2025, 4, 16))
    gemeente.ronde(rust_dagen=0)
    assert len(gemeente.systeem.zaken) == 1

    terug(gemeente)
    gemeente.ronde(rust_dagen=0)
    assert gemeente.systeem.zaken[0]["einddatum"] == TERUG.isoformat()
    assert gemeente.standen() == {"gesloten": 1}


@pytest.mark.parametrize("vanaf", [OPGESCHAALD, date(2025, 4, 15)])
def test_wie_begint_kan_zeggen_vanaf_welke_dag(vanaf: date, gemeente: Gemeente) -> None:
    opgeschaald(gemeente)
    gemeente.ronde(vanaf=vanaf)

    assert len(gemeente.systeem.zaken) == (1 if vanaf == OPGESCHAALD else 0)


def test_op_een_server_gaat_het_net_zo(op_server: Gemeente) -> None:
    opgeschaald(op_server)
    op_server.ronde()
    terug(op_server)
    op_server.ronde()
    op_server.dag.zet(NA_RUST)
    op_server.ronde()

    assert op_server.systeem.gedaan() == OPENEN + SLUITEN
    assert op_server.standen() == {"gesloten": 1}
