"""How is the account of a year made, for whoever may see it?"""

from datetime import datetime
from typing import Any

from domain.toegang.tabel import Reikwijdte
from services.installatie import Installatie
from services.vragen.jaarverslag import Bronnen, Verslagvraag, jaarverslag
from services.vragen.opgave import opgave
from services.vragen.telling import dagen_van_het_schooljaar
from services.vragen.vraag import VraagError


def gemeente_van(hier: Installatie, code: str | None, schooljaar: str) -> str:
    """
    Return the municipality that is asked about, in the code of that school year; without one, the only one of the user.

    Raises:
        VraagError: there is no such municipality, or none is named by who has not exactly one.
        ToegangGeweigerdError: its counts are not for this user.

    """
    dagen = dagen_van_het_schooljaar(schooljaar)
    eigen = sorted(hier.portier.gebruiker.gemeenten)
    genoemd = code or (eigen[0] if len(eigen) == 1 else None)
    gevonden = hier.gemeente(genoemd, dagen.van)
    if gevonden is None:
        raise VraagError("een verslag gaat over één gemeente; noem haar gemeentecode")
    hier.portier.mag_gemeente(gevonden)
    return gevonden


def verslag_van(hier: Installatie, schooljaar: str, gemeentecode: str, bekend_op: datetime) -> dict[str, Any]:
    """Return the report to the council, with the name of the municipality (raises VraagError)."""
    bronnen = Bronnen(hier.rows, hier.log.jaarverslagen(), hier.log.beleid(), hier.verloop)
    verslag = jaarverslag(bronnen, Verslagvraag(schooljaar, gemeentecode, bekend_op))
    return {"gemeente": _name(hier, gemeentecode, schooljaar), **verslag}


def opgave_van(hier: Installatie, schooljaar: str, gemeentecode: str, bekend_op: datetime) -> dict[str, Any]:
    """
    Return the figures for the minister, all of them, with the name of the municipality.

    Raises:
        VraagError: it is no school year that can be counted.
        RuntimeError: whoever asks may not see small numbers.

    """
    if hier.portier.besluit.reikwijdte not in (Reikwijdte.ALLES, Reikwijdte.VOLLEDIGE_GETALLEN):
        raise RuntimeError("small numbers for who may not see them")
    return {
        "gemeente": _name(hier, gemeentecode, schooljaar),
        **opgave(hier.rows, schooljaar, gemeentecode, bekend_op),
    }


def _name(hier: Installatie, gemeentecode: str, schooljaar: str) -> str:
    gevonden = hier.basis.gemeenten.op(gemeentecode, dagen_van_het_schooljaar(schooljaar).van)
    return gevonden.naam if gevonden else gemeentecode
