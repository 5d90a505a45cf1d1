"""
Noor zit sinds maandag 12 januari 2026 thuis; de drie maanden van het pact lopen tot en met 12 april.

Bron: docs/how-to/overleg.md; veertien dagen en acht weken zijn onze keuze (domain/agenda.py)
"""

from datetime import date

import pytest

from domain.agenda import Reden, in_volgorde, redenen
from domain.events.base import Event
from tests.kit.klok import gegeven
from tests.kit.woorden import feit, geboren, lrv

NOOR = (geboren("2012-02-10"), lrv("2026-01-12"))


def waarom(dag: str, *wat: Event) -> list[str]:
    inzicht = gegeven(*wat).inzicht
    return [reden.waarom.value for reden in redenen(inzicht.dossier, inzicht.termijnen, date.fromisoformat(dag))]


def test_vijftien_dagen_voor_het_einde_is_zij_thuis_zonder_aanbod() -> None:
    assert waarom("2026-03-28", *NOOR) == ["zonder-aanbod"]


def test_een_dag_later_is_de_termijn_bijna_om() -> None:
    assert waarom("2026-03-29", *NOOR) == ["termijn-nadert"]


def test_op_de_laatste_dag_nog_steeds() -> None:
    assert waarom("2026-04-12", *NOOR) == ["termijn-nadert"]


def test_een_dag_later_is_zij_voorbij() -> None:
    assert waarom("2026-04-13", *NOOR) == ["termijn-voorbij"]


def test_met_een_aanbod_is_er_alleen_de_open_melding() -> None:
    assert waarom("2026-04-13", *NOOR, feit("PassendAanbodGedaan", "2026-04-10")) == ["melding-open"]


def test_van_wie_niets_open_is_is_er_geen_reden() -> None:
    assert waarom("2026-04-13", geboren("2012-02-10")) == []


def test_een_afspraak_die_voorbij_is_gaat_voor_een_termijn_die_nadert() -> None:
    afspraak = feit("AfspraakGemaakt", "2026-03-02", wat="Bellen.", rol="jgz", uiterlijkOp="2026-03-29")

    assert waarom("2026-03-29", *NOOR, afspraak) == ["termijn-nadert", "termijn-nadert"]
    assert waarom("2026-03-30", *NOOR, afspraak) == ["afspraak-voorbij", "termijn-nadert"]


@pytest.mark.parametrize(
    ("dag", "gevraagd"), [("2026-02-01", False), ("2026-02-02", True), ("2026-03-30", True), ("2026-03-31", False)]
)
def test_een_vraag_om_overleg_blijft_acht_weken_staan(dag: str, gevraagd: bool) -> None:
    assert ("gevraagd" in waarom(dag, *NOOR, feit("SamenwerkingVerzocht", "2026-02-02"))) == gevraagd


def test_tot_er_is_overlegd() -> None:
    vraag = feit("SamenwerkingVerzocht", "2026-02-02")
    overlegd = feit("OverlegGehouden", "2026-02-10", soort="mdo")

    assert "gevraagd" in waarom("2026-02-09", *NOOR, vraag, overlegd)
    assert "gevraagd" not in waarom("2026-02-10", *NOOR, vraag, overlegd)


def test_wat_het_meest_dringt_staat_bovenaan() -> None:
    inzichten = {
        "melding": gegeven(*NOOR, feit("PassendAanbodGedaan", "2026-04-10")).inzicht,
        "voorbij": gegeven(*NOOR).inzicht,
        "eerder voorbij": gegeven(geboren("2012-02-10"), lrv("2026-01-05")).inzicht,
        "niets": gegeven(geboren("2012-02-10")).inzicht,
    }
    dag = date(2026, 4, 13)
    voorstel: dict[str, tuple[Reden, ...]] = {
        wie: redenen(inzicht.dossier, inzicht.termijnen, dag) for wie, inzicht in inzichten.items()
    }

    assert in_volgorde(voorstel.items()) == ["eerder voorbij", "voorbij", "melding"]
