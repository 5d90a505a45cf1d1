"""Does each process say what it measures, whether it lives, and nothing about any pupil?"""

import re
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from prometheus_client import CollectorRegistry

from services.meetpost.standen import ZO_LANG, Klokstand, Standen
from services.metingen import namen
from services.metingen.hartslag import LEEFT, WERKT, Hartslag
from services.metingen.luisteraar import adres_van, luistert
from services.metingen.namen import STANDEN
from services.settings import InstellingError
from services.tijd import nu, vandaag
from tests.deploy.test_bewaking import gevraagd, vragen
from tests.kit.winkel import csv_van, open_winkel, rij, voer_uit
from tests.waarneming.conftest import Huis
from tests.waarneming.test_naar_de_pagina import opgenomen  # noqa: F401 - the delivery that is measured

LABELS = {"route", "methode", "status", "code", "reden", "uitkomst", "uit", "projectie", "deel", "stand", "le"}
"""All that a measurement of ours may be told apart by."""
NUMMER = re.compile(r"\d{6}")
trager = pytest.mark.trager
VAN_DE_RIJEN = ("verzuimspoor_projectie_achterstand_gebeurtenissen", "verzuimspoor_klok_achterstand_seconds")


@trager
def test_every_process_lives_is_ready_and_reads_its_store(huis: Huis) -> None:
    for proces in huis.processen:
        assert (proces.status("/_healthz/livez"), proces.status("/_healthz/readyz")) == (200, 200), proces.naam
        assert proces.waarde("verzuimspoor_opslag_bereikbaar") == 1
        assert proces.status("/") == 404


@trager
def test_what_alerts_and_dashboard_ask_for_is_really_given_by_one_of_them(huis: Huis) -> None:
    gevraagd_in = {naam for _, expr in vragen() for naam, _ in gevraagd(expr)} - {"up"}
    gegeven = {soort for proces in huis.processen for soort in proces.soorten()}

    assert {re.sub(r"_(bucket|count|sum|total)$", "", naam) for naam in gevraagd_in} <= gegeven


@trager
def test_no_label_says_more_than_was_agreed(huis: Huis, opgenomen: bytes) -> None:  # noqa: F811
    assert opgenomen
    for proces in huis.processen:
        onze = [een for een in proces.gemeten() if een.name.startswith("verzuimspoor_")]
        assert {naam for een in onze for naam in een.labels} <= LABELS
        assert not [een.labels for een in onze for waarde in een.labels.values() if NUMMER.search(waarde)]


@trager
def test_who_takes_in_and_who_serves_measure_what_each_of_them_does(huis: Huis, opgenomen: bytes) -> None:  # noqa: F811
    assert opgenomen
    huis.api.get("/nergens")
    serve, inname = huis.serve, huis.inname

    assert inname.waarde("verzuimspoor_rijen_total", uitkomst="nieuw") == 1
    assert inname.waarde("verzuimspoor_rijen_total", uitkomst="afgewezen") == 1
    assert inname.waarde("verzuimspoor_rijen_afgewezen_total") == 1
    assert serve.waarde("verzuimspoor_weigeringen_total", code="onbekend-adres") >= 1
    assert serve.waarde("verzuimspoor_verzoek_seconds_count", route="api:lever_aan", methode="POST", status="2xx") == 1
    assert inname.waarde("verzuimspoor_gebeurtenissen_total") == serve.waarde("verzuimspoor_logboek_positie")
    assert inname.waarde("verzuimspoor_vastlegging_opdrachten_count") >= 1
    assert serve.waarde("verzuimspoor_aanleveringen", status="klaar") == 1


@trager
def test_relay_and_projector_say_how_far_they_are(huis: Huis, opgenomen: bytes) -> None:  # noqa: F811
    assert opgenomen
    laatste = huis.serve.waarde("verzuimspoor_logboek_positie")

    assert huis.relay.waarde("verzuimspoor_relay_actief") == 1
    assert huis.relay.waarde("verzuimspoor_relay_achterstand_gebeurtenissen") == 0
    assert huis.relay.waarde("verzuimspoor_relay_berichten_total") == 2 * laatste
    assert huis.project.waarde("verzuimspoor_projectie_achterstand_gebeurtenissen") == 0
    assert huis.project.waarde("verzuimspoor_consument_achterstand_berichten") == 0
    assert huis.project.waarde("verzuimspoor_hartslag_seconds") < WERKT
    assert len({een.labels["deel"] for een in huis.project.gemeten() if een.name == VAN_DE_RIJEN[0]}) == 16


def test_terms_that_no_clock_recorded_are_seen_and_looked_for_once_in_five_minutes(tmp_path: Path) -> None:
    (tmp_path / "noor.csv").write_text(csv_van(rij()), encoding="utf-8")
    voer_uit(tmp_path, "ingest", tmp_path / "noor.csv")
    klok = [0.0]
    with open_winkel(tmp_path) as winkel:
        stand = Klokstand(winkel.rows, nu, vandaag, lambda: klok[0])
        eerst = {een.naam: waarde for een, _, waarde in stand()}
        assert voer_uit(tmp_path, "clock")["vastgelegd"]["TermijnVerstreken"] == 1
        onthouden = {een.naam: waarde for een, _, waarde in stand()}
        klok[0] = ZO_LANG
        daarna = {een.naam: waarde for een, _, waarde in stand()}

    assert eerst[namen.KLOK_AANTAL.naam] == onthouden[namen.KLOK_AANTAL.naam] == 1
    assert eerst[namen.KLOK.naam] > timedelta(days=30).total_seconds()
    assert daarna[namen.KLOK_AANTAL.naam] == 0
    assert daarna[namen.KLOK.naam] == pytest.approx(0, abs=1)


@trager
def test_lines_are_json_name_a_route_and_a_trace_and_never_an_address(huis: Huis, opgenomen: bytes) -> None:  # noqa: F811
    assert opgenomen
    regels = huis.serve.regels()
    [opname] = [regel for regel in regels if regel.get("route") == "api:lever_aan"]

    assert (opname["event"], opname["methode"], opname["status"]) == ("answered", "POST", 202)
    assert opname["trace_id"] == opgenomen.hex()
    for proces in huis.processen:
        regels = proces.regels()
        assert all({"event", "timestamp", "level", "logger"} <= regel.keys() for regel in regels)
        assert not any("/api/" in str(regel) or "peildatum" in str(regel) for regel in regels), proces.naam


def test_a_store_that_cannot_be_read_is_said_and_nothing_else_of_it() -> None:
    def stuk() -> list[tuple[namen.Stand, tuple[str, ...], float]]:
        raise RuntimeError("van leerling 999990019 is iets mis")

    goed: list[tuple[namen.Stand, tuple[str, ...], float]] = [(namen.LAATSTE, (), 7.0)]
    gelezen = {een.name: een.samples for een in Standen([lambda: goed]).collect()}
    kapot = {een.name: een.samples for een in Standen([lambda: goed, stuk]).collect()}

    assert (gelezen[namen.LAATSTE.naam][0].value, gelezen[namen.OPSLAG.naam][0].value) == (7.0, 1.0)
    assert [(naam, een[0].value) for naam, een in kapot.items()] == [(namen.OPSLAG.naam, 0.0)]


def test_a_process_lives_while_it_goes_round_and_works_while_that_succeeds() -> None:
    nu = [0.0]
    hart = Hartslag(lambda: nu[0])
    nu[0] = WERKT - 1
    goed = (hart.leeft, hart.werkt)
    nu[0] = WERKT
    hart.rond()
    mislukt = (hart.leeft, hart.werkt)
    nu[0] = WERKT + LEEFT
    hangt = (hart.leeft, hart.werkt)
    hart.gelukt()

    assert (goed, mislukt, hangt) == ((True, True), (True, False), (False, False))
    assert (hart.leeft, hart.werkt) == (True, True)


def test_a_probe_hears_what_is_so() -> None:
    oordeel = {"leeft": True, "gereed": False}
    with luistert("127.0.0.1:0", CollectorRegistry(), lambda: oordeel["leeft"], lambda: oordeel["gereed"]) as poort:
        hier = f"http://127.0.0.1:{poort}"
        assert [httpx.get(f"{hier}{p}").status_code for p in ("/_healthz/livez", "/_healthz/readyz")] == [200, 503]
        oordeel.update(leeft=False, gereed=True)
        weg = httpx.get(f"{hier}/_healthz/livez")
        assert (weg.status_code, weg.json(), weg.headers["cache-control"]) == (503, {"status": "fail"}, "no-store")
        assert httpx.get(f"{hier}/_healthz/readyz").status_code == 200
        with (
            pytest.raises(InstellingError, match="eigen poort"),
            luistert(f"127.0.0.1:{poort}", CollectorRegistry(), lambda: True, lambda: True),
        ):
            pass


@pytest.mark.parametrize("fout", ["", "9400", ":9400", "localhost:", "localhost:http", "localhost:70000"])
def test_what_is_no_address_is_refused(fout: str) -> None:
    with pytest.raises(InstellingError, match="host:poort"):
        adres_van(fout)


def test_an_address_may_be_of_either_kind() -> None:
    assert (adres_van("127.0.0.1:9400"), adres_van("[::1]:9400")) == (("127.0.0.1", 9400), ("::1", 9400))


def test_names_are_as_prometheus_wants_them() -> None:
    onze = [stand.naam for stand in STANDEN]
    gemeten = [een.name for een in namen.REGISTER.collect() if een.name.startswith("verzuimspoor_")]

    assert all(re.fullmatch(r"verzuimspoor(_[a-z]+)+", naam) for naam in (*onze, *gemeten))
    assert not [naam for naam in onze if naam.endswith(("_total", "_seconden", "_ms"))]
    assert len(set(onze)) == len(onze)
