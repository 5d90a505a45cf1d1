"""In which form does an answer go out, and may a request come in?"""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import orjson
from fastapi import Request
from starlette.responses import Response

from services.api.problemen import ProbleemError

JSON = "application/json"
VERSIE = re.compile(r'"[0-9]{1,18}"')


class Json(Response):
    """An answer as `services.vragen` made it, with the same names and values as on the command line."""

    media_type = JSON

    def render(self, content: Any) -> bytes:  # noqa: ANN401 - whatever an answer holds
        """Write it as bytes."""
        return orjson.dumps(content)


def geeft(*formaten: str) -> Callable[[Request], None]:
    """
    Return a dependency for whoever offers these formats.

    It raises ProbleemError (406) when the request wants none of them.
    """

    def check(request: Request) -> None:
        gevraagd = request.headers.get("accept", "*/*")
        if not any(_wants(deel, formaat) for deel in gevraagd.split(",") for formaat in formaten):
            raise ProbleemError(406, "formaat", f"Hier is alleen {' of '.join(formaten)}. Pas de header Accept aan.")

    return check


def leest(*formaten: str) -> Callable[[Request], None]:
    """
    Return a dependency for whoever reads these formats.

    It raises ProbleemError (415) when the request has another.
    """

    def check(request: Request) -> None:
        gegeven = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if gegeven not in formaten:
            wat = " of ".join(formaten)
            raise ProbleemError(415, "formaat", f"Stuur {wat} en zeg dat in de header Content-Type.")

    return check


def _wants(deel: str, formaat: str) -> bool:
    gevraagd, _, eigenschappen = deel.partition(";")
    if any(e.strip().lower() in ("q=0", "q=0.0", "q=0.00", "q=0.000") for e in eigenschappen.split(";")):
        return False
    soort = formaat.partition("/")[0]
    return gevraagd.strip().lower() in ("*/*", f"{soort}/*", formaat)


def versie_van(etag: str | None) -> int | None:
    """
    Read the version in If-Match: `"7"`, or None for `*`, whatever the version is.

    Raises:
        ProbleemError: it is not there (428), or is no version (400).

    """
    if etag is None:
        uitleg = "Zeg in de header If-Match welke versie u zag: neem de ETag over van het laatste antwoord."
        raise ProbleemError(428, "zonder-versie", uitleg)
    geschreven = etag.strip()
    if geschreven == "*":
        return None
    if VERSIE.fullmatch(geschreven):
        return int(geschreven[1:-1])
    raise ProbleemError(400, "versie", 'If-Match is geen versie van een dossier; schrijf "7", met aanhalingstekens.')


def etag(versie: int) -> str:
    """Write a version as an ETag."""
    return f'"{versie}"'


def pad_naar(request: Request, naam: str, **delen: str | UUID) -> str:
    """Return the address of something else, within this server."""
    pad = request.app.url_path_for(naam, **{deel: str(waarde) for deel, waarde in delen.items()})
    return f"{request.scope.get('root_path', '')}{pad}"
