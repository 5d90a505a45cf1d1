"""How is a provider asked what it says of itself?"""

from typing import Any

import httpx2

from services.aanmelding.redenen import AanmeldError
from services.begrensd import Begrensd

SECONDEN = 5.0


def lees_json(adres: str) -> dict[str, Any]:
    """Return the object that stands at an address (raises AanmeldError); no redirect is followed."""
    try:
        with httpx2.Client(transport=Begrensd(), timeout=SECONDEN, trust_env=False) as client:
            antwoord = client.get(adres, headers={"accept": "application/json", "accept-encoding": "identity"})
            gelezen = antwoord.json() if antwoord.status_code == httpx2.codes.OK else None
    except (httpx2.HTTPError, ValueError, RecursionError) as fout:
        raise AanmeldError("uitgever-stil", type(fout).__name__) from None
    if not isinstance(gelezen, dict):
        raise AanmeldError("uitgever-stil", f"status {antwoord.status_code}")
    return gelezen
