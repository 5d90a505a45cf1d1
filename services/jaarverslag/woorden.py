"""How is a number of a report written, and what is said about numbers that are not there?"""

from typing import Any

from domain.telling.indeling import Onderwijsgroep

WEG = "1 t/m 4, of weggelaten"
"""Stands where a number is too small to show, or would give one away."""
KORT_WEG = "–"
ONBEKEND = "onbekend"
GROEPEN = {
    Onderwijsgroep.PO_SBO: "po en sbo",
    Onderwijsgroep.SO_VSO: "(v)so",
    Onderwijsgroep.VO: "vo",
    Onderwijsgroep.MBO: "mbo",
    Onderwijsgroep.ONBEKEND: ONBEKEND,
}
UITLEG_WEG = (
    "Getallen van 1 tot en met 4 staan er niet, want die kunnen over één kind gaan. Soms valt daarom ook een ander "
    "getal weg, omdat het kleine getal er anders uit te rekenen was. In de tabellen staat dan een streepje (–)."
)
VERSCHILLEN = (
    "Een andere dag: een cijfer over een schooljaar telt iedereen die dat jaar meetelde, een lijst van één dag niet.",
    "Ander weten: scholen verbeteren hun meldingen. Dit verslag telt wat bekend was op het moment dat erboven staat.",
    "Een andere bron: DUO telt meldingen, wij tellen leerlingen. Over één leerling kunnen twee meldingen gaan.",
    "Verhuizen: een leerling telt in elke gemeente waar hij woonde op een dag waarop het cijfer voor hem gold.",
    "Ziekte en verlof: die dagen tellen niet als thuiszitten.",
)


def getal(aantal: int | None) -> str:
    """Write a number, or the sign for one that is left out."""
    return KORT_WEG if aantal is None else str(aantal)


def verschil(aantal: int | None) -> str:
    """Write a difference with its sign."""
    return KORT_WEG if aantal is None else f"{aantal:+d}" if aantal else "0"


def keren(cijfer: dict[str, Any]) -> str:
    """Write on how many occasions, of a figure that counts them."""
    return getal(cijfer["keren"]) if cijfer["telKeren"] else ""


def beleid(verslag: dict[str, Any]) -> str:
    """Say which policy judged the days of the year."""
    return "; ".join(
        een["profiel"] + (f", versie {een['versie']}" if een["versie"] else "") + f", vanaf {een['van']}"
        for een in verslag["beleid"]
    )


def onvolledig(verslag: dict[str, Any]) -> list[str]:
    """Say what is not complete in a report, each as a sentence."""
    zinnen = []
    if not verslag["isVoorbij"]:
        zinnen.append(f"Het schooljaar was nog niet voorbij: de cijfers lopen tot en met {verslag['peildatum']}.")
    if verslag["zwijgendeScholen"]:
        scholen = ", ".join(verslag["zwijgendeScholen"])
        zinnen.append(f"Van deze scholen kwam vorig jaar wel een melding en dit jaar niet één: {scholen}.")
    zonder = [
        een["titel"].lower()
        for een in verslag["cijfers"]
        if (een["perOnderwijssoort"][Onderwijsgroep.ONBEKEND] or 0) > 0
    ]
    if zonder:
        zinnen.append(f"Van een deel van de leerlingen is de onderwijssoort niet bekend, bij: {'; '.join(zonder)}.")
    vorig = verslag["vorigJaar"]
    if vorig is not None and not vorig["zoalsVerslagen"]:
        zinnen.append("Van vorig jaar is hier geen verslag vastgelegd. De cijfers van dat jaar zijn opnieuw geteld.")
    return zinnen
