"""
Wanneer mag het dossier van Milan, geboren op 10 februari 2008, worden vernietigd?

Bron: docs/how-to/vernietigen.md (Selectielijst gemeenten 2020, R-7.1 en R-7.2; Wpg art. 14, R-7.3)
"""

from datetime import date

import pytest

from domain.decisions.vernietiging import Deel, Vernietigopdracht, vernietig
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.base import Event
from domain.events.beheer import DossierVernietigd, HandhavingVernietigd, Vroegtijdig
from domain.termijnen.lopen import termijnperiodes
from tests.kit.kader import landelijk
from tests.kit.woorden import dossier, feit, geboren

MILAN = (geboren("2008-02-10"), feit("VerdachteGehoord", "2024-03-04"), feit("HaltVerwezen", "2024-03-18"))


def uitkomst(van: Dossier, op: str, deel: Deel = Deel.GEHEEL, **velden: object) -> Weigering | Event:
    opdracht = Vernietigopdracht(deel, "selectielijst", date.fromisoformat(op), "anna", **velden)  # type: ignore[arg-type] # the words of a test
    besluit = vernietig(van, termijnperiodes(van, landelijk()), opdracht)
    return besluit if isinstance(besluit, Weigering) else besluit.feit


def code(van: Dossier, op: str, deel: Deel = Deel.GEHEEL, **velden: object) -> str:
    besluit = uitkomst(van, op, deel, **velden)
    assert isinstance(besluit, Weigering)
    return besluit.code


def test_op_de_laatste_dag_van_de_termijn_nog_niet() -> None:
    assert code(dossier(*MILAN), "2028-02-09") == "bewaartermijn-loopt"


def test_een_dag_later_wel() -> None:
    assert isinstance(uitkomst(dossier(*MILAN), "2028-02-10"), DossierVernietigd)


def test_eerder_op_verzoek_wel() -> None:
    feit_ = uitkomst(dossier(*MILAN), "2026-03-02", eerder=Vroegtijdig.AVG_VERZOEK)

    assert isinstance(feit_, DossierVernietigd)
    assert feit_.eerder == "avg-verzoek"


def test_handhaving_nog_niet_zolang_van_een_gegeven_de_vijf_jaar_loopt() -> None:
    assert code(dossier(*MILAN), "2029-03-18", Deel.HANDHAVING) == "bewaartermijn-loopt"


def test_een_dag_na_de_laatste_van_die_termijnen_wel() -> None:
    assert isinstance(uitkomst(dossier(*MILAN), "2029-03-19", Deel.HANDHAVING), HandhavingVernietigd)


def test_zonder_geboortedatum_alleen_met_een_eigen_grond() -> None:
    onbekend = dossier(feit("LeerlingGeregistreerd", "2020-01-01"))

    assert code(onbekend, "2060-01-01") == "bewaartermijn-onbekend"
    assert isinstance(uitkomst(onbekend, "2026-01-01", eerder=Vroegtijdig.RECHTER), DossierVernietigd)


@pytest.mark.parametrize("deel", Deel)
def test_een_vernietigd_dossier_kan_niet_nog_eens(deel: Deel) -> None:
    weg = dossier(*MILAN, feit("DossierVernietigd", "2028-02-10", grondslag="selectielijst"))

    assert code(weg, "2040-01-01", deel) == "dossier-vernietigd"


def test_wie_vernietigt_bevestigt_niet_zelf() -> None:
    assert code(dossier(*MILAN), "2028-02-10", bevestigd_door="anna") == "vier-ogen"
    assert isinstance(uitkomst(dossier(*MILAN), "2028-02-10", bevestigd_door="bert"), DossierVernietigd)
