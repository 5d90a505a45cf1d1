"""How does somebody give an address, so that nothing goes to one that is not his?"""

import base64
from dataclasses import dataclass

from domain.toegang.gebruiker import Gebruiker
from services.berichten.abonnementen import Kanaalsoort
from services.berichten.instellingen import Berichtinstellingen, e_mailadres
from services.berichten.tabel import Berichttabel, Soort, nieuw_bericht, zet_klaar
from services.berichten.verzegeld import Adres
from services.eventlog.meester import nieuwe_sleutel

DAG_MS = 24 * 3_600_000
MEESTE_CODES = 5
"""So many codes may somebody ask for in a day: nobody fills the mailbox of another with them."""


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """Why an address is not taken, in Dutch."""

    melding: str


def geef_adres(
    tabel: Berichttabel,
    instellingen: Berichtinstellingen,
    gebruiker: Gebruiker,
    soort: Kanaalsoort,
    geschreven: str,
    nu_ms: int,
) -> Geweigerd | str:
    """
    Keep an address in place of the one before it, and put out the code that confirms it.

    Returns:
        The secret with which a webhook is signed, which is never shown again; empty for an e-mail address.

    """
    adres = geschreven.strip()
    if (fout := _wrong(instellingen, soort, adres)) is not None:
        return Geweigerd(fout)
    geheim = "" if soort is Kanaalsoort.EMAIL else f"whsec_{base64.b64encode(nieuwe_sleutel()).decode()}"
    wie, rol = gebruiker.wie, gebruiker.rol.value
    with tabel.databank.schrijven() as v:
        if tabel.bevestigingen_sinds(v, wie, nu_ms - DAG_MS) >= MEESTE_CODES:
            return Geweigerd("U vroeg vandaag al vijf keer om een code. Probeer het morgen opnieuw.")
        tabel.vervallen_codes(v, wie, rol, soort, nu_ms)
        tabel.abonnementen.zet_adres(v, (wie, rol, soort), Adres(adres, geheim), nu_ms)
        bericht = nieuw_bericht((wie, rol), Soort.BEVESTIGING, {}, nu_ms)
        zet_klaar(v, bericht, str(bericht.id), [soort], nu_ms)
    return geheim


def _wrong(instellingen: Berichtinstellingen, soort: Kanaalsoort, adres: str) -> str | None:
    if soort is Kanaalsoort.WEBHOOK:
        return None if instellingen.mag_aanroepen(adres) else "Deze server staat niet in de lijst van de beheerder."
    try:
        e_mailadres(adres)
    except ValueError:
        return "Dit is geen e-mailadres. Schrijf het als naam@organisatie.nl."
    domeinen = ", ".join(sorted(instellingen.domeinen))
    return None if instellingen.mag_mailen_naar(adres) else f"Gebruik een adres van uw organisatie: {domeinen}."
