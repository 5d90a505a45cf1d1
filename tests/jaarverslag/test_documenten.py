"""Does the document say what the report says, and nothing that it does not?"""

from dataclasses import fields
from typing import Any

from services.documenten import Alinea, Document, Opsomming, Tabel
from services.jaarverslag.bestand import OPGAVE, VERSLAG
from services.jaarverslag.document import PLEK, verslagdocument
from services.jaarverslag.opgavedocument import opgavedocument
from services.jaarverslag.woorden import onvolledig
from services.vragen.jaarverslag import controlegetal
from tests.jaarverslag.test_verslag import AMBTENAAR, verslag
from tests.kit.schooljaar import DIT_JAAR, GRONINGEN
from tests.kit.toegang import Loket


def tabel(document: Document, titel: str) -> dict[str, tuple[str, ...]]:
    """Return the rows of the table with this title, by their first cell."""
    [gevonden] = [deel for deel in document.onderdelen if isinstance(deel, Tabel) and deel.titel.startswith(titel)]
    return {rij[0]: rij[1:] for rij in gevonden.rijen}


def said(document: Document) -> str:
    """Return every text of a document."""
    return "\n".join(str(getattr(deel, veld.name)) for deel in document.onderdelen for veld in fields(deel))


def test_het_document_heeft_de_getallen_van_het_verslag(raadzaal: Loket) -> None:
    antwoord = verslag(raadzaal)
    document = verslagdocument(antwoord)
    cijfers = tabel(document, "Leerlingen per cijfer")

    assert cijfers["Relatief verzuim: zestien uur of luxe"] == ("21", "", "26", "-5")
    assert cijfers["Verlof verleend door de leerplichtambtenaar"] == ("–", "–", "0", "–")
    assert len(cijfers) == len(antwoord["cijfers"]) == len(tabel(document, "De definities"))
    assert tabel(document, "Leerlingen met relatief verzuim") == {"99AA": ("12",), "99BB": ("–",), "99CC": ("–",)}
    assert tabel(document, "Leerlingen die op deze dag")["2026-03-01"] == ("6", "0")
    assert controlegetal(antwoord) in said(document)
    assert "uiterlijk 2026-09-30" in said(document)
    assert "5 leerlingen kregen een aanbod; de helft van hen binnen 50 dagen" in said(document)
    assert any(
        isinstance(deel, Opsomming) and deel.punten == tuple(onvolledig(antwoord)) for deel in document.onderdelen
    )


def test_alleen_in_het_document_om_te_bewerken_is_plek_voor_een_toelichting(raadzaal: Loket) -> None:
    antwoord = verslag(raadzaal)

    assert PLEK not in said(verslagdocument(antwoord))
    assert PLEK in said(verslagdocument(antwoord, toelichting=True))


def test_een_jaar_dat_nog_loopt_zegt_dat(raadzaal: Loket) -> None:
    halverwege = verslag(raadzaal, "lokaal", bekendOp="2026-01-31")
    document = verslagdocument(halverwege)

    assert onvolledig(halverwege)[0] == "Het schooljaar was nog niet voorbij: de cijfers lopen tot en met 2026-01-31."
    assert tabel(document, "Leerlingen die op deze dag")["2026-02-01"][0] == "nog niet"


def test_van_niets_is_er_ook_een_document(raadzaal: Loket) -> None:
    """The first school year that can be counted has none before it, and nobody in it."""
    document = verslagdocument(verslag(raadzaal, "lokaal", "2014-2015"))

    assert set(tabel(document, "Leerlingen per cijfer")["Luxeverzuim"]) == {"0", "", "–"}
    assert "niet te tellen" in said(document)
    assert any(isinstance(deel, Alinea) and "niemand kreeg een aanbod" in deel.tekst for deel in document.onderdelen)


def test_de_opgave_heeft_ook_de_kleine(raadzaal: Loket) -> None:
    opgave: dict[str, Any] = raadzaal.api(AMBTENAAR, f"/opgaven/{DIT_JAAR}?gemeentecode={GRONINGEN}").json()
    document = opgavedocument(opgave)

    assert tabel(document, "Leerlingen per cijfer")["Relatief verzuim: zestien uur of luxe"] == (
        *("21", "", "2", "0", "19", "0", "0"),
        "26",
    )
    assert "niet om te publiceren" in said(document)


def test_dezelfde_inhoud_geeft_dezelfde_bytes(raadzaal: Loket) -> None:
    antwoord = verslag(raadzaal)
    opgave = raadzaal.api(AMBTENAAR, f"/opgaven/{DIT_JAAR}?gemeentecode={GRONINGEN}").json()

    for vormen, inhoud in ((VERSLAG, antwoord), (OPGAVE, opgave)):
        assert {vorm for vorm, maak in vormen.items() if maak.maak(inhoud) != maak.maak(inhoud)} == set()
    assert VERSLAG["pdf"].maak(antwoord).startswith(b"%PDF-")
    assert VERSLAG["odt"].maak(antwoord).startswith(b"PK")
