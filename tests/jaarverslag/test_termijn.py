"""
Voor 1 oktober is het verslag over het afgelopen schooljaar bij de raad.

Bron: Leerplichtwet 1969, artikel 25, eerste lid
"""

from datetime import date, datetime
from uuid import UUID

import pytest

from domain.events.jaarverslag import JaarverslagVastgesteld
from domain.jaarverslag import (
    JAARSTROOM,
    afgelopen_schooljaar,
    uiterste_dag,
    vastgesteld,
    verslagtermijnen,
    vorig_schooljaar,
)
from domain.stroom import Stroom, Vastlegging
from domain.tijdzone import einde_van_de_dag

GRONINGEN, ASSEN = "0014", "0106"
NIETS = Stroom(JAARSTROOM)
LATER = einde_van_de_dag(date(2027, 1, 1))


def verzonden(op: str, *, vastgelegd: str = "", jaar: str = "2025-2026", teken: str = "a") -> Stroom:
    feit = JaarverslagVastgesteld(
        geldig_op=date.fromisoformat(op),
        schooljaar=jaar,
        gemeentecode=GRONINGEN,
        bekend_op=einde_van_de_dag(date(2026, 8, 31)),
        controlegetal=teken * 64,
    )
    moment = einde_van_de_dag(date.fromisoformat(vastgelegd or op))
    return Stroom(
        JAARSTROOM, (Vastlegging(UUID(int=1), JAARSTROOM, 1, moment, moment, "jaarverslag", "kim", None, feit),)
    )


def wacht_op(stroom: Stroom, dag: str, bekend: datetime = LATER) -> list[str]:
    gevonden = verslagtermijnen(stroom, [GRONINGEN, ASSEN], date.fromisoformat(dag), bekend)
    return [f"{een.schooljaar} {een.gemeentecode} {een.uiterlijk}" for een in gevonden]


@pytest.mark.parametrize(
    ("dag", "jaar"),
    [("2026-07-31", "2024-2025"), ("2026-08-01", "2025-2026"), ("2014-08-01", None), ("2015-08-01", "2014-2015")],
)
def test_het_afgelopen_schooljaar_is_op_31_juli_voorbij(dag: str, jaar: str | None) -> None:
    assert afgelopen_schooljaar(date.fromisoformat(dag)) == jaar


def test_de_uiterste_dag_is_30_september() -> None:
    assert uiterste_dag("2025-2026") == date(2026, 9, 30)
    with pytest.raises(ValueError, match="2026"):
        uiterste_dag("2026")


def test_het_eerste_schooljaar_dat_te_tellen_is_heeft_geen_vorig() -> None:
    assert [vorig_schooljaar(jaar) for jaar in ("2014-2015", "2015-2016", "2026")] == [None, "2014-2015", None]


@pytest.mark.parametrize(
    ("dag", "aantal"), [("2026-07-31", 0), ("2026-08-01", 2), ("2026-12-31", 2), ("2027-01-01", 0)]
)
def test_van_augustus_tot_en_met_december_wordt_eraan_herinnerd(dag: str, aantal: int) -> None:
    assert len(wacht_op(NIETS, dag)) == aantal


def test_wie_verzond_wordt_er_niet_meer_aan_herinnerd() -> None:
    assert wacht_op(verzonden("2026-09-15"), "2026-09-14") == [
        "2025-2026 0014 2026-09-30",
        "2025-2026 0106 2026-09-30",
    ]
    assert wacht_op(verzonden("2026-09-15"), "2026-09-15") == ["2025-2026 0106 2026-09-30"]


def test_zoals_bekend_voor_het_was_vastgelegd_wordt_er_nog_op_gewacht() -> None:
    laat = verzonden("2026-09-15", vastgelegd="2026-10-05")

    assert len(wacht_op(laat, "2026-09-30", einde_van_de_dag(date(2026, 10, 4)))) == 2
    assert len(wacht_op(laat, "2026-09-30", einde_van_de_dag(date(2026, 10, 5)))) == 1


def test_een_verbeterd_verslag_volgt_op_het_vorige() -> None:
    eerst, beter = verzonden("2026-09-15", teken="a"), verzonden("2026-09-20", teken="b")
    samen = Stroom(JAARSTROOM, (*eerst.vastleggingen, *beter.vastleggingen))

    def geldend(dag: int) -> str:
        gevonden = vastgesteld(samen, "2025-2026", GRONINGEN, einde_van_de_dag(date(2026, 9, dag)))
        return gevonden.feit.controlegetal[0] if gevonden else ""

    assert [geldend(dag) for dag in (14, 15, 19, 20)] == ["", "a", "a", "b"]
    assert vastgesteld(samen, "2024-2025", GRONINGEN, LATER) is None
    assert vastgesteld(samen, "2025-2026", ASSEN, LATER) is None
