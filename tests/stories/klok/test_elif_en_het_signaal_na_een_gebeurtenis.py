"""
Voor Elif wordt in Haaglanden op 2 maart 2026 hulp ingezet; leerplicht gaat na wie de regie heeft.

Bron: docs/regels/klok.md (een signaal bij een gebeurtenis komt een keer, en tot vier weken erna)
"""

from tests.kit.klok import gegeven
from tests.kit.verhaal import herroepen, vernomen
from tests.kit.woorden import feit, geboren

HULP = feit("HulpIngezet", "2026-03-02", soort="coach")
ELIF = gegeven(geboren("2012-02-10"), HULP).onder("haaglanden")


def test_op_de_dag_zelf() -> None:
    ELIF.als_het_is("2026-03-02").gebeurt("2026-03-02 signaal regie-nagaan aan leerplicht")


def test_maar_een_keer() -> None:
    ELIF.sloeg_de_klok("2026-03-02").als_het_is("2026-03-03").gebeurt_er_niets()


def test_voor_elke_keer_een_eigen_signaal() -> None:
    elif_ = ELIF.sloeg_de_klok("2026-03-02").en_dan(feit("HulpIngezet", "2026-03-09", soort="coach"))
    elif_.als_het_is("2026-03-09").gebeurt("2026-03-09 signaal regie-nagaan aan leerplicht")


def test_tot_vier_weken_later_is_het_nog_de_moeite_waard() -> None:
    ELIF.als_het_is("2026-03-30").wordt_gesignaleerd("regie-nagaan", aan="leerplicht", opgemerkt_op="2026-03-30")


def test_een_dag_later_niet_meer() -> None:
    ELIF.als_het_is("2026-03-31").wordt_niet_gesignaleerd("regie-nagaan")


def test_wat_wij_te_laat_hoorden_ook_niet() -> None:
    laat = gegeven(geboren("2012-02-10"), vernomen("2026-03-31", HULP)).onder("haaglanden")
    laat.als_het_is("2026-03-31").wordt_niet_gesignaleerd("regie-nagaan")


def test_wat_herroepen_is_wordt_niet_gesignaleerd() -> None:
    ELIF.en_dan(herroepen("2026-03-02", 2)).als_het_is("2026-03-02").gebeurt_er_niets()


def test_een_nieuwe_zorg_is_een_nieuw_signaal_aan_een_andere_rol() -> None:
    zorg = ELIF.en_dan(feit("VeiligheidszorgGemeld", "2026-03-02"))
    zorg.als_het_is("2026-03-02").wordt_gesignaleerd("veilig-thuis", aan="veilig-thuis")
