"""
Anna is de jeugdverpleegkundige van de school, Bram haar achtervang.

Bron: samenwerkingsafspraken Groningen, basisafspraak 1.
"""

import pytest

from domain.events.base import Event
from tests.kit.team import aangewezen, overlegd, team, vertrokken
from tests.kit.verhaal import vernomen
from tests.kit.woorden import feit, lrv

ANNA = aangewezen("2025-08-18", "Anna")
BRAM = aangewezen("2025-08-18", "Bram", lijn=2)


def test_de_eerste_lijn_wordt_gevraagd() -> None:
    team(ANNA, BRAM).vraag_naar("jgz", "2025-10-01", "Anna", want="eerste lijn")


def test_voor_haar_eerste_dag_is_er_niemand() -> None:
    team(ANNA, BRAM).vraag_naar("jgz", "2025-08-17", None)


def test_voor_een_andere_rol_is_er_niemand() -> None:
    team(ANNA, BRAM).vraag_naar("leerplicht", "2025-10-01", None)


def test_op_de_dag_voor_haar_vertrek_nog_anna() -> None:
    team(ANNA, BRAM, vertrokken("2026-02-01", "Anna")).vraag_naar("jgz", "2026-01-31", "Anna")


def test_vanaf_haar_vertrek_bram() -> None:
    team(ANNA, BRAM, vertrokken("2026-02-01", "Anna")).vraag_naar("jgz", "2026-02-01", "Bram", want="is vertrokken")


AFWEZIG = vertrokken("2026-02-01", "Anna", tot_en_met="2026-02-14")


def test_op_de_laatste_dag_van_haar_afwezigheid_nog_bram() -> None:
    team(ANNA, BRAM, AFWEZIG).vraag_naar("jgz", "2026-02-14", "Bram", want="is afwezig")


def test_een_dag_later_is_anna_terug() -> None:
    team(ANNA, BRAM, AFWEZIG).vraag_naar("jgz", "2026-02-15", "Anna")


def test_zonder_naam_vertrekt_iedereen_van_die_rol() -> None:
    team(ANNA, BRAM, vertrokken("2026-02-01")).vraag_naar("jgz", "2026-02-01", None)


def test_wie_op_die_dag_begint_blijft() -> None:
    carla = aangewezen("2026-02-01", "Carla")

    team(ANNA, BRAM, vertrokken("2026-02-01"), carla).vraag_naar("jgz", "2026-02-01", "Carla")


def test_van_twee_in_de_eerste_lijn_wie_het_laatst_begon() -> None:
    team(ANNA, aangewezen("2026-01-05", "Carla")).vraag_naar("jgz", "2026-01-05", "Carla")


def test_wie_naar_de_tweede_lijn_gaat_is_geen_eerste_lijn_meer() -> None:
    naar_tweede = aangewezen("2026-01-05", "Anna", lijn=2)

    team(ANNA, naar_tweede, aangewezen("2025-08-18", "Dirk")).vraag_naar("jgz", "2026-01-05", "Dirk")


def test_een_aanwijzing_die_laat_bekend_wordt_telt_zodra_zij_bekend_is() -> None:
    verhaal = team(BRAM, vernomen("2025-10-15", ANNA))

    verhaal.vraag_naar("jgz", "2025-10-01", "Anna")
    verhaal.zoals_bekend_op("2025-10-14").vraag_naar("jgz", "2025-10-01", "Bram", want="geen eerste lijn")


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (vertrokken("2026-02-01", "Zeger"), "onbekende-verwijzing"),
        (vertrokken("2026-02-01", rol="rmc"), "onbekende-verwijzing"),
        (vertrokken("2026-02-01", "Anna", tot_en_met="2026-01-31"), "einde-voor-begin"),
        (lrv("2026-01-12"), "hoort-niet-bij-schoolteam"),
        (
            feit("GebeurtenisHerroepen", "2026-02-01", gebeurtenisId="11111111-1111-4111-8111-111111111111"),
            "onbekende-verwijzing",
        ),
    ],
)
def test_wat_niet_over_dit_team_kan_gaan(event: Event, code: str) -> None:
    team(ANNA, BRAM, overlegd("2026-01-20")).weigert(event, code)
