"""
Omars termijn verstreek in een dossier dat daarna opging in een ander: de klok zegt hetzelfde niet nog eens.

Bron: specificatie 1 en 3.5.
"""

from dataclasses import replace
from datetime import date

from domain.decisions.klokslag import Klokstand, klokslagen
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier, evolve_all
from projections.views.view import Inzicht
from tests.kit.identiteit import ANDER, dossier, samengevoegd
from tests.kit.kader import landelijk
from tests.kit.woorden import LEERLING, geboren, lrv, vastgelegd

DAARNA = date(2026, 6, 1)
BSN = dossier(LEERLING, geboren("2012-02-10"))
ONDERWIJSNUMMER = dossier(ANDER, geboren("2012-02-10"), lrv("2026-01-12"))


def slagen(omar: Dossier) -> tuple[Voorstel, ...]:
    """Return what the clock would record about Omar."""
    inzicht = Inzicht(omar, landelijk())
    return klokslagen(omar, inzicht.termijnen, inzicht.stappen, Klokstand(DAARNA, DAARNA))


def geslagen(omar: Dossier) -> Dossier:
    """Return the dossier after the clock has struck."""
    erbij = [
        replace(vastgelegd(versie, slag.feit, "2026-06-01", dossier_id=omar.id), id=slag.id)
        for versie, slag in enumerate(slagen(omar), omar.versie + 1)
    ]
    return evolve_all(omar, erbij)


def test_in_het_eerste_dossier_verstreek_iets() -> None:
    assert "TermijnVerstreken" in [slag.feit.type_name() for slag in slagen(ONDERWIJSNUMMER)]


def test_na_de_samenvoeging_is_dat_niet_nog_eens_te_zeggen() -> None:
    samen, _ = samengevoegd("2026-06-02", BSN, geslagen(ONDERWIJSNUMMER))

    assert slagen(samen) == ()


def test_wat_nog_niet_gezegd_was_zegt_de_klok_bij_het_dossier_dat_blijft() -> None:
    samen, _ = samengevoegd("2026-05-01", BSN, ONDERWIJSNUMMER)

    assert {slag.feit.type_name() for slag in slagen(samen)} >= {"TermijnVerstreken"}


def test_in_een_opgegaan_dossier_slaat_de_klok_niet() -> None:
    _, opgegaan = samengevoegd("2026-05-01", BSN, ONDERWIJSNUMMER)

    assert slagen(opgegaan) == ()
