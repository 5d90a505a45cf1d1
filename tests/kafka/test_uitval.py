"""What happens to rows that cannot be recorded, and to those of the same pupil that come behind them?"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from kafka import KafkaProducer

from domain.events.duo import MeldingOntvangen
from projections.stores.databank import OpslagError
from services.aanvoer import boek as boekmodule
from services.aanvoer import inlezer as module
from services.aanvoer.aanbieden import Aangeboden, Verzender
from services.aanvoer.beoordelen import OnbeslistError, beoordeel, leg_vast
from services.aanvoer.bericht import Plek, koppen_van, versleuteld
from services.aanvoer.boek import Aanvoerboek
from services.aanvoer.groepen import deel_van, groepen
from services.aanvoer.inlezer import Inlezer
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
from tests.kafka.conftest import Brokers, prepared
from tests.kit.aanvoer import bied, lees_in, omgeving_van
from tests.kit.postgres import database, everything_in
from tests.kit.winkel import Winkel, csv_van, gebeurtenis, ndjson, open_winkel, rij, voer_uit

FOUT = "2026-99-99"
LEERLINGEN = count(1)


@dataclass
class Proef:
    """A store and a topic that the tests of this file share, and pupils of a test's own."""

    winkel: Winkel
    plaats: Kafkaplaats
    adres: str
    a: str
    b: str

    def __post_init__(self) -> None:
        self.boek = Aanvoerboek(self.winkel.log)
        self.omgeving = omgeving_van(self.winkel)

    def bied(self, naam: str, inhoud: str) -> Aangeboden:
        """Put a delivery on the topic."""
        return bied(self.winkel, self.plaats, naam, inhoud)

    def lees_in(self) -> Inlezer:
        """Take in all that is there."""
        return lees_in(self.winkel, self.plaats)

    def slecht_dan_goed(self) -> str:
        """Write a delivery in which the second row of A is wrong; B has only a good one."""
        return csv_van(
            rij(meldingsnummer="1", pgn=self.a),
            rij(meldingsnummer="2", pgn=self.a, begindatum=FOUT),
            rij(meldingsnummer="3", pgn=self.a),
            rij(meldingsnummer="4", pgn=self.b),
            rij(meldingsnummer="5", pgn=self.a),
        )

    def nummers(self, pgn: str) -> list[str]:
        """Return which lines of a pupil were recorded, in the order of their recording."""
        gevonden = self.winkel.log.find([pgn])
        if not gevonden:
            return []
        dossier = self.winkel.log.dossier(gevonden[pgn])
        return [v.bron.rpartition(":")[2] for v in dossier.vastleggingen if isinstance(v.feit, MeldingOntvangen)]

    def regels(self) -> list[tuple[int, str]]:
        """Return all rows that are set apart: their line and why."""
        return self.vraag("SELECT regel, codes FROM verzuimspoor_aanvoer.uitval ORDER BY nummer")

    def onbruikbaar(self) -> dict[str, int]:
        """Return how many messages said nothing, by reason."""
        return {code: aantal for code, aantal, _ in onbruikbaar(self.boek)}

    def vraag(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the database."""
        with self.winkel.log.databank.lezen() as v:
            return v.vraag(sql)


@pytest.fixture(scope="module")
def samen(brokers: Brokers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Winkel, Kafkaplaats, str]]:
    folder = tmp_path_factory.mktemp("uitval")
    with pytest.MonkeyPatch.context() as patch, database() as adres, open_winkel(folder, adres) as winkel:
        yield winkel, prepared(brokers["ingebed"], patch), adres


@pytest.fixture
def proef(samen: tuple[Winkel, Kafkaplaats, str]) -> Iterator[Proef]:
    proef = Proef(*samen, bsn(next(LEERLINGEN)), bsn(next(LEERLINGEN)))
    yield proef
    proef.lees_in()
    with proef.winkel.log.databank.schrijven() as v:
        for tabel in ("uitval", "vervallen", "voortgang", "onbruikbaar", "vergeten", "levering"):
            v.doe(f"DELETE FROM verzuimspoor_aanvoer.{tabel}")  # noqa: S608 - our own names


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


@contextmanager
def schrijver(plaats: Kafkaplaats) -> Iterator[KafkaProducer]:
    """Write on the topic as anybody could who may."""
    with closing(KafkaProducer(bootstrap_servers=list(plaats.adressen))) as producer:
        yield producer
        producer.flush()


def test_messages_that_say_nothing_stop_nobody_and_change_nothing(proef: Proef) -> None:
    aangeboden = proef.bied("a.csv", csv_van(rij(meldingsnummer="1", pgn=proef.a)))
    groep = groepen(proef.winkel.log, [proef.a])[proef.a]
    deel = deel_van(groep)
    sleutel = proef.winkel.log.sleutels.get([(aangeboden.id, Sleutelsoort.AANVOER)])[
        aangeboden.id, Sleutelsoort.AANVOER
    ]
    echt = Plek(aangeboden.id, deel, 2, 3, groep)
    vreemd = Plek(nieuwe_id(), deel, 1, 2, groep)
    goed = versleuteld(echt, rij(meldingsnummer="9", pgn=proef.a), sleutel)
    with schrijver(proef.plaats) as producer:
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
            producer.send(proef.plaats.aanvoer, waarde, key, koppen, partition=deel)
    proef.bied("b.csv", csv_van(rij(meldingsnummer="2", pgn=proef.a)))
    proef.lees_in()

    assert proef.nummers(proef.a) == ["2", "2"]
    assert proef.onbruikbaar() == {
        "geen-levering": 1,
        "leeg": 1,
        "niet-te-ontcijferen": 4,
        "onbekende-versie": 2,
    }


def test_a_message_that_is_put_on_the_topic_again_is_passed_over(proef: Proef) -> None:
    aangeboden = proef.bied("a.csv", proef.slecht_dan_goed())
    groep = groepen(proef.winkel.log, [proef.a])[proef.a]
    sleutel = proef.winkel.log.sleutels.get([(aangeboden.id, Sleutelsoort.AANVOER)])[
        aangeboden.id, Sleutelsoort.AANVOER
    ]
    eerste = Plek(aangeboden.id, deel_van(groep), 1, 2, groep)
    with schrijver(proef.plaats) as producer:
        inhoud = versleuteld(eerste, rij(meldingsnummer="1", pgn=proef.a), sleutel)
        producer.send(proef.plaats.aanvoer, inhoud, groep, koppen_van(eerste), partition=eerste.deel)
    proef.lees_in()

    assert proef.nummers(proef.a) == ["2"]
    assert proef.onbruikbaar() == {"al-gezien": 1}


def test_behind_a_hole_nothing_of_a_delivery_is_taken_in_until_it_is_offered_again(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    verstuurd = iter((False, True, True))
    echt = Verzender._send

    def verliest(self: Verzender, deel: int, plek: Plek, inhoud: bytes) -> None:
        if next(verstuurd):
            echt(self, deel, plek, inhoud)

    monkeypatch.setattr(Verzender, "_send", verliest)
    csv = csv_van(*(rij(meldingsnummer=str(i), pgn=proef.a) for i in range(1, 4)))
    proef.bied("a.csv", csv)
    monkeypatch.undo()
    proef.lees_in()

    assert proef.nummers(proef.a) == []
    assert [een.stand for een in leveringen(proef.boek)] == ["onvolledig: bied het bestand opnieuw aan"]
    proef.bied("a.csv", csv)
    proef.lees_in()
    assert proef.nummers(proef.a) == ["2", "3", "4"]


def test_a_row_on_which_nothing_can_be_decided_is_set_apart_alone(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    anderen = [bsn(next(LEERLINGEN)) for _ in range(38)]
    proef.bied("a.csv", csv_van(*(rij(meldingsnummer="1", pgn=pgn) for pgn in (proef.a, *anderen))))
    echt, slecht = beoordeel, groepen(proef.winkel.log, [proef.a])[proef.a]

    def struikelt(*wat: object) -> object:
        if any(r.plek.groep == slecht for r in wat[2]):  # type: ignore[attr-defined] # rows
            raise OnbeslistError(OnleesbaarError.__name__)
        return echt(*wat)  # type: ignore[arg-type] # as it is given

    monkeypatch.setattr(module, "beoordeel", struikelt)
    proef.lees_in()

    assert proef.regels() == [(2, "niet-te-beslissen")]
    assert len(proef.winkel.log.find([proef.a, *anderen])) == 38
    assert probeer(proef.omgeving, proef.boek, slecht).nieuw == 1


def test_a_key_that_is_gone_makes_the_topic_unreadable_and_stops_nobody(proef: Proef) -> None:
    aangeboden = proef.bied("a.csv", csv_van(rij(meldingsnummer="1", pgn=proef.a)))
    proef.winkel.log.sleutels.destroy([(aangeboden.id, Sleutelsoort.AANVOER)])
    proef.bied("b.csv", csv_van(rij(meldingsnummer="2", pgn=proef.a)))
    proef.lees_in()

    assert proef.nummers(proef.a) == ["2"]
    assert proef.onbruikbaar() == {"geen-levering": 1}


def test_the_key_of_a_delivery_that_is_done_is_gone(proef: Proef) -> None:
    goed = proef.bied("a.csv", csv_van(rij(meldingsnummer="1", pgn=proef.b)))
    met_uitval = proef.bied("b.csv", proef.slecht_dan_goed())
    proef.lees_in()

    assert _keys(proef.winkel, goed.id) == 0
    assert _keys(proef.winkel, met_uitval.id) == 1


def _keys(winkel: Winkel, levering: UUID) -> int:
    return len(winkel.log.sleutels.find([(levering, Sleutelsoort.AANVOER)]))


def test_a_destroyed_pupil_is_forgotten_on_the_topic_and_among_what_is_set_apart(proef: Proef) -> None:
    proef.bied("a.csv", proef.slecht_dan_goed())
    proef.lees_in()
    proef.bied("b.csv", csv_van(rij(meldingsnummer="6", pgn=proef.a), rij(meldingsnummer="7", pgn=proef.b)))
    dossier = proef.winkel.log.find([proef.a])[proef.a]
    grond = ("--grondslag", "verzoek", "--eerder", "avg-verzoek")
    voer_uit(proef.winkel.folder, "erase", str(dossier), *grond, adres=proef.adres)
    assert proef.regels() == []
    proef.lees_in()

    assert list(proef.winkel.log.find([proef.a])) == []
    assert proef.nummers(proef.b) == ["5", "3"]
    proef.bied("c.csv", csv_van(rij(meldingsnummer="8", pgn=proef.a)))
    proef.lees_in()
    assert proef.nummers(proef.a) == ["2"]
    assert proef.vraag("SELECT count(*) FROM verzuimspoor_aanvoer.vergeten") == [(0,)]


def test_a_pupil_with_two_numbers_is_one_group(proef: Proef) -> None:
    proef.winkel.lever("a.csv", csv_van(rij(meldingsnummer="1", pgn=proef.a)))
    voor = groepen(proef.winkel.log, [proef.a])[proef.a]
    proef.winkel.lever("v.ndjson", ndjson(gebeurtenis("PgnVervangen", "2026-03-02", pgn=proef.a, nieuwPgn=proef.b)))

    assert set(groepen(proef.winkel.log, [proef.a, proef.b]).values()) == {voor}


def test_a_file_with_rows_about_two_pupils_is_refused_before_anything_is_sent(proef: Proef) -> None:
    with pytest.raises(BestandError, match="regel 2 vervangt een nummer"):
        proef.bied(
            "v.ndjson",
            ndjson(
                gebeurtenis("SchoolgangHervat", "2026-03-02", pgn=proef.a),
                gebeurtenis("PgnVervangen", "2026-03-02", pgn=proef.a, nieuwPgn=proef.b),
            ),
        )

    assert leveringen(proef.boek) == []


def test_nothing_about_a_pupil_is_readable_on_the_way(proef: Proef) -> None:
    proef.bied(f"{proef.a}.csv", proef.slecht_dan_goed())
    proef.lees_in()
    document = str(als_document(proef.boek))

    assert proef.a not in document
    assert proef.a.encode() not in everything_in(proef.adres, "verzuimspoor_aanvoer")


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
