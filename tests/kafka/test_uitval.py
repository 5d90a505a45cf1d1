"""What happens to rows that cannot be recorded, and to those of the same pupil that come behind them?"""

import pytest

from projections.stores.databank import OpslagError
from services.aanvoer import boek as boekmodule
from services.aanvoer import inlezer as module
from services.aanvoer.beoordelen import beoordeel, leg_vast
from services.aanvoer.opnieuw import Besluit, laat_vervallen, probeer, verbeter
from services.aanvoer.tabel import AanvoerError
from services.aanvoer.uitval import getoond, leveringen, uitval
from services.aanvoer.uitval import groepen as dichte_groepen
from services.generator.nummers import bsn
from tests.kit.aanvoer import FOUT, LEERLINGEN, Proef
from tests.kit.winkel import csv_van, gebeurtenis, ndjson, rij


def test_rows_of_a_pupil_wait_behind_a_bad_one_and_those_of_others_go_on(proef: Proef) -> None:
    proef.bied("a.csv", proef.slecht_dan_goed())
    proef.lees_in()
    proef.bied("b.csv", csv_van(rij(meldingsnummer="6", pgn=proef.a), rij(meldingsnummer="7", pgn=proef.b)))
    proef.lees_in()

    assert proef.regels() == [(3, "datum-bestaat-niet"), (4, "wacht"), (6, "wacht"), (2, "wacht")]
    assert (proef.nummers(proef.a), proef.nummers(proef.b)) == (["2"], ["5", "3"])
    (slecht,) = getoond(proef.boek, uitval(proef.boek))
    assert FOUT in slecht.tekst
    assert [b.veld for b in slecht.bezwaren] == ["begindatum"]


def test_a_corrected_row_goes_before_those_that_waited(proef: Proef) -> None:
    proef.bied("a.csv", proef.slecht_dan_goed())
    proef.lees_in()
    (slecht,) = uitval(proef.boek)
    with pytest.raises(AanvoerError, match="begindatum"):
        verbeter(proef.omgeving, proef.boek, slecht.nummer, rij(meldingsnummer="2", pgn=proef.a, begindatum=FOUT))
    telling = verbeter(proef.omgeving, proef.boek, slecht.nummer, rij(meldingsnummer="2", pgn=proef.a))

    assert (telling.nieuw, telling.over) == (3, 0)
    assert proef.nummers(proef.a) == ["2", "3", "4", "6"]
    proef.lees_in()
    assert [een.stand for een in leveringen(proef.boek)] == ["klaar"]


def test_a_row_that_is_let_go_lets_the_others_go_on_and_says_why(proef: Proef) -> None:
    proef.bied("a.csv", proef.slecht_dan_goed())
    proef.lees_in()
    assert probeer(proef.omgeving, proef.boek, dichte_groepen(proef.boek)[0]).over == 3
    laat_vervallen(proef.omgeving, proef.boek, Besluit(uitval(proef.boek)[0].nummer, "dubbel gemeld", "beheer"))

    assert proef.nummers(proef.a) == ["2", "4", "6"]
    assert proef.vraag("SELECT regel, reden, door FROM verzuimspoor_aanvoer.vervallen") == [
        (3, "dubbel gemeld", "beheer")
    ]


def test_a_row_that_may_not_be_recorded_keeps_those_behind_it_in_its_own_batch(proef: Proef) -> None:
    events = [
        gebeurtenis("Overleden", "2026-04-01", pgn=proef.a),
        gebeurtenis("VerzuimGemeld", "2026-05-01", pgn=proef.a),
    ]
    twee = [{"onbekend": 1, **gebeurtenis("SchoolgangHervat", "2026-03-02", pgn=proef.b)}]
    proef.bied("g.ndjson", ndjson(*events, *twee, gebeurtenis("SchoolgangHervat", "2026-03-03", pgn=proef.b)))
    proef.lees_in()

    assert proef.nummers(proef.b) == []
    assert (4, "wacht") in proef.regels()


def test_a_wrong_number_that_is_corrected_joins_the_rows_of_whom_it_is_about(proef: Proef) -> None:
    proef.bied("a.csv", csv_van(rij(meldingsnummer="1", pgn="123456789"), rij(meldingsnummer="2", pgn=proef.a)))
    proef.lees_in()
    assert (proef.regels(), proef.nummers(proef.a)) == ([(2, "pgn-toets")], ["3"])
    verbeter(proef.omgeving, proef.boek, uitval(proef.boek)[0].nummer, rij(meldingsnummer="1", pgn=proef.a))

    assert (proef.regels(), proef.nummers(proef.a)) == ([], ["3", "2"])


def test_a_row_that_was_to_wait_does_not_when_the_one_before_it_is_gone_meanwhile(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    proef.bied("a.csv", proef.slecht_dan_goed())
    proef.lees_in()
    proef.bied("b.csv", csv_van(rij(meldingsnummer="6", pgn=proef.a)))
    echt = boekmodule.alleen_wij

    def eerst_iemand_anders(v: object) -> None:
        monkeypatch.setattr(boekmodule, "alleen_wij", echt)
        laat_vervallen(proef.omgeving, proef.boek, Besluit(uitval(proef.boek)[0].nummer, "intussen", "beheer"))
        echt(v)  # type: ignore[arg-type] # as it is given

    monkeypatch.setattr(boekmodule, "alleen_wij", eerst_iemand_anders)
    proef.lees_in()

    assert proef.regels() == []
    assert proef.nummers(proef.a) == ["2", "4", "6", "2"]


def test_somebody_else_who_took_in_the_same_is_found_out(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    proef.bied("a.csv", csv_van(*(rij(meldingsnummer=str(i), pgn=bsn(next(LEERLINGEN))) for i in range(60))))
    echt = beoordeel

    def eerst_een_ander(*wat: object) -> object:
        monkeypatch.setattr(module, "beoordeel", echt)
        proef.lees_in()
        return echt(*wat)  # type: ignore[arg-type] # as it is given

    monkeypatch.setattr(module, "beoordeel", eerst_een_ander)
    proef.lees_in()

    assert [(een.gelezen, een.nieuw) for een in leveringen(proef.boek)] == [(60, 60)]


def test_a_database_that_does_not_answer_is_waited_for(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    proef.bied("a.csv", csv_van(*(rij(meldingsnummer=str(i), pgn=bsn(next(LEERLINGEN))) for i in range(60))))
    echt, keren = leg_vast, iter(range(3))

    def hapert(*wat: object) -> None:
        if next(keren, None) is not None:
            raise OpslagError("de server is even weg")
        echt(*wat)  # type: ignore[arg-type] # as it is given

    monkeypatch.setattr(module, "leg_vast", hapert)
    monkeypatch.setattr(module, "PATIENCE", (0.01,) * 5)
    inlezer = proef.lees_in()

    assert [(een.gelezen, een.nieuw) for een in leveringen(proef.boek)] == [(60, 60)]
    assert inlezer.gelezen >= 60


def test_a_slow_database_is_asked_for_less_at_a_time(proef: Proef) -> None:
    inlezer = proef.lees_in()
    for seconden, hoeveel in ((5.0, 1_000), (5.0, 500), (2.0, 500), (0.5, 1_000), (0.5, 2_000), (0.5, 2_000)):
        inlezer._adapt(seconden)
        assert inlezer._hoeveel == hoeveel
