"""What can somebody do who may write on the topic of deliveries, and what is left on it of a pupil?"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from uuid import UUID

import pytest
from kafka import KafkaProducer

from services.aanvoer import inlezer as module
from services.aanvoer.aanbieden import Verzender
from services.aanvoer.beoordelen import OnbeslistError, beoordeel
from services.aanvoer.bericht import Plek, koppen_van, versleuteld
from services.aanvoer.groepen import deel_van, groepen
from services.aanvoer.opnieuw import probeer
from services.aanvoer.uitval import als_document, leveringen
from services.eventlog.errors import OnleesbaarError
from services.eventlog.sleutels import Sleutelsoort
from services.generator.nummers import bsn
from services.ingest import BestandError
from services.kafka.klant import Kafkaplaats
from services.tijd import nieuwe_id
from tests.kit.aanvoer import LEERLINGEN, Proef
from tests.kit.postgres import everything_in
from tests.kit.winkel import Winkel, csv_van, gebeurtenis, ndjson, rij, voer_uit


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
