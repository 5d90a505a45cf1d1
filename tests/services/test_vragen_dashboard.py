"""Are the questions that only the dashboard asks answered right?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.dossier import Vastlegging
from domain.errors import Weigering
from domain.kaderverloop import Kaderverloop
from projections.stores.promise import Vraag
from services.generator.nummers import bsn
from services.ingest.aanlevering import Omgeving
from services.ingest.enkel import Antwoord, Verzoek, leg_vast_bij_leerling
from services.tijd import nieuwe_id
from services.vragen.cijfers import cijfers
from services.vragen.kwaliteit import kwaliteit
from services.vragen.namen import namen
from services.vragen.tijdlijn import tijdlijn
from tests.kit.kader import landelijk
from tests.kit.winkel import PGN, VANDAAG, Winkel, csv_van, gebeurtenis, ndjson, rij, vast_id

ZES = [bsn(n) for n in range(6)]
GESPREK = {"type": "GesprekGevoerd", "geldigOp": "2026-02-02"}


def leg_vast(winkel: Winkel, dossier_id: UUID, velden: dict[str, Any], sleutel: str) -> Antwoord:
    """Record as a form does."""
    omgeving = Omgeving(winkel.log, landelijk(), winkel.klok, nieuwe_id, VANDAAG, "proef")
    return leg_vast_bij_leerling(omgeving, dossier_id, Verzoek(velden, sleutel, None, "scherm"))


def op(dag: str, winkel: Winkel) -> Vraag:
    """Return a question about a day, as known now."""
    return Vraag(date.fromisoformat(dag), winkel.volg())


def zes_thuiszitters(winkel: Winkel) -> None:
    """Six pupils at home since 12 January, five of one school and one of another; five get an offer on day 30."""
    rijen = [
        rij(pgn=pgn, meldingsnummer=str(n), brin="99BB" if n == 5 else "99AA") for n, pgn in enumerate(ZES)
    ]  # fmt: skip
    winkel.lever("zes.csv", csv_van(*rijen))
    winkel.lever("aanbod.ndjson", ndjson(*(gebeurtenis("PassendAanbodGedaan", "2026-02-11", pgn=p) for p in ZES[:5])))


def test_the_figures_of_six_pupils(winkel: Winkel) -> None:
    zes_thuiszitters(winkel)
    uit = cijfers(winkel.rows, op("2026-03-01", winkel))

    assert uit["thuiszitters"] == 6
    assert [punt["thuiszitters"] for punt in uit["verloop"]][-3:] == [0, 0, 6]
    assert [punt["dreigend"] for punt in uit["verloop"]][-3:] == [0, 6, 0]
    assert {cel["naam"]: cel["aantal"] for cel in uit["dagenThuis"]}["5 tot en met 13 weken"] == 6


def test_a_school_with_one_pupil_is_left_out_and_so_is_what_tells_it(winkel: Winkel) -> None:
    zes_thuiszitters(winkel)
    uit = cijfers(winkel.rows, op("2026-03-01", winkel))

    assert uit["perSchool"] == [{"naam": "99AA", "aantal": None}, {"naam": "99BB", "aantal": None}]
    assert uit["perGemeente"] == [{"naam": "0014", "aantal": 6}]


def test_half_of_them_had_an_offer_after_thirty_days(winkel: Winkel) -> None:
    zes_thuiszitters(winkel)
    laatste = cijfers(winkel.rows, op("2026-03-01", winkel))["tijdTotAanbod"][-1]

    assert laatste == {"van": "2025-12-02", "totEnMet": "2026-03-01", "aantal": 5, "mediaanDagen": 30}


def test_the_figures_as_known_before_are_those_of_before(winkel: Winkel) -> None:
    toen = winkel.volg()
    zes_thuiszitters(winkel)
    winkel.volg()

    assert cijfers(winkel.rows, Vraag(date(2026, 3, 1), toen))["thuiszitters"] == 0


def noor(winkel: Winkel, **rest: Any) -> UUID:
    """Record one pupil with a melding, and return the dossier."""
    winkel.lever("noor.csv", csv_van(rij(**rest)))
    return winkel.log.find([PGN])[PGN]


def test_the_axis_of_one_pupil(winkel: Winkel) -> None:
    dossier_id = noor(winkel)
    winkel.lever("gesprek.ndjson", ndjson(gebeurtenis("GesprekGevoerd", "2026-02-02", id=str(vast_id(1)))))
    herroeping = gebeurtenis("GebeurtenisHerroepen", "2026-02-03", gebeurtenisId=str(vast_id(1)), reden="vergissing")
    winkel.lever("herroep.ndjson", ndjson(herroeping))
    lijn = tijdlijn(winkel.log.dossier(dossier_id), Kaderverloop(landelijk()), op("2026-03-01", winkel))

    assert [(p["status"], p["van"]) for p in lijn["thuis"]] == [
        ("dreigend", "2026-01-12"),
        ("thuiszitter", "2026-02-09"),
    ]
    assert [(m["van"], m["totEnMet"]) for m in lijn["meldingen"]] == [("2026-01-12", None)]
    assert [(t["soort"], t["vervaltOp"], t["status"]) for t in lijn["termijnen"]] == [
        ("thuiszitterspact", "2026-04-12", "lopend")
    ]
    assert [
        (g["type"], g["lijn"], g["herroepen"]) for g in lijn["gebeurtenissen"] if g["geldigOp"] >= "2026-02-01"
    ] == [
        ("GesprekGevoerd", "leerplicht", True),
        ("GebeurtenisHerroepen", "registratie", False),
    ]


def test_a_name_is_known_from_its_registration_on(winkel: Winkel) -> None:
    dossier_id = noor(winkel)
    toen = winkel.volg()
    winkel.lever("naam.ndjson", ndjson(gebeurtenis("LeerlingGeregistreerd", "2026-02-01", naam="Noor")))

    assert namen(winkel.log, [dossier_id], winkel.volg()) == {dossier_id: "Noor"}
    assert namen(winkel.log, [dossier_id], toen) == {}


def test_what_looks_incomplete(winkel: Winkel) -> None:
    noor(winkel, begindatum="2025-01-13")
    winkel.lever(
        "rest.ndjson",
        ndjson(
            gebeurtenis("VerkorteOnderwijstijdVastgesteld", "2026-02-02"),
            *(gebeurtenis("OngeoorloofdVerzuimGeregistreerd", f"2026-03-0{d}", pgn=ZES[1], lesuren=8) for d in (3, 4)),
            gebeurtenis("Ingeschreven", "2025-08-01", pgn=ZES[1], brin="99CC"),
        ),
    )
    uit = kwaliteit(winkel.rows, op("2026-05-01", winkel))

    assert sorted(b["soort"] for b in uit["bevindingen"]) == [
        "heel-lang-thuis",
        "melding-zonder-teken",
        "minder-uren-zonder-einde",
    ]
    assert [(s["brin"], s["nogTeMelden"]) for s in uit["scholen"]] == [("99CC", 1)]


def test_a_fact_is_recorded_once_however_often_it_is_sent(winkel: Winkel) -> None:
    dossier_id = noor(winkel)
    voor = winkel.aantal()
    uitkomsten = [leg_vast(winkel, dossier_id, GESPREK, "sleutel-1") for _ in range(3)]

    assert winkel.aantal() == voor + 1
    laatste = winkel.log.dossier(dossier_id).vastleggingen[-1]
    assert uitkomsten == [laatste] * 3
    assert (laatste.bron, laatste.door) == ("scherm", "proef")


def test_a_refusal_records_nothing(winkel: Winkel) -> None:
    dossier_id = noor(winkel)
    voor = winkel.aantal()
    pv = {"type": "ProcesVerbaalOpgemaakt", "geldigOp": "2026-02-02", "tegen": "leerling"}
    weigering = leg_vast(winkel, dossier_id, pv, "sleutel-1")

    assert isinstance(weigering, Weigering)
    assert (weigering.veld, winkel.aantal()) == ("tegen", voor)


@pytest.mark.trager
def test_writers_at_the_same_time_each_record_theirs(winkel: Winkel) -> None:
    dossier_id = noor(winkel)
    voor = winkel.aantal()

    def doe(nummer: int) -> object:
        return leg_vast(winkel, dossier_id, GESPREK | {"met": f"gesprek {nummer}"}, f"sleutel-{nummer:03}")

    with ThreadPoolExecutor(4) as draden:
        uitkomsten = list(draden.map(doe, range(12)))

    assert len({een.id for een in uitkomsten if isinstance(een, Vastlegging)}) == 12
    assert winkel.aantal() == voor + 12
