"""
Dunya woont in Groningen (Noord) en gaat naar een school die de vakanties van regio Zuid houdt.

In 2026 heeft Zuid vrij in de week van 16 februari, Noord in die van 23 februari.

Bron: specificatie 2; issue "Policy and calendar versions are events, effective-dated"
"""

from tests.kit.beleidsverloop import Beleidsverhaal, gegeven, kalender
from tests.kit.woorden import geboren, ingeschreven, uitgeschreven

DUNYA = geboren("2012-02-10")
SCHOOL_IN_ZUID = kalender("2026-01-12", "99AA", vanaf="2026-02-18", regio="Zuid")


def op_school(**velden: str) -> Beleidsverhaal:
    return gegeven(DUNYA, ingeschreven("2025-08-18", "99AA", **velden))


def test_de_dag_voor_de_ingangsdatum_telt_de_regio_van_de_gemeente() -> None:
    op_school().met(SCHOOL_IN_ZUID).op("2026-02-17").is_lesdag()


def test_op_de_ingangsdatum_die_van_de_school() -> None:
    op_school().met(SCHOOL_IN_ZUID).op("2026-02-18").is_geen_lesdag()


def test_in_de_vakantie_van_noord_heeft_dunya_dan_les() -> None:
    op_school().met(SCHOOL_IN_ZUID).op("2026-02-23").is_lesdag()


def test_een_andere_school_houdt_de_vakantie_van_noord() -> None:
    gegeven(DUNYA, ingeschreven("2025-08-18", "99BB")).met(SCHOOL_IN_ZUID).op("2026-02-23").is_geen_lesdag()


def test_wat_bij_de_inschrijving_is_gezegd_gaat_voor() -> None:
    op_school(vakantieregio="Noord").met(SCHOOL_IN_ZUID).op("2026-02-23").is_geen_lesdag()


def test_vanaf_haar_uitschrijving_telt_weer_de_gemeente() -> None:
    weg = gegeven(DUNYA, ingeschreven("2025-08-18", "99AA"), uitgeschreven("2026-02-25", "99AA")).met(SCHOOL_IN_ZUID)

    weg.op("2026-02-24").is_lesdag()
    weg.op("2026-02-25").is_geen_lesdag()
