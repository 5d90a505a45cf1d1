"""Why is somebody, or another system, not let in? Each code is explained in docs/how-to/aanmelden.md."""

from domain.errors import VerzuimspoorError

OPNIEUW = "Meld u opnieuw aan."
BEHEERDER = "Vraag uw beheerder ernaar en noem de code."
ZINNEN = {
    "geen-poging": f"Dit aanmelden was niet hier begonnen, is al gebruikt of duurde te lang. {OPNIEUW}",
    "andere-browser": f"Dit aanmelden is in een andere browser begonnen. {OPNIEUW}",
    "uitgever-weigert": f"De aanmelddienst heeft u niet aangemeld. {OPNIEUW}",
    "andere-uitgever": f"Het antwoord komt niet van de aanmelddienst van uw organisatie. {BEHEERDER}",
    "uitgever-stil": "De aanmelddienst antwoordt niet, of niet goed. Probeer het over een minuut opnieuw.",
    "token-ongeldig": f"Het antwoord van de aanmelddienst klopt niet. {BEHEERDER}",
    "te-zwak-aangemeld": f"U bent niet sterk genoeg aangemeld. Gebruik een tweede stap, zoals een app. {BEHEERDER}",
    "geen-rol": f"U hebt hier geen rol. {BEHEERDER}",
    "te-vaak": "U probeert het te vaak. Wacht een minuut en probeer het opnieuw.",
    "sessie-voorbij": "U was te lang niet bezig, of te lang achter elkaar aangemeld. Er is niets vastgelegd.",
    "formulier-verlopen": "Dit formulier is verlopen. Ga terug en probeer het opnieuw.",
    "niet-via-proxy": "Verzuimspoor is alleen via zijn eigen adres te bereiken.",
    "onbekende-client": "Dit systeem heeft hier geen rol. Vraag de beheerder om het toe te voegen.",
    "geen-token": "Stuur een geldig token mee in de header Authorization: Bearer.",
}
"""By code, what somebody is told."""


class AanmeldError(VerzuimspoorError):
    """Somebody is not let in; `code` says why, `waarom` is a word for the log without anything personal."""

    def __init__(self, code: str, waarom: str = "") -> None:
        super().__init__(ZINNEN[code])
        self.code, self.waarom = code, waarom
