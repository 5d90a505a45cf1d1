"""Can somebody write, send and read back a letter on the pages?"""

import pytest

from tests.kit.brieven import brieven_van, ingevuld, verborgen
from tests.kit.toegang import ALI, NOOR, Loket

AMBTENAAR = "leerplichtambtenaar"
WAT = {
    "adres": "Kerkstraat 1\n9711 AA Groningen",
    "organisatie": "Gemeente Groningen",
    "ondertekenaar": "Ilse de Wit",
    "contact": "bel 14 050",
    "aanleiding": "Noor was op 12 januari niet op school.",
    "gespreksdag": "2026-06-08",
    "gesprekstijd": "10.30 uur",
    "gespreksplaats": "Grote Markt 1",
}


def test_a_letter_is_chosen_filled_in_seen_and_recorded_as_sent(bureau: Loket) -> None:
    pad = f"{brieven_van(bureau)}/uitnodiging"
    leeg = bureau.vraag(AMBTENAAR, pad).text
    voorbeeld = bureau.verstuur(AMBTENAAR, pad, **ingevuld(leeg, **WAT, doe="voorbeeld"))
    pdf = bureau.verstuur(AMBTENAAR, pad, **verborgen(voorbeeld.text) | {"doe": "pdf"})

    assert "Noor was op 12 januari niet op school." in voorbeeld.text, voorbeeld.text
    assert (pdf.status_code, pdf.headers["content-type"]) == (200, "application/pdf")
