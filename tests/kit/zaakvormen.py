"""
What shape has what may be sent to a Zaken API?

After the OAS of Zaken API 1.5.1 as Open Zaak publishes it (read: status, confidentiality, errors, lists; the rest after
what clients of it write) and the rules of behaviour zrc-002, zrc-007 and zrc-016 to zrc-020. Stricter than that: what
is not named here is refused, so that nothing leaves that nobody thought of.
"""

from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

Vorm = dict[str, Any]
DATUM: Vorm = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
MOMENT: Vorm = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$"}
ADRES: Vorm = {"type": "string", "pattern": r"^https?://", "minLength": 1, "maxLength": 1000}
RSIN: Vorm = {"type": "string", "pattern": r"^\d{9}$"}


def _object(verplicht: dict[str, Vorm], **mag: Vorm) -> Vorm:
    return {
        "type": "object",
        "properties": {**verplicht, **mag},
        "required": sorted(verplicht),
        "additionalProperties": False,
    }


KENMERK = _object({"kenmerk": {"type": "string", "maxLength": 40}, "bron": {"type": "string", "maxLength": 40}})
VORMEN: dict[str, Vorm] = {
    "zaken": _object(
        {"bronorganisatie": RSIN, "zaaktype": ADRES, "verantwoordelijkeOrganisatie": RSIN, "startdatum": DATUM},
        identificatie={"type": "string", "pattern": r"^[A-Za-z0-9_-]+$", "maxLength": 40},
        omschrijving={"type": "string", "maxLength": 80},
        toelichting={"type": "string", "maxLength": 1000},
        registratiedatum=DATUM,
        uiterlijkeEinddatumAfdoening=DATUM,
        vertrouwelijkheidaanduiding={
            "enum": [
                *("openbaar", "beperkt_openbaar", "intern", "zaakvertrouwelijk", "vertrouwelijk", "confidentieel"),
                *("geheim", "zeer_geheim"),
            ]
        },
        kenmerken={"type": "array", "items": KENMERK},
    ),
    "rollen": _object(
        {
            "zaak": ADRES,
            "betrokkeneType": {"const": "natuurlijk_persoon"},
            "roltype": ADRES,
            "roltoelichting": {"type": "string", "maxLength": 1000},
        },
        betrokkeneIdentificatie=_object({"inpBsn": {"type": "string", "pattern": r"^\d{9}$"}}),
    ),
    "statussen": _object(
        {"zaak": ADRES, "statustype": ADRES, "datumStatusGezet": MOMENT},
        statustoelichting={"type": "string", "maxLength": 1000},
    ),
    "resultaten": _object({"zaak": ADRES, "resultaattype": ADRES}, toelichting={"type": "string", "maxLength": 1000}),
}
VRAGEN = {
    "zaken": {"identificatie", "bronorganisatie", "page"},
    "rollen": {"zaak", "page"},
    "statussen": {"zaak", "page"},
    "resultaten": {"zaak", "page"},
}
"""By what each list may be asked; anything else is refused, as Open Zaak does."""


def fouten(wat: str, inhoud: object) -> list[dict[str, str]]:
    """Return what is wrong with what was sent, as `invalidParams` has it."""
    gevonden = Draft202012Validator(VORMEN[wat], format_checker=FormatChecker()).iter_errors(inhoud)
    return [
        {"name": ".".join(map(str, f.absolute_path)) or "nonFieldErrors", "code": "invalid", "reason": f.validator}
        for f in gevonden
    ]
