"""Do answers name who is to act, or who stands in, from the team of the pupil's school as known then?"""

import json
import logging
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from domain.schoollocatie import Schoollocatie
from domain.schoolteam import Schoolteam
from projections.stores.promise import Vraag
from services.cli.main import app
from services.vragen.signalen import signalen
from services.vragen.thuiszitters import thuiszitters
from services.vragen.werkvoorraad import werkvoorraad
from tests.kit.winkel import PGN, Winkel, csv_van, gebeurtenis, ndjson, open_winkel, rij

MAART, VOOR_MAART = date(2026, 3, 2), date(2026, 3, 1)
ANDER = "999990020"


def wijs_aan(naam: str, lijn: int, vestiging: str = "00", op: str = "2025-08-18") -> dict[str, Any]:
    return {
        **{"schoolteam": {"brin": "99AA", "vestiging": vestiging}, "type": "ContactpersoonAangewezen"},
        **{"geldigOp": op, "rol": "leerplicht", "naam": naam, "lijn": lijn},
    }


ELS, FRITS = wijs_aan("Els", 1), wijs_aan("Frits", 2)
ELS_VERTREKT = {
    **{"schoolteam": {"brin": "99AA", "vestiging": "00"}, "type": "ContactpersoonVertrokken"},
    **{"geldigOp": "2026-03-02", "rol": "leerplicht", "naam": "Els"},
}


@pytest.fixture
def winkel(tmp_path: Path) -> Iterator[Winkel]:
    with open_winkel(tmp_path) as geopend:
        geopend.lever("een.csv", csv_van(rij(), rij(pgn=ANDER, meldingsnummer="2", vestiging="01")))
        yield geopend


def lever(winkel: Winkel, *regels: dict[str, Any]) -> datetime:
    assert winkel.lever(f"{winkel.aantal()}.ndjson", ndjson(*regels)).telling.afgewezen == 0
    return winkel.volg()


def namen(winkel: Winkel, toen: datetime, dag: date = MAART) -> list[str | None]:
    """Return by pupil who is to act, of the work that there is on a day; the first is at location 00."""
    werk = werkvoorraad(winkel.rows, Vraag(dag, toen), winkel.log.schoolteams)["werkvoorraad"]
    by_vestiging = sorted(werk, key=lambda regel: str(regel["vestiging"]))
    return [regel["aanZetPersoon"] and regel["aanZetPersoon"]["naam"] for regel in by_vestiging]


def test_without_a_team_nobody_is_named(winkel: Winkel) -> None:
    assert namen(winkel, winkel.volg()) == [None, None]


def test_the_first_line_of_the_location_of_the_pupil(winkel: Winkel) -> None:
    assert namen(winkel, lever(winkel, ELS, FRITS)) == ["Els", None]
    assert namen(winkel, lever(winkel, wijs_aan("Gerda", 1, vestiging="01"))) == ["Els", "Gerda"]


def test_the_back_up_from_the_day_that_the_first_line_is_gone(winkel: Winkel) -> None:
    nu = lever(winkel, ELS, FRITS, ELS_VERTREKT)

    assert namen(winkel, nu, VOOR_MAART) == ["Els", None]
    assert namen(winkel, nu, MAART) == ["Frits", None]


def test_as_it_was_known_then(winkel: Winkel) -> None:
    eerst = lever(winkel, ELS, FRITS)
    daarna = lever(winkel, ELS_VERTREKT)

    assert namen(winkel, eerst) == ["Els", None]
    assert namen(winkel, daarna) == ["Frits", None]


def test_name_line_and_reason_stand_beside_the_role(winkel: Winkel) -> None:
    nu = lever(winkel, FRITS)
    antwoord = thuiszitters(winkel.rows, Vraag(MAART, nu), winkel.log.schoolteams)
    persoon = next(z["aanZetPersoon"] for z in antwoord["thuiszitters"] if z["aanZetPersoon"])

    assert (persoon["naam"], persoon["lijn"]) == ("Frits", 2)
    assert "geen eerste lijn" in persoon["uitleg"][0]["tekst"]
    assert len(persoon["uitleg"][0]["gebeurtenissen"]) == 1


def test_a_signal_is_for_somebody_too(winkel: Winkel) -> None:
    ziek = gebeurtenis("Ziekgemeld", "2026-01-19")
    nu = lever(winkel, {**ELS, "rol": "school"}, ziek)
    gevonden = signalen(winkel.rows, Vraag(MAART, nu), winkel.log.schoolteams)["signalen"]

    assert [(s["aan"], s["aanZetPersoon"]["naam"]) for s in gevonden] == [("school", "Els")]


def test_teams_are_read_once_whatever_the_number_of_rows(winkel: Winkel) -> None:
    nu = lever(winkel, ELS)
    gelezen: list[set[Schoollocatie]] = []

    def teams(locaties: Iterable[Schoollocatie]) -> dict[Schoollocatie, Schoolteam]:
        gelezen.append(set(locaties))
        return winkel.log.schoolteams(gelezen[-1])

    assert werkvoorraad(winkel.rows, Vraag(MAART, nu), teams)["aantal"] == 2
    assert gelezen == [{Schoollocatie("99AA", "00"), Schoollocatie("99AA", "01")}]


def test_work_of_one_school(winkel: Winkel) -> None:
    anders = rij(
        pgn=ANDER, meldingsnummer="3", brin="99BB", begindatum="2026-03-02", laatste_mutatie="2026-03-03T09:00:00"
    )
    winkel.lever("twee.csv", csv_van(anders))
    nu = winkel.volg()

    def aantal(school: str, dag: date) -> Any:
        return werkvoorraad(winkel.rows, Vraag(dag, nu), winkel.log.schoolteams, school=school)["aantal"]

    assert (aantal("99AA", VOOR_MAART), aantal("99BB", VOOR_MAART)) == (2, 0)
    assert (aantal("99AA", MAART), aantal("99BB", MAART)) == (1, 1)


def test_the_commands_show_the_name_and_log_none(
    winkel: Winkel, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    lever(winkel, ELS)
    monkeypatch.setenv("VERZUIMSPOOR_DB", str(winkel.folder / "verzuimspoor.db"))
    dossier_id = str(winkel.log.registered_under([PGN])[PGN])
    dag = ["--peildatum", "2026-03-02"]
    with caplog.at_level(logging.DEBUG):
        werk = CliRunner().invoke(app, ["werkvoorraad", "--school", "99aa", *dag])
        dossier = CliRunner().invoke(app, ["dossier", dossier_id, *dag])
        als_json = CliRunner().invoke(app, ["dossier", dossier_id, *dag, "--json"])

    assert "Els" in werk.stdout
    assert "leerplicht (Els)" in dossier.stdout
    assert json.loads(als_json.stdout)["aanZetPersoon"]["naam"] == "Els"
    assert "Els" not in caplog.text + werk.stderr + dossier.stderr


def test_a_school_that_is_no_brin_is_said(winkel: Winkel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERZUIMSPOOR_DB", str(winkel.folder / "verzuimspoor.db"))
    uitvoer = CliRunner().invoke(app, ["werkvoorraad", "--school", "school"])

    assert "BRIN" in str(uitvoer.exception)
