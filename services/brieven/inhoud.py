"""What does a letter say, with what the dossier knows and what was filled in?"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from domain.werkdagen import verlengd
from services.brieven.besluit import Besluit
from services.brieven.briefhoofd import Briefhoofd
from services.brieven.sjabloon import Sjabloon, SjabloonError, Sjabloonveld

BEZWAARTERMIJN = timedelta(weeks=6)
"""Awb 6:7, from the day after the letter was sent (Awb 6:8)."""
TEKENS = re.compile(r"([!-/:-@\[-`{-~])")
"""Every sign that Markdown may read as something else."""
NEDERLANDS = "nl_NL"
LANGSTE = {"tekst": 200, "lang": 8_000, "dag": 10}
OUDERS = ("ouder", "ouder-1", "ouder-2")
Waarden = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gegevens:
    """What is known for a letter before anybody fills in something; `naam` is None where none is known."""

    hoofd: Briefhoofd
    aan: str
    vandaag: date
    naam: str | None
    ondertekenaar: str | None = None
    functie: str = "leerplichtambtenaar"
    besluit: Besluit | None = None
    afspraken: Sequence[Mapping[str, Any]] = ()
    laatste_gesprek: date | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter: what stands above it, and its text as Markdown."""

    hoofd: Briefhoofd
    titel: str
    datum: date
    ontvanger: str
    adres: tuple[str, ...]
    kenmerk: str
    tekst: str


def velden(sjabloon: Sjabloon, bekend: Gegevens) -> list[tuple[Sjabloonveld, str]]:
    """Return what a letter asks, in order, each with what stands in it before anybody fills it in."""
    gevraagd = [*_common(sjabloon, bekend)]
    gevraagd.extend((veld, _written(_looked_up(veld.voorgevuld, bekend))) for veld in sjabloon.velden)
    return gevraagd


def ontbreekt(sjabloon: Sjabloon, bekend: Gegevens, waarden: Waarden) -> dict[str, str]:
    """Return by field what is wrong with what was filled in; nothing when the letter can be written."""
    fouten = {}
    for veld, _ in velden(sjabloon, bekend):
        waarde = waarden.get(veld.naam, "").strip()
        if not waarde and veld.verplicht:
            fouten[veld.naam] = "Vul dit in."
        elif len(waarde) > LANGSTE[veld.soort]:
            fouten[veld.naam] = f"Dit is te lang: hoogstens {LANGSTE[veld.soort]} tekens."
        elif waarde and veld.soort == "dag" and _day(waarde) is None:
            fouten[veld.naam] = "Dit is geen dag. Schrijf jaar, maand en dag: 2026-03-31."
    return fouten


def schrijf(sjabloon: Sjabloon, mappen: Sequence[Path], bekend: Gegevens, waarden: Waarden) -> Brief:
    """
    Return the letter; `waarden` has what `ontbreekt` found nothing wrong with, and `mappen` is where its parts are.

    Raises:
        SjabloonError: the template names what there is not, or cannot be read.

    """
    gevraagd = velden(sjabloon, bekend)
    ingevuld = {veld.naam: _read(veld, waarden.get(veld.naam, "").strip()) for veld, _ in gevraagd}
    datum = _day(waarden["datum"]) or bekend.vandaag
    if sjabloon.bezwaar:
        ingevuld["bezwaar_tot"] = verlengd(datum + BEZWAARTERMIJN)
    ingevuld |= {
        "aan": bekend.aan,
        "briefhoofd": bekend.hoofd.model_dump(),
        "besluit": bekend.besluit and asdict(bekend.besluit),
        "afspraken": list(bekend.afspraken),
    }
    try:
        tekst = _compiled(tuple(mappen), sjabloon.tekst).render(ingevuld)
    except (TemplateError, TypeError, ValueError, ArithmeticError) as fout:
        raise SjabloonError(
            f"de brief {sjabloon.niveau}/{sjabloon.soort}.md is niet te maken ({type(fout).__name__})"
        ) from None
    hoofd = (
        bekend.hoofd
        if bekend.hoofd.organisatie
        else bekend.hoofd.model_copy(update={"organisatie": str(ingevuld["organisatie"])})
    )
    adres = tuple(regel.strip() for regel in waarden.get("adres", "").splitlines() if regel.strip())
    return Brief(
        hoofd, sjabloon.titel, datum, waarden["ontvanger"].strip(), adres, waarden.get("kenmerk", "").strip(), tekst
    )


def dag(waarde: date) -> str:
    """Write a day as a letter does."""
    return format_date(waarde, "d MMMM y", locale=NEDERLANDS)


def veilig(waarde: object) -> object:
    """Return a value so that no sign in it is read as Markdown; lines stay lines, and an empty one a new paragraph."""
    if not isinstance(waarde, str):
        return waarde
    alineas = re.split(r"\n\s*\n", waarde.replace("\r\n", "\n").strip())
    return "\n\n".join("\\\n".join(TEKENS.sub(r"\\\1", " ".join(r.split())) for r in a.splitlines()) for a in alineas)


def _common(sjabloon: Sjabloon, bekend: Gegevens) -> list[tuple[Sjabloonveld, str]]:
    """Return what every letter asks."""
    naam, hoofd = bekend.naam or "", bekend.hoofd
    aan_leerling, aan_school = bekend.aan == "leerling", bekend.aan == "school"
    ontvanger = naam if aan_leerling else "" if aan_school or not naam else f"De ouder(s) of verzorger(s) van {naam}"
    aanhef = f"Beste {naam}".strip() if aan_leerling else "Geachte heer of mevrouw"
    contact = " of ".join(
        wijze
        for wijze in (hoofd.telefoon and f"bel {hoofd.telefoon}", hoofd.e_mail and f"mail {hoofd.e_mail}")
        if wijze
    )
    gevraagd = [
        (
            _field("datum", "Op welke dag verstuurt u de brief?", "dag", hulp="Vanaf deze dag telt de bezwaartermijn.")
            if sjabloon.bezwaar
            else _field("datum", "Op welke dag verstuurt u de brief?", "dag"),
            bekend.vandaag.isoformat(),
        ),
        (_field("ontvanger", "Aan wie is de brief?"), ontvanger),
        (
            _field(
                "adres",
                "Adres",
                "lang",
                hulp="Straat, postcode en plaats, elk op een regel. Het dossier kent geen adres.",
            ),
            "",
        ),
        (_field("aanhef", "Aanhef"), aanhef),
        (_field("leerling", "Hoe heet de leerling?"), naam),
        (_field("kenmerk", "Kenmerk", verplicht=False, hulp="Niet het BSN."), ""),
    ]
    if not hoofd.organisatie:
        gevraagd.append((_field("organisatie", "Van welke gemeente is de brief?"), ""))
    gevraagd += [
        (_field("ondertekenaar", "Wie ondertekent?"), bekend.ondertekenaar or ""),
        (_field("functie", "Functie"), bekend.functie),
        (_field("contact", "Hoe bent u te bereiken?", hulp="Bijvoorbeeld: bel 14 024."), contact),
    ]
    if sjabloon.bezwaar:
        adres = "\n".join(hoofd.bezwaaradres)
        gevraagd.append((_field("bezwaaradres", "Waar gaat een bezwaarschrift heen?", "lang"), adres))
    return gevraagd


def _field(naam: str, label: str, soort: Any = "tekst", *, verplicht: bool = True, hulp: str = "") -> Sjabloonveld:  # noqa: ANN401 - checked by the model
    return Sjabloonveld(naam=naam, label=label, soort=soort, verplicht=verplicht, hulp=hulp)


def _looked_up(pad: str, bekend: Gegevens) -> object:
    """Return what a template wants in a field: `laatste_gesprek`, or something of the decision."""
    gevonden: object = bekend
    for deel in pad.split(".") if pad else ():
        namen = {veld.name for veld in fields(gevonden)} if isinstance(gevonden, Gegevens | Besluit) else set()
        gevonden = getattr(gevonden, deel) if deel in namen else None
    return gevonden if pad else None


def _written(waarde: object) -> str:
    return waarde.isoformat() if isinstance(waarde, date) else "" if waarde is None else str(waarde)


def _read(veld: Sjabloonveld, waarde: str) -> object:
    return _day(waarde) if veld.soort == "dag" and waarde else waarde


def _day(geschreven: str) -> date | None:
    try:
        return date.fromisoformat(geschreven)
    except ValueError:
        return None


@lru_cache(maxsize=16)
def _surroundings(mappen: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    """Return where a template runs: it reaches nothing but what it is given, and an unknown name is an error."""
    omgeving = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(mappen),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=veilig,
    )
    omgeving.filters["dag"] = dag
    return omgeving


@lru_cache(maxsize=64)
def _compiled(mappen: tuple[Path, ...], tekst: str) -> Template:
    return _surroundings(mappen).from_string(tekst)
