"""
Daan is vaak ziek; de school bespreekt het, en de jeugdarts is aan zet tot die klaar is.

Bron: docs/regels/ziekteverzuim.md (R-4.4 van de specificatie; profiel landelijk)
"""

from tests.kit.regels import gegeven, ziek
from tests.kit.woorden import feit, geboren

DAAN = gegeven(
    geboren("2012-02-10"),
    *(ziek(op, beter) for op, beter in (("2026-01-12", "2026-01-13"), ("2026-01-19", "2026-01-20"))),
    *(ziek(op, beter) for op, beter in (("2026-01-26", "2026-01-27"), ("2026-02-02", "2026-02-03"))),
)


def test_een_dag_eerder_is_er_niets() -> None:
    DAAN.als_het_is("2026-02-01").gebeurt_er_niets()


def test_op_de_dag_van_de_vierde_melding_krijgt_de_school_een_signaal() -> None:
    DAAN.als_het_is("2026-02-02").wordt_gesignaleerd("vaak-ziek", aan="school", sinds="2026-02-02")


def test_maar_een_keer() -> None:
    DAAN.sloeg_de_klok("2026-02-03").als_het_is("2026-02-04").gebeurt_er_niets()


def test_de_vijfde_melding_is_een_nieuw_signaal() -> None:
    daan = DAAN.sloeg_de_klok("2026-02-03").en_dan(*ziek("2026-02-09", "2026-02-10"))
    daan.als_het_is("2026-02-10").gebeurt("2026-02-09 signaal vaak-ziek aan school")


def test_de_jeugdarts_is_aan_zet() -> None:
    DAAN.aan_zet("jgz", op="2026-02-02", want="ziektesignaal")


def test_tot_het_onderzoek_klaar_is() -> None:
    klaar = DAAN.en_dan(feit("JgzOnderzoekAfgerond", "2026-03-10"))
    klaar.aan_zet("jgz", op="2026-03-09")
    klaar.niemand_aan_zet(op="2026-03-10")


def test_of_tot_het_einde_van_het_schooljaar() -> None:
    DAAN.aan_zet("jgz", op="2026-07-31")
    DAAN.niemand_aan_zet(op="2026-08-01")
