"""
Ali wordt twaalf op 10 maart 2026.

Bron: docs/regels/bewaking.md (Leerplichtwet art. 2 lid 3 en art. 22 lid 3, R-1.7)
"""

from domain.events.base import Event
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit, geboren

ALI = geboren("2014-03-10")


def gehoord(op: str, wie: str | None = "leerling") -> Event:
    return feit("VerdachteGehoord", op, wie=wie)


def proces_verbaal(op: str, tegen: str = "leerling") -> Event:
    return feit("ProcesVerbaalOpgemaakt", op, tegen=tegen)


def test_de_dag_voor_zijn_twaalfde_verjaardag_kan_het_niet() -> None:
    gegeven(ALI, gehoord("2026-03-02")).als(proces_verbaal("2026-03-09")).wordt_geweigerd("leerling-onder-12")


def test_op_zijn_twaalfde_verjaardag_wel() -> None:
    gegeven(ALI, gehoord("2026-03-02")).als(proces_verbaal("2026-03-10")).wordt_vastgelegd()


def test_zonder_hem_te_horen_kan_het_niet() -> None:
    gegeven(ALI).als(proces_verbaal("2026-03-10")).wordt_geweigerd("leerling-niet-gehoord")


def test_op_de_dag_van_het_verhoor_wel() -> None:
    gegeven(ALI, gehoord("2026-03-10")).als(proces_verbaal("2026-03-10")).wordt_vastgelegd()


def test_de_dag_voor_het_verhoor_niet() -> None:
    gegeven(ALI, gehoord("2026-03-11")).als(proces_verbaal("2026-03-10")).wordt_geweigerd("leerling-niet-gehoord")


def test_een_ouder_horen_is_niet_genoeg() -> None:
    gegeven(ALI, gehoord("2026-03-02", "ouder")).als(proces_verbaal("2026-03-10")).wordt_geweigerd(
        "leerling-niet-gehoord"
    )


def test_een_herroepen_verhoor_telt_niet() -> None:
    verhaal = gegeven(ALI, gehoord("2026-03-02"), herroepen("2026-03-03", 2))
    verhaal.als(proces_verbaal("2026-03-10")).wordt_geweigerd("leerling-niet-gehoord")


def test_tegen_een_ouder_gelden_deze_eisen_niet() -> None:
    gegeven(ALI).als(proces_verbaal("2026-03-09", "ouder-1")).wordt_vastgelegd()


def test_zonder_geboortedatum_is_niet_vast_te_stellen_of_het_mag() -> None:
    gegeven(gehoord("2026-03-02")).als(proces_verbaal("2026-03-10")).wordt_geweigerd("geboortedatum-onbekend")


def test_van_een_halve_geboortedatum_telt_de_laatste_dag() -> None:
    verhaal = gegeven(geboren("2014-03-00"), gehoord("2026-03-02"))
    verhaal.als(proces_verbaal("2026-03-30")).wordt_geweigerd("leerling-onder-12")


def test_en_op_die_dag_mag_het() -> None:
    gegeven(geboren("2014-03-00"), gehoord("2026-03-02")).als(proces_verbaal("2026-03-31")).wordt_vastgelegd()
