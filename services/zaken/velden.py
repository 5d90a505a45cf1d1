"""What do we write in a zaak, and what not?"""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from domain.tijdzone import in_z, moment_of
from services.zaken.instellingen import Rol, Zaakinstellingen
from services.zaken.tabel import Geval

Velden = dict[str, Any]
BRON, BRON_GEVAL = "Verzuimspoor", "Verzuimspoor geval"
"""Under which name a zaak carries the number of the dossier, and that of this escalation of it."""


def nummer_van(geval_id: UUID) -> str:
    """
    Return the number of the zaak; it follows from the escalation, so the system over there refuses a second one.

    Groups of four, so that no nine digits ever stand in a row.
    """
    staart = geval_id.hex[-16:].upper()
    return "-".join(("VZ", *(staart[i : i + 4] for i in range(0, len(staart), 4))))


def zaak_van(geval: Geval, instellingen: Zaakinstellingen, registratie: date) -> Velden:
    """Return a new zaak: it says that there is an escalation and where to read about it, nothing about the pupil."""
    organisatie = instellingen.bronorganisatie
    velden = {
        "identificatie": nummer_van(geval.geval_id),
        "bronorganisatie": organisatie,
        "verantwoordelijkeOrganisatie": instellingen.verantwoordelijke_organisatie or organisatie,
        "zaaktype": instellingen.zaaktype,
        "omschrijving": instellingen.omschrijving,
        "toelichting": f"Wat er speelt staat in Verzuimspoor, in dossier {geval.dossier_id}.",
        "startdatum": geval.startdatum.isoformat(),
        "registratiedatum": registratie.isoformat(),
        "vertrouwelijkheidaanduiding": instellingen.vertrouwelijkheid,
        "kenmerken": [
            {"kenmerk": str(geval.dossier_id), "bron": BRON},
            {"kenmerk": str(geval.geval_id), "bron": BRON_GEVAL},
        ],
    }
    if instellingen.doorlooptijd_dagen is not None:
        einde = geval.startdatum + timedelta(days=instellingen.doorlooptijd_dagen)
        velden["uiterlijkeEinddatumAfdoening"] = einde.isoformat()
    return velden


def is_van_ons(zaak: Velden, geval_id: UUID) -> bool:
    """Say whether a zaak carries the number of this escalation."""
    kenmerken = zaak.get("kenmerken")
    ons = {"kenmerk": str(geval_id), "bron": BRON_GEVAL}
    return isinstance(kenmerken, list) and any(
        isinstance(een, dict) and {naam: een.get(naam) for naam in ons} == ons for een in kenmerken
    )


def rol_van(zaak: str, rol: Rol, burgerservicenummer: str) -> Velden:
    """Return the role of the pupil, the only thing by which he is known there."""
    return {
        "zaak": zaak,
        "betrokkeneType": "natuurlijk_persoon",
        "roltype": rol.roltype,
        "roltoelichting": rol.toelichting,
        "betrokkeneIdentificatie": {"inpBsn": burgerservicenummer},
    }


def status_van(zaak: str, statustype: str, moment_ms: int) -> Velden:
    """Return a status; its moment is the same each time that we try, so a second one is refused."""
    return {"zaak": zaak, "statustype": statustype, "datumStatusGezet": in_z(moment_of(moment_ms * 1_000))}


def resultaat_van(zaak: str, resultaattype: str) -> Velden:
    """Return the result with which a zaak is closed."""
    return {"zaak": zaak, "resultaattype": resultaattype}
