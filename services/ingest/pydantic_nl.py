"""How is a validation error said in Dutch, without repeating the value?"""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from services.ingest.gelezen import Bezwaar

NAAM = re.compile(r"^[A-Za-z_]{1,40}(\.[A-Za-z0-9_]{1,40})*$")
ZINNEN: dict[str, tuple[str, str]] = {
    "missing": ("verplicht", "is verplicht en ontbreekt"),
    "extra_forbidden": ("onbekend-veld", "hoort niet bij dit type gebeurtenis; haal het weg of verbeter de naam"),
    "date_from_datetime_parsing": ("datum-vorm", "is geen datum; schrijf JJJJ-MM-DD"),
    "date_parsing": ("datum-vorm", "is geen datum; schrijf JJJJ-MM-DD"),
    "date_type": ("datum-vorm", "is geen datum; schrijf JJJJ-MM-DD, als tekst"),
    "datetime_parsing": ("moment-vorm", "is geen moment; schrijf JJJJ-MM-DDTHH:MM:SS"),
    "datetime_from_date_parsing": ("moment-vorm", "is geen moment; schrijf JJJJ-MM-DDTHH:MM:SS"),
    "datetime_type": ("moment-vorm", "is geen moment; schrijf JJJJ-MM-DDTHH:MM:SS, als tekst"),
    "string_pattern_mismatch": ("vorm", "heeft niet de goede vorm"),
    "string_too_long": ("tekst-te-lang", "is te lang; kort de tekst in"),
    "string_too_short": ("verplicht", "is verplicht en is leeg"),
    "string_type": ("vorm", "is geen tekst"),
    "int_type": ("vorm", "is geen geheel getal"),
    "bool_type": ("vorm", "is geen true of false"),
    "uuid_parsing": ("vorm", "is geen UUID"),
}


def bezwaren_van(fout: ValidationError) -> Iterator[Bezwaar]:
    """Yield what pydantic found, as bezwaren by field."""
    for gevonden in fout.errors(include_url=False, include_input=False):
        yield bezwaar_van(gevonden["type"], gevonden["loc"], gevonden.get("ctx", {}), gevonden["msg"])


def bezwaar_van(soort: str, plaats: tuple[int | str, ...], ctx: dict[str, Any], msg: str) -> Bezwaar:
    """Say in Dutch one thing that pydantic found: of what kind, at which place, with what limits."""
    veld = ".".join(str(deel) for deel in plaats)
    if NAAM.match(veld) is None:
        veld = ""  # somebody's number can be the name of a field
    code, zin = _said(soort, ctx, msg)
    over_de_regel = not plaats and soort == "value_error"  # says itself what does not fit
    return Bezwaar(veld, code, zin if over_de_regel else f"{veld or 'een veld'} {zin}")


def _said(soort: str, ctx: dict[str, Any], msg: str) -> tuple[str, str]:
    if soort in ("enum", "literal_error"):
        return "onbekende-code", f"is geen van {ctx.get('expected', '')}".replace(" or ", " of ")
    if soort == "value_error":
        return "ongeldig", msg.removeprefix("Value error, ")
    if soort in ("greater_than_equal", "less_than_equal"):
        return "buiten-bereik", f"valt buiten het bereik (grens: {ctx.get('ge', ctx.get('le'))})"
    return ZINNEN.get(soort, ("ongeldig", "is niet geldig"))
