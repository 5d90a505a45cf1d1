"""What can an officer do with a request, and what does each form ask?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.datastructures import FormData

from services.dashboard import formulier
from services.dashboard.formulier import Omstandigheden, Vraagveld
from services.dashboard.woorden import veld, woord

AFWIJZEND = ("weigeren", "niet-behandelen")
VAN_RECHTSWEGE = "van-rechtswege"


@dataclass(frozen=True, slots=True)
class Actie:
    """Something to do with a request: what it is called (by the frame it is in), and which event records it."""

    code: str
    soort: str
    titel: str
    uitleg: str
    velden: tuple[str, ...]
    verplicht: tuple[str, ...] = ()


_VERLOF = {
    "verlenen": Actie(
        "verlenen",
        "VerlofVerleend",
        "Verlof geven",
        "Leg vast welke dagen de leerling verlof heeft, en waarom.",
        ("geldigOp", "totEnMet", "schooldagen", "besluitOp", "motivering"),
        ("motivering",),
    ),
    "weigeren": Actie(
        "weigeren",
        "VerlofGeweigerd",
        "Verlof weigeren",
        "Leg vast waarom het verlof niet kan.",
        ("geldigOp", "reden"),
        ("reden",),
    ),
}
_VRIJSTELLING = {
    "verlenen": Actie(
        "verlenen",
        "VrijstellingVerleend",
        "Vrijstelling geven",
        "Leg vast vanaf welke dag de vrijstelling geldt, tot wanneer en waarom.",
        ("geldigOp", "totEnMet", "besluitOp", "motivering"),
        ("motivering",),
    ),
    "weigeren": Actie(
        "weigeren",
        "VrijstellingGeweigerd",
        "Vrijstelling weigeren",
        "Leg vast waarom de vrijstelling niet kan.",
        ("geldigOp", "motivering"),
        ("motivering",),
    ),
}
_RECHTSWEGE = {
    "verlenen": Actie(
        "verlenen",
        "VrijstellingVerleend",
        "De kennisgeving klopt",
        "De vrijstelling is door de wet ontstaan. Leg vast vanaf welke dag zij geldt, en hoe u dat naging.",
        ("geldigOp", "totEnMet", "levenslang", "besluitOp", "motivering"),
        ("motivering",),
    ),
    "weigeren": Actie(
        "weigeren",
        "VrijstellingGeweigerd",
        "De kennisgeving klopt niet",
        "Er ontstaat geen vrijstelling. Leg vast wat er niet klopt.",
        ("geldigOp", "motivering"),
        ("motivering",),
    ),
}
_ALTIJD = {
    "stuk": Actie(
        "stuk",
        "StukOntvangen",
        "Er kwam een stuk binnen",
        "Leg alleen vast dat het er is. Wat erin staat, hoort hier niet.",
        ("geldigOp", "soort", "gedagtekendOp", "afgegevenDoor", "behandelend"),
    ),
    "aanvulling": Actie(
        "aanvulling",
        "AanvullingGevraagd",
        "Om aanvulling vragen",
        "De beslistermijn staat stil vanaf de dag erna, tot de aanvraag compleet is of deze tijd voorbij is.",
        ("geldigOp", "totEnMet", "stukken"),
    ),
    "verlengen": Actie(
        "verlengen",
        "BeslistermijnVerlengd",
        "Laten weten dat het later wordt",
        "Noem de nieuwe uiterste dag die de aanvrager van u hoorde.",
        ("geldigOp", "totEnMet"),
    ),
    "intrekken": Actie(
        "intrekken",
        "AanvraagIngetrokken",
        "De aanvrager trekt zich terug",
        "De aanvraag is daarmee afgedaan, zonder besluit.",
        ("geldigOp",),
    ),
    "niet-behandelen": Actie(
        "niet-behandelen",
        "AanvraagNietBehandeld",
        "Niet behandelen",
        "De aanvraag bleef onvolledig nadat de aanvrager haar mocht aanvullen.",
        ("geldigOp", "motivering"),
        ("motivering",),
    ),
}
VOLGORDE = ("stuk", "aanvulling", "verlengen", "verlenen", "weigeren", "intrekken", "niet-behandelen")


def acties_bij(aanvraag: Mapping[str, Any]) -> dict[str, Actie]:
    """Return what can be done with a request that waits for leerplicht; with another, or one that is done, nothing."""
    if aanvraag["status"] != "open" or aanvraag["wachtOp"] != "leerplicht" or aanvraag["kader"] is None:
        return {}
    rechtswege = aanvraag["kader"]["aard"] == VAN_RECHTSWEGE
    besluit = _VERLOF if aanvraag["soort"] == "verlof" else _RECHTSWEGE if rechtswege else _VRIJSTELLING
    kan = {**_ALTIJD, **besluit}
    zonder = {"verlengen", "niet-behandelen"} if rechtswege else set()
    return {code: kan[code] for code in VOLGORDE if code not in zonder}


def vaste_velden(actie: Actie, aanvraag: Mapping[str, Any]) -> dict[str, str]:
    """Return what the form does not ask, since the request says it."""
    if actie.soort in ("VrijstellingVerleend", "VrijstellingGeweigerd"):
        return {"grond": aanvraag["grond"]}
    door = {"verleendDoor": "leerplicht"} if actie.soort == "VerlofVerleend" else {}
    return {"aanvraag": aanvraag["gebeurtenis"], **door}


def begin(actie: Actie, aanvraag: Mapping[str, Any]) -> dict[str, str]:
    """Return what stands in a form that nobody filled in yet."""
    vandaag: str = aanvraag["peildatum"]
    if actie.soort == "VerlofVerleend":
        schooldagen = (aanvraag["verlof"] or {}).get("gevraagd", "")
        dagen = {"geldigOp": aanvraag["eersteDag"], "totEnMet": aanvraag["laatsteDag"]}
        return {**dagen, "schooldagen": str(schooldagen), "besluitOp": vandaag}
    if actie.soort == "VrijstellingVerleend":
        return {"geldigOp": vandaag, "besluitOp": vandaag}
    ontbreekt = ",".join(stuk["soort"] for stuk in aanvraag["stukken"] if stuk["stand"] != "aanwezig")
    return {"geldigOp": vandaag, "stukken": ontbreekt}


def velden(
    actie: Actie, aanvraag: Mapping[str, Any], waarden: Mapping[str, str], fouten: Mapping[str, str]
) -> tuple[Vraagveld, ...]:
    """Return the fields of the form, in their order; of things that come with a request only those it needs."""
    alle = {een.naam: een for een in formulier.velden(actie.soort, Omstandigheden({}), waarden, fouten)}
    stukken = [(stuk["soort"], stuk["titel"]) for stuk in aanvraag["stukken"]]
    gevraagd = []
    for naam in actie.velden:
        een = replace(alle[naam], verplicht=alle[naam].verplicht or naam in actie.verplicht)
        if actie.soort == "StukOntvangen" and naam == "soort":
            een = replace(een, label="Welk stuk?", keuzes=stukken)
        if naam == "stukken":
            een = replace(een, invoer="vinkjes", keuzes=stukken)
        if naam == "afgegevenDoor":
            een = replace(een, keuzes=[(w, woord(w)) for w, _ in een.keuzes])
        gevraagd.append(een)
    return tuple(gevraagd)


def gelezen(actie: Actie, aanvraag: Mapping[str, Any], ingevuld: Mapping[str, str], form: FormData) -> dict[str, str]:
    """Return what was filled in, with what the request says; several ticks stand with a comma between them."""
    waarden = {naam: ingevuld.get(naam, "") for naam in actie.velden}
    if "stukken" in waarden:
        waarden["stukken"] = ",".join(str(een) for een in form.getlist("stukken"))
    return {**waarden, **vaste_velden(actie, aanvraag)}


def wat_mist(verplicht: Sequence[str], waarden: Mapping[str, str]) -> dict[str, str]:
    """Return by field what must still be said: a decision without its reasons is none (Awb 3:46)."""
    tekst = "schrijf waarom zo is besloten; de aanvrager heeft daar recht op (Awb art. 3:46)"
    return {naam: f"{veld(naam)}: {tekst}" for naam in verplicht if not waarden.get(naam)}
