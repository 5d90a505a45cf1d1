"""About which school year and municipality is a page, and how does it leave the dashboard as a file?"""

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from domain.jaarverslag import afgelopen_schooljaar
from domain.telling.indeling import schooljaar
from services.dashboard.verzoek import Verzoek
from services.jaarverslag.bestand import Vorm, bestandsnaam
from services.jaarverslag.maken import gemeente_van
from services.vragen.telling import telling
from services.vragen.vraag import VraagError


def gevraagd_jaar(v: Verzoek) -> str:
    """Return the school year that is asked about; else the last one that had ended on the day of the page."""
    return _field(v, "schooljaar") or afgelopen_schooljaar(v.vraag.peildatum) or schooljaar(v.vraag.peildatum)


def gevraagde_gemeente(v: Verzoek, jaar: str) -> str:
    """
    Return the municipality that is asked about; an empty text when it is still to be chosen.

    Raises:
        VraagError: there is none, or the school year is none.
        ToegangGeweigerdError: its counts are not for this user.

    """
    gemeenten = keuze_van_gemeenten(v, jaar)
    genoemd = _field(v, "gemeente") or (gemeenten[0][0] if len(gemeenten) == 1 else "")
    return gemeente_van(v.hier, genoemd, jaar) if genoemd else ""


def keuze_van_gemeenten(v: Verzoek, jaar: str) -> list[tuple[str, str]]:
    """Return the municipalities to choose from: those of the user, or for who may see all those that count anybody."""
    codes = v.hier.portier.gebruiker.gemeenten
    if v.hier.portier.mag_alles:
        geteld = telling(v.hier.rows, jaar, v.vraag.bekend_op)["gemeenten"]
        codes = frozenset(een["gemeentecode"] for een in geteld if een["gemeentecode"])
    return sorted(((code, v.gemeente(code)) for code in codes), key=lambda keus: keus[1])


def als_bestand(wat: str, vormen: Mapping[str, Vorm], vorm: str, antwoord: dict[str, Any] | None) -> Response:
    """Return a download (raises VraagError when there is no such form, or nothing to make it of)."""
    if antwoord is None:
        raise VraagError("kies eerst een gemeente")
    if vorm not in vormen:
        raise VraagError(f"die vorm is er niet; kies uit: {', '.join(vormen)}")
    koppen = {"content-disposition": f'attachment; filename="{bestandsnaam(wat, antwoord, vorm)}"'}
    return Response(vormen[vorm].maak(antwoord), media_type=vormen[vorm].soort, headers=koppen)


def _field(v: Verzoek, naam: str) -> str:
    return v.veld(naam) or v.ingevuld().get(naam, "")
