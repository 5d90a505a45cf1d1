"""
Over Mees komen meldingen van zestien uur en van luxeverzuim, en er wordt proces-verbaal opgemaakt.

Bron: docs/regels/telling.md
"""

from typing import Any

import pytest

from domain.events.base import Event
from tests.kit.overzichten import geteld, telt
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit, geboren, lrv, uitgeschreven

MEES = geboren("2010-02-10")


def melding(begin: str, soort: str = "V3", nummer: str = "1", **velden: Any) -> Event:
    return lrv(begin, begin, nummer=nummer, soort=soort, **velden)


def pv(op: str, nummer: str | None = None) -> Event:
    return feit(
        "ProcesVerbaalOpgemaakt", op, tegen="leerling", **({} if nummer is None else {"meldingsnummer": nummer})
    )


def test_een_melding_van_zestien_uur_is_relatief_verzuim() -> None:
    assert telt(gegeven(MEES, melding("2025-10-06"))) == ["relatief", "zestien-uur"]


def test_een_tweede_in_hetzelfde_schooljaar_is_herhaald() -> None:
    mees = gegeven(MEES, melding("2025-10-06"), melding("2026-07-31", nummer="2"))

    assert telt(mees, stand="2026-07-30") == ["relatief", "zestien-uur"]
    assert telt(mees) == ["relatief", "zestien-uur", "zestien-uur-herhaald"]


def test_een_tweede_in_het_volgende_schooljaar_niet() -> None:
    mees = gegeven(MEES, melding("2025-10-06"), melding("2026-08-01", nummer="2"))

    assert telt(mees) == telt(mees, "2026-2027", stand="2027-07-31") == ["relatief", "zestien-uur"]


def test_luxeverzuim_is_relatief_verzuim_maar_geen_zestien_uur() -> None:
    assert telt(gegeven(MEES, melding("2025-10-06", "L"))) == ["luxe", "relatief"]


@pytest.mark.parametrize("soort", ["O", "V4", "RMC", "V1", "V2"])
def test_ander_verzuim_telt_alleen_als_melding(soort: str) -> None:
    mees = gegeven(MEES, melding("2025-10-06", soort))

    assert telt(mees) == []
    assert geteld(mees, f"melding-{soort}") == ["0014 2025-10-06 onbekend"]


def test_wat_geen_verzuim_bleek_telt_alleen_als_melding() -> None:
    legitiem = gegeven(MEES, melding("2025-10-06", status="G", reden="legitiem"))

    assert telt(legitiem) == []
    assert len(geteld(legitiem, "melding-V3")) == 1


def test_wat_is_ingetrokken_telt_nergens() -> None:
    assert geteld(gegeven(MEES, melding("2025-10-06", status="I")), "melding-V3") == []


def test_elke_melding_telt_als_melding() -> None:
    mees = gegeven(MEES, melding("2025-10-06", onderwijssoort="po"), melding("2026-02-02", nummer="2"))

    assert geteld(mees, "melding-V3") == ["0014 2025-10-06 po-sbo", "0014 2026-02-02 po-sbo"]


@pytest.mark.parametrize(
    ("soort", "groep"),
    [
        ("po", "po-sbo"),
        ("sbo", "po-sbo"),
        ("so", "so-vso"),
        ("vso", "so-vso"),
        ("vo", "vo"),
        ("pro", "vo"),
        ("mbo", "mbo"),
    ],
)
def test_de_onderwijssoort_is_die_van_de_melding(soort: str, groep: str) -> None:
    assert geteld(gegeven(MEES, melding("2025-10-06", onderwijssoort=soort)), "zestien-uur") == [
        f"0014 2025-10-06 {groep}"
    ]


def test_de_gemeente_is_die_waaraan_de_melding_het_eerst_gericht_was() -> None:
    mees = gegeven(MEES, melding("2025-10-06", gemeentecode="0106"))

    assert geteld(mees, "zestien-uur") == ["0106 2025-10-06 onbekend"]


@pytest.mark.parametrize(
    ("soort", "cijfer"), [("V3", "relatief"), ("LRV", "relatief"), ("O", "relatief"), ("L", "luxe")]
)
def test_een_proces_verbaal_telt_naar_de_genoemde_melding(soort: str, cijfer: str) -> None:
    mees = gegeven(MEES, melding("2025-10-06", soort), pv("2025-11-03", "1"))

    assert geteld(mees, f"pv-{cijfer}") == ["0014 2025-11-03 onbekend"]


def test_zonder_melding_is_het_soort_verzuim_onbekend() -> None:
    assert telt(gegeven(MEES, pv("2025-11-03"))) == ["pv-onbekend"]


def test_zonder_melding_terwijl_hij_geen_school_heeft_is_het_absoluut() -> None:
    assert "pv-absoluut" in telt(gegeven(MEES, uitgeschreven("2025-10-06"), pv("2025-11-03")))


def test_twee_processen_verbaal_tellen_als_twee_keer() -> None:
    assert len(geteld(gegeven(MEES, pv("2025-11-03"), pv("2025-11-03")), "pv-onbekend")) == 2


def test_een_herroepen_proces_verbaal_telt_niet() -> None:
    assert telt(gegeven(MEES, pv("2025-11-03"), herroepen("2025-11-10", 2))) == []
