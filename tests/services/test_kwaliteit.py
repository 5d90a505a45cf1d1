"""
Is what looks incomplete found on both axes, and nothing else?

Source: docs/regels/datakwaliteit.md
"""

from datetime import date, datetime
from typing import Any

import pytest

from projections.stores.promise import Vraag
from services.generator.nummers import bsn
from services.vragen.dubbelen import MEEST, Persoon, dubbelen, lijken_op_elkaar, woorden_van
from services.vragen.kwaliteit import kwaliteit
from tests.kit.winkel import PGN, Winkel, csv_van, gebeurtenis, ndjson, rij, vast_id

ANDER = bsn(2)


def soorten(winkel: Winkel, dag: str, bekend_op: datetime | None = None) -> list[str]:
    """Return what is found on a day, as known now or before."""
    gevolgd = winkel.volg()
    gevonden = kwaliteit(winkel.rows, Vraag(date.fromisoformat(dag), bekend_op or gevolgd))["bevindingen"]
    return sorted(een["soort"] for een in gevonden)


def schoolcijfers(winkel: Winkel, dag: str) -> dict[str, dict[str, Any]]:
    """Return how the schools report, by school."""
    alle = kwaliteit(winkel.rows, Vraag(date.fromisoformat(dag), winkel.volg()))["scholen"]
    return {een.pop("brin"): een for een in alle}


def test_an_open_melding_is_silent_after_eight_weeks(winkel: Winkel) -> None:
    winkel.lever("noor.csv", csv_van(rij()))

    assert soorten(winkel, "2026-03-10") == []
    assert soorten(winkel, "2026-03-11") == ["melding-zonder-teken"]


def test_a_sign_of_life_is_anything_that_was_not_revoked(winkel: Winkel) -> None:
    winkel.lever("noor.csv", csv_van(rij()))
    winkel.lever("gesprek.ndjson", ndjson(gebeurtenis("GesprekGevoerd", "2026-03-02", id=str(vast_id(1)))))
    toen = winkel.volg()

    assert soorten(winkel, "2026-04-01") == []
    herroeping = gebeurtenis("GebeurtenisHerroepen", "2026-01-20", gebeurtenisId=str(vast_id(1)), reden="vergissing")
    winkel.lever("herroep.ndjson", ndjson(herroeping))

    assert soorten(winkel, "2026-04-01") == ["melding-zonder-teken"]
    assert soorten(winkel, "2026-04-01", toen) == []


def test_a_term_that_passed_is_no_sign_of_life(winkel: Winkel) -> None:
    verstreken = gebeurtenis("SignaalGegeven", "2026-03-09", soort="pact-halverwege", aan="leerplicht")
    winkel.lever("noor.csv", csv_van(rij()))
    winkel.lever("klok.ndjson", ndjson(verstreken))

    assert soorten(winkel, "2026-03-11") == ["melding-zonder-teken"]


def test_a_closed_melding_was_open_before(winkel: Winkel) -> None:
    dicht = {"status": "G", "reden": "terug", "einddatum": "2026-05-01", "laatste_mutatie": "2026-05-06T09:00:00"}
    winkel.lever("noor.csv", csv_van(rij(), rij(**dicht)))

    assert soorten(winkel, "2026-04-20") == ["melding-zonder-teken"]
    assert soorten(winkel, "2026-05-20") == []


def test_a_melding_closed_without_an_end_is_asked_about_for_a_year(winkel: Winkel) -> None:
    winkel.lever("noor.csv", csv_van(rij(), rij(status="G", reden="terug", laatste_mutatie="2026-03-02T09:00:00")))

    assert soorten(winkel, "2026-03-01") == []
    assert soorten(winkel, "2026-03-02") == ["gesloten-zonder-einddatum"]
    assert soorten(winkel, "2027-03-01") == ["gesloten-zonder-einddatum"]
    assert soorten(winkel, "2027-03-02") == []


def test_an_exemption_without_an_end_is_asked_about_unless_it_may_be_for_life(winkel: Winkel) -> None:
    geboren = gebeurtenis("LeerlingGeregistreerd", "2026-01-12", geboortedatum="2012-02-10")
    winkel.lever(
        "vrij.ndjson",
        ndjson(
            geboren,
            gebeurtenis("VrijstellingVerleend", "2026-01-12", grond="5-onder-b"),
            {**geboren, "pgn": ANDER},
            gebeurtenis("VrijstellingVerleend", "2026-01-12", grond="5-onder-a", pgn=ANDER),
        ),
    )

    assert soorten(winkel, "2026-01-11") == []
    assert soorten(winkel, "2026-01-12") == ["vrijstelling-zonder-einde"]


def test_a_pupil_without_a_school_is_asked_about_until_there_is_one(winkel: Winkel) -> None:
    winkel.lever(
        "weg.ndjson",
        ndjson(
            gebeurtenis("LeerlingGeregistreerd", "2026-01-12", geboortedatum="2012-02-10", gemeentecode="0014"),
            gebeurtenis("Ingeschreven", "2025-08-18", brin="99AA"),
            gebeurtenis("Uitgeschreven", "2026-02-02", brin="99AA"),
            gebeurtenis("Ingeschreven", "2026-02-23", brin="99BB"),
        ),
    )

    assert soorten(winkel, "2026-02-01") == []
    assert soorten(winkel, "2026-02-22") == ["nergens-ingeschreven"]
    assert soorten(winkel, "2026-02-23") == []


def test_one_melding_in_two_dossiers_points_from_each_to_the_other(winkel: Winkel) -> None:
    winkel.lever("twee.csv", csv_van(rij(), rij(pgn=ANDER)))
    ids = {str(een) for een in winkel.log.find([PGN, ANDER]).values()}
    gevonden = kwaliteit(winkel.rows, Vraag(date(2026, 2, 1), winkel.volg()))["bevindingen"]

    assert {een["soort"] for een in gevonden} == {"melding-in-twee-dossiers"}
    assert {een["dossierId"]: een["anderen"] for een in gevonden} == {een: sorted(ids - {een}) for een in ids}


def test_a_school_that_never_reports_stands_beside_one_that_does(winkel: Winkel) -> None:
    winkel.lever("noor.csv", csv_van(rij()))
    winkel.lever("stil.ndjson", ndjson(gebeurtenis("Ingeschreven", "2025-08-18", brin="99BB", pgn=ANDER)))
    uit = schoolcijfers(winkel, "2026-02-01")

    assert (uit["99AA"]["gemeld"], uit["99AA"]["laatsteMelding"], uit["99AA"]["nooit"]) == (1, "2026-01-13", False)
    assert (uit["99BB"]["gemeld"], uit["99BB"]["leerlingen"], uit["99BB"]["nooit"]) == (0, 1, True)
    assert schoolcijfers(winkel, "2026-01-12")["99AA"]["nooit"]
    assert schoolcijfers(winkel, "2027-01-14")["99AA"]["nooit"]


def test_a_school_that_reports_sixteen_hours_late_is_late_for_a_year(winkel: Winkel) -> None:
    uren = [gebeurtenis("OngeoorloofdVerzuimGeregistreerd", f"2026-03-0{d}", lesuren=8) for d in (3, 4)]
    winkel.lever("uren.ndjson", ndjson(gebeurtenis("Ingeschreven", "2025-08-18", brin="99AA"), *uren))

    assert schoolcijfers(winkel, "2026-03-11")["99AA"]["nogTeMelden"] == 0
    assert schoolcijfers(winkel, "2026-03-12")["99AA"]["nogTeMelden"] == 1
    winkel.lever("laat.csv", csv_van(rij(soort="V3", begindatum="2026-03-03", melddatum="2026-04-01")))
    na = schoolcijfers(winkel, "2026-04-02")["99AA"]

    assert (na["nogTeMelden"], na["teLaat"]) == (0, 1)


# Names

NAAM = "Noor de Vries"


@pytest.mark.parametrize(
    ("naam", "gelijk"),
    [
        ("Noor de Vries", True),
        ("Vries, Noor de", True),
        ("NOÖR VRIES", True),
        ("N. de Vries", True),
        ("Sanne de Vries", False),
        ("Nina de Vries", False),
        ("S. de Vries", False),
        ("Noor Visser", False),
        ("N.", False),
    ],
)
def test_names_that_are_those_of_one_pupil(naam: str, gelijk: bool) -> None:
    een, ander = (Persoon(vast_id(n), "2012-02-10", "0014", woorden_van(wie)) for n, wie in enumerate((NAAM, naam)))

    assert lijken_op_elkaar(een, ander) is gelijk
    assert lijken_op_elkaar(ander, een) is gelijk


@pytest.mark.parametrize(
    ("geboren", "gemeente", "gelijk"),
    [("2012-02-10", None, True), ("2012-02-10", "0106", False), ("2012-02-11", "0014", False)],
)
def test_another_birthday_or_municipality_is_another_pupil(geboren: str, gemeente: str | None, gelijk: bool) -> None:
    een = Persoon(vast_id(1), "2012-02-10", "0014", woorden_van(NAAM))

    assert lijken_op_elkaar(een, Persoon(vast_id(2), geboren, gemeente, woorden_van(NAAM))) is gelijk


def test_two_dossiers_look_alike_from_when_that_was_known(winkel: Winkel) -> None:
    wie = {"geboortedatum": "2012-02-10", "gemeentecode": "0014"}
    eerst = [gebeurtenis("LeerlingGeregistreerd", "2026-01-12", naam=NAAM, **wie)]
    winkel.lever("een.ndjson", ndjson(*eerst, gebeurtenis("LeerlingGeregistreerd", "2026-01-12", pgn=ANDER, **wie)))
    toen = winkel.volg()
    later = gebeurtenis("LeerlingGeregistreerd", "2026-01-12", naam="N de Vries", pgn=ANDER)
    winkel.lever("twee.ndjson", ndjson(later))
    ids = sorted(winkel.log.find([PGN, ANDER]).values(), key=str)
    nu = winkel.volg()

    assert dubbelen(winkel.log, ids, Vraag(date(2026, 2, 1), nu)) == [
        {"dossierId": str(ids[0]), "anderId": str(ids[1])}
    ]
    assert dubbelen(winkel.log, ids, Vraag(date(2026, 2, 1), toen)) == []
    assert dubbelen(winkel.log, ids[:1], Vraag(date(2026, 2, 1), nu)) == []


def test_no_more_are_deciphered_than_are_compared_at_once(winkel: Winkel) -> None:
    with pytest.raises(ValueError, match="too many"):
        dubbelen(winkel.log, [vast_id(n) for n in range(MEEST + 1)], Vraag(date(2026, 2, 1), winkel.klok()))
