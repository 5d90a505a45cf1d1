"""
Over Noor is op maandag 2 maart 2026 afgesproken dat de jeugdarts haar uiterlijk 16 maart ziet.

Bron: docs/regels/afspraken.md; de termijn `afspraak-nakomen` in het profiel `landelijk`
"""

from datetime import date

from domain.afspraken import Afspraak, afspraken
from tests.kit.klok import Verloop, gegeven
from tests.kit.verhaal import gegeven as verteld
from tests.kit.verhaal import herroepen, vernomen
from tests.kit.woorden import LEERLING, feit, geboren, vastgelegd

TERMIJN = "afspraak-nakomen"
GEMAAKT = feit("AfspraakGemaakt", "2026-03-02", wat="De arts ziet Noor.", rol="jgz", uiterlijkOp="2026-03-16")
ID = str(vastgelegd(2, GEMAAKT, dossier_id=LEERLING).id)
NOOR = gegeven(geboren("2012-02-10"), GEMAAKT)


def nagekomen(op: str) -> Verloop:
    return NOOR.en_dan(feit("AfspraakNagekomen", op, afspraak=ID))


def test_op_de_laatste_dag_is_er_nog_tijd_en_is_de_jeugdarts_aan_zet() -> None:
    NOOR.termijn(TERMIJN, op="2026-03-16").is_lopend(vervalt_op="2026-03-16", aan_zet="jgz")


def test_een_dag_later_niet_meer() -> None:
    NOOR.termijn(TERMIJN, op="2026-03-17").is_verlopen(aan_zet="jgz")


def test_voor_de_dag_van_de_afspraak_is_zij_er_niet() -> None:
    NOOR.termijn(TERMIJN, op="2026-03-01").bestaat_niet()


def test_nagekomen_op_de_laatste_dag_is_op_tijd() -> None:
    nagekomen("2026-03-16").termijn(TERMIJN, op="2026-03-16").is_gehaald(gehaald_op="2026-03-16")


def test_een_dag_later_is_te_laat() -> None:
    nagekomen("2026-03-17").termijn(TERMIJN, op="2026-03-17").is_te_laat(gehaald_op="2026-03-17")


def test_op_een_zaterdag_loopt_zij_niet_door() -> None:
    gemaakt = feit("AfspraakGemaakt", "2026-03-02", wat="Bellen.", rol="school", uiterlijkOp="2026-03-14")
    gegeven(gemaakt).termijn(TERMIJN, op="2026-03-15").is_verlopen()


def test_wie_haar_laat_vervallen_beeindigt_haar() -> None:
    vervallen = feit("AfspraakVervallen", "2026-03-10", afspraak=ID, reden="Noor is verhuisd.")
    NOOR.en_dan(vervallen).termijn(TERMIJN, op="2026-03-09").is_lopend()
    NOOR.en_dan(vervallen).termijn(TERMIJN, op="2026-03-10").is_vervallen()


def test_de_ene_afspraak_nakomen_haalt_de_andere_niet() -> None:
    tweede = feit("AfspraakGemaakt", "2026-03-02", wat="De school belt.", rol="school", uiterlijkOp="2026-03-09")
    twee = NOOR.en_dan(tweede, feit("AfspraakNagekomen", "2026-03-05", afspraak=ID))
    twee.termijn(TERMIJN, op="2026-03-05", bij=2).is_gehaald()
    twee.termijn(TERMIJN, op="2026-03-05", bij=3).is_lopend(aan_zet="school")


def test_wie_het_nakomen_herroept_opent_haar_weer() -> None:
    noor = nagekomen("2026-03-05").en_dan(herroepen("2026-03-12", 3))
    noor.zoals_bekend_op("2026-03-11").termijn(TERMIJN, op="2026-03-10").is_gehaald()
    noor.zoals_bekend_op("2026-03-12").termijn(TERMIJN, op="2026-03-10").is_lopend()


def test_wie_de_afspraak_herroept_zegt_dat_zij_er_nooit_was() -> None:
    noor = NOOR.en_dan(herroepen("2026-03-12", 2))
    noor.zoals_bekend_op("2026-03-11").termijn(TERMIJN, op="2026-03-10").is_lopend()
    noor.zoals_bekend_op("2026-03-12").termijn(TERMIJN, op="2026-03-10").is_vervallen()


def test_de_klok_zegt_een_dag_na_de_laatste_dat_zij_verstreken_is() -> None:
    assert "2026-03-17 verstrijkt afspraak-nakomen" in NOOR.als_het_is("2026-03-17").regels
    assert NOOR.als_het_is("2026-03-16").regels == []


def afspraak(dag: str) -> Afspraak:
    inzicht = nagekomen("2026-03-17").inzicht
    (gevonden,) = afspraken(inzicht.dossier, inzicht.termijnen, date.fromisoformat(dag))
    return gevonden


def test_wat_er_is_afgesproken_staat_erbij_zoals_het_op_een_dag_is() -> None:
    eerder = afspraak("2026-03-16")

    assert (eerder.wat, eerder.rol, eerder.status, eerder.is_open) == ("De arts ziet Noor.", "jgz", "lopend", True)
    assert (afspraak("2026-03-17").status, afspraak("2026-03-17").is_open) == ("te-laat", False)


def test_een_afspraak_die_voor_de_dag_zelf_af_moet_zijn_wordt_geweigerd() -> None:
    gemaakt = feit("AfspraakGemaakt", "2026-03-02", wat="Bellen.", rol="school", uiterlijkOp="2026-03-01")
    verteld().als(gemaakt).wordt_geweigerd("einde-voor-begin")


def test_op_de_dag_zelf_mag() -> None:
    gemaakt = feit("AfspraakGemaakt", "2026-03-02", wat="Bellen.", rol="school", uiterlijkOp="2026-03-02")
    verteld().als(gemaakt).wordt_vastgelegd()


def test_een_afspraak_zonder_rol_uit_het_profiel_is_van_niemand_en_wordt_geweigerd() -> None:
    gemaakt = feit("AfspraakGemaakt", "2026-03-02", wat="Bellen.", rol="buurvrouw", uiterlijkOp="2026-03-09")
    verteld().als(gemaakt).wordt_geweigerd("onbekende-rol")


def test_wat_niet_is_afgesproken_is_niet_na_te_komen() -> None:
    verteld().als(feit("AfspraakNagekomen", "2026-03-05", afspraak=ID)).wordt_geweigerd("onbekende-verwijzing")
    verteld().als(feit("AfspraakVervallen", "2026-03-05", afspraak=ID)).wordt_geweigerd("onbekende-verwijzing")


def test_een_afspraak_is_niet_na_te_komen_voor_zij_er_is() -> None:
    NOOR.verhaal.als(feit("AfspraakNagekomen", "2026-03-01", afspraak=ID)).wordt_geweigerd("voor-de-afspraak")
    NOOR.verhaal.als(feit("AfspraakNagekomen", "2026-03-02", afspraak=ID)).wordt_vastgelegd()


def test_laat_gehoord_dat_zij_is_nagekomen_telt_op_de_dag_zelf() -> None:
    noor = NOOR.en_dan(vernomen("2026-03-20", feit("AfspraakNagekomen", "2026-03-12", afspraak=ID)))
    noor.zoals_bekend_op("2026-03-19").termijn(TERMIJN, op="2026-03-18").is_verlopen()
    noor.termijn(TERMIJN, op="2026-03-18").is_gehaald(gehaald_op="2026-03-12")
