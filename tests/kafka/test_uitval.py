"""What happens to rows that cannot be recorded, and to those of the same pupil that come behind them?"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from uuid import UUID

import pytest
from kafka import KafkaProducer

from projections.stores.databank import open_databank
from services.aanvoer import boek as boekmodule
from services.aanvoer import inlezer as module
from services.aanvoer.bericht import Plek, koppen_van, versleuteld
from services.aanvoer.boek import Aanvoerboek
from services.aanvoer.groepen import deel_van, groepen
from services.aanvoer.opnieuw import Besluit, laat_vervallen, probeer, verbeter
from services.aanvoer.tabel import AanvoerError
from services.aanvoer.uitval import als_document, getoond, leveringen, onbruikbaar, uitval
from services.aanvoer.uitval import groepen as dichte_groepen
from services.eventlog.errors import OnleesbaarError
from services.eventlog.sleutels import Sleutelsoort
from services.generator.nummers import bsn
from services.ingest import BestandError
from services.kafka.klant import Kafkaplaats
from services.tijd import nieuwe_id
from tests.kit.aanvoer import bied, lees_in, omgeving_van
from tests.kit.winkel import Winkel, csv_van, gebeurtenis, ndjson, rij, voer_uit

A, B = bsn(1), bsn(2)
FOUT = "2026-99-99"


def slecht_dan_goed(*, begin: str = FOUT) -> str:
    """Write a delivery in which the second row of A is wrong; B has only good ones."""
    return csv_van(
        rij(meldingsnummer="1", pgn=A),
        rij(meldingsnummer="2", pgn=A, begindatum=begin),
        rij(meldingsnummer="3", pgn=A),
        rij(meldingsnummer="4", pgn=B),
        rij(meldingsnummer="5", pgn=A),
    )


def nummers(winkel: Winkel, pgn: str) -> list[str]:
    """Return which rows of a pupil were recorded, in the order of their recording."""
    return [bron.rpartition(":")[2] for _, _, bron, _ in winkel.inhoud().get(pgn, [])]


def regels(winkel: Winkel) -> list[tuple[int, str]]:
    """Return all rows that are set apart: their line and why."""
    with winkel.log.databank.lezen() as v:
        return list(v.vraag("SELECT regel, codes FROM verzuimspoor_aanvoer.uitval ORDER BY nummer"))


def test_rows_of_a_pupil_wait_behind_a_bad_one_and_those_of_others_go_on(winkel: Winkel, snel: Kafkaplaats) -> None:
    bied(winkel, snel, "a.csv", slecht_dan_goed())
    lees_in(winkel, snel)
    bied(winkel, snel, "b.csv", csv_van(rij(meldingsnummer="6", pgn=A), rij(meldingsnummer="7", pgn=B)))
    lees_in(winkel, snel)

    assert regels(winkel) == [(3, "datum-bestaat-niet"), (4, "wacht"), (6, "wacht"), (2, "wacht")]
    assert (nummers(winkel, A), nummers(winkel, B)) == (["2"], ["5", "3"])
    (slecht,) = getoond(Aanvoerboek(winkel.log), uitval(Aanvoerboek(winkel.log)))
    assert FOUT in slecht.tekst
    assert [b.veld for b in slecht.bezwaren] == ["begindatum"]


def test_a_corrected_row_goes_before_those_that_waited(winkel: Winkel, snel: Kafkaplaats) -> None:
    bied(winkel, snel, "a.csv", slecht_dan_goed())
    lees_in(winkel, snel)
    boek = Aanvoerboek(winkel.log)
    (slecht,) = uitval(boek)
    with pytest.raises(AanvoerError, match="begindatum"):
        verbeter(omgeving_van(winkel), boek, slecht.nummer, rij(meldingsnummer="2", pgn=A, begindatum=FOUT))
    telling = verbeter(omgeving_van(winkel), boek, slecht.nummer, rij(meldingsnummer="2", pgn=A))

    assert (telling.nieuw, telling.over) == (3, 0)
    assert nummers(winkel, A) == ["2", "3", "4", "6"]
    lees_in(winkel, snel)
    assert [een.stand for een in leveringen(boek)] == ["klaar"]


def test_a_row_that_is_let_go_lets_the_others_go_on_and_says_why(winkel: Winkel, snel: Kafkaplaats) -> None:
    bied(winkel, snel, "a.csv", slecht_dan_goed())
    lees_in(winkel, snel)
    boek = Aanvoerboek(winkel.log)
    assert probeer(omgeving_van(winkel), boek, dichte_groepen(boek)[0]).over == 3
    laat_vervallen(omgeving_van(winkel), boek, Besluit(uitval(boek)[0].nummer, "dubbel gemeld", "beheer"))

    assert nummers(winkel, A) == ["2", "4", "6"]
    with winkel.log.databank.lezen() as v:
        assert v.vraag("SELECT regel, reden, door FROM verzuimspoor_aanvoer.vervallen") == [
            (3, "dubbel gemeld", "beheer")
        ]


def test_a_row_that_may_not_be_recorded_keeps_those_behind_it_in_its_own_batch(
    winkel: Winkel, snel: Kafkaplaats
) -> None:
    events = [gebeurtenis("Overleden", "2026-04-01", pgn=A), gebeurtenis("VerzuimGemeld", "2026-05-01", pgn=A)]
    twee = [{"onbekend": 1, **gebeurtenis("SchoolgangHervat", "2026-03-02", pgn=B)}]
    bied(winkel, snel, "g.ndjson", ndjson(*events, *twee, gebeurtenis("SchoolgangHervat", "2026-03-03", pgn=B)))
    lees_in(winkel, snel)

    assert nummers(winkel, B) == []
    assert (4, "wacht") in regels(winkel)


def test_a_wrong_number_that_is_corrected_joins_the_rows_of_whom_it_is_about(winkel: Winkel, snel: Kafkaplaats) -> None:
    bied(winkel, snel, "a.csv", csv_van(rij(meldingsnummer="1", pgn="123456789"), rij(meldingsnummer="2", pgn=A)))
    lees_in(winkel, snel)
    boek = Aanvoerboek(winkel.log)
    assert (regels(winkel), nummers(winkel, A)) == ([(2, "pgn-toets")], ["3"])
    verbeter(omgeving_van(winkel), boek, uitval(boek)[0].nummer, rij(meldingsnummer="1", pgn=A))

    assert (regels(winkel), nummers(winkel, A)) == ([], ["3", "2"])


def test_a_row_that_was_to_wait_does_not_when_the_one_before_it_is_gone_meanwhile(
    winkel: Winkel, snel: Kafkaplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    bied(winkel, snel, "a.csv", slecht_dan_goed())
    lees_in(winkel, snel)
    bied(winkel, snel, "b.csv", csv_van(rij(meldingsnummer="6", pgn=A)))
    echt = boekmodule.alleen_wij
    boek = Aanvoerboek(winkel.log)

    def eerst_iemand_anders(v: object) -> None:
        monkeypatch.setattr(boekmodule, "alleen_wij", echt)
        laat_vervallen(omgeving_van(winkel), boek, Besluit(uitval(boek)[0].nummer, "intussen", "beheer"))
        echt(v)  # type: ignore[arg-type] # as it is given

    monkeypatch.setattr(boekmodule, "alleen_wij", eerst_iemand_anders)
    lees_in(winkel, snel)

    assert regels(winkel) == []
    assert nummers(winkel, A) == ["2", "4", "6", "2"]


@contextmanager
def schrijver(plaats: Kafkaplaats) -> Iterator[KafkaProducer]:
    """Write on the topic as anybody could who may."""
    with closing(KafkaProducer(bootstrap_servers=list(plaats.adressen))) as producer:
        yield producer
        producer.flush()


def test_messages_that_say_nothing_stop_nobody_and_change_nothing(winkel: Winkel, snel: Kafkaplaats) -> None:
    aangeboden = bied(winkel, snel, "a.csv", csv_van(rij(meldingsnummer="1", pgn=A)))
    groep = groepen(winkel.log, [A])[A]
    deel = deel_van(groep)
    sleutel = winkel.log.sleutels.get([(aangeboden.id, Sleutelsoort.AANVOER)])[aangeboden.id, Sleutelsoort.AANVOER]
    echt = Plek(aangeboden.id, deel, 2, 3, groep)
    vreemd = Plek(nieuwe_id(), deel, 1, 2, groep)
    goed = versleuteld(echt, rij(meldingsnummer="9", pgn=A), sleutel)
    with schrijver(snel) as producer:
        for waarde, key, koppen in (
            (b"van een ander", b"sleutel", []),
            (b"\xff\xfe", groep, koppen_van(echt)),
            (goed, groep, [("rij_versie", b"2"), *koppen_van(echt)[1:]]),
            (goed, bytes(16), koppen_van(echt)),
            (goed[:-1] + bytes([goed[-1] ^ 1]), groep, koppen_van(echt)),
            (versleuteld(echt, "x", bytes(32)), groep, koppen_van(echt)),
            (goed, groep, koppen_van(vreemd)),
            (None, groep, koppen_van(echt)),
        ):
            producer.send(snel.aanvoer, waarde, key, koppen, partition=deel)
    bied(winkel, snel, "b.csv", csv_van(rij(meldingsnummer="2", pgn=A)))
    lees_in(winkel, snel)

    assert nummers(winkel, A) == ["2", "2"]
    assert {code: aantal for code, aantal, _ in onbruikbaar(Aanvoerboek(winkel.log))} == {
        "geen-levering": 1,
        "leeg": 1,
        "niet-te-ontcijferen": 4,
        "onbekende-versie": 2,
    }


def test_a_message_that_is_put_on_the_topic_again_is_passed_over(winkel: Winkel, snel: Kafkaplaats) -> None:
    aangeboden = bied(winkel, snel, "a.csv", slecht_dan_goed())
    groep = groepen(winkel.log, [A])[A]
    sleutel = winkel.log.sleutels.get([(aangeboden.id, Sleutelsoort.AANVOER)])[aangeboden.id, Sleutelsoort.AANVOER]
    eerste = Plek(aangeboden.id, deel_van(groep), 1, 2, groep)
    with schrijver(snel) as producer:
        inhoud = versleuteld(eerste, rij(meldingsnummer="1", pgn=A), sleutel)
        producer.send(snel.aanvoer, inhoud, groep, koppen_van(eerste), partition=eerste.deel)
    lees_in(winkel, snel)

    assert nummers(winkel, A) == ["2"]
    assert [(code, aantal) for code, aantal, _ in onbruikbaar(Aanvoerboek(winkel.log))] == [("al-gezien", 1)]


def test_behind_a_hole_nothing_of_a_delivery_is_taken_in_until_it_is_offered_again(
    winkel: Winkel, snel: Kafkaplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    weg = iter((True, False, False))
    echt = KafkaProducer.send

    def verliest(self: KafkaProducer, *wat: object, **meer: object) -> object:
        return echt(self, "ergens-anders" if next(weg, False) else wat[0], *wat[1:], **meer)

    monkeypatch.setattr(KafkaProducer, "send", verliest)
    csv = csv_van(*(rij(meldingsnummer=str(i), pgn=A) for i in range(1, 4)))
    bied(winkel, snel, "a.csv", csv)
    monkeypatch.undo()
    lees_in(winkel, snel)
    boek = Aanvoerboek(winkel.log)

    assert nummers(winkel, A) == []
    assert [een.stand for een in leveringen(boek)] == ["onvolledig: bied het bestand opnieuw aan"]
    bied(winkel, snel, "a.csv", csv)
    lees_in(winkel, snel)
    assert nummers(winkel, A) == ["2", "3", "4"]


def test_a_row_on_which_nothing_can_be_decided_is_set_apart_alone(
    winkel: Winkel, snel: Kafkaplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    bied(winkel, snel, "a.csv", csv_van(*(rij(meldingsnummer=str(i), pgn=bsn(i)) for i in range(1, 40))))
    echt, slecht = module.beoordeel, groepen(winkel.log, [A])[A]

    def struikelt(*wat: object) -> object:
        if any(r.plek.groep == slecht for r in wat[2]):  # type: ignore[attr-defined] # rows
            raise module.OnbeslistError(OnleesbaarError.__name__)
        return echt(*wat)  # type: ignore[arg-type] # as it is given

    monkeypatch.setattr(module, "beoordeel", struikelt)
    lees_in(winkel, snel)

    assert regels(winkel) == [(2, "niet-te-beslissen")]
    assert len(winkel.dossiers()) == 38
    boek = Aanvoerboek(winkel.log)
    assert probeer(omgeving_van(winkel), boek, slecht).nieuw == 1


def test_a_key_that_is_gone_makes_the_topic_unreadable_and_stops_nobody(winkel: Winkel, snel: Kafkaplaats) -> None:
    aangeboden = bied(winkel, snel, "a.csv", csv_van(rij(meldingsnummer="1", pgn=A)))
    winkel.log.sleutels.destroy([(aangeboden.id, Sleutelsoort.AANVOER)])
    bied(winkel, snel, "b.csv", csv_van(rij(meldingsnummer="2", pgn=A)))
    lees_in(winkel, snel)

    assert nummers(winkel, A) == ["2"]
    assert [(code, aantal) for code, aantal, _ in onbruikbaar(Aanvoerboek(winkel.log))] == [("geen-levering", 1)]


def test_the_key_of_a_delivery_that_is_done_is_gone(winkel: Winkel, snel: Kafkaplaats) -> None:
    goed = bied(winkel, snel, "a.csv", csv_van(rij(meldingsnummer="1", pgn=B)))
    met_uitval = bied(winkel, snel, "b.csv", slecht_dan_goed())
    lees_in(winkel, snel)

    assert _keys(winkel, goed.id) == 0
    assert _keys(winkel, met_uitval.id) == 1


def _keys(winkel: Winkel, levering: UUID) -> int:
    return len(winkel.log.sleutels.find([(levering, Sleutelsoort.AANVOER)]))


def test_a_destroyed_pupil_is_forgotten_on_the_topic_and_among_what_is_set_apart(
    winkel: Winkel, snel: Kafkaplaats, adres: str
) -> None:
    bied(winkel, snel, "a.csv", slecht_dan_goed())
    lees_in(winkel, snel)
    bied(winkel, snel, "b.csv", csv_van(rij(meldingsnummer="6", pgn=A), rij(meldingsnummer="7", pgn=B)))
    dossier = winkel.log.find([A])[A]
    grond = ("--grondslag", "verzoek", "--eerder", "verzoek-betrokkene", "--bevestigd-door", "ander")
    voer_uit(winkel.folder, "erase", str(dossier), *grond, adres=adres)
    assert regels(winkel) == []
    lees_in(winkel, snel)

    assert list(winkel.log.find([A])) == []
    assert nummers(winkel, B) == ["5", "3"]
    bied(winkel, snel, "c.csv", csv_van(rij(meldingsnummer="8", pgn=A)))
    lees_in(winkel, snel)
    assert nummers(winkel, A) == ["2"]
    with winkel.log.databank.lezen() as v:
        assert v.vraag("SELECT count(*) FROM verzuimspoor_aanvoer.vergeten") == [(0,)]


def test_a_pupil_with_two_numbers_is_one_group(winkel: Winkel, snel: Kafkaplaats) -> None:
    winkel.lever("a.csv", csv_van(rij(meldingsnummer="1", pgn=A)))
    voor = groepen(winkel.log, [A])[A]
    winkel.lever("v.ndjson", ndjson(gebeurtenis("PgnVervangen", "2026-03-02", pgn=A, nieuwPgn=B)))

    assert set(groepen(winkel.log, [A, B]).values()) == {voor}


def test_a_file_with_rows_about_two_pupils_is_refused_before_anything_is_sent(
    winkel: Winkel, snel: Kafkaplaats
) -> None:
    with pytest.raises(BestandError, match="regel 2 vervangt een nummer"):
        bied(
            winkel,
            snel,
            "v.ndjson",
            ndjson(
                gebeurtenis("SchoolgangHervat", "2026-03-02", pgn=A),
                gebeurtenis("PgnVervangen", "2026-03-02", pgn=A, nieuwPgn=B),
            ),
        )

    assert leveringen(Aanvoerboek(winkel.log)) == []


def test_nothing_about_a_pupil_is_readable_on_the_way(winkel: Winkel, snel: Kafkaplaats, adres: str) -> None:
    bied(winkel, snel, f"{A}.csv", slecht_dan_goed())
    lees_in(winkel, snel)
    document = str(als_document(Aanvoerboek(winkel.log)))

    assert A not in document
    with open_databank(adres, "verzuimspoor_aanvoer").lezen() as v:
        for tabel in ("levering", "uitval", "voortgang", "plaats"):
            assert A not in str(v.vraag(f"SELECT * FROM {tabel}")), tabel


def test_somebody_else_who_took_in_the_same_is_found_out(
    winkel: Winkel, snel: Kafkaplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    bied(winkel, snel, "a.csv", csv_van(*(rij(meldingsnummer=str(i), pgn=bsn(i)) for i in range(60))))
    echt = module.beoordeel

    def eerst_een_ander(*wat: object) -> object:
        monkeypatch.setattr(module, "beoordeel", echt)
        lees_in(winkel, snel)
        return echt(*wat)  # type: ignore[arg-type] # as it is given

    monkeypatch.setattr(module, "beoordeel", eerst_een_ander)
    lees_in(winkel, snel)

    assert len(winkel.dossiers()) == winkel.aantal() == 60
    assert [een.gelezen for een in leveringen(Aanvoerboek(winkel.log))] == [60]


def test_a_database_that_does_not_answer_is_waited_for(
    winkel: Winkel, snel: Kafkaplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    bied(winkel, snel, "a.csv", csv_van(*(rij(meldingsnummer=str(i), pgn=bsn(i)) for i in range(60))))
    echt, keren = module.leg_vast, iter(range(3))

    def hapert(*wat: object) -> None:
        if next(keren, None) is not None:
            raise module.OpslagError("de server is even weg")
        echt(*wat)  # type: ignore[arg-type] # as it is given

    monkeypatch.setattr(module, "leg_vast", hapert)
    monkeypatch.setattr(module, "PATIENCE", (0.01,) * 5)
    inlezer = lees_in(winkel, snel)

    assert len(winkel.dossiers()) == winkel.aantal() == 60
    assert inlezer.gelezen >= 60


def test_a_slow_database_is_asked_for_less_at_a_time(winkel: Winkel, snel: Kafkaplaats) -> None:
    inlezer = lees_in(winkel, snel)
    for seconden, hoeveel in ((5.0, 1_000), (5.0, 500), (2.0, 500), (0.5, 1_000), (0.5, 2_000), (0.5, 2_000)):
        inlezer._adapt(seconden)
        assert inlezer._hoeveel == hoeveel
