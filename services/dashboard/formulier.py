"""What does a form about an event ask, and what did somebody fill in?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin
from uuid import UUID

from pydantic.alias_generators import to_camel

from domain.events import BY_TYPE
from services.dashboard.woorden import GRONDEN, kort, los, veld, woord
from services.ingest.gelezen import Bezwaar

GROEPEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Verzuim",
        (
            *("SchoolgangGestaakt", "SchoolgangHervat", "Ziekgemeld", "Betergemeld"),
            *("OngeoorloofdVerzuimGeregistreerd", "VerkorteOnderwijstijdVastgesteld"),
        ),
    ),
    ("Onderzoek en gesprek", ("OnderzoekGestart", "GesprekGevoerd", "BriefVerzonden", "NotitieGemaakt")),
    (
        "Hulp en aanbod",
        (
            *("PartnerBetrokken", "ReactieGegeven", "OverlegGehouden", "CasusregieBelegd", "HulpIngezet"),
            *("PassendAanbodGedaan", "AanbodVervallen", "TrajectVastgelegd", "RouteBepaald", "Opgeschaald"),
        ),
    ),
    (
        "Vrijstelling en verlof",
        (
            *("VrijstellingAangevraagd", "VrijstellingVerleend", "VrijstellingGeweigerd", "VrijstellingBeeindigd"),
            *("VerlofVerleend", "VerlofGeweigerd"),
        ),
    ),
    (
        "Handhaving",
        (
            *("WaarschuwingGegeven", "VerdachteGehoord", "HaltVerwezen", "HaltAfgerond"),
            *("ProcesVerbaalOpgemaakt", "ProcesVerbaalIngezonden"),
        ),
    ),
    (
        "School, zorg en behandeling",
        (
            *("Ingeschreven", "Uitgeschreven", "OppVastgesteld", "VeiligheidszorgGemeld", "VeiligheidszorgAfgesloten"),
            *("BehandelaarToegewezen", "BehandelaarVervangen"),
        ),
    ),
    ("Verbeteren", ("GebeurtenisHerroepen",)),
)
"""What can be recorded on the screen; the rest comes from deliveries, the clock or a command."""
MAG = frozenset(soort for _, soorten in GROEPEN for soort in soorten)
PERSONEN = (("leerling", "de leerling"), ("ouder", "een ouder"), ("ouder-1", "ouder 1"), ("ouder-2", "ouder 2"))
MEDEWERKER = ("medewerker", "waarnemer", "behandelaar")
NIET_GEVRAAGD = frozenset({"volgens"})
"""What only a rule fills in."""
JA_NEE = (("true", "ja"), ("false", "nee"))
HULP = {
    "geldigOp": "De dag waarop dit gebeurde of ingaat.",
    "brin": "Twee cijfers en twee letters, bijvoorbeeld 99AA.",
    "vestiging": "De twee tekens achter het BRIN; de hoofdvestiging is 00.",
    "besluitOp": "Alleen als dat een andere dag is.",
    "deelnemers": "Rollen of namen, met een komma ertussen.",
    "behandelaar": "Het pseudoniem van de medewerker, geen naam.",
    "medewerker": "Het pseudoniem waaronder deze medewerker zich aanmeldt.",
    "aandeel": "Het deel van een volle werkweek, in procenten.",
    "portefeuilles": "De codes van de afspraken, met een komma ertussen.",
    "waarnemer": "Wie de dossiers behandelt zolang de ander er niet is.",
    "reden": "Schrijf niet meer op dan nodig is.",
    "tekst": "Schrijf niet meer op dan nodig is.",
}


@dataclass(frozen=True, slots=True)
class Vraagveld:
    """One field of a form: how it is asked (`invoer`), what can be chosen, and what was filled in."""

    naam: str
    label: str
    invoer: str
    verplicht: bool
    keuzes: Sequence[tuple[str, str]] = ()
    hulp: str = ""
    waarde: str = ""
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Omstandigheden:
    """What a form can offer of this pupil and this policy."""

    rollen: Mapping[str, str]
    meldingen: Sequence[tuple[str, str]] = ()
    gebeurtenissen: Sequence[tuple[str, str]] = ()
    medewerkers: Sequence[tuple[str, str]] = ()
    """Who works here, by pseudonym; without any it is written by hand."""


def velden(
    soort: str, bij: Omstandigheden, waarden: Mapping[str, str], fouten: Mapping[str, str]
) -> tuple[Vraagveld, ...]:
    """Return the fields of the form about an event, with what was filled in and what is wrong with it."""
    uit = []
    for naam, info in BY_TYPE[soort].model_fields.items():
        if naam in NIET_GEVRAAGD:
            continue
        alias = to_camel(naam)
        invoer, keuzes = _asked(alias, info.annotation, bij)
        uit.append(
            Vraagveld(
                alias,
                veld(alias),
                invoer,
                info.is_required(),
                keuzes,
                HULP.get(alias, ""),
                waarden.get(alias, ""),
                fouten.get(alias, ""),
            )
        )
    return tuple(uit)


def uitleg(soort: str) -> str:
    """Return what an event says, in one Dutch sentence."""
    tekst = " ".join((BY_TYPE[soort].__doc__ or "").strip().split("\n\n")[0].split())
    return tekst.replace("`geldig_op`", "deze dag").replace("`tot_en_met`", "de laatste dag")


def lees(soort: str, waarden: Mapping[str, str]) -> dict[str, Any]:
    """Return what was filled in as a line of a file has it; an empty field is one that was left out."""
    feit = BY_TYPE[soort]
    gegeven: dict[str, Any] = {"type": soort}
    for naam, info in feit.model_fields.items():
        waarde = waarden.get(to_camel(naam), "")
        if waarde:
            gegeven[to_camel(naam)] = _parsed(waarde, _plain(info.annotation))
    return gegeven


def fouten_van(bezwaren: Iterable[Bezwaar]) -> dict[str, str]:
    """Return by field (empty: the whole) what is wrong, with the name that the form gives it."""
    fouten: dict[str, str] = {}
    for bezwaar in bezwaren:
        naam = bezwaar.veld.partition(".")[0]
        zin = bezwaar.melding.removeprefix(f"{bezwaar.veld} ")
        fouten.setdefault(naam, f"{veld(naam).rstrip('?')}: {zin}" if naam else zin)
    return fouten


def _parsed(waarde: str, soort: object) -> object:
    if soort is bool:
        return {"true": True, "false": False}.get(waarde, waarde)
    if soort in (int, float):
        return _number(waarde, soort)
    if get_origin(soort) is tuple:
        return [deel for stuk in waarde.split(",") if (deel := stuk.strip())]
    return waarde


def _number(waarde: str, soort: object) -> object:
    try:
        return int(waarde) if soort is int else float(waarde.replace(",", "."))
    except ValueError:
        return waarde


def _plain(annotation: object) -> Any:  # noqa: ANN401 - a type, or what stands for one
    """Return the type without `None` and without its marks."""
    while True:
        if get_origin(annotation) in (Union, UnionType):
            annotation = next(deel for deel in get_args(annotation) if deel is not type(None))
        elif hasattr(annotation, "__metadata__"):
            annotation = get_args(annotation)[0]
        else:
            return annotation


def _asked(naam: str, annotation: object, bij: Omstandigheden) -> tuple[str, Sequence[tuple[str, str]]]:
    soort = _plain(annotation)
    if naam in ("tegen", "wie") or (naam == "aan" and soort is str):
        return "keuze", PERSONEN
    if naam in MEDEWERKER and bij.medewerkers:
        return "keuze", bij.medewerkers
    if naam == "rol":
        return "keuze", sorted(bij.rollen.items(), key=lambda paar: paar[1])
    if naam == "meldingsnummer":
        return ("keuze", bij.meldingen) if bij.meldingen else ("tekst", ())
    if soort is UUID:
        return "keuze", bij.gebeurtenissen
    if get_origin(soort) is Literal:
        return "keuze", [(str(w), woord(w)) for w in get_args(soort)]
    if isinstance(soort, type) and issubclass(soort, StrEnum):
        return "keuze", [(w.value, GRONDEN.get(w.value, woord(w.value))) for w in soort]
    if soort is bool:
        return "keuze", JA_NEE
    if soort is datetime:
        return "moment", ()
    if soort is date:
        return "dag", ()
    if soort in (int, float):
        return "getal", ()
    return ("lang" if naam in ("tekst", "reden", "advies", "perspectief") else "tekst"), ()


def genoemd(gebeurtenis: Mapping[str, Any]) -> str:
    """Return how an event is named where it can be chosen."""
    return f"{los(gebeurtenis['type'])}, {kort(gebeurtenis['geldigOp'])}"
