"""
Over Mees noemt een nieuwere rij een andere geboortedatum.

Bron: docs/regels/meldingen.md (de nieuwste rij geeft de geboortedatum)
"""

from tests.kit.rijen import rij
from tests.kit.verhaal import aangeleverd

OUD = rij("2026-01-20", geboren="2012-02-10")
NIEUW = rij("2026-02-16", geboren="2008-02-20")


def test_een_nieuwere_rij_met_een_andere_geboortedatum_wordt_geregistreerd() -> None:
    aangeleverd(OUD).als_rij(NIEUW).geeft("LeerlingGeregistreerd", "MeldingGewijzigd")


def test_een_oudere_niet() -> None:
    aangeleverd(NIEUW).als_rij(OUD).geeft("MeldingGewijzigd")


def test_een_nieuwere_met_dezelfde_ook_niet() -> None:
    aangeleverd(OUD).als_rij(rij("2026-02-16", geboren="2012-02-10")).geeft("MeldingGewijzigd")


def test_een_nieuwere_zonder_geboortedatum_ook_niet() -> None:
    aangeleverd(OUD).als_rij(rij("2026-02-16", geboren=None)).geeft("MeldingGewijzigd")


def test_de_dag_voor_de_nieuwe_achttiende_verjaardag_is_mees_thuiszitter() -> None:
    aangeleverd(OUD, NIEUW).op("2026-02-19").is_thuiszitter()


def test_daarna_niet_meer() -> None:
    aangeleverd(OUD, NIEUW).op("2026-02-20").is_geen()


def test_ook_als_de_rijen_andersom_komen() -> None:
    aangeleverd(NIEUW, OUD).op("2026-02-20").is_geen()


def test_ook_als_de_nieuwere_geen_geboortedatum_noemt_en_eerder_komt() -> None:
    zonder = rij("2026-02-16", geboren=None)
    aangeleverd(zonder, rij("2026-01-20", geboren="2008-02-20")).op("2026-02-20").is_geen()


def test_en_in_de_gewone_volgorde_is_dat_zo() -> None:
    zonder = rij("2026-02-16", geboren=None)
    aangeleverd(rij("2026-01-20", geboren="2008-02-20"), zonder).op("2026-02-20").is_geen()
