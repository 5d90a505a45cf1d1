"""
Cas heeft twee termijnen: het pact tot en met 12 april 2026 en een OPP tot en met 2 maart.

Bron: docs/regels/aan_zet.md (de termijn die het eerst vervalt, ook als hij verlopen is; de bewaartermijn telt niet)
"""

from tests.kit.regels import gegeven, gesloten
from tests.kit.woorden import feit, geboren, lrv

INGESCHREVEN = feit("Ingeschreven", "2026-01-19", brin="99AA", extraOndersteuning=True)
CAS = gegeven(geboren("2012-02-10"), lrv("2026-01-12", melddatum="2026-01-14"), INGESCHREVEN)


def test_zolang_er_een_termijn_is_die() -> None:
    CAS.aan_zet("leerplicht", op="2026-01-18", want="thuiszitterspact")


def test_vervalt_een_andere_eerder_dan_die() -> None:
    CAS.aan_zet("school", op="2026-01-19", want="opp-vaststellen")


def test_ook_als_hij_verlopen_is() -> None:
    CAS.aan_zet("school", op="2026-03-03", want="opp-vaststellen")


def test_is_hij_gehaald_dan_de_volgende() -> None:
    cas = CAS.en_dan(feit("OppVastgesteld", "2026-02-16"))
    cas.aan_zet("school", op="2026-02-15")
    cas.aan_zet("leerplicht", op="2026-02-16", want="thuiszitterspact")


def test_voor_de_melding_is_in_het_pact_de_school_aan_zet() -> None:
    CAS.aan_zet("school", op="2026-01-13", want="thuiszitterspact")


def test_vanaf_de_melddatum_leerplicht() -> None:
    CAS.aan_zet("leerplicht", op="2026-01-14", want="thuiszitterspact")


def test_is_de_melding_afgehandeld_dan_weer_de_school() -> None:
    afgehandeld = CAS.en_dan(feit("OppVastgesteld", "2026-01-20"), gesloten("2026-02-02", status="D"))
    afgehandeld.aan_zet("leerplicht", op="2026-02-01")
    afgehandeld.aan_zet("school", op="2026-02-02", want="thuiszitterspact")


def test_wie_geen_school_heeft_is_altijd_van_leerplicht() -> None:
    zonder_school = gegeven(geboren("2012-02-10"), feit("AbsoluutVerzuimGemeld", "2026-01-12"))
    zonder_school.aan_zet("leerplicht", op="2026-01-12", want="thuiszitterspact")


def test_de_bewaartermijn_maakt_niemand_aan_zet() -> None:
    gegeven(geboren("2012-02-10")).niemand_aan_zet(op="2026-01-12")


def test_ook_niet_als_hij_verlopen_is() -> None:
    gegeven(geboren("1999-02-10")).niemand_aan_zet(op="2026-01-12")
