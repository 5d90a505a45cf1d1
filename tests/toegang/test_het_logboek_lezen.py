"""Who reads the Logboek Dataverwerkingen: the auditor, and nobody else who comes in over the network."""

import pytest

from domain.toegang.gebruiker import Rol
from tests.kit.toegang import KOP, NOOR, WIE, Loket

TRACE = "0af7651916cd43dd8448eb211c80319c"  # pragma: allowlist secret
MAG = {"lokaal", "auditor"}
ZOEK = "/api/v1/verwerkingen/_zoek"


def test_elke_rol_wordt_gevraagd() -> None:
    assert {wie.rol for wie in WIE.values()} == set(Rol)


@pytest.mark.parametrize("wie", WIE)
@pytest.mark.parametrize("vraag", [{"traceId": TRACE}, {}])
def test_alleen_een_controleur_leest_het_logboek(wie: str, vraag: dict[str, str], balie: Loket) -> None:
    antwoord = balie.client.post(ZOEK, json=vraag, headers={KOP: wie})

    if wie in MAG:
        assert antwoord.status_code == (200 if vraag else 400)
        assert vraag == {} or "processingActivities" in antwoord.json()
    else:
        assert (antwoord.status_code, antwoord.json()["code"]) == (403, "rol-mag-niet")


def test_een_controleur_vindt_er_geen_naam_of_nummer(balie: Loket) -> None:
    """Of any line: what stands there is a pseudonym."""
    balie.client.get(f"/api/v1/dossiers/{balie.dossiers[NOOR]}", headers={KOP: "lokaal"})
    activiteit = {"dpl.core.processing_activity_id": "dossier-inzien"}
    tekst = balie.client.post(ZOEK, json=activiteit, headers={KOP: "auditor"}).text

    assert "Noor" not in tekst
    assert NOOR not in tekst
    assert balie.dossiers[NOOR] not in tekst
