"""What stands in the report to the council, as a document?"""

from datetime import date
from typing import Any

from domain.jaarverslag import uiterste_dag
from services.documenten import Alinea, Document, Gegevens, Kop, Onderdeel, Opsomming, Tabel
from services.jaarverslag.woorden import (
    GROEPEN,
    KORT_WEG,
    UITLEG_WEG,
    VERSCHILLEN,
    beleid,
    getal,
    keren,
    onvolledig,
    verschil,
)
from services.vragen.jaarverslag import controlegetal

PLEK = "[Schrijf hier uw toelichting.]"
"""What an officer replaces in the document that can be edited; nothing he writes is kept here."""


def verslagdocument(verslag: dict[str, Any], *, toelichting: bool = False) -> Document:
    """
    Return a report as a document: the same report gives the same document.

    `toelichting` leaves places for what the officer has to say.
    """
    jaar, vorig = verslag["schooljaar"], verslag["vorigJaar"]
    peildatum = date.fromisoformat(verslag["peildatum"])
    ruimte: tuple[Onderdeel, ...] = (Alinea(PLEK, nadruk=True),) if toelichting else ()
    delen: tuple[Onderdeel, ...] = (
        Gegevens(
            (
                ("Gemeente", f"{verslag['gemeente']} ({verslag['gemeentecode']})"),
                ("Schooljaar", f"{jaar} (1 augustus tot en met 31 juli)"),
                ("Stand van", verslag["peildatum"]),
                ("Zoals bekend op", verslag["bekendOp"]),
                (
                    "Vorig jaar",
                    "niet te tellen" if vorig is None else f"{vorig['schooljaar']}, bekend op {vorig['bekendOp']}",
                ),
                ("Afspraken", beleid(verslag)),
                (
                    "Voor de raad",
                    f"uiterlijk {uiterste_dag(jaar).isoformat()} (Leerplichtwet 1969, artikel 25, eerste lid)",
                ),
                ("Controlegetal", controlegetal(verslag)),
            )
        ),
        Alinea(UITLEG_WEG),
        *ruimte,
        Kop("De cijfers van het schooljaar"),
        _figures(verslag),
        *ruimte,
        Kop("Naar onderwijssoort"),
        _kinds(verslag),
        *_schools(verslag),
        Kop("Thuiszitters in de loop van het jaar"),
        _course(verslag),
        Kop("Hoe lang duurt het tot een passend aanbod?"),
        Alinea(_offers(verslag)),
        *ruimte,
        Kop("Wat is niet volledig?"),
        Opsomming(tuple(onvolledig(verslag)) or ("Ons is niet bekend dat er iets ontbreekt.",)),
        Kop("Waarom verschillen cijfers van elkaar?"),
        Opsomming(VERSCHILLEN),
        Kop("Wat telt elk cijfer?"),
        _definitions(verslag),
    )
    titel = f"Leerplichtverslag {jaar}, gemeente {verslag['gemeente']}"
    return Document(titel, delen, datum=peildatum, afzender=f"Gemeente {verslag['gemeente']}", voet=titel)


def _figures(verslag: dict[str, Any]) -> Tabel:
    eerder = verslag["vorigJaar"]["schooljaar"] if verslag["vorigJaar"] else "vorig jaar"
    rijen = tuple(
        (een["titel"], getal(een["leerlingen"]), keren(een), getal(een["vorigJaar"]), verschil(een["verschil"]))
        for een in verslag["cijfers"]
    )
    kop = ("Cijfer", f"Leerlingen {verslag['schooljaar']}", "Keren", f"Leerlingen {eerder}", "Verschil")
    return Tabel("Leerlingen per cijfer; wie twee keer meetelt, telt één keer", kop, rijen, frozenset({1, 2, 3, 4}))


def _kinds(verslag: dict[str, Any]) -> Tabel:
    rijen = tuple(
        (een["titel"], *(getal(een["perOnderwijssoort"][groep.value]) for groep in GROEPEN))
        for een in verslag["cijfers"]
        if any(een["perOnderwijssoort"].values())
    )
    kolommen = frozenset(range(1, 1 + len(GROEPEN)))
    return Tabel("Leerlingen per onderwijssoort", ("Cijfer", *GROEPEN.values()), rijen, kolommen)


def _schools(verslag: dict[str, Any]) -> tuple[Onderdeel, ...]:
    kop = Kop("Relatief verzuim per school")
    if not verslag["perSchool"]:
        return kop, Alinea("Per school zijn de getallen te klein om te laten zien.")
    rijen = tuple((een["brin"] or "school onbekend", getal(een["leerlingen"])) for een in verslag["perSchool"])
    return kop, Tabel("Leerlingen met relatief verzuim", ("School (BRIN)", "Leerlingen"), rijen, frozenset({1}))


def _course(verslag: dict[str, Any]) -> Tabel:
    rijen = tuple(
        (punt["dag"], getal(punt["thuiszitters"]) if punt["isGeweest"] else "nog niet", getal(punt["vorigJaar"]))
        for punt in verslag["verloop"]
    )
    kop = ("Dag", "Thuiszitters", "Een jaar eerder")
    return Tabel("Leerlingen die op deze dag thuiszitter waren", kop, rijen, frozenset({1, 2}))


def _offers(verslag: dict[str, Any]) -> str:
    return " ".join((_said("Dit schooljaar", verslag["aanbod"]), _said("Vorig jaar", verslag["aanbod"]["vorigJaar"])))


def _said(wanneer: str, aanbod: dict[str, Any] | None) -> str:
    if aanbod is None:
        return f"{wanneer}: niet te tellen."
    if aanbod["aantal"] is None:
        return f"{wanneer}: te weinig leerlingen om te laten zien ({KORT_WEG})."
    if not aanbod["aantal"]:
        return f"{wanneer}: niemand kreeg een aanbod."
    return (
        f"{wanneer}: {aanbod['aantal']} leerlingen kregen een aanbod; de helft van hen binnen "
        f"{aanbod['mediaanDagen']} dagen."
    )


def _definitions(verslag: dict[str, Any]) -> Tabel:
    rijen = tuple((een["titel"], een["definitie"], een["bron"]) for een in verslag["cijfers"])
    return Tabel("De definities en hun bron", ("Cijfer", "Wat het telt", "Bron"), rijen)
